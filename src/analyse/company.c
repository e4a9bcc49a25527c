/* company.c - what all accounts together say. */
#include "analyse/company.h"

#include "analyse/cadence.h"
#include "analyse/coherence.h"
#include "analyse/pairs.h"
#include "analyse/rate.h"

#include <stdlib.h>
#include <string.h>

static struct promises promises_with_raw(const struct promise_sum *sum)
{
	struct promises promises = promises_of(sum);

	promises.coherence = coherence_raw(sum);
	return promises;
}

/* Of the whole company, or of as much of it as is its own mean: shrunk to nothing. */
static struct coherence own_coherence(const struct finish *finish, const struct promise_sum *sum)
{
	struct coherence coherence = coherence_raw(sum);

	coherence_shrink(&coherence, (struct shrinkage){0},
		finish->setting->book->company.analysis.pale_below);
	return coherence;
}

static void finish_coherence(struct finish *finish)
{
	const struct tally *tally = finish->tally;
	struct totals *totals = &finish->figures->totals;
	size_t cells = (tally->shape.departments + 1) * (tally->shape.departments + 1);
	size_t n = finish->setting->book->accounts.n;
	struct groups accounts = {NEW_N(finish->scratch, struct coherence *, n), n};
	struct promise_sum all = {0};

	for (size_t i = 0; i < cells; i++)
		promise_sum_merge(&all, &tally->pairs[i]);
	totals->coherence = own_coherence(finish, &all);
	totals->coherence_before = own_coherence(finish, &tally->total->before);
	finish->mean = totals->mean = totals->coherence.raw;
	for (size_t i = 0; i < n; i++)
		accounts.v[i] = &finish->figures->accounts[i].promises.coherence;
	totals->kappa_account = groups_kappa(
		accounts, finish->mean, &finish->setting->book->company.analysis, finish->scratch);
}

static void finish_totals(const struct finish *finish)
{
	const struct tally *tally = finish->tally;
	const struct total_sum *sum = tally->total;
	struct totals *totals = &finish->figures->totals;
	struct promise_sum year = {0};
	struct kept_sum kept = {0};

	totals->accounts = (int64_t)sum->accounts;
	totals->departed = (int64_t)sum->departed;
	totals->departed_year = (int64_t)sum->departed_year;
	totals->joined_year = (int64_t)sum->joined_year;
	totals->value_month = *tally->money.month;
	for (size_t i = 0; i < tally->shape.segments; i++)
		cents_add(&totals->value_year, tally->money.segments[i]);
	totals->wear = sum->wear;
	totals->strength = sum->strength;
	totals->incidents_year = (int64_t)sum->incidents_year;
	totals->incidents_before_year = (int64_t)sum->incidents_before_year;
	for (size_t i = 0; i < ASPECT_COUNT; i++)
		promise_sum_merge(&year, &tally->aspects_year[i]);
	totals->year = promises_with_raw(&year);
	coherence_shrink(&totals->year.coherence, (struct shrinkage){0},
		finish->setting->book->company.analysis.pale_below);
	for (size_t i = 0; i <= tally->shape.departments; i++) {
		kept.now += tally->departments[i].owned.now;
		kept.now_kept += tally->departments[i].owned.now_kept;
		kept.before += tally->departments[i].owned.before;
		kept.before_kept += tally->departments[i].owned.before_kept;
	}
	totals->kept_now = rate_of((int64_t)kept.now_kept, (int64_t)kept.now);
	totals->kept_before = rate_of((int64_t)kept.before_kept, (int64_t)kept.before);
	totals->kept_trend = rates_trend(totals->kept_before, totals->kept_now,
		finish->setting->book->company.analysis.trend_alpha);
}

static void finish_aspects(const struct finish *finish)
{
	const struct parameters *parameters = &finish->setting->book->company.analysis;
	struct coherence *all[ASPECT_COUNT], *year[ASPECT_COUNT];

	for (size_t i = 0; i < ASPECT_COUNT; i++) {
		struct aspect_figures *aspect = &finish->figures->aspects[i];

		aspect->promises = promises_with_raw(&finish->tally->aspects[i]);
		aspect->year = promises_with_raw(&finish->tally->aspects_year[i]);
		all[i] = &aspect->promises.coherence;
		year[i] = &aspect->year.coherence;
	}
	groups_shrink(
		(struct groups){all, ASPECT_COUNT}, finish->mean, parameters, finish->scratch);
	groups_shrink(
		(struct groups){year, ASPECT_COUNT}, finish->mean, parameters, finish->scratch);
}

