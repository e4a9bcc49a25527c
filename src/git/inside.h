/* inside.h - what the files of git/ share: libgit2's own handles. */
#ifndef GIT_INSIDE_H
#define GIT_INSIDE_H

#include "git/repo.h"

#include <git2.h>

struct repo {
	git_repository *handle;
	struct str folder;
};

/* What libgit2 last complained of in this thread. Owner: the arena. */
struct str git_complaint(struct arena *arena);

/* The day that the clock showed which gave this time. */
int32_t day_shown(git_time when);

/* The id of the folder's tree in a commit; false: the commit has no such folder. */
bool folder_tree(const struct repo *repo, const git_commit *commit, git_oid *out);

#endif
