/* history_fill.h - from the records of the last commit to those of the book. */
#ifndef READ_HISTORY_FILL_H
#define READ_HISTORY_FILL_H

#include "read/history.h"
#include "read/replay.h"

struct found_past {
	struct record *record;
	struct chain chain;
};

struct fill {
	struct replay *replay;
	const struct history_input *input;
	struct history_commit **commits; /* by place in the past; for fill_put */
	VEC(struct found_past) found;
	struct arena *arena;
};

/* Finds where each record of the book comes from, and counts those of files that no commit but the
 * first looked into. Records that no commit holds are passed over. */
void fill_find(struct fill *fill);

/* Puts it into the records. */
void fill_put(struct fill *fill);

#endif
