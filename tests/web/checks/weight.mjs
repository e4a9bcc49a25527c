// weight.mjs - the site stays light: what a reader on a phone has to load, uncompressed.
import { filesOf, languages, pagesOf, root } from '../lib/site.mjs';
import fs from 'node:fs';
import path from 'node:path';

export const name = 'index ≤ 150 KB, median dossier ≤ 120 KB, style sheets ≤ 30 KB, scripts ≤ 10 KB';

const sum = sizes => sizes.reduce((a, b) => a + b, 0);
const median = sizes => [...sizes].sort((a, b) => a - b)[sizes.length >> 1];

export function look() {
	const problems = [], seen = [];
	for (const language of languages) {
		const size = f => fs.statSync(path.join(root, language, f)).size;
		const files = filesOf(language);
		const dossiers = pagesOf(language).map(p => p.name)
			.filter(n => n.startsWith('accounts/') && n !== 'accounts/index.html');
		for (const [what, bytes, most] of [
			['index.html', size('index.html'), 150],
			['the median dossier', median(dossiers.map(size)), 120],
			['style sheets', sum(files.filter(f => f.endsWith('.css')).map(size)), 30],
			// search.js is no code: it lists the accounts, and grows with them.
			['scripts', sum(files.filter(f => f.endsWith('.js') && f !== 'search.js').map(size)), 10],
		]) {
			const told = `${language} ${what}: ${(bytes / 1000).toFixed(1)} KB`;
			if (language === 'es')
				seen.push(told.slice(3));
			if (bytes > most * 1000)
				problems.push(`${told}, more than ${most}`);
		}
	}
	return { problems, seen: seen.join('; ') };
}