static void finish_segments(const struct finish *finish, const struct segments *segments)
{
	struct figures *figures = finish->figures;
	size_t n = segments->n;
	struct groups groups = {NEW_N(finish->scratch, struct coherence *, n), n};

	figures->segments.v = NEW_N(finish->arena, struct segment_figures, n);
	figures->segments.n = n;
	for (size_t i = 0; i < n; i++) {
		const struct segment_sum *sum = &finish->tally->segments[i];
		struct segment_figures *segment = &figures->segments.v[i];

		segment->segment = segments->names[i];
		segment->accounts = (int64_t)sum->accounts;
		segment->value_year = finish->tally->money.segments[i];
		segment->wear = sum->wear;
		segment->promises = promises_with_raw(&sum->promises);
		groups.v[i] = &segment->promises.coherence;
	}
	groups_shrink(
		groups, finish->mean, &finish->setting->book->company.analysis, finish->scratch);
}

static void finish_people(const struct finish *finish)
{
	size_t n = finish->setting->book->people.n;
	struct groups groups = {NEW_N(finish->scratch, struct coherence *, n), n};

	for (size_t i = 0; i < n; i++) {
		struct person_figures *person = &finish->figures->people[i];

		person->made = promises_with_raw(&finish->tally->people[i].made);
		person->accounts = (int64_t)finish->tally->people[i].accounts;
		person->value_year = finish->tally->money.people[i];
		groups.v[i] = &person->made.coherence;
	}
	groups_shrink(
		groups, finish->mean, &finish->setting->book->company.analysis, finish->scratch);
}

static void finish_kinds(const struct finish *finish)
{
	for (int i = 0; i < LEAK_KINDS; i++) {
		const struct kind_sum *sum = &finish->tally->kinds[i];
		struct leak_kind *kind = &finish->figures->kinds[i];

		kind->kind = i;
		kind->wear = sum->wear;
		kind->incidents_year = (int64_t)sum->incidents_year;
		kind->before_year = (int64_t)sum->before_year;
		kind->open = (int64_t)sum->open;
		kind->accounts = (int64_t)sum->accounts;
		kind->repeats = (int64_t)sum->repeats;
		kind->cost = finish->tally->money.kinds[i];
	}
}

static void finish_month(const struct month_sum *sum, struct month *month)
{
	month->expected = sum->expected;
	month->delivered = sum->delivered;
	month->due = (int64_t)sum->due;
	month->kept = (int64_t)sum->kept;
	memcpy(month->incidents, sum->incidents, sizeof month->incidents);
	month->incidents_all = (int64_t)sum->incidents_all;
	month->touchpoints = (int64_t)sum->touchpoints;
	month->promises_made = (int64_t)sum->promises_made;
	month->assessments = (int64_t)sum->assessments;
	month->records = (int64_t)sum->records;
	month->accounts = (int64_t)sum->accounts;
	month->wear = sum->wear;
	month->strength = sum->strength;
}

static void finish_months(const struct finish *finish, int32_t first_month)
{
	size_t n = finish->tally->shape.months;
	struct month *months = NEW_N(finish->arena, struct month, n);

	for (size_t i = 0; i < n; i++) {
		months[i].month = first_month + (int32_t)i;
		months[i].open = month_start(months[i].month + 1) - 1 > finish->setting->as_of;
		months[i].value = finish->tally->money.months[i];
		finish_month(&finish->tally->months[i], &months[i]);
	}
	finish->figures->months.v = months;
	finish->figures->months.n = n;
}

void company_finish(struct finish *finish, const struct segments *segments, int32_t first_month)
{
	finish_coherence(finish);
	finish_totals(finish);
	finish_aspects(finish);
	finish_segments(finish, segments);
	finish_people(finish);
	finish_kinds(finish);
	finish_months(finish, first_month);
	departments_finish(finish);
	pairs_finish(finish);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double worst_tenth(const struct finish *finish)
{
	size_t accounts = finish->setting->book->accounts.n, n = 0;
	double *wear = NEW_N(finish->scratch, double, accounts);

	for (size_t i = 0; i < accounts; i++)
		if (finish->figures->accounts[i].known && !finish->figures->accounts[i].departed)
			wear[n++] = finish->figures->accounts[i].wear.all;
	qsort(wear, n, sizeof *wear, by_size);
	return n ? wear[n - (n + 9) / 10] : 0;
}

struct account_rules *account_rules_of(const struct finish *finish, const struct segments *segments)
{
	struct account_rules *rules = NEW_N(finish->scratch, struct account_rules, segments->n);
	const double *usual = usual_cadences(finish->setting, segments, finish->scratch);
	double worn_from = worst_tenth(finish);

	for (size_t i = 0; i < segments->n; i++)
		rules[i] = (struct account_rules){usual[i], worn_from};
	return rules;
}
