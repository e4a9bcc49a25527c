/* explain.h - a figure told: its name, what it says, its formula with the numbers put in, and the
 * records behind it. */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "analyse/explain.h"
#include "view/view.h"

/* The tree of templates/explain.md: {id, name, subject, as_of, gloss, formula, value, low, high,
 * section, inputs[{name, value, id}], others, records[{place, href, account, what, part}], more,
 * sum, sum_of, apart, listed}. `section` is that of the method page, `sum_of` names what the
 * records add up to; `most` of them are told, 0: all. Owner: the arena. */
struct value *view_explained(
	const struct site *site, const struct figure *figure, size_t most, struct arena *arena);

/* Of a row: {id, name} with "accounts/ID#wear" where it is of any account. */
struct value *view_figure_kind(const struct figure_kind *kind, int part, struct arena *arena);

/* explained: [{anchor, name, value}] of the figures that belong to a page; of one with parts
 * those that are not nothing. */
void put_page_figures(
	struct value *page, const struct site *site, const struct page_kind *kind, size_t i);

#endif
