/* analysis.h - from the book to the figures: fold over accounts, merge, finish, second pass. */
#ifndef ANALYSE_ANALYSIS_H
#define ANALYSE_ANALYSIS_H

#include "analyse/figures.h"
#include "base/stages.h"

/* Computes every figure as of the day. The result does not depend on `threads` (>= 1).
 * Owner: the arena. */
struct figures *analyse(const struct book *book, int32_t as_of, int threads, struct arena *arena);

/* The same, telling of its stages, or less of it. */
struct analysing {
	const struct book *book;
	int32_t as_of;
	int threads;
	const struct stages *stages; /* NULL: nobody listens */
	bool compared_only;          /* leaves out all that neither compare.h nor gates.h reads:
					drift, causes, replay, silent_leak, backtest, audit, holes stay
					NULL or empty, so do actions, trust and what follows them */
};

struct figures *analyse_told(const struct analysing *how, struct arena *arena);

/* Wear and strength of one account at each of `n` days (not after its as_of), for its curves. */
void account_curve(const struct figures *figures, const struct account *account,
	const int32_t *days, size_t n, struct wear *wear, double *strength);

/* Its recurring value a month on a day, in minor units (by order: what it bought in the 365 days
 * up to the day, a twelfth). 0 where it was no client. */
int64_t account_value(const struct account *account, const struct company *company, int32_t day);

#endif
