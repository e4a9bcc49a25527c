/* cox_robust.h - how sure the coefficients are where rows of one cluster go together. */
#ifndef ANALYSE_COX_ROBUST_H
#define ANALYSE_COX_ROBUST_H

#include "analyse/cox.h"

/* Which rows belong together: one that leaves more than once is no two. */
struct cox_clusters {
	const uint32_t *const *of; /* of each block: the cluster of each row, below n */
	size_t n;
};

struct cox_robust {
	double *variance; /* p by p; 0 in rows and columns that are not known */
	double *se;       /* p */
};

/* The sandwich V (Σ LL') V of a model that was fitted to these rows (anything else: all 0), L a
 * cluster's sum of score residuals, V the fit's variance; no small-sample factor.
 * Formula: L_i = w_i δ_i mean_k(x_i - x̄_k) - Σ_t Σ_k g r_i (x_i - x̄_k)/a_k over the times t at
 * which i is at risk, g = 1 - f_k at its own event, else 1 (cox.h). Source: Lin & Wei 1989, JASA
 * 84:1074. Example: that of cox_fit, each row a cluster: L = -0.2929, -0.0711, 0.3640, se
 * = 0.9738. Owner: the arena. */
struct cox_robust cox_robust_of(const struct cox_model *model, struct cox_blocks blocks,
	const struct cox_clusters *clusters, const struct cox_fit *fit, struct arena *arena);

#endif
