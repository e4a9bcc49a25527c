// labels.mjs - no label of a chart is cut off, and none lies on another or on the text around it.
export const name = 'no label of a chart is cut off or lies on another';

export const wants = (view, kind) => kind && view.scheme === 'light';

export function look(tab) {
	return tab.evaluate(() => {
		// The box of a line of text has room for accents and descenders: what is inked is its middle.
		const inked = r => ({ left: r.left, right: r.right, top: r.top + r.height * 0.22, bottom: r.bottom - r.height * 0.2 });
		const seen = e => {
			const style = getComputedStyle(e);
			return style.visibility !== 'hidden' && +style.opacity > 0;
		};

		// Every line of text below a node: {text, box, drawn, of}.
		function lines(below) {
			const out = [];
			const walk = document.createTreeWalker(below, NodeFilter.SHOW_TEXT);
			for (let node; (node = walk.nextNode());) {
				const of = node.parentElement;
				if (!node.data.trim() || ['title', 'desc'].includes(of.tagName) || !seen(of) || of.closest('.vh, .vh-n'))
					continue;
				const range = document.createRange();
				range.selectNodeContents(node);
				for (const rect of range.getClientRects())
					if (rect.width > 0.5 && rect.height > 0.5)
						out.push({ text: node.data.trim().slice(0, 40), box: inked(rect),
							drawn: Boolean(of.closest('svg text')), of });
			}
			return out;
		}

		// What an element lets be seen of itself, scrolled to wherever; null: everything.
		function frame(e) {
			const style = getComputedStyle(e);
			if (style.overflowX === 'visible' && style.overflowY === 'visible')
				return null;
			const r = e.getBoundingClientRect();
			const scrolls = v => v === 'auto' || v === 'scroll';
			const left = scrolls(style.overflowX) ? r.left - e.scrollLeft : r.left;
			const top = scrolls(style.overflowY) ? r.top - e.scrollTop : r.top;
			return { left, top, right: scrolls(style.overflowX) ? left + e.scrollWidth : r.right,
				bottom: scrolls(style.overflowY) ? top + e.scrollHeight : r.bottom };
		}
		function cut(line) {
			const b = line.box;
			let scrolled = false;
			for (let e = line.of; e && e !== document.body; e = e.parentElement) {
				const f = frame(e);
				scrolled ||= f !== null;
				if (f && (b.left < f.left - 1 || b.right > f.right + 1 || b.top < f.top - 1 || b.bottom > f.bottom + 1))
					return `is cut off by <${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}">`;
			}
			if (!scrolled && (b.left < 0 || b.right > document.documentElement.clientWidth))
				return 'leaves the window';
			return null;
		}

		const problems = [];
		const groups = new Set([...document.querySelectorAll('svg text')].map(t => t.closest('figure, table') ?? t.ownerSVGElement));
		for (const group of groups) {
			const all = lines(group).sort((a, b) => a.box.top - b.box.top);
			const title = group.querySelector('h3, caption, svg title')?.textContent.trim().slice(0, 40) ?? '';
			for (const [i, a] of all.entries()) {
				const how = a.drawn && cut(a);
				if (how)
					problems.push(`"${a.text}" ${how} [${title}]`);
				for (let j = i + 1; j < all.length && all[j].box.top < a.box.bottom; j++) {
					const b = all[j];
					const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
					const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
					if ((a.drawn || b.drawn) && a.of !== b.of && wide > 1 && high > 1)
						problems.push(`"${a.text}" lies on "${b.text}" (${wide.toFixed(0)} × ${high.toFixed(0)} px) [${title}]`);
				}
			}
		}
		return problems;
	});
}
