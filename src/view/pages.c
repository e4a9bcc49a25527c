/* pages.c - the list of pages and tables. A new one is a line here. */
#include "view/page.h"

const struct page_kind page_kinds[] = {
	/* name, template, menu entry, in the menu, count, path, build */
	{"index", "index", "index", true, NULL, NULL, view_index},
	{"coherence", "coherence", "coherence", true, NULL, NULL, view_coherence},
	{"leak", "leak", "leak", true, NULL, NULL, view_leak},
};
const size_t page_kinds_n = sizeof page_kinds / sizeof *page_kinds;
