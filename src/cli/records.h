/* records.h - the first stages of every verb: read, check, print what is wrong. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "base/files.h"
#include "cli/options.h"
#include "model/book.h"

/* What was read; book NULL: it could not be (status says why, and it was said on stderr). */
struct records {
	struct book *book;
	struct diags diags;
	struct store store; /* where they were read from */
	int status;         /* EXIT_FINE, EXIT_RECORDS with --keep-going, or why there is no book */
};

/* Seconds since 1970: SOURCE_DATE_EPOCH, else the clock. False: the variable is no number, which
 * is said on stderr. */
bool records_now(int64_t *out);

/* Reads and checks the content folder. With --keep-going files with errors are left out and the
 * rest is read again; their errors stay in diags. Owner: the arena. */
struct records records_read(const struct options *options, struct arena *arena);

/* The same from elsewhere; store->root stands before the names of files. */
struct records records_read_from(
	const struct options *options, const struct store *store, struct arena *arena);

/* Prints diagnostics in the format asked for: text with excerpts to stderr, others to stdout. */
void records_print(const struct options *options, const struct store *store,
	const struct diags *diags, bool warnings, struct arena *arena);

/* The content folder as diagnostics name it: without slashes at its end. */
struct str records_root(const struct options *options);

#endif
