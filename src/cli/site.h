/* site.h - what is needed before any page can be made: templates, words, figures. */
#ifndef CLI_SITE_H
#define CLI_SITE_H

#include "cli/options.h"
#include "cli/records.h"
#include "cli/templates.h"
#include "view/view.h"

struct workplace {
	struct site site; /* figures: after workplace_analyse */
	struct templates templates;
	struct renderer *renderer;
};

/* Says on stderr what could not be done, and gives EXIT_ENVIRONMENT. */
int workplace_said(const char *what, const struct trouble *trouble);

/* Opens the templates and words of the company's language and compiles all that pages use; warns of
 * files of --templates that nothing uses. EXIT_FINE, or the status with the reason said. Owner: the
 * arena; workplace_close ends it in any case. */
int workplace_open(struct workplace *place, const struct options *options, struct records *records,
	struct arena *arena);
void workplace_close(struct workplace *place);

/* The figures as of the day that is asked for, else the company's, else today. */
void workplace_analyse(struct workplace *place, const struct options *options);

/* The figures of the workplace's book, and as its result those of another state of it, as of that
 * same day: only what is compared (struct analysing). */
const struct figures *workplace_compare(
	struct workplace *place, const struct options *options, const struct book *before);

/* The revision of the content, where it lies in a git repository. Warns on stderr where it does and
 * that can't be read: the pages are made without. */
void workplace_revision(struct workplace *place, const struct options *options);

#endif
