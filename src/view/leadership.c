/* leadership.c - who may decide? The front line, authority, waiting, the internal client, losses.
 */
#include "analyse/rate.h"
#include "view/bars.h"
#include "view/findings.h"
#include "view/page.h"

enum { DECISIONS_SHOWN = 20 };

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct authority *authority = &figures->authority;
	struct value *lede = put_list(page, "lede"), *args;

	if (authority->waited_n) {
		args = add_message(lede, "leadership.lede.waited");
		put_count(args, "n", authority->waited_n);
		put_days(args, "mean", authority->waited_days / (double)authority->waited_n, true);
	}
	if (authority->within.n && authority->people) {
		args = add_message(lede, "leadership.lede.within");
		put_count(args, "k", authority->within.k);
		put_count(args, "n", authority->within.n);
	}
}

static void put_verdict(struct value *page, const struct figures *figures)
{
	const struct rate *front = &figures->authority.front_line;
	struct value *args = put_message(page, "verdict",
		!front->n            ? "leadership.verdict.none"
		: front->n < SMALL_N ? "leadership.verdict.few"
				     : "leadership.verdict.some");

	put_count(args, "k", front->k);
	put_count(args, "n", front->n);
	put_share(args, "share", front->share, front->n > 0);
	put_lede(page, figures);
}

/* Departments where something started, waited or was passed to, in the order of the records. */
static void put_departments(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "departments");

	for (size_t i = 0; i < site->book->departments.n; i++) {
		const struct department_figures *figure = &site->figures->departments[i];
		struct value *row;

		if (!figure->front_line.n && !figure->waited_n && !figure->passed_to)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[i]);
		put_rate(row, "rate", &figure->front_line);
		put_rate_dot(row, "dot", &figure->front_line);
		put_count(row, "passed_to", figure->passed_to);
		put_days(row, "waited", figure->waited_mean, figure->waited_n > 0);
		put_count(row, "waited_n", figure->waited_n);
		put_rate(row, "within", &figure->within);
	}
}

/* The department whose cases waited longest in all, and what comes of promises among colleagues. */
static void put_findings(struct value *page, const struct site *site)
{
	size_t n = site->book->departments.n, most;
	double *waited = NEW_N(page->arena, double, n + 1);
	const struct promises *internal = &site->figures->totals.internal;
	struct value *args;

	for (size_t i = 0; i < n; i++)
		waited[i] = site->figures->departments[i].waited_days;
	most = greatest(waited, n);
	args = put_message(page, "waited_finding",
		most < n ? "leadership.front.title" : "leadership.front.none");
	if (most < n) {
		put_text(args, "name", site->book->departments.v[most]->name);
		put_count(args, "n", site->figures->departments[most].waited_n);
		put_days(args, "days", site->figures->departments[most].waited_mean, true);
	}
	args = put_message(page, "internal_finding",
		internal->rate.n ? "leadership.internal.title" : "leadership.internal.unknown");
	put_rate_args(args, &internal->rate);
	put_share(args, "clients", site->figures->totals.promises.rate.share,
		site->figures->totals.promises.rate.n >= SMALL_N);
}

static void put_authority(struct value *page, const struct figures *figures)
{
	const struct authority *authority = &figures->authority;
	struct value *map = put_map(page, "authority"), *args;

	args = put_message(map, "finding",
		!authority->people      ? "leadership.authority.unknown"
		: !authority->within.n  ? "leadership.authority.none"
		: authority->cost_known ? "leadership.authority.cost"
					: "leadership.authority.count");
	put_share(args, "share", authority->cost_share, authority->cost_known);
	put_count(args, "k", authority->within.k);
	put_count(args, "n", authority->within.n);
	put_bool(map, "any", authority->people && authority->within.n);
	put_rate(map, "within", &authority->within);
	put_rate_dot(map, "dot", &authority->within);
	put_money(map, "cost", authority->cost, authority->cost_known);
	put_money(map, "cost_within", authority->cost_within, authority->cost_known);
	put_count(map, "costed", authority->costed);
	put_count(map, "people", authority->people);
	put_count(map, "passed_on", authority->passed_on);
	put_median(map, "front", &authority->front);
	put_median(map, "passed", &authority->passed);
}

static void put_internal(struct value *page, const struct site *site)
{
	struct value *internal, *rows;

	if (!site->figures->totals.internal.given) {
		put_none(page, "internal");
		return;
	}
	internal = put_map(page, "internal");
	rows = put_list(internal, "rows");
	for (size_t i = 0; i < site->book->departments.n; i++) {
		const struct promises *promises = &site->figures->departments[i].internal;
		struct value *row;

		if (!promises->given)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[i]);
		put_promises(row, "promises", promises);
		put_outcome_bar(row, "bar", promises);
	}
}

static const char *effect_of(const struct decision_figures *figure)
{
	if (!figure->known)
		return "leadership.effect.unknown";
	return figure->high < 1  ? "leadership.effect.fell"
	       : figure->low > 1 ? "leadership.effect.rose"
				 : "leadership.effect.unclear";
}

/* After how many decisions the incidents that they were meant to change fell, or rose. */
static void put_effects(struct value *page, const struct figures *figures)
{
	int64_t n = 0, fell = 0, rose = 0;
	struct value *args;

	for (size_t i = 0; i < figures->decisions.n; i++) {
		const struct decision_figures *figure = &figures->decisions.v[i];

		if (!figure->known)
			continue;
		n++;
		fell += figure->high < 1;
		rose += figure->low > 1;
	}
	args = put_message(page, "effects",
		n                      ? "leadership.decision.title"
		: figures->decisions.n ? "leadership.decision.early"
				       : "leadership.decision.none");
	put_count(args, "n", n);
	put_count(args, "fell", fell);
	put_count(args, "rose", rose);
}

/* What was decided, newest first, and the losses that somebody looked at. */
static void put_decisions(struct value *page, const struct figures *figures)
{
	const struct coverage *coverage = &figures->coverage;
	struct rate reviewed = rate_of(coverage->reviewed, coverage->departures);
	struct value *losses, *rows;

	losses = put_message(page, "losses",
		!reviewed.n               ? "leadership.loss.none"
		: reviewed.k < reviewed.n ? "leadership.loss.some"
					  : "leadership.loss.all");
	put_count(losses, "n", reviewed.n);
	put_count(losses, "unseen", reviewed.n - reviewed.k);
	rows = put_list(page, "decisions");
	for (size_t i = figures->decisions.n; i > 0 && rows->items.n < DECISIONS_SHOWN; i--) {
		const struct decision_figures *figure = &figures->decisions.v[i - 1];
		struct value *row;

		if (figure->decision->on > figures->as_of)
			continue;
		row = add_map(rows);
		put_date(row, "on", figure->decision->on);
		put_text(row, "what", figure->decision->what);
		put_message(row, "effect", effect_of(figure));
		put_count(row, "before", figure->before);
		put_count(row, "after", figure->after);
		put_number(row, "ratio", figure->ratio, 2, figure->known);
		put_number(row, "low", figure->low, 2, figure->known);
		put_number(row, "high", figure->high, 2, figure->known);
	}
}

void view_leadership(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site->figures);
	put_departments(page, site);
	put_authority(page, site->figures);
	put_internal(page, site);
	put_findings(page, site);
	put_effects(page, site->figures);
	put_decisions(page, site->figures);
}
