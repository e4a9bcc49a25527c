/* segments.h - the segments that accounts belong to. */
#ifndef ANALYSE_SEGMENTS_H
#define ANALYSE_SEGMENTS_H

#include "model/book.h"

/* By name; accounts without a segment share the empty one. of: by account.index, the segment's
 * place. */
struct segments {
	struct str *names;
	size_t n;
	size_t *of;
};

/* Owner: the arena; the names point into the book. */
struct segments segments_of(const struct book *book, struct arena *arena);

#endif
