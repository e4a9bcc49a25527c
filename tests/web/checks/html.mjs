// html.mjs - every page is valid HTML, by html-validate.
import { HtmlValidate } from 'html-validate';
import { kinds, pagesOf } from '../lib/site.mjs';

const validator = new HtmlValidate({
	root: true,
	extends: ['html-validate:recommended', 'html-validate:document'],
	rules: {
		// Taste, not validity: our HTML is written by templates, closely and in lower case.
		'long-title': 'off',
		'no-trailing-whitespace': 'off',
		'no-inline-style': 'error',
		// WAI-ARIA lets every role be named that does not forbid it, a list as well.
		'aria-label-misuse': ['error', { allowAnyNamable: true }],
		'require-sri': 'off',
		// What a search box offers as one types is a list box, and no <select>.
		'prefer-native-element': ['error', { exclude: ['listbox'] }],
	},
});

export const name = 'every page is valid HTML';

export async function look() {
	// The languages share every template: all pages of the one, a page of each kind of the other.
	const pages = [...pagesOf('es'), ...kinds('en')];
	const problems = [];
	for (const page of pages) {
		const report = await validator.validateString(page.html, page.file);
		for (const result of report.results)
			for (const m of result.messages)
				problems.push(`${page.language}/${page.name}:${m.line}: ${m.message} [${m.ruleId}]`);
	}
	return { problems, seen: `${pages.length} pages` };
}
