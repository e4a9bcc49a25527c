/* mapping.c - the map file of an import: how records come from the columns of an export. */
#include "import/mapping.h"

#include "base/zone.h"
#include "import/moment.h"
#include "read/tell.h"
#include "read/value.h"
#include "write/entry.h"
#include "write/parse.h"
#include "write/slug.h"
#include "write/where.h"

static const char default_dates[] =
	"Y-m-d|Y-m-d H:M|Y-m-d H:M:S|Y-m-dTH:M|Y-m-dTH:M:S|Y-m-dTH:Mz|Y-m-dTH:M:Sz|Y-m-d H:M:S z|"
	"Y-m-d H:M:Sz";

/* What reading the map needs. */
struct mapper {
	struct decoder d;
	struct mapping *mapping;
	const struct table *table;    /* of the record that is made */
	struct ready_tables *records; /* to see whether constants fit */
};

enum record_kind mapping_kind(const struct mapping *mapping)
{
	static const enum record_kind kinds[] = {RECORD_ACCOUNT, RECORD_PROMISE, RECORD_INCIDENT};

	return kinds[mapping->kind];
}

char separator_char(enum separator separator)
{
	return "\0,;\t|"[separator];
}

static bool is_mapping_node(struct mapper *m, const struct node *node, const char *takes)
{
	if (node && node->kind == NODE_MAPPING)
		return true;
	if (node && !node->spoilt)
		decode_error(
			&m->d, DIAG_TYPE, node->at, "'%.*s' takes %s", STR_ARG(node->key), takes);
	return false;
}

/* Whether a text of the map itself fits its field, said where it stands. */
static void check_value(struct mapper *m, const struct map_column *column, const struct node *node)
{
	const struct ready_tables *before = m->d.tables;
	max_align_t room[16];

	if (!node || node->kind != NODE_TEXT || !node->text.n || field_is_list(column->field) ||
		column->field->type == FIELD_SHARES)
		return;
	m->d.tables = m->records;
	value_read(&m->d, column->field, node, room);
	m->d.tables = before;
}

static void read_values(struct mapper *m, struct map_column *column)
{
	size_t n = 0;

	if (!column->values || !is_mapping_node(m, column->values, "words and what each becomes"))
		return;
	column->value_names = NEW_N(m->d.arena, struct str, column->values->n);
	for (const struct node *node = column->values->first; node; node = node->next) {
		struct str *to = NEW(m->d.arena, struct str), like;

		if (node->kind != NODE_TEXT) {
			decode_error(&m->d, DIAG_TYPE, node->at, "'%.*s' takes a text",
				STR_ARG(node->key));
			continue;
		}
		*to = node->text;
		like = slug_whole(node->key, m->d.arena);
		map_add(&column->value_of, node->key, to, m->d.arena);
		if (like.n)
			map_add(&column->value_like, like, to, m->d.arena);
		column->value_names[n++] = node->key;
		check_value(m, column, node);
	}
}

static void read_parts(struct mapper *m, struct map_column *column)
{
	VEC(struct join_part) parts = {0};
	struct str rest = column->join;

	while (rest.n) {
		ptrdiff_t open = str_find(rest, STR("{"));
		ptrdiff_t close = str_find(rest, STR("}"));
		struct join_part text = {
			.text = str_slice(rest, 0, open < 0 ? rest.n : (size_t)open)};
		struct join_part name = {.is_column = true};

		if (text.text.n)
			VEC_PUSH(&parts, text, m->d.arena);
		if (open < 0)
			break;
		if (close < open) {
			decode_error(&m->d, DIAG_VALUE,
				record_value_at(&column->record, &column->join),
				"in 'join' a '{' is not closed: columns stand as {Name}");
			break;
		}
		name.text = str_trim(str_slice(rest, (size_t)open + 1, (size_t)close));
		VEC_PUSH(&parts, name, m->d.arena);
		rest = str_slice(rest, (size_t)close + 1, rest.n);
	}
	column->parts.v = parts.v;
	column->parts.n = parts.n;
}

