/* account_wear.c - what an account's wear is made of: kinds, departments, single records. */
#include "view/account_wear.h"

enum { WEAR_RECORDS = 8 }; /* listed of each kind */

struct wear_list {
	VEC(struct scratch) all;
	struct arena *arena;
};

static void collect(void *context, const struct scratch *scratch)
{
	struct wear_list *list = context;

	VEC_PUSH(&list->all, *scratch, list->arena);
}

static const struct ref *origin_of(const struct scratch *scratch)
{
	if (scratch->promise)
		return &scratch->promise->owner;
	if (scratch->touchpoint)
		return &scratch->touchpoint->department;
	return scratch->incident && scratch->incident->origin.n == 1
		       ? &scratch->incident->origin.v[0].department
		       : NULL;
}

int32_t scratch_day(const struct dossier *dossier, const struct scratch *scratch)
{
	const struct fate *fate;

	if (scratch->incident)
		return scratch->incident->when.day;
	if (scratch->touchpoint)
		return scratch->touchpoint->when.day;
	fate = dossier_fate(dossier, scratch->promise);
	return fate->ended != DAY_NONE ? fate->ended : fate->in_force;
}

struct str scratch_what(const struct scratch *scratch)
{
	if (scratch->incident)
		return scratch->incident->summary;
	return scratch->touchpoint ? scratch->touchpoint->summary : scratch->promise->what;
}

static const struct record *record_of(const struct scratch *scratch)
{
	if (scratch->incident)
		return &scratch->incident->record;
	return scratch->touchpoint ? &scratch->touchpoint->record : &scratch->promise->record;
}

static bool is_open(const struct dossier *dossier, const struct scratch *scratch)
{
	if (scratch->incident)
		return !dossier_knows(dossier, scratch->incident->resolved.day);
	return scratch->promise && dossier_fate(dossier, scratch->promise)->ended == DAY_NONE;
}

static void put_scratch(
	struct value *row, const struct dossier *dossier, const struct scratch *scratch)
{
	const struct ref *origin = origin_of(scratch);

	put_date(row, "day", scratch_day(dossier, scratch));
	put_text(row, "what", scratch_what(scratch));
	put_bool(row, "open", is_open(dossier, scratch));
	put_department(row, "origin",
		origin && origin->kind == REF_DEPARTMENT ? origin->department : NULL);
	put_number(row, "points", scratch->points, 1, true);
	put_number(row, "left", scratch->wear, 1, true);
	put_source(row, "source", dossier->site, record_of(scratch));
}

static void put_bar(struct value *row, double part, double most)
{
	put_coord(put_drawn(row, "bar"), "width", most > 0 ? 100 * part / most : 0);
}

/* The records of one kind, those that weigh most today first; what rounds to nothing is counted. */
static void put_kind_records(
	struct value *row, const struct dossier *dossier, const struct wear_list *list, int kind)
{
	struct value *rows = put_list(row, "records");
	double *left = NEW_N(row->arena, double, list->all.n + 1);
	size_t *order, n = 0;

	for (size_t i = 0; i < list->all.n; i++) {
		bool mine = list->all.v[i].kind == kind;

		left[i] = mine ? list->all.v[i].wear : -1;
		n += mine;
	}
	order = order_by(left, list->all.n, row->arena);
	for (size_t i = 0; i < n && i < WEAR_RECORDS && (i == 0 || left[order[i]] >= 0.05); i++)
		put_scratch(add_map(rows), dossier, &list->all.v[order[i]]);
	put_count(row, "n", (int64_t)n);
	put_count(row, "more", (int64_t)(n - rows->items.n));
	put_bool(row, "cut", n > rows->items.n);
}

/* The heaviest kind is told even where none alone rounds to anything. */
static void put_kinds(
	struct value *built, const struct dossier *dossier, const struct wear_list *list)
{
	const struct wear *wear = &dossier->figures->wear;
	struct value *rows = put_list(built, "kinds");
	size_t *order = order_by(wear->kind, LEAK_KINDS, built->arena);

	for (size_t i = 0; i < LEAK_KINDS; i++) {
		double points = wear->kind[order[i]];
		struct value *row;

		if (points < 0.05 && i > 0)
			break;
		row = add_map(rows);
		put_kind_term(row, "kind", (int)order[i]);
		put_number(row, "points", points, 1, true);
		put_share(row, "share", points / wear->all, true);
		put_bar(row, points, wear->kind[order[0]]);
		put_kind_records(row, dossier, list, (int)order[i]);
	}
}

static void add_origin(double *by_department, const struct ref *ref, double points, size_t n)
{
	by_department[ref && ref->kind == REF_DEPARTMENT ? ref->department->index : n] += points;
}

/* Points by department; the last place holds what no record gives to one. */
static double *by_origin(
	const struct dossier *dossier, const struct wear_list *list, struct arena *arena)
{
	size_t n = dossier->site->book->departments.n;
	double *points = NEW_N(arena, double, n + 1);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct scratch *scratch = &list->all.v[i];

		if (!scratch->incident) {
			add_origin(points, origin_of(scratch), scratch->wear, n);
			continue;
		}
		for (size_t j = 0; j < scratch->incident->origin.n; j++) {
			const struct share *share = &scratch->incident->origin.v[j];

			add_origin(points, &share->department, scratch->wear * share->share, n);
		}
	}
	return points;
}

static void put_wear_origins(
	struct value *built, const struct dossier *dossier, const double *points)
{
	const struct book *book = dossier->site->book;
	struct value *rows = put_list(built, "origins");
	size_t *order = order_by(points, book->departments.n, built->arena);

	for (size_t i = 0; i < book->departments.n; i++) {
		double part = points[order[i]];
		struct value *row;

		if (part < 0.05)
			break;
		row = add_map(rows);
		put_department(row, "department", book->departments.v[order[i]]);
		put_number(row, "points", part, 1, true);
		put_share(row, "share", part / dossier->figures->wear.all, true);
		put_bar(row, part, points[order[0]]);
	}
}

static void put_finding(struct value *built, const struct dossier *dossier, const double *points)
{
	const struct book *book = dossier->site->book;
	const struct wear *wear = &dossier->figures->wear;
	int kind = heaviest_kind(wear);
	size_t most = 0;
	struct value *args;

	for (size_t i = 0; i < book->departments.n; i++)
		if (points[i] > points[most])
			most = i;
	args = put_message(built, "title", "account.wear.title");
	put_wear_kind(args, "kind", kind);
	put_share(args, "share", kind < 0 ? 0 : wear->kind[kind] / wear->all, true);
	put_text(args, "department",
		book->departments.n ? book->departments.v[most]->name : STR_NONE);
	put_share(args, "part", points[most] / wear->all, true);
}

void put_account_wear(struct value *page, const struct dossier *dossier)
{
	struct wear_list list = {.arena = page->arena};
	struct value *built;
	double *points;

	if (dossier->figures->wear.all < 0.05) {
		put_none(page, "wear");
		return;
	}
	wear_each(
		dossier->site->figures->setting, dossier->account, dossier->as_of, collect, &list);
	built = put_map(page, "wear");
	put_number(built, "all", dossier->figures->wear.all, 1, true);
	put_number(built, "strength", dossier->figures->strength, 1, true);
	put_days(built, "half_life", dossier->site->book->company.analysis.wear_half_life, true);
	put_kinds(built, dossier, &list);
	points = by_origin(dossier, &list, page->arena);
	put_wear_origins(built, dossier, points);
	put_finding(built, dossier, points);
}
