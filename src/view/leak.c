/* leak.c - which small failures add up? Kinds of failure by the wear they leave, where they start.
 */
#include "view/causes.h"
#include "view/chart.h"
#include "view/leak_cost.h"
#include "view/leak_time.h"
#include "view/page.h"
#include "view/risk.h"
#include "view/silent.h"

#include <math.h>

enum { LEAK_ACCOUNTS = 3 };

/* Kinds in order of wear, those without any record left out. */
struct ranking {
	size_t *order;
	size_t n;
	double wear;
};

static struct ranking rank_kinds(const struct figures *figures, struct arena *arena)
{
	struct ranking ranking = {0};
	double wear[LEAK_KINDS];

	for (int i = 0; i < LEAK_KINDS; i++) {
		const struct leak_kind *kind = &figures->kinds[i];

		wear[i] = kind->wear + (double)kind->incidents_year * 1e-6;
		ranking.wear += kind->wear;
	}
	ranking.order = order_by(wear, LEAK_KINDS, arena);
	while (ranking.n < LEAK_KINDS && wear[ranking.order[ranking.n]] > 0)
		ranking.n++;
	return ranking;
}

/* How many kinds, from the greatest, make two thirds of the wear. */
static size_t vital_few(const struct figures *figures, const struct ranking *ranking, double *share)
{
	double sum = 0;

	for (size_t i = 0; i < ranking->n; i++) {
		sum += figures->kinds[ranking->order[i]].wear;
		if (sum >= ranking->wear * 2 / 3) {
			*share = sum / ranking->wear;
			return i + 1;
		}
	}
	*share = 1;
	return ranking->n;
}

static void put_verdict(
	struct value *page, const struct figures *figures, const struct ranking *ranking)
{
	double share = 0;
	size_t few;
	struct value *args;

	if (ranking->n == 0 || ranking->wear <= 0) {
		put_message(page, "verdict", "leak.verdict.none");
		return;
	}
	few = vital_few(figures, ranking, &share);
	args = put_message(page, "verdict", few == 1 ? "leak.verdict.one" : "leak.verdict.few");
	put_count(args, "few", (int64_t)few);
	put_count(args, "kinds", (int64_t)ranking->n);
	put_share(args, "share", share, true);
	put_kind_term(args, "kind", (int)ranking->order[0]);
	if (ranking->n > 1)
		put_kind_term(args, "second", (int)ranking->order[1]);
	else
		put_none(args, "second");
}

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct totals *totals = &figures->totals;
	struct value *lede = put_list(page, "lede"), *args;

	args = add_message(lede, "leak.lede.year");
	put_count(args, "n", totals->incidents_year);
	put_count(args, "before", totals->incidents_before_year);
	args = add_message(lede, "leak.lede.wear");
	put_number(args, "wear", totals->wear, 0, true);
	put_number(args, "strength", totals->strength, 0, true);
	put_count(args, "accounts", totals->accounts);
}

/* Finds the live accounts in which this kind has left most wear; gives how many. */
static size_t worst_accounts(
	const struct site *site, int kind, const struct account *best[LEAK_ACCOUNTS])
{
	const struct figures *figures = site->figures;
	size_t n = 0;

	for (size_t i = 0; i < site->book->accounts.n; i++) {
		double wear = figures->accounts[i].wear.kind[kind];
		size_t at = n;

		if (figures->accounts[i].departed || wear < 0.5)
			continue;
		while (at > 0 && figures->accounts[best[at - 1]->index].wear.kind[kind] < wear)
			at--;
		if (at >= LEAK_ACCOUNTS)
			continue;
		if (n < LEAK_ACCOUNTS)
			n++;
		for (size_t j = n - 1; j > at; j--)
			best[j] = best[j - 1];
		best[at] = site->book->accounts.v[i];
	}
	return n;
}

static void put_worst_accounts(struct value *row, const struct site *site, int kind)
{
	struct value *list = put_list(row, "accounts_most");
	const struct account *best[LEAK_ACCOUNTS];
	size_t n = worst_accounts(site, kind, best);

	for (size_t i = 0; i < n; i++) {
		struct value *item = add_map(list);

		put_account(item, "account", best[i]);
		put_number(item, "wear", site->figures->accounts[best[i]->index].wear.kind[kind], 1,
			true);
		put_bool(item, "more", i + 1 < n);
	}
}

