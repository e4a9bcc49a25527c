/* explain_account.c - the figures of one account: what they are made of. */
#include "analyse/explain.h"

#include "analyse/failures.h"
#include "analyse/risk.h"
#include "analyse/silent_leak.h"
#include "analyse/value.h"
#include "analyse/wear.h"

static const struct account *account_of(const struct figure *figure)
{
	return figure->figures->book->accounts.v[figure->index];
}

static const struct account_figures *own(const struct figure *figure)
{
	return &figure->figures->accounts[figure->index];
}

static struct scope scope_of(const struct figure *figure, int kind)
{
	return (struct scope){figure->figures, account_of(figure), NULL, kind};
}

static bool stays(const struct figure *figure)
{
	return own(figure)->risk.state != RISK_NONE;
}

FINDER(account_coherence)
{
	struct scope scope = scope_of(figure, -1);
	const struct totals *totals = &figure->figures->totals;

	explained_coherence(
		out, &own(figure)->promises.coherence, totals->mean, totals->kappa_account);
	behind_coherence(out, &scope);
}

FINDER(account_kept)
{
	struct scope scope = scope_of(figure, -1);

	explained_rate(out, &own(figure)->promises.rate);
	behind_kept(out, &scope);
}

FINDER(account_overdue)
{
	struct scope scope = scope_of(figure, -1);

	out->known = own(figure)->promises.given > 0;
	out->value = (double)own(figure)->promises.overdue;
	behind_overdue(out, &scope);
}

FINDER(account_open)
{
	const struct account *account = account_of(figure);

	out->known = own(figure)->known;
	out->value = (double)own(figure)->open_incidents;
	out->listed = true;
	for (size_t i = 0; out->listing && out->known && i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];
		int32_t resolved = incident->resolved.day;

		if (incident->when.day <= own(figure)->as_of &&
			(resolved == DAY_NONE || resolved > own(figure)->as_of))
			explained_behind(out,
				(struct behind){&incident->record, incident->summary, account, 1});
	}
}

FINDER(account_incidents)
{
	struct scope scope = scope_of(figure, -1);

	out->known = own(figure)->known;
	out->value = (double)own(figure)->incidents_year;
	behind_incidents(out, &scope);
}

FINDER(account_wear)
{
	struct scope scope = scope_of(figure, -1);

	out->known = own(figure)->known;
	out->value = own(figure)->wear.all;
	for (int kind = 0; kind < LEAK_KINDS; kind++) {
		struct figure part = figure_beside(figure, "wear", kind);

		if (own(figure)->wear.kind[kind] > 0)
			explained_figure(out, "of", &part);
	}
	behind_wear(out, &scope);
}

FINDER(account_wear_of)
{
	struct scope scope = scope_of(figure, figure->part);

	out->known = own(figure)->known;
	out->value = own(figure)->wear.kind[figure->part];
	behind_wear(out, &scope);
}

/* What strengthens, on its way into the list; all parts times `factor`. */
struct strong {
	struct explained *out;
	const struct figure *figure;
	double factor;
};

static void put_strong(void *context, const struct strengthening *one)
{
	const struct strong *strong = context;
	const struct setting *setting = strong->figure->figures->setting;
	int32_t day = own(strong->figure)->as_of;

	if (one->day <= day)
		explained_behind(strong->out,
			(struct behind){one->record, one->what, account_of(strong->figure),
				strong->factor * one->points *
					decay_at(&setting->wear, day - one->day)});
}

FINDER(account_strength)
{
	struct strong strong = {out, figure, 1};

	out->known = own(figure)->known;
	out->value = own(figure)->strength;
	out->listed = true;
	out->unit = AS_POINTS;
	if (out->listing && out->known)
		strength_each(account_of(figure), put_strong, &strong);
}

/* The record of the last contact; where there never was one, the account's own. */
static struct behind last_contact(const struct figure *figure)
{
	const struct account *account = account_of(figure);
	int32_t last = own(figure)->silence.last;
	struct behind behind = {&account->record, account->name, account, 0};

	for (size_t i = 0; i < account->incidents.n; i++)
		if (last != DAY_NONE && account->incidents.v[i]->answered.day == last)
			behind = (struct behind){&account->incidents.v[i]->record,
				account->incidents.v[i]->summary, account, 0};
	for (size_t i = 0; i < account->assessments.n; i++)
		if (account->assessments.v[i]->by_client && account->assessments.v[i]->on == last)
			behind = (struct behind){&account->assessments.v[i]->record,
				account->assessments.v[i]->comment, account, 0};
	for (size_t i = 0; i < account->touchpoints.n; i++)
		if (account->touchpoints.v[i]->when.day == last)
			behind = (struct behind){&account->touchpoints.v[i]->record,
				account->touchpoints.v[i]->summary, account, 0};
	return behind;
}

