// links.mjs - every link leads somewhere: to a file of the site, and to an anchor that is there.
import fs from 'node:fs';
import path from 'node:path';
import { attribute, filesOf, languages, missing, nodes, pagesOf, place, root } from '../lib/site.mjs';

export const name = 'no link, anchor or reference leads nowhere';

const lists = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers', 'list'];

function anchorsOf(page) {
	const ids = new Set();
	for (const node of nodes(page.tree))
		if (attribute(node, 'id'))
			ids.add(attribute(node, 'id'));
	return ids;
}

function wrong(link, page, site) {
	if (/^(https?|mailto|tel|data):/.test(link))
		return null;
	// A page that says what is not there is shown in place of any: it cannot be relative.
	const fixed = page.name === missing && link.startsWith('/');
	if (/^([a-z]+:|\/)/i.test(link) && !fixed)
		return 'is not relative';
	const [target, anchor] = link.replace(fixed ? /^\// : /^$/, '').split('#');
	const name = target ? path.posix.normalize(path.posix.join(path.posix.dirname(page.name),
		decodeURIComponent(target.split('?')[0]))) : page.name;
	if (!site.files.has(name))
		return 'is not there';
	if (anchor && site.anchors.has(name) && !site.anchors.get(name).has(decodeURIComponent(anchor)))
		return 'has no such anchor';
	return null;
}

function linksOf(page, site, problems) {
	let seen = 0;
	const ids = site.anchors.get(page.name);
	for (const node of nodes(page.tree)) {
		for (const { name: key, value } of node.attrs ?? []) {
			const says = (what, how) => problems.push(`${place(page, node)}: ${key}="${what}" ${how}`);
			if (key === 'href' || key === 'src') {
				seen++;
				const how = wrong(value, page, site);
				if (how)
					says(value, how);
			} else if (lists.includes(key)) {
				for (const id of value.split(/\s+/).filter(id => !ids.has(id)))
					says(id, 'names nothing on the page');
			}
			for (const [, id] of value.matchAll(/url\(#([^)]+)\)/g))
				if (!ids.has(id))
					says(id, 'names nothing on the page');
		}
	}
	return seen;
}

// Links of the Markdown twins; anchors are the forge's affair.
function markdown(language, site, problems) {
	let seen = 0;
	for (const name of [...site.files].filter(n => n.endsWith('.md'))) {
		const text = fs.readFileSync(path.join(root, language, name), 'utf8');
		for (const [, link] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
			seen++;
			const how = wrong(link.split('#')[0] || '.', { name }, site);
			if (how && !link.startsWith('#'))
				problems.push(`${language}/${name}: (${link}) ${how}`);
		}
	}
	return seen;
}

export function look() {
	const problems = [];
	let seen = 0;
	for (const language of languages) {
		const site = { files: new Set(filesOf(language)), anchors: new Map() };
		for (const page of pagesOf(language))
			site.anchors.set(page.name, anchorsOf(page));
		for (const page of pagesOf(language))
			seen += linksOf(page, site, problems);
		seen += markdown(language, site, problems);
	}
	return { problems, seen: `${seen} links` };
}
