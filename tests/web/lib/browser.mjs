// browser.mjs - opens the pages from disk, one browser for all, and lets each check look at each view.
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';
import { address, home, kinds, languages, missing, pagesOf, root } from './site.mjs';
import { tell } from './report.mjs';
import * as access from '../checks/access.mjs';
import * as labels from '../checks/labels.mjs';
import * as sideways from '../checks/sideways.mjs';
import * as quiet from '../checks/quiet.mjs';
import * as scriptless from '../checks/scriptless.mjs';
import * as paper from '../checks/paper.mjs';

// The views of a page of each kind, in an order that changes little from one to the next. Every other
// page is opened once, narrow.
const views = [
	{ width: 1280, scheme: 'light' },
	{ width: 1280, scheme: 'dark' },
	{ width: 390, scheme: 'dark' },
	{ width: 390, scheme: 'light' },
	{ width: 768, scheme: 'light' },
	{ width: 360, scheme: 'light' },
];
const narrow = [{ width: 360, scheme: 'light' }];
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : null; // pages by name, while mending one
const inPage = [access, labels, sideways];

export const launch = (more = []) => chromium.launch({
	executablePath: process.env.CHROMIUM,
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage',
		...more],
});

// To a page; files of a server that is not there are taken from the site. An answer may come too late
// for a page that was left: nobody misses it then, and a page that is open says itself what it lacks.
async function go(tab, page) {
	await tab.unrouteAll({ behavior: 'wait' });
	if (page.name === missing)
		await tab.route(`${home(page)}**`, route => {
			const file = path.join(root, page.language, new URL(route.request().url()).pathname);
			return route.fulfill({ path: fs.existsSync(file) ? file : page.file }).catch(() => {});
		});
	await tab.goto(address(page));
}

// Opens a page and keeps what it says to the console and what it asks for.
async function open(tab, page) {
	const heard = { console: [], requests: [] };
	const note = {
		console: m => heard.console.push(m.text()),
		pageerror: e => heard.console.push(e.message),
		request: r => heard.requests.push(r.url()),
		// Aborted: asked for by the page before, which we left.
		requestfailed: r => r.failure().errorText !== 'net::ERR_ABORTED' &&
			heard.console.push(`${r.url()} was not loaded`),
	};
	for (const [event, f] of Object.entries(note))
		tab.on(event, f);
	await go(tab, page);
	return { heard, leave: () => Object.entries(note).forEach(([event, f]) => tab.off(event, f)) };
}

async function visit(tab, page, some, found) {
	await tab.setViewportSize({ width: some[0].width, height: 900 });
	await tab.emulateMedia({ colorScheme: some[0].scheme });
	const { heard, leave } = await open(tab, page);
	await tab.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
	for (const view of some) {
		await tab.setViewportSize({ width: view.width, height: 900 });
		await tab.emulateMedia({ colorScheme: view.scheme });
		const where = `${page.language}/${page.name} ${view.width} ${view.scheme}`;
		for (const check of inPage) {
			if (!check.wants(view, some.length > 1))
				continue;
			found.get(check).seen++;
			for (const problem of await check.look(tab, view))
				found.get(check).problems.push(`${where}: ${problem}`);
		}
	}
	leave();
	found.get(quiet).seen++;
	found.get(quiet).problems.push(...quiet.look(page, heard));
}

async function visitScriptless(tab, script, page, found) {
	for (const t of [tab, script])
		await t.setViewportSize({ width: 360, height: 900 });
	const { heard, leave } = await open(tab, page);
	await go(script, page);
	leave();
	found.get(scriptless).seen++;
	found.get(scriptless).problems.push(...await scriptless.look(page, tab, script, heard));
}

// Two tabs share the pages, as there are two cores on the smallest machine that runs this.
async function share(browser, queue, found) {
	const context = await browser.newContext();
	const without = await browser.newContext({ javaScriptEnabled: false });
	const tab = await context.newPage(), bare = await without.newPage();
	for (let job; (job = queue.shift());) {
		await visit(tab, job.page, job.views, found);
		if (job.views.length > 1)
			await visitScriptless(bare, tab, job.page, found);
		if (job.views.length > 1 && paper.concerns(job.page)) {
			found.get(paper).seen += 2;
			found.get(paper).problems.push(...await paper.look(job.page, tab));
		}
	}
}

export async function browse() {
	const browser = await launch();
	const found = new Map([...inPage, quiet, scriptless, paper].map(c => [c, { problems: [], seen: 0 }]));
	const queue = [];
	for (const language of languages) {
		const chosen = kinds(language);
		for (const page of pagesOf(language))
			if (!only || only.test(page.name))
				queue.push({ page, views: chosen.includes(page) ? views : narrow });
	}
	queue.sort((a, b) => b.views.length - a.views.length);
	await Promise.all([share(browser, queue, found), share(browser, queue, found)]);
	await browser.close();
	for (const [check, { problems, seen }] of found)
		tell(check.name, problems, `${seen} views`);
}
