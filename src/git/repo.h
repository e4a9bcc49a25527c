/* repo.h - the git repository in which a folder lies; nothing of it is ever changed. */
#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "base/arena.h"
#include "base/str.h"

/* An open repository and a folder of its work tree. */
struct repo;

/* Finds the repository by going up from the folder, which must be there. GIT_DIR and its like are
 * not looked at, so that a hook sees what a person would. NULL and *why empty: the folder lies in
 * none. NULL and *why: it lies in one that can't be used (another's, a format that libgit2 doesn't
 * know), and what to do. Owner: the caller, who ends it with repo_close; texts: the arena. */
struct repo *repo_open(struct str folder, struct str *why, struct arena *arena);

/* NULL is allowed. */
void repo_close(struct repo *repo);

/* The folder's path from the top of the work tree, '/' between; empty: it is the top. */
struct str repo_folder(const struct repo *repo);

#endif
