// translated.mjs - no page speaks the other language, and no template has words of its own.
import fs from 'node:fs';
import path from 'node:path';
import { literals, plain, records } from '../lib/words.mjs';
import { attribute, languages, nodes, pagesOf, place, root } from '../lib/site.mjs';

export const name = 'every word comes from the word file of the page\'s language';

const spoken = ['title', 'alt', 'aria-label', 'placeholder', 'data-l', 'data-count', 'label'];
// Code is code in every language.
const silent = ['script', 'style', 'code'];
const command = /^fuga [a-z]+ \S+$/;
const fileName = /[\w/-]+\.(csv|md|json|yaml)\b/g;

// What a reader sees or hears, bit by bit: {node, text}.
function* texts(page) {
	for (const node of nodes(page.tree)) {
		if (node.nodeName === '#text' && !silent.includes(node.parentNode.tagName))
			yield { node, text: plain(node.value) };
		for (const { name: key, value } of node.attrs ?? [])
			if ((spoken.includes(key) && !command.test(value)) || (key === 'content' && attribute(node, 'name') === 'description'))
				yield { node, text: plain(value) };
	}
}

// The words of the other language that this one never uses and the company did not write.
function foreign(language, written) {
	const other = languages.find(l => l !== language);
	const own = literals(`templates/i18n/${language}.yaml`).map(x => x.text.toLowerCase());
	const ownWhole = new Set(own);
	const ownText = own.join('\n');
	const theirs = literals(`templates/i18n/${other}.yaml`)
		.map(x => ({ ...x, text: x.text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '') }));
	const long = theirs.filter(x => x.text.includes(' ') && x.text.length >= 10 &&
		!ownText.includes(x.text) && !written.text.includes(x.text));
	const whole = theirs.filter(x => x.whole && !ownWhole.has(x.text) && !written.scalars.has(x.text));
	return { long, whole: new Map(whole.map(x => [x.text, x.key])) };
}

function otherLanguage(language, problems) {
	const { long, whole } = foreign(language, records(path.join(root, `content-${language}`)));
	for (const page of pagesOf(language)) {
		const html = [...nodes(page.tree)].find(n => n.tagName === 'html');
		if (!attribute(html, 'lang')?.startsWith(language))
			problems.push(`${place(page, html)}: lang="${attribute(html, 'lang')}"`);
		for (const { node, text } of texts(page)) {
			const said = text.toLowerCase();
			const key = whole.get(said) ?? (said.length >= 10 && long.find(x => said.includes(x.text))?.key);
			if (key)
				problems.push(`${place(page, node)}: "${text.slice(0, 70)}" is ${key} of the other language`);
		}
	}
}

// Built with illegible words: what can be read is the records', a date's or a template's own.
function hardCoded(problems) {
	const written = new Set(records(path.join(root, 'content-es')).text.match(/\p{L}+/gu));
	for (let month = 0; month < 12; month++)
		for (const style of ['long', 'short'])
			written.add(new Intl.DateTimeFormat('es', { month: style }).format(new Date(2026, month, 5)).replace('.', ''));
	for (const word of ['sep', 'sept', 'mil', 'min', 'fuga', 'yaml', 'csv', 'json', 'markdown'])
		written.add(word);
	// The handbook is written out in each language, not put together from words.
	for (const page of pagesOf('hardcoded').filter(p => !p.name.startsWith('handbook/'))) {
		for (const { node, text } of texts(page)) {
			const words = (text.toLowerCase().replace(fileName, '').match(/\p{L}{3,}/gu) ?? [])
				.filter(w => !/ж/.test(w) && !written.has(w));
			if (words.length)
				problems.push(`${place(page, node)}: "${text.slice(0, 70)}" is of no word file (${words})`);
		}
	}
}

export function look() {
	const problems = [];
	for (const language of languages)
		otherLanguage(language, problems);
	hardCoded(problems);
	return { problems, seen: `${languages.length} languages and one of no words` };
}
