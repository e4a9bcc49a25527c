/* plan.c - what an export adds to the records: which rows are new, and what files become of it. */
#include "import/plan.h"

#include "read/written.h"
#include "write/edit.h"
#include "write/where.h"

/* Records that go into one list. */
struct group {
	struct where where;
	VEC(struct entry) entries;
};

struct grouping {
	struct plan *plan;
	struct map wheres; /* by account -> struct where * */
	struct map by_place;
	VEC(struct group *) groups;
	struct arena *arena, *scratch;
};

size_t plan_count(const struct plan *plan, enum fate fate)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->n; i++)
		n += plan->items[i].fate == fate;
	return n;
}

/* The record of the book with the item's id; NULL if there is none. */
static const void *record_there(const struct plan *plan, const struct item *item)
{
	const struct map *ids =
		(const struct map *)(const void *)((const char *)plan->book +
						   record_lists[item->entry.kind].ids);

	return map_get(ids, item->id);
}

static struct str written(
	const struct plan *plan, const struct field *field, const void *record, struct buf *buf)
{
	buf_clear(buf);
	value_write(field, record, &plan->book->company, buf);
	return str_copy(buf_str(buf), plan->making.arena);
}

static bool is_same(const struct field *field, struct str here, struct str there)
{
	if (field->type == FIELD_RECORDS) /* the export knows one of several */
		return str_find(there, here) >= 0;
	return str_eq(here, there);
}

static const struct field *top_field(const struct table *table, struct str name)
{
	ptrdiff_t point = str_find(name, STR("."));

	return &table->fields[table_find(
		table, point < 0 ? name : str_slice(name, 0, (size_t)point))];
}

/* Only what a column says counts: what the map makes up may have been mended by hand. */
static void compare(struct plan *plan, struct item *item, const void *there, struct buf *buf)
{
	const struct field *last = NULL;

	item->fate = FATE_THERE;
	for (size_t i = 0; i < item->entry.given.n; i++) {
		const struct field *field =
			top_field(entry_table(&item->entry), item->entry.given.v[i].name);
		struct difference difference = {item, there, field, STR_NONE, STR_NONE};

		if (!item->of[i] || item->of[i]->constant.n || field == last)
			continue;
		last = field;
		difference.here = written(plan, field, item->record, buf);
		difference.there = written(plan, field, there, buf);
		if (is_same(field, difference.here, difference.there))
			continue;
		item->fate = FATE_DIFFERS;
		VEC_PUSH(&plan->differences, difference, plan->making.arena);
	}
}

void plan_rows(struct plan *plan)
{
	struct making *making = &plan->making;
	struct buf buf = {0};

	plan->n = plan->csv.rows.n;
	plan->items = NEW_N(making->arena, struct item, plan->n + 1);
	for (size_t i = 0; i < plan->n; i++) {
		plan->items[i].row = &plan->csv.rows.v[i];
		item_name(making, &plan->items[i]);
		arena_reset(making->scratch);
	}
	for (size_t i = 0; i < plan->n; i++) {
		struct item *item = &plan->items[i];
		const void *there;

		item_make(making, item);
		there = item->fate == FATE_NEW ? record_there(plan, item) : NULL;
		if (there)
			compare(plan, item, there, &buf);
		arena_reset(making->scratch);
	}
	buf_free(&buf);
}

static struct where find_where(struct grouping *g, const struct item *item)
{
	const struct plan *plan = g->plan;
	struct str account = entry_value(&item->entry, STR("account"));
	struct str file = where_account(&item->entry, plan->book);
	bool own = file.n && edit_has_document(stage_file(&g->plan->stage, file)->before, account,
				     g->scratch);

	arena_reset(g->scratch);
	if (!plan->file.n)
		return where_put(&item->entry, plan->book, own, g->arena);
	return (struct where){plan->file, own && str_eq(file, plan->file) ? account : STR_NONE};
}

static struct where where_of(struct grouping *g, const struct item *item)
{
	struct str account = entry_value(&item->entry, STR("account"));
	struct where *where;

	if (item->entry.kind == RECORD_ACCOUNT)
		return find_where(g, item);
	account = account.n ? account : STR("-");
	where = map_get(&g->wheres, account);
	if (!where) {
		where = NEW(g->arena, struct where);
		*where = find_where(g, item);
		map_add(&g->wheres, account, where, g->arena);
	}
	return *where;
}

static struct entry without_account(const struct entry *entry, struct arena *arena)
{
	struct entry out = {.kind = entry->kind};

	for (size_t i = 0; i < entry->given.n; i++)
		if (!str_eq(entry->given.v[i].name, STR("account")))
			VEC_PUSH(&out.given, entry->given.v[i], arena);
	return out;
}

static void put_in_group(struct grouping *g, const struct item *item)
{
	struct where where = where_of(g, item);
	struct str key =
		str_printf(g->arena, "%.*s\n%.*s", STR_ARG(where.file), STR_ARG(where.account));
	struct group *group = map_get(&g->by_place, key);
	struct entry entry =
		where.account.n ? without_account(&item->entry, g->arena) : item->entry;

	if (!group) {
		group = NEW(g->arena, struct group);
		group->where = where;
		map_add(&g->by_place, key, group, g->arena);
		VEC_PUSH(&g->groups, group, g->arena);
	}
	VEC_PUSH(&group->entries, entry, g->arena);
}

/* The way from a file below the content folder to the schema beside that. */
static struct str schema_way(const struct plan *plan, struct str file, struct arena *arena)
{
	struct str way = STR("../fuga.schema.json");

	for (size_t i = 0; i < file.n; i++)
		if (file.p[i] == '/')
			way = str_join(STR("../"), way, arena);
	return plan->with_schema ? way : STR_NONE;
}

static void cannot(struct plan *plan, const struct staged *file, const char *why)
{
	diag_add(plan->making.diags, DIAG_STRUCTURE,
		str_printf(plan->making.arena, "%.*s/%.*s", STR_ARG(plan->stage.root),
			STR_ARG(file->name)),
		(struct mark){1, 1}, "nothing can be added to this file: %s", why);
}

static void write_group(struct grouping *g, const struct group *group)
{
	struct plan *plan = g->plan;
	struct staged *file = stage_file(&plan->stage, group->where.file);
	struct str schema = schema_way(plan, file->name, g->scratch);
	struct edit edit = {.entry = group->entries.v,
		.bytes = file->after,
		.account = group->where.account,
		.more = group->entries.n - 1};
	struct edited edited = {0};

	if (edit.entry->kind == RECORD_ACCOUNT && !plan->file.n) {
		if (file->there)
			edited.why = "the new account's file is there already, without its account";
		else
			edited.bytes = edit_account_file(edit.entry, schema, g->scratch);
	} else {
		if (!file->there && !edit.bytes.n && schema.n)
			edit.bytes = str_printf(g->scratch,
				"# yaml-language-server: $schema=%.*s\n", STR_ARG(schema));
		edited = edit_add(&edit, g->scratch);
	}
	if (edited.why)
		cannot(plan, file, edited.why);
	else
		file->after = str_copy(edited.bytes, g->arena);
	arena_reset(g->scratch);
}

void plan_files(struct plan *plan)
{
	struct grouping g = {
		.plan = plan, .arena = plan->making.arena, .scratch = plan->making.scratch};

	plan->stage = stage_open(plan->stage.root, g.arena);
	for (size_t i = 0; i < plan->n; i++)
		if (plan->items[i].fate == FATE_NEW)
			put_in_group(&g, &plan->items[i]);
	for (size_t i = 0; i < g.groups.n; i++)
		write_group(&g, g.groups.v[i]);
}
