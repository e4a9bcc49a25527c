/* cox_case.h - what both tests of the Cox model need. */
#ifndef TESTS_ANALYSE_COX_CASE_H
#define TESTS_ANALYSE_COX_CASE_H

#include "test.h"

#include "analyse/cox.h"

enum { MOST_COVARIATES = 16 };

static inline struct cox_fit fit_rows(
	const struct cox_model *model, const struct cox_rows *rows, struct arena *arena)
{
	return cox_fit(model, (struct cox_blocks){rows, 1}, arena);
}

/* H(t) with all covariates 0. */
static inline double baseline_at_zero(const struct cox_fit *fit, size_t k)
{
	double zero[MOST_COVARIATES] = {0};

	return fit->baseline.v[k].cumulative * cox_risk(fit, zero);
}

static inline bool all_finite(const struct cox_fit *fit)
{
	bool finite = isfinite(fit->loglik) && isfinite(fit->loglik_null) && isfinite(fit->df) &&
		      isfinite(fit->ratio.log_p) && isfinite(fit->score.log_p) &&
		      isfinite(fit->wald.log_p);

	for (size_t j = 0; j < fit->p; j++) {
		const struct cox_coefficient *c = &fit->coefficients[j];

		finite = finite && isfinite(c->beta) && isfinite(c->se) && isfinite(c->low) &&
			 isfinite(c->high) && isfinite(c->se_data) && isfinite(c->learned);
	}
	for (size_t k = 0; k < fit->baseline.n; k++)
		finite = finite && isfinite(fit->baseline.v[k].cumulative);
	return finite;
}

#endif
