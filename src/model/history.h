/* history.h - what git remembers of the records: when each was first committed, what changed since.
 *
 * A commit accuses where its changes may be held against those who made a promise. It doesn't where
 * it is the first, where it touches more than 20 records and more than 0.5 % of those that there
 * were (an import, a squash), where it merges by itself what two sides changed, where it leaves or
 * finds a file that can't be read, and where it lies before the start that the company declares.
 * What a merge brings in counts for the commits that it brings in. What was changed while a file
 * couldn't be read counts for the commit that broke it. */
#ifndef MODEL_HISTORY_H
#define MODEL_HISTORY_H

#include "base/date.h"
#include "base/str.h"
#include "base/vec.h"

struct history_commit {
	struct str id; /* 40 digits */
	int32_t authored,
		committed; /* the days that the author's and the committer's clocks showed */
	uint32_t records;  /* how many it added, changed or removed */
	bool accuses;
};

/* The day as of which a commit's changes count as made: the earlier of its two, so that a rebase
 * later on turns nobody into one who changed the records after the fact. */
static inline int32_t history_day(const struct history_commit *commit)
{
	return commit->authored < commit->committed ? commit->authored : commit->committed;
}

/* A field whose value a commit changed; both as a record would write them. */
struct field_change {
	struct str field;         /* "due"; of an inner mapping "moved" as a whole */
	struct str before, after; /* empty: not given */
	const struct history_commit *commit;
};

/* Of one record of today, followed through renamed files and changed ids as far as can be told. */
struct record_history {
	const struct history_commit *first; /* in which it appeared */
	const struct history_commit *last;  /* which changed it last; first: none did */
	LIST(struct field_change) changes;  /* oldest first; not those of its first commit */
};

enum history_state {
	HISTORY_NONE,    /* no repository, or it was not to be looked at */
	HISTORY_SHALLOW, /* a clone without its past: nothing can be said of when */
	HISTORY_KNOWN,
};

struct history {
	enum history_state state;
	LIST(struct history_commit) commits; /* oldest first, those that touched records */
};

#endif
