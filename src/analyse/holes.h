/* holes.h - what the value that went out had gone through: the holes of the bucket. */
#ifndef ANALYSE_HOLES_H
#define ANALYSE_HOLES_H

#include "analyse/figures.h"

/* Fills figures.holes from each loss and contraction of the last year (windows.year): its amount is
 * shared among the kinds of failure by what had built up in the account on that day (built.h), or
 * stays without a cause where that is unexplained; the shares are rounded so that they add up to
 * the amount. Each account counts once, under the kind with its greatest part, as one that left (if
 * it did) or as one that was cut. Called after the risk model. It says what went together, not what
 * caused what.
 * Example: 1,000 lost, what had built up three parts late deliveries and one bureaucracy: 750 and
 * 250. */
void holes_find(struct figures *figures, struct arena *arena);

/* Shares `amount` (>= 0) among n parts by their weights (>= 0, not all 0), whole minor units that
 * add up to it: the largest remainders get what rounding down leaves; of equal ones, the first. */
void share_out(int64_t amount, const double *weights, size_t n, int64_t *parts);

#endif
