/* backtest_exits.c - the departures that should have been foretold, and how early they were. */
#include "analyse/backtest_exits.h"

#include "analyse/life.h"
#include "analyse/on_record.h"
#include "analyse/survival.h"

#include <stdlib.h>

/* The first of the days that this model speaks for, and the one after its last. */
struct stretch {
	int32_t from, to;
};

/* The beginning of the time as a client that it left on the day. */
static int32_t came_before(const struct account *account, int32_t day)
{
	struct spell spell;
	int32_t came = DAY_NONE;

	for (size_t i = 0; account_spell(account, day, i, &spell); i++)
		if (spell.from < day && spell.from > came)
			came = spell.from;
	return came;
}

/* An account as it stood in a stretch of days. */
struct stood {
	const struct setting *setting;
	const struct account *account;
};

static void follow(const struct known_then *known, const struct stood *stood,
	struct exit_seen *seen, struct stretch stretch)
{
	struct arena *scratch = arena_new();
	size_t n = (size_t)(stretch.to - stretch.from);
	int32_t *days = NEW_N(scratch, int32_t, n), first = account_first_day(stood->account);
	double *x = NEW_N(scratch, double, n *COVARIATES);
	struct day_list list = {days, n};

	for (size_t i = 0; i < n; i++)
		days[i] = stretch.from + (int32_t)i;
	covariates_along(
		stood->setting, stood->account, known->usual[seen->account->index], list, x);
	for (size_t i = 0; i < n; i++) {
		double p90 = risk_chance(&known->model, x + i * COVARIATES, days[i] - first, 90);

		seen->states[days[i] - (seen->day - BACKTEST_YEAR)] = (unsigned char)risk_state_at(
			&known->model, &known->setting.book->company.analysis, p90);
	}
	arena_free(scratch);
}

/* From one day on which something was written down to the next. */
static void follow_record(const struct known_then *known, struct on_record *view,
	struct exit_seen *seen, struct stretch stretch)
{
	size_t account = seen->account->index;

	while (stretch.from < stretch.to) {
		int32_t next = on_record_next(seen->account, stretch.from);
		struct stretch part = {stretch.from, next < stretch.to ? next : stretch.to};
		struct stood stood = {&view->setting, NULL};

		on_record_turn(view, account, part.from);
		stood.account = view->book.accounts.v[account];
		if (on_record_by(&seen->account->record, part.from))
			follow(known, &stood, seen, part);
		stretch.from = part.to;
	}
}

/* Each model speaks for the days after its quarter's end, up to the next one's. */
static void follow_year(
	const struct known_quarters *known, struct on_record *view, struct exit_seen *seen)
{
	int32_t first = seen->day - BACKTEST_YEAR, came = came_before(seen->account, seen->day);
	const struct stood stood = {known->today, seen->account};

	if (came > first)
		first = came;
	for (size_t i = 0; i < known->n; i++) {
		struct stretch stretch = {known->v[i].setting.as_of + 1, seen->day};

		if (i + 1 < known->n && known->v[i + 1].setting.as_of + 1 < stretch.to)
			stretch.to = known->v[i + 1].setting.as_of + 1;
		if (stretch.from < first)
			stretch.from = first;
		if (view)
			follow_record(&known->v[i], view, seen, stretch);
		else if (stretch.from < stretch.to)
			follow(&known->v[i], &stood, seen, stretch);
	}
	for (int32_t i = 0; i < BACKTEST_YEAR && !seen->lead; i++)
		if (seen->states[i] == RISK_WATCH || seen->states[i] == RISK_ALARM)
			seen->lead = BACKTEST_YEAR - i;
}

static int by_time(const void *a, const void *b)
{
	const struct exit_seen *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->account->index > y->account->index) - (x->account->index < y->account->index);
}

static void list_exits(struct backtest *backtest, const struct book *book, struct arena *arena)
{
	backtest->exits.v = NEW_N(arena, struct exit_seen, (size_t)backtest->all.left);
	for (size_t i = 0; i < backtest->rows.n; i++) {
		const struct foretold *row = &backtest->rows.v[i];

		if (row->end == DAY_NONE)
			continue;
		backtest->exits.v[backtest->exits.n++] =
			(struct exit_seen){.account = book->accounts.v[row->account],
				.day = row->end,
				.on = backtest->quarters.v[row->quarter].on,
				.risk = row->risk,
				.state = row->state,
				.states = NEW_N(arena, unsigned char, BACKTEST_YEAR)};
	}
	qsort(backtest->exits.v, backtest->exits.n, sizeof *backtest->exits.v, by_time);
}

static void count_exits(struct backtest *backtest)
{
	struct arena *scratch = arena_new();
	struct life *lives = NEW_N(scratch, struct life, backtest->exits.n);
	size_t n = 0;

	for (size_t i = 0; i < backtest->exits.n; i++) {
		const struct exit_seen *seen = &backtest->exits.v[i];

		backtest->missed += seen->state == RISK_STEADY;
		if (seen->lead)
			lives[n++] = (struct life){-INFINITY, seen->lead, true};
	}
	backtest->warned = (int64_t)n;
	backtest->lead = median_of(lives, n, scratch);
	arena_free(scratch);
}

void exits_find(
	struct backtest *backtest, struct known_quarters known, int threads, struct arena *arena)
{
	if (!backtest->all.left)
		return;
	list_exits(backtest, known.today->book, arena);
#pragma omp parallel num_threads(threads)
	{
		struct arena *scratch = arena_new();
		struct on_record *view = known.history ? on_record_new(known.today, scratch) : NULL;

#pragma omp for schedule(dynamic, 8)
		for (size_t i = 0; i < backtest->exits.n; i++)
			follow_year(&known, view, &backtest->exits.v[i]);
		arena_free(scratch);
	}
	count_exits(backtest);
}