FINDER(account_silence)
{
	const struct silence *silence = &own(figure)->silence;
	struct behind last = last_contact(figure);

	out->known = own(figure)->known && silence->known;
	out->value = silence->ratio;
	out->listed = true;
	out->unit = AS_DAYS;
	out->adds_up_to = "days";
	explained_input(out, "days", AS_DAYS, silence->days);
	explained_input(out, "cadence", AS_DAYS, silence->cadence);
	explained_input(
		out, "silent_at", AS_POINTS, figure->figures->book->company.analysis.silent_at);
	last.part = silence->days;
	if (out->listing && out->known)
		explained_behind(out, last);
}

/* The client's last score; false: there is none. */
static bool last_score(const struct figure *figure, struct behind *out)
{
	const struct account *account = account_of(figure);
	bool found = false;

	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];

		if (!assessment->by_client || assessment->on != own(figure)->client_trust_on ||
			assessment->trust != own(figure)->client_trust)
			continue;
		*out = (struct behind){
			&assessment->record, assessment->comment, account, assessment->trust};
		found = true;
	}
	return found;
}

FINDER(account_trust)
{
	struct behind behind;

	out->known = own(figure)->known && own(figure)->client_trust >= 0;
	out->value = own(figure)->client_trust;
	out->listed = true;
	out->unit = AS_COUNT;
	if (out->listing && out->known && last_score(figure, &behind))
		explained_behind(out, behind);
}

static void put_purchases(const struct figure *figure, int32_t day, struct explained *out)
{
	const struct account *account = account_of(figure);

	for (size_t i = 0; i < account->purchases.n; i++)
		if (day_within(account->purchases.v[i].on, day, 365))
			explained_behind(
				out, (struct behind){&account->purchases.v[i].record, STR_NONE,
					     account, (double)account->purchases.v[i].amount});
}

static void put_revenue(const struct figure *figure, int32_t day, struct explained *out)
{
	const struct account *account = account_of(figure);
	const struct revenue *now = NULL;

	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *revenue = &account->revenue.v[i];

		if (revenue->from <= day && (!now || revenue->from >= now->from))
			now = revenue;
	}
	if (now)
		explained_behind(out, (struct behind){&now->record, now->because, account,
					      (double)own(figure)->value_year});
}

FINDER(account_value)
{
	int32_t day = own(figure)->as_of - own(figure)->departed;

	out->known = own(figure)->known;
	out->value = (double)own(figure)->value_year;
	out->listed = true;
	out->unit = AS_MONEY;
	if (!out->listing || !out->known || !own(figure)->value_year)
		return;
	if (account_by_order(account_of(figure)))
		put_purchases(figure, day, out);
	else
		put_revenue(figure, day, out);
}

/* Of a group of wear: each record by its share of it. */
struct group {
	struct explained *out;
	const struct figure *figure;
	int covariate;
	double points, part; /* of the whole group */
};

static void add_points(void *context, const struct scratch *scratch)
{
	struct group *group = context;

	if (covariate_of_kind(scratch->kind) == group->covariate)
		group->points += scratch->wear;
}

static void put_points(void *context, const struct scratch *scratch)
{
	const struct group *group = context;
	struct behind behind = {.account = account_of(group->figure),
		.part = group->part * scratch->wear / group->points};

	if (covariate_of_kind(scratch->kind) != group->covariate)
		return;
	behind.record = scratch->promise    ? &scratch->promise->record
			: scratch->incident ? &scratch->incident->record
					    : &scratch->touchpoint->record;
	behind.what = scratch->promise    ? scratch->promise->what
		      : scratch->incident ? scratch->incident->summary
					  : scratch->touchpoint->summary;
	explained_behind(group->out, behind);
}

static void put_group(struct explained *out, const struct figure *figure, int covariate)
{
	const struct account_figures *account = own(figure);
	struct group group = {out, figure, covariate, .part = account->risk.parts[covariate]};
	const struct setting *setting = figure->figures->setting;

	wear_each(setting, account_of(figure), account->as_of, add_points, &group);
	if (group.points > 0)
		wear_each(setting, account_of(figure), account->as_of, put_points, &group);
}

/* The records behind one part of the log of the hazard. */
static void put_part(struct explained *out, const struct figure *figure, int covariate)
{
	double part = own(figure)->risk.parts[covariate];
	struct strong strong = {out, figure, 1};
	struct behind behind;

	if (part == 0)
		return;
	switch (covariate) {
	case COVARIATE_STRENGTH:
		strong.factor = part / own(figure)->strength;
		strength_each(account_of(figure), put_strong, &strong);
		return;
	case COVARIATE_SILENCE: behind = last_contact(figure); break;
	case COVARIATE_TRUST:
		if (!last_score(figure, &behind))
			return;
		break;
	default: put_group(out, figure, covariate); return;
	}
	behind.part = part;
	explained_behind(out, behind);
}

