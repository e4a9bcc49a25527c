/* standards.c - how often what the market is told holds. */
#include "analyse/standards.h"

#include "analyse/life.h"
#include "analyse/rate.h"

#include <stdlib.h>

enum verdict_now { CANT_SAY, GOOD, BAD };

/* One account being judged by one standard. */
struct hearing {
	const struct standards_sum *sum;
	const struct standard *standard;
	const struct account *account;
	int32_t day; /* T, or the day it left */
};

static bool lists(const struct texts *texts, struct str word)
{
	for (size_t i = 0; i < texts->n; i++)
		if (str_eq(texts->v[i], word))
			return true;
	return false;
}

static bool covers_account(const struct standard *standard, const struct account *account)
{
	return !standard->segments.n || lists(&standard->segments, account->segment);
}

static bool holds_since(const struct standard *standard, int32_t day)
{
	return standard->since == DAY_NONE || day >= standard->since;
}

bool standard_covers_incident(const struct standard *standard, const struct incident *incident)
{
	if (incident->account.kind != REF_ACCOUNT ||
		!covers_account(standard, incident->account.account))
		return false;
	return holds_since(standard, incident->when.day) &&
	       (!standard->kinds.n || lists(&standard->kinds, incident->kind_id) ||
		       lists(&standard->kinds, incident_kind_terms.names[incident->kind]));
}

static const struct calendar *calendar_of(const struct hearing *hearing)
{
	return &hearing->sum->setting->book->company.calendar;
}

static bool in_the_year(const struct hearing *hearing, int32_t day)
{
	const struct setting *setting = hearing->sum->setting;

	return day_within(day, setting->as_of, setting->book->company.windows.year) &&
	       day <= hearing->day;
}

static bool within(const struct hearing *hearing, struct when start, struct when end)
{
	return span_holds(hearing->standard->within, start, end, calendar_of(hearing));
}

static struct when whole_day(int32_t day)
{
	return (struct when){.day = day, .second = SECOND_NONE};
}

static bool known_by(struct when when, int32_t day)
{
	return when.day != DAY_NONE && when.day <= day;
}

/* Whichever came first: who has the matter resolved needs no answer any more. */
static struct when answer_of(const struct incident *incident)
{
	if (incident->answered.day == DAY_NONE)
		return incident->resolved;
	if (incident->resolved.day != DAY_NONE &&
		when_cmp(incident->resolved, incident->answered) < 0)
		return incident->resolved;
	return incident->answered;
}

static enum verdict_now judge_incident(
	const struct hearing *hearing, const struct incident *incident)
{
	bool answers = hearing->standard->measure == MEASURE_INCIDENT_ANSWER;
	struct when done = answers ? answer_of(incident) : incident->resolved;

	if (!in_the_year(hearing, incident->when.day) ||
		!standard_covers_incident(hearing->standard, incident))
		return CANT_SAY;
	if (known_by(done, hearing->day))
		return within(hearing, incident->when, done) ? GOOD : BAD;
	return within(hearing, incident->when, whole_day(hearing->day)) ? CANT_SAY : BAD;
}

static bool rests_on(const struct hearing *hearing, const struct promise *promise)
{
	const struct standard *standard = hearing->standard;

	if (!holds_since(standard, promise->made))
		return false;
	if (hearing->sum->claimed[standard->index])
		return promise->claim.kind == REF_STANDARD && promise->claim.standard == standard;
	return standard->owner.kind != REF_DEPARTMENT ||
	       (promise->owner.kind == REF_DEPARTMENT &&
		       promise->owner.department == standard->owner.department);
}

static enum verdict_now judge_promise(
	const struct hearing *hearing, const struct promise *promise, const struct fate *fate)
{
	int32_t counts = fate->in_force, over = hearing->day;
	bool slack = hearing->standard->within.unit != SPAN_NONE;

	if (fate->ended != DAY_NONE && fate->ended < counts)
		counts = fate->ended;
	if (!rests_on(hearing, promise) || !in_the_year(hearing, counts))
		return CANT_SAY;
	switch (fate->state) {
	case PROMISE_KEPT: return GOOD;
	case PROMISE_LATE: over = fate->ended; break;
	case PROMISE_OVERDUE: break;
	case PROMISE_BROKEN: return BAD;
	default: return CANT_SAY;
	}
	if (!slack || !within(hearing, whole_day(fate->in_force), whole_day(over)))
		return BAD;
	return fate->state == PROMISE_LATE ? GOOD : CANT_SAY;
}

static int by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Days of contact after `from`, up to the hearing's day, in order; room for all dealings. */
static size_t contact_days(const struct hearing *hearing, int32_t from, int32_t *days)
{
	const struct account *account = hearing->account;
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < account->touchpoints.n; i++)
		days[n++] = account->touchpoints.v[i]->when.day;
	for (size_t i = 0; i < account->incidents.n; i++)
		days[n++] = account->incidents.v[i]->answered.day;
	for (size_t i = 0; i < account->assessments.n; i++)
		if (account->assessments.v[i]->by_client)
			days[n++] = account->assessments.v[i]->on;
	for (size_t i = 0; i < n; i++)
		if (days[i] != DAY_NONE && days[i] > from && days[i] <= hearing->day)
			days[kept++] = days[i];
	qsort(days, kept, sizeof *days, by_day);
	return kept;
}

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b; /* DAY_NONE is the least */
}

