// site.mjs - the sites under test and their pages, read and parsed once.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'parse5';

export const languages = ['es', 'en'];
export const missing = '404.html';
export const root = path.resolve(process.env.FUGA_WEB);

export function filesOf(language) {
	return fs.readdirSync(path.join(root, language), { recursive: true, withFileTypes: true })
		.filter(e => e.isFile())
		.map(e => path.relative(path.join(root, language), path.join(e.parentPath ?? e.path, e.name)))
		.sort();
}

const parsed = new Map();

// Every HTML page of a language: {language, name, file, html, tree}.
export function pagesOf(language) {
	if (!parsed.has(language))
		parsed.set(language, filesOf(language).filter(n => n.endsWith('.html')).map(name => {
			const file = path.join(root, language, name);
			const html = fs.readFileSync(file, 'utf8');
			return { language, name, file, html, tree: parse(html, { sourceCodeLocationInfo: true }) };
		}));
	return parsed.get(language);
}

export const pages = () => languages.flatMap(pagesOf);

// One of each kind. Pages that differ only in their records are one kind: of the accounts the one with
// most and the one with least to say, one that left and one in the middle; of the departments the
// largest; of the company's own pages one.
export function kinds(language) {
	const all = pagesOf(language);
	const below = folder => all.filter(p => p.name.startsWith(folder) && !p.name.endsWith('/index.html'))
		.sort((a, b) => a.html.length - b.html.length);
	const accounts = below('accounts/');
	const left = accounts.filter(p => JSON.parse(fs.readFileSync(p.file.replace(/html$/, 'json'))).departed);
	const own = all.filter(p => !p.name.includes('/') && !fs.existsSync(`templates/pages/${p.name}`));
	const several = new Set([...accounts, ...below('departments/'), ...own]);
	const chosen = [accounts[0], accounts[accounts.length >> 1], accounts.at(-1), left.at(-1),
		below('departments/').at(-1), own[0]];
	return [...new Set([...all.filter(p => !several.has(p)), ...chosen.filter(Boolean)])];
}

// Every node below one, itself first.
export function* nodes(node) {
	yield node;
	for (const child of node.childNodes ?? [])
		yield* nodes(child);
}

export const attribute = (node, name) => node.attrs?.find(a => a.name === name)?.value;

// The address of a site and of a page of it. What a server shows in place of a page is tried as if it
// came from one.
export const home = page => page.name === missing ? 'http://site.invalid/' :
	pathToFileURL(path.join(root, page.language)).href + '/';
export const address = page => home(page) + (page.name === missing ? 'no/such/page.html' : page.name);

// Where a node stands, for a message.
export function place(page, node) {
	const line = (node?.sourceCodeLocation ?? node?.parentNode?.sourceCodeLocation)?.startLine;
	return `${page.language}/${page.name}${line ? `:${line}` : ''}`;
}
