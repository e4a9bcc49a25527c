/* pairing.c - which record of one state is which of another. */
#include "read/pairing.h"

#include "read/written.h"

/* Pairs of records are looked at up to here; those left beyond it have no other. */
enum { LOOKS_MOST = 2000000 };

static struct str key_of(const void *bytes, size_t n, struct arena *arena)
{
	return str_copy((struct str){bytes, n}, arena);
}

static const void *member_of(const struct pair_item *item, struct str name, enum field_type type)
{
	int at = table_find(item->table, name);

	if (at < 0 || item->table->fields[at].type != type)
		return NULL;
	return (const char *)item->record + item->table->fields[at].member;
}

void pairing_add(struct pairing *p, struct pair_side *side, const struct table *table,
	const void *record, size_t file)
{
	struct pair_item item = {.table = table, .record = record, .file = file};
	const struct str *id = member_of(&item, STR("id"), FIELD_ID);
	const struct ref *account = member_of(&item, STR("account"), FIELD_REF);

	if (id)
		item.id = *id;
	if (table == &account_table)
		item.account = item.id;
	else if (account)
		item.account = account->id;
	VEC_PUSH(&side->items, item, p->arena);
}

typedef struct str key_fn(struct pairing *p, struct pair_side *side, struct pair_item *item);

/* Finds items of the side that have no other yet by a key. */
static struct map index_by(struct pairing *p, struct pair_side *side, key_fn *key)
{
	struct map map = {0};

	for (size_t i = side->items.n; i-- > 0;) {
		struct pair_item *item = &side->items.v[i];
		struct str name = item->other ? STR_NONE : key(p, side, item);
		struct pair_item **head, **old;

		if (!name.n)
			continue;
		head = NEW(p->scratch, struct pair_item *);
		old = map_add(&map, name, head, p->scratch);
		head = old ? old : head;
		item->next = *head;
		*head = item;
	}
	return map;
}

static struct str print_of(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	uint64_t print;

	buf_clear(&p->buf);
	buf_put(&p->buf, item->table->name);
	for (size_t i = 0; i < item->table->n; i++) {
		buf_char(&p->buf, '\0');
		value_write(&item->table->fields[i], item->record, side->company, &p->buf);
	}
	print = str_hash(buf_str(&p->buf));
	return key_of(&print, sizeof print, p->scratch);
}

static struct str id_of(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	(void)side;
	if (item->table == &company_table)
		return STR("company");
	return item->id.n ? str_printf(p->scratch, "%.*s %.*s", STR_ARG(item->table->name),
				    STR_ARG(item->id))
			  : STR_NONE;
}

/* The account that a record belongs to, as it is called after. */
static struct str place(struct pairing *p, const struct pair_side *side, struct pair_item *item)
{
	const struct str *now =
		side == &p->before && item->account.n ? map_get(&p->renamed, item->account) : NULL;
	struct str account = now ? *now : item->account;

	return str_printf(p->scratch, "%.*s %.*s", STR_ARG(item->table->name), STR_ARG(account));
}

static struct str place_of(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	return item->id.n ? STR_NONE : place(p, side, item);
}

/* With what it says, which is what people would know it by. */
static struct str text_of(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	const struct str *text = member_of(item, STR("what"), FIELD_TEXT);

	if (!text)
		text = member_of(item, STR("summary"), FIELD_TEXT);
	return !item->id.n && text && text->n ? str_join(place(p, side, item), *text, p->scratch)
					      : STR_NONE;
}

static struct str place_of_id(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	return item->id.n && item->table != &account_table ? place(p, side, item) : STR_NONE;
}

static struct str name_of_account(struct pairing *p, struct pair_side *side, struct pair_item *item)
{
	(void)p;
	(void)side;
	return item->table == &account_table ? ((const struct account *)item->record)->name
					     : STR_NONE;
}