/* Where a time without contact may begin: with this time as a client, the records, the standard. */
static int32_t gaps_from(const struct hearing *hearing)
{
	int32_t start = later(hearing->sum->setting->records_since, hearing->standard->since);
	struct spell spell;

	for (size_t i = 0; account_spell(hearing->account, DAY_NONE, i, &spell); i++)
		if (spell.from <= hearing->day)
			start = later(start, spell.from);
	return start;
}

static enum verdict_now judge_gaps(const struct hearing *hearing, int32_t *days)
{
	const struct setting *setting = hearing->sum->setting;
	int32_t year_ago = setting->as_of - setting->book->company.windows.year;
	int32_t begin = gaps_from(hearing), from = begin;
	size_t n = contact_days(hearing, from, days);

	if (hearing->day <= year_ago)
		return CANT_SAY; /* it left before the year began */
	for (size_t i = 0; i < n; i++) {
		if (days[i] > year_ago && !within(hearing, whole_day(from), whole_day(days[i])))
			return BAD;
		from = days[i];
	}
	if (!within(hearing, whole_day(from), whole_day(hearing->day)))
		return BAD;
	/* Nobody who hasn't been there for so long can be said to have been contacted often enough.
	 */
	return within(hearing, whole_day(begin), whole_day(hearing->day)) ? CANT_SAY : GOOD;
}

static void count(struct standard_sum *sum, enum verdict_now verdict)
{
	sum->judged += verdict != CANT_SAY;
	sum->good += verdict == GOOD;
}

static void hear(const struct hearing *hearing, const struct fate *fates, struct standard_sum *sum)
{
	const struct account *account = hearing->account;
	enum measure measure = hearing->standard->measure;

	if (!covers_account(hearing->standard, account))
		return;
	if (measure == MEASURE_PROMISE_ON_TIME) {
		for (size_t i = 0; i < account->promises.n; i++) {
			const struct promise *promise = account->promises.v[i];

			count(sum, judge_promise(hearing, promise, &fates[promise->index]));
		}
	} else if (hearing->standard->within.unit == SPAN_NONE) {
		return;
	} else if (measure == MEASURE_CONTACT_GAP) {
		size_t most =
			account->touchpoints.n + account->incidents.n + account->assessments.n;
		int32_t *days = heap_alloc(most * sizeof *days);

		count(sum, judge_gaps(hearing, days));
		free(days);
	} else {
		for (size_t i = 0; i < account->incidents.n; i++)
			count(sum, judge_incident(hearing, account->incidents.v[i]));
	}
}

struct standards_sum *standards_new(const struct setting *setting, struct arena *arena)
{
	const struct book *book = setting->book;
	struct standards_sum *sum = NEW(arena, struct standards_sum);
	bool *claimed = NEW_N(arena, bool, book->standards.n);

	for (size_t i = 0; i < book->promises.n; i++) {
		const struct promise *promise = book->promises.v[i];

		if (promise->claim.kind == REF_STANDARD && promise->account.kind == REF_ACCOUNT &&
			promise->made <= setting->as_of)
			claimed[promise->claim.standard->index] = true;
	}
	*sum = (struct standards_sum){
		setting, claimed, NEW_N(arena, struct standard_sum, book->standards.n)};
	return sum;
}

struct standards_sum *standards_like(const struct standards_sum *other, struct arena *arena)
{
	struct standards_sum *sum = NEW(arena, struct standards_sum);

	*sum = *other;
	sum->v = NEW_N(arena, struct standard_sum, other->setting->book->standards.n);
	return sum;
}

void standards_add(
	struct standards_sum *sum, const struct account *account, const struct fate *fates)
{
	const struct book *book = sum->setting->book;
	int32_t end = account_end(account, &book->company, sum->setting->as_of);
	struct hearing hearing = {
		.sum = sum, .account = account, .day = end == DAY_NONE ? sum->setting->as_of : end};

	if (account_start(account) > sum->setting->as_of)
		return;
	for (size_t i = 0; i < book->standards.n; i++) {
		hearing.standard = book->standards.v[i];
		hear(&hearing, fates, &sum->v[i]);
	}
}

void standards_merge(struct standards_sum *into, const struct standards_sum *from)
{
	for (size_t i = 0; i < into->setting->book->standards.n; i++) {
		into->v[i].good += from->v[i].good;
		into->v[i].judged += from->v[i].judged;
	}
}

struct attainment standard_attainment(const struct standard *standard, struct standard_sum sum)
{
	double allowed = (1 - standard->target) * (double)sum.judged;
	struct attainment attainment = {
		.standard = standard, .rate = rate_of(sum.good, sum.judged)};

	attainment.budget_known = allowed > 1e-9;
	if (attainment.budget_known)
		attainment.budget = 1 - (double)(sum.judged - sum.good) / allowed;
	return attainment;
}
