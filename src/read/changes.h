/* changes.h - which records differ between two states of a company's records. */
#ifndef READ_CHANGES_H
#define READ_CHANGES_H

#include "model/change.h"

/* Records that were added, removed or changed from one book to the other, by file and line; where
 * they stand, in which order and how they are written doesn't matter. A record is the same one if
 * it has the same id, else if of the records of its kind and account that differ it has most
 * values in common, at least half of them. The company's own record counts, Markdown doesn't.
 * Owner: the arena; both books must live as long. */
struct changes changes_find(
	const struct book *before, const struct book *after, struct arena *arena);

#endif
