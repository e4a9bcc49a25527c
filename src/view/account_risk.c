/* account_risk.c - how likely an account is to leave, and what goes with it, step by step. */
#include "view/account.h"
#include "view/risk.h"

#include "analyse/rows.h"

#include <math.h>

/* Parts below this change the hazard by less than one in a hundred: not shown. */
#define PART_SLIGHT 0.01

/* Room beside the longest bar for its label, in percent. */
#define WIDEST 80.0

/* The parts in the order in which they are added: those that raise the risk first, greatest first,
 * then those that lower it; each moves the risk from one value to the next. */
struct ladder {
	double before, after, most;
};

static double with(const struct risk *risk, double log_hazard)
{
	return -expm1(log1p(-fmin(risk->p365, 1 - 1e-15)) * exp(log_hazard));
}

static void put_bar(struct value *row, const struct ladder *ladder)
{
	double low = fmin(ladder->before, ladder->after);
	struct value *bar = put_drawn(row, "bar");

	put_coord(bar, "x", WIDEST * low / ladder->most);
	put_coord(bar, "width", WIDEST * fabs(ladder->after - ladder->before) / ladder->most);
	put_coord(bar, "end", WIDEST * fmax(ladder->before, ladder->after) / ladder->most);
	put_bool(bar, "up", ladder->after >= ladder->before);
}

/* What in the records makes the part. */
static void put_evidence(struct value *row, const struct dossier *dossier, int covariate)
{
	const struct account_figures *figures = dossier->figures;
	struct value *args;
	double wear = 0;

	switch (covariate) {
	case COVARIATE_SILENCE:
		args = put_message(row, "evidence", "account.risk.by_silence");
		put_days(args, "days", figures->silence.days, true);
		put_days(args, "cadence", figures->silence.cadence, true);
		break;
	case COVARIATE_STRENGTH:
		args = put_message(row, "evidence", "account.risk.by_strength");
		put_number(args, "points", figures->strength, 1, true);
		break;
	case COVARIATE_TRUST:
		args = put_message(row, "evidence", "account.risk.by_trust");
		put_count(args, "score", figures->client_trust);
		put_date(args, "on", figures->client_trust_on);
		break;
	default:
		for (int kind = 0; kind < LEAK_KINDS; kind++)
			if (covariate_of_kind(kind) == covariate)
				wear += figures->wear.kind[kind];
		args = put_message(row, "evidence", "account.risk.by_wear");
		put_number(args, "points", wear, 1, true);
	}
	put_bool(row, "worn", covariate < COVARIATE_GROUPS);
	put_bool(row, "scored", covariate == COVARIATE_TRUST);
	put_bool(row, "dealt", covariate == COVARIATE_SILENCE || covariate == COVARIATE_STRENGTH);
}

static void put_part(struct value *row, const struct dossier *dossier, int covariate,
	const struct ladder *ladder)
{
	put_term(row, "covariate", "covariate", covariate_word(covariate));
	put_number(row, "factor", exp(dossier->figures->risk.parts[covariate]), 2, true);
	put_number(row, "change", 100 * (ladder->after - ladder->before), 1, true);
	put_share(row, "from", ladder->before, true);
	put_share(row, "to", ladder->after, true);
	put_bar(row, ladder);
	put_evidence(row, dossier, covariate);
}

/* The highest step of the ladder: where all that raises has been added. */
static double highest(const struct risk *risk, double bare)
{
	double raised = bare;

	for (int i = 0; i < COVARIATES; i++)
		raised += fmax(risk->parts[i], 0);
	return with(risk, raised);
}

static void put_parts(struct value *section, const struct dossier *dossier)
{
	const struct risk *risk = &dossier->figures->risk;
	struct value *rows = put_list(section, "parts");
	size_t *order = order_by(risk->parts, COVARIATES, section->arena);
	struct ladder ladder = {0};
	double so_far = 0;

	for (int i = 0; i < COVARIATES; i++)
		so_far -= risk->parts[i];
	ladder.most = fmax(highest(risk, so_far), 1e-9);
	ladder.after = with(risk, so_far);
	put_share(section, "bare", ladder.after, true);
	put_bar(section, &ladder);
	for (size_t i = 0; i < COVARIATES; i++) {
		double part = risk->parts[order[i]];

		so_far += part;
		ladder.before = ladder.after;
		ladder.after = with(risk, so_far);
		if (fabs(part) >= PART_SLIGHT)
			put_part(add_map(rows), dossier, (int)order[i], &ladder);
	}
	ladder.before = 0;
	put_bar(put_map(section, "whole"), &ladder);
}

static const char *title_of(enum risk_state state)
{
	switch (state) {
	case RISK_ALARM: return "account.risk.title.alarm";
	case RISK_WATCH: return "account.risk.title.watch";
	default: return "account.risk.title.steady";
	}
}

void put_account_risk(struct value *page, const struct dossier *dossier)
{
	const struct risk_figures *company = &dossier->site->figures->risk;
	const struct risk *risk = &dossier->figures->risk;
	struct value *section = put_risk(page, "risk", risk), *args;

	if (!section)
		return;
	args = put_message(section, "title", title_of(risk->state));
	put_share(args, "p365", risk->p365, true);
	put_share(args, "p90", risk->p90, true);
	put_share(args, "mean365", company->mean365, true);
	put_share(section, "low365", risk->low365, true);
	put_share(section, "high365", risk->high365, true);
	put_share(section, "mean90", company->mean90, true);
	put_share(section, "mean365", company->mean365, true);
	put_risk_how(section, "how", dossier->site->figures);
	put_parts(section, dossier);
}
