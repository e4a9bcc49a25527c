/* coverage.c - how complete the records are. */
#include "analyse/coverage.h"

#include "analyse/life.h"

enum { TOUCHED_WITHIN = 90 };

struct coverage coverage_none(void)
{
	return (struct coverage){.first = DAY_NONE, .last = DAY_NONE};
}

static void widen(struct coverage *coverage, int32_t day)
{
	if (day == DAY_NONE)
		return;
	if (coverage->first == DAY_NONE || day < coverage->first)
		coverage->first = day;
	if (day > coverage->last)
		coverage->last = day;
}

/* What is known of one account's records, to be counted where it is a client. */
struct has {
	bool promise, incident, touchpoint, assessment;
};

static void add_promises(
	struct coverage *coverage, const struct account *account, int32_t day, struct has *has)
{
	for (size_t i = 0; i < account->promises.n; i++) {
		const struct promise *promise = account->promises.v[i];

		if (promise->made > day)
			continue;
		has->promise = true;
		coverage->promises++;
		coverage->with_evidence += promise->evidence.n > 0;
		widen(coverage, promise->made);
	}
}

static void add_incidents(
	struct coverage *coverage, const struct account *account, int32_t day, struct has *has)
{
	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];
		bool answered = incident->answered.day != DAY_NONE && incident->answered.day <= day;
		bool resolved = incident->resolved.day != DAY_NONE && incident->resolved.day <= day;

		if (incident->when.day > day)
			continue;
		has->incident = true;
		coverage->incidents++;
		coverage->with_answer += answered || resolved;
		coverage->with_time += incident->when.second != SECOND_NONE;
		widen(coverage, incident->when.day);
	}
}

static void add_dealings(struct coverage *coverage, const struct setting *setting,
	const struct account *account, struct has *has)
{
	int32_t day = setting->as_of, year = setting->book->company.windows.year;

	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];

		if (touchpoint->when.day > day)
			continue;
		coverage->touchpoints++;
		has->touchpoint |= day_within(touchpoint->when.day, day, TOUCHED_WITHIN);
		widen(coverage, touchpoint->when.day);
	}
	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];

		if (assessment->on > day)
			continue;
		coverage->assessments++;
		has->assessment |= assessment->by_client && day_within(assessment->on, day, year);
		widen(coverage, assessment->on);
	}
	for (size_t i = 0; i < account->objections.n; i++)
		if (account->objections.v[i]->on <= day)
			widen(coverage, account->objections.v[i]->on);
}

void coverage_add(
	struct coverage *coverage, const struct setting *setting, const struct account *account)
{
	int32_t day = setting->as_of;
	int32_t end = account_end(account, &setting->book->company, day);
	struct has has = {0};

	if (account_start(account) > day)
		return;
	add_promises(coverage, account, day, &has);
	add_incidents(coverage, account, day, &has);
	add_dealings(coverage, setting, account, &has);
	if (end != DAY_NONE) {
		coverage->departures++;
		coverage->reviewed += account->review.on != DAY_NONE && account->review.on <= day;
		return;
	}
	coverage->accounts++;
	coverage->with_promise += has.promise;
	coverage->with_incident += has.incident;
	coverage->with_touchpoint_90d += has.touchpoint;
	coverage->with_assessment_year += has.assessment;
}

void coverage_merge(struct coverage *into, const struct coverage *from)
{
	into->accounts += from->accounts;
	into->with_promise += from->with_promise;
	into->with_incident += from->with_incident;
	into->with_touchpoint_90d += from->with_touchpoint_90d;
	into->with_assessment_year += from->with_assessment_year;
	into->promises += from->promises;
	into->with_evidence += from->with_evidence;
	into->departures += from->departures;
	into->reviewed += from->reviewed;
	into->incidents += from->incidents;
	into->with_answer += from->with_answer;
	into->with_time += from->with_time;
	into->touchpoints += from->touchpoints;
	into->assessments += from->assessments;
	widen(into, from->first);
	widen(into, from->last);
}

void coverage_finish(struct coverage *coverage, const struct month *months, size_t n)
{
	coverage->empty_months = 0;
	if (coverage->first == DAY_NONE)
		return;
	for (size_t i = 0; i < n; i++)
		coverage->empty_months += months[i].month > month_of(coverage->first) &&
					  months[i].month < month_of(coverage->last) &&
					  !months[i].records;
}
