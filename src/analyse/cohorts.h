/* cohorts.h - of those that came in one quarter, how many and how much value are there later.
 *
 * An account belongs to the quarter of its first day. Only those that came after records began: of
 * the others the departed are missing. At each quarter's end (of the running one: T) it is looked
 * at whether it is a client and what it is worth a month; its first month's value is the one at the
 * end of the month in which it came (or on the last day before it left or T, if sooner). Who buys
 * by order has no first month's value that a later one could be held against: it counts among the
 * accounts alone. */
#ifndef ANALYSE_COHORTS_H
#define ANALYSE_COHORTS_H

#include "analyse/figures.h"
#include "analyse/segments.h"
#include "analyse/setting.h"

struct cohort_cell {
	int64_t accounts, value;
};

/* Whole numbers alone. Quarters are counted from the first whose cohort is whole or begun. */
struct cohort_sum {
	int32_t first;            /* quarter */
	size_t n;                 /* to that of T */
	struct cohort_cell *came; /* by quarter: accounts, first month's value */
	struct cohort_cell *kept; /* [quarter * n + later quarter] */
};

/* Owner: the arena. */
struct cohort_sum *cohorts_new(const struct setting *setting, struct arena *arena);
void cohorts_add(struct cohort_sum *sum, const struct setting *setting,
	const struct account *account, int32_t end);
void cohorts_merge(struct cohort_sum *into, const struct cohort_sum *from);

/* A row: who came in one period, and what was there each period later. */
struct cohort {
	int32_t quarter;         /* its first */
	int64_t accounts, value; /* value: of their first months, in minor units a month */
	struct {
		struct cohort_cell *v;
		size_t n;
	} cells;   /* [0]: the end of its own period; none after T */
	bool open; /* its last cell is of a period that is not over */
};

/* Rows in order of time, those that nobody came in left out. */
struct cohorts {
	int quarters; /* in a period: 1, 2 or 4 */
	struct {
		struct cohort *v;
		size_t n;
	} rows;
	size_t columns; /* the longest row */
};

/* By quarters, or by half-years, or by years, whichever first fits into `most` rows; of years the
 * last `most`. Owner: the arena. */
struct cohorts cohorts_of(
	const struct cohort_sum *sum, int32_t as_of, size_t most, struct arena *arena);

#endif
