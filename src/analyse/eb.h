/* eb.h - how alike groups are: the strength with which each is drawn to the mean of all. */
#ifndef ANALYSE_EB_H
#define ANALYSE_EB_H

#include "analyse/rate.h"

/* k successes of n trials; neither needs to be whole (n may be an effective number, k = n · share).
 */
struct eb_group {
	double k, n;
};

/* Kappa: how many trials the mean is worth, `within.low` > 0 to `within.high`, by maximum
 * likelihood of the beta-binomial with its mean held. Groups with n <= 0 don't count; k is taken to
 * lie in 0 … n. The upper bound where the data say nothing against it: no groups, or a mean of 0
 * or 1. Where the likelihood has several tops within the bounds, the highest of those that a grid
 * of 9 points sees. Formula: maximise Σ ln B(k + κm, n-k + κ(1-m)) - ln B(κm, κ(1-m)). Source:
 * Kleinman 1973, JASA 68:46; empirical Bayes: Efron & Morris 1975, JASA 70:311. Example: groups 0
 * of 2 and 2 of 2, mean 0.5, within 0.1 … 50: the likelihood (κ+2)²/(16(κ+1)²) falls with κ, so
 * 0.1; groups 1 of 2 twice: κ²/(16(κ+1)²) grows, so 50. */
double eb_kappa(const struct eb_group *groups, size_t n, double mean, struct interval within);

/* The group's share drawn to the mean: (k + κm) / (n + κ); the mean where n + κ is 0.
 * Example: 1 of 4 with mean 0.5 and κ 4: 0.375. */
double eb_share(struct eb_group group, double mean, double kappa);

#endif
