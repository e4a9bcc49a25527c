/* bars.c - small charts that stand in tables: outcomes, a rate with its interval, kept by quarter. */
#include "view/bars.h"

#include "analyse/rate.h"
#include "view/chart.h"

#include <math.h>

static double add_part(struct value *parts, const char *kind, double x, int64_t k, int64_t n)
{
	double width = 100.0 * (double)k / (double)n;
	struct value *part;

	if (k == 0)
		return x;
	part = add_map(parts);
	put_bool(part, kind, true);
	put_coord(part, "x", x);
	put_coord(part, "width", width);
	return x + width;
}

void put_outcome_bar(struct value *map, const char *key, const struct promises *promises)
{
	struct value *bar, *parts;
	double x = 0;

	if (promises->settled == 0) {
		put_none(map, key);
		return;
	}
	bar = put_drawn(map, key);
	parts = put_list(bar, "parts");
	x = add_part(parts, "kept", x, promises->kept, promises->settled);
	x = add_part(parts, "late", x, promises->late, promises->settled);
	add_part(parts, "broken", x, promises->broken + promises->overdue, promises->settled);
	put_bool(bar, "small", promises->settled < SMALL_N);
}

void put_rate_dot(struct value *map, const char *key, const struct rate *rate)
{
	struct value *dot;

	if (rate->n == 0) {
		put_none(map, key);
		return;
	}
	dot = put_drawn(map, key);
	put_coord(dot, "x", 100 * rate->share);
	put_coord(dot, "low", 100 * rate->low);
	put_coord(dot, "high", 100 * rate->high);
	put_bool(dot, "small", rate->n < SMALL_N);
}

enum { QUARTER_HEIGHT = 180 };

/* Lets the axis begin above zero where all rates are high, never above half. */
static struct scale rate_scale(const struct quarter *list, size_t n)
{
	double lowest = 1;

	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_wilson(list[i].kept, list[i].due);

		if (rate.n && rate.low < lowest)
			lowest = rate.low;
	}
	return (struct scale){lowest >= 0.5 ? 0.5 : 0, 1, QUARTER_HEIGHT, 0};
}

static void put_quarter_row(struct value *rows, const struct quarter *quarter)
{
	struct rate rate = rate_wilson(quarter->kept, quarter->due);
	struct value *row = add_map(rows);

	put_quarter(row, "quarter", quarter->quarter);
	put_rate(row, "rate", &rate);
	put_share(row, "delivered", quarter->expected > 0 ? quarter->delivered / quarter->expected : 0,
		quarter->expected > 0);
	put_bool(row, "open", quarter->open);
}

static void put_quarter_mark(struct value *marks, double x, double y, const struct quarter *quarter,
	bool last)
{
	struct rate rate = rate_wilson(quarter->kept, quarter->due);
	struct value *mark = add_map(marks);

	put_coord(mark, "x", x);
	put_coord(mark, "y", y);
	put_bool(mark, "small", rate.n < SMALL_N);
	put_quarter(mark, "quarter", quarter->quarter);
	put_share(mark, "share", rate.share, true);
	put_count(mark, "n", rate.n);
	put_bool(mark, "last", last);
}

static void draw_quarters(struct value *chart, const struct quarter *list, size_t n)
{
	struct point points[64], low[64], high[64];
	struct scale y = rate_scale(list, n);
	struct value *marks, *ticks;

	put_coord(chart, "height", QUARTER_HEIGHT);
	put_coord(chart, "full", QUARTER_HEIGHT + 26);
	put_value_axis(chart, &y, AXIS_SHARE, 4);
	marks = put_list(chart, "marks");
	ticks = put_list(chart, "x_axis");
	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_wilson(list[i].kept, list[i].due);
		double x = n > 1 ? 100.0 * (double)i / (double)(n - 1) : 50;
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", x);
		put_quarter(tick, "quarter", list[i].quarter);
		put_bool(tick, "wide", (n - 1 - i) % 4 != 0);
		put_bool(tick, "shown", n <= 6 || (n - 1 - i) % 2 == 0);
		points[i] = (struct point){x, rate.n ? scale_at(&y, rate.share) : NAN};
		low[i] = (struct point){x, rate.n ? scale_at(&y, rate.low) : NAN};
		high[i] = (struct point){x, rate.n ? scale_at(&y, rate.high) : NAN};
		if (rate.n)
			put_quarter_mark(marks, x, points[i].y, &list[i], i + 1 == n);
	}
	put_line(chart, "line", points, n);
	put_band(chart, "band", low, high, n);
}

void put_quarter_chart(struct value *map, const char *key, const struct quarter *list, size_t n)
{
	struct value *v, *rows;
	int64_t due = 0;

	if (n > 64) {
		list += n - 64;
		n = 64;
	}
	for (size_t i = 0; i < n; i++)
		due += list[i].due;
	if (due == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "n", due);
	put_quarter(v, "first", list[0].quarter);
	put_quarter(v, "last", list[n - 1].quarter);
	rows = put_list(v, "rows");
	for (size_t i = 0; i < n; i++)
		put_quarter_row(rows, &list[i]);
	draw_quarters(put_drawn(v, "chart"), list, n);
}
