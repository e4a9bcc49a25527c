/* view.h - the plan of the site: which pages there are, and the value tree of each. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "analyse/analysis.h"
#include "base/buf.h"
#include "model/reference.h"
#include "render/render.h"

/* What every page may look at. Read-only while pages are made. */
struct site {
	const struct book *book;
	const struct figures *figures;
	const struct renderer *renderer;
	const struct diags *diags;         /* warnings of check, for the records page */
	const struct reference *reference; /* what may be written, for the handbook */
	struct str version;                /* of fuga */
	bool markdown, json;               /* which twins of a page are written beside the HTML */
	struct str commit;                 /* of the content, short; empty: not known */
	struct str commit_id;              /* likewise, whole */
	int32_t commit_on;                 /* the day of that commit */
	bool changed;                      /* the content differs from it */
	const struct map *differing;       /* files that do, by name; NULL: none, or nobody knows */
	struct arena *arena;               /* the build's */
};

/* A kind of page. A new page is one file with two functions, one template and one line in pages.c.
 */
struct page_kind {
	const char *name;     /* "accounts/ID": names the templates pages/NAME.html and .md */
	const char *template; /* "account" */
	const char *nav;      /* which entry of the menu is the current one */
	const char *group;    /* of the menu, one of page.c's; NULL: not in the menu */
	size_t (*count)(const struct site *site); /* NULL: one */
	struct str (*path)(
		const struct site *site, size_t i, struct arena *arena); /* NULL: the name */
	void (*build)(const struct site *site, size_t i, struct value *page);
};

/* A table of data/. */
struct data_file {
	const char *path; /* "data/promises.csv" */
	void (*write)(const struct site *site, struct buf *out);
};

/* A file beside the pages: feed, calendar, badge … Made where HTML is. A new one is one file with a
 * function and a line in extras.c. */
struct extra {
	const char *path;                         /* "feed.xml" */
	const char *template;                     /* filled by the tree; NULL: written whole */
	size_t (*count)(const struct site *site); /* NULL: one */
	struct str (*path_of)(
		const struct site *site, size_t i, struct arena *arena); /* NULL: path */
	void (*build)(const struct site *site, size_t i, struct value *tree);
	void (*write)(const struct site *site, struct buf *out, struct arena *scratch);
};

extern const struct page_kind page_kinds[];
extern const size_t page_kinds_n;
extern const struct data_file data_files[];
extern const size_t data_files_n;
extern const struct extra extras[];
extern const size_t extras_n;

/* The prose of the handbook: templates of Markdown in handbook/LANGUAGE/, to be compiled before
 * pages are made. */
extern const char *const handbook_texts[];
extern const size_t handbook_texts_n;

/* The name of one: "handbook/es/bucket.md". Owner: the arena. */
struct str handbook_text(struct str language, const char *text, struct arena *arena);

/* The whole tree of page i of a kind: what every page has (site, menu, question, period) and its
 * own. */
struct value *view_page(
	const struct site *site, const struct page_kind *kind, size_t i, struct arena *arena);

#endif
