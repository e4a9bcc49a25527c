/* risk.c - who is likely to leave, from what went with leaving so far. */
#include "analyse/risk.h"

#include "analyse/cox.h"

#include <string.h>

/* What is believed before anything was seen: so many departures' worth of 15 % a year. */
#define PRIOR_DEPARTURES 2.0
#define PRIOR_LOSS       0.15
#define YEAR             365.25
#define MOST_RISK        1e100

static const double Z95 = 1.959963984540054;

static double starting_weight(const struct parameters *parameters, int covariate)
{
	switch (covariate) {
	case COVARIATE_SILENCE: return parameters->weight_silence;
	case COVARIATE_STRENGTH: return parameters->weight_strength;
	case COVARIATE_TRUST: return parameters->weight_trust;
	default: return parameters->weight_wear;
	}
}

/* With a prior that says next to nothing a weight may run far beyond what exp can hold. */
static double hazard_ratio(double beta)
{
	return fmin(fmax(exp(beta), 1 / MOST_RISK), MOST_RISK);
}

static struct hazard hazard_of(double prior, double beta, double se, double learned)
{
	return (struct hazard){.prior = prior,
		.beta = beta,
		.se = se,
		.ratio = hazard_ratio(beta),
		.low = hazard_ratio(beta - Z95 * se),
		.high = hazard_ratio(beta + Z95 * se),
		.learned = learned};
}

/* What nothing was learned about stands as it began. */
static void start_with(const struct parameters *parameters, struct risk_model *model)
{
	double sd = parameters->risk_prior_sd;

	for (int i = 0; i < COVARIATES; i++) {
		model->figures.hazards[i] = hazard_of(
			starting_weight(parameters, i), starting_weight(parameters, i), sd, 0);
		model->variance[i * COVARIATES + i] = sd * sd;
	}
}

static void learn(
	const struct parameters *parameters, const struct risk_rows *rows, struct risk_model *model)
{
	struct arena *scratch = arena_new();
	struct cox_prior prior[COVARIATES];
	struct cox_model how = {.p = COVARIATES, .prior = prior, .ties = COX_EFRON};
	struct cox_rows block = {.n = rows->n,
		.start = rows->start,
		.stop = rows->stop,
		.event = rows->event,
		.x = rows->x};
	double sd = parameters->risk_prior_sd;
	struct cox_fit fit;

	for (int i = 0; i < COVARIATES; i++)
		prior[i] = (struct cox_prior){starting_weight(parameters, i), 1 / (sd * sd)};
	fit = cox_fit(&how, (struct cox_blocks){&block, 1}, scratch);
	model->figures.estimated = fit.status == COX_FITTED;
	model->figures.failed = !model->figures.estimated && fit.status != COX_NOTHING;
	for (int i = 0; i < COVARIATES && model->figures.estimated; i++) {
		const struct cox_coefficient *c = &fit.coefficients[i];

		if (!c->known)
			continue;
		model->figures.hazards[i] = hazard_of(prior[i].mean, c->beta, c->se, c->learned);
		memcpy(model->variance + i * COVARIATES, fit.variance + i * COVARIATES,
			COVARIATES * sizeof *fit.variance);
	}
	arena_free(scratch);
}

static void find_centre(const struct risk_rows *rows, struct risk_model *model)
{
	for (size_t i = 0; i < rows->n; i++)
		for (int j = 0; j < COVARIATES; j++)
			model->centre[j] += rows->x[i * COVARIATES + (size_t)j];
	for (int j = 0; j < COVARIATES && rows->n; j++)
		model->centre[j] /= (double)rows->n;
}

double risk_relative(const struct risk_model *model, const double *x)
{
	double eta = 0;

	for (int i = 0; i < COVARIATES; i++)
		eta += model->figures.hazards[i].beta * (x[i] - model->centre[i]);
	return fmin(exp(eta), MOST_RISK);
}

/* Departures over days, pulled towards a rate. */
static double shrunk(double departures, double days, double towards)
{
	return (departures + PRIOR_DEPARTURES) / (days + PRIOR_DEPARTURES / towards);
}

static double prior_rate(void)
{
	return -log1p(-PRIOR_LOSS) / YEAR;
}

struct seen {
	double *departures, *days; /* of each piece of tenure; days weighted with the risk */
	double all_departures, all_days;
};

/* A row never reaches over two pieces: that is where rows are cut. */
static struct seen see(
	const struct risk_rows *rows, struct risk_model *model, struct arena *scratch)
{
	struct seen seen = {0};

	for (size_t i = 0; i < rows->n; i++)
		model->baseline.longest = fmax(model->baseline.longest, rows->stop[i]);
	model->baseline.n = (size_t)ceil(model->baseline.longest / ROW_DAYS);
	seen.departures = NEW_N(scratch, double, model->baseline.n);
	seen.days = NEW_N(scratch, double, model->baseline.n);
	for (size_t i = 0; i < rows->n; i++) {
		size_t piece = (size_t)(rows->start[i] / ROW_DAYS);
		double days = rows->stop[i] - rows->start[i];

		model->figures.days += days;
		days *= risk_relative(model, rows->x + i * COVARIATES);
		seen.days[piece] += days;
		seen.departures[piece] += rows->event[i];
		seen.all_days += days;
		seen.all_departures += rows->event[i];
	}
	return seen;
}

