// svg.mjs - every drawing is well-formed XML, those inside the pages as well; a chart is named.
import fs from 'node:fs';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { attribute, filesOf, languages, nodes, pages, place, root } from '../lib/site.mjs';

export const name = 'every SVG is well-formed XML, and every chart says what it shows';

export function wellFormed(text, type = 'text/xml') {
	try {
		new DOMParser({ onError: (level, message) => { throw new Error(message); } })
			.parseFromString(text, type);
		return null;
	} catch (error) {
		return error.message.split('\n')[0];
	}
}

function drawings(page, problems) {
	let seen = 0;
	for (const node of nodes(page.tree)) {
		if (node.tagName !== 'svg' || node.parentNode.namespaceURI === node.namespaceURI)
			continue;
		seen++;
		const { startOffset, endOffset } = node.sourceCodeLocation;
		const wrong = wellFormed(page.html.slice(startOffset, endOffset));
		if (wrong)
			problems.push(`${place(page, node)}: ${wrong}`);
		const titled = node.childNodes.some(c => c.tagName === 'title' && c.childNodes.length);
		const named = titled || attribute(node, 'aria-label') || attribute(node, 'aria-labelledby');
		const speaks = attribute(node, 'role') === 'img' || [...nodes(node)].some(n => n.tagName === 'text');
		if (speaks && !named && attribute(node, 'aria-hidden') !== 'true')
			problems.push(`${place(page, node)}: a chart has no name`);
	}
	return seen;
}

export function look() {
	const problems = [];
	let seen = 0;
	for (const page of pages())
		seen += drawings(page, problems);
	for (const language of languages) {
		for (const file of filesOf(language).filter(n => n.endsWith('.svg'))) {
			seen++;
			const wrong = wellFormed(fs.readFileSync(path.join(root, language, file), 'utf8'));
			if (wrong)
				problems.push(`${language}/${file}: ${wrong}`);
		}
	}
	return { problems, seen: `${seen} drawings` };
}
