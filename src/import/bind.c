/* bind.c - the columns that a map names, found in a header. */
#include "import/mapping.h"

#include "base/buf.h"
#include "base/suggest.h"

#include <strings.h>

enum { NAMED_MOST = 40 };

struct binding {
	const struct mapping *mapping;
	const struct csv_row *header;
	struct diags *diags;
	struct arena *arena;
};

static bool same_letters(struct str a, struct str b)
{
	return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* The names, the first of them where there are too many to read. */
static struct str listed(const struct str *names, size_t n, struct arena *arena)
{
	struct buf list = {0};
	struct str out;

	for (size_t i = 0; i < n && i < NAMED_MOST; i++)
		buf_printf(&list, "%s%.*s", i ? ", " : "", STR_ARG(names[i]));
	if (n > NAMED_MOST)
		buf_printf(&list, " and %zu more", n - NAMED_MOST);
	out = str_copy(buf_str(&list), arena);
	buf_free(&list);
	return out;
}

static void not_there(const struct binding *b, struct str name, struct mark at)
{
	struct str *names = NEW_N(b->arena, struct str, b->header->n), near;

	for (size_t i = 0; i < b->header->n; i++)
		names[i] = str_trim(b->header->cells[i].text);
	near = suggest(name, names, b->header->n);
	if (near.n)
		diag_add(b->diags, DIAG_REFERENCE, b->mapping->record.source->path, at,
			"the export has no column '%.*s'; did you mean '%.*s'?", STR_ARG(name),
			STR_ARG(near));
	else
		diag_add(b->diags, DIAG_REFERENCE, b->mapping->record.source->path, at,
			"the export has no column '%.*s'; its columns: %.*s", STR_ARG(name),
			STR_ARG(listed(names, b->header->n, b->arena)));
}

/* Capitals count only where that tells two columns apart. */
static size_t column_of(const struct binding *b, struct str name, struct mark at)
{
	size_t found = SIZE_MAX, like = SIZE_MAX, alike = 0, n = 0;

	for (size_t i = 0; i < b->header->n; i++) {
		struct str column = str_trim(b->header->cells[i].text);

		if (str_eq(column, name)) {
			found = i;
			n++;
		} else if (same_letters(column, name)) {
			like = i;
			alike++;
		}
	}
	if (n == 1 || (!n && alike == 1))
		return n ? found : like;
	if (n > 1 || alike > 1)
		diag_add(b->diags, DIAG_DUPLICATE_KEY, b->mapping->record.source->path, at,
			"the export has the column '%.*s' more than once: which is meant?",
			STR_ARG(name));
	else
		not_there(b, name, at);
	return 0;
}

static void bind_column(const struct binding *b, struct map_column *column)
{
	const struct record *record = &column->record;

	if (column->from.n)
		column->column = column_of(b, column->from,
			record->spots ? record_value_at(record, &column->from) : record->at);
	for (size_t i = 0; i < column->parts.n; i++)
		if (column->parts.v[i].is_column)
			column->parts.v[i].column = column_of(
				b, column->parts.v[i].text, record_value_at(record, &column->join));
	if (column->currency_from.n)
		column->currency_column = column_of(
			b, column->currency_from, record_value_at(record, &column->currency_from));
}

bool mapping_bind(struct mapping *mapping, const struct csv_row *header, struct diags *diags,
	struct arena *arena)
{
	const struct binding b = {mapping, header, diags, arena};
	size_t before = diags->errors;

	mapping->id.column = column_of(
		&b, mapping->id.from, record_value_at(&mapping->id.record, &mapping->id.from));
	for (size_t i = 0; i < mapping->columns.n; i++)
		bind_column(&b, &mapping->columns.v[i]);
	for (size_t i = 0; i < mapping->onlys.n; i++)
		mapping->onlys.v[i].column =
			column_of(&b, mapping->onlys.v[i].from, mapping->onlys.v[i].at);
	for (size_t i = 0; i < mapping->excepts.n; i++)
		mapping->excepts.v[i].column =
			column_of(&b, mapping->excepts.v[i].from, mapping->excepts.v[i].at);
	return diags->errors == before;
}
