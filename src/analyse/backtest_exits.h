/* backtest_exits.h - the departures that should have been foretold, and how early they were. */
#ifndef ANALYSE_BACKTEST_EXITS_H
#define ANALYSE_BACKTEST_EXITS_H

#include "analyse/backtest.h"
#include "analyse/risk.h"

/* What was known at a quarter's end. */
struct known_then {
	struct setting setting;
	const double *usual; /* by account.index: cadence where it has none of its own */
	struct risk_model model;
};

/* Oldest first, one after the other without a gap; from the first that exits look back to. */
struct known_quarters {
	const struct known_then *v;
	size_t n;
	const struct setting *today;
	bool history; /* each day by what was on record that day */
};

/* Fills backtest->exits, missed, warned and lead from its rows. Owner: the arena. */
void exits_find(
	struct backtest *backtest, struct known_quarters known, int threads, struct arena *arena);

#endif
