/* cox_drift.c - whether the coefficients of a Cox model stay as time goes by. */
#include "analyse/cholesky.h"
#include "analyse/cox_sums.h"

#include <math.h>
#include <string.h>

/* All rows without their strata: a clock is the same for everybody. Owner: the arena. */
static struct cox_blocks without_strata(struct cox_blocks blocks, struct arena *arena)
{
	struct cox_rows *rows = NEW_N(arena, struct cox_rows, blocks.n);

	for (size_t b = 0; b < blocks.n; b++) {
		rows[b] = blocks.v[b];
		rows[b].stratum = NULL;
	}
	return (struct cox_blocks){rows, blocks.n};
}

static uint32_t time_index(const struct cox_times *times, double time)
{
	uint32_t low = 0, high = times->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (times->v[middle].time < time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Of all rows, at each time: how many are at risk and end with an event; stop before it (since the
 * time before it) and stop at it. */
struct counts {
	double *at_risk, *events, *before, *at;
};

static void count_at_risk(const struct cox_rows *rows, const struct cox_times *times,
	struct counts *counts, struct arena *arena)
{
	struct cox_spans spans = cox_spans_of(rows, times, arena);
	double *part = NEW_N(arena, double, times->n);

	for (int level = 0; level < COX_LEVELS; level++) {
		if (spans.from[level] == spans.from[level + 1])
			continue;
		memset(part, 0, times->n * sizeof *part);
		for (size_t s = spans.from[level]; s < spans.from[level + 1]; s++) {
			part[spans.v[s].last]++;
			if (level > COX_ONE)
				part[spans.v[s].first]++;
			counts->events[spans.v[s].last] += rows->event[spans.v[s].row];
		}
		cox_level_gather(times, level, (struct cox_table){part, 1});
		for (uint32_t k = 0; k < times->n; k++)
			counts->at_risk[k] += part[k];
	}
}

static void count_stops(
	const struct cox_rows *rows, const struct cox_times *times, struct counts *counts)
{
	for (size_t i = 0; i < rows->n; i++) {
		uint32_t k = time_index(times, rows->stop[i]);

		if (k == times->n)
			continue;
		if (times->v[k].time == rows->stop[i])
			counts->at[k]++;
		else
			counts->before[k]++;
	}
}

static struct counts count(
	struct cox_blocks blocks, const struct cox_times *times, struct arena *arena)
{
	struct counts counts = {
		NEW_N(arena, double, times->n),
		NEW_N(arena, double, times->n),
		NEW_N(arena, double, times->n),
		NEW_N(arena, double, times->n),
	};

	for (size_t b = 0; b < blocks.n; b++) {
		count_at_risk(&blocks.v[b], times, &counts, arena);
		count_stops(&blocks.v[b], times, &counts);
	}
	return counts;
}

/* g at each of the times. */
static void read_clock(
	enum cox_clock clock, const struct cox_times *times, const struct counts *counts, double *g)
{
	double survived = 1, before = 0;

	for (uint32_t k = 0; k < times->n; k++) {
		before += counts->before[k];
		if (clock == COX_CLOCK_TIME)
			g[k] = times->v[k].time;
		else if (clock == COX_CLOCK_RANK)
			g[k] = before + (counts->at[k] + 1) / 2;
		else
			g[k] = 1 - survived;
		survived *= 1 - counts->events[k] / counts->at_risk[k];
		before += counts->at[k];
	}
}

/* g at each time of each stratum, less its mean over the events. Owner: the arena. */
static double *clock_of(const struct cox_sums *sums, enum cox_clock clock, struct arena *arena)
{
	struct cox_blocks blocks = without_strata(sums->blocks, arena);
	struct cox_times times = cox_times_of(blocks, arena);
	struct counts counts = count(blocks, &times, arena);
	double *all = NEW_N(arena, double, times.n), *g = NEW_N(arena, double, sums->times.n);
	double mean = 0;

	read_clock(clock, &times, &counts, all);
	for (uint32_t k = 0; k < sums->times.n; k++) {
		g[k] = all[time_index(&times, sums->times.v[k].time)];
		mean += (double)sums->tied_n[k] * g[k] / (double)sums->events;
	}
	for (uint32_t k = 0; k < sums->times.n; k++)
		g[k] -= mean;
	return g;
}

/* bend - slope H⁻¹ slope: the information on the drift when the coefficients are not known either.
 */
static void take_known(double *bend, const double *slope, const double *variance, size_t p)
{
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			for (size_t k = 0; k < p; k++)
				for (size_t l = 0; l < p; l++)
					bend[i * p + j] -= slope[i * p + k] * variance[k * p + l] *
							   slope[l * p + j];
}

/* The tests of u, with their information in bend. */
static void test_drift(struct cox_drift *drift, const double *u, const double *bend,
	const struct cox_fit *fit, struct arena *arena)
{
	size_t p = fit->p;
	double *least = NEW_N(arena, double, p), *solved = NEW_N(arena, double, p), all = 0;
	struct cholesky half;

	for (size_t j = 0; j < p; j++) {
		double own = bend[j * p + j];

		least[j] = fit->coefficients[j].known ? 1e-11 * fabs(own) : INFINITY;
		if (fit->coefficients[j].known && own > 0)
			drift->each[j] = cox_test_of(u[j] * u[j] / own, 1);
	}
	half = cholesky_of(bend, p, least, arena);
	cholesky_solve(&half, u, solved);
	for (size_t j = 0; j < p; j++)
		all += u[j] * solved[j];
	drift->all = cox_test_of(all, half.rank);
}

static void find_drift(struct cox_sums *sums, const struct cox_fit *fit, const double *g,
	struct cox_drift *drift, struct arena *arena)
{
	struct cox_slope once = cox_slope_new(fit->p, arena), twice = cox_slope_new(fit->p, arena);
	double *beta = NEW_N(arena, double, fit->p), *squares = NEW_N(arena, double, sums->times.n);

	for (size_t j = 0; j < fit->p; j++)
		beta[j] = fit->coefficients[j].beta;
	for (uint32_t k = 0; k < sums->times.n; k++)
		squares[k] = g[k] * g[k];
	cox_sums_value(sums, beta);
	cox_sums_slope(sums, g, &once);
	cox_sums_slope(sums, squares, &twice);
	take_known(twice.info, once.info, fit->variance, fit->p);
	test_drift(drift, once.u, twice.info, fit, arena);
}

struct cox_drift cox_drift_of(const struct cox_model *model, struct cox_blocks blocks,
	const struct cox_fit *fit, enum cox_clock clock, struct arena *arena)
{
	struct cox_drift drift = {.each = NEW_N(arena, struct cox_test, model->p)};
	struct arena *scratch = arena_new();
	struct cox_sums sums;

	if (fit->status == COX_FITTED && cox_sums_ready(&sums, model, blocks, scratch))
		find_drift(&sums, fit, clock_of(&sums, clock, scratch), &drift, scratch);
	arena_free(scratch);
	return drift;
}
