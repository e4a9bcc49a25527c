/* revision.h - which revision of its repository a folder shows. */
#ifndef GIT_REVISION_H
#define GIT_REVISION_H

#include "base/map.h"
#include "git/repo.h"

#include <stdint.h>

enum { REVISION_SHORT = 10 }; /* digits of a short id: as many in every clone */

struct revision {
	struct str id;        /* 40 digits; empty: none, the folder isn't in the last commit */
	int32_t on;           /* the day it was committed, as the committer's clock showed */
	bool changed;         /* files of the folder differ from it, or aren't in it */
	bool unsure;          /* changed, and nobody can say which */
	struct map differing; /* their names below the folder; the values say nothing */
};

/* The last commit that changed the folder, found by going back from HEAD as long as a parent has
 * the very same folder; so that commits elsewhere leave it alone. Where a shallow clone ends before
 * such a commit it is HEAD itself, which holds the same files. Of files that git doesn't follow
 * those count that `wanted` takes; names that begin with a dot don't. Nothing is read but
 * the repository and git's configuration. Owner of the texts: the arena. */
struct revision revision_of(
	const struct repo *repo, bool (*wanted)(struct str name), struct arena *arena);

#endif
