/* cox.c - proportional hazards with a prior, by Newton's method. */
#include "analyse/cox.h"

#include "analyse/cholesky.h"
#include "analyse/cox_sums.h"
#include "analyse/logrank.h"

#include <math.h>
#include <string.h>

static const double Z95 = 1.959963984540054;
static const double MOST = 1e300;
static const double FLAT = 1e-11; /* of a pivot: below, a covariate follows from those before it */
static const double TOP = 1e-18; /* of U'H⁻¹U: squared distance from the top, in standard errors */

enum { STEPS = 100, HALVINGS = 40 };

struct search {
	struct cox_sums sums;
	struct cox_slope slope;
	struct cholesky half; /* of the last good information */
	const struct cox_prior *prior;
	size_t p;
	double *beta, *step, *next, *pull, *bend, *least;
	double value;             /* with the prior */
	double left, left_before; /* U'H⁻¹U here and one step ago */
	struct arena *arena;
};

static double penalty(const struct search *search, const double *beta)
{
	double sum = 0;

	for (size_t j = 0; search->prior && j < search->p; j++) {
		double off = beta[j] - search->prior[j].mean;

		sum += search->prior[j].precision * off * off / 2;
	}
	return sum;
}

static double precision(const struct search *search, size_t j)
{
	return search->prior ? search->prior[j].precision : 0;
}

/* Slope and information at beta, with the prior, and the step they ask for. False where the
 * information has become too flat in a direction that it had. */
static bool look(struct search *search, bool first)
{
	size_t p = search->p;
	struct cholesky half;

	cox_sums_slope(&search->sums, NULL, &search->slope);
	memcpy(search->bend, search->slope.info, p * p * sizeof *search->bend);
	for (size_t j = 0; j < p; j++) {
		double off = search->prior ? search->beta[j] - search->prior[j].mean : 0;

		search->pull[j] = search->slope.u[j] - precision(search, j) * off;
		search->bend[j * p + j] += precision(search, j);
		search->least[j] = (first ? FLAT : FLAT / 1000) * search->slope.crude[j];
	}
	half = cholesky_of(search->bend, p, search->least, search->arena);
	if (!first && half.rank < search->half.rank)
		return false;
	for (size_t j = 0; j < p && !first; j++)
		if (half.kept[j] && !search->half.kept[j])
			return false;
	search->half = half;
	cholesky_solve(&half, search->pull, search->step);
	search->left_before = search->left;
	search->left = 0;
	for (size_t j = 0; j < p; j++)
		search->left += search->pull[j] * search->step[j];
	return true;
}

/* Steps, halving the step until the likelihood does not fall; false where it always does. */
static bool climb(struct search *search)
{
	double slack = 1e-11 * fabs(search->value), length = 1;

	for (int i = 0; i < HALVINGS; i++, length /= 2) {
		double value;

		for (size_t j = 0; j < search->p; j++)
			search->next[j] = search->beta[j] + length * search->step[j];
		value = cox_sums_value(&search->sums, search->next) - penalty(search, search->next);
		if (isfinite(value) && value >= search->value - slack) {
			memcpy(search->beta, search->next, search->p * sizeof *search->beta);
			search->value = value;
			return true;
		}
	}
	search->value = cox_sums_value(&search->sums, search->beta) - penalty(search, search->beta);
	return false;
}

/* Where the likelihood no longer rises but a coefficient still walks, it walks to infinity. */
static int runs_to(const struct search *search, size_t j)
{
	if (!search->half.kept[j] || precision(search, j) > 0 ||
		fabs(search->step[j]) * search->sums.spread[j] < 1e-3)
		return 0;
	return search->step[j] > 0 ? 1 : -1;
}

static bool any_runs(const struct search *search)
{
	for (size_t j = 0; j < search->p; j++)
		if (runs_to(search, j))
			return true;
	return false;
}

static enum cox_status newton(struct search *search, int *steps)
{
	for (*steps = 0; *steps < STEPS; ++*steps) {
		if (search->left < 1e-11 && any_runs(search))
			return COX_INFINITE;
		if (search->left < TOP)
			return COX_FITTED;
		/* Rounding keeps it from coming nearer. */
		if (search->left < 1e-12 && search->left > search->left_before / 4)
			return COX_FITTED;
		if (!climb(search))
			return search->left < 1e-12 ? COX_FITTED : COX_STUCK;
		if (!look(search, false))
			return any_runs(search) ? COX_INFINITE : COX_STUCK;
	}
	return any_runs(search) ? COX_INFINITE : COX_STUCK;
}

struct cox_test cox_test_of(double chisq, size_t df)
{
	struct cox_test test = {.chisq = fmax(chisq, 0), .df = (int)df};

	if (!df || !(chisq <= MOST))
		return (struct cox_test){0};
	test.log_p = chisq_log_p(test.chisq, (double)df);
	test.p = exp(test.log_p);
	return test;
}

