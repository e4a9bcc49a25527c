/* commit.c - the new site appears whole, or not at all: putting it in its place. */
#include "base/tree.h"
#include "publish/disk.h"
#include "publish/journal.h"
#include "publish/publication.h"
#include "publish/settle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From how many files and folders on one write-through of the whole disk is quicker. */
enum { MANY = 64 };

/* A publication being committed. */
struct commit {
	struct publication *publication;
	struct manifest new;
	struct buf manifest; /* its text */
	struct publish_result *result;
	struct trouble *trouble;
	bool keep_stage; /* its journal is for the next run */
};

static int by_path(const void *left, const void *right)
{
	const struct page *a = left, *b = right;

	return str_cmp(a->entry.path, b->entry.path);
}

static bool fail(struct commit *commit, struct str path)
{
	return publication_fail(commit->publication, path, commit->trouble);
}

/* The pages in order become the new manifest. */
static bool count_pages(struct commit *commit)
{
	struct publication *publication = commit->publication;
	struct page *pages = publication->pages.v;
	struct publish_result *result = commit->result;
	struct buf hash = {0};

	if (publication->pages.n)
		qsort(pages, publication->pages.n, sizeof *pages, by_path);
	for (size_t i = 0; i < publication->pages.n; i++) {
		if (i && str_eq(pages[i].entry.path, pages[i - 1].entry.path)) {
			errno = EEXIST;
			return fail(commit, pages[i].entry.path);
		}
		VEC_PUSH(&commit->new.entries, pages[i].entry, publication->arena);
		result->written += pages[i].staged;
		result->unchanged += !pages[i].staged;
		result->bytes += pages[i].entry.size;
		result->bytes_written += pages[i].staged ? pages[i].entry.size : 0;
	}
	manifest_index(&commit->new, publication->arena);
	for (size_t i = 0; i < publication->old.entries.n; i++)
		result->removed +=
			!map_get(&commit->new.by_path, publication->old.entries.v[i].path);
	manifest_write(&commit->new, &commit->manifest);
	hash_put(&hash, hash_of(buf_str(&commit->manifest)));
	memcpy(result->hash, hash.p, 32);
	buf_free(&hash);
	return true;
}

static bool write_through(struct commit *commit)
{
	struct publication *publication = commit->publication;
	const struct manifest *new = &commit->new;

	if (publication->fleeting)
		return true;
	stage_begin(publication->stages, "publish.sync");
	if (commit->result->written + new->folders.n > MANY)
		return disk_sync_all(publication->stage) || fail(commit, STR_NONE);
	for (size_t i = 0; i < publication->pages.n; i++)
		if (publication->pages.v[i].staged &&
			!disk_sync(publication->stage, publication->pages.v[i].entry.path.p))
			return fail(commit, publication->pages.v[i].entry.path);
	for (size_t i = new->folders.n; i > 0; i--) /* in place not every folder is staged */
		if (!disk_sync(publication->stage, new->folders.v[i - 1].p) && errno != ENOENT)
			return fail(commit, new->folders.v[i - 1]);
	return (disk_sync(publication->stage, MANIFEST_NAME) &&
		       disk_sync(publication->stage, ".")) ||
	       fail(commit, STR_NONE);
}

static bool link_unchanged(struct commit *commit)
{
	struct publication *publication = commit->publication;

	for (size_t i = 0; i < commit->new.folders.n; i++)
		if (!disk_make_folder(publication->stage, commit->new.folders.v[i]))
			return fail(commit, commit->new.folders.v[i]);
	for (size_t i = 0; i < publication->pages.n; i++) {
		const struct page *page = &publication->pages.v[i];

		if (!page->staged &&
			!disk_link(publication->place.site, publication->stage, page->entry.path.p))
			return fail(commit, page->entry.path);
	}
	return true;
}

/* The new folder gets the owner and the rights of the old one; false where it may not. */
static bool dress_like_old(const struct publication *publication)
{
	struct stat old, new;

	if (publication->place.site < 0)
		return true;
	if (fstat(publication->place.site, &old) != 0 || fstat(publication->stage, &new) != 0)
		return false;
	if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) &&
		fchown(publication->stage, old.st_uid, old.st_gid) != 0)
		return false;
	return fchmod(publication->stage, old.st_mode & 07777) == 0;
}

static bool swap(const struct place *place)
{
	if (place->site >= 0)
		return renameat2(place->home, place->stage, place->parent, place->name,
			       RENAME_EXCHANGE) == 0;
	if (renameat2(place->home, place->stage, place->parent, place->name, RENAME_NOREPLACE) == 0)
		return true;
	/* Where the flag is not known: rename takes the place of nothing but an empty folder.
	 */
	return (errno == EINVAL || errno == ENOSYS) &&
	       renameat(place->home, place->stage, place->parent, place->name) == 0;
}

/* True for errors of renaming that only mean: not this way. */
static bool cannot_swap(int error)
{
	return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP || error == EBUSY ||
	       error == EXDEV || error == EPERM || error == EACCES;
}

/* From here on nothing may fail any more, so nothing is allocated. */
static bool finish_swap(struct commit *commit)
{
	struct publication *publication = commit->publication;
	const struct place *place = &publication->place;

	commit->keep_stage = true; /* it is the old site now, or none */
	if (!publication->fleeting && fsync(place->parent) != 0 && errno != EINVAL)
		return fail(commit, STR_NONE);
	if (place->site >= 0)
		settle_old(place, place->site, publication->stage, &publication->old);
	return true;
}

