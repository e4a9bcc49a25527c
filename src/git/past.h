/* past.h - how the repository's folder came to be what it is. */
#ifndef GIT_PAST_H
#define GIT_PAST_H

#include "base/past.h"
#include "git/repo.h"

/* What to look for. */
struct past_query {
	bool (*wanted)(struct str name); /* of files; names that begin with a dot never are */
	int threads;
	/* A commit that is known from an earlier run, whole but for `side`; NULL: it isn't. */
	const struct past_commit *(*known)(void *context, const struct past_id *id);
	void *context;
};

/* The commits that lead to HEAD, and what each changed in the folder. No renames but of equal
 * bytes are found; links and submodules are nothing. Where the clone is shallow or lacks objects
 * only .cut is set. NULL: there is no commit yet, or the repository can't be read. past_close ends
 * it, while the repository is open; the rest is the arena's. */
struct past *past_open(
	const struct repo *repo, const struct past_query *query, struct arena *arena);

/* NULL is allowed. */
void past_close(struct past *past);

#endif
