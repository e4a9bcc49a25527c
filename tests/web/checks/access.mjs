// access.mjs - WCAG 2.2 A and AA as far as a program can tell, by axe-core, with all details open.
import fs from 'node:fs';
import { createRequire } from 'node:module';

export const name = 'axe-core finds nothing against WCAG 2.2 A and AA';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const wants = (view, kind) => kind && [1280, 390].includes(view.width);

export async function look(tab, view) {
	if (!await tab.evaluate(() => 'axe' in window))
		await tab.evaluate(source);
	// The dark scheme is another set of colours and nothing else.
	const only = view.scheme === 'dark' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags };
	return tab.evaluate(async runOnly => {
		const { violations } = await window.axe.run({
			runOnly, resultTypes: ['violations'], preload: false,
			rules: { 'target-size': { enabled: runOnly.type === 'tag' } } });
		return violations.flatMap(v => v.nodes.map(n =>
			`${v.id}: ${n.target.join(' ')} (${n.failureSummary.split('\n')[1].trim()})`));
	}, only);
}
