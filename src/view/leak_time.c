/* leak_time.c - incidents of each kind month by month, and what went up or down in a year. */
#include "view/leak_time.h"

#include "view/causes.h"
#include "view/chart.h"

#include <math.h>

enum { LEAK_MONTHS = 24, STRIP_HEIGHT = 44 };

/* A strip of bars, one a month, `most` as high as the strip. Gives their sum. */
static double put_bars(
	struct value *chart, const struct month *months, size_t n, size_t kind, double most)
{
	struct value *bars = put_list(chart, "bars");
	double sum = 0;

	for (size_t m = 0; m < n; m++) {
		double figure = months[m].incidents[kind],
		       high = figure / most * (STRIP_HEIGHT - 4);
		struct value *bar = add_map(bars);

		sum += figure;
		put_coord(bar, "x", 100.0 * (double)m / (double)n);
		put_coord(bar, "width", 80.0 / (double)n);
		put_coord(bar, "y", STRIP_HEIGHT - high);
		put_coord(bar, "tall", high);
		put_month(bar, "month", months[m].month);
		put_number(bar, "count", figure, 0, true);
		put_bool(bar, "open", months[m].open);
	}
	return sum;
}

int most_changed(const struct leak_kind kinds[LEAK_KINDS])
{
	double most = 0;
	int changed = -1;

	for (int k = 0; k < LEAK_KINDS; k++) {
		double now = (double)kinds[k].incidents_year, before = (double)kinds[k].before_year;
		double change = fabs(now - before);

		if (k == LEAK_CONTACT || change <= 1.96 * sqrt(now + before) || change <= most)
			continue;
		most = change;
		changed = k;
	}
	return changed;
}

static void put_finding(struct value *page, const struct figures *figures)
{
	int kind = most_changed(figures->kinds);
	const struct leak_kind *one = kind < 0 ? NULL : &figures->kinds[kind];
	struct value *args = put_message(page, "time_finding",
		!one                                     ? "leak.time.same"
		: one->incidents_year > one->before_year ? "leak.time.up"
							 : "leak.time.down");

	if (!one)
		return;
	put_built(args, "kind", kind);
	put_count(args, "now", one->incidents_year);
	put_count(args, "before", one->before_year);
}

/* The same as a table: a row a month, the newest first. */
static void put_rows(
	struct value *time, const struct month *months, size_t n, const size_t *order, size_t kinds)
{
	struct value *rows = put_list(time, "rows");

	for (size_t m = n; m > 0; m--) {
		struct value *row = add_map(rows), *cells;

		put_month(row, "month", months[m - 1].month);
		put_bool(row, "open", months[m - 1].open);
		cells = put_list(row, "cells");
		for (size_t i = 0; i < kinds; i++)
			if (order[i] != LEAK_CONTACT)
				put_number(add_map(cells), "n", months[m - 1].incidents[order[i]],
					0, true);
	}
}

/* One strip a kind: incidents by month, all on one scale. */
void put_leak_time(
	struct value *page, const struct figures *figures, const size_t *order, size_t kinds)
{
	size_t n = figures->months.n < LEAK_MONTHS ? figures->months.n : LEAK_MONTHS;
	const struct month *months = figures->months.v + (figures->months.n - n);
	struct value *time, *strips;
	double most = 1;

	put_finding(page, figures);
	if (n == 0) {
		put_none(page, "time");
		return;
	}
	time = put_map(page, "time");
	put_month(time, "first", months[0].month);
	put_month(time, "last", months[n - 1].month);
	strips = put_list(time, "strips");
	for (size_t m = 0; m < n; m++)
		for (int k = 0; k < INCIDENT_COUNT; k++)
			if (months[m].incidents[k] > most)
				most = months[m].incidents[k];
	for (size_t i = 0; i < kinds; i++) {
		struct value *strip, *chart;

		if (order[i] == LEAK_CONTACT)
			continue;
		strip = add_map(strips);
		put_kind_term(strip, "kind", (int)order[i]);
		chart = put_drawn(strip, "chart");
		put_coord(chart, "height", STRIP_HEIGHT);
		put_number(strip, "n", put_bars(chart, months, n, order[i], most), 0, true);
	}
	put_rows(time, months, n, order, kinds);
}
