/* causes.c - why did they really leave? What they said beside what had built up. */
#include "view/causes.h"

#include "view/bars.h"
#include "view/page.h"
#include "view/risk.h"

#include <math.h>

enum { FEW_LEFT = 10, DEPARTURES_SHOWN = 200, LEAST_OFTEN = 2 };

/* How often each was said, or had built up most. */
struct often {
	double said[REASON_COUNT], built[BUILT_KINDS + 1];
	int reason, kind; /* the most frequent, alone; -1: there is none */
};

static int most_frequent(const double *n, int from, int to)
{
	int most = -1;
	bool tied = false;

	for (int i = from; i < to; i++) {
		if (n[i] <= 0)
			continue;
		tied = most >= 0 && (n[i] < n[most] ? tied : n[i] <= n[most]);
		if (most < 0 || n[i] > n[most])
			most = i;
	}
	return tied ? -1 : most;
}

static struct often often_of(const struct causes *causes)
{
	struct often often = {0};

	for (int r = 0; r < REASON_COUNT; r++)
		for (int k = 0; k <= BUILT_KINDS; k++) {
			often.said[r] += (double)causes->table[r][k].n;
			often.built[k] += (double)causes->table[r][k].n;
		}
	often.reason = most_frequent(often.said, REASON_NONE + 1, REASON_COUNT);
	often.kind = most_frequent(often.built, 0, BUILT_KINDS);
	return often;
}

static const char *verdict_of(const struct causes *causes, const struct often *often)
{
	const struct departure *only = causes->departures.v;

	if (causes->departures.n == 0)
		return "causes.verdict.none";
	if (causes->departures.n == 1) {
		if (!causes->explained)
			return "causes.verdict.one_unexplained";
		return only->said != REASON_NONE ? "causes.verdict.one"
						 : "causes.verdict.one_silent";
	}
	if (!causes->explained)
		return "causes.verdict.unexplained";
	if (often->kind < 0 || often->built[often->kind] < LEAST_OFTEN)
		return "causes.verdict.mixed";
	return often->reason < 0 ? "causes.verdict.built" : "causes.verdict.contrast";
}

static void put_verdict(struct value *page, const struct causes *causes, const struct often *often)
{
	struct value *args = put_message(page, "verdict", verdict_of(causes, often));
	int reason = often->reason < 0 ? REASON_NONE : often->reason;
	int kind = often->kind < 0 ? BUILT_NONE : often->kind;

	put_count(args, "n", (int64_t)causes->departures.n);
	put_count(args, "explained", causes->explained);
	put_term(args, "reason", "reason", term_word(&reason_terms, reason));
	put_built(args, "built", kind);
	put_count(args, "said_n", (int64_t)often->said[reason]);
	put_count(args, "built_n", (int64_t)often->built[kind]);
}

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct causes *causes = figures->causes;
	struct value *lede = put_list(page, "lede"), *args;
	int64_t n = (int64_t)causes->departures.n;

	if (n == 0)
		return;
	args = add_message(lede, "causes.lede.seen");
	put_count(args, "n", n);
	put_count(args, "returned", causes->returned);
	put_date(args, "since", figures->coverage.since);
	if (n > 1 && causes->explained) {
		args = add_message(lede, "causes.lede.unexplained");
		put_count(args, "n", n);
		put_count(args, "unexplained", n - causes->explained);
	}
	if (n > 1 && n < FEW_LEFT)
		add_message(lede, "causes.lede.few");
}

/* said: departures that said price, those with too few clients to compare included. */
static const char *price_finding(const struct rate *price, int64_t said)
{
	if (said == 0)
		return "causes.price.never";
	if (price->n == 0)
		return "causes.price.few";
	if (price->n < said)
		return "causes.price.part";
	if (price->n > 1)
		return "causes.price.said";
	return price->k ? "causes.price.once_worn" : "causes.price.once";
}

/* How often price was said in the worst quarter by wear, beside all other departures. */
static void put_price(struct value *page, const struct causes *causes, int64_t said)
{
	struct value *map, *args;

	if (causes->departures.n == 0) {
		put_none(page, "price");
		return;
	}
	map = put_map(page, "price");
	args = put_message(map, "finding", price_finding(&causes->price, said));
	put_count(args, "said", said);
	put_count(args, "n", causes->price.n);
	put_count(args, "k", causes->price.k);
	put_bool(map, "drawn", causes->price.n > 1 && causes->others.n > 1);
	put_rate(map, "price", &causes->price);
	put_rate_dot(map, "price_dot", &causes->price);
	put_rate(map, "others", &causes->others);
	put_rate_dot(map, "others_dot", &causes->others);
}

