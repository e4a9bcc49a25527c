/* department.c - how does this department keep the company's word? Its scorecard. */
#include "view/audit.h"
#include "view/bars.h"
#include "view/findings.h"
#include "view/leak_cost.h"
#include "view/page.h"
#include "view/replay.h"
#include "view/risk.h"

#include <math.h>
#include <string.h>

enum { LEDGER_SHOWN = 12, BUDGET_SQUARES = 40 };

size_t department_count(const struct site *site)
{
	return site->book->departments.n;
}

struct str department_path(const struct site *site, size_t i, struct arena *arena)
{
	return str_printf(arena, "departments/%.*s", STR_ARG(site->book->departments.v[i]->id));
}

/* The word that others gave for it. */
static struct rate others_word(const struct site *site, size_t d)
{
	size_t n = site->book->departments.n;
	const struct rate *owned = &site->figures->departments[d].owned.rate;
	const struct rate *own = &site->figures->pairs[d * n + d].promises.rate;

	return (struct rate){.k = owned->k - own->k, .n = owned->n - own->n};
}

static void put_verdict(struct value *page, const struct site *site, size_t d)
{
	const struct department_figures *figure = &site->figures->departments[d];
	const struct rate *rate = &figure->owned.rate;
	const char *message = "department.verdict.kept";
	struct value *args;

	if (figure->silent)
		message = "department.verdict.silent";
	else if (rate->n == 0)
		message = figure->incidents_year > 0 ? "department.verdict.incidents"
						     : "department.verdict.none";
	else if (rate->n < SMALL_N)
		message = "department.verdict.few";
	args = put_message(page, "verdict", message);
	put_text(args, "name", site->book->departments.v[d]->name);
	put_count(args, "k", rate->k);
	put_count(args, "n", rate->n);
	put_share(args, "share", rate->share, rate->n > 0);
	put_number(args, "incidents", figure->incidents_year, 0, true);
}

static void put_lede(struct value *page, const struct site *site, size_t d)
{
	size_t n = site->book->departments.n;
	const struct department_figures *figure = &site->figures->departments[d];
	const struct rate *own = &site->figures->pairs[d * n + d].promises.rate;
	struct rate others = others_word(site, d);
	struct value *lede = put_list(page, "lede"), *args;

	if (own->n || others.n) {
		args = add_message(lede, "department.lede.word");
		put_count(args, "own_k", own->k);
		put_count(args, "own_n", own->n);
		put_count(args, "others_k", others.k);
		put_count(args, "others_n", others.n);
	}
	if (figure->incidents_year > 0) {
		args = add_message(lede, "department.lede.incidents");
		put_number(args, "started", figure->incidents_year, 0, true);
		put_number(args, "felt", figure->felt_year, 0, true);
	}
	if (figure->owned_trend == TREND_UP || figure->owned_trend == TREND_DOWN) {
		args = add_message(lede, figure->owned_trend == TREND_UP ? "department.lede.up"
									 : "department.lede.down");
		put_share(args, "now", figure->owned_now.share, true);
		put_share(args, "before", figure->owned_before.share, true);
	}
}

static void put_keys(struct value *page, const struct site *site, size_t d)
{
	const struct department_figures *figure = &site->figures->departments[d];
	struct value *keys = put_map(page, "keys");

	put_number(keys, "score", figure->score.value, 0, figure->score.known);
	put_count(keys, "parts", figure->score.n);
	put_rate(keys, "owned", &figure->owned.rate);
	put_trend(keys, "trend", figure->owned_trend);
	put_coherence(keys, "coherence", &figure->owned.coherence);
	put_number(keys, "incidents", figure->incidents_year, 0, true);
	put_number(keys, "per_100", figure->per_100_months, 1, figure->per_100_high > 0);
	put_number(keys, "per_100_low", figure->per_100_low, 1, figure->per_100_high > 0);
	put_number(keys, "per_100_high", figure->per_100_high, 1, figure->per_100_high > 0);
	put_trend(keys, "incidents_trend", figure->incidents_trend);
	put_median(keys, "answer", &figure->answer);
	put_median(keys, "resolve", &figure->resolve);
	put_rate(keys, "front_line", &figure->front_line);
	put_rate(keys, "repeats", &figure->repeats);
	put_days(keys, "waited", figure->waited_mean, figure->waited_n > 0);
	put_count(keys, "waited_n", figure->waited_n);
	put_leak_cost(keys, "leak", &figure->leak, 1);
	put_count(keys, "accounts", figure->accounts_touched);
	put_money(keys, "value", figure->value_touched, figure->accounts_touched > 0);
	put_number(keys, "wear", figure->wear, 1, true);
	put_money(keys, "lateness", llround(figure->lateness_money), figure->lateness_money >= 1);
	put_logging(keys, "logged", &site->figures->audit->logged[d]);
	put_count(keys, "people", figure->people);
}

