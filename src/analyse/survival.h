/* survival.h - how long things last when some of them last still: product-limit curves and medians.
 */
#ifndef ANALYSE_SURVIVAL_H
#define ANALYSE_SURVIVAL_H

#include "analyse/figures.h"

/* Seen from `entry` (not at risk at that very moment) to `time`, when it ended or was left running.
 */
struct life {
	double entry, time; /* entry: -INFINITY where it was seen from the start */
	bool ended;         /* false: still running at `time` (censored) */
};

/* The curve just after one distinct time. */
struct survival_step {
	double time;
	int64_t at_risk, ended; /* at_risk: entry < time <= its own time */
	int64_t censored;       /* left running at this time */
	double survival;        /* 0..1 */
	double variance;        /* of ln survival (Greenwood); 0 where survival is 0 */
	bool banded;            /* low and high are there: survival is neither 0 nor 1 */
	double low, high;       /* 95 %, log-log */
	double hazard;          /* added up so far (Nelson-Aalen); goes on where survival is 0 */
	double hazard_variance;
};

struct survival {
	int64_t n, events;
	struct {
		struct survival_step *v;
		size_t n;
	} steps; /* distinct times, rising */
};

/* The share that lasts beyond each time. Of one moment, ends come before what is left running. Who
 * did not enter before its own time was never at risk and is left out.
 * Formula: S(t) = Π (1 - d/n); var ln S = Σ d/(n(n-d)); band exp(-exp(ln(-ln S) ∓ z √var / ln S));
 * hazard Σ d/n, its variance Σ d/n².
 * Source: Kaplan & Meier 1958, JASA 53:457; Greenwood 1926; band: Kalbfleisch & Prentice 2002;
 * Nelson 1972, Technometrics 14:945; Aalen 1978, Ann Stat 6:701.
 * Example: ended at 1 and 3, left at 2: S = 2/3 from 1, 0 from 3.
 * Owner: the arena. */
struct survival survival_of(const struct life *lives, size_t n, struct arena *arena);

/* When a share (above 0, below 1) has ended; known false: never yet. Its limits come from the band
 * by the same rule, -1 where not reached; the lower one may be there where the quantile is not
 * known. Formula: the first time with S < 1 - share; where S stays at 1 - share (to 1.5e-8) for a
 * stretch, the middle of it (to the next drop, or to the last time). Source: Brookmeyer & Crowley
 * 1982, Biometrics 38:29. Example: the median of ends at 1, 2, 3, 4 is 2.5. */
struct median survival_quantile(const struct survival *survival, double ended_share);

/* The curve at a time: the last step up to it. Before the first: everyone, no hazard, no band. */
struct survival_step survival_at(const struct survival *survival, double time);

/* How many are at risk at a time: entry < time <= their own. */
int64_t at_risk_at(const struct life *lives, size_t n, double time);

/* Time lived on the mean from 0 to tau. known false: there were no lives. */
struct restricted_mean {
	bool known;
	double tau, mean, std_err;
};

/* The area below the curve up to tau; past its last time the curve is carried on flat.
 * Formula: μ = ∫₀^τ S; var = Σ_{t ≤ τ} A_t² d/(n(n-d)), A_t = ∫_t^τ S; the term with n = d is 0.
 * Source: Irwin 1949, J Hyg 47:188; Greenwood 1926.
 * Example: ended at 1 and 3, left at 2, tau 3: 1 + 2/3 + 2/3 = 7/3. */
struct restricted_mean survival_mean(const struct survival *survival, double tau);

/* The median of n times of which some still run: survival_quantile at a half. n == 0: none. */
struct median median_of(const struct life *lives, size_t n, struct arena *scratch);

#endif
