/* notice.h - what is wrong, as HTML to stand at the top of a page that fuga serve shows. */
#ifndef CLI_NOTICE_H
#define CLI_NOTICE_H

#include "base/buf.h"
#include "cli/records.h"

/* How it is told. */
struct notice_how {
	bool spanish;  /* the language of the page */
	bool has_site; /* an older site stands below, with its handbook */
};

/* Appends the errors among the diagnostics, each with its place and the line; the first ones where
 * they are many. */
void notice_of_records(const struct options *options, const struct records *records,
	const struct notice_how *how, struct buf *out);

/* Appends why there is no site, in the words that were said on stderr. */
void notice_of_text(struct str said, const struct notice_how *how, struct buf *out);

#endif
