/* backtest_judge.h - what was foretold held against what came. */
#ifndef ANALYSE_BACKTEST_JUDGE_H
#define ANALYSE_BACKTEST_JUDGE_H

#include "analyse/backtest.h"

/* Rows to be judged together; accounts: how many the book has. */
struct foretold_rows {
	const struct foretold *v;
	size_t n;
	const int32_t *ons; /* by quarter: its end */
	size_t accounts;
};

/* Everything of backtest.h's struct held. n == 0: all zero. */
struct held judge(const struct foretold_rows *rows);

/* How much better the learned score orders than the starting weights, on the same pairs. */
struct estimate judge_gain(const struct foretold_rows *rows);

#endif
