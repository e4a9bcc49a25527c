// scriptless.mjs - without JavaScript a page is whole: nothing to read or follow is missing.
import * as quiet from './quiet.mjs';
import * as sideways from './sideways.mjs';

export const name = 'without JavaScript every page is whole';

// What there is to read, line by line, less the controls that the script brings.
const read = tab => tab.evaluate(() => {
	document.querySelectorAll('button, .filt').forEach(e => e.remove());
	const text = document.body.innerText.split('\n').map(t => t.trim()).filter(Boolean);
	return [...text, ...[...document.querySelectorAll('a[href]')].map(a => `link ${a.getAttribute('href')}`)];
});

export async function look(page, tab, script, heard) {
	const where = `${page.language}/${page.name}`;
	const problems = quiet.look(page, heard);
	for (const problem of await sideways.look(tab))
		problems.push(`${where}: ${problem}`);
	const there = new Set(await read(tab));
	for (const line of await read(script))
		if (!there.has(line))
			problems.push(`${where}: "${line.slice(0, 60)}" shows only with JavaScript`);
	return problems;
}
