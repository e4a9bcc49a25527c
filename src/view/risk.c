/* risk.c - the risk of leaving, said the same way on every page. */
#include "view/risk.h"

#include "analyse/rows.h"

#include <math.h>

struct str covariate_word(int covariate)
{
	return covariate_terms.names[covariate];
}

struct str risk_word(enum risk_state state)
{
	static const char *const words[RISK_STATES] = {
		[RISK_NONE] = "left",
		[RISK_STEADY] = "steady",
		[RISK_WATCH] = "watch",
		[RISK_ALARM] = "at-risk",
	};

	return str_c(words[state]);
}

struct str backtest_word(enum backtest_verdict verdict)
{
	static const char *const words[] = {
		[BACKTEST_FEW] = "few",
		[BACKTEST_WORSE] = "worse",
		[BACKTEST_CHANCE] = "chance",
		[BACKTEST_ORDERS] = "orders",
		[BACKTEST_BETTER] = "better",
	};

	return str_c(words[verdict]);
}

struct value *put_risk(struct value *map, const char *key, const struct risk *risk)
{
	struct value *v;

	if (risk->state == RISK_NONE) {
		put_none(map, key);
		return NULL;
	}
	v = put_map(map, key);
	put_term(v, "state", "risk_state", risk_word(risk->state));
	put_share(v, "p90", risk->p90, true);
	put_share(v, "p365", risk->p365, true);
	put_money(v, "loss", llround(risk->loss), true);
	return v;
}

void put_risk_how(struct value *map, const char *key, const struct figures *figures)
{
	const struct risk_figures *risk = &figures->risk;
	struct value *args = put_message(map, key,
		risk->estimated ? "risk.how.estimated"
		: risk->failed  ? "risk.how.failed"
				: "risk.how.starting");

	put_count(args, "departures", risk->departures);
	put_share(args, "mean365", risk->mean365, true);
	put_text(args, "tried", backtest_word(figures->backtest->verdict));
	put_count(args, "tried_left", figures->backtest->all.left);
}

/* The weight that changes most surely; COVARIATES: none. */
static int first_drifting(const struct risk_figures *risk, int64_t *n)
{
	int first = COVARIATES;

	*n = 0;
	for (int i = 0; i < COVARIATES; i++) {
		const struct drift *drift = &risk->hazards[i].drift;

		if (!drift->drifts)
			continue;
		++*n;
		if (first == COVARIATES || drift->p < risk->hazards[first].drift.p)
			first = i;
	}
	return first;
}

void put_drift(struct value *map, const char *key, const struct figures *figures, bool only_if)
{
	const struct risk_figures *risk = &figures->risk;
	int64_t n;
	int first = first_drifting(risk, &n);
	const struct drift *drift = first < COVARIATES ? &risk->hazards[first].drift : &risk->drift;
	struct value *args;

	if (only_if && !drift->drifts) {
		put_none(map, key);
		return;
	}
	args = put_message(map, key,
		!drift->known        ? "risk.drift.none"
		: first < COVARIATES ? "risk.drift.one"
		: drift->drifts      ? "risk.drift.all"
				     : "risk.drift.steady");
	put_count(args, "departures", risk->departures);
	put_bool(args, "tiny", drift->p < 0.001);
	put_number(args, "p", drift->p, 3, drift->known);
	put_count(args, "others", n - 1);
	if (first < COVARIATES)
		put_term(args, "covariate", "covariate", covariate_word(first));
}

static const char *unit_of(int covariate)
{
	switch (covariate) {
	case COVARIATE_SILENCE: return "risk.unit.silence";
	case COVARIATE_STRENGTH: return "risk.unit.strength";
	case COVARIATE_TRUST: return "risk.unit.trust";
	default: return "risk.unit.wear";
	}
}

/* How many weights stand apart from nothing, and the one that stands out most. */
static void put_hazard_finding(struct value *map, const struct figures *figures)
{
	const struct hazard *hazards = figures->risk.hazards;
	int64_t apart = 0;
	int first = -1;
	struct value *args;

	for (int i = 0; i < COVARIATES; i++) {
		if (hazards[i].low <= 1 && hazards[i].high >= 1)
			continue;
		apart++;
		if (first < 0 || fabs(log(hazards[i].ratio)) > fabs(log(hazards[first].ratio)))
			first = i;
	}
	args = put_message(map, "finding", apart ? "risk.hazards.apart" : "risk.hazards.none");
	put_count(args, "n", apart);
	put_count(args, "all", COVARIATES);
	if (first < 0)
		return;
	put_term(args, "covariate", "covariate", covariate_word(first));
	put_number(args, "ratio", hazards[first].ratio, 2, true);
}

void put_hazards(struct value *map, const char *key, const struct figures *figures)
{
	struct value *v = put_map(map, key), *rows;

	put_hazard_finding(v, figures);
	put_risk_how(v, "how", figures);
	put_drift(v, "drift", figures, true);
	rows = put_list(v, "rows");
	for (int i = 0; i < COVARIATES; i++) {
		const struct hazard *hazard = &figures->risk.hazards[i];
		struct value *row = add_map(rows);

		put_term(row, "covariate", "covariate", covariate_word(i));
		put_message(row, "unit", unit_of(i));
		put_number(row, "prior", exp(hazard->prior), 2, true);
		put_number(row, "ratio", hazard->ratio, 2, true);
		put_number(row, "low", hazard->low, 2, true);
		put_number(row, "high", hazard->high, 2, true);
		put_share(row, "learned", hazard->learned, true);
		put_bool(row, "apart", hazard->low > 1 || hazard->high < 1);
	}
}
