/* seen.h - what each page showed when it was last written: one that would show the same is kept. */
#ifndef CLI_SEEN_H
#define CLI_SEEN_H

#include "cli/cache.h"
#include "publish/standing.h"
#include "view/view.h"

struct seen_page {
	struct hash page;            /* of its template and path */
	struct hash shown;           /* of render_shown; zero: it writes more than is shown */
	struct trace html, markdown; /* of its files; zero: none was written */
};

struct seen {
	struct cache_file cache;
	struct hash under;            /* of all but a page's tree that decides what it looks like */
	const struct seen_page *list; /* of the last build, in order of ->page */
	size_t n;
	VEC(struct seen_page) now; /* of this build */
	VEC(struct str) paths;     /* of these, without ending */
	struct arena *arena;
};

/* Opens what the last build of this site left; nothing is remembered where templates are the
 * company's own. Ended by seen_close. Owner of what it holds: the arena. */
void seen_open(struct seen *seen, const struct options *options, const struct site *site,
	struct arena *arena);

/* The page as the last build left it; NULL: it did not, or not under the same circumstances. */
const struct seen_page *seen_find(const struct seen *seen, struct hash page);

/* Takes note of a page of this build; any thread. Traces are found in the end. */
void seen_add(struct seen *seen, const struct seen_page *page, struct str path);

/* Keeps what was noted for the next build, if the site was published. */
void seen_close(struct seen *seen, const struct options *options, bool published);

#endif
