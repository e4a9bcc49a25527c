/* replay.c - how the company stood at each month's end, replayed from the records as they are
 * today. */
#include "analyse/replay.h"

#include "analyse/coherence.h"
#include "analyse/fate.h"
#include "analyse/life.h"
#include "analyse/risk.h"
#include "analyse/value.h"

#include <omp.h>
#include <string.h>

/* Accounts are added up in blocks of so many, and the blocks in their order (see analysis.c). */
#define BLOCK 64

enum { POINTS = REPLAY_MONTHS + 1 };

/* Promises on one day. */
struct promises_then {
	double open, overdue, settled, w, ww, wq;
};

#define DOUBLES (sizeof(struct promises_then) / sizeof(double))

/* What a block of accounts adds up to; all of it doubles in one array, whole counts too. */
struct sums {
	size_t places; /* departments, and one more: of none */
	double *all;
	size_t n;

	/* Views. A promise counts in `now` for one day alone, or in `over` for that day and all
	 * later ones: nothing of it changes any more but its weight, which fades. */
	struct promises_then *now, *over; /* [point * places + place] */
	double *accounts, *loss;          /* by point */
};

static struct sums sums_new(size_t departments, struct arena *arena)
{
	struct sums sums = {.places = departments + 1};
	size_t cells = POINTS * sums.places * DOUBLES;

	sums.n = 2 * cells + 2 * (size_t)POINTS;
	sums.all = NEW_N(arena, double, sums.n);
	sums.now = (struct promises_then *)sums.all;
	sums.over = sums.now + POINTS * sums.places;
	sums.accounts = sums.all + 2 * cells;
	sums.loss = sums.accounts + POINTS;
	return sums;
}

static void sums_add(struct sums *into, const struct sums *from)
{
	for (size_t i = 0; i < into->n; i++)
		into->all[i] += from->all[i];
}

/* One account, and room for the work on it. */
struct look {
	const struct figures *figures;
	const int32_t *days; /* POINTS */
	size_t known_from;   /* the first of them that is known */
	const struct account *account;
	int32_t end;
	bool client[POINTS];
	struct sums sums;
};

static int32_t earlier(int32_t day, int32_t event)
{
	return event != DAY_NONE && event < day ? event : day;
}

/* The first day on which nothing about the promise changes any more but how old it is. */
static int32_t last_change(const struct promise *promise, int32_t end)
{
	int32_t over = earlier(earlier(INT32_MAX, promise->kept), promise->broken);

	return earlier(earlier(over, promise->withdrawn), end);
}

static void count(struct promises_then *then, const struct fate *fate, double decay, bool client)
{
	then->open += client && fate->state == PROMISE_OPEN;
	then->overdue += client && fate->state == PROMISE_OVERDUE;
	if (!fate_settled(fate))
		return;
	then->settled++;
	then->w += decay;
	then->ww += decay * decay;
	then->wq += decay * fate->credit;
}

static void see_promise(struct look *look, const struct promise *promise, size_t first)
{
	const struct setting *setting = look->figures->setting;
	struct sums *sums = &look->sums;
	int32_t over = last_change(promise, look->end);
	size_t place = promise->owner.kind == REF_DEPARTMENT ? promise->owner.department->index
							     : sums->places - 1;

	for (size_t i = first; i < POINTS; i++) {
		int32_t day = look->days[i];
		struct fate fate;
		bool fades;

		if (promise->made > day)
			continue;
		fate = promise_fate(promise, earlier(day, look->end), setting);
		fades = day >= over && day >= fate.in_force;
		count(&(fades ? sums->over : sums->now)[i * sums->places + place], &fate,
			promise_decay(promise, &fate, day, setting), look->client[i]);
		if (fades)
			return;
	}
}

static void see_loss(struct look *look)
{
	const struct figures *figures = look->figures;
	const struct account *account = look->account;
	int32_t days[POINTS];
	double x[POINTS * COVARIATES];
	size_t at[POINTS], n = 0;

	for (size_t i = look->known_from; i < POINTS; i++)
		if (look->client[i]) {
			at[n] = i;
			days[n++] = look->days[i];
		}
	if (n == 0)
		return;
	covariates_along(figures->setting, account, figures->usual[account->index],
		(struct day_list){days, n}, x);
	for (size_t i = 0; i < n; i++) {
		double tenure = days[i] - account_first_day(account);
		int64_t value = account_value_year(account, look->end, days[i]);

		look->sums.accounts[at[i]]++;
		if (value)
			look->sums.loss[at[i]] +=
				(double)value *
				risk_chance(figures->model, x + i * COVARIATES, tenure, 365);
	}
}

static void see_account(struct look *look)
{
	const struct account *account = look->account;
	size_t first = look->known_from;

	if (!look->figures->accounts[account->index].known)
		return;
	look->end = look->figures->accounts[account->index].end;
	for (size_t i = 0; i < POINTS; i++)
		look->client[i] = account_is_client(account, look->end, look->days[i]);
	while (look->days[first] < account_start(account))
		first++;
	for (size_t i = 0; i < account->promises.n; i++)
		see_promise(look, account->promises.v[i], first);
	see_loss(look);
}

static void see_block(struct look *look, size_t block)
{
	const struct book *book = look->figures->book;

	memset(look->sums.all, 0, look->sums.n * sizeof *look->sums.all);
	for (size_t i = block * BLOCK; i < book->accounts.n && i < (block + 1) * BLOCK; i++) {
		look->account = book->accounts.v[i];
		see_account(look);
	}
}

