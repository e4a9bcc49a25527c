/* cox.h - what goes with leaving sooner or later: proportional hazards, with a prior where data are
 * few.
 *
 * On plain arrays. A row says: under observation from `start` (not at risk at that very moment) to
 * `stop`, with these covariates all the while; `event`: it ended there. An account may be many
 * rows. Rows may come in several blocks (parts of the accounts, read or kept apart): what each
 * block gives is sums that add up, so the estimate is the one of all rows together. Nothing here is
 * NaN or infinite. */
#ifndef ANALYSE_COX_H
#define ANALYSE_COX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct cox_rows {
	size_t n;            /* below 2^32 */
	const double *start; /* NULL: seen from the beginning. A row with start >= stop is never at
				risk */
	const double *stop;
	const bool *event;
	const int32_t *stratum; /* a baseline of its own for each; NULL: one for all */
	const double *weight;   /* above 0; NULL: 1 each */
	const double *x;        /* p covariates of the first row, p of the second, … */
};

struct cox_blocks {
	const struct cox_rows *v;
	size_t n;
};

enum cox_ties { COX_EFRON, COX_BRESLOW };

/* Normal prior of one coefficient. precision is 1/τ²; 0: nothing is known beforehand. */
struct cox_prior {
	double mean, precision;
};

struct cox_model {
	size_t p;
	const struct cox_prior *prior; /* p of them; NULL: none */
	enum cox_ties ties;
};

enum cox_status {
	COX_FITTED,
	COX_NOTHING,  /* no coefficient can be estimated: no events, or no covariate that differs */
	COX_INFINITE, /* the likelihood has no top: some coefficient runs to infinity (see runs_to)
		       */
	COX_STUCK,    /* no top was found in 100 steps; what stands there is where it stopped */
	COX_UNUSABLE, /* a number that is not finite (or beyond 1e100), or a weight not above 0: all
			 is zero */
};

struct cox_coefficient {
	bool known;  /* false: not to be estimated (no events, constant, or told by those before it)
		      */
	int runs_to; /* -1 or 1: towards -infinity or +infinity; beta and se only say where it
			stopped */
	double beta; /* log hazard ratio for one unit more; not known: 0 */
	double se;   /* from the inverse of the information and the prior's precision */
	double low, high; /* 95 %: beta ∓ 1.96 se; not known: 0 */
	double se_data; /* √ of the diagonal of H⁻¹IH⁻¹: the part of se that comes from the data */
	double learned; /* 1 - se² · precision: 0 all prior, 1 all data */
};

/* A test of all coefficients together being 0. df == 0: none (or there is a prior, which none of
 * them knows of). */
struct cox_test {
	double chisq;
	int df;
	double p;     /* 0 where it is too small to be written */
	double log_p; /* natural; still right there */
};

/* The test of a chi-square value (below 0 by rounding: 0). None where df is 0 or it is not finite.
 * Example: 3.841458820694124 on 1: p = 0.05; 2000 on 2: p = 0, log_p = -1000. */
struct cox_test cox_test_of(double chisq, size_t df);

/* The baseline just after one time with events. */
struct cox_step {
	int32_t stratum;
	double time;
	int64_t events;
	double hazard;     /* the increment at this time, with all covariates at their centre */
	double cumulative; /* its sum so far within the stratum */
};

struct cox_fit {
	enum cox_status status;
	size_t p;
	int64_t n, events;
	struct cox_coefficient *coefficients; /* p */
	double *centre;   /* p: the covariates' means over the rows that are at risk at an event */
	double *variance; /* p by p: H⁻¹; 0 in rows and columns that are not known */
	double loglik, loglik_null; /* partial, natural log, without the prior; null: all 0 */
	double df;                  /* effective: trace of I H⁻¹ */
	struct cox_test ratio, wald, score; /* wald: none where a coefficient runs away */
	int steps;                          /* of Newton */
	struct {
		struct cox_step *v;
		size_t n;
	} baseline; /* by stratum, then time */
};

/* Estimates the model. Strata or blocks without rows or events are no problem.
 * Formula: maximise l(β) - Σ precision_j (β_j - mean_j)²/2. At each time with m events (their sum
 * of risks T0, of all at risk S0; risk = w exp(β'x)) Efron's l subtracts the events' mean weight
 * times Σ ln(S0 - (k/m) T0) over k = 0 … m-1, Breslow's W ln S0. Baseline: the mean weight times Σ
 * 1/(S0 - (k/m) T0). Newton with halved steps on centred covariates; the information as X'diag(r
 * G)X - Σ x̄x̄', G the hazard summed over the times at which a row is at risk. Source: Cox 1972, JRSS
 * B 34:187, and 1975, Biometrika 62:269; Andersen & Gill 1982, Ann Stat 10:1100; Efron 1977, JASA
 * 72:557; Breslow 1974, Biometrics 30:89; penalty: Verweij & van Houwelingen 1994, Stat Med
 * 13:2427; Gray 1992, JASA 87:942. Example: ends at 1 (x = 0), 2 (x = 1), 3 (x = 0): l = β -
 * ln(2+e^β) - ln(1+e^β), at its top where e^2β = 2: β = ln(2)/2, and the information there is 6√2 -
 * 8, so se = 1.4355. Owner: the arena. */
struct cox_fit cox_fit(
	const struct cox_model *model, struct cox_blocks blocks, struct arena *arena);

/* The risk of covariates x against the centre's: exp(β'(x - centre)), at most 1e300. */
double cox_risk(const struct cox_fit *fit, const double *x);

/* g(t): 1 - S(t-) of all rows together (Kaplan-Meier); t itself; its rank among all rows' ends. */
enum cox_clock { COX_CLOCK_SURVIVED, COX_CLOCK_TIME, COX_CLOCK_RANK };

/* Do the coefficients stay as time goes by? One test for each and one for all. A df of 0: not to be
 * said. */
struct cox_drift {
	struct cox_test *each; /* p */
	struct cox_test all;
};

/* Score test of β(t) = β + θ (g(t) - mean of g over the events) with θ = 0, for a model that was
 * fitted (status COX_FITTED) to these rows. Formula: u = Σ g U_t, χ² = u'(Σg²I_t - (ΣgI_t) H⁻¹
 * (ΣgI_t))⁻¹u; for one coefficient its own element. Source: Grambsch & Therneau 1994, Biometrika
 * 81:515, as cox.zph of R's survival does since 3.0. Owner: the arena. */
struct cox_drift cox_drift_of(const struct cox_model *model, struct cox_blocks blocks,
	const struct cox_fit *fit, enum cox_clock clock, struct arena *arena);

#endif
