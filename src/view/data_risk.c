/* data_risk.c - data/risk.csv: a row an account; data/hazard.csv: a row a covariate. */
#include "view/data.h"

#include "render/csv.h"
#include "view/risk.h"

#include <math.h>

/* The columns after the first five are the covariates of hazard.csv: what each adds to the log of
 * the hazard. */
void data_risk(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv,
		"account,p90,p365,state,expected_loss,promises,wrong-invoice,late-delivery,"
		"slow-response,uncommunicated-change,bureaucracy,other,silence,strength,trust");
	for (size_t i = 0; i < site->book->accounts.n; i++) {
		const struct account_figures *figures = &site->figures->accounts[i];
		const struct risk *risk = &figures->risk;
		bool stays = risk->state != RISK_NONE;

		if (!figures->known)
			continue;
		csv_text(&csv, site->book->accounts.v[i]->id);
		csv_number(&csv, risk->p90, stays);
		csv_number(&csv, risk->p365, stays);
		csv_text(&csv, risk_word(risk->state));
		if (stays)
			csv_int(&csv, llround(risk->loss));
		else
			csv_none(&csv);
		for (int j = 0; j < COVARIATES; j++)
			csv_number(&csv, risk->parts[j], true);
		csv_end(&csv);
	}
}

void data_hazard(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv, "covariate,prior,beta,se,hr,lower,upper,learned");
	for (int i = 0; i < COVARIATES; i++) {
		const struct hazard *hazard = &site->figures->risk.hazards[i];

		csv_text(&csv, covariate_word(i));
		csv_number(&csv, hazard->prior, true);
		csv_number(&csv, hazard->beta, true);
		csv_number(&csv, hazard->se, true);
		csv_number(&csv, hazard->ratio, true);
		csv_number(&csv, hazard->low, true);
		csv_number(&csv, hazard->high, true);
		csv_number(&csv, hazard->learned, true);
		csv_end(&csv);
	}
}
