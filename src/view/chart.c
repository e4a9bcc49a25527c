/* chart.c - geometry of charts: scales, axes, lines. */
#include "view/chart.h"

#include "base/decimal.h"

#include <math.h>
#include <stdlib.h>

double scale_at(const struct scale *scale, double figure)
{
	double width = scale->high - scale->low;

	if (width == 0)
		return scale->from;
	return scale->from + (figure - scale->low) / width * (scale->to - scale->from);
}

double tick_step(double low, double high, int wanted)
{
	double raw = (high - low) / (wanted > 0 ? wanted : 1), power, part;

	if (!(raw > 0))
		return 1;
	power = pow(10, floor(log10(raw)));
	part = raw / power;
	if (part <= 1)
		return power;
	if (part <= 2)
		return 2 * power;
	return part <= 5 ? 5 * power : 10 * power;
}

struct scale scale_from_zero(double high, double height)
{
	double step = tick_step(0, high > 0 ? high : 1, 4);

	return (struct scale){0, step * ceil((high > 0 ? high : 1) / step - 1e-9), height, 0};
}

struct scale scale_days(int32_t from, int32_t to)
{
	return (struct scale){from, to > from ? to : from + 1, 0, 100};
}

static void put_label(struct value *tick, double figure, double step, enum axis_unit unit)
{
	switch (unit) {
	case AXIS_COUNT: put_count(tick, "label", llround(figure)); break;
	case AXIS_NUMBER: put_number(tick, "label", figure, step < 1 ? 1 : 0, true); break;
	case AXIS_SHARE: put_share(tick, "label", figure, true); break;
	case AXIS_MONEY: put_money(tick, "label", llround(figure), true); break;
	case AXIS_DAYS: put_days(tick, "label", figure, true); break;
	}
}

void put_value_axis(struct value *chart, const struct scale *y, enum axis_unit unit, int wanted)
{
	struct value *axis = put_list(chart, "y_axis");
	double step = tick_step(y->low, y->high, wanted);

	if (unit == AXIS_COUNT && step < 1)
		step = 1;
	for (int i = (int)ceil(y->low / step - 1e-9); i * step <= y->high + step * 1e-9; i++) {
		struct value *tick = add_map(axis);

		put_coord(tick, "y", scale_at(y, i * step));
		put_label(tick, i * step, step, unit);
		put_bool(tick, "zero", i == 0);
	}
}

/* Months between ticks, so that no more than about eight show on a desk and four on a phone. */
static int month_step(int months)
{
	static const int steps[] = {1, 3, 6, 12, 24, 60};

	for (size_t i = 0; i + 1 < sizeof steps / sizeof *steps; i++)
		if (months <= steps[i] * 9)
			return steps[i];
	return 60;
}

void put_time_axis(struct value *chart, int32_t from, int32_t to)
{
	struct value *axis = put_list(chart, "x_axis");
	struct scale x = scale_days(from, to);
	int32_t first = month_of(from), last = month_of(to);
	int step = month_step(last - first + 1), n = 0, year = 0;

	for (int32_t month = first; month <= last; month++) {
		int32_t day = month_start(month);
		struct value *tick;

		if (month % step || day < from || scale_at(&x, day) > 96)
			continue;
		tick = add_map(axis);
		put_coord(tick, "x", scale_at(&x, day));
		put_month(tick, "month", month);
		put_bool(tick, "january", month % 12 == 0);
		if (civil_of(day).year != year)
			put_text(tick, "year", str_printf(tick->arena, "%d", civil_of(day).year));
		else
			put_none(tick, "year");
		year = civil_of(day).year;
		put_bool(tick, "wide", n++ % 2 == 1);
	}
}

/* One decimal. A page has thousands of these: printf of doubles took a quarter of a build. */
static void path_number(struct buf *path, double number)
{
	long long tenths = llround(number * 10);

	if (tenths < 0)
		buf_char(path, '-');
	decimal_int(llabs(tenths) / 10, path);
	buf_char(path, '.');
	buf_char(path, (char)('0' + llabs(tenths) % 10));
}

static void path_point(struct buf *path, char command, double x, double y)
{
	buf_char(path, command);
	path_number(path, x * 10);
	buf_char(path, ' ');
	path_number(path, y);
}

static void put_path(struct value *map, const char *key, struct buf *path)
{
	put_text(map, key, str_copy(buf_str(path), map->arena));
	buf_free(path);
}

static void line(struct buf *path, const struct point *points, size_t n, bool steps)
{
	bool pen = false;

	for (size_t i = 0; i < n; i++) {
		if (isnan(points[i].y)) {
			pen = false;
			continue;
		}
		if (pen && steps)
			path_point(path, 'L', points[i].x, points[i - 1].y);
		path_point(path, pen ? 'L' : 'M', points[i].x, points[i].y);
		pen = true;
	}
}

void put_line(struct value *map, const char *key, const struct point *points, size_t n)
{
	struct buf path = {0};

	line(&path, points, n, false);
	put_path(map, key, &path);
}

void put_steps(struct value *map, const char *key, const struct point *points, size_t n)
{
	struct buf path = {0};

	line(&path, points, n, true);
	put_path(map, key, &path);
}

void put_area(struct value *map, const char *key, const struct point *points, size_t n, double base)
{
	struct buf path = {0};

	for (size_t i = 0; i < n; i++) {
		bool begins = i == 0 || isnan(points[i - 1].y);
		bool ends = i + 1 == n || isnan(points[i + 1].y);

		if (isnan(points[i].y))
			continue;
		if (begins)
			path_point(&path, 'M', points[i].x, base);
		path_point(&path, 'L', points[i].x, points[i].y);
		if (ends) {
			path_point(&path, 'L', points[i].x, base);
			buf_char(&path, 'Z');
		}
	}
	put_path(map, key, &path);
}

void put_band(struct value *map, const char *key, const struct point *low, const struct point *high,
	size_t n)
{
	struct buf path = {0};

	for (size_t from = 0, to; from < n; from = to + 1) {
		for (to = from; to < n && !isnan(low[to].y) && !isnan(high[to].y); to++)
			path_point(&path, to == from ? 'M' : 'L', high[to].x, high[to].y);
		for (size_t i = to; i > from; i--)
			path_point(&path, 'L', low[i - 1].x, low[i - 1].y);
		if (to > from)
			buf_char(&path, 'Z');
	}
	put_path(map, key, &path);
}

void spread_labels(double *y, size_t n, double gap, double top, double bottom)
{
	size_t order[32];

	if (n == 0 || n > sizeof order / sizeof *order)
		return;
	for (size_t i = 0; i < n; i++) {
		size_t j = i;

		for (; j && y[order[j - 1]] > y[i]; j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	if (y[order[0]] < top)
		y[order[0]] = top;
	for (size_t i = 1; i < n; i++)
		if (y[order[i]] < y[order[i - 1]] + gap)
			y[order[i]] = y[order[i - 1]] + gap;
	if (y[order[n - 1]] <= bottom)
		return;
	y[order[n - 1]] = bottom;
	for (size_t i = n - 1; i > 0; i--)
		if (y[order[i - 1]] > y[order[i]] - gap)
			y[order[i - 1]] = y[order[i]] - gap;
}
