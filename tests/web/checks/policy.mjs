// policy.mjs - a strict Content-Security-Policy on every page, and nothing on it that would need a laxer one.
import { attribute, nodes, pages, place } from '../lib/site.mjs';

export const name = 'every page forbids what is not its own, and holds no inline script or style';

function policy(page, problems) {
	const head = [...nodes(page.tree)].find(n => n.tagName === 'head');
	const first = head.childNodes.findIndex(n => attribute(n, 'http-equiv') === 'Content-Security-Policy');
	const loads = head.childNodes.findIndex(n => ['script', 'style', 'link'].includes(n.tagName));
	if (first < 0 || (loads >= 0 && loads < first))
		return problems.push(`${place(page, head)}: the policy is missing or comes after what it should hold`);
	const rules = Object.fromEntries(attribute(head.childNodes[first], 'content').split(';').map(r => {
		const [key, ...values] = r.trim().split(/\s+/);
		return [key, values];
	}));
	const says = what => problems.push(`${place(page, head.childNodes[first])}: ${what}`);
	if (rules['default-src']?.join() !== "'none'")
		says("default-src is not 'none'");
	for (const [key, values] of Object.entries(rules))
		for (const value of values.filter(v => !["'none'", "'self'", 'data:'].includes(v)))
			says(`${key} lets ${value} in`);
	for (const key of ['script-src', 'style-src'])
		if ((rules[key] ?? []).includes('data:'))
			says(`${key} lets data: in`);
}

export function look() {
	const problems = [];
	for (const page of pages()) {
		policy(page, problems);
		for (const node of nodes(page.tree)) {
			if (node.tagName === 'style' || (node.tagName === 'script' && !attribute(node, 'src')))
				problems.push(`${place(page, node)}: <${node.tagName}> in the page`);
			for (const { name: key, value } of node.attrs ?? [])
				if (key === 'style' || /^on/.test(key) || /^\s*(javascript|vbscript):/i.test(value))
					problems.push(`${place(page, node)}: ${key}="${value}"`);
		}
	}
	return { problems, seen: `${pages().length} pages` };
}
