/* cox_sums.h - the sums of a Cox model at given coefficients (inside the Cox model).
 *
 * Everything that touches rows is a sum over rows, block by block: so blocks may be parts of the
 * data. */
#ifndef ANALYSE_COX_SUMS_H
#define ANALYSE_COX_SUMS_H

#include "analyse/cox_times.h"

enum { COX_LANES = 4 }; /* rows, and columns, that are worked on at once */

/* Σ over the m tied events k = 0 … m-1 of one time, f = k/m (Breslow: 0), a = S0 - f T0. */
struct cox_tie {
	double weight;              /* mean weight of the events */
	double square, cross, both; /* Σ S0²/a², f S0²/a², f² S0²/a² */
};

struct cox_sums {
	const struct cox_model *model;
	struct cox_blocks blocks;
	struct cox_times times;
	struct cox_spans *spans; /* of each block */
	double **risk; /* of each block, in the order of its spans: weight · exp(η - shift) */
	double *centre, *spread; /* p: mean and standard deviation of the covariates */
	double *reaches;         /* p: the furthest that one is from its mean */
	size_t width;            /* of a row of the tables: p + 1 and zeros up to a multiple of 4 */
	int64_t n, events;
	int64_t *tied_n; /* events at each time */
	double shift;    /* taken off η = β'(x - centre) before exp; 0 unless η may be large */
	double *all, *tied;  /* at each time: S1, S0 of all at risk; T1, T0 of the events */
	double *part;        /* room for one level */
	double *tied_weight; /* at each time: the events' weights */
	struct cox_tie *ties;
	double *hazard, *hazard_event; /* at each time: of those who pass it, of those it ends */
	double *reach;                 /* room: at each time */
	double *z, *square;            /* room: four rows' x - centre, 1, 0 …; width by width */
};

/* What the log likelihood's slope and bend are at the coefficients. */
struct cox_slope {
	double *u;     /* p */
	double *info;  /* p by p */
	double *crude; /* p: the first of the two terms of info's diagonal */
};

/* Makes ready; false where the numbers can't be used. Owner: the arena (all that is in it). */
bool cox_sums_ready(struct cox_sums *sums, const struct cox_model *model, struct cox_blocks blocks,
	struct arena *arena);

/* The log partial likelihood at beta (may be -INFINITY or NAN where beta is absurd), and the tables
 * that the slope needs. */
double cox_sums_value(struct cox_sums *sums, const double *beta);

/* The slope where the value was last taken, each time's term times g[time] (NULL: 1). */
void cox_sums_slope(struct cox_sums *sums, const double *g, struct cox_slope *out);

/* Owner: the arena. */
struct cox_slope cox_slope_new(size_t p, struct arena *arena);

#endif
