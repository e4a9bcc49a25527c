/* logrank.h - do groups last equally long? The log-rank test, with delayed entry and strata. */
#ifndef ANALYSE_LOGRANK_H
#define ANALYSE_LOGRANK_H

#include "analyse/survival.h"

/* What is compared, on plain arrays of one length. */
struct logrank_data {
	const struct life *lives;
	const size_t *group; /* below groups */
	const size_t
		*stratum; /* only lives of one stratum are held against each other; NULL: one */
	size_t n, groups;
};

/* known false: nothing ended while two groups were at risk, so there is nothing to test; chisq 0,
 * df 0, p 1 then. */
struct logrank {
	bool known;
	size_t groups;
	double *observed, *expected; /* ends, by group */
	double *variance;            /* [group * groups + group] */
	double chisq;
	int df;
	double p, log_p; /* p underflows where log_p does not */
};

/* Formula: at each time E_j = d n_j/n, V_jk = d (n-d)/(n-1) · n_j/n (δ_jk - n_k/n), 0 where n = 1,
 * added up over times and strata; χ² = (O-E)' V⁻ (O-E), df the rank of V. Source: Mantel 1966,
 * Cancer Chemother Rep 50:163; Peto & Peto 1972, JRSS A 135:185. Example: a ends at 1 and 3, b at 2
 * and 4: E_a = 1/2 + 1/3 + 1/2, χ² = (2 - 4/3)²/(13/18) = 8/13. Owner: the arena. */
struct logrank logrank_of(const struct logrank_data *data, struct arena *arena);

/* ln of the chance that χ² with df (> 0) degrees of freedom is at least `chisq` (>= 0). */
double chisq_log_p(double chisq, double df);

#endif