/* All of it, and what it is set against. */
static void put_hazard(struct explained *out, const struct figure *figure)
{
	const struct risk_model *model = figure->figures->model;
	double eta = 0, centre = 0;

	for (int i = 0; i < COVARIATES; i++) {
		eta += own(figure)->risk.parts[i];
		centre += model->figures.hazards[i].beta * model->centre[i];
	}
	explained_input(out, "eta", AS_LOG, eta);
	explained_input(out, "centre", AS_LOG, centre);
	out->listed = true;
	out->unit = AS_LOG;
	out->adds_up_to = "eta";
	for (int i = 0; out->listing && stays(figure) && i < COVARIATES; i++)
		put_part(out, figure, i);
}

static void put_parts(struct explained *out, const struct figure *figure)
{
	for (int i = 0; i < COVARIATES; i++) {
		struct figure part = figure_beside(figure, "risk", i);

		if (own(figure)->risk.parts[i] != 0 && out->inputs_n + 4 < INPUTS_MOST)
			explained_figure(out, "of", &part);
	}
}

static double baseline(const struct figure *figure, double days)
{
	double tenure = own(figure)->as_of - account_first_day(account_of(figure));

	return baseline_between(&figure->figures->model->baseline, tenure, tenure + days);
}

FINDER(account_p90)
{
	out->known = stays(figure);
	out->value = own(figure)->risk.p90;
	explained_input(out, "base", AS_LOG, baseline(figure, 90));
	put_hazard(out, figure);
	put_parts(out, figure);
}

FINDER(account_p365)
{
	const struct risk *risk = &own(figure)->risk;

	out->known = out->bounded = stays(figure);
	out->value = risk->p365;
	out->low = risk->low365;
	out->high = risk->high365;
	explained_input(out, "base", AS_LOG, baseline(figure, 365));
	put_hazard(out, figure);
	put_parts(out, figure);
}

FINDER(account_state)
{
	const struct parameters *parameters = &figure->figures->book->company.analysis;
	struct figure p90 = figure_beside(figure, "p90", -1);
	double mean = figure->figures->risk.mean90;

	out->known = stays(figure);
	out->value = own(figure)->risk.state;
	explained_figure(out, "p90", &p90);
	explained_input(out, "mean90", AS_SHARE, mean);
	explained_input(out, "times", AS_FACTOR, mean > 0 ? own(figure)->risk.p90 / mean : 0);
	explained_input(out, "watch", AS_FACTOR, parameters->risk_watch);
	explained_input(out, "alarm", AS_FACTOR, parameters->risk_alarm);
	put_hazard(out, figure);
}

FINDER(account_risk_of)
{
	const struct hazard *hazard = &figure->figures->risk.hazards[figure->part];
	struct figure weight = figure_beside(figure, "weight", figure->part);

	out->known = stays(figure);
	out->value = own(figure)->risk.parts[figure->part];
	out->listed = true;
	out->unit = AS_LOG;
	explained_input(out, "beta", AS_LOG, hazard->beta);
	explained_input(out, "x", AS_LOG, hazard->beta != 0 ? out->value / hazard->beta : 0);
	explained_figure(out, "ratio", &weight);
	if (out->listing && out->known)
		put_part(out, figure, figure->part);
}

FINDER(account_loss)
{
	struct figure p365 = figure_beside(figure, "p365", -1);
	struct figure value = figure_beside(figure, "value", -1);

	out->known = stays(figure);
	out->value = own(figure)->risk.loss;
	explained_figure(out, "p365", &p365);
	explained_figure(out, "worth", &value);
	put_hazard(out, figure);
}

FINDER(account_tolerance)
{
	const struct account *account = account_of(figure);
	struct silent_stand stand = {0};
	struct failure *failures;
	size_t n;

	if (own(figure)->known)
		stand = silent_stand_of(figure->figures, account);
	out->known = stand.tolerant;
	out->value = (double)stand.left;
	out->listed = true;
	out->adds_up_to = "quarter";
	explained_input(out, "median", AS_FACTOR, figure->figures->silent_leak->quarter.median);
	explained_input(out, "quarter", AS_COUNT, (double)stand.quarter);
	if (!out->listing || !out->known)
		return;
	failures = NEW_N(out->arena, struct failure, failures_most(account));
	n = small_failures(figure->figures->setting, account, own(figure)->as_of, failures);
	for (size_t i = 0; i < n; i++)
		if (day_within(failures[i].day, own(figure)->as_of, SILENT_QUARTER))
			explained_behind(out,
				(struct behind){failures[i].record, failures[i].what, account, 1});
}
