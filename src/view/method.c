/* method.c - how is each number made? Every formula with this company's own parameters and counts.
 */
#include "analyse/silent_leak.h"
#include "view/common.h"
#include "view/page.h"
#include "view/risk.h"

#include <string.h>

struct value *put_parameters(struct value *page, const struct site *site)
{
	const struct parameters *p = &site->book->company.analysis;
	const struct windows *windows = &site->book->company.windows;
	struct value *v = put_map(page, "p");

	put_days(v, "late", p->late_half_life, true);
	put_days(v, "coherence", p->coherence_half_life, true);
	put_days(v, "wear", p->wear_half_life, true);
	put_days(v, "cadence_floor", p->cadence_floor, true);
	put_number(v, "silent_at", p->silent_at, 0, true);
	put_number(v, "kappa_low", p->coherence_kappa_low, 0, true);
	put_number(v, "kappa_high", p->coherence_kappa_high, 0, true);
	put_number(v, "pale", p->pale_below, 0, true);
	put_share(v, "advisor_line", p->trusted_advisor_line, true);
	put_share(v, "alpha", p->trend_alpha, true);
	put_number(v, "prior_sd", p->risk_prior_sd, 2, true);
	put_number(v, "watch", p->risk_watch, 1, true);
	put_number(v, "alarm", p->risk_alarm, 1, true);
	put_number(v, "weight_wear", p->weight_wear, 2, true);
	put_number(v, "weight_silence", p->weight_silence, 2, true);
	put_number(v, "weight_strength", p->weight_strength, 2, true);
	put_number(v, "weight_trust", p->weight_trust, 2, true);
	put_days(v, "trend", windows->trend, true);
	put_days(v, "due_soon", windows->due_soon, true);
	put_days(v, "renewal", windows->renewal, true);
	put_days(v, "decision", windows->decision, true);
	put_days(v, "landmark", windows->landmark, true);
	put_days(v, "lapse",
		span_days(site->book->company.lapse_after, &site->book->company.calendar), true);
	return v;
}

static struct value *put_counts(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	const struct totals *totals = &figures->totals;
	struct value *v = put_map(page, "n");

	put_count(v, "accounts", totals->accounts);
	put_count(v, "departed", totals->departed);
	put_count(v, "promises", totals->promises.given);
	put_count(v, "settled", totals->promises.settled);
	put_count(v, "internal", totals->internal.given);
	put_count(v, "incidents", figures->coverage.incidents);
	put_count(v, "touchpoints", figures->coverage.touchpoints);
	put_count(v, "assessments", figures->coverage.assessments);
	put_number(v, "mean", 100 * totals->mean, 0, totals->promises.settled > 0);
	put_number(v, "kappa_account", totals->kappa_account, 1, totals->promises.settled > 0);
	put_number(
		v, "kappa_department", totals->kappa_department, 1, totals->promises.settled > 0);
	put_date(v, "records_since", figures->coverage.since);
	put_count(v, "departures", figures->risk.departures);
	put_count(v, "silent", figures->silent_leak->n);
	put_share(v, "mean365", figures->risk.mean365, true);
	put_text(v, "tried", backtest_word(figures->backtest->verdict));
	put_count(v, "tried_left", figures->backtest->all.left);
	return v;
}

/* What the sentences speak of: the parameters and the counts. */
struct arguments {
	struct value *p, *n;
};

static void put_sentence(
	struct value *section, const char *key, const char *name, const struct arguments *arguments)
{
	struct value *args =
		put_message(section, key, str_printf(section->arena, "method.%s.%s", name, key).p);

	put_value(args, "p", arguments->p);
	put_value(args, "n", arguments->n);
}

/* What a section found in these records. */
static void put_finding(struct value *section, const char *name, const struct site *site)
{
	if (strcmp(name, "drift") == 0)
		put_drift(section, "finding", site->figures, false);
	else
		put_none(section, "finding");
}

/* The sections, each a title, a text and a formula among the words. */
static void put_sections(
	struct value *page, const struct site *site, const struct arguments *arguments)
{
	static const char *const names[] = {"promises", "coherence", "wear", "strength", "silence",
		"value", "survival", "landmark", "recovery", "cohorts", "silent", "risk", "drift",
		"trend", "backtest", "cost", "causes", "departments", "trust", "negotiation",
		"authority", "actions", "audit", "intervals", "honesty"};
	struct value *sections = put_list(page, "sections");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct value *section = add_map(sections);

		put_text(section, "id", str_c(names[i]));
		put_sentence(section, "title", names[i], arguments);
		put_sentence(section, "text", names[i], arguments);
		put_sentence(section, "formula", names[i], arguments);
		put_sentence(section, "source", names[i], arguments);
		put_finding(section, names[i], site);
	}
}

void view_method(const struct site *site, size_t i, struct value *page)
{
	struct arguments arguments;

	(void)i;
	put_message(page, "verdict", "method.verdict");
	arguments.p = put_parameters(page, site);
	arguments.n = put_counts(page, site);
	put_sections(page, site, &arguments);
}
