/* tally.h - what the fold over accounts leaves: sums and counts alone, so two tallies add up to
 * one. */
#ifndef ANALYSE_TALLY_H
#define ANALYSE_TALLY_H

#include "analyse/figures.h"

/* Every member of these is a double (counts are exact up to 2^53) and every amount of money an
 * int64_t apart from them: a tally is two plain arrays and adding is one loop over each. */

struct promise_sum {
	double given, open, kept, late, broken, overdue, withdrawn, partly;
	double moved_late, moved_alone, days_late;
	double w, ww,
		wq; /* over the settled: weights with decay, their squares, weight times credit */
};

/* Settled promises by the window in which their date in force fell, and of them the kept ones. */
struct kept_sum {
	double now, now_kept, before, before_kept;
};

struct department_sum {
	double incidents, incidents_year, incidents_now, incidents_before;
	double by_kind[INCIDENT_COUNT], by_severity[INCIDENT_SEVERITY_COUNT];
	double felt_year, wear, wear_by_kind[LEAK_KINDS];
	double year, repeats, resolved, front_line; /* incidents of the year, each counted whole */
	double waited_days, waited_n, touched, records_year, lateness_money;
	struct kept_sum owned;
	struct promise_sum internal;
};

struct month_sum {
	double expected, delivered, due, kept;
	double incidents[INCIDENT_COUNT], incidents_all;
	double touchpoints, promises_made, assessments, records;
	double accounts, wear, strength;
};

struct segment_sum {
	struct promise_sum promises;
	double accounts, wear;
};

struct person_sum {
	struct promise_sum made;
	double accounts;
};

struct kind_sum {
	double wear, incidents_year, before_year, open, accounts, repeats;
};

struct total_sum {
	struct promise_sum before; /* as the company stood a trend window ago */
	double accounts, departed, departed_year, joined_year, wear, strength;
	double incidents_year, incidents_before_year, system_incidents;
	double exposure_year, exposure_now, exposure_before; /* days as a client */
};

/* How many there are of what a tally counts by. */
struct tally_shape {
	size_t departments, people, segments, months;
};

/* Money in minor units. */
struct tally_money {
	int64_t *departments; /* yearly value of the accounts that its failures wear on */
	int64_t *people;      /* yearly value of the accounts that they hold */
	int64_t *segments;    /* yearly value */
	int64_t *months;      /* monthly value at the month's end */
	int64_t *kinds;       /* recorded costs of the last year */
	int64_t *month;       /* one: monthly value of all clients */
};

struct tally {
	struct tally_shape shape;
	double *sums;
	size_t sums_n;
	int64_t *cents;
	size_t cents_n;

	/* Views into the two. "none" is one more, at the end. */
	struct total_sum *total;
	struct promise_sum *pairs;          /* [maker * (departments + 1) + owner], with none */
	struct department_sum *departments; /* with none */
	double *felt, *leak_from; /* [origin * departments + felt], [kind * departments + origin] */
	struct promise_sum *aspects, *aspects_year;
	struct segment_sum *segments;
	struct person_sum *people;
	struct kind_sum *kinds;
	struct month_sum *months;
	struct tally_money money;
};

/* An empty tally. Owner: the arena. */
struct tally *tally_new(struct tally_shape shape, struct arena *arena);

/* Empties it again. */
void tally_clear(struct tally *tally);

/* into += from; both of one shape. */
void tally_add(struct tally *into, const struct tally *from);

/* Adds money; a sum beyond int64_t stays at its end. */
void cents_add(int64_t *sum, int64_t cents);

/* Counts one promise; `decay` is its weight then (see promise_decay). One not known yet counts
 * nothing. */
void promise_sum_add(struct promise_sum *sum, const struct promise *promise,
	const struct fate *fate, double decay);
void promise_sum_merge(struct promise_sum *into, const struct promise_sum *from);

/* The counts with the kept rate; coherence is left to coherence_of. */
struct promises promises_of(const struct promise_sum *sum);

#endif
