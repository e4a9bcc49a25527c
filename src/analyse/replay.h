/* replay.h - how the company stood at each month's end, replayed from the records as they are
 * today. */
#ifndef ANALYSE_REPLAY_H
#define ANALYSE_REPLAY_H

#include "analyse/figures.h"

/* Month's ends before the last point. */
#define REPLAY_MONTHS 24

/* The company on a day. Of clients of that day: open (promises not due yet), overdue, loss. */
struct stand {
	int32_t day; /* a month's end; the last: T */
	bool known;  /* records had begun; else the rest is zero and means nothing */
	int64_t accounts, open, overdue;
	struct coherence coherence; /* n 0: nothing had been settled yet */
	double loss;                /* expected within a year, minor units; by today's weights */
};

/* What a department owed to them, and its coherence as its scorecard has it: drawn to the company's
 * of that day, as strongly as today. */
struct department_stand {
	int64_t open, overdue;
	int64_t n;    /* settled; 0: no index */
	double index; /* 0..100 */
};

struct replay {
	struct stand *v;                      /* REPLAY_MONTHS + 1, in order of time */
	size_t n, known;                      /* known: how many of them, at the end */
	struct department_stand *departments; /* [point * departments + department.index] */
};

/* Every account, walked once along the days; all figures must be there, the risk too.
 *
 * Of each day only records dated up to it count, each promise as it stood then (moves agreed later
 * are not known yet). When an account left is what is known today, and promises of one that left
 * stay as they were that day. The loss is that of today's model - its weights, baseline and usual
 * cadences - at the covariates of the day: from point to point accounts change, never the model.
 * The last point is today's headline (totals.coherence, risk.loss) itself.
 * Example: see the tests. The result does not depend on `threads`. Owner: the arena. */
struct replay *replay_of(const struct figures *figures, int threads, struct arena *arena);

/* The same with the last point replayed like all others: equal but for rounding. */
struct replay *replay_all(const struct figures *figures, int threads, struct arena *arena);

#endif
