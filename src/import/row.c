/* row.c - a record made of a row of an export, by the map. */
#include "import/row.h"

#include "base/utf8.h"
#include "import/convert.h"
#include "read/tell.h"
#include "write/parse.h"
#include "write/slug.h"

static struct str cell_of(const struct item *item, size_t column)
{
	return item->row->cells[column].text;
}

/* True if a cell holds one of the words; letters of either case. */
static bool chosen(struct making *m, const struct item *item, const struct map_choice *choice)
{
	struct str cell = str_trim(cell_of(item, choice->column));
	struct str like = slug_whole(cell, m->scratch);

	for (size_t i = 0; i < choice->words.n; i++) {
		struct str word = choice->words.v[i];

		if (str_eq(cell, word) || (like.n && str_eq(like, slug_whole(word, m->scratch))))
			return true;
	}
	return false;
}

static bool is_wanted(struct making *m, const struct item *item)
{
	for (size_t i = 0; i < m->mapping->onlys.n; i++)
		if (!chosen(m, item, &m->mapping->onlys.v[i]))
			return false;
	for (size_t i = 0; i < m->mapping->excepts.n; i++)
		if (chosen(m, item, &m->mapping->excepts.v[i]))
			return false;
	return true;
}

static void wrong_key(struct making *m, struct item *item, struct str key)
{
	const struct mapping *mapping = m->mapping;
	struct mark at = item->row->cells[mapping->id.column].at;
	const struct item *other = item->id.n ? map_get(&m->ids, item->id) : NULL;

	item->fate = FATE_BAD;
	if (!key.n)
		diag_add(m->diags, DIAG_MISSING_KEY, m->file, at,
			"'%.*s' is empty: the id is made of it", STR_ARG(mapping->id.from));
	else if (!item->id.n || item->id.n > 63)
		diag_add(m->diags, DIAG_ID, m->file, at, "'%.*s' is '%.*s': %s",
			STR_ARG(mapping->id.from), STR_ARG(quoted(key, m->scratch)),
			item->id.n ? "an id may have 63 letters, this one is longer"
				   : "nothing of it can stand in an id (a-z, 0-9, hyphens)");
	else
		diag_add(m->diags, DIAG_DUPLICATE_ID, m->file, at,
			"'%.*s' is '%.*s': line %u gives the id '%.*s' already%s",
			STR_ARG(mapping->id.from), STR_ARG(quoted(key, m->scratch)),
			other->row->at.line, STR_ARG(item->id),
			str_eq(str_trim(cell_of(other, mapping->id.column)), key)
				? ""
				: " (if the keys differ only in capitals, say `cased: yes` in the "
				  "map)");
}

void item_name(struct making *m, struct item *item)
{
	const struct map_id *id = &m->mapping->id;
	struct key_manner manner = {id->prefix, id->cased};
	struct str key = str_trim(cell_of(item, id->column));

	if (!is_wanted(m, item)) {
		item->fate = FATE_LEFT_OUT;
		return;
	}
	item->id = key_id(key, &manner, m->arena);
	if (!item->id.n || item->id.n > 63 || map_add(&m->ids, item->id, item, m->arena))
		wrong_key(m, item, key);
}

static void add_given(struct making *m, struct item *item, struct str name, struct str value)
{
	struct given given = {name, value};

	VEC_PUSH(&item->entry.given, given, m->arena);
}

/* Every value of a column: one, or the items of a list. */
static void add_column(struct making *m, struct item *item, const struct map_column *column)
{
	struct str text = column_text(m, item, column), part;
	bool list = field_is_list(column->field) && column->split.n == 1;

	if (!text.n && column->unknown == UNKNOWN_LEAVE_OUT)
		item->fate = FATE_LEFT_OUT;
	else if (!text.n && column->from.n && column->field->flags & FIELD_REQUIRED)
		diag_add(m->diags, DIAG_MISSING_KEY, m->file, item->row->cells[column->column].at,
			"'%.*s' is empty: '%.*s' is made of it, which %.*s needs",
			STR_ARG(column->from), STR_ARG(column->name),
			STR_ARG(entry_table(&item->entry)->name));
	while (item->fate == FATE_NEW && text.n) {
		struct str value;

		if (list)
			str_split(&text, column->split.p[0], &part);
		else
			part = text;
		value = column_value(m, item, column, str_trim(part));
		if (value.n && item->fate == FATE_NEW) {
			item->of[item->entry.given.n] = column;
			add_given(m, item, column->name, value);
		}
		if (!list)
			break;
	}
}

