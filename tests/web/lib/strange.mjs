// strange.mjs WORDS.yaml DIR - writes DIR/i18n/WORDS.yaml with every letter of every message made a ж,
// arguments left alone. What is legible in a site built with it was never in the word file.
import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { tokens } from './words.mjs';

function strange(value) {
	if (typeof value !== 'string')
		return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, strange(v)]));
	return tokens(value).map(t => t.literal ? t.text.replace(/\p{L}/gu, 'ж') : t.text).join('');
}

const [, , from, to] = process.argv;
const file = path.join(to, 'i18n', path.basename(from));
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, stringify(strange(parse(fs.readFileSync(from, 'utf8')))));
