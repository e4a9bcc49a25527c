/* coherence.h - promised against delivered, shrunk to the company (analysis.md, 2). */
#ifndef ANALYSE_COHERENCE_H
#define ANALYSE_COHERENCE_H

#include "analyse/figures.h"
#include "analyse/tally.h"

/* What a kind of group (accounts, departments, …) is shrunk to, and how strongly. */
struct shrinkage {
	double mean;  /* m, 0..1 */
	double kappa; /* how many promises the company's word is worth */
};

/* Σwq/Σw and the effective number (Σw)²/Σw² of the settled promises of a group; the rest is zero.
 * raw may pass 1 where more was delivered than promised. Weights so old that they vanish: n_e 0. */
struct coherence coherence_raw(const struct promise_sum *sum);

/* The index alone, of a group with n > 0; see below. */
double coherence_index(const struct coherence *coherence, struct shrinkage shrinkage);

/* The index and its range. A raw coherence counts as at most 1 here.
 * Formula: 100·(n_e c + κ m)/(n_e + κ); the 5-95 % range of Beta(κm + n_e c, κ(1-m) + n_e(1-c)).
 * Source: Efron & Morris 1975, JASA 70:311.
 * Example: n_e 8, c 0.5, m 0.9, κ 2: 58; Beta(5.8, 4.2): 32.5 to 81.6. */
void coherence_shrink(struct coherence *coherence, struct shrinkage shrinkage, double pale_below);

/* All groups of one kind (accounts, departments, …). Groups without settled promises don't count.
 */
struct groups {
	struct coherence **v;
	size_t n;
};

/* κ, how many promises the mean is worth to groups of this kind: the beta-binomial's by maximum
 * likelihood, within the company's limits [2, 50]. */
double groups_kappa(struct groups groups, double mean, const struct parameters *parameters,
	struct arena *scratch);

/* Shrinks each group to the mean by their κ, which it gives. */
double groups_shrink(struct groups groups, double mean, const struct parameters *parameters,
	struct arena *scratch);

#endif
