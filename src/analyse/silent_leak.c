/* silent_leak.c - how small failures added up in the year before each departure. */
#include "analyse/silent_leak.h"

#include "analyse/silent_sets.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Running mean and squared deviations. */
struct moments {
	double mean, squares;
};

/* Of one departure, or of its risk set: failures so far, by kind and in all. */
struct tally_of_one {
	double v[SILENT_KINDS][SILENT_POINTS];
};

struct comparison {
	struct moments leavers, stayers, gap;
};

struct work {
	const struct silent_sets *sets;
	struct comparison kinds[SILENT_KINDS][SILENT_POINTS], quarter;
	double *quarters; /* failures of each departure in its last quarter */
	struct tally_of_one own, others;
	struct silent_leak *leak;
};

/* What failed in the year before it left. */
static void count_own(struct work *work, const struct watched *watched)
{
	const struct silent_sets *sets = work->sets;
	size_t n = small_failures(
		sets->setting, watched->account, sets->setting->as_of, sets->failures);

	work->own = (struct tally_of_one){0};
	for (size_t i = 0; i < n; i++) {
		int32_t before = watched->last - (sets->failures[i].day - watched->origin);

		if (before < 0 || before >= SILENT_YEAR)
			continue;
		for (int point = 0; point < SILENT_POINTS; point++)
			work->own.v[sets->failures[i].kind][point] += silent_days(point) <= before;
	}
}

static void count_others(struct work *work, size_t place)
{
	const struct silent_sets *sets = work->sets;
	const int64_t *sums = &sets->sums[place * SILENT_CELLS];

	for (size_t cell = 0; cell < SILENT_CELLS; cell++)
		work->others.v[cell / SILENT_POINTS][cell % SILENT_POINTS] =
			(double)sums[cell] / (double)sets->at_risk[place];
}

static void add_up_kinds(struct tally_of_one *tally)
{
	for (int point = 0; point < SILENT_POINTS; point++) {
		tally->v[SILENT_ALL][point] = 0;
		for (int kind = 0; kind < INCIDENT_COUNT; kind++)
			tally->v[SILENT_ALL][point] += tally->v[kind][point];
	}
}

static void moments_add(struct moments *moments, double x, int64_t n)
{
	double off = x - moments->mean;

	moments->mean += off / (double)n;
	moments->squares += off * (x - moments->mean);
}

static void compare(struct comparison *comparison, double own, double others, int64_t n)
{
	moments_add(&comparison->leavers, own, n);
	moments_add(&comparison->stayers, others, n);
	moments_add(&comparison->gap, own - others, n);
}

static double of_quarter(const struct tally_of_one *tally)
{
	const double *all = tally->v[SILENT_ALL];

	return all[SILENT_POINTS - 1] - all[SILENT_POINTS - 1 - SILENT_QUARTER / SILENT_STEP];
}

static void hold_departures(struct work *work)
{
	const struct silent_sets *sets = work->sets;
	struct silent_leak *leak = work->leak;

	for (size_t i = 0; i < sets->watched.n; i++) {
		const struct watched *watched = &sets->watched.v[i];
		size_t place;

		if (!silent_compared(watched))
			continue;
		place = silent_place(sets, watched->last);
		if (sets->at_risk[place] == 0) {
			leak->alone++;
			continue;
		}
		leak->n++;
		count_own(work, watched);
		count_others(work, place);
		add_up_kinds(&work->own);
		add_up_kinds(&work->others);
		for (int kind = 0; kind < SILENT_KINDS; kind++)
			for (int point = 0; point < SILENT_POINTS; point++)
				compare(&work->kinds[kind][point], work->own.v[kind][point],
					work->others.v[kind][point], leak->n);
		work->quarters[leak->n - 1] = of_quarter(&work->own);
		compare(&work->quarter, of_quarter(&work->own), of_quarter(&work->others), leak->n);
	}
}

static struct mean_band band_of(const struct moments *moments, int64_t n, double t)
{
	double half = n > 1 ? t * sqrt(moments->squares / (double)(n - 1) / (double)n) : 0;

	return (struct mean_band){moments->mean, moments->mean - half, moments->mean + half};
}

/* Of a number that cannot be negative. */
static struct mean_band count_band_of(const struct moments *moments, int64_t n, double t)
{
	struct mean_band band = band_of(moments, n, t);

	band.low = fmax(0, band.low);
	return band;
}

static enum silent_reading reading_of(const struct mean_band *gap, int64_t n)
{
	if (n < SILENT_LEAST)
		return SILENT_FEW;
	return gap->low > 0 ? SILENT_MORE : gap->high < 0 ? SILENT_LESS : SILENT_SAME;
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* k quarters of n sorted numbers. */
static double quartile(const double *sorted, int64_t n, int64_t k)
{
	int64_t at = n * k / 4;

	return n * k % 4 ? sorted[at] : (sorted[at - 1] + sorted[at]) / 2;
}

static void finish_quarter(struct work *work, double t)
{
	struct silent_leak *leak = work->leak;

	leak->quarter.leavers = count_band_of(&work->quarter.leavers, leak->n, t);
	leak->quarter.stayers = count_band_of(&work->quarter.stayers, leak->n, t);
	leak->quarter.gap = band_of(&work->quarter.gap, leak->n, t);
	leak->quarter.reading = reading_of(&leak->quarter.gap, leak->n);
	qsort(work->quarters, (size_t)leak->n, sizeof *work->quarters, by_number);
	leak->quarter.low = quartile(work->quarters, leak->n, 1);
	leak->quarter.median = quartile(work->quarters, leak->n, 2);
	leak->quarter.high = quartile(work->quarters, leak->n, 3);
	leak->quarter.tolerance = leak->quarter.reading == SILENT_MORE && leak->quarter.median >= 1;
}

static void finish(struct work *work)
{
	struct silent_leak *leak = work->leak;
	double t = leak->n > 1 ? gsl_cdf_tdist_Pinv(0.975, (double)leak->n - 1) : 0;

	for (int kind = 0; kind < SILENT_KINDS; kind++)
		for (int point = 0; point < SILENT_POINTS; point++) {
			const struct comparison *from = &work->kinds[kind][point];
			struct silent_curves *to = &leak->kinds[kind];

			to->leavers[point] = count_band_of(&from->leavers, leak->n, t);
			to->stayers[point] = count_band_of(&from->stayers, leak->n, t);
			to->gap[point] = band_of(&from->gap, leak->n, t);
		}
	leak->reading = reading_of(&leak->kinds[SILENT_ALL].gap[SILENT_POINTS - 1], leak->n);
	if (leak->n > 0)
		finish_quarter(work, t);
}

const struct silent_leak *silent_leak_of(const struct setting *setting, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct silent_leak *leak = NEW(arena, struct silent_leak);
	struct work *work = NEW(scratch, struct work);

	work->leak = leak;
	work->sets = silent_sets_of(setting, scratch);
	work->quarters = NEW_N(scratch, double, work->sets->departures);
	leak->short_of_year = work->sets->short_of_year;
	leak->stayers = work->sets->stayers;
	hold_departures(work);
	finish(work);
	arena_free(scratch);
	return leak;
}
