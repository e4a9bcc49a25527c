// feeds.mjs - the feed is Atom (RFC 4287), the calendar iCalendar (RFC 5545), by parsers of others.
import fs from 'node:fs';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import ICAL from 'ical.js';
import { filesOf, languages, root } from '../lib/site.mjs';
import { wellFormed } from './svg.mjs';

export const name = 'feed, calendar and site map are what their readers expect';

const atom = 'http://www.w3.org/2005/Atom';
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const children = (node, tag) => [...node.childNodes].filter(c => c.localName === tag && c.namespaceURI === atom);

function feed(text, says) {
	const wrong = wellFormed(text);
	if (wrong)
		return says(wrong);
	const top = new DOMParser().parseFromString(text, 'text/xml').documentElement;
	if (top.localName !== 'feed' || top.namespaceURI !== atom)
		return says('the root is not an Atom feed');
	const entries = children(top, 'entry');
	const author = children(top, 'author').length > 0;
	const ids = new Set();
	for (const [what, node] of [['feed', top], ...entries.map((e, i) => [`entry ${i + 1}`, e])]) {
		for (const tag of ['id', 'title', 'updated'])
			if (children(node, tag).length !== 1 || !children(node, tag)[0].textContent.trim())
				says(`${what} has not one ${tag}`);
		if (!instant.test(children(node, 'updated')[0]?.textContent ?? ''))
			says(`${what}: updated is no date of RFC 3339`);
		const id = children(node, 'id')[0]?.textContent ?? '';
		if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(id) || ids.has(id))
			says(`${what}: id "${id}" is no address, or not its own`);
		ids.add(id);
		if (node !== top && !author && !children(node, 'author').length)
			says(`${what} has no author, nor has the feed`);
		if (node !== top && !children(node, 'content').length &&
			!children(node, 'link').some(l => (l.getAttribute('rel') || 'alternate') === 'alternate'))
			says(`${what} has neither content nor a link`);
	}
}

function calendar(text, says) {
	for (const [i, line] of text.split('\r\n').entries()) {
		if (Buffer.byteLength(line) > 75)
			says(`line ${i + 1} is longer than 75 octets`);
		if (/[\n\r]/.test(line))
			says(`line ${i + 1} does not end in CR LF`);
	}
	const whole = new ICAL.Component(ICAL.parse(text));
	if (whole.name !== 'vcalendar' || whole.getFirstPropertyValue('version') !== '2.0')
		says('is no calendar of version 2.0');
	if (!whole.getFirstPropertyValue('prodid'))
		says('has no PRODID');
	const uids = new Set();
	for (const event of whole.getAllSubcomponents()) {
		const uid = event.getFirstPropertyValue('uid');
		if (!uid || uids.has(uid))
			says(`${event.name}: UID "${uid}" is missing or not its own`);
		uids.add(uid);
		for (const key of ['dtstamp', 'dtstart', 'summary'])
			if (!event.getFirstPropertyValue(key))
				says(`${uid} has no ${key.toUpperCase()}`);
		const from = event.getFirstPropertyValue('dtstart'), to = event.getFirstPropertyValue('dtend');
		if (from && to && to.compare(from) <= 0)
			says(`${uid} ends before it begins`);
	}
}

function siteMap(text, says, files) {
	const wrong = wellFormed(text);
	if (wrong)
		return says(wrong);
	const top = new DOMParser().parseFromString(text, 'text/xml').documentElement;
	if (top.localName !== 'urlset' || top.namespaceURI !== 'http://www.sitemaps.org/schemas/sitemap/0.9')
		says('the root is not a urlset');
	for (const loc of [...top.getElementsByTagName('loc')].map(n => n.textContent))
		if (!files.some(f => loc === f || loc.endsWith(`/${f}`) || (f === 'index.html' && loc.endsWith('/'))))
			says(`${loc} is no page of the site`);
}

export function look() {
	const problems = [], seen = [];
	for (const language of languages) {
		const files = filesOf(language);
		for (const [file, check] of [['feed.xml', feed], ['calendar.ics', calendar], ['sitemap.xml', siteMap]]) {
			if (!files.includes(file))
				continue;
			const says = what => problems.push(`${language}/${file}: ${what}`);
			try {
				check(fs.readFileSync(path.join(root, language, file), 'utf8'), says, files);
			} catch (error) {
				says(error.message.split('\n')[0]);
			}
			seen.push(`${language}/${file}`);
		}
	}
	return seen.length ? { problems, seen: seen.join(', ') } : { skipped: 'the site has none yet' };
}
