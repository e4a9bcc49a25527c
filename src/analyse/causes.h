/* causes.h - why clients left: what they said beside what had built up (analysis.md, 7). */
#ifndef ANALYSE_CAUSES_H
#define ANALYSE_CAUSES_H

#include "analyse/built.h"

/* One time that a client left. */
struct departure {
	const struct account *account;
	int32_t came, left;
	bool returned;      /* it is, or was, a client again after that */
	bool lapsed;        /* by order, and stopped buying: it said nothing */
	enum reason said;   /* NONE: nothing */
	int64_t value_year; /* on its last day as a client */
	struct built built; /* as it stood on the day it left */
	struct built_from from;
	int32_t passed; /* first day on which its risk was past the line; DAY_NONE: never */
	bool earlier;   /* past it already on the first day looked at: the lead is at least that */
	int32_t lead;   /* days from passed to left; 0: never passed */
	double wear;    /* on the day it left */
	int64_t clients, above; /* accounts that were clients the day before; of the others those
				   with more wear than it on the day it left */
	bool ranked, worst;     /* at least CAUSES_QUARTER clients; in the worst quarter of them */
};

/* Fewer accounts than these have no worst quarter. */
#define CAUSES_QUARTER 4

/* Departures of one reason and one built cause. */
struct cause_cell {
	int64_t n, value_year;
};

struct causes {
	struct {
		struct departure *v;
		size_t n;
	} departures; /* newest first, of one day in the order of the book */
	size_t *last; /* by account.index: 1 + its departure, of one that is gone; 0: none here */
	struct cause_cell table[REASON_COUNT][BUILT_KINDS + 1]; /* [said][built], NONE in each */
	int64_t explained, returned;
	struct rate price, others; /* in the worst quarter by wear, of those ranked: that said
				      price; all others */
	struct median lead;        /* of those past the line */
	int64_t never;             /* never past the line */
	double *departments;       /* sums of built_from.departments over the explained */
};

/* Fills figures->causes from every end of a time as a client that was seen while records were kept:
 * the departures of the risk model (figures->risk.departures), those that came back and those that
 * stopped buying included. Retention counts less: there, one that came back has not left.
 *
 * Lead: days from the first of the last windows.year [365] days before it left (not before it came,
 * nor before records began) on which p90 reached risk_watch times the company's mean, by the
 * weights of today, to the day it left. Those past the line on the first of these days count as
 * left running in the median. Worst quarter: it has wear, and less than a quarter of all clients
 * had more. It says what went together, not what brought it about. The result does not depend on
 * `threads`. Owner: the arena. */
void causes_find(struct figures *figures, int threads, struct arena *arena);

/* Counts clients and above of each departure, whose wear is there; for causes_find alone. */
void causes_rank(const struct figures *figures, struct causes *causes, int threads);

/* How the departure of an account that is gone is explained; NULL: it stays, or it left before
 * records were kept. */
const struct departure *departure_of(const struct figures *figures, const struct account *account);

#endif
