/* rate.h - shares and counts: their intervals, differences, ratios and trends.
 *
 * All on plain numbers. Nothing returns NaN or infinity. */
#ifndef ANALYSE_RATE_H
#define ANALYSE_RATE_H

#include "analyse/figures.h"

/* k of n (0 <= k <= n) as a share with its 95 % interval; n == 0: none (all zero).
 * Formula: (p + z²/2n ∓ z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); exactly 0 at k = 0 and 1 at k = n.
 * Source: Wilson 1927, JASA 22:209.
 * Example: rate_of(81, 263): 0.3080 from 0.2553 to 0.3662 (Newcombe 1998, Stat Med 17:857, table
 * I). */
struct rate rate_of(int64_t k, int64_t n);

/* own - others with its 95 % interval; known is false where one of them has n == 0.
 * Formula: d - √((p₁-l₁)² + (u₂-p₂)²), d + √((u₁-p₁)² + (p₂-l₂)²) with the Wilson limits.
 * Source: Newcombe 1998, Stat Med 17:873, method 10.
 * Example: 56 of 70 against 48 of 80: 0.2 from 0.0524 to 0.3339. */
struct gap gap_of(struct rate own, struct rate others);

/* Probability of a difference at least as large if both shares were one: two-sided pooled z test.
 * 1 where nothing can differ: one side has n == 0, or the pooled share is 0 or 1.
 * Formula: z = (p₁-p₂) / √(p(1-p)(1/n₁+1/n₂)), p the pooled share.
 * Example: 56 of 70 against 48 of 80: 0.008045. */
double rates_p(struct rate a, struct rate b);

/* Where a share went, from the window before to this one: UP or DOWN where rates_p < alpha, else
 * FLAT; NONE where a side has fewer than 5 (the test leans on the normal law). */
enum trend rates_trend(struct rate before, struct rate now, double alpha);

struct interval {
	double low, high;
};

/* Exact 95 % limits of the expected number behind a count (not negative; fractions come from shared
 * origins); divide both by the exposure to get a rate's. Count 0: 0 to 3.689.
 * Formula: Gamma(k) quantile at 0.025, Gamma(k+1) quantile at 0.975.
 * Source: Garwood 1936, Biometrika 28:437.
 * Example: 10 gives 4.795 to 18.39. */
struct interval count_interval(double count);

/* Events over a time at risk, in any unit that both sides share. */
struct exposed {
	double count, time;
};

/* How the rate changed. known is false where a side has no time, or before counted nothing
 * (no ratio is finite then); p is there whenever both sides have time, else 1. */
struct rate_ratio {
	bool known;
	double ratio, low, high; /* rate after / before, exact 95 % */
	double p; /* of the two rates being one; two-sided, twice the smaller tail, at most 1 */
};

/* Formula: given their sum, the events after are Binomial with π = ρt₂/(t₁+ρt₂); Clopper-Pearson
 * limits of π turned back into ρ = π/(1-π) · t₁/t₂. Fractions go through the Beta law unchanged.
 * Source: Przyborowski & Wilenski 1940, Biometrika 31:313; Clopper & Pearson 1934.
 * Example: 11 in 800 then 3 in 1000: 0.2182 from 0.0391 to 0.8259, p = 0.0205. */
struct rate_ratio rate_ratio_of(struct exposed before, struct exposed after);

/* Where a rate went: UP or DOWN where its p < alpha, else FLAT; NONE where a side has no time or
 * neither counted anything. */
enum trend counts_trend(struct exposed before, struct exposed now, double alpha);

#endif