static void put_parts(struct value *page, const struct department_figures *figure)
{
	static const char *const names[PARTS] = {
		"coherence", "standards", "front_line", "internal", "resolution"};
	struct value *parts = put_list(page, "parts");

	for (int i = 0; i < PARTS; i++) {
		struct value *part = add_map(parts);

		put_term(part, "name", "score_part", str_c(names[i]));
		put_number(part, "value", figure->parts[i].value, 0, figure->parts[i].known);
		put_count(part, "n", figure->parts[i].n);
		put_coord(put_drawn(part, "bar"), "width",
			figure->parts[i].known ? figure->parts[i].value : 0);
	}
}

/* Who gave the word that it must keep. */
static void put_makers(struct value *page, const struct site *site, size_t d)
{
	size_t n = site->book->departments.n;
	struct value *rows = put_list(page, "makers");
	double *given = NEW_N(page->arena, double, n + 1);
	size_t *order;

	for (size_t i = 0; i < n; i++)
		given[i] = (double)site->figures->pairs[i * n + d].promises.given;
	order = order_by(given, n, page->arena);
	for (size_t i = 0; i < n && given[order[i]] > 0; i++) {
		const struct promises *promises = &site->figures->pairs[order[i] * n + d].promises;
		struct value *row = add_map(rows);

		put_department(row, "department", site->book->departments.v[order[i]]);
		put_bool(row, "own", order[i] == d);
		put_promises(row, "promises", promises);
		put_outcome_bar(row, "bar", promises);
		put_rate_dot(row, "dot", &promises->rate);
	}
}

static void put_kinds(struct value *page, const struct site *site, size_t d)
{
	const struct department_figures *figure = &site->figures->departments[d];
	struct value *rows = put_list(page, "kinds");
	double counts[LEAK_KINDS] = {0};
	size_t *order;

	memcpy(counts, figure->by_kind, sizeof figure->by_kind);
	order = order_by(counts, LEAK_KINDS, page->arena);
	for (size_t i = 0; i < LEAK_KINDS; i++) {
		double incidents = counts[order[i]], wear = figure->wear_by_kind[order[i]];
		struct value *row;

		if (incidents <= 0 && wear < 0.05)
			continue;
		row = add_map(rows);
		put_kind_term(row, "kind", (int)order[i]);
		put_number(row, "incidents", incidents, 0, true);
		put_number(row, "wear", wear, 1, true);
		put_coord(put_drawn(row, "bar"), "width",
			counts[order[0]] > 0 ? 100 * incidents / counts[order[0]] : 0);
	}
}

static void put_severities(struct value *page, const struct department_figures *figure)
{
	static const enum incident_severity order[] = {INCIDENT_SEVERITY_CRITICAL,
		INCIDENT_SEVERITY_SERIOUS, INCIDENT_SEVERITY_MODERATE, INCIDENT_SEVERITY_MINOR};
	struct value *list = put_list(page, "severities");

	for (size_t i = 0; i < INCIDENT_SEVERITY_COUNT; i++) {
		struct value *item = add_map(list);

		put_term(item, "severity", "incident_severity",
			term_word(&incident_severity_terms, (int)order[i]));
		put_number(item, "n", figure->by_severity[order[i]], 0, true);
		put_bool(item, "more", i + 1 < INCIDENT_SEVERITY_COUNT);
	}
}

static int64_t allowed_failures(const struct attainment *attainment)
{
	return llround((double)attainment->rate.n * (1 - attainment->standard->target));
}

/* How many failures the target still allows, or how many there are past it. */
static void put_allowance(struct value *row, const struct attainment *attainment)
{
	int64_t bad = attainment->rate.n - attainment->rate.k;
	int64_t allowed = allowed_failures(attainment);
	struct value *args;

	if (!attainment->budget_known) {
		put_none(row, "allowance");
		return;
	}
	args = put_message(row, "allowance",
		bad > allowed ? "department.standards.over" : "department.standards.left");
	put_count(args, "n", bad > allowed ? bad - allowed : allowed - bad);
	put_count(args, "allowed", allowed);
}

/* The error budget as squares: used, used past the line, left. */
static void draw_budget(struct value *row, const struct attainment *attainment)
{
	int64_t bad = attainment->rate.n - attainment->rate.k;
	int64_t allowed = allowed_failures(attainment);
	int64_t all = bad > allowed ? bad : allowed;
	struct value *squares;

	if (!attainment->budget_known || all == 0 || all > BUDGET_SQUARES) {
		put_none(row, "squares");
		return;
	}
	squares = put_list(put_drawn(row, "squares"), "list");
	for (int64_t i = 0; i < all; i++) {
		struct value *square = add_map(squares);

		put_coord(square, "x", (double)(i % 20) * 11);
		put_coord(square, "y", (double)(i / 20) * 11);
		put_bool(square, "over", i >= allowed);
		put_bool(square, "used", i < bad && i < allowed);
		put_bool(square, "free", i >= bad);
	}
}