static size_t values_most(const struct making *m, const struct item *item)
{
	size_t n = 1;

	for (size_t i = 0; i < m->mapping->columns.n; i++) {
		const struct map_column *column = &m->mapping->columns.v[i];

		n += 1 + (column->from.n && column->split.n ? cell_of(item, column->column).n : 0);
	}
	return n;
}

/* Puts the places of the export in the place of those of the text that was read. */
static void set_marks(
	const struct item *item, struct node *node, struct str path, struct arena *scratch)
{
	for (struct node *n = node->first; n; n = n->next) {
		struct str name =
			!n->key.n ? path
			: path.n  ? str_printf(scratch, "%.*s.%.*s", STR_ARG(path), STR_ARG(n->key))
				  : n->key;

		n->at = n->key_at = item_mark(item, name);
		set_marks(item, n, name, scratch);
	}
}

struct mark item_mark(const struct item *item, struct str field)
{
	for (size_t i = 0; i < item->entry.given.n; i++) {
		const struct map_column *column = item->of[i];
		struct str name = item->entry.given.v[i].name;

		if (column && (str_eq(name, field) ||
				      (str_starts(name, field) && name.p[field.n] == '.')))
			return column->from.n ? item->row->cells[column->column].at : item->row->at;
	}
	return item->row->at;
}

/* Which column an error of the reader is about, for who knows the export only. */
static void name_columns(struct making *m, const struct item *item, size_t from)
{
	for (size_t i = from; i < m->diags->list.n; i++) {
		struct diag *diag = &m->diags->list.v[i];

		for (size_t k = 0; k < item->entry.given.n; k++) {
			const struct map_column *column = item->of[k];

			if (!column || !column->from.n ||
				item->row->cells[column->column].at.col != diag->at.col ||
				item->row->cells[column->column].at.line != diag->at.line)
				continue;
			diag->text = str_printf(m->arena, "%.*s (column '%.*s')",
				STR_ARG(diag->text), STR_ARG(column->from));
			break;
		}
	}
}

/* Written and read again as a record: what is checked is what will be in the file. */
static void decode(struct making *m, struct item *item)
{
	const struct layout layout = {.key = 0, .eol = STR("\n")};
	const struct table *table = entry_table(&item->entry);
	struct decoder d = {.tables = m->tables,
		.source = m->source,
		.diags = m->diags,
		.arena = m->arena,
		.scratch = m->scratch,
		.repeated = m->repeated};
	size_t errors = m->diags->errors, told = m->diags->list.n;
	struct buf text = {0};
	struct parsed parsed;

	entry_write(&item->entry, &layout, &text);
	parsed = parse_text(buf_str(&text), m->scratch);
	item->record = record_blank(m->tables, table, m->arena);
	if (parsed.good && parsed.documents.list.n == 1) {
		struct node *root = parsed.documents.list.v[0];

		set_marks(item, root, STR_NONE, m->scratch);
		if (root->first)
			root->first->key_at = item->row->at;
		decode_record(&d, table, root, item->record);
	} else {
		diag_add(m->diags, DIAG_VALUE, m->file, item->row->at,
			"the row can't be written as a record");
	}
	buf_free(&text);
	if (m->diags->errors > errors)
		item->fate = FATE_BAD;
	name_columns(m, item, told);
}

void item_make(struct making *m, struct item *item)
{
	size_t errors = m->diags->errors;

	if (item->fate != FATE_NEW)
		return;
	item->entry.kind = mapping_kind(m->mapping);
	item->of = NEW_N(m->arena, const struct map_column *, values_most(m, item));
	add_given(m, item, STR("id"), item->id);
	for (size_t i = 0; i < m->mapping->columns.n && item->fate == FATE_NEW; i++)
		add_column(m, item, &m->mapping->columns.v[i]);
	if (item->fate == FATE_NEW && m->diags->errors == errors)
		decode(m, item);
	else if (m->diags->errors > errors)
		item->fate = FATE_BAD;
}