/* Every account once. */
static void see_all(const struct look *look, int threads, struct sums *total, struct arena *scratch)
{
	const struct book *book = look->figures->book;
	size_t blocks = (book->accounts.n + BLOCK - 1) / BLOCK;
	struct look *looks = NEW_N(scratch, struct look, (size_t)threads);

	for (int i = 0; i < threads; i++) {
		looks[i] = *look;
		looks[i].sums = sums_new(book->departments.n, scratch);
	}
#pragma omp parallel for ordered schedule(dynamic, 1) num_threads(threads)
	for (size_t block = 0; block < blocks; block++) {
		struct look *mine = &looks[omp_get_thread_num()];

		see_block(mine, block);
#pragma omp ordered
		sums_add(total, &mine->sums);
	}
}

static void then_add(struct promises_then *into, const struct promises_then *from)
{
	into->open += from->open;
	into->overdue += from->overdue;
	into->settled += from->settled;
	into->w += from->w;
	into->ww += from->ww;
	into->wq += from->wq;
}

static void fade(struct promises_then *then, double left)
{
	then->w *= left;
	then->ww *= left * left;
	then->wq *= left;
}

/* Adds to `now` of each day what is over by then. */
static void add_over(const struct look *look, struct sums *sums)
{
	const struct decay *decay = &look->figures->setting->coherence;

	for (size_t i = 0; i < POINTS; i++)
		for (size_t place = 0; place < sums->places; place++) {
			struct promises_then *over = &sums->over[i * sums->places + place];

			if (i > 0) {
				struct promises_then before = over[-(ptrdiff_t)sums->places];

				fade(&before, decay_at(decay, look->days[i] - look->days[i - 1]));
				then_add(over, &before);
			}
			then_add(&sums->now[i * sums->places + place], over);
		}
}

static struct coherence coherence_of(const struct promises_then *then)
{
	struct promise_sum sum = {
		.kept = then->settled, .w = then->w, .ww = then->ww, .wq = then->wq};

	return coherence_raw(&sum);
}

static void finish_point(
	const struct figures *figures, const struct sums *sums, size_t i, struct replay *replay)
{
	double pale_below = figures->book->company.analysis.pale_below;
	const struct promises_then *then = sums->now + i * sums->places;
	size_t departments = sums->places - 1;
	struct promises_then all = {0};
	struct stand *stand = &replay->v[i];
	struct shrinkage shrinkage;

	for (size_t place = 0; place < sums->places; place++)
		then_add(&all, &then[place]);
	stand->accounts = (int64_t)sums->accounts[i];
	stand->open = (int64_t)all.open;
	stand->overdue = (int64_t)all.overdue;
	stand->loss = sums->loss[i];
	stand->coherence = coherence_of(&all);
	shrinkage = (struct shrinkage){stand->coherence.raw, figures->totals.kappa_department};
	coherence_shrink(&stand->coherence, (struct shrinkage){0}, pale_below);
	for (size_t d = 0; d < departments; d++) {
		struct department_stand *own = &replay->departments[i * departments + d];
		struct coherence coherence = coherence_of(&then[d]);

		own->open = (int64_t)then[d].open;
		own->overdue = (int64_t)then[d].overdue;
		own->n = coherence.n;
		own->index = coherence.n ? coherence_index(&coherence, shrinkage) : 0;
	}
}

/* Month's ends before T, then T. */
static void find_days(const struct figures *figures, struct replay *replay, int32_t *days)
{
	int32_t began = figures->setting->records_since;

	replay->n = POINTS;
	for (size_t i = 0; i < POINTS; i++) {
		int32_t month = month_of(figures->as_of) - (int32_t)(POINTS - 1 - i);

		days[i] = i + 1 < POINTS ? month_start(month + 1) - 1 : figures->as_of;
		replay->v[i].day = days[i];
		replay->v[i].known = days[i] >= began;
		replay->known += replay->v[i].known;
	}
}

struct replay *replay_all(const struct figures *figures, int threads, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct replay *replay = NEW(arena, struct replay);
	size_t departments = figures->book->departments.n;
	struct sums total = sums_new(departments, scratch);
	int32_t days[POINTS];
	struct look look = {.figures = figures, .days = days};

	replay->v = NEW_N(arena, struct stand, POINTS);
	replay->departments = NEW_N(arena, struct department_stand, POINTS * departments);
	find_days(figures, replay, days);
	look.known_from = POINTS - replay->known;
	if (replay->known > 0) {
		see_all(&look, threads, &total, scratch);
		add_over(&look, &total);
	}
	for (size_t i = look.known_from; i < POINTS; i++)
		finish_point(figures, &total, i, replay);
	arena_free(scratch);
	return replay;
}

struct replay *replay_of(const struct figures *figures, int threads, struct arena *arena)
{
	struct replay *replay = replay_all(figures, threads, arena);
	struct stand *now = &replay->v[replay->n - 1];

	if (!now->known)
		return replay;
	now->coherence = figures->totals.coherence;
	now->loss = figures->risk.loss;
	for (size_t d = 0; d < figures->book->departments.n; d++) {
		const struct promises *owned = &figures->departments[d].owned;
		struct department_stand *own =
			&replay->departments[(replay->n - 1) * figures->book->departments.n + d];

		own->n = owned->coherence.n;
		own->index = owned->coherence.index;
	}
	return replay;
}
