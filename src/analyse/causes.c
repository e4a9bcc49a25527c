/* causes.c - why clients left: what they said beside what had built up. */
#include "analyse/causes.h"

#include "analyse/account.h"
#include "analyse/life.h"
#include "analyse/rate.h"
#include "analyse/risk.h"
#include "analyse/survival.h"
#include "analyse/value.h"

#include <stdlib.h>

/* Departures that a thread takes at a time. */
#define BLOCK 16

/* The i-th time as a client where it ended while records were kept. */
static bool ended(
	const struct figures *figures, const struct account *account, size_t i, struct spell *spell)
{
	int32_t end = account_end(account, &figures->book->company, figures->as_of);

	return account_spell(account, end, i, spell) && spell->to != DAY_NONE &&
	       spell->to <= figures->as_of && spell->to > spell->from &&
	       spell->to > figures->setting->records_since;
}

static struct departure departure_new(
	const struct figures *figures, const struct account *account, size_t i)
{
	const struct account_figures *own = &figures->accounts[account->index];
	struct departure departure = {.account = account, .passed = DAY_NONE};
	int32_t end = account_end(account, &figures->book->company, figures->as_of);
	struct spell spell, given;

	account_spell(account, end, i, &spell);
	account_spell(account, DAY_NONE, i, &given);
	departure.came = spell.from;
	departure.left = spell.to;
	departure.returned = !own->departed || own->end != spell.to;
	departure.lapsed = given.to != spell.to;
	if (!departure.lapsed)
		departure.said = spell_reason(account, &given);
	departure.value_year = account_value_year(account, end, spell.to - 1);
	return departure;
}

static int newest_first(const void *a, const void *b)
{
	const struct departure *x = a, *y = b;

	if (x->left != y->left)
		return x->left < y->left ? 1 : -1;
	return (x->account->index > y->account->index) - (x->account->index < y->account->index);
}

static void collect(const struct figures *figures, struct causes *causes, struct arena *arena)
{
	const struct book *book = figures->book;
	size_t n = 0;
	struct spell spell;

	for (size_t a = 0; a < book->accounts.n; a++)
		for (size_t i = 0; i == 0 || i < book->accounts.v[a]->spells.n; i++)
			n += ended(figures, book->accounts.v[a], i, &spell);
	causes->departures.v = NEW_N(arena, struct departure, n);
	for (size_t a = 0; a < book->accounts.n; a++)
		for (size_t i = 0; i == 0 || i < book->accounts.v[a]->spells.n; i++)
			if (ended(figures, book->accounts.v[a], i, &spell))
				causes->departures.v[causes->departures.n++] =
					departure_new(figures, book->accounts.v[a], i);
	if (n)
		qsort(causes->departures.v, n, sizeof *causes->departures.v, newest_first);
	causes->last = NEW_N(arena, size_t, book->accounts.n);
	for (size_t i = n; i > 0; i--)
		if (!causes->departures.v[i - 1].returned)
			causes->last[causes->departures.v[i - 1].account->index] = i;
}

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static void find_lead(const struct figures *figures, struct departure *departure)
{
	const struct parameters *parameters = &figures->book->company.analysis;
	const struct account *account = departure->account;
	struct arena *scratch = arena_new();
	int32_t origin = account_first_day(account);
	int32_t from = departure->left - figures->book->company.windows.year, *days;
	struct day_list list;
	double *x;

	from = later(from, later(departure->came, figures->setting->records_since));
	list.n = (size_t)(departure->left - from);
	list.v = days = NEW_N(scratch, int32_t, list.n);
	x = NEW_N(scratch, double, list.n *COVARIATES);
	for (size_t i = 0; i < list.n; i++)
		days[i] = from + (int32_t)i;
	covariates_along(figures->setting, account, figures->usual[account->index], list, x);
	for (size_t i = 0; i < list.n && departure->passed == DAY_NONE; i++) {
		double p90 = risk_chance(figures->model, x + i * COVARIATES, days[i] - origin, 90);

		if (risk_state_at(figures->model, parameters, p90) == RISK_STEADY)
			continue;
		departure->passed = days[i];
		departure->lead = departure->left - days[i];
		departure->earlier = i == 0;
	}
	arena_free(scratch);
}

static void add_up(struct causes *causes, size_t departments)
{
	int64_t worst[2] = {0}, ranked[2] = {0};

	for (size_t i = 0; i < causes->departures.n; i++) {
		struct departure *departure = &causes->departures.v[i];
		bool price = departure->said == REASON_PRICE;
		struct cause_cell *cell = &causes->table[departure->said][departure->built.cause];

		cell->n++;
		cell->value_year += departure->value_year;
		causes->returned += departure->returned;
		departure->ranked = departure->clients >= CAUSES_QUARTER;
		departure->worst = departure->ranked && departure->wear > 0 &&
				   departure->above * CAUSES_QUARTER < departure->clients;
		ranked[price] += departure->ranked;
		worst[price] += departure->worst;
		if (departure->built.cause == BUILT_NONE)
			continue;
		causes->explained++;
		for (size_t d = 0; d <= departments; d++)
			causes->departments[d] += departure->from.departments[d];
	}
	causes->price = rate_of(worst[1], ranked[1]);
	causes->others = rate_of(worst[0], ranked[0]);
}

static void find_median(struct causes *causes)
{
	struct arena *scratch = arena_new();
	struct life *lives = NEW_N(scratch, struct life, causes->departures.n);
	size_t n = 0;

	for (size_t i = 0; i < causes->departures.n; i++) {
		const struct departure *departure = &causes->departures.v[i];

		if (departure->passed == DAY_NONE)
			causes->never++;
		else
			lives[n++] = (struct life){-INFINITY, departure->lead, !departure->earlier};
	}
	causes->lead = median_of(lives, n, scratch);
	arena_free(scratch);
}

void causes_find(struct figures *figures, int threads, struct arena *arena)
{
	struct causes *causes = NEW(arena, struct causes);
	size_t departments = figures->book->departments.n;

	collect(figures, causes, arena);
	causes->departments = NEW_N(arena, double, departments + 1);
#pragma omp parallel for schedule(dynamic, BLOCK) num_threads(threads)
	for (size_t i = 0; i < causes->departures.n; i++) {
		struct departure *departure = &causes->departures.v[i];

		departure->built = built_on(figures, departure->account, departure->left);
		departure->wear =
			account_wear(figures->setting, departure->account, departure->left).all;
		find_lead(figures, departure);
	}
	for (size_t i = 0; i < causes->departures.n; i++) {
		struct departure *departure = &causes->departures.v[i];

		departure->from = built_from(
			figures, departure->account, departure->left, &departure->built, arena);
	}
	causes_rank(figures, causes, threads);
	add_up(causes, departments);
	find_median(causes);
	figures->causes = causes;
}

const struct departure *departure_of(const struct figures *figures, const struct account *account)
{
	size_t last = figures->causes->last[account->index];

	return last ? &figures->causes->departures.v[last - 1] : NULL;
}
