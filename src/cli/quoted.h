/* quoted.h - the lines of records that diagnostics quote. */
#ifndef CLI_QUOTED_H
#define CLI_QUOTED_H

#include "base/files.h"
#include "read/read.h"

/* The file whose lines are being quoted: diagnostics come sorted by file. */
struct quoted {
	const struct store *store;       /* where the records were read from */
	const struct stand_in *stand_in; /* what a file is to hold; NULL: none */
	struct arena *arena;             /* of the bytes; reset for each file */
	struct str path, bytes;          /* of the last one */
};

/* A line of a file (from 1), by the path that is printed; empty: there is none. `context` is the
 * struct quoted: the form that struct diag_style wants. Valid until a line of another file. */
struct str quoted_line(void *context, struct str path, uint32_t wanted);

#endif
