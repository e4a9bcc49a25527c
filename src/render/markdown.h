/* markdown.h - text of people: Markdown to HTML, and to Markdown that may stand in a page.
 * markdown.c is the only file that includes cmark's header.
 *
 * In both: raw HTML is shown, not obeyed; links lead only to http, https, mailto and relative
 * addresses (others are shown as text) and to pages of the site: `page:method#risk`, the path from
 * the root without an ending, as the style writes a link; an image from elsewhere becomes a link to
 * it; the highest level of headings used becomes level `heading`. A text made so that parsers need
 * too long for it, or longer than 1 MiB, is shown as it was written. */
#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include "base/buf.h"
#include "render/leaf.h"

/* Appends HTML blocks. */
void markdown_to_html(
	struct str markdown, int heading, const struct leaf_style *style, struct buf *out);

/* Appends normalised CommonMark. */
void markdown_to_markdown(
	struct str markdown, int heading, const struct leaf_style *style, struct buf *out);

#endif
