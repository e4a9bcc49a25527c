/* staying.c - how long clients stay and what that is worth. */
#include "analyse/staying.h"

#include "analyse/fate.h"
#include "analyse/life.h"
#include "analyse/standards.h"
#include "analyse/tally.h"
#include "analyse/value.h"

#include <math.h>

enum { COHORT_ROWS = 12 };

struct staying_sum *staying_new(const struct setting *setting, struct arena *arena)
{
	struct staying_sum *sum = NEW(arena, struct staying_sum);

	sum->setting = setting;
	sum->cohorts = cohorts_new(setting, arena);
	return sum;
}

void staying_merge(struct staying_sum *into, const struct staying_sum *from)
{
	cohorts_merge(into->cohorts, from->cohorts);
	into->referred_now += from->referred_now;
	for (int i = 0; i < TENURES; i++) {
		cents_add(&into->income[i], from->income[i]);
		into->income_n[i] += from->income_n[i];
	}
}

/* From a day of tenure 0 on; left running at T. */
static struct life life_from(int32_t start, const struct account_figures *figures)
{
	return (struct life){-INFINITY, figures->as_of - start, figures->departed};
}

static bool promise_failed_by(
	const struct setting *setting, const struct account *account, int32_t day)
{
	for (size_t i = 0; i < account->promises.n; i++) {
		enum promise_state state = promise_fate(account->promises.v[i], day, setting).state;

		if (state == PROMISE_LATE || state == PROMISE_BROKEN || state == PROMISE_OVERDUE)
			return true;
	}
	return false;
}

static void look_at_landmark(const struct setting *setting, const struct account *account,
	const struct account_figures *figures, struct stay *stay)
{
	int32_t start = account_start(account);
	int32_t day = start + setting->book->company.windows.landmark;

	stay->landed = start >= setting->records_since && figures->as_of > day;
	if (!stay->landed)
		return;
	stay->landmark = life_from(day, figures);
	stay->promise_failed = promise_failed_by(setting, account, day);
}

static const struct incident *first_serious(
	const struct account *account, const struct account_figures *figures)
{
	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];

		if (incident->when.day <= figures->as_of &&
			(incident->severity == INCIDENT_SEVERITY_SERIOUS ||
				incident->severity == INCIDENT_SEVERITY_CRITICAL))
			return incident;
	}
	return NULL;
}

/* The tightest standard for resolving it; NULL: none. */
static const struct standard *resolve_standard(
	const struct setting *setting, const struct incident *incident)
{
	const struct book *book = setting->book;
	const struct standard *best = NULL;
	double tightest = INFINITY;

	for (size_t i = 0; i < book->standards.n; i++) {
		const struct standard *standard = book->standards.v[i];
		double days = span_days(standard->within, &book->company.calendar);

		if (standard->measure != MEASURE_INCIDENT_RESOLVE || days <= 0 ||
			days >= tightest || !standard_covers_incident(standard, incident))
			continue;
		tightest = days;
		best = standard;
	}
	return best;
}

/* The last day on which it could still be resolved in time. */
static int32_t last_day_within(
	struct span within, struct when start, const struct calendar *calendar)
{
	int32_t day = start.day, most = start.day + 3 * 365;

	while (day < most &&
		span_holds(within, start, (struct when){.day = day + 1, .second = SECOND_NONE},
			calendar))
		day++;
	return day;
}

/* Whether it was resolved in time is known on the last day of that time: from there on both kinds
 * are looked at, so that none of them has to survive longer to belong to its kind. */
static void look_at_recovery(const struct setting *setting, const struct account *account,
	const struct account_figures *figures, struct stay *stay)
{
	const struct calendar *calendar = &setting->book->company.calendar;
	const struct incident *incident = first_serious(account, figures);
	const struct standard *standard;
	int32_t day;

	if (!incident)
		return;
	standard = resolve_standard(setting, incident);
	stay->recovering = RECOVERY_NO_STANDARD;
	if (!standard)
		return;
	day = last_day_within(standard->within, incident->when, calendar);
	stay->recovering = figures->as_of > day ? RECOVERY_SEEN : RECOVERY_GONE;
	if (stay->recovering != RECOVERY_SEEN)
		return;
	stay->recovery = life_from(day, figures);
	stay->recovered =
		incident->resolved.day != DAY_NONE && incident->resolved.day <= day &&
		span_holds(standard->within, incident->when, incident->resolved, calendar);
}

/* Splits what it paid in the last year at the days on which its tenure passed 1, 3 and 5 years. */
static void add_income(struct staying_sum *sum, const struct account *account)
{
	static const int32_t years[TENURES + 1] = {0, 1, 3, 5, 1000};
	const struct company *company = &sum->setting->book->company;
	int32_t start = account_start(account), to = sum->setting->as_of;
	int32_t from = to - company->windows.year;

	for (int i = 0; i < TENURES; i++) {
		int32_t first = start + years[i] * 365 - 1, last = start + years[i + 1] * 365 - 1;
		int64_t paid;

		first = first < from ? from : first;
		last = last > to ? to : last;
		if (first >= last)
			continue;
		paid = account_income(account, company, last) -
		       account_income(account, company, first);
		cents_add(&sum->income[i], paid);
		sum->income_n[i] += paid > 0;
	}
}

