/* ignore.c - comments in the records that say which warnings are not wanted there, and why. */
#include "base/ignore.h"

#include "base/map.h"

/* The comments of one file. */
struct of_file {
	VEC(struct ignore *) list;
};

struct applying {
	struct map by_file; /* -> struct of_file * */
	struct diags *diags;
};

static bool is_wanted(const struct diag *diag, void *context)
{
	struct applying *applying = context;
	struct of_file *file = map_get(&applying->by_file, diag->file);
	bool wanted = true;

	if (!file || diag_kind(diag->code)->severity == SEVERITY_ERROR)
		return true;
	for (size_t i = 0; i < file->list.n; i++) {
		struct ignore *ignore = file->list.v[i];

		if (ignore->code != diag->code ||
			(ignore->line != diag->at.line && ignore->at.line != diag->at.line))
			continue;
		ignore->used = true;
		wanted = false;
	}
	if (!wanted)
		diag_silence(applying->diags, diag, SILENCED_IN_SOURCE);
	return wanted;
}

static void tell_unused(const struct ignores *ignores, const bool *skipped, struct diags *diags)
{
	for (size_t i = 0; i < ignores->n; i++) {
		const struct ignore *ignore = &ignores->v[i];

		if (!ignore->used && !(skipped && skipped[ignore->code]))
			diag_add(diags, DIAG_UNUSED_IGNORE, ignore->file, ignore->at,
				"nothing is said of '%s' here; take it out of the comment",
				diag_kind(ignore->code)->code);
	}
}

void ignores_apply(const struct ignores *ignores, const bool *skipped, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct applying applying = {.diags = diags};

	for (size_t i = 0; i < ignores->n; i++) {
		struct of_file *file = map_get(&applying.by_file, ignores->v[i].file);

		if (!file) {
			file = NEW(arena, struct of_file);
			map_add(&applying.by_file, ignores->v[i].file, file, arena);
		}
		VEC_PUSH(&file->list, &ignores->v[i], arena);
	}
	if (ignores->n)
		diags_keep(diags, is_wanted, &applying);
	if (!diags->errors)
		tell_unused(ignores, skipped, diags);
	diags_sort(diags);
	arena_free(arena);
}
