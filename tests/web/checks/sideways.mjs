// sideways.mjs - no page is wider than its window.
export const name = 'no page scrolls sideways';

export const wants = view => view.scheme === 'light';

export function look(tab) {
	return tab.evaluate(() => {
		const root = document.documentElement;
		const most = root.clientWidth;
		if (root.scrollWidth <= most)
			return [];
		const scrolls = e => {
			for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
				if (getComputedStyle(p).overflowX !== 'visible')
					return true;
			return false;
		};
		const wide = [...document.querySelectorAll('body *')]
			.filter(e => e.getBoundingClientRect().right > most + 1 && !scrolls(e)).at(-1);
		const what = wide ? `<${wide.tagName.toLowerCase()} class="${wide.getAttribute('class') ?? ''}"> ` +
			`"${wide.textContent.trim().slice(0, 40)}"` : 'something';
		return [`${root.scrollWidth} px of content, by ${what}`];
	});
}
