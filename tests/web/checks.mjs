// checks.mjs - make test-web: reads the built sites, then opens them in the browser, and tells.
import * as feeds from './checks/feeds.mjs';
import * as html from './checks/html.mjs';
import * as links from './checks/links.mjs';
import * as policy from './checks/policy.mjs';
import * as serve from './checks/serve.mjs';
import * as svg from './checks/svg.mjs';
import * as translated from './checks/translated.mjs';
import * as weight from './checks/weight.mjs';
import { browse } from './lib/browser.mjs';
import { close, skip, tell } from './lib/report.mjs';

for (const check of [html, svg, links, policy, weight, translated, feeds, serve]) {
	const { problems, seen, skipped } = await check.look();
	if (skipped)
		skip(check.name, skipped);
	else
		tell(check.name, problems, seen);
}
await browse();
close();