static void read_dates(struct mapper *m, struct map_column *column)
{
	struct mapping *mapping = m->mapping;
	struct str zone = column->zone.n ? column->zone : mapping->zone;
	struct zone *opened = NULL;
	const char *why = column->date.n ? pattern_wrong(column->date) : NULL;

	if (why)
		decode_error(&m->d, DIAG_VALUE, record_value_at(&column->record, &column->date),
			"'date' is '%.*s': %s", STR_ARG(quoted(column->date, m->d.scratch)), why);
	if (!column->date.n)
		column->date = mapping->dates.n ? mapping->dates : str_c(default_dates);
	if (zone.n)
		zone_open(zone, &opened, m->d.arena);
	column->zone = zone;
	column->from_zone = opened;
}

static void read_money(struct mapper *m, struct map_column *column)
{
	const struct company *company = m->d.tables->company;

	if (!column->decimal)
		column->decimal = m->mapping->decimal ? m->mapping->decimal : DECIMAL_POINT;
	if (column->currency.n && company->currency &&
		!str_eq(column->currency, str_c(company->currency->code)))
		decode_error(&m->d, DIAG_VALUE, record_value_at(&column->record, &column->currency),
			"'currency' is '%.*s', but the company's amounts are in %s: nothing is "
			"converted",
			STR_ARG(column->currency), company->currency->code);
}

/* The texts in the map that stand for the field's value. */
static void check_texts(struct mapper *m, struct map_column *column, const struct node *node)
{
	static const struct str keys[] = {{"constant", 8}, {"otherwise", 9}, {"empty", 5}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		check_value(m, column, node_under(node, keys[i]));
}

/* Which of from, join and constant: exactly one. */
static void check_source(struct mapper *m, const struct map_column *column)
{
	int n = (column->from.n > 0) + (column->join.n > 0) + (column->constant.n > 0);

	if (n > 1)
		decode_error(&m->d, DIAG_CONFLICT, column->record.at,
			"'%.*s' takes one of 'from', 'join' and 'constant'", STR_ARG(column->name));
}

static struct map_column *read_column(struct mapper *m, const struct node *node)
{
	struct map_column *column = record_blank(m->d.tables, &map_column_table, m->d.arena);

	column->name = node->key;
	column->at = node->key_at;
	column->field = entry_field(m->table, node->key);
	if (!column->field) {
		struct str names[64];

		for (size_t i = 0; i < m->table->n; i++)
			names[i] = m->table->fields[i].name;
		decode_unknown_key(&m->d, node,
			str_printf(m->d.scratch, "%.*s has", STR_ARG(m->table->name)), names,
			m->table->n);
		return NULL;
	}
	if (str_eq(node->key, STR("id"))) {
		decode_error(&m->d, DIAG_CONFLICT, node->key_at,
			"the id comes from 'id' at the top of the map, not from a field");
		return NULL;
	}
	if (node->kind == NODE_TEXT) {
		column->from = node->text;
		column->record.at = node->at;
		if (!node->text.n)
			decode_error(&m->d, DIAG_TYPE, node->at,
				"'%.*s' is empty; write the name of a column", STR_ARG(node->key));
	} else if (is_mapping_node(m, node, "a column, or a mapping with from, join or constant")) {
		decode_record(&m->d, &map_column_table, node, column);
		check_texts(m, column, node);
		check_source(m, column);
	}
	read_values(m, column);
	read_parts(m, column);
	read_dates(m, column);
	read_money(m, column);
	return column;
}

/* What a record needs and no field of the map gives. */
static void check_needed(struct mapper *m, uint64_t given, struct mark at)
{
	const struct table *table = m->table;
	struct str one_of = STR_NONE;
	bool any = false;

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];

		any |= field->flags & FIELD_ONE_OF && given >> i & 1;
		if (field->flags & FIELD_ONE_OF)
			one_of = one_of.n ? one_of : field->name;
		if (field->flags & FIELD_REQUIRED && !(given >> i & 1) &&
			!str_eq(field->name, STR("id")))
			decode_error(&m->d, DIAG_MISSING_KEY, at,
				"the map says nothing of '%.*s', which %.*s needs",
				STR_ARG(field->name), STR_ARG(table->name));
	}
	if (one_of.n && !any)
		decode_error(&m->d, DIAG_MISSING_KEY, at,
			"the map says nothing of '%.*s', which %.*s needs", STR_ARG(one_of),
			STR_ARG(table->name));
}

