/* keys.c - what a diagnostic is known by wherever it stands. */
#include "report/keys.h"

#include "base/map.h"

struct str diag_key(const struct diag *diag, struct arena *arena)
{
	struct str record = text_visible(diag->record, arena);
	struct str field = text_visible(diag->field, arena);

	return str_printf(arena, "%s\t%.*s\t%.*s", diag_kind(diag->code)->code, STR_ARG(record),
		STR_ARG(field));
}

uint64_t *diags_fingerprints(const struct diags *diags, struct arena *arena)
{
	uint64_t *prints = NEW_N(arena, uint64_t, diags->list.n);
	struct map seen = {0};

	for (size_t i = 0; i < diags->list.n; i++) {
		struct str key = diag_key(&diags->list.v[i], arena);
		size_t *n = map_get(&seen, key);

		if (!n) {
			n = NEW(arena, size_t);
			map_add(&seen, key, n, arena);
		}
		prints[i] = str_hash(str_printf(arena, "%.*s\t%zu", STR_ARG(key), ++*n));
	}
	return prints;
}
