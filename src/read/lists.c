/* lists.c - the lists of a book, and what follows from them. */
#include "read/link.h"

#include <stdlib.h>

static const struct {
	struct str id, es, en;
	enum role role;
} built_in[] = {
	{{"marketing", 9}, {"Marketing", 9}, {"Marketing", 9}, ROLE_PROMISES},
	{{"sales", 5}, {"Ventas", 6}, {"Sales", 5}, ROLE_PROMISES},
	{{"operations", 10}, {"Operaciones", 11}, {"Operations", 10}, ROLE_DELIVERS},
	{{"finance", 7}, {"Finanzas", 8}, {"Finance", 7}, ROLE_SUPPORTS},
	{{"administration", 14}, {"Administración", 15}, {"Administration", 14}, ROLE_SUPPORTS},
	{{"service", 7}, {"Servicio", 8}, {"Service", 7}, ROLE_DELIVERS},
	{{"support", 7}, {"Soporte", 7}, {"Support", 7}, ROLE_DELIVERS},
	{{"leadership", 10}, {"Dirección", 10}, {"Leadership", 10}, ROLE_LEADS},
};

enum { BUILT_IN = sizeof built_in / sizeof *built_in };

void departments_built_in(struct book *book, struct arena *arena)
{
	book->departments.v = NEW_N(arena, struct department *, BUILT_IN);
	book->departments.n = BUILT_IN;
	for (size_t i = 0; i < BUILT_IN; i++) {
		struct department *department = NEW(arena, struct department);

		department->index = i;
		department->id = built_in[i].id;
		department->name =
			book->company.language == LANGUAGE_ES ? built_in[i].es : built_in[i].en;
		department->role = built_in[i].role;
		book->departments.v[i] = department;
		map_add(&book->department_ids, department->id, department, arena);
	}
}

bool is_built_in_department(struct str id)
{
	for (size_t i = 0; i < BUILT_IN; i++)
		if (str_eq(built_in[i].id, id))
			return true;
	return false;
}

/* A list of records of any kind. */
struct any_list {
	void **v;
	size_t n;
};

static struct any_list *list_of(struct book *book, enum record_kind kind)
{
	return (struct any_list *)(void *)((char *)book + record_lists[kind].list);
}

static int by_person_id(const void *a, const void *b)
{
	return str_cmp((*(struct person *const *)a)->id, (*(struct person *const *)b)->id);
}

static int by_account_id(const void *a, const void *b)
{
	return str_cmp((*(struct account *const *)a)->id, (*(struct account *const *)b)->id);
}

static int by_standard_id(const void *a, const void *b)
{
	return str_cmp((*(struct standard *const *)a)->id, (*(struct standard *const *)b)->id);
}

static void sort(struct any_list *list, int (*order)(const void *, const void *))
{
	if (list->n)
		qsort(list->v, list->n, sizeof *list->v, order);
}

/* True of a record whose account is in a broken file: it can count for nobody. */
static bool is_lost(const struct entry *entry)
{
	int account = table_find(record_lists[entry->kind].table, STR("account"));
	const struct ref *ref;

	if (account < 0 || entry->kind == RECORD_DECISION)
		return false;
	ref = (const struct ref *)(const void
			*)((const char *)entry->record +
			   record_lists[entry->kind].table->fields[account].member);
	return ref->id.n && !ref->kind;
}

/* Makes room, then fills in the order of the files; the lists of what is named by id are sorted. */
static void gather(struct linking *l)
{
	size_t counts[RECORD_KINDS] = {0};

	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n && !l->files[i].source.broken; e++)
			counts[l->files[i].entries.v[e].kind]++;
	for (enum record_kind kind = 0; kind < RECORD_KINDS; kind++)
		if (counts[kind])
			*list_of(l->book, kind) =
				(struct any_list){NEW_N(l->arena, void *, counts[kind]), 0};
	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n && !l->files[i].source.broken; e++) {
			const struct entry *entry = &l->files[i].entries.v[e];
			struct any_list *list = list_of(l->book, entry->kind);

			if (l->any_broken && is_lost(entry))
				continue;
			list->v[list->n++] = entry->record;
			l->book->records++;
		}
	sort(list_of(l->book, RECORD_PERSON), by_person_id);
	sort(list_of(l->book, RECORD_ACCOUNT), by_account_id);
	sort(list_of(l->book, RECORD_STANDARD), by_standard_id);
	for (enum record_kind kind = 0; kind < RECORD_KINDS; kind++)
		for (size_t i = 0; i < list_of(l->book, kind)->n; i++)
			*(size_t *)(void *)((char *)list_of(l->book, kind)->v[i] +
					    record_lists[kind].index) = i;
}

/* The maps hold only what the lists hold: records of broken files were in them for linking. */
static void ids_again(struct linking *l)
{
	for (enum record_kind kind = 0; kind < RECORD_KINDS; kind++) {
		const struct any_list *list = list_of(l->book, kind);
		struct map *ids;

		if (record_lists[kind].ref == REF_NONE)
			continue;
		ids = (struct map *)(void *)((char *)l->book + record_lists[kind].ids);
		*ids = (struct map){0};
		for (size_t i = 0; i < list->n; i++) {
			const struct str *id =
				(const struct str *)(const void *)((const char *)list->v[i] +
								   record_lists[kind].id);

			if (id->n)
				map_add(ids, *id, list->v[i], l->arena);
		}
	}
}

static int by_from(const void *a, const void *b)
{
	const struct revenue *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->record.at.line > y->record.at.line) - (x->record.at.line < y->record.at.line);
}

static int by_purchase(const void *a, const void *b)
{
	const struct purchase *x = a, *y = b;

	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->record.at.line > y->record.at.line) - (x->record.at.line < y->record.at.line);
}