static void put_cell(struct value *cells, const struct cause_cell *cell, int64_t most)
{
	struct value *v = add_map(cells);

	if (!cell->n) {
		put_none(v, "cell");
		return;
	}
	v = put_map(v, "cell");
	put_count(v, "n", cell->n);
	put_money(v, "value", cell->value_year, cell->value_year > 0);
	if (most)
		put_coord(put_drawn(v, "dot"), "size", 19 * sqrt((double)cell->n / (double)most));
	else
		put_none(v, "dot");
}

static int64_t most_in_cell(const struct causes *causes)
{
	int64_t most = 1;

	for (int r = 0; r < REASON_COUNT; r++)
		for (int k = 0; k <= BUILT_KINDS; k++)
			if (causes->table[r][k].n > most)
				most = causes->table[r][k].n;
	return most;
}

/* Rows are what was said, columns what had built up, most frequent first, each with nothing last;
 * only those that occur. */
static void put_row(struct value *row, const struct causes *causes, int reason, const size_t *kinds,
	size_t columns)
{
	struct value *cells = put_list(row, "cells");
	struct cause_cell all = {0};
	int64_t most = most_in_cell(causes);

	put_term(row, "reason", "reason", term_word(&reason_terms, reason));
	for (size_t i = 0; i < columns; i++) {
		const struct cause_cell *cell = &causes->table[reason][kinds[i]];

		put_cell(cells, cell, most);
		all.n += cell->n;
		all.value_year += cell->value_year;
	}
	put_cell(put_list(row, "all"), &all, 0);
}

/* Of those that said the most frequent reason, how many had a failure built up. */
static void put_matrix_finding(
	struct value *map, const struct causes *causes, const struct often *often)
{
	int reason = often->reason < 0 ? REASON_NONE : often->reason;
	int64_t said = (int64_t)often->said[reason];
	struct value *args = put_message(
		map, "finding", often->reason < 0 ? "causes.matrix.whole" : "causes.matrix.title");

	put_term(args, "reason", "reason", term_word(&reason_terms, reason));
	put_count(args, "said", said);
	put_count(args, "built", said - causes->table[reason][BUILT_NONE].n);
	put_count(args, "explained", causes->explained);
	put_count(args, "n", (int64_t)causes->departures.n);
}

static void put_matrix(struct value *page, const struct causes *causes, const struct often *often)
{
	double said[REASON_COUNT], built[BUILT_KINDS + 1];
	struct value *map, *head, *rows, *sums;
	size_t *reasons, *kinds, columns = 0;
	struct cause_cell all = {0};

	if (causes->departures.n < 2) {
		put_none(page, "matrix");
		return;
	}
	for (int r = 0; r < REASON_COUNT; r++)
		said[r] = often->said[r] * (r == REASON_NONE ? 1e-9 : 1);
	for (int k = 0; k <= BUILT_KINDS; k++)
		built[k] = often->built[k] * (k == BUILT_NONE ? 1e-9 : 1);
	map = put_map(page, "matrix");
	put_matrix_finding(map, causes, often);
	reasons = order_by(said, REASON_COUNT, page->arena);
	kinds = order_by(built, BUILT_KINDS + 1, page->arena);
	head = put_list(map, "head");
	for (; columns <= BUILT_KINDS && built[kinds[columns]] > 0; columns++)
		put_built(add_map(head), "built", (int)kinds[columns]);
	rows = put_list(map, "rows");
	for (size_t i = 0; i < REASON_COUNT && said[reasons[i]] > 0; i++)
		put_row(add_map(rows), causes, (int)reasons[i], kinds, columns);
	sums = put_list(map, "sums");
	for (size_t i = 0; i < columns; i++) {
		struct cause_cell sum = {0};

		for (int r = 0; r < REASON_COUNT; r++) {
			sum.n += causes->table[r][kinds[i]].n;
			sum.value_year += causes->table[r][kinds[i]].value_year;
		}
		put_cell(sums, &sum, 0);
		all.n += sum.n;
		all.value_year += sum.value_year;
	}
	put_cell(put_list(map, "all"), &all, 0);
}

