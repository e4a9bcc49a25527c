/* repo.c - the git repository in which a folder lies; nothing of it is ever changed. */
#include "git/inside.h"

#include <stdlib.h>

struct str git_complaint(struct arena *arena)
{
	const git_error *error = git_error_last();

	return error && error->message ? str_copy(str_c(error->message), arena)
				       : STR("git gives no reason");
}

static struct str why_not(int status, struct arena *arena)
{
	if (status == GIT_ENOTFOUND)
		return STR_NONE;
	if (status == GIT_EOWNER)
		return STR("the repository belongs to somebody else: `git config --global --add "
			   "safe.directory FOLDER` with its top folder allows it");
	return git_complaint(arena);
}

/* The folder's path below the work tree; false: it doesn't lie there (a bare repository). */
static bool below_top(git_repository *handle, const char *folder, struct str *out)
{
	const char *work_tree = git_repository_workdir(handle);
	char *top = work_tree ? realpath(work_tree, NULL) : NULL;
	struct str from = str_c(top), path = str_c(folder);
	bool below = top && str_starts(path, from);

	free(top);
	if (!below)
		return false;
	path = str_slice(path, from.n, path.n);
	*out = str_starts(path, STR("/")) ? str_slice(path, 1, path.n) : path;
	return true;
}

static struct repo *repo_of(git_repository *handle, const char *folder, struct arena *arena)
{
	struct repo *repo;
	struct str below;

	if (!below_top(handle, folder, &below))
		return NULL;
	repo = NEW(arena, struct repo);
	repo->handle = handle;
	repo->folder = str_copy(below, arena);
	return repo;
}

struct repo *repo_open(struct str folder, struct str *why, struct arena *arena)
{
	char *path = realpath(str_copy(folder, arena).p, NULL);
	git_repository *handle = NULL;
	struct repo *repo = NULL;
	int status;

	*why = STR_NONE;
	if (!path)
		return NULL;
	git_libgit2_init();
	status = git_repository_open_ext(&handle, path, 0, NULL);
	if (status == 0)
		repo = repo_of(handle, path, arena);
	else
		*why = why_not(status, arena);
	free(path);
	if (!repo)
		git_repository_free(handle);
	return repo;
}

void repo_close(struct repo *repo)
{
	if (!repo)
		return;
	/* libgit2 itself stays: ending it would lose what it keeps for threads that wait for work.
	 */
	git_repository_free(repo->handle);
}

struct str repo_folder(const struct repo *repo)
{
	return repo->folder;
}

int32_t day_shown(git_time when)
{
	int64_t local = when.time + 60 * (int64_t)when.offset;

	return (int32_t)(local / 86400 - (local % 86400 < 0));
}

bool folder_tree(const struct repo *repo, const git_commit *commit, git_oid *out)
{
	git_tree *root = NULL;
	git_tree_entry *entry = NULL;
	bool found = false;

	if (!repo->folder.n) {
		git_oid_cpy(out, git_commit_tree_id(commit));
		return true;
	}
	if (git_commit_tree(&root, commit) == 0 &&
		git_tree_entry_bypath(&entry, root, repo->folder.p) == 0 &&
		git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
		git_oid_cpy(out, git_tree_entry_id(entry));
		found = true;
	}
	git_tree_entry_free(entry);
	git_tree_free(root);
	return found;
}