static void find_values(struct pairing *p, const struct pair_side *side, struct pair_item *item)
{
	if (item->values)
		return;
	item->values = NEW_N(p->arena, struct str, item->table->n);
	for (size_t i = 0; i < item->table->n; i++) {
		buf_clear(&p->buf);
		value_write(&item->table->fields[i], item->record, side->company, &p->buf);
		item->values[i] = str_copy(buf_str(&p->buf), p->arena);
	}
}

static struct pair_item *first_left(const struct map *map, struct str key)
{
	struct pair_item **head = key.n ? map_get(map, key) : NULL;
	struct pair_item *item = head ? *head : NULL;

	while (item && item->other)
		item = item->next;
	return item;
}

static void pair(struct pair_item *before, struct pair_item *after, bool same)
{
	before->other = after;
	after->other = before;
	before->same = after->same = same;
}

/* Records that have the same key, in their order. */
static void pair_by(struct pairing *p, key_fn *key, bool same)
{
	struct map before = index_by(p, &p->before, key);

	for (size_t i = 0; i < p->after.items.n && before.n; i++) {
		struct pair_item *item = &p->after.items.v[i], *other;

		if (item->other)
			continue;
		other = first_left(&before, key(p, &p->after, item));
		if (!other)
			continue;
		pair(other, item, same);
		if (same)
			continue;
		find_values(p, &p->before, other);
		find_values(p, &p->after, item);
	}
}

/* Who counts as alike. */
struct alike {
	key_fn *key;
	size_t equal, of; /* at least this many of the values that either has */
};

/* How many of the values that either has are equal, ids apart; 0: too few. */
static size_t likeness(
	const struct alike *how, const struct pair_item *a, const struct pair_item *b)
{
	size_t given = 0, equal = 0;

	for (size_t i = 0; i < a->table->n; i++) {
		bool any = a->values[i].n || b->values[i].n;

		if (a->table->fields[i].type == FIELD_ID)
			continue;
		given += any;
		equal += any && str_eq(a->values[i], b->values[i]);
	}
	return how->of * equal >= how->equal * given ? equal : 0;
}

static struct pair_item *most_like(struct pairing *p, const struct alike *how,
	const struct map *before, struct pair_item *item)
{
	struct pair_item *best = NULL;
	struct pair_item *other = first_left(before, how->key(p, &p->after, item));
	size_t most = 0;

	if (other)
		find_values(p, &p->after, item);
	for (; other && p->looks < LOOKS_MOST; other = other->next, p->looks++) {
		size_t like;

		if (other->other)
			continue;
		find_values(p, &p->before, other);
		like = likeness(how, other, item);
		if (like > most) {
			most = like;
			best = other;
		}
	}
	return best;
}

static void pair_by_likeness(struct pairing *p, const struct alike *how)
{
	struct map before = index_by(p, &p->before, how->key);

	for (size_t i = 0; i < p->after.items.n && before.n; i++) {
		struct pair_item *item = &p->after.items.v[i];
		struct pair_item *best = item->other ? NULL : most_like(p, how, &before, item);

		if (best)
			pair(best, item, false);
	}
}

static void note_renamed(struct pairing *p)
{
	for (size_t i = 0; i < p->before.items.n; i++) {
		struct pair_item *item = &p->before.items.v[i];

		if (item->table == &account_table && item->other &&
			!str_eq(item->id, item->other->id))
			map_add(&p->renamed, item->id, &item->other->id, p->scratch);
	}
}

void pairing_find(struct pairing *p)
{
	static const struct alike said = {text_of, 1, 2}, unnamed = {place_of, 1, 2},
				  accounts = {name_of_account, 3, 4}, named = {place_of_id, 3, 4};

	pair_by(p, print_of, true);
	pair_by(p, id_of, false);
	if (p->ids_change) {
		pair_by_likeness(p, &accounts);
		note_renamed(p);
	}
	pair_by_likeness(p, &said);
	pair_by_likeness(p, &unnamed);
	if (p->ids_change)
		pair_by_likeness(p, &named);
	buf_free(&p->buf);
}