/* β'Iβ and the like. */
static double quadratic(const double *matrix, const double *v, size_t p)
{
	double sum = 0;

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			sum += v[i] * matrix[i * p + j] * v[j];
	return sum;
}

static double clamp(double x)
{
	return x > MOST ? MOST : x < -MOST ? -MOST : x;
}

static struct cox_coefficient coefficient(
	const struct search *search, size_t j, const double *variance)
{
	const double *row = variance + j * search->p;
	struct cox_coefficient c = {.known = search->half.kept[j]};
	double data;

	if (!c.known)
		return c;
	c.beta = search->beta[j];
	c.se = sqrt(row[j]);
	c.low = clamp(c.beta - Z95 * c.se);
	c.high = clamp(c.beta + Z95 * c.se);
	data = quadratic(search->slope.info, row, search->p);
	c.se_data = data > 0 ? sqrt(data) : 0;
	c.learned = fmin(fmax(1 - row[j] * precision(search, j), 0), 1);
	return c;
}

static void write_baseline(const struct search *search, struct cox_fit *fit, struct arena *arena)
{
	const struct cox_sums *sums = &search->sums;
	double cumulative = 0;

	fit->baseline.n = sums->times.n;
	fit->baseline.v = NEW_N(arena, struct cox_step, sums->times.n);
	for (uint32_t k = 0; k < sums->times.n; k++) {
		struct cox_time time = sums->times.v[k];
		double hazard = clamp(sums->hazard[k] * exp(-sums->shift));

		if (k && sums->times.v[k - 1].stratum != time.stratum)
			cumulative = 0;
		cumulative = clamp(cumulative + hazard);
		fit->baseline.v[k] = (struct cox_step){
			time.stratum, time.time, sums->tied_n[k], hazard, cumulative};
	}
}

static void write_fit(const struct search *search, struct cox_fit *fit, struct arena *arena)
{
	size_t p = search->p;

	fit->variance = cholesky_inverse(&search->half, arena);
	for (size_t j = 0; j < p; j++) {
		fit->coefficients[j] = coefficient(search, j, fit->variance);
		if (fit->status == COX_INFINITE)
			fit->coefficients[j].runs_to = runs_to(search, j);
		fit->centre[j] = search->sums.centre[j];
		for (size_t i = 0; i < p; i++)
			fit->df += search->slope.info[j * p + i] * fit->variance[i * p + j];
	}
	fit->loglik = search->value + penalty(search, search->beta);
	write_baseline(search, fit, arena);
	if (search->prior)
		return;
	fit->ratio = cox_test_of(2 * (fit->loglik - fit->loglik_null), search->half.rank);
	if (fit->status == COX_FITTED)
		fit->wald = cox_test_of(
			quadratic(search->slope.info, search->beta, p), search->half.rank);
}

static void search_new(struct search *search, const struct cox_model *model)
{
	size_t p = model->p;

	search->p = p;
	search->prior = model->prior;
	search->slope = cox_slope_new(p, search->arena);
	search->beta = NEW_N(search->arena, double, p);
	search->step = NEW_N(search->arena, double, p);
	search->next = NEW_N(search->arena, double, p);
	search->pull = NEW_N(search->arena, double, p);
	search->bend = NEW_N(search->arena, double, p *p);
	search->least = NEW_N(search->arena, double, p);
	search->left = INFINITY;
}

static void fit_search(struct search *search, struct cox_fit *fit)
{
	fit->n = search->sums.n;
	fit->events = search->sums.events;
	fit->loglik_null = cox_sums_value(&search->sums, search->beta);
	search->value = fit->loglik_null - penalty(search, search->beta);
	look(search, true);
	if (!search->half.rank) {
		fit->status = COX_NOTHING;
		return;
	}
	if (!search->prior)
		fit->score = cox_test_of(search->left, search->half.rank);
	fit->status = newton(search, &fit->steps);
}

struct cox_fit cox_fit(const struct cox_model *model, struct cox_blocks blocks, struct arena *arena)
{
	struct cox_fit fit = {.p = model->p};
	struct search search = {.arena = arena_new()};

	fit.coefficients = NEW_N(arena, struct cox_coefficient, model->p);
	fit.centre = NEW_N(arena, double, model->p);
	search_new(&search, model);
	if (cox_sums_ready(&search.sums, model, blocks, search.arena)) {
		fit_search(&search, &fit);
		write_fit(&search, &fit, arena);
	} else {
		fit.status = COX_UNUSABLE;
		fit.variance = NEW_N(arena, double, model->p * model->p);
	}
	arena_free(search.arena);
	return fit;
}

double cox_risk(const struct cox_fit *fit, const double *x)
{
	double eta = 0;

	for (size_t j = 0; j < fit->p; j++)
		eta += fit->coefficients[j].beta * (x[j] - fit->centre[j]);
	return fmin(exp(eta), MOST);
}
