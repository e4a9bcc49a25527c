/* places.c - which record and field a diagnostic is about, found from where it stands. */
#include "read/places.h"

#include "base/files.h"
#include "read/fields.h"
#include "read/yaml.h"

/* Above any limit that a company can set. */
#define FILE_MOST (UINT64_C(640) << 20)
enum { DEPTH_MOST = 1024, TEXT_MOST = 64 << 20 };

static bool begins_by(struct mark start, struct mark at)
{
	return start.line < at.line || (start.line == at.line && start.col <= at.col);
}

static struct mark start_of(const struct node *node)
{
	return node->key_at.line ? node->key_at : node->at;
}

static bool same_mark(struct mark a, struct mark b)
{
	return a.line == b.line && a.col == b.col;
}

/* What the mapping or list holds at a place; NULL: it is blamed itself, which is done at the first
 * key of a mapping. */
static const struct node *part_at(const struct node *whole, struct mark at)
{
	const struct node *found = NULL;

	if (whole->kind == NODE_MAPPING && whole->first && same_mark(whole->first->key_at, at))
		return NULL;
	for (const struct node *node = whole->first; node; node = node->next)
		if (begins_by(start_of(node), at))
			found = node;
	return found;
}

static struct str text_at(const struct node *mapping, struct str key)
{
	for (const struct node *node = mapping->first; node; node = node->next)
		if (node->kind == NODE_TEXT && str_eq(node->key, key))
			return node->text;
	return STR_NONE;
}

/* The first of these keys that the mapping has. */
static struct str first_text(const struct node *mapping, const struct str *keys, size_t n)
{
	struct str text = STR_NONE;

	for (size_t i = 0; i < n && !text.n; i++)
		text = text_at(mapping, keys[i]);
	return text;
}

/* The id of the account whose records stand in this document; empty if there is none. */
static struct str account_of(const struct node *document)
{
	for (const struct node *node = document->first; node; node = node->next)
		if (node->kind == NODE_MAPPING && str_eq(node->key, STR("account")))
			return text_at(node, STR("id"));
	return STR_NONE;
}

static struct str kind_of(struct str key)
{
	for (size_t i = 0; i < RECORD_KINDS; i++)
		if (str_eq(key, record_lists[i].key))
			return record_lists[i].table->name;
	return key;
}

static struct str record_name(const struct node *document, const struct node *top,
	const struct node *record, struct arena *arena)
{
	static const struct str whose[] = {{"account", 7}, {"to", 2}},
				when[] = {{"made", 4}, {"when", 4}, {"on", 2}, {"since", 5}};
	struct str kind = kind_of(top->key), id = text_at(record, STR("id")), of, day;

	if (id.n)
		return str_printf(arena, "%.*s %.*s", STR_ARG(kind), STR_ARG(id));
	of = first_text(record, whose, 2);
	day = first_text(record, when, 4);
	if (!of.n)
		of = account_of(document);
	return str_printf(arena, "%.*s%s%.*s%s%.*s", STR_ARG(kind), of.n ? " " : "", STR_ARG(of),
		day.n ? " " : "", STR_ARG(day));
}

static void add_key(struct str *path, struct str key, struct arena *arena)
{
	if (key.n)
		*path = str_printf(
			arena, "%.*s%s%.*s", STR_ARG(*path), path->n ? "." : "", STR_ARG(key));
}

/* Where something begins in a file: a record, or a top-level key, which is none. */
struct start {
	struct mark at;
	const struct node *document, *top, *record;
};

/* What begins in a file, in its order. */
struct starts {
	VEC(struct start) list;
	size_t next; /* the first that lies behind the last place asked for */
};

static void start_add(struct starts *starts, struct start start, struct arena *scratch)
{
	VEC_PUSH(&starts->list, start, scratch);
}

static void starts_add_top(struct starts *starts, const struct node *document,
	const struct node *top, struct arena *scratch)
{
	struct start start = {start_of(top), document, top, NULL};

	if (top->kind == NODE_MAPPING)
		start.record = top;
	start_add(starts, start, scratch);
	if (top->kind != NODE_LIST)
		return;
	for (const struct node *record = top->first; record; record = record->next)
		if (record->kind == NODE_MAPPING)
			start_add(starts, (struct start){start_of(record), document, top, record},
				scratch);
}

static struct starts starts_of(const struct documents *documents, struct arena *scratch)
{
	struct starts starts = {0};

	for (size_t i = 0; i < documents->list.n; i++) {
		const struct node *document = documents->list.v[i];

		if (document->kind == NODE_MAPPING)
			for (const struct node *top = document->first; top; top = top->next)
				starts_add_top(&starts, document, top, scratch);
	}
	return starts;
}

/* The places are asked for in their order. */
static const struct start *start_before(struct starts *starts, struct mark at)
{
	while (starts->next < starts->list.n && begins_by(starts->list.v[starts->next].at, at))
		starts->next++;
	return starts->next ? &starts->list.v[starts->next - 1] : NULL;
}

static void name_one(struct diag *diag, struct starts *starts, struct str name, struct arena *arena)
{
	const struct start *start = start_before(starts, diag->at);

	diag->field = STR_NONE;
	if (!start || !start->record) {
		diag->record = str_printf(arena, "file %.*s", STR_ARG(name));
		return;
	}
	diag->record = record_name(start->document, start->top, start->record, arena);
	for (const struct node *part = part_at(start->record, diag->at); part;
		part = part_at(part, diag->at))
		add_key(&diag->field, part->key, arena);
}

static struct documents documents_of(struct str root, struct str name, struct arena *scratch)
{
	struct file_bytes bytes = file_read(root, name, FILE_MOST, scratch);
	struct yaml_input input = {.file = name, .depth = DEPTH_MOST, .text_bytes = TEXT_MOST};
	struct diags silent = {0};

	diags_init(&silent, scratch);
	if (bytes.trouble.why.n || bytes.trouble.path.n || bytes.too_large ||
		str_ends(name, STR(".md")))
		return (struct documents){0};
	input.scan = text_scan(
		&(struct text_input){.bytes = bytes.bytes, .file = name}, &silent, scratch);
	return input.scan.good ? yaml_read(&input, &silent, scratch) : (struct documents){0};
}

/* The path below the root; "." where it is the root. */
static struct str name_below(struct str root, struct str path)
{
	if (str_eq(path, root))
		return STR(".");
	if (!str_starts(path, root))
		return path;
	path = str_slice(path, root.n, path.n);
	while (path.n && path.p[0] == '/')
		path = str_slice(path, 1, path.n);
	return path;
}

void places_name(struct diags *diags, struct str root)
{
	struct arena *scratch = arena_new();
	size_t n;

	for (size_t i = 0; i < diags->list.n; i += n) {
		struct diag *first = &diags->list.v[i];
		struct str name = name_below(root, first->file);
		struct documents documents = documents_of(root, name, scratch);
		struct starts starts = starts_of(&documents, scratch);

		for (n = 0; i + n < diags->list.n && str_eq(first[n].file, first->file); n++)
			name_one(&first[n], &starts, name, diags->arena);
		arena_reset(scratch);
	}
	arena_free(scratch);
}
