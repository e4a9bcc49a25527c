/* changes.c - which records differ between two states of a company's records.
 *
 * Files with the same bytes hold the same records and are passed over first, so that the work
 * grows with what was edited and not with what there is. */
#include "read/changes.h"

#include "read/written.h"

#include <stdlib.h>

/* Pairs of records are looked at up to here; beyond it those left count as removed and added. */
enum { LOOKS_MOST = 2000000 };

struct item {
	const struct table *table;
	const void *record;
	struct str id, account;
	struct str *values; /* by field, once it is known that no equal one is there */
	struct item *next;  /* with the same key */
	bool done;
};

/* One side. */
struct side {
	const struct book *book;
	VEC(struct item) items;
};

struct comparing {
	struct side before, after;
	VEC(struct change) out;
	struct buf buf;
	size_t looks;
	struct arena *arena, *scratch;
};

static struct str key_of(const void *bytes, size_t n, struct arena *arena)
{
	return str_copy((struct str){bytes, n}, arena);
}

/* How many files there are with those bytes. */
static struct map files_by_bytes(const struct book *book, struct arena *scratch)
{
	struct map files = {0};

	for (size_t i = 0; i < book->sources.n; i++) {
		const struct source *source = book->sources.v[i];
		size_t *new = NEW(scratch, size_t), *n;

		n = map_add(
			&files, key_of(&source->hash, sizeof source->hash, scratch), new, scratch);
		++*(n ? n : new);
	}
	return files;
}

/* By source.index: true for files that the other side has too. */
static bool *same_files(const struct book *book, struct map *others, struct arena *scratch)
{
	size_t most = 0;
	bool *same;

	for (size_t i = 0; i < book->sources.n; i++)
		if (book->sources.v[i]->index >= most)
			most = book->sources.v[i]->index + 1;
	same = NEW_N(scratch, bool, most);
	for (size_t i = 0; i < book->sources.n; i++) {
		const struct source *source = book->sources.v[i];
		struct str key = {(const char *)&source->hash, sizeof source->hash};
		size_t *left = map_get(others, key);

		same[source->index] = left && *left > 0;
		if (same[source->index])
			--*left;
	}
	return same;
}

static struct str account_of(const struct table *table, const void *record, struct str id)
{
	int at = table == &account_table ? -1 : table_find(table, STR("account"));

	if (table == &account_table)
		return id;
	if (at < 0 || table->fields[at].type != FIELD_REF)
		return STR_NONE;
	return ((const struct ref *)(const void *)((const char *)record + table->fields[at].member))
		->id;
}

static void add_item(struct comparing *c, struct side *side, const struct table *table,
	const void *record, const bool *same)
{
	const struct source *source = ((const struct record *)record)->source;
	int id = table_find(table, STR("id"));
	struct item item = {.table = table, .record = record};

	if (!source || same[source->index])
		return;
	if (id >= 0)
		item.id = *(const struct str *)(const void *)((const char *)record +
							      table->fields[id].member);
	item.account = account_of(table, record, item.id);
	VEC_PUSH(&side->items, item, c->scratch);
}

static void collect(struct comparing *c, struct side *side, const bool *same)
{
	add_item(c, side, &company_table, &side->book->company, same);
	for (size_t kind = 0; kind < RECORD_KINDS; kind++) {
		struct {
			void **v;
			size_t n;
		} list;

		memcpy(&list, (const char *)side->book + record_lists[kind].list, sizeof list);
		for (size_t i = 0; i < list.n; i++)
			add_item(c, side, record_lists[kind].table, list.v[i], same);
	}
}

/* Finds items of the side that are not done by a key. */
static struct map index_by(struct comparing *c, struct side *side,
	struct str (*key)(struct comparing *c, struct side *side, struct item *item))
{
	struct map map = {0};

	for (size_t i = side->items.n; i-- > 0;) {
		struct item *item = &side->items.v[i];
		struct str name = item->done ? STR_NONE : key(c, side, item);
		struct item **head = NEW(c->scratch, struct item *), **old;

		if (!name.n)
			continue;
		old = map_add(&map, name, head, c->scratch);
		head = old ? old : head;
		item->next = *head;
		*head = item;
	}
	return map;
}

static struct str print_of(struct comparing *c, struct side *side, struct item *item)
{
	uint64_t print;

