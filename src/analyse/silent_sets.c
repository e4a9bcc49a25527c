/* silent_sets.c - who was a client at each tenure at which somebody left. */
#include "analyse/silent_sets.h"

#include "analyse/life.h"
#include "analyse/rows.h"

#include <stdlib.h>

/* The time as a client as far as it was watched; false: not at all. */
static bool watch(const struct setting *setting, const struct account *account,
	const struct spell *spell, struct watched *watched)
{
	bool left = spell->to != DAY_NONE && spell->to <= setting->as_of;
	int32_t from = spell->from > setting->records_since ? spell->from : setting->records_since;
	int32_t last = left ? spell->to : setting->as_of;
	int32_t origin = account_first_day(account);

	*watched = (struct watched){.account = account,
		.origin = origin,
		.first = from + SILENT_YEAR - origin,
		.last = last - origin,
		.left = left};
	return from < last;
}

bool silent_compared(const struct watched *watched)
{
	return watched->left && watched->first <= watched->last;
}

static void watch_all(struct silent_sets *sets, struct arena *arena)
{
	const struct book *book = sets->setting->book;
	size_t most = 0, failures = 0;
	struct spell spell;

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];

		most += account->spells.n ? account->spells.n : 1;
		failures = failures_most(account) > failures ? failures_most(account) : failures;
	}
	sets->watched.v = NEW_N(arena, struct watched, most);
	sets->failures = NEW_N(arena, struct failure, failures);
	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		int32_t end = account_end(account, &book->company, sets->setting->as_of);

		for (size_t j = 0; account_spell(account, end, j, &spell); j++)
			sets->watched.n += watch(
				sets->setting, account, &spell, &sets->watched.v[sets->watched.n]);
	}
}

static int by_tenure(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

static void find_tenures(struct silent_sets *sets, struct arena *arena)
{
	int32_t *tenures = NEW_N(arena, int32_t, sets->watched.n), longest;

	for (size_t i = 0; i < sets->watched.n; i++) {
		const struct watched *watched = &sets->watched.v[i];

		if (silent_compared(watched))
			tenures[sets->departures++] = watched->last;
		else
			sets->short_of_year += watched->left;
	}
	sets->tenures.v = tenures;
	if (sets->departures == 0)
		return;
	qsort(tenures, sets->departures, sizeof *tenures, by_tenure);
	for (size_t i = 0; i < sets->departures; i++)
		if (i == 0 || tenures[i] != tenures[i - 1])
			tenures[sets->tenures.n++] = tenures[i];
	longest = tenures[sets->tenures.n - 1];
	sets->place = NEW_N(arena, size_t, (size_t)longest + 1);
	for (int32_t tenure = 0, at = 0; tenure <= longest; tenure++) {
		sets->place[tenure] = (size_t)at;
		at += tenures[at] == tenure;
	}
}

size_t silent_place(const struct silent_sets *sets, int32_t tenure)
{
	if (sets->tenures.n == 0 || tenure > sets->tenures.v[sets->tenures.n - 1])
		return sets->tenures.n;
	return sets->place[tenure > 0 ? tenure : 0];
}

/* One failure counts, up to g days before, at the tenures from its own + g to its own + 364. */
static void add_failure(
	struct silent_sets *sets, size_t from, size_t to, int32_t tenure, enum incident_kind kind)
{
	size_t over = silent_place(sets, tenure + SILENT_YEAR);

	to = over < to ? over : to;
	for (int point = 0; point < SILENT_POINTS; point++) {
		size_t begins = silent_place(sets, tenure + silent_days(point));
		size_t cell = (size_t)kind * SILENT_POINTS + (size_t)point;

		begins = begins > from ? begins : from;
		if (begins >= to)
			continue;
		sets->sums[begins * SILENT_CELLS + cell]++;
		sets->sums[to * SILENT_CELLS + cell]--;
	}
}

/* Puts one time as a client, with the failures of its account, into the risk sets of the others;
 * false: it is in none. Each place holds, so far, the change from the one before. */
static bool stand_beside(struct silent_sets *sets, const struct watched *watched, size_t failures)
{
	size_t from = silent_place(sets, watched->first);
	size_t to = silent_place(sets, watched->left ? watched->last : watched->last + 1);

	if (watched->first > watched->last || from >= to)
		return false;
	sets->at_risk[from]++;
	sets->at_risk[to]--;
	for (size_t i = 0; i < failures; i++)
		add_failure(sets, from, to, sets->failures[i].day - watched->origin,
			sets->failures[i].kind);
	return true;
}

static void fill(struct silent_sets *sets)
{
	const struct account *account = NULL, *counted = NULL;
	size_t failures = 0;

	for (size_t i = 0; i < sets->watched.n; i++) {
		const struct watched *watched = &sets->watched.v[i];

		if (watched->account != account) {
			account = watched->account;
			failures = small_failures(
				sets->setting, account, sets->setting->as_of, sets->failures);
		}
		if (stand_beside(sets, watched, failures) && counted != account) {
			counted = account;
			sets->stayers++;
		}
	}
}

static void add_up(struct silent_sets *sets)
{
	for (size_t i = 1; i < sets->tenures.n; i++) {
		const int64_t *before = &sets->sums[(i - 1) * SILENT_CELLS];
		int64_t *sums = &sets->sums[i * SILENT_CELLS];

		sets->at_risk[i] += sets->at_risk[i - 1];
		for (size_t cell = 0; cell < SILENT_CELLS; cell++)
			sums[cell] += before[cell];
	}
}

struct silent_sets *silent_sets_of(const struct setting *setting, struct arena *arena)
{
	struct silent_sets *sets = NEW(arena, struct silent_sets);

	sets->setting = setting;
	watch_all(sets, arena);
	find_tenures(sets, arena);
	sets->at_risk = NEW_N(arena, int64_t, sets->tenures.n + 1);
	sets->sums = NEW_N(arena, int64_t, (sets->tenures.n + 1) * SILENT_CELLS);
	fill(sets);
	add_up(sets);
	return sets;
}
