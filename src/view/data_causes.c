/* data_causes.c - data/causes.csv: a row a departure, newest first. */
#include "view/data.h"

#include "render/csv.h"
#include "view/causes.h"
#include "view/risk.h"

static struct str yes_no(bool yes)
{
	return yes ? STR("yes") : STR("no");
}

static void put_shares(struct csv *csv, const struct built *built)
{
	for (int j = 0; j < COVARIATES; j++)
		if (j != COVARIATE_STRENGTH)
			csv_number(csv, built->all > 0 ? built->parts[j] / built->all : 0,
				built->all > 0);
}

/* The columns after `above` are the covariates of hazard.csv that may build up: their shares. */
void data_causes(const struct site *site, struct buf *out)
{
	const struct causes *causes = site->figures->causes;
	struct csv csv = {.out = out};

	csv_head(&csv,
		"account,left,stated,built,share,unexplained,lead_days,value_year,lead_at_least,"
		"lapsed,returned,against,wear,clients,above,promises,wrong-invoice,late-delivery,"
		"slow-response,uncommunicated-change,bureaucracy,other,silence,trust");
	for (size_t i = 0; i < causes->departures.n; i++) {
		const struct departure *departure = &causes->departures.v[i];
		const struct built *built = &departure->built;
		bool explained = built->cause != BUILT_NONE;

		csv_text(&csv, departure->account->id);
		csv_day(&csv, departure->left);
		csv_text(&csv, term_word(&reason_terms, (int)departure->said));
		csv_text(&csv, built_word(built->cause));
		csv_number(&csv, built_share(built), explained);
		csv_text(&csv, yes_no(!explained));
		if (departure->passed != DAY_NONE)
			csv_int(&csv, departure->lead);
		else
			csv_none(&csv);
		csv_int(&csv, departure->value_year);
		csv_text(&csv, yes_no(departure->earlier));
		csv_text(&csv, yes_no(departure->lapsed));
		csv_text(&csv, yes_no(departure->returned));
		csv_number(&csv, built->against, true);
		csv_number(&csv, departure->wear, true);
		csv_int(&csv, departure->clients);
		csv_int(&csv, departure->above);
		put_shares(&csv, built);
		csv_end(&csv);
	}
}
