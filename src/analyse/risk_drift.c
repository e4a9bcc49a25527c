/* risk_drift.c - whether what was learned holds all along a client's tenure. */
#include "analyse/risk_drift.h"

#include "analyse/cox.h"

#define LEVEL 0.05

void holm(const double *p, size_t n, bool *holds)
{
	size_t tested = 0, least;

	for (size_t i = 0; i < n; i++) {
		holds[i] = false;
		tested += p[i] >= 0;
	}
	for (; tested > 0; tested--) {
		least = n;
		for (size_t i = 0; i < n; i++)
			if (p[i] >= 0 && !holds[i] && (least == n || p[i] < p[least]))
				least = i;
		if (p[least] * (double)tested >= LEVEL)
			return;
		holds[least] = true;
	}
}

static struct cox_drift test(
	const struct risk_rows *rows, const struct risk_model *model, struct arena *scratch)
{
	struct cox_coefficient coefficients[COVARIATES] = {0};
	struct cox_fit fit = {.status = COX_FITTED,
		.p = COVARIATES,
		.coefficients = coefficients,
		.variance = NEW_N(scratch, double, COVARIATES *COVARIATES)};
	struct cox_model how = {.p = COVARIATES, .ties = COX_EFRON};
	struct cox_rows block = {.n = rows->n,
		.start = rows->start,
		.stop = rows->stop,
		.event = rows->event,
		.x = rows->x};

	for (int i = 0; i < COVARIATES; i++) {
		coefficients[i].known = true;
		coefficients[i].beta = model->figures.hazards[i].beta;
	}
	for (int i = 0; i < COVARIATES * COVARIATES; i++)
		fit.variance[i] = model->variance[i];
	return cox_drift_of(&how, (struct cox_blocks){&block, 1}, &fit, COX_CLOCK_TIME, scratch);
}

void risk_drift_find(const struct risk_rows *rows, struct risk_model *model)
{
	struct risk_figures *figures = &model->figures;
	struct arena *scratch;
	struct cox_drift drift;
	double p[COVARIATES];
	bool drifts[COVARIATES];

	if (!figures->estimated || figures->departures < DRIFT_LEAST)
		return;
	scratch = arena_new();
	drift = test(rows, model, scratch);
	for (int i = 0; i < COVARIATES; i++)
		p[i] = drift.each[i].df ? drift.each[i].p : -1;
	holm(p, COVARIATES, drifts);
	for (int i = 0; i < COVARIATES; i++)
		figures->hazards[i].drift = (struct drift){p[i] >= 0, drifts[i], fmax(p[i], 0)};
	if (drift.all.df)
		figures->drift = (struct drift){true, drift.all.p < LEVEL, drift.all.p};
	arena_free(scratch);
}
