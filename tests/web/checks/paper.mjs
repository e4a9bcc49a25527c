// paper.mjs - a printed dossier is a hand-out: two or three pages, on A4 and on Letter.
export const name = 'a printed dossier has two or three pages';

const most = 3;

export const concerns = page => page.name.startsWith('accounts/') && page.name !== 'accounts/index.html';

// Chromium writes each page's dictionary in the clear.
const count = pdf => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

export async function look(page, tab) {
	const problems = [];
	for (const format of ['A4', 'Letter']) {
		const n = count(await tab.pdf({ format, preferCSSPageSize: false }));
		if (n < 1 || n > most)
			problems.push(`${page.language}/${page.name}: ${n} pages of ${format}`);
	}
	return problems;
}
