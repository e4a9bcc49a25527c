/* silent_leak.h - how small failures added up in the year before each departure, beside those that
 * were still clients after as long a time (analysis.md, 4 and 9). */
#ifndef ANALYSE_SILENT_LEAK_H
#define ANALYSE_SILENT_LEAK_H

#include "analyse/figures.h"

enum {
	SILENT_YEAR = 365,
	SILENT_STEP = 7,    /* days between points of a curve */
	SILENT_POINTS = 53, /* 364 days before, 357, …, 0 */
	SILENT_QUARTER = 91,
	SILENT_LEAST = 10,             /* departures below which nothing is said */
	SILENT_ALL = INCIDENT_COUNT,   /* the curve of all kinds together */
	SILENT_KINDS = SILENT_ALL + 1, /* curves */
};

/* A mean with its 95 % interval; low == high == mean where there are fewer than 2. */
struct mean_band {
	double mean, low, high;
};

/* Failures so far, at each point. */
struct silent_curves {
	struct mean_band leavers[SILENT_POINTS];
	struct mean_band stayers[SILENT_POINTS];
	struct mean_band gap[SILENT_POINTS]; /* leavers - stayers, departure by departure */
};

enum silent_reading {
	SILENT_FEW,  /* too few departures to say */
	SILENT_SAME, /* the interval of the gap holds zero: the number does not tell them apart */
	SILENT_MORE, /* leavers had more */
	SILENT_LESS
};

struct silent_leak {
	int64_t n;                   /* departures held against those still there; 0: none */
	int64_t stayers;             /* accounts that stood beside at least one of them */
	int64_t short_of_year;       /* departures left out: less than a year on record before */
	int64_t alone;               /* left out: nobody else had a year on record at that tenure */
	enum silent_reading reading; /* of the whole year, all kinds */
	struct silent_curves kinds[SILENT_KINDS];
	struct {
		enum silent_reading reading;
		struct mean_band leavers, stayers, gap;
		double low, median, high; /* of the leavers: quartiles */
		bool tolerance; /* leavers had more, and half of them at least one: there is a
				   number to stay below */
	} quarter;              /* small failures of the last 91 days */
};

/* Small failures (failures.h) in the 365 days up to each departure D, (D - 365, D], counted along
 * that year; beside each the mean of all that were clients at that same tenure and did not leave
 * that day, each over its own 365 days up to the day on which it reached that tenure (its risk set:
 * whoever left later stands among them). Tenure as in rows.h; each end of a time as a client is a
 * departure. Only those whose whole year lies within one time as a client and within the records.
 * Formula: y_i(g) failures of departure i up to g days before, x_i(g) mean of its risk set; curves:
 * mean of y, of x, of y - x over the n departures, ± t(0.975, n - 1) s/sqrt(n), s their standard
 * deviation; departures weigh alike and count as independent. Quartiles: the middle of the two
 * where they fall between two. Source: risk sets as in Cox 1972; incidence density sampling,
 * Prentice & Breslow 1978, Biometrika 65:153; quantiles: Hyndman & Fan 1996, type 2.
 * Example: one left at tenure 400 with 3 failures, two others passed tenure 400 with 1 and 0 in the
 * 365 days up to it: leavers 3, stayers 0.5, gap 2.5.
 * Accounts × failures, not departures × accounts; the same for any number of threads.
 * Owner: the arena. */
const struct silent_leak *silent_leak_of(const struct setting *setting, struct arena *arena);

/* One account at its own day: today, or the day it left. */
struct silent_stand {
	bool whole;   /* its last 365 days lie within its time as a client and the records */
	int32_t days; /* of them that do, up to 365 */
	int64_t year, quarter; /* small failures within those days, within the last 91 */
	int64_t points[SILENT_POINTS];
	bool placed;  /* on the leavers' mean curve: leavers had more, and its year is whole */
	bool beyond;  /* it has at least as many as leavers had on the day they left */
	double share; /* year / what leavers had when they left; of a placed one */
	int32_t days_ahead; /* that leavers still had when they reached as many; -1: beyond or 0 */
	bool tolerant;      /* there is a tolerance and a whole quarter to count */
	int64_t left;       /* failures more that bring it to the leavers' median; 0: it is there */
};

/* Example: leavers left with 4 in the mean and had reached 2 at 98 days before: an account with 2
 * is placed, share 0.5, 98 days ahead. Median 3 a quarter, 1 so far: 2 left. */
struct silent_stand silent_stand_of(const struct figures *figures, const struct account *account);

/* Days before the end that a point stands for: 364 of the first, 0 of the last. */
static inline int32_t silent_days(int point)
{
	return (SILENT_POINTS - 1 - point) * SILENT_STEP;
}

#endif
