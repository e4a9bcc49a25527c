/* baseline.c - diagnostics that are known already, and only what is new is told. */
#include "report/baseline.h"

#include "report/keys.h"

#include <stdlib.h>

struct known {
	struct str key;
	size_t n; /* how many of them are not met yet */
};

static struct known *known_of(struct baseline *baseline, struct str key)
{
	struct known *known = map_get(&baseline->by_key, key);

	if (known)
		return known;
	known = NEW(baseline->arena, struct known);
	known->key = key;
	map_add(&baseline->by_key, key, known, baseline->arena);
	return known;
}

/* What makes a record unreadable leaves nothing to know it by, and hides what else is wrong. */
static bool may_be_known(const struct diag *diag)
{
	return diag->code >= DIAG_FIRST_RULE || diag_kind(diag->code)->severity != SEVERITY_ERROR;
}

static bool count_of(struct str digits, size_t *out)
{
	*out = 0;
	if (!digits.n || digits.n > 9)
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return false;
		*out = *out * 10 + (size_t)(digits.p[i] - '0');
	}
	return *out > 0;
}

static bool line_read(struct baseline *baseline, struct str line)
{
	struct str rest = line, digits = STR_NONE, key;
	size_t n, tabs = 0;

	if (!str_split(&rest, '\t', &digits) || !count_of(digits, &n))
		return false;
	key = str_slice(line, digits.n + 1, line.n);
	for (size_t i = 0; i < key.n; i++)
		tabs += key.p[i] == '\t';
	if (tabs != 2)
		return false;
	known_of(baseline, key)->n += n;
	return true;
}

size_t baseline_read(struct baseline *baseline, struct str text, struct arena *arena)
{
	struct str line;

	*baseline = (struct baseline){.arena = arena};
	for (size_t number = 1; str_split(&text, '\n', &line); number++) {
		if (line.n && line.p[line.n - 1] == '\r') /* a checkout on Windows */
			line.n--;
		if (line.n && line.p[0] != '#' && !line_read(baseline, line))
			return number;
	}
	return 0;
}

static int by_key(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void baseline_write(const struct diags *diags, FILE *out)
{
	struct arena *arena = arena_new();
	struct str *keys = NEW_N(arena, struct str, diags->list.n);
	size_t n = 0, same;

	for (size_t i = 0; i < diags->list.n; i++)
		if (may_be_known(&diags->list.v[i]))
			keys[n++] = diag_key(&diags->list.v[i], arena);
	if (n)
		qsort(keys, n, sizeof *keys, by_key);
	fputs("# Known to fuga check --baseline: how many, code, record, field.\n", out);
	for (size_t i = 0; i < n; i += same) {
		for (same = 1; i + same < n && str_eq(keys[i], keys[i + same]); same++)
			;
		fprintf(out, "%zu\t%.*s\n", same, STR_ARG(keys[i]));
	}
	arena_free(arena);
}

struct applying {
	struct baseline *baseline;
	struct diags *diags;
};

static bool is_new(const struct diag *diag, void *context)
{
	const struct applying *applying = context;
	struct baseline *baseline = applying->baseline;
	struct known *known = map_get(&baseline->by_key, diag_key(diag, baseline->arena));

	if (!known || !known->n || !may_be_known(diag))
		return true;
	known->n--;
	diag_silence(applying->diags, diag, SILENCED_OUTSIDE);
	return false;
}

size_t baseline_apply(struct baseline *baseline, struct diags *diags)
{
	struct applying applying = {baseline, diags};
	size_t before = diags->list.n;

	diags_keep(diags, is_new, &applying);
	return before - diags->list.n;
}

size_t baseline_gone(const struct baseline *baseline)
{
	size_t n = 0;

	for (size_t i = 0; i < baseline->by_key.cap; i++)
		if (baseline->by_key.slots[i].key.p)
			n += ((const struct known *)baseline->by_key.slots[i].value)->n;
	return n;
}
