/* quarters.c - the share of promises kept on time, quarter by quarter. */
#include "view/quarters.h"

#include "analyse/rate.h"
#include "view/chart.h"

#include <math.h>

enum { QUARTER_HEIGHT = 180, QUARTERS_MOST = 64 };

/* What fell due in a quarter. */
struct quarter {
	int32_t quarter;
	int64_t due, kept;
	double expected, delivered;
	bool open; /* not over on the day of the analysis */
};

/* The last `most` quarters from the months. */
static size_t quarters_of(const struct figures *figures, struct quarter *out, size_t most)
{
	int32_t last = quarter_of(figures->as_of);
	size_t n = 0;

	for (size_t i = 0; i < figures->months.n; i++) {
		const struct month *month = &figures->months.v[i];
		int32_t quarter = quarter_of(month_start(month->month));

		if (quarter + (int32_t)most <= last)
			continue;
		if (n == 0 || out[n - 1].quarter != quarter)
			out[n++] = (struct quarter){.quarter = quarter};
		out[n - 1].due += month->due;
		out[n - 1].kept += month->kept;
		out[n - 1].expected += month->expected;
		out[n - 1].delivered += month->delivered;
		out[n - 1].open = month->open;
	}
	return n;
}

/* Lets the axis begin above zero where all rates are high, never above half. */
static struct scale rate_scale(const struct quarter *list, size_t n)
{
	double lowest = 1;

	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_of(list[i].kept, list[i].due);

		if (rate.n && rate.low < lowest)
			lowest = rate.low;
	}
	return (struct scale){lowest >= 0.5 ? 0.5 : 0, 1, QUARTER_HEIGHT, 0};
}

static void put_quarter_row(struct value *rows, const struct quarter *quarter)
{
	struct rate rate = rate_of(quarter->kept, quarter->due);
	struct value *row = add_map(rows);

	put_quarter(row, "quarter", quarter->quarter);
	put_rate(row, "rate", &rate);
	put_share(row, "delivered",
		quarter->expected > 0 ? quarter->delivered / quarter->expected : 0,
		quarter->expected > 0);
	put_bool(row, "open", quarter->open);
}

static void put_quarter_mark(
	struct value *marks, double x, double y, const struct quarter *quarter, bool last)
{
	struct rate rate = rate_of(quarter->kept, quarter->due);
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
	struct point points[QUARTERS_MOST], low[QUARTERS_MOST], high[QUARTERS_MOST];
	struct scale y = rate_scale(list, n);
	struct value *marks, *ticks;
	/* On a phone a name takes two fifths of the plot: every so many quarters, an even number.
	 */
	size_t on_phone = 2 * (size_t)ceil(0.21 * (double)n);

	put_coord(chart, "height", QUARTER_HEIGHT);
	put_coord(chart, "full", QUARTER_HEIGHT + 26);
	put_value_axis(chart, &y, AXIS_SHARE, 4);
	marks = put_list(chart, "marks");
	ticks = put_list(chart, "x_axis");
	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_of(list[i].kept, list[i].due);
		double x = n > 1 ? 100.0 * (double)i / (double)(n - 1) : 50;
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", x);
		put_quarter(tick, "quarter", list[i].quarter);
		put_bool(tick, "wide", (n - 1 - i) % on_phone != 0);
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

/* The worst quarter and the last one, of those with enough promises for a percentage. */
static void put_finding(struct value *map, const struct quarter *list, size_t n)
{
	struct rate worst = {0}, last = {0};
	int32_t worst_quarter = 0;
	struct value *args;
	size_t counted = 0;

	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_of(list[i].kept, list[i].due);

		if (rate.n < SMALL_N)
			continue;
		if (!counted || rate.share < worst.share) {
			worst = rate;
			worst_quarter = list[i].quarter;
		}
		last = rate;
		counted++;
	}
	args = put_message(map, "finding",
		counted < 2                ? "coherence.time.few"
		: worst.share < last.share ? "coherence.time.title"
					   : "coherence.time.now");
	if (counted < 2)
		return;
	put_quarter(args, "worst", worst_quarter);
	put_share(args, "low", worst.share, true);
	put_share(args, "last", last.share, true);
}

void put_quarters(struct value *map, const char *key, const struct figures *figures, size_t most)
{
	struct quarter list[QUARTERS_MOST];
	size_t n = quarters_of(figures, list, most < QUARTERS_MOST ? most : QUARTERS_MOST);
	struct value *v, *rows;
	int64_t due = 0;

	for (size_t i = 0; i < n; i++)
		due += list[i].due;
	if (due == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "n", due);
	put_finding(v, list, n);
	put_quarter(v, "first", list[0].quarter);
	put_quarter(v, "last", list[n - 1].quarter);
	rows = put_list(v, "rows");
	for (size_t i = 0; i < n; i++)
		put_quarter_row(rows, &list[i]);
	draw_quarters(put_drawn(v, "chart"), list, n);
}