/* Steps that must come first: an old file where the new site has a folder, or the other way
 * round. */
static bool is_in_the_way(const struct commit *commit, struct str path)
{
	if (map_get(&commit->new.by_folder, path))
		return true;
	for (path = path_folder(path); path.n; path = path_folder(path))
		if (map_get(&commit->new.by_path, path))
			return true;
	return false;
}

static void add_removals(struct commit *commit, struct journal *journal, bool in_the_way)
{
	struct publication *publication = commit->publication;

	for (size_t i = 0; i < publication->old.entries.n; i++) {
		struct step step = {true, publication->old.entries.v[i].path};

		if (!map_get(&commit->new.by_path, step.path) &&
			is_in_the_way(commit, step.path) == in_the_way)
			VEC_PUSH(&journal->steps, step, publication->arena);
	}
}

static struct journal journal_of(struct commit *commit)
{
	struct publication *publication = commit->publication;
	struct journal journal = {0};

	add_removals(commit, &journal, true);
	for (size_t i = 0; i < publication->pages.n; i++)
		if (publication->pages.v[i].staged)
			VEC_PUSH(&journal.steps,
				((struct step){false, publication->pages.v[i].entry.path}),
				publication->arena);
	add_removals(commit, &journal, false);
	VEC_PUSH(&journal.steps, ((struct step){false, STR(MANIFEST_NAME)}), publication->arena);
	return journal;
}

/* True if a page of the new site may be put at this path: nothing foreign is there or on its
 * way. */
static bool is_free(const struct publication *publication, struct str path)
{
	const struct manifest *old = &publication->old;
	struct stat stat;

	if (path_stat(publication->place.site, path, &stat)) {
		if (S_ISREG(stat.st_mode))
			return map_get(&old->by_path, path) != NULL;
		return S_ISDIR(stat.st_mode) && map_get(&old->by_folder, path);
	}
	if (errno == ENOENT)
		return true;
	for (path = path_folder(path); path.n; path = path_folder(path))
		if (path_stat(publication->place.site, path, &stat) && !S_ISDIR(stat.st_mode))
			return S_ISREG(stat.st_mode) && map_get(&old->by_path, path);
	return false;
}

static bool all_are_free(struct commit *commit)
{
	struct publication *publication = commit->publication;

	for (size_t i = 0; i < publication->pages.n; i++) {
		const struct page *page = &publication->pages.v[i];

		if (!page->staged || is_free(publication, page->entry.path))
			continue;
		fail(commit, page->entry.path);
		commit->trouble->why = STR("is in the way and was not made by fuga; move it away");
		return false;
	}
	return true;
}

static bool commit_in_place(struct commit *commit)
{
	struct publication *publication = commit->publication;
	struct journal journal = journal_of(commit);
	const struct step *at;

	if (!all_are_free(commit) || !write_through(commit))
		return false;
	stage_begin(publication->stages, "publish.swap");
	if (!journal_write(&journal, publication->stage))
		return fail(commit, STR(JOURNAL_NAME));
	commit->keep_stage = true;
	if (!journal_apply(&journal, publication->stage, publication->place.site, &at))
		return fail(commit, at ? at->path : STR_NONE);
	commit->keep_stage = false;
	return true;
}

/* Looks once more, as somebody may have put a file there since, and exchanges. */
static bool commit_swap(struct commit *commit)
{
	struct publication *publication = commit->publication;
	bool fine;

	stage_begin(publication->stages, "publish.link");
	if (!link_unchanged(commit))
		return false;
	if (!dress_like_old(publication))
		return commit_in_place(commit);
	if (!write_through(commit))
		return false;
	stage_begin(publication->stages, "publish.swap");
	if (publication_foreign(publication, &fine).n > 0)
		return commit_in_place(commit);
	if (!fine)
		return fail(commit, STR_NONE);
	if (swap(&publication->place))
		return finish_swap(commit);
	if (publication->place.site >= 0 && cannot_swap(errno))
		return commit_in_place(commit);
	return fail(commit, STR_NONE);
}

static bool is_same_site(const struct commit *commit)
{
	return commit->publication->place.site >= 0 && !commit->result->written &&
	       !commit->result->removed &&
	       commit->publication->old.by_path.n == commit->new.by_path.n &&
	       commit->new.by_path.n > 0;
}

static bool commit_all(struct commit *commit)
{
	struct publication *publication = commit->publication;

	stage_begin(publication->stages, "publish.list");
	if (!count_pages(commit))
		return false;
	if (is_same_site(commit))
		return true;
	if (!publication_stage(publication) ||
		!disk_write(publication->stage, MANIFEST_NAME, buf_str(&commit->manifest)))
		return fail(commit, STR(MANIFEST_NAME));
	return publication->in_place ? commit_in_place(commit) : commit_swap(commit);
}

bool publish_commit(
	struct publication *publication, struct publish_result *result, struct trouble *trouble)
{
	struct commit commit = {.publication = publication, .result = result, .trouble = trouble};
	bool fine;

	*result = (struct publish_result){0};
	*trouble = (struct trouble){0};
	fine = commit_all(&commit);
	buf_free(&commit.manifest);
	if (commit.keep_stage) {
		close(publication->stage);
		publication->stage = -1;
	}
	publish_abort(publication);
	return fine;
}
