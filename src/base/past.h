/* past.h - how a folder came to be what it is: which files each commit changed. */
#ifndef BASE_PAST_H
#define BASE_PAST_H

#include "base/files.h"

enum { PAST_ID = 20 }; /* bytes of an id */

/* Of a commit, or of a file's bytes; all zero: none. */
struct past_id {
	unsigned char bytes[PAST_ID];
};

/* A file that a commit changed against its first parent. */
struct past_file {
	struct str before, after;   /* its path below the folder; empty: it was not there */
	struct past_id held, holds; /* its bytes before and after; equal: it was but renamed */
};

struct past_commit {
	struct past_id id;
	int32_t authored, committed; /* days that the author's and the committer's clocks showed */
	LIST(struct past_id) parents;
	LIST(struct past_file) files;
	size_t side; /* this many before it in the list came in with it: it merges them */
	void *known; /* what the caller keeps of it from an earlier run; NULL: nothing */
};

/* The commits that lead to HEAD. Those that a merge brought in stand right before it, so that each
 * follows its first parent or what came in from elsewhere. */
struct past {
	LIST(struct past_commit *) commits; /* oldest first */
	bool cut;                           /* the clone doesn't hold them all */
	LIST(struct str) differ; /* paths of HEAD that the work tree has otherwise or not at all */
	bool all_differ;         /* that could not be told */
	/* The bytes of a file; .thread is below what past_of was told. */
	struct file_bytes (*read)(const struct past *past, const struct past_id *id, uint64_t most,
		int thread, struct arena *arena);
	void *context;
};

#endif
