/* leak_cost.h - the expected loss that goes with each leak (analysis.md, 5). */
#ifndef ANALYSE_LEAK_COST_H
#define ANALYSE_LEAK_COST_H

#include "analyse/figures.h"

/* Fills the leak of each department and kind, figures.leak_costs and .leak, from the model and the
 * accounts' risk; called after both. A leak is what started in a department, is of a kind, or both;
 * what has several origins counts by their shares. It says what goes together, one leak at a time:
 * the figures do not add up, since the same account would leave only once. Wear of a kind that is
 * no covariate (contacts that weaken) costs nothing. The result does not depend on `threads`.
 *
 * Formula: Σ over live accounts of v (p(x) - p(x')), v value a year, p the chance of leaving within
 * 365 days, x' the covariates with the leak's wear taken out; β, centre and baseline held.
 * Interval: ∓ 1.96 √(g'Vg), V the variance of β (risk.h), g_j = Σ v ((x_j - c_j) h e^-h - (x'_j -
 * c_j) h' e^-h'), h = H e^(β'(x - c)), H the year's hazard at the centre c: the delta method.
 * Source: Cox 1972, JRSS B 34:187; Oehlert 1992, American Statistician 46:27. Example: one account
 * worth 12,000, all its wear (4) wrong invoices at β = 0.35, p = 0.2: h = 0.22314, without h' =
 * 0.22314 · 5^-0.35 = 0.12704, p' = 0.11930, cost 968.
 * Owner: the arena. */
void leak_cost_find(struct figures *figures, int threads, struct arena *arena);

/* What leaks: a kind, where it started, both, or all of it. */
struct leak {
	int kind;                            /* -1: any */
	const struct department *department; /* NULL: any */
};

/* What each account adds to the cost of a leak, minor units a year, by account.index: they add up
 * to the loss that leak_cost_find gave it. Owner: the arena. */
double *leak_cost_by_account(
	const struct figures *figures, const struct leak *leak, struct arena *arena);

#endif
