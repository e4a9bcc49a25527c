/* diag.c - what is wrong with the records: the list of it. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>

enum diag_code diag_find(struct str name)
{
	for (size_t i = 0; i < DIAG_CODES; i++)
		if (str_eq(str_c(diag_kind((enum diag_code)i)->code), name))
			return (enum diag_code)i;
	return DIAG_CODES;
}

void diags_init(struct diags *diags, struct arena *arena)
{
	*diags = (struct diags){.arena = arena};
}

static void diags_push(struct diags *diags, struct diag diag)
{
	diag.order = diags->list.n;
	VEC_PUSH(&diags->list, diag, diags->arena);
	if (diag_kind(diag.code)->severity == SEVERITY_ERROR)
		diags->errors++;
	else
		diags->warnings++;
}

static struct str text_of(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return STR_NONE;
	p = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, args);
	return (struct str){p, (size_t)n};
}

void diag_add(struct diags *diags, enum diag_code code, struct str file, struct mark at,
	const char *format, ...)
{
	struct diag diag = {.code = code, .file = file, .at = at};
	va_list args;

	va_start(args, format);
	diag.text = text_of(diags->arena, format, args);
	va_end(args);
	diags_push(diags, diag);
}

void diags_merge(struct diags *into, const struct diags *from)
{
	for (size_t i = 0; i < from->list.n; i++)
		diags_push(into, from->list.v[i]);
}

static int by_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int order = str_cmp(a->file, b->file);

	if (!order)
		order = by_number(a->at.line, b->at.line);
	if (!order)
		order = by_number(a->at.col, b->at.col);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool same_place(const struct diag *a, const struct diag *b)
{
	return str_eq(a->file, b->file) && a->at.line == b->at.line && a->at.col == b->at.col;
}

/* True if the list, from its end back, says the same at the same place. */
static bool is_said(const struct diags *diags, const struct diag *diag)
{
	for (size_t i = diags->list.n; i > 0; i--) {
		const struct diag *said = &diags->list.v[i - 1];

		if (!same_place(said, diag))
			return false;
		if (said->code == diag->code && str_eq(said->text, diag->text))
			return true;
	}
	return false;
}

void diags_keep(
	struct diags *diags, bool (*keeps)(const struct diag *diag, void *context), void *context)
{
	size_t n = diags->list.n;

	diags->list.n = diags->errors = diags->warnings = 0;
	for (size_t i = 0; i < n; i++) {
		struct diag diag = diags->list.v[i];

		if (keeps(&diag, context))
			diags_push(diags, diag);
	}
}

void diag_silence(struct diags *diags, const struct diag *diag, enum silence_of how)
{
	struct diag silenced = *diag;

	silenced.silence = how;
	VEC_PUSH(&diags->silenced, silenced, diags->arena);
}

static bool is_new(const struct diag *diag, void *context)
{
	return !is_said(context, diag);
}

void diags_sort(struct diags *diags)
{
	if (diags->list.n)
		qsort(diags->list.v, diags->list.n, sizeof *diags->list.v, by_place);
	diags_keep(diags, is_new, diags);
}

void diags_show_silenced(struct diags *diags, struct arena *arena)
{
	size_t n = diags->list.n;
	struct diag *all = NEW_N(arena, struct diag, n + diags->silenced.n);

	for (size_t i = 0; i < n; i++)
		all[i] = diags->list.v[i];
	for (size_t i = 0; i < diags->silenced.n; i++)
		all[n++] = diags->silenced.v[i];
	if (n)
		qsort(all, n, sizeof *all, by_place);
	diags->list.v = all;
	diags->list.n = n;
}

struct filter {
	const bool *select, *ignore;
	bool selects; /* at least one */
};

static bool passes(const struct diag *diag, void *context)
{
	const struct filter *filter = context;

	if (diag->code < DIAG_FIRST_RULE)
		return true;
	return (!filter->selects || filter->select[diag->code]) && !filter->ignore[diag->code];
}

void diags_filter(struct diags *diags, const bool *select, const bool *ignore)
{
	struct filter filter = {.select = select, .ignore = ignore};
	size_t n = 0;

	for (size_t i = 0; i < DIAG_CODES; i++)
		filter.selects |= select[i];
	diags_keep(diags, passes, &filter);
	for (size_t i = 0; i < diags->silenced.n; i++)
		if (passes(&diags->silenced.v[i], &filter))
			diags->silenced.v[n++] = diags->silenced.v[i];
	diags->silenced.n = n;
}
