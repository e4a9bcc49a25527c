// words.mjs - the word files and the records, as the checks of translation read them.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

// An ICU message cut into {literal, text}: what readers see, and the syntax of arguments, plurals and
// selects around it. In a plural # is the number.
export function tokens(message) {
	const out = [];
	let i = 0;
	const push = (literal, text) => text && out.push({ literal, text });
	function text(depth) {
		let start = i;
		while (i < message.length && !(message[i] === '}' && depth > 0)) {
			if (message[i] !== '{') {
				i++;
				continue;
			}
			push(true, message.slice(start, i));
			argument(depth);
			start = i;
		}
		push(true, message.slice(start, i));
	}
	function argument(depth) {
		const start = i;
		const head = /^\{[^{},]*(,\s*(plural|selectordinal|select)\s*,)?/.exec(message.slice(i))[0];
		if (!head.endsWith(',')) {
			i = message.indexOf('}', i) + 1;
			push(false, message.slice(start, i));
			return;
		}
		i += head.length;
		push(false, head);
		while (message[i] !== '}') {
			const open = message.indexOf('{', i);
			push(false, message.slice(i, open + 1));
			i = open + 1;
			text(depth + 1);
			i++;
			const blank = /^\s*/.exec(message.slice(i))[0];
			push(false, '}' + blank);
			i += blank.length;
		}
		i++;
		push(false, '}');
	}
	text(0);
	return out;
}

export const plain = text => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

// What a word file lets readers see: {key, text, whole}; whole when it is all of its message.
export function literals(file) {
	const out = [];
	(function walk(value, key) {
		if (typeof value === 'string') {
			const parts = tokens(value);
			for (const part of parts.filter(p => p.literal))
				out.push({ key, text: plain(part.text.replaceAll("''", "'")), whole: parts.length === 1 });
		} else if (value) {
			for (const [name, below] of Object.entries(value))
				walk(below, key ? `${key}.${name}` : name);
		}
	})(parse(fs.readFileSync(file, 'utf8')), '');
	return out.filter(x => /\p{L}/u.test(x.text));
}

// Everything the records say, as one text and as its lines: those words belong to the company.
export function records(folder) {
	const texts = fs.readdirSync(folder, { recursive: true })
		.filter(name => /\.(yaml|md)$/.test(name))
		.map(name => `${name}\n${fs.readFileSync(path.join(folder, name), 'utf8')}`);
	const text = texts.join('\n');
	return { text: plain(text).toLowerCase(), scalars: new Set(text.split(/\n|[:,{}[\]] | #|[{}[\]]|[*_]+/).map(s =>
		plain(s.replace(/^[\s-]*["']?|["',]*$/g, '')).toLowerCase())) };
}
