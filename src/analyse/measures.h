/* measures.h - the kinds of figure that everything else is made of: rates, medians, what became of
 * promises, coherence, wear, silence. What holds for figures.h holds here. */
#ifndef ANALYSE_MEASURES_H
#define ANALYSE_MEASURES_H

#include "model/book.h"

/* k of n with its Wilson 95 % interval. n == 0: none. */
struct rate {
	int64_t k, n;
	double share, low, high;
};

/* A median of times that may still run (Kaplan-Meier; open ones are censored).
 * known false: fewer than half have ended (or n == 0). low/high are 95 %, -1 where not reached;
 * low may be known where the median is not. */
struct median {
	int64_t n, events;
	bool known;
	double days, low, high;
};

enum trend { TREND_NONE, TREND_FLAT, TREND_UP, TREND_DOWN }; /* NONE: too little data to say */

/* What became of one promise, as of T. */
enum promise_state {
	PROMISE_UNKNOWN, /* made after T */
	PROMISE_OPEN,
	PROMISE_KEPT,
	PROMISE_LATE,
	PROMISE_BROKEN,
	PROMISE_OVERDUE,
	PROMISE_WITHDRAWN,
	PROMISE_STATES
};

struct fate {
	enum promise_state state;
	int32_t in_force;            /* the due date that counts */
	int32_t ended;               /* kept, broken or withdrawn, not after T; else DAY_NONE */
	int32_t days_late;           /* of a late or overdue one; kept early: negative; else 0 */
	double credit;               /* q; 0 where not settled */
	double decay;                /* weight with its half-life, w */
	int moved_late, moved_alone; /* moves that came after the date, or that nobody agreed to */
};

/* Promised against delivered for a group of promises (an account, a department, a pair, …). */
struct coherence {
	int64_t n;        /* settled promises; 0: none */
	double raw, n_e;  /* Σwq/Σw; effective number */
	double index;     /* 0..100, shrunk to the company */
	double low, high; /* its 5–95 % range */
	bool pale;        /* n_e below the company's threshold: too little to lean on */
};

struct promises {
	int64_t given; /* known at T */
	int64_t open, kept, late, broken, overdue, withdrawn;
	int64_t partly;  /* of the kept and late: delivered below 100 % */
	int64_t settled; /* kept + late + broken + overdue */
	int64_t moved_late, moved_alone;
	double days_late; /* sum over late and overdue */
	struct rate rate; /* kept of settled */
	struct coherence coherence;
};

/* What wears a relation: the kinds of incident (promises stand under broken-promise), and contacts
 * that weaken, which no incident explains. */
enum { LEAK_CONTACT = INCIDENT_COUNT, LEAK_KINDS };

/* Points of wear by kind and in all. */
struct wear {
	double all, kind[LEAK_KINDS];
};

struct silence {
	bool known;   /* there has been a contact, or the account has been there for a cadence */
	int32_t last; /* day of the last contact; DAY_NONE: never (then counted from the start) */
	double days, cadence, ratio;
	bool agreed, silent; /* the cadence was agreed; ratio past the threshold */
};

#endif
