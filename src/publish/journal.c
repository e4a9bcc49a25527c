/* journal.c - what is still to be done to a site that can't be exchanged. */
#include "publish/journal.h"

#include "base/tree.h"
#include "publish/disk.h"
#include "publish/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define HEAD "fuga-journal 1\n"

bool journal_write(const struct journal *journal, int stage)
{
	struct buf text = {0};
	bool fine;

	buf_put(&text, STR(HEAD));
	for (size_t i = 0; i < journal->steps.n; i++) {
		buf_put(&text, journal->steps.v[i].removes ? STR("- ") : STR("+ "));
		buf_put(&text, journal->steps.v[i].path);
		buf_char(&text, '\n');
	}
	seal_put(&text);
	fine = disk_write(stage, JOURNAL_NAME, buf_str(&text)) && disk_sync(stage, JOURNAL_NAME) &&
	       disk_sync(stage, ".");
	buf_free(&text);
	return fine;
}

bool journal_read(int stage, struct journal *out, struct arena *arena)
{
	struct str text, line;

	*out = (struct journal){0};
	if (!disk_read(stage, STR(JOURNAL_NAME), &text, arena) || !seal_check(&text) ||
		!str_starts(text, STR(HEAD)))
		return false;
	text = str_slice(text, sizeof HEAD - 1, text.n);
	while (str_split(&text, '\n', &line)) {
		struct step step = {.removes = str_starts(line, STR("- "))};
		struct str path = str_slice(line, 2, line.n);

		if (!line.n)
			continue;
		if (!page_path_is_valid(path) && !str_eq(path, STR(MANIFEST_NAME)))
			return false;
		step.path = str_copy(path, arena);
		VEC_PUSH(&out->steps, step, arena);
	}
	return true;
}

static bool move(int stage, int site, struct str path)
{
	struct str folder = path_folder(path);
	char name[NAME_MAX + 1];
	int parent, error;
	bool moved;

	if (folder.n && !disk_make_folder(site, folder))
		return false;
	parent = parent_open(site, path, name);
	if (parent < 0)
		return false;
	moved = renameat(stage, path.p, parent, name) == 0;
	error = errno;
	close(parent);
	errno = error;
	return moved || error == ENOENT; /* it was moved before the last run was interrupted */
}

bool journal_apply(const struct journal *journal, int stage, int site, const struct step **at)
{
	for (size_t i = 0; i < journal->steps.n; i++) {
		const struct step *step = &journal->steps.v[i];

		*at = step;
		if (!step->removes && !move(stage, site, step->path))
			return false;
		if (step->removes && !disk_unlink(site, step->path))
			return false;
		if (step->removes)
			disk_prune(site, step->path);
	}
	*at = NULL;
	return disk_sync_all(site);
}
