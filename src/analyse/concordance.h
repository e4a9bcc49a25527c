/* concordance.h - how often a score puts the one who ended sooner above the one who lasted longer.
 */
#ifndef ANALYSE_CONCORDANCE_H
#define ANALYSE_CONCORDANCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Rows as those of the Cox model; a score is greater where the end should come sooner. */
struct scored_rows {
	size_t n;            /* below 2^32 */
	const double *start; /* NULL: seen from the beginning. A row with start >= stop is never at
				risk */
	const double *stop;
	const bool *event;
	const int32_t *stratum; /* compared only within; NULL: all in one */
	const double *score;
};

/* Pairs of a row that ended and one that was at risk then and stayed longer (or was left at that
 * very time); two that ended at one time are not compared. */
struct concordance {
	bool known; /* false: no pair, or a score or time that is no number */
	int64_t concordant, discordant,
		tied; /* the one that ended had the greater, smaller, same score */
	double c, se; /* 0..1; 0.5 is chance */
};

/* Scores are the same only bit for bit: compute them in the same way for the same covariates.
 * Formula: C = (concordant + tied/2) / pairs; se² = Σ ((P_i - C Q_i) / pairs)², P_i and Q_i the
 * concordant (tied: half) and all pairs that row i is in, Q_i counted once for each role.
 * Source: Harrell et al. 1982, JAMA 247:2543; se: infinitesimal jackknife, Therneau & Atkinson.
 * Example: ends at 1, 2, 3 with scores 3, 1, 2: 2 of 3 pairs are concordant, C = 2/3. */
struct concordance concordance_of(const struct scored_rows *rows, struct arena *scratch);

/* The same, with what each row adds to c, (P_i - C Q_i) / pairs, into parts (of n; 0 where not
 * known): summed over rows that belong together before squaring, they give the error of c where
 * rows are not independent, and of the difference of two scores on the same rows. */
struct concordance concordance_parts(
	const struct scored_rows *rows, double *parts, struct arena *scratch);

#endif
