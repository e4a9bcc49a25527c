/* pages.h - renders every page of the plan, in parallel, and stages the files. */
#ifndef CLI_PAGES_H
#define CLI_PAGES_H

#include "cli/options.h"
#include "cli/seen.h"
#include "cli/templates.h"
#include "cli/watch.h"
#include "publish/publish.h"
#include "view/view.h"

/* Compiles the templates of every kind of page. */
bool pages_compile(struct renderer *renderer, const struct options *options,
	struct trouble *trouble, struct arena *arena);

/* Compiles the prose of the handbook in the site's language. */
bool handbook_compile(struct renderer *renderer, struct str language, struct trouble *trouble,
	struct arena *arena);

/* Where pages go, and who may ask to stop. */
struct press {
	const struct options *options;
	struct publication *publication;
	const struct watch *watch;
	struct seen *seen; /* what pages showed when they were last written */
};

/* Stages all pages in the formats asked for, the tables of data/ and the style sheet and script.
 * False and *trouble: the first file that could not be written, or that it was asked to stop. */
bool pages_put(const struct site *site, struct templates *templates, const struct press *press,
	struct trouble *trouble);

#endif
