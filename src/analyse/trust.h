/* trust.h - what clients say of us beside what we believe, and what they tell us (analysis.md, 9).
 */
#ifndef ANALYSE_TRUST_H
#define ANALYSE_TRUST_H

#include "analyse/figures.h"

/* Mean of paired differences with its 95 % interval; known from two pairs on.
 * Formula: d ± t(0.975, n-1) · s/√n, s the sample standard deviation.
 * Source: Student 1908, Biometrika 6:1.
 * Example: 1, 2, 3 (n 3, sum 6, sum of squares 14): 2 from -0.484 to 4.484. */
struct mean_gap mean_gap_of(int64_t n, double sum, double squares);

/* Fills figures->trust and figures->people[].blind after the second pass. Of live clients; of each
 * the last assessment of either side that gives the answer, not more than a year old (of several
 * on one day the lowest). Disclosed: ever, up to T.
 * Blind spot of who gave the seller's view: mean of seller's - client's trust over the accounts
 * that have both, shrunk to the mean of all pairs as coherence is (a gap of -10 … 10 stands for
 * 0 … 1, a pair for one promise); its 5-95 % range is therefore generous.
 * Example: one seller, gaps 2 and 4: 3 (the mean of all is his own). */
void trust_find(struct figures *figures, struct arena *scratch);

/* The assessment that says whether an account's client calls us trusted advisers, or whether the
 * seller believes so; NULL: none. */
const struct assessment *advisor_answer(
	const struct figures *figures, const struct account *account, bool client);

#endif
