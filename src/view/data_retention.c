/* data_retention.c - data/survival.csv and data/cohorts.csv: how long clients stay, step by step.
 */
#include "analyse/staying.h"
#include "render/csv.h"
#include "view/data.h"

#include <math.h>

static void write_curve(
	struct csv *csv, const char *curve, struct str stratum, const struct survival *survival)
{
	for (size_t i = 0; i < survival->steps.n; i++) {
		const struct survival_step *step = &survival->steps.v[i];

		csv_text(csv, str_c(curve));
		csv_text(csv, stratum);
		csv_number(csv, step->time, true);
		csv_int(csv, step->at_risk);
		csv_int(csv, step->ended);
		csv_int(csv, step->censored);
		csv_number(csv, step->survival, true);
		csv_number(csv, step->survival * sqrt(step->variance), step->survival > 0);
		csv_number(csv, step->low, step->banded);
		csv_number(csv, step->high, step->banded);
		csv_end(csv);
	}
}

static void write_contest(struct csv *csv, const char *curve, const char *const strata[2],
	const struct contest *contest)
{
	for (int i = 0; i < 2; i++)
		write_curve(csv, curve, str_c(strata[i]), &contest->group[i].survival);
}

void data_survival(const struct site *site, struct buf *out)
{
	static const char *const landmark[] = {"none-failed", "promise-failed"};
	static const char *const recovery[] = {"in-time", "not-in-time"};
	static const char *const referred[] = {"other", "referred"};
	const struct staying *staying = site->figures->staying;
	struct csv csv = {.out = out};

	csv_head(&csv, "curve,stratum,time,n_risk,n_event,n_censor,surv,std_err,lower,upper");
	write_curve(&csv, "all", STR_NONE, &staying->all.survival);
	for (size_t i = 0; i < staying->segments.n; i++)
		write_curve(&csv, "segment", staying->segments.v[i].name,
			&staying->segments.v[i].survival);
	write_contest(&csv, "landmark", landmark, &staying->landmark);
	write_contest(&csv, "recovery", recovery, &staying->recovery);
	write_contest(&csv, "referred", referred, &staying->referred);
}

void data_cohorts(const struct site *site, struct buf *out)
{
	const struct cohorts *cohorts = &site->figures->staying->cohorts;
	struct csv csv = {.out = out};

	csv_head(&csv, "from,quarters,elapsed,came,accounts,first_value,value,open");
	for (size_t i = 0; i < cohorts->rows.n; i++)
		for (size_t j = 0; j < cohorts->rows.v[i].cells.n; j++) {
			const struct cohort *row = &cohorts->rows.v[i];

			csv_day(&csv, quarter_start(row->quarter));
			csv_int(&csv, cohorts->quarters);
			csv_int(&csv, (int64_t)j);
			csv_int(&csv, row->accounts);
			csv_int(&csv, row->cells.v[j].accounts);
			csv_int(&csv, row->value);
			csv_int(&csv, row->cells.v[j].value);
			csv_text(&csv, row->open && j + 1 == row->cells.n ? STR("yes") : STR("no"));
			csv_end(&csv);
		}
}