bool staying_life(const struct setting *setting, const struct account *account,
	const struct account_figures *figures, struct life *life)
{
	int32_t start = account_start(account);

	*life = life_from(start, figures);
	if (setting->records_since > start)
		life->entry = setting->records_since - start;
	return life->entry < life->time;
}

struct stay staying_add(struct staying_sum *sum, const struct account *account,
	const struct account_figures *figures)
{
	const struct setting *setting = sum->setting;
	struct stay stay = {.referred = account->referred_by.kind == REF_ACCOUNT};

	cohorts_add(sum->cohorts, setting, account, figures->end);
	add_income(sum, account);
	sum->referred_now += stay.referred && !figures->departed;
	stay.known = staying_life(setting, account, figures, &stay.life);
	look_at_landmark(setting, account, figures, &stay);
	look_at_recovery(setting, account, figures, &stay);
	return stay;
}

static void stayers_add(struct stayers *stayers, struct life life)
{
	stayers->lives.v[stayers->lives.n++] = life;
}

static struct stayers stayers_new(size_t most, struct arena *arena)
{
	return (struct stayers){.lives.v = NEW_N(arena, struct life, most)};
}

static void stayers_finish(struct stayers *stayers, struct arena *arena)
{
	stayers->survival = survival_of(stayers->lives.v, stayers->lives.n, arena);
	stayers->mean = survival_mean(&stayers->survival, STAYING_TAU);
	if (stayers->survival.n)
		stayers->median = survival_quantile(&stayers->survival, 0.5);
}

static struct logrank test_of(const struct stayers *groups, size_t n, struct arena *arena)
{
	struct logrank_data data = {.groups = n};
	struct life *lives;
	size_t *group;

	for (size_t i = 0; i < n; i++)
		data.n += groups[i].lives.n;
	data.lives = lives = NEW_N(arena, struct life, data.n);
	data.group = group = NEW_N(arena, size_t, data.n);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < groups[i].lives.n; j++) {
			*lives++ = groups[i].lives.v[j];
			*group++ = i;
		}
	return n > 1 ? logrank_of(&data, arena) : (struct logrank){.p = 1};
}

static struct contest contest_new(size_t most, struct arena *arena)
{
	return (struct contest){.group = {stayers_new(most, arena), stayers_new(most, arena)}};
}

static void contest_finish(struct contest *contest, struct arena *arena)
{
	for (int i = 0; i < 2; i++)
		stayers_finish(&contest->group[i], arena);
	contest->test = test_of(contest->group, 2, arena);
}

static void gather(struct staying *staying, const struct stay *stay, size_t segment)
{
	if (stay->known) {
		stayers_add(&staying->all, stay->life);
		stayers_add(&staying->segments.v[segment], stay->life);
		stayers_add(&staying->referred.group[stay->referred], stay->life);
	}
	if (stay->landed)
		stayers_add(&staying->landmark.group[stay->promise_failed], stay->landmark);
	else
		staying->landmark.left_out += stay->known;
	if (stay->recovering == RECOVERY_SEEN)
		stayers_add(&staying->recovery.group[!stay->recovered], stay->recovery);
	else
		staying->recovery.left_out += stay->recovering != RECOVERY_NONE;
}

static void segments_begin(
	struct staying *staying, const struct segments *segments, size_t n, struct arena *arena)
{
	size_t *members = NEW_N(arena, size_t, segments->n);

	for (size_t i = 0; i < n; i++)
		members[segments->of[i]]++;
	staying->segments.n = segments->n;
	staying->segments.v = NEW_N(arena, struct stayers, segments->n);
	for (size_t i = 0; i < segments->n; i++) {
		staying->segments.v[i] = stayers_new(members[i], arena);
		staying->segments.v[i].name = segments->names[i];
	}
}

struct staying *staying_finish(const struct staying_sum *sum, const struct stay *stays,
	const struct segments *segments, struct arena *arena)
{
	struct staying *staying = NEW(arena, struct staying);
	size_t n = sum->setting->book->accounts.n;

	staying->all = stayers_new(n, arena);
	staying->landmark = contest_new(n, arena);
	staying->recovery = contest_new(n, arena);
	staying->referred = contest_new(n, arena);
	segments_begin(staying, segments, n, arena);
	for (size_t i = 0; i < n; i++)
		gather(staying, &stays[i], segments->of[i]);
	stayers_finish(&staying->all, arena);
	for (size_t i = 0; i < segments->n; i++)
		stayers_finish(&staying->segments.v[i], arena);
	staying->segments_test = test_of(staying->segments.v, segments->n, arena);
	contest_finish(&staying->landmark, arena);
	contest_finish(&staying->recovery, arena);
	contest_finish(&staying->referred, arena);
	staying->cohorts = cohorts_of(sum->cohorts, sum->setting->as_of, COHORT_ROWS, arena);
	for (int i = 0; i < TENURES; i++) {
		staying->income[i] = sum->income[i];
		staying->income_n[i] = sum->income_n[i];
	}
	staying->referred_now = sum->referred_now;
	return staying;
}