/* The first day of the first time as a client and the last of the last one. */
static void account_spells(struct account *account)
{
	const struct spell *first = account->spells.v, *last = account->spells.v;

	if (account->spells.n == 0)
		return;
	for (size_t i = 1; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		first = spell->from < first->from ? spell : first;
		last = spell->from > last->from ? spell : last;
	}
	if (account->since == DAY_NONE)
		account->since = first->from;
	if (account->ended == DAY_NONE)
		account->ended = last->to;
	if (account->ended_because == REASON_NONE)
		account->ended_because = last->because;
}

static void derive(struct book *book)
{
	for (size_t i = 0; i < book->accounts.n; i++) {
		struct account *account = book->accounts.v[i];

		account_spells(account);
		if (account->revenue.n)
			qsort(account->revenue.v, account->revenue.n, sizeof *account->revenue.v,
				by_from);
		if (account->purchases.n)
			qsort(account->purchases.v, account->purchases.n,
				sizeof *account->purchases.v, by_purchase);
	}
	for (size_t i = 0; i < book->promises.n; i++) {
		struct promise *promise = book->promises.v[i];

		if (promise->by.kind == REF_DEPARTMENT)
			promise->by_department = promise->by.department;
		else if (promise->by.kind == REF_PERSON && promise->by.person->department.kind)
			promise->by_department = promise->by.person->department.department;
	}
	for (size_t i = 0; i < book->assessments.n; i++) {
		book->assessments.v[i]->by_id = book->assessments.v[i]->by.id;
		book->assessments.v[i]->by_client =
			str_eq(book->assessments.v[i]->by.id, STR("client"));
	}
}

/* What a kind of the company's own counts as. */
static void incident_kinds(struct book *book)
{
	for (size_t i = 0; i < book->incidents.n; i++) {
		struct incident *incident = book->incidents.v[i];
		int kind = terms_find(&incident_kind_terms, incident->kind_id);

		incident->kind = kind < 0 ? INCIDENT_OTHER : (enum incident_kind)kind;
		for (size_t k = 0; kind < 0 && k < book->company.kinds.n; k++)
			if (str_eq(book->company.kinds.v[k].id, incident->kind_id)) {
				incident->own_kind = &book->company.kinds.v[k];
				incident->kind = incident->own_kind->as;
			}
	}
}

/* How one kind of record is handed to its account. */
struct handing {
	size_t list, account, at; /* offsets: the account's list; the record's account, its time */
	bool day;                 /* at is an int32_t, else a struct when */
	enum record_kind kind;
};

static struct account *account_of(const struct handing *h, void *record)
{
	struct ref *ref = (struct ref *)(void *)((char *)record + h->account);

	return ref->kind == REF_ACCOUNT ? ref->account : NULL;
}

/* The time of a record as one number: its day, then the second; a day without a time comes first.
 */
static int64_t time_of(const struct handing *h, const void *record)
{
	const char *at = (const char *)record + h->at;
	struct when when;
	int32_t day;

	if (h->day) {
		memcpy(&day, at, sizeof day);
		return (int64_t)day * 100000;
	}
	memcpy(&when, at, sizeof when);
	return (int64_t)when.day * 100000 + when.second;
}

static int by_time(const void *a, const void *b, void *handing)
{
	const struct handing *h = handing;
	const void *x = *(void *const *)a, *y = *(void *const *)b;
	int64_t tx = time_of(h, x), ty = time_of(h, y);
	size_t ix, iy;

	if (tx != ty)
		return tx < ty ? -1 : 1;
	memcpy(&ix, (const char *)x + record_lists[h->kind].index, sizeof ix);
	memcpy(&iy, (const char *)y + record_lists[h->kind].index, sizeof iy);
	return (ix > iy) - (ix < iy);
}

static void hand_over(struct linking *l, struct handing h)
{
	const struct any_list *all = list_of(l->book, h.kind);
	struct any_list *list;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < all->n; i++) {
			struct account *account = account_of(&h, all->v[i]);

			if (!account)
				continue;
			list = (struct any_list *)(void *)((char *)account + h.list);
			if (pass)
				list->v[list->n] = all->v[i];
			list->n++;
		}
		for (size_t i = 0; i < l->book->accounts.n; i++) {
			list = (struct any_list *)(void *)((char *)l->book->accounts.v[i] + h.list);
			if (pass == 0 && list->n)
				*list = (struct any_list){NEW_N(l->arena, void *, list->n), 0};
			else if (list->n)
				qsort_r(list->v, list->n, sizeof *list->v, by_time, &h);
		}
	}
}

#define HANDING(owner, many, time, by_day, kind)                                 \
	(struct handing)                                                         \
	{                                                                        \
		offsetof(struct account, many), offsetof(struct owner, account), \
			offsetof(struct owner, time), by_day, kind               \
	}

void lists_fill(struct linking *l)
{
	gather(l);
	if (l->any_broken)
		ids_again(l);
	derive(l->book);
	incident_kinds(l->book);
	stories_fill(l);
	hand_over(l, HANDING(promise, promises, made, true, RECORD_PROMISE));
	hand_over(l, HANDING(incident, incidents, when, false, RECORD_INCIDENT));
	hand_over(l, HANDING(touchpoint, touchpoints, when, false, RECORD_TOUCHPOINT));
	hand_over(l, HANDING(assessment, assessments, on, true, RECORD_ASSESSMENT));
	hand_over(l, HANDING(objection, objections, on, true, RECORD_OBJECTION));
	hand_over(l, (struct handing){offsetof(struct account, referrals),
			     offsetof(struct account, referred_by), offsetof(struct account, since),
			     true, RECORD_ACCOUNT});
}
