/* dress.h - a page as the person who edits sees it: it reloads, and carries what is wrong. */
#ifndef SERVE_DRESS_H
#define SERVE_DRESS_H

#include "base/buf.h"

/* Where what goes into the page is served; no file of a site begins with a dot. */
#define DRESS_SCRIPT "/.fuga/serve.js"
#define DRESS_STYLE  "/.fuga/serve.css"
#define DRESS_STATE  "/.fuga/state"

struct dress {
	struct str state;  /* of the site, for the script to ask whether it is still so */
	struct str notice; /* HTML to stand first in the body; empty: none */
};

/* Appends the page with the script and the style of serve at the end of its head, the notice at the
 * beginning of its body, and its Content-Security-Policy widened by what they need. */
void dress_page(struct str page, const struct dress *dress, struct buf *out);

/* Appends the whole page that stands where there is no site yet. */
void dress_empty(bool spanish, const struct dress *dress, struct buf *out);

#endif