static void put_kinds(struct value *page, const struct site *site, const struct ranking *ranking)
{
	const struct figures *figures = site->figures;
	struct value *rows = put_list(page, "kinds");
	double most = ranking->n ? figures->kinds[ranking->order[0]].wear : 0, sum = 0;
	bool any = ranking->wear > 0;
	struct value *args =
		put_message(page, "kinds_finding", any ? "leak.kinds.title" : "leak.kinds.none");

	if (any) {
		const struct leak_kind *first = &figures->kinds[ranking->order[0]];

		put_built(args, "kind", (int)ranking->order[0]);
		put_number(args, "wear", first->wear, 1, true);
		put_count(args, "accounts", first->accounts);
	}

	for (size_t i = 0; i < ranking->n; i++) {
		const struct leak_kind *kind = &figures->kinds[ranking->order[i]];
		struct value *row = add_map(rows);

		sum += kind->wear;
		put_kind_term(row, "kind", (int)ranking->order[i]);
		put_number(row, "wear", kind->wear, 1, true);
		put_share(row, "share", any ? kind->wear / ranking->wear : 0, any);
		put_share(row, "running", any ? sum / ranking->wear : 0, any);
		put_count(row, "incidents", kind->incidents_year);
		put_count(row, "before", kind->before_year);
		put_count(row, "open", kind->open);
		put_count(row, "accounts", kind->accounts);
		put_count(row, "repeats", kind->repeats);
		put_money(row, "cost", kind->cost, kind->cost > 0);
		put_median(row, "resolve", &kind->resolve);
		put_worst_accounts(row, site, (int)ranking->order[i]);
		put_coord(put_drawn(row, "bar"), "width", most > 0 ? 100 * kind->wear / most : 0);
	}
}

/* The same failures by the expected loss that goes with them. */
static void put_costs(struct value *page, const struct figures *figures)
{
	double loss[LEAK_KINDS], most = most_of_kinds(figures);
	struct value *rows;
	size_t *order;

	if (!put_leak_total(page, "cost", figures)) {
		put_list(page, "costs");
		return;
	}
	rows = put_list(page, "costs");
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		loss[kind] = figures->kinds[kind].leak.loss;
	order = order_by(loss, LEAK_KINDS, page->arena);
	for (size_t i = 0; i < LEAK_KINDS; i++) {
		const struct leak_kind *kind = &figures->kinds[order[i]];
		struct value *row;

		if (kind->leak.loss < 0.5)
			continue;
		row = add_map(rows);
		put_kind_term(row, "kind", (int)order[i]);
		put_leak_cost(row, "leak", &kind->leak, most);
		put_number(row, "wear", kind->wear, 1, true);
		put_share(
			row, "share", kind->wear / figures->totals.wear, figures->totals.wear > 0);
		put_count(row, "accounts", kind->accounts);
	}
}

static void put_origin_cell(struct value *cells, double wear, double most)
{
	struct value *cell = add_map(cells);

	put_number(cell, "wear", wear, 1, wear >= 0.05);
	if (wear >= 0.05)
		put_coord(put_drawn(cell, "dot"), "size", 3 + 15 * sqrt(wear / most));
	else
		put_none(cell, "dot");
}

/* Kind by department of origin: circles whose area is the wear. */
static void put_origins(struct value *page, const struct site *site, const struct ranking *ranking)
{
	const struct figures *figures = site->figures;
	size_t departments = site->book->departments.n;
	struct value *head = put_list(page, "origins"), *rows = put_list(page, "origin_rows");
	double most = 0;

	for (size_t d = 0; d < departments; d++)
		put_department(add_map(head), "department", site->book->departments.v[d]);
	for (size_t i = 0; i < LEAK_KINDS * departments; i++)
		if (figures->leak_from[i] > most)
			most = figures->leak_from[i];
	for (size_t i = 0; i < ranking->n; i++) {
		struct value *row = add_map(rows), *cells;

		put_kind_term(row, "kind", (int)ranking->order[i]);
		cells = put_list(row, "cells");
		for (size_t d = 0; d < departments; d++)
			put_origin_cell(cells,
				figures->leak_from[ranking->order[i] * departments + d], most);
	}
}

/* The cell that weighs most: which failure, from where. */
static void put_origin_finding(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	size_t departments = site->book->departments.n, n = LEAK_KINDS * departments, most = 0;
	struct value *args;

	for (size_t i = 1; i < n; i++)
		if (figures->leak_from[i] > figures->leak_from[most])
			most = i;
	if (n == 0 || figures->leak_from[most] < 0.05) {
		put_message(page, "origin_finding", "leak.origin.none");
		return;
	}
	args = put_message(page, "origin_finding", "leak.origin.title");
	put_text(args, "department", site->book->departments.v[most % departments]->name);
	put_built(args, "kind", (int)(most / departments));
	put_number(args, "wear", figures->leak_from[most], 1, true);
}

void view_leak(const struct site *site, size_t i, struct value *page)
{
	struct ranking ranking = rank_kinds(site->figures, page->arena);

	(void)i;
	put_verdict(page, site->figures, &ranking);
	put_lede(page, site->figures);
	put_days(page, "half_life", site->book->company.analysis.wear_half_life, true);
	put_kinds(page, site, &ranking);
	put_costs(page, site->figures);
	put_origins(page, site, &ranking);
	put_origin_finding(page, site);
	put_leak_time(page, site->figures, ranking.order, ranking.n);
	put_silent_leak(page, site->figures->silent_leak);
	put_hazards(page, "hazards", site->figures);
}
