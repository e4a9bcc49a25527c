/* page.h - the functions of the page kinds, one pair a file; pages.c lists them. */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "view/view.h"

/* Each builds one page into its map: figures, sentences, charts (see view.h). */
void view_index(const struct site *site, size_t i, struct value *page);
void view_leak(const struct site *site, size_t i, struct value *page);
void view_coherence(const struct site *site, size_t i, struct value *page);

#endif