	buf_clear(&c->buf);
	buf_put(&c->buf, item->table->name);
	for (size_t i = 0; i < item->table->n; i++) {
		buf_char(&c->buf, '\0');
		value_write(&item->table->fields[i], item->record, &side->book->company, &c->buf);
	}
	print = str_hash(buf_str(&c->buf));
	return key_of(&print, sizeof print, c->scratch);
}

static struct str id_of(struct comparing *c, struct side *side, struct item *item)
{
	(void)side;
	if (item->table == &company_table)
		return STR("company");
	return item->id.n ? str_printf(c->scratch, "%.*s %.*s", STR_ARG(item->table->name),
				    STR_ARG(item->id))
			  : STR_NONE;
}

static struct str place_of(struct comparing *c, struct side *side, struct item *item)
{
	(void)side;
	return item->id.n ? STR_NONE
			  : str_printf(c->scratch, "%.*s %.*s", STR_ARG(item->table->name),
				    STR_ARG(item->account));
}

static void find_values(struct comparing *c, const struct side *side, struct item *item)
{
	if (item->values)
		return;
	item->values = NEW_N(c->arena, struct str, item->table->n);
	for (size_t i = 0; i < item->table->n; i++) {
		buf_clear(&c->buf);
		value_write(&item->table->fields[i], item->record, &side->book->company, &c->buf);
		item->values[i] = str_copy(buf_str(&c->buf), c->arena);
	}
}

/* Departments that a reference leads to, itself or through a person. */
static void add_department(struct change *change, const struct ref *ref, struct arena *arena)
{
	struct str id = STR_NONE;
	struct str *wider;

	if (ref->kind == REF_DEPARTMENT)
		id = ref->department->id;
	else if (ref->kind == REF_PERSON && ref->person->department.kind == REF_DEPARTMENT)
		id = ref->person->department.department->id;
	for (size_t i = 0; i < change->departments.n; i++)
		if (str_eq(change->departments.v[i], id))
			return;
	if (!id.n)
		return;
	wider = NEW_N(arena, struct str, change->departments.n + 1);
	if (change->departments.n)
		memcpy(wider, change->departments.v, change->departments.n * sizeof *wider);
	wider[change->departments.n++] = id;
	change->departments.v = wider;
}

static void add_departments(struct change *change, const struct item *item, struct arena *arena)
{
	if (item->table == &department_table) {
		struct ref self = {.kind = REF_DEPARTMENT};

		self.department = (struct department *)(uintptr_t)item->record;
		add_department(change, &self, arena);
	}
	for (size_t i = 0; i < item->table->n; i++) {
		const struct field *field = &item->table->fields[i];
		const void *member = (const char *)item->record + field->member;
		const struct refs *refs = member;
		const struct shares *shares = member;

		if (field->type == FIELD_REF)
			add_department(change, member, arena);
		for (size_t k = 0; field->type == FIELD_REFS && k < refs->n; k++)
			add_department(change, &refs->v[k], arena);
		for (size_t k = 0; field->type == FIELD_SHARES && k < shares->n; k++)
			add_department(change, &shares->v[k].department, arena);
	}
}

static struct str what_of(const struct item *item)
{
	static const struct str names[] = {{"what", 4}, {"summary", 7}, {"name", 4}};

	for (size_t i = 0; i < sizeof names / sizeof *names && !item->id.n; i++) {
		int at = table_find(item->table, names[i]);
		const struct str *text;

		if (at < 0)
			continue;
		text = (const void *)((const char *)item->record + item->table->fields[at].member);
		if (text->n)
			return *text;
	}
	return item->id;
}

static void compare_fields(struct change *change, const struct item *before,
	const struct item *after, struct arena *arena)
{
	const struct table *table = after->table;
	const struct record *record = after->record;

	change->fields.v = NEW_N(arena, struct changed_field, table->n);
	for (size_t i = 0; i < table->n; i++) {
		struct changed_field *field = &change->fields.v[change->fields.n];

		if (str_eq(before->values[i], after->values[i]))
			continue;
		*field = (struct changed_field){
			table->fields[i].name, before->values[i], after->values[i]};
		if (change->fields.n++ == 0)
			change->at = record_value_at(
				record, (const char *)record + table->fields[i].member);
	}
}

