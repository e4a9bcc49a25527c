/* leaf.h - any leaf as plain text, before it is escaped for a target. */
#ifndef RENDER_LEAF_H
#define RENDER_LEAF_H

#include "render/words.h"

struct leaf_style {
	const struct locale *locale;
	const struct words *words;
	struct str root;   /* from the page to the site's root: "../" */
	struct str ending; /* of links to pages: ".html"; empty: links are paths, as in JSON */
	bool *beyond; /* set where a figure is written with more digits than shown_put has; NULL:
			 nobody asks */
};

/* Appends the leaf. False if something in it was missing (a member, a word, an argument); then what
 * stands there shows it: the word's key, {argument}, the raw term. */
bool leaf_text(const struct leaf_style *style, const struct value *leaf, struct str member,
	struct buf *out);

/* Appends a link's address: percent-encoded, with the ending unless the path has one of its own. */
void leaf_address(const struct leaf_style *style, const struct value *link, struct buf *out);

#endif
