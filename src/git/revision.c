/* revision.c - which revision of its repository a folder shows. */
#include "git/revision.h"

#include "git/inside.h"

/* The first parent that has the same folder; NULL: none has, or the clone ends here. */
static git_commit *same_before(
	const struct repo *repo, const git_commit *commit, const git_oid *tree, bool *cut)
{
	for (unsigned i = 0; i < git_commit_parentcount(commit); i++) {
		git_commit *parent = NULL;
		git_oid before;

		if (git_commit_parent(&parent, commit, i) != 0) {
			*cut = true;
			continue;
		}
		if (folder_tree(repo, parent, &before) && git_oid_equal(&before, tree))
			return parent;
		git_commit_free(parent);
	}
	return NULL;
}

/* The last commit that changed the folder; false: its end of the clone hides it. */
static bool last_change(
	const struct repo *repo, const git_commit *head, const git_oid *tree, git_oid *out)
{
	git_commit *at = NULL, *before;
	bool cut = false;

	if (git_commit_dup(&at, (git_commit *)(uintptr_t)head) != 0)
		return false;
	while ((before = same_before(repo, at, tree, &cut))) {
		git_commit_free(at);
		at = before;
		cut = false;
	}
	git_oid_cpy(out, git_commit_id(at));
	cut |= git_commit_parentcount(at) == 0 && git_repository_is_shallow(repo->handle) == 1;
	git_commit_free(at);
	return !cut;
}

struct looking {
	const struct repo *repo;
	bool (*wanted)(struct str name);
	struct map *differing;
	struct arena *arena;
};

/* A file that git doesn't follow counts where it would be read. */
static bool counts(const struct looking *looking, struct str path)
{
	struct str part = STR_NONE;

	while (str_split(&path, '/', &part))
		if (str_starts(part, STR(".")))
			return false;
	return looking->wanted(part);
}

static int look(const char *path, unsigned flags, void *context)
{
	const unsigned foreign = GIT_STATUS_WT_NEW | GIT_STATUS_IGNORED;
	const struct looking *looking = context;
	size_t above = looking->repo->folder.n ? looking->repo->folder.n + 1 : 0;
	struct str name;

	if (!(flags & ~foreign) && !counts(looking, str_c(path)))
		return 0;
	name = str_copy(str_c(path), looking->arena);
	map_add(looking->differing, str_slice(name, above, name.n), looking->differing,
		looking->arena);
	return 0;
}

/* False: they can't be compared. */
static bool find_differing(const struct repo *repo, bool (*wanted)(struct str name),
	struct map *differing, struct arena *arena)
{
	char *path = (char *)(uintptr_t)str_copy(repo->folder, arena).p;
	struct looking looking = {repo, wanted, differing, arena};
	git_status_options how;

	git_status_options_init(&how, GIT_STATUS_OPTIONS_VERSION);
	how.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS |
		    GIT_STATUS_OPT_INCLUDE_IGNORED | GIT_STATUS_OPT_RECURSE_IGNORED_DIRS |
		    GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
	if (repo->folder.n)
		how.pathspec = (git_strarray){&path, 1};
	return git_status_foreach_ext(repo->handle, &how, look, &looking) == 0;
}

static git_commit *head_of(const struct repo *repo)
{
	git_commit *commit = NULL;
	git_oid id;

	if (git_reference_name_to_id(&id, repo->handle, "HEAD") != 0 ||
		git_commit_lookup(&commit, repo->handle, &id) != 0)
		return NULL;
	return commit;
}

struct revision revision_of(
	const struct repo *repo, bool (*wanted)(struct str name), struct arena *arena)
{
	struct revision revision = {0};
	git_commit *head = head_of(repo), *last = NULL;
	char digits[GIT_OID_HEXSZ + 1];
	git_oid tree, id;

	if (head && folder_tree(repo, head, &tree)) {
		if (last_change(repo, head, &tree, &id))
			git_commit_lookup(&last, repo->handle, &id);
		git_oid_tostr(digits, sizeof digits, git_commit_id(last ? last : head));
		revision.id = str_copy(str_c(digits), arena);
		revision.on = day_shown(git_commit_committer(last ? last : head)->when);
		/* What can't be compared is not said to be the same. */
		revision.unsure = !find_differing(repo, wanted, &revision.differing, arena);
		revision.changed = revision.unsure || revision.differing.n > 0;
	}
	git_commit_free(last);
	git_commit_free(head);
	return revision;
}
