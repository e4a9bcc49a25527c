/* changes.c - which records differ between two states of a company's records.
 *
 * Files with the same bytes hold the same records and are passed over first, so that the work
 * grows with what was edited and not with what there is. */
#include "read/changes.h"

#include "read/pairing.h"

#include <stdlib.h>

struct comparing {
	struct pairing pairing;
	VEC(struct change) out;
	struct arena *arena;
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

static void add_item(struct pairing *pairing, struct pair_side *side, const struct table *table,
	const void *record, const bool *same)
{
	const struct source *source = ((const struct record *)record)->source;

	if (source && !same[source->index])
		pairing_add(pairing, side, table, record, source->index);
}

static void collect(
	struct pairing *pairing, struct pair_side *side, const struct book *book, const bool *same)
{
	add_item(pairing, side, &company_table, &book->company, same);
	for (size_t kind = 0; kind < RECORD_KINDS; kind++) {
		struct {
			void **v;
			size_t n;
		} list;

		memcpy(&list, (const char *)book + record_lists[kind].list, sizeof list);
		for (size_t i = 0; i < list.n; i++)
			add_item(pairing, side, record_lists[kind].table, list.v[i], same);
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

static void add_departments(
	struct change *change, const struct pair_item *item, struct arena *arena)
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

static struct str what_of(const struct pair_item *item)
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

static void compare_fields(struct change *change, const struct pair_item *before,
	const struct pair_item *after, struct arena *arena)
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
static void tell(struct comparing *c, struct pair_item *before, struct pair_item *after)
{
	struct pair_item *item = after ? after : before;
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
	if (!before || !after || change.fields.n)
		VEC_PUSH(&c->out, change, c->arena);
}

static void tell_all(struct comparing *c)
{
	for (size_t i = 0; i < c->pairing.before.items.n; i++)
		if (!c->pairing.before.items.v[i].other)
			tell(c, &c->pairing.before.items.v[i], NULL);
	for (size_t i = 0; i < c->pairing.after.items.n; i++) {
		struct pair_item *item = &c->pairing.after.items.v[i];

		if (!item->same)
			tell(c, item->other, item);
	}
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
	struct arena *scratch = arena_new();
	struct comparing c = {.arena = arena,
		.pairing = {.before.company = &before->company,
			.after.company = &after->company,
			.arena = arena,
			.scratch = scratch}};
	struct map old = files_by_bytes(before, scratch), new = files_by_bytes(after, scratch);
	struct changes changes = {0};

	collect(&c.pairing, &c.pairing.before, before, same_files(before, &new, scratch));
	collect(&c.pairing, &c.pairing.after, after, same_files(after, &old, scratch));
	pairing_find(&c.pairing);
	tell_all(&c);
	arena_free(scratch);
	if (c.out.n)
		qsort(c.out.v, c.out.n, sizeof *c.out.v, by_place);
	changes.list.v = c.out.v;
	changes.list.n = c.out.n;
	return changes;
}
