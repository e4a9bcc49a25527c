/* scratch.c - a folder for what nobody keeps. */
#include "cli/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

bool scratch_make(struct str *out, struct trouble *trouble, struct arena *arena)
{
	const char *given = getenv("TMPDIR");
	struct str path =
		str_printf(arena, "%s/fuga-serve-XXXXXX", given && *given ? given : "/tmp");

	/* The arena's copy is ours to write to. */
	if (!mkdtemp((char *)(uintptr_t)path.p)) {
		*trouble = trouble_of_errno(path, arena);
		return false;
	}
	*out = path;
	return true;
}

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *place)
{
	(void)stat;
	(void)kind;
	(void)place;
	remove(path);
	return 0;
}

void scratch_remove(struct str folder)
{
	nftw(folder.p, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