static void put_standards(struct value *page, const struct department_figures *figure)
{
	struct value *rows = put_list(page, "standards");

	for (size_t i = 0; i < figure->standards.n; i++) {
		const struct attainment *attainment = &figure->standards.v[i];
		struct value *row = add_map(rows);

		put_text(row, "what", attainment->standard->what);
		put_share(row, "target", attainment->standard->target, true);
		put_rate(row, "rate", &attainment->rate);
		put_share(row, "budget", attainment->budget, attainment->budget_known);
		put_allowance(row, attainment);
		put_bool(row, "spent", attainment->budget_known && attainment->budget <= 0);
		draw_budget(row, attainment);
	}
}

static bool in_ledger(const struct site *site, const struct promise *promise, size_t d)
{
	enum promise_state state = site->figures->fates[promise->index].state;

	return promise->owner.kind == REF_DEPARTMENT && promise->owner.department->index == d &&
	       (state == PROMISE_OVERDUE || state == PROMISE_OPEN);
}

/* What it owes today: overdue first, then by date. */
static void put_owing(struct value *page, const struct site *site, size_t d)
{
	size_t n = site->book->promises.n, count = 0;
	double *urgency = NEW_N(page->arena, double, n + 1);
	struct value *owing = put_map(page, "owing"), *rows = put_list(owing, "rows");
	size_t *order;

	for (size_t i = 0; i < n; i++) {
		bool mine = in_ledger(site, site->book->promises.v[i], d);

		urgency[i] = mine ? 1e7 - site->figures->fates[i].in_force : 0;
		count += mine;
	}
	order = order_by(urgency, n, page->arena);
	for (size_t i = 0; i < count && i < LEDGER_SHOWN; i++) {
		const struct promise *promise = site->book->promises.v[order[i]];
		const struct fate *fate = &site->figures->fates[order[i]];
		struct value *row = add_map(rows);

		put_text(row, "what", promise->what);
		put_account(row, "account",
			promise->account.kind == REF_ACCOUNT ? promise->account.account : NULL);
		put_department(row, "to",
			promise->to.kind == REF_DEPARTMENT ? promise->to.department : NULL);
		put_date(row, "due", fate->in_force);
		put_state(row, "state", fate->state);
		put_bool(row, "overdue", fate->state == PROMISE_OVERDUE);
		put_days(row, "late", fate->days_late, fate->state == PROMISE_OVERDUE);
		put_party(row, "by", site, &promise->by);
		put_source(row, "source", site, &promise->record);
		put_row_link(row, "link",
			promise->account.kind == REF_ACCOUNT ? promise->account.account : NULL,
			promise, NULL);
	}
	put_count(owing, "n", (int64_t)count);
	put_bool(owing, "more", count > LEDGER_SHOWN);
}

/* The expected loss that goes with what started here, and the accounts that make most of it. */
static void put_cost(struct value *page, const struct site *site, size_t d)
{
	const struct department_figures *figure = &site->figures->departments[d];
	struct value *cost = put_leak_cost(
			     page, "cost", &figure->leak, most_of_departments(site->figures)),
		     *rows;

	if (!cost)
		return;
	put_count(cost, "accounts", figure->accounts_touched);
	rows = put_list(cost, "rows");
	for (size_t i = 0; i < figure->costliest.n; i++) {
		const struct costly *one = &figure->costliest.v[i];
		const struct risk *risk = &site->figures->accounts[one->account->index].risk;
		struct value *row = add_map(rows);

		put_account(row, "account", one->account);
		put_money(row, "part", llround(one->loss), true);
		put_money(row, "loss", llround(risk->loss), true);
		put_share(row, "p365", risk->p365, true);
		put_term(row, "state", "risk_state", risk_word(risk->state));
	}
}

static void put_story(
	struct value *page, const struct site *site, const struct department *department)
{
	const struct story *story = NULL;

	for (size_t i = 0; i < site->book->stories.n; i++)
		if (site->book->stories.v[i]->subject.kind == REF_DEPARTMENT &&
			site->book->stories.v[i]->subject.department == department)
			story = site->book->stories.v[i];
	if (story)
		put_markdown(page, "story", story->markdown);
	else
		put_none(page, "story");
}

void view_department(const struct site *site, size_t i, struct value *page)
{
	const struct department *department = site->book->departments.v[i];
	const struct department_figures *figure = &site->figures->departments[i];

	put_text(page, "id", department->id);
	put_text(page, "name", department->name);
	put_person(page, "lead", site,
		department->lead.kind == REF_PERSON ? department->lead.person : NULL);
	if (department->role != ROLE_NONE)
		put_term(page, "role", "role", term_word(&role_terms, (int)department->role));
	else
		put_none(page, "role");
	put_bool(page, "silent", figure->silent);
	put_verdict(page, site, i);
	put_lede(page, site, i);
	put_keys(page, site, i);
	put_parts(page, figure);
	put_promises(page, "owned", &figure->owned);
	put_promises(page, "made", &figure->made);
	put_promises(page, "internal", &figure->internal);
	put_outcome_bar(page, "internal_bar", &figure->internal);
	put_makers(page, site, i);
	put_owing(page, site, i);
	put_department_trend(page, site, i);
	put_cost(page, site, i);
	put_kinds(page, site, i);
	put_severities(page, figure);
	put_standards(page, figure);
	put_department_findings(page, site, i);
	put_story(page, site, department);
}