/* One of the two may be NULL. */
static void tell(struct comparing *c, struct item *before, struct item *after)
{
	struct item *item = after ? after : before;
	const struct record *record = item->record;
	struct change change = {.kind = !before  ? CHANGE_ADDED
					: !after ? CHANGE_REMOVED
						 : CHANGE_CHANGED,
		.record = item->table->name,
		.what = what_of(item),
		.account = item->account,
		.file = record->source,
		.at = record->at};

	add_departments(&change, item, c->arena);
	if (before && after) {
		add_departments(&change, before, c->arena);
		compare_fields(&change, before, after, c->arena);
	}
	if (before)
		before->done = true;
	if (after)
		after->done = true;
	if (!before || !after || change.fields.n)
		VEC_PUSH(&c->out, change, c->arena);
}

static struct item *first_left(struct map *map, struct str key)
{
	struct item **head = key.n ? map_get(map, key) : NULL;
	struct item *item = head ? *head : NULL;

	while (item && item->done)
		item = item->next;
	return item;
}

/* Records that are the same but for their place. */
static void pass_over_equal(struct comparing *c)
{
	struct map before = index_by(c, &c->before, print_of);

	for (size_t i = 0; i < c->after.items.n; i++) {
		struct item *item = &c->after.items.v[i];
		struct item *same = first_left(&before, print_of(c, &c->after, item));

		if (same)
			same->done = item->done = true;
	}
}

static void pair_by_id(struct comparing *c)
{
	struct map before = index_by(c, &c->before, id_of);

	for (size_t i = 0; i < c->after.items.n; i++) {
		struct item *item = &c->after.items.v[i];
		struct item *same =
			item->done ? NULL : first_left(&before, id_of(c, &c->after, item));

		if (!same)
			continue;
		find_values(c, &c->before, same);
		find_values(c, &c->after, item);
		tell(c, same, item);
	}
}

/* How many of the values that either has are equal; 0 where they are fewer than half. */
static size_t likeness(const struct item *a, const struct item *b)
{
	size_t given = 0, equal = 0;

	for (size_t i = 0; i < a->table->n; i++) {
		bool any = a->values[i].n || b->values[i].n;

		given += any;
		equal += any && str_eq(a->values[i], b->values[i]);
	}
	return 2 * equal >= given ? equal : 0;
}

static struct item *most_like(struct comparing *c, struct map *before, struct item *item)
{
	struct item *best = NULL, *other = first_left(before, place_of(c, &c->after, item));
	size_t most = 0;

	for (; other && c->looks < LOOKS_MOST; other = other->next, c->looks++) {
		size_t like;

		if (other->done)
			continue;
		find_values(c, &c->before, other);
		like = likeness(other, item);
		if (like > most) {
			most = like;
			best = other;
		}
	}
	return best;
}

static void pair_by_likeness(struct comparing *c)
{
	struct map before = index_by(c, &c->before, place_of);

	for (size_t i = 0; i < c->after.items.n; i++) {
		struct item *item = &c->after.items.v[i], *best;

		if (item->done)
			continue;
		find_values(c, &c->after, item);
		best = most_like(c, &before, item);
		if (best)
			tell(c, best, item);
	}
}

static void tell_the_rest(struct comparing *c)
{
	for (size_t i = 0; i < c->before.items.n; i++)
		if (!c->before.items.v[i].done)
			tell(c, &c->before.items.v[i], NULL);
	for (size_t i = 0; i < c->after.items.n; i++)
		if (!c->after.items.v[i].done)
			tell(c, NULL, &c->after.items.v[i]);
}

static int by_place(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	int order = str_cmp(a->file->name, b->file->name);

	if (order)
		return order;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

struct changes changes_find(
	const struct book *before, const struct book *after, struct arena *arena)
{
	struct comparing c = {
		.before.book = before, .after.book = after, .arena = arena, .scratch = arena_new()};
	struct map old = files_by_bytes(before, c.scratch), new = files_by_bytes(after, c.scratch);
	struct changes changes = {0};

	collect(&c, &c.before, same_files(before, &new, c.scratch));
	collect(&c, &c.after, same_files(after, &old, c.scratch));
	pass_over_equal(&c);
	pair_by_id(&c);
	pair_by_likeness(&c);
	tell_the_rest(&c);
	buf_free(&c.buf);
	arena_free(c.scratch);
	if (c.out.n)
		qsort(c.out.v, c.out.n, sizeof *c.out.v, by_place);
	changes.list.v = c.out.v;
	changes.list.n = c.out.n;
	return changes;
}
