// quiet.mjs - a page says nothing to the console and asks nobody but its own site for anything.
import { home } from '../lib/site.mjs';

export const name = 'no console message, and no request outside the site';

export function look(page, heard) {
	const where = `${page.language}/${page.name}`;
	return [
		...heard.console.map(text => `${where}: ${text}`),
		...heard.requests.filter(url => !url.startsWith(home(page)) && !url.startsWith('data:'))
			.map(url => `${where}: asks for ${url}`),
	];
}