static void find_baseline(
	const struct risk_rows *rows, struct risk_model *model, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct seen seen = see(rows, model, scratch);
	struct baseline *baseline = &model->baseline;
	double company = shrunk(seen.all_departures, seen.all_days, prior_rate());
	double year = fmin(baseline->longest, YEAR);

	baseline->rate = NEW_N(arena, double, baseline->n);
	for (size_t i = 0; i < baseline->n; i++)
		baseline->rate[i] = shrunk(seen.departures[i], seen.days[i], company);
	baseline->beyond = company;
	if (year > 0)
		baseline->beyond =
			baseline_between(baseline, baseline->longest - year, baseline->longest) /
			year;
	arena_free(scratch);
}

double baseline_between(const struct baseline *baseline, double from, double to)
{
	double sum = to > fmax(from, baseline->longest)
			     ? (to - fmax(from, baseline->longest)) * baseline->beyond
			     : 0;

	to = fmin(to, baseline->longest);
	for (size_t i = (size_t)(from / ROW_DAYS); i < baseline->n && from < to; i++) {
		double next = fmin(to, (double)(i + 1) * ROW_DAYS);

		sum += (next - from) * baseline->rate[i];
		from = next;
	}
	return sum;
}

/* With everything but the weights: these are the starting ones. */
static struct risk_model begin(const struct setting *setting, const struct risk_rows *rows)
{
	struct risk_model model = {0};

	start_with(&setting->book->company.analysis, &model);
	find_centre(rows, &model);
	for (size_t i = 0; i < rows->n; i++)
		model.figures.departures += rows->event[i];
	return model;
}

static void find_rates(const struct risk_rows *rows, struct risk_model *model, struct arena *arena)
{
	double mean;

	find_baseline(rows, model, arena);
	mean = shrunk((double)model->figures.departures, model->figures.days, prior_rate());
	model->figures.mean90 = -expm1(-90 * mean);
	model->figures.mean365 = -expm1(-365 * mean);
}

struct risk_model risk_fit(
	const struct setting *setting, const struct risk_rows *rows, struct arena *arena)
{
	const struct parameters *parameters = &setting->book->company.analysis;
	struct risk_model model = begin(setting, rows);

	if (model.figures.departures > 0 && parameters->risk_prior_sd > 0)
		learn(parameters, rows, &model);
	find_rates(rows, &model, arena);
	return model;
}

struct risk_model risk_unlearned(
	const struct setting *setting, const struct risk_rows *rows, struct arena *arena)
{
	struct risk_model model = begin(setting, rows);

	find_rates(rows, &model, arena);
	return model;
}

static double chance(const struct risk_model *model, double tenure, double days, double risk)
{
	return -expm1(-baseline_between(&model->baseline, tenure, tenure + days) * risk);
}

double risk_chance(const struct risk_model *model, const double *x, double tenure, double days)
{
	return chance(model, tenure, days, risk_relative(model, x));
}

/* Half of the 95 % interval of the log of the hazard: how sure the weights are of these covariates.
 */
static double half_of(const struct risk_model *model, const double *x)
{
	double sum = 0;

	for (int i = 0; i < COVARIATES; i++)
		for (int j = 0; j < COVARIATES; j++)
			sum += (x[i] - model->centre[i]) * (x[j] - model->centre[j]) *
			       model->variance[i * COVARIATES + j];
	return Z95 * sqrt(fmax(sum, 0));
}

enum risk_state risk_state_at(
	const struct risk_model *model, const struct parameters *parameters, double p90)
{
	if (p90 >= parameters->risk_alarm * model->figures.mean90)
		return RISK_ALARM;
	return p90 >= parameters->risk_watch * model->figures.mean90 ? RISK_WATCH : RISK_STEADY;
}

struct risk risk_of(const struct risk_model *model, const struct parameters *parameters,
	const double *x, double tenure)
{
	double against = risk_relative(model, x);
	double half = half_of(model, x);
	struct risk risk = {.p90 = chance(model, tenure, 90, against),
		.p365 = chance(model, tenure, 365, against),
		.low365 = chance(model, tenure, 365, against * exp(-half)),
		.high365 = chance(model, tenure, 365, fmin(against * exp(half), MOST_RISK))};

	risk.state = risk_state_at(model, parameters, risk.p90);
	for (int i = 0; i < COVARIATES; i++)
		risk.parts[i] = model->figures.hazards[i].beta * x[i];
	return risk;
}

/* One account, as it stands in its dossier. */
static void account_risk(const struct risk_model *model, const struct setting *setting,
	const struct account *account, struct account_figures *figures)
{
	struct state_on state = {
		&figures->wear, figures->strength, figures->silence.ratio, figures->client_trust};
	double x[COVARIATES];

	if (!figures->known)
		return;
	covariates_of(&state, x);
	figures->risk = risk_of(model, &setting->book->company.analysis, x,
		figures->as_of - account_first_day(account));
	if (figures->departed) {
		figures->risk.state = RISK_NONE;
		figures->risk.p90 = figures->risk.p365 = 0;
		figures->risk.low365 = figures->risk.high365 = 0;
		return;
	}
	figures->risk.loss = figures->risk.p365 * (double)figures->value_year;
}

static void add_up(struct figures *figures)
{
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		figures->risk.loss += account->risk.loss;
		figures->risk.accounts[account->risk.state]++;
		figures->risk.value_year[account->risk.state] += account->value_year;
	}
}

void risk_finish(struct figures *figures, const struct risk_model *model)
{
	figures->model = model;
	figures->risk = model->figures;
	for (size_t i = 0; i < figures->book->accounts.n; i++)
		account_risk(model, figures->setting, figures->book->accounts.v[i],
			&figures->accounts[i]);
	add_up(figures);
}