/* Where what had built up started, over the explained departures together. */
static void put_departments(struct value *page, const struct site *site)
{
	const struct causes *causes = site->figures->causes;
	size_t n = site->book->departments.n;
	struct value *map, *rows, *args;
	size_t *order;

	if (causes->explained < 2) {
		put_none(page, "origins");
		return;
	}
	map = put_map(page, "origins");
	rows = put_list(map, "rows");
	order = order_by(causes->departments, n, page->arena);
	args = put_message(map, "finding",
		n && causes->departments[order[0]] > 0 ? "causes.origins.title"
						       : "causes.origins.none");
	if (n && causes->departments[order[0]] > 0) {
		put_text(args, "name", site->book->departments.v[order[0]]->name);
		put_share(args, "share", causes->departments[order[0]] / (double)causes->explained,
			true);
	}
	put_count(map, "n", causes->explained);
	for (size_t i = 0; i < n && causes->departments[order[i]] > 0; i++) {
		struct value *row = add_map(rows);

		put_department(row, "department", site->book->departments.v[order[i]]);
		put_share(row, "share", causes->departments[order[i]] / (double)causes->explained,
			true);
		put_coord(put_drawn(row, "bar"), "width",
			100 * causes->departments[order[i]] / causes->departments[order[0]]);
	}
	put_share(map, "nobody", causes->departments[n] / (double)causes->explained,
		causes->departments[n] > 0.005 * (double)causes->explained);
}

static void put_lead_time(struct value *page, const struct causes *causes)
{
	int64_t n = (int64_t)causes->departures.n, passed = n - causes->never;
	struct value *map, *args;

	if (n == 0) {
		put_none(page, "lead");
		return;
	}
	map = put_map(page, "lead");
	args = put_message(map, "finding",
		!passed              ? "causes.lead.never"
		: n == 1             ? "causes.lead.one"
		: causes->lead.known ? "causes.lead.median"
				     : "causes.lead.long");
	put_count(args, "n", n);
	put_count(args, "passed", passed);
	put_count(args, "never", causes->never);
	put_days(args, "days", n == 1 ? causes->departures.v[0].lead : causes->lead.days, true);
	put_median(map, "median", &causes->lead);
	put_count(map, "never", causes->never);
	put_bool(map, "several", passed > 1);
}

static void put_departure(
	struct value *row, const struct site *site, const struct departure *departure)
{
	const struct built *built = &departure->built;

	put_account(row, "account", departure->account);
	put_text(row, "segment", departure->account->segment);
	put_date(row, "left", departure->left);
	put_bool(row, "returned", departure->returned);
	put_bool(row, "lapsed", departure->lapsed);
	put_term(row, "reason", "reason", term_word(&reason_terms, (int)departure->said));
	put_built(row, "built", built->cause);
	put_share(row, "share", built_share(built),
		built->cause != BUILT_NONE && site->figures->causes->departures.n > 1);
	put_number(row, "against", built->against, 1, true);
	put_lead(row, "lead", departure);
	put_money(row, "value", departure->value_year, departure->value_year > 0);
	put_evidence(row, "evidence", site, departure);
	put_bool(row, "dated", departure->from.n > 0 && built->cause != BUILT_NONE);
}

static void put_departures(struct value *page, const struct site *site)
{
	const struct causes *causes = site->figures->causes;
	struct value *rows = put_list(page, "departures");
	size_t n = causes->departures.n;

	for (size_t i = 0; i < n && i < DEPARTURES_SHOWN; i++)
		put_departure(add_map(rows), site, &causes->departures.v[i]);
	put_count(page, "n", (int64_t)n);
	put_count(page, "shown", (int64_t)rows->items.n);
	put_bool(page, "any", n > 0);
	put_bool(page, "cut", n > rows->items.n);
}

void view_causes(const struct site *site, size_t i, struct value *page)
{
	const struct causes *causes = site->figures->causes;
	struct often often = often_of(causes);

	(void)i;
	put_verdict(page, causes, &often);
	put_lede(page, site->figures);
	put_price(page, causes, (int64_t)often.said[REASON_PRICE]);
	put_matrix(page, causes, &often);
	put_departments(page, site);
	put_lead_time(page, causes);
	put_departures(page, site);
	put_risk_how(page, "how", site->figures);
}
