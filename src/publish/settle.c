/* settle.c - what an earlier run may have left, and how it goes. */
#include "publish/settle.h"

#include "base/tree.h"
#include "publish/disk.h"
#include "publish/journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_ours(const char *name)
{
	return str_starts(str_c(name), STR(".fuga-"));
}

/* Whether anything foreign is left at the top of the folder, where all else hangs on. */
enum rest { REST_NONE, REST_FOREIGN, REST_UNKNOWN };

static enum rest rest_of(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	enum rest rest = REST_NONE;
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return REST_UNKNOWN;
	}
	while ((entry = readdir(dir))) {
		struct str name = str_c(entry->d_name);

		if (!str_eq(name, STR(".")) && !str_eq(name, STR("..")) && !is_ours(entry->d_name))
			rest = REST_FOREIGN;
	}
	closedir(dir);
	return rest;
}

/* Foreign files on their way from the old site to the new one. */
struct rescue {
	int from, to;
	VEC(struct str) folders;
	bool failed;
	struct arena *arena;
};

static bool rescue_one(void *context, struct disk_entry entry)
{
	struct rescue *rescue = context;
	struct str folder = path_folder(entry.path);

	if (is_ours(entry.path.p))
		return false;
	if (entry.is_folder) {
		VEC_PUSH(&rescue->folders, entry.path, rescue->arena);
		rescue->failed |= !disk_make_folder(rescue->to, entry.path);
		return true;
	}
	if ((folder.n && !disk_make_folder(rescue->to, folder)) ||
		renameat2(rescue->from, entry.path.p, rescue->to, entry.path.p, RENAME_NOREPLACE) !=
			0)
		rescue->failed = true;
	return true;
}

static bool rescue_foreign(int from, int to)
{
	struct rescue rescue = {.from = from, .to = to, .arena = arena_new()};
	bool fine = to >= 0 && disk_walk(from, rescue_one, &rescue, rescue.arena);

	for (size_t i = rescue.folders.n; i > 0; i--)
		unlinkat(from, rescue.folders.v[i - 1].p, AT_REMOVEDIR);
	arena_free(rescue.arena);
	return fine && !rescue.failed;
}

bool settle_old(const struct place *place, int old, int site, const struct manifest *manifest)
{
	bool gone = true;
	enum rest rest;

	for (size_t i = 0; i < manifest->entries.n; i++)
		gone &= disk_unlink(old, manifest->entries.v[i].path);
	for (size_t i = manifest->folders.n; i > 0; i--)
		unlinkat(old, manifest->folders.v[i - 1].p, AT_REMOVEDIR);
	rest = gone ? rest_of(old)
		    : REST_UNKNOWN; /* a page of ours that stays is nothing to rescue */
	if (rest == REST_UNKNOWN || (rest == REST_FOREIGN && !rescue_foreign(old, site)))
		return false;
	disk_unlink(old, STR(JOURNAL_NAME));
	disk_unlink(
		old, STR(MANIFEST_NAME)); /* last: while it is there, the next run can do this */
	return unlinkat(place->home, place->stage, AT_REMOVEDIR) == 0;
}

static bool complain(
	const struct place *place, struct str path, struct trouble *trouble, struct arena *arena)
{
	*trouble = trouble_of_errno(
		str_printf(arena, "%.*s/%.*s", STR_ARG(place->shown), STR_ARG(path)), arena);
	return false;
}

/* The folder of an interrupted run: a journal is completed; what has a manifest is an old site,
 * or a new one that was not put in its place; anything else is the beginning of one. */
static bool settle_stage(
	const struct place *place, int stage, struct trouble *trouble, struct arena *arena)
{
	struct manifest manifest;
	struct journal journal;
	const struct step *at;
	struct str text;

	if (place->site >= 0 && journal_read(stage, &journal, arena)) {
		if (!journal_apply(&journal, stage, place->site, &at))
			return complain(place, at ? at->path : STR_NONE, trouble, arena);
	} else if (disk_read(stage, STR(MANIFEST_NAME), &text, arena) &&
		   manifest_read(text, &manifest, arena)) {
		if (settle_old(place, stage, place->site, &manifest))
			return true;
		*trouble = (struct trouble){
			.path = str_copy(str_c(place->stage), arena),
			.why = STR("beside the site, is left of an earlier run and can't be "
				   "removed; move it away"),
		};
		return false;
	}
	if (disk_remove_tree(place->home, place->stage, arena))
		return true;
	*trouble = trouble_of_errno(str_copy(str_c(place->stage), arena), arena);
	return false;
}

static bool settle_in(const struct place *place, struct trouble *trouble, struct arena *arena)
{
	int stage =
		openat(place->home, place->stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool fine;

	if (stage < 0 && errno == ENOENT)
		return true;
	if (stage < 0) {
		*trouble = trouble_of_errno(str_copy(str_c(place->stage), arena), arena);
		return false;
	}
	fine = settle_stage(place, stage, trouble, arena);
	close(stage);
	return fine;
}

bool settle(const struct place *place, struct trouble *trouble, struct arena *arena)
{
	struct place inside = *place;

	if (!settle_in(place, trouble, arena))
		return false;
	if (place->inside || place->site < 0)
		return true;
	/* The parent can be written now, but could it when that run began? */
	inside.home = place->site;
	snprintf(inside.stage, sizeof inside.stage, STAGE_INSIDE);
	return settle_in(&inside, trouble, arena);
}
