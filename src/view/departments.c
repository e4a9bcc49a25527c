/* departments.c - where do the leaks start, and where are they felt? Scores and the two matrices.
 */
#include "view/bars.h"
#include "view/findings.h"
#include "view/leak_cost.h"
#include "view/page.h"

#include <math.h>

/* Incidents of the last year by where they started and where the client ran into them. */
struct felt {
	double all, elsewhere; /* felt in another department than they started in */
};

static struct felt felt_of(const struct site *site)
{
	size_t n = site->book->departments.n;
	struct felt felt = {0};

	for (size_t from = 0; from < n; from++)
		for (size_t in = 0; in < n; in++) {
			double incidents = site->figures->felt[from * n + in];

			felt.all += incidents;
			felt.elsewhere += from == in ? 0 : incidents;
		}
	return felt;
}

static void put_verdict(struct value *page, const struct site *site)
{
	const struct gap *gap = &site->figures->hand_off;
	struct felt felt = felt_of(site);
	bool gap_holds = gap->known && gap->low > 0 && gap->others.n >= SMALL_N;
	struct value *args = put_message(page, "verdict",
		gap_holds       ? "departments.verdict.gap"
		: felt.all >= 1 ? "departments.verdict.felt"
				: "departments.verdict.none");

	put_share(args, "elsewhere", felt.all > 0 ? felt.elsewhere / felt.all : 0, felt.all > 0);
	put_share(args, "own", gap->own.share, gap->own.n > 0);
	put_share(args, "others", gap->others.share, gap->others.n > 0);
}

static void put_lede(struct value *page, const struct site *site)
{
	struct felt felt = felt_of(site);
	struct value *lede = put_list(page, "lede"), *args;

	if (felt.all >= 1) {
		args = add_message(lede, "departments.lede.felt");
		put_share(args, "elsewhere", felt.elsewhere / felt.all, true);
		put_number(args, "n", felt.all, 0, true);
	}
}

static void put_parts(struct value *row, const struct department_figures *figure)
{
	static const char *const names[PARTS] = {
		"coherence", "standards", "front_line", "internal", "resolution"};
	struct value *parts = put_list(row, "parts");

	for (int i = 0; i < PARTS; i++) {
		struct value *part = add_map(parts);

		put_term(part, "name", "score_part", str_c(names[i]));
		put_number(part, "value", figure->parts[i].value, 0, figure->parts[i].known);
		put_count(part, "n", figure->parts[i].n);
	}
}

/* The widest of the bars: what started or was felt in one department. */
static double most_incidents(const struct site *site)
{
	double most = 1;

	for (size_t i = 0; i < site->book->departments.n; i++) {
		most = fmax(most, site->figures->departments[i].incidents_year);
		most = fmax(most, site->figures->departments[i].felt_year);
	}
	return most;
}

static void put_scores(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "rows");
	double most = most_incidents(site);

	for (size_t i = 0; i < site->book->departments.n; i++) {
		const struct department *department = site->book->departments.v[i];
		const struct department_figures *figure = &site->figures->departments[i];
		struct value *row = add_map(rows), *bar;

		put_department(row, "department", department);
		put_person(row, "lead", site,
			department->lead.kind == REF_PERSON ? department->lead.person : NULL);
		put_bool(row, "silent", figure->silent);
		put_number(row, "score", figure->score.value, 0, figure->score.known);
		put_parts(row, figure);
		put_promises(row, "promises", &figure->owned);
		put_rate_dot(row, "dot", &figure->owned.rate);
		put_trend(row, "trend", figure->owned_trend);
		put_number(row, "started", figure->incidents_year, 0, true);
		put_number(row, "felt", figure->felt_year, 0, true);
		put_number(row, "wear", figure->wear, 0, true);
		put_count(row, "accounts", figure->accounts_touched);
		put_money(row, "value", figure->value_touched, figure->accounts_touched > 0);
		bar = put_drawn(row, "bar");
		put_coord(bar, "x", 50 - 38 * figure->incidents_year / most);
		put_coord(bar, "started", 38 * figure->incidents_year / most);
		put_coord(bar, "felt", 38 * figure->felt_year / most);
		put_coord(bar, "end", 50 + 38 * figure->felt_year / most);
	}
}

/* Departments that promise, owe, originate or feel anything, in the order of the records. */
static size_t taking_part(const struct site *site, bool promises, size_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < site->book->departments.n; i++) {
		const struct department_figures *figure = &site->figures->departments[i];

		if (promises ? figure->owned.given || figure->made.given
			     : figure->incidents_year > 0 || figure->felt_year > 0)
			out[n++] = i;
	}
	return n;
}

static void put_head(struct value *map, const struct site *site, const size_t *list, size_t n)
{
	struct value *head = put_list(map, "head");

	for (size_t i = 0; i < n; i++)
		put_department(add_map(head), "department", site->book->departments.v[list[i]]);
}

