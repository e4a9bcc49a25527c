/* risk.h - who is likely to leave, from what went with leaving so far (analysis.md, 5). */
#ifndef ANALYSE_RISK_H
#define ANALYSE_RISK_H

#include "analyse/rows.h"

/* The hazard of leaving along tenure, at covariates that stand at the centre. */
struct baseline {
	double *rate; /* a day, of each ROW_DAYS of tenure */
	size_t n;
	double longest; /* tenure seen, in days */
	double beyond;  /* rate past it: the mean of the last year seen */
};

struct risk_model {
	struct risk_figures figures;              /* all but what adds up over live accounts */
	double centre[COVARIATES];                /* means over all rows */
	double variance[COVARIATES * COVARIATES]; /* of the weights; of starting ones the prior's */
	struct baseline baseline;
};

/* Proportional hazards on tenure (cox.h, Efron's ties) with the company's starting weights as
 * normal priors of sd risk_prior_sd; where no estimate is to be had the starting weights stand
 * (failed: an estimate was tried and did not converge). Every figure is defined with no departures
 * and no rows. Formula: rate of a piece of tenure k = (D_k + 2)/(E_k + 2/r), D departures, E days
 * weighted with exp(β'(x - centre)); r = (D + 2)/(E + 2/a) of all pieces, a = -ln(1 - 0.15)/365.25:
 * a Gamma prior of 2 departures, at 15 % a year for the company, at the company's own rate for a
 * piece. Mean rate: (D + 2)/(days + 2/a). Source: Cox 1972, JRSS B 34:187; Efron 1977, JASA 72:557;
 * Breslow 1974, Biometrics 30:89; for the Gamma prior: Kalbfleisch 1978, JRSS B 40:214. Example:
 * see the tests. Owner: the arena. */
struct risk_model risk_fit(
	const struct setting *setting, const struct risk_rows *rows, struct arena *arena);

/* The same with nothing learned: the starting weights stand, the baseline is found at them. */
struct risk_model risk_unlearned(
	const struct setting *setting, const struct risk_rows *rows, struct arena *arena);

/* Hazard that adds up between two tenures, at the centre. Example: rate 0.01, 10 to 40: 0.3. */
double baseline_between(const struct baseline *baseline, double from, double to);

/* Of an account with these covariates after so many days of tenure, covariates held. State: p90
 * against risk_alarm and risk_watch times the company's mean. loss is left 0.
 * Formula: p = 1 - exp(-(H(t + d) - H(t)) exp(β'(x - centre))); low and high with ∓ 1.96
 * √((x - centre)'V(x - centre)) in the exponent, V the variance of the weights, the baseline held.
 * Example: h = 0.2 with x 1 from the centre at a standard error of 0.35: 0.181, from 0.096 to
 * 0.328. */
struct risk risk_of(const struct risk_model *model, const struct parameters *parameters,
	const double *x, double tenure);

/* exp(β'(x - centre)): the hazard against that of an account at the centre, at most 1e100. */
double risk_relative(const struct risk_model *model, const double *x);

/* The chance alone of leaving within so many days; risk_of has it for 90 and 365. */
double risk_chance(const struct risk_model *model, const double *x, double tenure, double days);

/* The state at a chance of leaving within 90 days. */
enum risk_state risk_state_at(
	const struct risk_model *model, const struct parameters *parameters, double p90);

/* Fills figures->risk and each account's risk (one that left: only the contributions, as it stood
 * then) from the model, which is kept as figures->model. Account figures must be whole. */
void risk_finish(struct figures *figures, const struct risk_model *model);

#endif
