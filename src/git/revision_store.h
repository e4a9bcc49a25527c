/* revision_store.h - the files of a folder as a revision holds them, read from git's objects. */
#ifndef GIT_REVISION_STORE_H
#define GIT_REVISION_STORE_H

#include "base/files.h"
#include "git/repo.h"

/* A revision opened. */
struct opened_revision {
	struct str id;      /* 40 digits of the commit */
	struct str tree;    /* likewise of the folder's tree: equal ones hold the same files */
	struct store store; /* root "REVISION:FOLDER", as git itself writes it */
};

/* Opens the folder of the repository as it is in `revision` (main, HEAD~1, v1.2, a commit's id).
 * A link is not followed, and what a submodule holds isn't there: both are found and refused where
 * they could hold records. Names that begin with a dot are passed over. False and *why: there is no
 * such revision, the folder isn't in it, or it can't be read. The repository must stay open as long
 * as the store is used. Owner: the arena. */
bool revision_open(const struct repo *repo, struct str revision, struct opened_revision *out,
	struct str *why, struct arena *arena);

#endif