/* A square whose area is the number of promises, filled from below to the share kept. */
static void put_pair(struct value *cells, const struct promises *promises, bool own, int64_t most)
{
	struct value *cell = add_map(cells), *square;
	double side;

	put_bool(cell, "own", own);
	put_rate(cell, "rate", &promises->rate);
	if (promises->rate.n == 0) {
		put_none(cell, "square");
		return;
	}
	side = fmax(6, 36 * sqrt((double)promises->rate.n / (double)most));
	square = put_drawn(cell, "square");
	put_coord(square, "x", 20 - side / 2);
	put_coord(square, "y", 20 - side / 2);
	put_coord(square, "side", side);
	put_coord(square, "fill_y", 20 - side / 2 + side * (1 - promises->rate.share));
	put_coord(square, "fill", side * promises->rate.share);
	put_bool(square, "small", promises->rate.n < SMALL_N);
}

static void put_pairs(struct value *page, const struct site *site)
{
	size_t all = site->book->departments.n;
	size_t *list = NEW_N(page->arena, size_t, all + 1), n = taking_part(site, true, list);
	struct value *map, *rows;
	int64_t most = 1;

	if (n == 0) {
		put_none(page, "pairs");
		return;
	}
	map = put_map(page, "pairs");
	put_head(map, site, list, n);
	rows = put_list(map, "rows");
	for (size_t i = 0; i < all * all; i++)
		if (site->figures->pairs[i].promises.rate.n > most)
			most = site->figures->pairs[i].promises.rate.n;
	for (size_t i = 0; i < n; i++) {
		struct value *row, *cells;

		if (site->figures->departments[list[i]].made.given == 0)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[list[i]]);
		cells = put_list(row, "cells");
		for (size_t j = 0; j < n; j++)
			put_pair(cells, &site->figures->pairs[list[i] * all + list[j]].promises,
				list[i] == list[j], most);
		put_rate(row, "all", &site->figures->departments[list[i]].made.rate);
	}
}

static void put_felt_cell(struct value *cells, double incidents, bool own, double most)
{
	struct value *cell = add_map(cells);

	put_bool(cell, "own", own);
	put_number(cell, "n", incidents, 0, incidents >= 0.5);
	if (incidents >= 0.5)
		put_coord(put_drawn(cell, "dot"), "size", fmax(2.5, 19 * sqrt(incidents / most)));
	else
		put_none(cell, "dot");
}

static void put_felt(struct value *page, const struct site *site)
{
	size_t all = site->book->departments.n;
	size_t *list = NEW_N(page->arena, size_t, all + 1), n = taking_part(site, false, list);
	const double *felt = site->figures->felt;
	struct felt sums = felt_of(site);
	struct value *map, *rows;
	double most = 1;

	if (n == 0) {
		put_none(page, "felt");
		return;
	}
	map = put_map(page, "felt");
	put_number(map, "n", sums.all, 0, true);
	put_number(map, "here", sums.all - sums.elsewhere, 0, true);
	put_head(map, site, list, n);
	rows = put_list(map, "rows");
	for (size_t i = 0; i < all * all; i++)
		most = fmax(most, felt[i]);
	for (size_t i = 0; i < n; i++) {
		struct value *row, *cells;

		if (site->figures->departments[list[i]].incidents_year < 0.5)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[list[i]]);
		cells = put_list(row, "cells");
		for (size_t j = 0; j < n; j++)
			put_felt_cell(
				cells, felt[list[i] * all + list[j]], list[i] == list[j], most);
		put_number(row, "all", site->figures->departments[list[i]].incidents_year, 0, true);
	}
}

static void put_hand_off(struct value *page, const struct site *site)
{
	const struct gap *gap = &site->figures->hand_off;
	struct value *v;

	if (!gap->known) {
		put_none(page, "hand_off");
		return;
	}
	v = put_map(page, "hand_off");
	put_rate(v, "own", &gap->own);
	put_rate(v, "others", &gap->others);
	put_rate_dot(v, "own_dot", &gap->own);
	put_rate_dot(v, "others_dot", &gap->others);
	put_number(v, "difference", 100 * gap->difference, 0, true);
	put_number(v, "low", 100 * gap->low, 0, true);
	put_number(v, "high", 100 * gap->high, 0, true);
	put_bool(v, "holds", gap->low > 0 || gap->high < 0);
}

/* In the order of the records: no ranking where intervals overlap. */
static void put_costs(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	double most = most_of_departments(figures);
	struct value *rows;

	if (!put_leak_total(page, "cost", figures)) {
		put_list(page, "costs");
		return;
	}
	rows = put_list(page, "costs");
	for (size_t i = 0; i < site->book->departments.n; i++) {
		const struct department_figures *figure = &figures->departments[i];
		struct value *row;

		if (figure->leak.loss < 0.5)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[i]);
		put_leak_cost(row, "leak", &figure->leak, most);
		put_count(row, "accounts", figure->accounts_touched);
		put_money(row, "value", figure->value_touched, figure->accounts_touched > 0);
	}
}

void view_departments(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site);
	put_lede(page, site);
	put_scores(page, site);
	put_costs(page, site);
	put_pairs(page, site);
	put_hand_off(page, site);
	put_felt(page, site);
	put_departments_findings(page, site);
}
