/* departments.c - how each department keeps the company's word. */
#include "analyse/departments.h"

#include "analyse/coherence.h"
#include "analyse/rate.h"
#include "analyse/times.h"

#include <string.h>

#define DAYS_A_MONTH (365.25 / 12)

/* Shrinks one member of all departments at once: `member` is its offset in department_figures. */
static double shrink_departments(const struct finish *finish, size_t member, double mean)
{
	size_t n = finish->setting->book->departments.n;
	struct groups groups = {NEW_N(finish->scratch, struct coherence *, n), n};

	for (size_t i = 0; i < n; i++) {
		char *department = (char *)&finish->figures->departments[i];

		groups.v[i] = &((struct promises *)(void *)(department + member))->coherence;
	}
	return groups_shrink(
		groups, mean, &finish->setting->book->company.analysis, finish->scratch);
}

static struct promises promises_with_raw(const struct promise_sum *sum)
{
	struct promises promises = promises_of(sum);

	promises.coherence = coherence_raw(sum);
	return promises;
}

static void finish_promises(const struct finish *finish)
{
	const struct tally *tally = finish->tally;
	size_t n = finish->setting->book->departments.n;
	struct promise_sum colleagues = {0};
	struct promises internal;

	for (size_t i = 0; i <= n; i++)
		promise_sum_merge(&colleagues, &tally->departments[i].internal);
	for (size_t i = 0; i < n; i++) {
		struct department_figures *department = &finish->figures->departments[i];
		struct promise_sum owned = {0}, made = {0};

		for (size_t j = 0; j <= n; j++) {
			promise_sum_merge(&owned, &tally->pairs[j * (n + 1) + i]);
			promise_sum_merge(&made, &tally->pairs[i * (n + 1) + j]);
		}
		department->owned = promises_with_raw(&owned);
		department->made = promises_with_raw(&made);
		department->internal = promises_with_raw(&tally->departments[i].internal);
	}
	internal = promises_with_raw(&colleagues);
	coherence_shrink(&internal.coherence, (struct shrinkage){internal.coherence.raw, 0},
		finish->setting->book->company.analysis.pale_below);
	finish->figures->totals.internal = internal;
	finish->figures->totals.kappa_department = shrink_departments(
		finish, offsetof(struct department_figures, owned), finish->mean);
	shrink_departments(finish, offsetof(struct department_figures, made), finish->mean);
	finish->figures->totals.kappa_internal = shrink_departments(
		finish, offsetof(struct department_figures, internal), internal.coherence.raw);
}

static void finish_trends(const struct finish *finish, const struct department_sum *sum,
	struct department_figures *department)
{
	double alpha = finish->setting->book->company.analysis.trend_alpha;
	const struct total_sum *total = finish->tally->total;
	struct exposed before = {sum->incidents_before, total->exposure_before};
	struct exposed now = {sum->incidents_now, total->exposure_now};
	struct interval interval = count_interval(sum->incidents_year);
	double hundred_months = total->exposure_year / DAYS_A_MONTH / 100;

	department->owned_now = rate_of((int64_t)sum->owned.now_kept, (int64_t)sum->owned.now);
	department->owned_before =
		rate_of((int64_t)sum->owned.before_kept, (int64_t)sum->owned.before);
	department->owned_trend =
		rates_trend(department->owned_before, department->owned_now, alpha);
	department->incidents_trend = counts_trend(before, now, alpha);
	if (!(hundred_months > 0))
		return;
	department->per_100_months = sum->incidents_year / hundred_months;
	department->per_100_low = interval.low / hundred_months;
	department->per_100_high = interval.high / hundred_months;
}

static void finish_counts(const struct finish *finish, size_t i)
{
	const struct department_sum *sum = &finish->tally->departments[i];
	struct department_figures *department = &finish->figures->departments[i];

	department->incidents = sum->incidents;
	department->incidents_year = sum->incidents_year;
	memcpy(department->by_kind, sum->by_kind, sizeof sum->by_kind);
	memcpy(department->by_severity, sum->by_severity, sizeof sum->by_severity);
	department->felt_year = sum->felt_year;
	department->wear = sum->wear;
	memcpy(department->wear_by_kind, sum->wear_by_kind, sizeof sum->wear_by_kind);
	department->front_line = rate_of((int64_t)sum->front_line, (int64_t)sum->resolved);
	department->repeats = rate_of((int64_t)sum->repeats, (int64_t)sum->year);
	department->waited_days = sum->waited_days;
	department->waited_n = (int64_t)sum->waited_n;
	department->accounts_touched = (int64_t)sum->touched;
	department->value_touched = finish->tally->money.departments[i];
	department->lateness_money = sum->lateness_money;
	department->records_year = (int64_t)sum->records_year;
	department->silent = department->records_year == 0;
	finish_trends(finish, sum, department);
}

static void count_people(const struct finish *finish)
{
	const struct book *book = finish->setting->book;

	for (size_t i = 0; i < book->people.n; i++) {
		const struct person *person = book->people.v[i];

		if (person->department.kind == REF_DEPARTMENT &&
			(person->left == DAY_NONE || person->left > finish->setting->as_of))
			finish->figures->departments[person->department.department->index].people++;
	}
}

static struct part coherence_part(const struct coherence *coherence)
{
	return (struct part){
		coherence->n > 0, coherence->n > 0 ? coherence->index : 0, coherence->n};
}

static struct part standards_part(const struct department_figures *department)
{
	struct part part = {0};

	for (size_t i = 0; i < department->standards.n; i++) {
		const struct rate *rate = &department->standards.v[i].rate;

		if (!rate->n)
			continue;
		part.value += 100 * rate->share;
		part.n++;
	}
	part.known = part.n > 0;
	if (part.known)
		part.value /= (double)part.n;
	return part;
}

static void finish_score(struct department_figures *department)
{
	const struct rate *front_line = &department->front_line;
	struct part *parts = department->parts, *score = &department->score;

	parts[PART_COHERENCE] = coherence_part(&department->owned.coherence);
	parts[PART_STANDARDS] = standards_part(department);
	parts[PART_FRONT_LINE] =
		(struct part){front_line->n > 0, 100 * front_line->share, front_line->n};
	parts[PART_INTERNAL] = coherence_part(&department->internal.coherence);
	for (size_t i = 0; i < PARTS; i++) {
		score->n += parts[i].known;
		score->value += parts[i].known ? parts[i].value : 0;
	}
	score->known = score->n > 0;
	if (score->known)
		score->value /= (double)score->n;
}

void departments_finish(const struct finish *finish)
{
	finish->figures->totals.months_year = finish->tally->total->exposure_year / DAYS_A_MONTH;
	finish_promises(finish);
	count_people(finish);
	times_finish(finish);
	for (size_t i = 0; i < finish->setting->book->departments.n; i++) {
		finish_counts(finish, i);
		finish_score(&finish->figures->departments[i]);
	}
}
