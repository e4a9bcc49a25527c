/* cox_times.h - at which of the times with events each row is at risk (inside the Cox model).
 *
 * Only times with events matter to the partial likelihood, so a row shrinks to a run of them. Sums
 * over everybody at risk are taken without ever subtracting who came later: a run is cut in two at
 * the most even of its numbers, its left part ending and its right part beginning at a border that
 * all runs of that `level` share. So a row is added at its two ends only, and one walk from the
 * ends towards the borders gives every sum. (The same cut as in a disjoint sparse table.) */
#ifndef ANALYSE_COX_TIMES_H
#define ANALYSE_COX_TIMES_H

#include "analyse/cox.h"

/* COX_WHOLE: from the first time of its stratum, needs no left part. COX_ONE: a single time.
 * COX_ONE + b: the numbers of the two ends differ first in bit b - 1. */
enum { COX_WHOLE, COX_ONE, COX_LEVELS = COX_ONE + 33 };

struct cox_time {
	int32_t stratum;
	double time;
};

struct cox_stratum {
	int32_t label;
	uint32_t from, to;      /* its times: from <= k < to */
	uint32_t cells;         /* a grid of equal cells over its times, to find one fast */
	double origin, scale;   /* cell = (time - origin) · scale */
	const uint32_t *before; /* cells + 1: the times before each cell */
};

/* The different times with events, by stratum, then time. */
struct cox_times {
	struct cox_time *v;
	uint32_t n;
	struct {
		struct cox_stratum *v;
		size_t n;
	} strata;
};

/* A row of a block that is at risk at the times first … last. */
struct cox_span {
	uint32_t row, first, last;
};

enum { COX_SPARE = 16 }; /* so that one may look ahead */

struct cox_spans {
	struct cox_span *v; /* by level, then row; COX_SPARE more after the last, all zero */
	size_t from[COX_LEVELS + 1];
};

/* The times of all blocks together. Owner: the arena. */
struct cox_times cox_times_of(struct cox_blocks blocks, struct arena *arena);

/* The spans of a block's rows; rows at risk at no time with an event have none. Owner: the arena.
 */
struct cox_spans cox_spans_of(
	const struct cox_rows *rows, const struct cox_times *times, struct arena *arena);

/* What has been added at the ends of a level's runs becomes sums at every time; `width` numbers
 * each. */
struct cox_table {
	double *v;
	size_t width;
};
void cox_level_gather(const struct cox_times *times, int level, struct cox_table table);

/* The reverse: reach[k] = the sum of h from time k to the border of its run at this level, so that
 * the sum over a run is reach[last], and of two parts reach[first] + reach[last]. */
void cox_level_reach(const struct cox_times *times, int level, const double *h, double *reach);

#endif