static void read_columns(struct mapper *m)
{
	const struct node *fields = m->mapping->fields;
	VEC(struct map_column) columns = {0};
	uint64_t given = 0;

	if (!is_mapping_node(m, fields, "the fields of the record, each with its column"))
		return;
	for (const struct node *node = fields->first; node; node = node->next) {
		struct map_column *column = node->spoilt ? NULL : read_column(m, node);
		ptrdiff_t point = str_find(node->key, STR("."));
		int i = table_find(
			m->table, str_slice(node->key, 0, point < 0 ? node->key.n : (size_t)point));

		if (i >= 0)
			given |= UINT64_C(1) << i;
		if (column)
			VEC_PUSH(&columns, *column, m->d.arena);
	}
	m->mapping->columns.v = columns.v;
	m->mapping->columns.n = columns.n;
	check_needed(m, given, fields->key_at);
}

static void add_word(struct mapper *m, const struct node *node, struct map_choice *choice)
{
	if (node->kind == NODE_TEXT)
		choice->words.v[choice->words.n++] = node->text;
	else
		decode_error(
			&m->d, DIAG_TYPE, node->at, "a word is needed here, or a list of them");
}

/* Status: [solved, closed]. */
static size_t read_choices(struct mapper *m, const struct node *node, struct map_choice **out)
{
	size_t n = 0;

	if (!node || !is_mapping_node(m, node, "columns, each with its words"))
		return 0;
	*out = NEW_N(m->d.arena, struct map_choice, node->n);
	for (const struct node *c = node->first; c; c = c->next) {
		struct map_choice *choice = &(*out)[n++];

		*choice = (struct map_choice){.from = c->key, .at = c->key_at};
		choice->words.v = NEW_N(m->d.arena, struct str, c->n + 1);
		if (c->kind != NODE_LIST)
			add_word(m, c, choice);
		for (const struct node *w = c->kind == NODE_LIST ? c->first : NULL; w; w = w->next)
			add_word(m, w, choice);
	}
	return n;
}

static void read_root(struct mapper *m, const struct node *root)
{
	struct mapping *mapping = m->mapping;
	const char *why;

	decode_record(&m->d, &mapping_table, root, mapping);
	if (m->d.diags->errors)
		return;
	m->table = record_lists[mapping_kind(mapping)].table;
	why = mapping->dates.n ? pattern_wrong(mapping->dates) : NULL;
	if (why)
		decode_error(&m->d, DIAG_VALUE, record_value_at(&mapping->record, &mapping->dates),
			"'dates' is '%.*s': %s", STR_ARG(quoted(mapping->dates, m->d.scratch)),
			why);
	if (mapping->file.n && !where_fits(mapping->file))
		decode_error(&m->d, DIAG_VALUE, record_value_at(&mapping->record, &mapping->file),
			"'file' is '%.*s': records are read from files that end in .yaml",
			STR_ARG(quoted(mapping->file, m->d.scratch)));
	read_columns(m);
	mapping->onlys.n = read_choices(m, mapping->only, &mapping->onlys.v);
	mapping->excepts.n = read_choices(m, mapping->except, &mapping->excepts.v);
}

struct mapping *mapping_read(
	const struct mapping_input *in, struct diags *diags, struct arena *arena)
{
	static const struct table *const tables[] = {
		&mapping_table, &map_id_table, &map_column_table};
	struct text_scan scan = text_scan(
		&(struct text_input){.bytes = in->bytes.p ? in->bytes : STR(""), .file = in->path},
		diags, arena);
	struct yaml_input input = {
		.file = in->path, .scan = scan, .depth = 64, .text_bytes = 1 << 20};
	struct source *source = NEW(arena, struct source);
	struct ready_tables ready = tables_ready_of(tables, 3, in->company, arena);
	struct ready_tables records = tables_ready(in->company, arena);
	struct mapper m = {.d = {.tables = &ready,
				   .source = source,
				   .diags = diags,
				   .arena = arena,
				   .scratch = arena},
		.records = &records};
	struct documents documents;

	source->path = source->name = in->path;
	records.kinds_known = true;
	if (!scan.good)
		return NULL;
	documents = yaml_read(&input, diags, arena);
	m.mapping = record_blank(&ready, &mapping_table, arena);
	if (!diags->errors && (documents.list.n != 1 || documents.list.v[0]->kind != NODE_MAPPING))
		diag_add(diags, DIAG_STRUCTURE, in->path, (struct mark){1, 1},
			"a map is one mapping with kind, id and fields");
	if (!diags->errors)
		read_root(&m, documents.list.v[0]);
	return diags->errors ? NULL : m.mapping;
}
