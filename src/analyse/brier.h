/* brier.h - how well a forecast of lasting came true, where some were not seen to the end. */
#ifndef ANALYSE_BRIER_H
#define ANALYSE_BRIER_H

#include "analyse/survival.h"

/* What was foretold, and what came: plain arrays of one length. Entries are not looked at: all were
 * seen from the start of the forecast. */
struct forecast {
	const struct life *lives;
	const double *survival; /* foretold share that lasts beyond the horizon, 0..1 */
	size_t n;
	double horizon;
};

/* known false: nobody, or nobody was watched up to the horizon, so it is too late to judge. */
struct brier {
	bool known;
	int64_t n, ended, lasted, lost; /* by the horizon; lost: left unseen before it, weight 0 */
	double score;                   /* mean squared error: 0 perfect, 0.25 a coin */
	double ended_share;             /* of the weights; equals 1 - the product-limit curve */
	double weights;                 /* their sum over n: 1 */
	bool ranked;                    /* both kinds are there, so they can be ranked */
	double auc; /* chance that one that ended was foretold to, more than one that lasted */
};

/* Formula: BS = 1/n Σ [S_i² 1(T_i ≤ t, ended)/G(T_i-) + (1 - S_i)² 1(T_i > t)/G(t)], G the
 * product-limit curve of being left unseen, in which ends come first on one day: factor 1 -
 * c/(n-d). Source: Graf et al. 1999, Stat Med 18:2529; Gerds & Schumacher 2006, Biom J 48:1029;
 * AUC: Uno et al. 2007, JASA 102:527. Example: none unseen, ends at 1 and 3, horizon 2, foretold
 * 0.2 and 0.9: (0.04 + 0.01)/2 = 0.025. */
struct brier brier_of(const struct forecast *forecast, struct arena *scratch);

#endif
