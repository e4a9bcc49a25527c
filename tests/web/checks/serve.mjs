// serve.mjs - fuga serve: the page loads itself again after a save, and shows what is wrong until it is mended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { launch } from '../lib/browser.mjs';
import { root } from '../lib/site.mjs';
import * as access from './access.mjs';
import * as sideways from './sideways.mjs';

export const name = 'fuga serve: a page follows what is saved, and shows what is wrong with it';

const content = path.join(root, 'content-serve');
const temporary = path.join(root, 'tmp-serve');
const id = 'aceros-y-cementos-purisima';
const file = path.join(content, `accounts/${id}.yaml`);
const patience = 60000; // a slow machine; where all is well nothing waits so long

// As an editor saves that writes beside the file and renames.
function save(text) {
	fs.writeFileSync(`${file}~`, text);
	fs.renameSync(`${file}~`, file);
}

// The program, once it names its address.
async function begin() {
	fs.cpSync(path.join(root, 'content-es'), content, { recursive: true });
	fs.mkdirSync(temporary);
	const program = spawn(process.env.FUGA, ['serve', content, '--port', '0'],
		{ env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '', wrong = '';
	program.stderr.on('data', bytes => { wrong += bytes; });
	const address = await new Promise((done, fail) => {
		program.stdout.on('data', bytes => {
			said += bytes;
			const found = /http:\S+/.exec(said);
			if (found)
				done(found[0]);
		});
		program.on('exit', status => fail(new Error(`fuga serve ended with ${status}: ${wrong}`)));
		program.on('error', fail);
	});
	return { program, address };
}

async function notice(tab, problems) {
	const text = await tab.locator('.fuga-notice').innerText();
	for (const wanted of [`accounts/${id}.yaml:`, "did you mean 'owner'?", 'ower:', '1 error'])
		if (!text.includes(wanted))
			problems.push(`what is wrong does not say ${wanted}: ${text}`);
	for (const width of [1280, 390])
		for (const scheme of ['light', 'dark']) {
			await tab.setViewportSize({ width, height: 900 });
			await tab.emulateMedia({ colorScheme: scheme });
			const seen = [...await access.look(tab, { width, scheme }), ...await sideways.look(tab)];
			problems.push(...seen.map(problem => `${width} ${scheme}: ${problem}`));
		}
}

async function edit(tab, address, problems) {
	const good = fs.readFileSync(file, 'utf8');
	const heard = [];
	tab.setDefaultTimeout(patience);
	tab.on('console', m => heard.push(m.text()));
	tab.on('pageerror', e => heard.push(e.message));
	await tab.goto(`${address}accounts/${id}.html`);
	save(good.replace(/^(\s+name: ).*$/m, '$1Otro Nombre'));
	await tab.waitForFunction(() => document.title.includes('Otro Nombre'));
	save(good.replace(/^(\s+)owner:/m, '$1ower:'));
	await tab.waitForSelector('.fuga-notice');
	if (!await tab.evaluate(() => document.title.includes('Otro Nombre')))
		problems.push('beside what is wrong there is not the last good page');
	await notice(tab, problems);
	save(good);
	await tab.waitForFunction(() => !document.querySelector('.fuga-notice') &&
		!document.title.includes('Otro Nombre'));
	problems.push(...heard.map(text => `console: ${text}`));
}

export async function look() {
	const problems = [];
	const { program, address } = await begin();
	const browser = await launch();
	try {
		await edit(await browser.newPage(), address, problems);
	} catch (error) {
		problems.push(`fuga serve: ${error.message}`);
	}
	await browser.close();
	program.kill('SIGINT');
	const [status, signal] = program.exitCode === null ? await once(program, 'exit') : [program.exitCode];
	if (status !== 0)
		problems.push(`it ended with ${status ?? signal}`);
	problems.push(...fs.readdirSync(temporary).map(left => `it leaves ${left}`));
	return { problems, seen: 'an edit, an error, its mending' };
}
