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

/* Writes a path: where it begins in full, then how far each point is from the one before, which
 * takes half the digits. All in tenths, so that no rounding adds up. */
struct pen {
	struct buf path;
	long long x, y;
	char last; /* command written */
};

static void pen_number(struct pen *pen, long long tenths, bool apart)
{
	long long size = llabs(tenths);

	if (tenths < 0)
		buf_char(&pen->path, '-');
	else if (apart)
		buf_char(&pen->path, ' ');
	if (size >= 10 || size == 0)
		decimal_int(size / 10, &pen->path);
	if (size % 10) {
		buf_char(&pen->path, '.');
		buf_char(&pen->path, (char)('0' + size % 10));
	}
}

static void pen_move(struct pen *pen, double x, double y)
{
	pen->x = llround(x * 100);
	pen->y = llround(y * 10);
	pen->last = 'M';
	buf_char(&pen->path, 'M');
	pen_number(pen, pen->x, false);
	pen_number(pen, pen->y, true);
}

static void pen_line(struct pen *pen, double x, double y)
{
	long long to_x = llround(x * 100), to_y = llround(y * 10);

	if (pen->last != 'l')
		buf_char(&pen->path, 'l');
	pen_number(pen, to_x - pen->x, pen->last == 'l');
	pen_number(pen, to_y - pen->y, true);
	pen->x = to_x;
	pen->y = to_y;
	pen->last = 'l';
}

static void pen_close(struct pen *pen)
{
	buf_char(&pen->path, 'Z');
	pen->last = 'Z';
}

static void put_pen(struct value *map, const char *key, struct pen *pen)
{
	put_path(map, key, str_copy(buf_str(&pen->path), map->arena));
	buf_free(&pen->path);
}

static void line(struct pen *pen, const struct point *points, size_t n, bool steps)
{
	bool down = false;

	for (size_t i = 0; i < n; i++) {
		if (isnan(points[i].y)) {
			down = false;
			continue;
		}
		if (!down)
			pen_move(pen, points[i].x, points[i].y);
		if (down && steps)
			pen_line(pen, points[i].x, points[i - 1].y);
		if (down)
			pen_line(pen, points[i].x, points[i].y);
		down = true;
	}
}

void put_line(struct value *map, const char *key, const struct point *points, size_t n)
{
	struct pen pen = {0};

	line(&pen, points, n, false);
	put_pen(map, key, &pen);
}

void put_steps(struct value *map, const char *key, const struct point *points, size_t n)
{
	struct pen pen = {0};

	line(&pen, points, n, true);
	put_pen(map, key, &pen);
}

void put_area(struct value *map, const char *key, const struct point *points, size_t n, double base)
{
	struct pen pen = {0};

	for (size_t i = 0; i < n; i++) {
		bool begins = i == 0 || isnan(points[i - 1].y);
		bool ends = i + 1 == n || isnan(points[i + 1].y);

		if (isnan(points[i].y))
			continue;
		if (begins)
			pen_move(&pen, points[i].x, base);
		pen_line(&pen, points[i].x, points[i].y);
		if (ends) {
			pen_line(&pen, points[i].x, base);
			pen_close(&pen);
		}
	}
	put_pen(map, key, &pen);
}

void put_band(struct value *map, const char *key, const struct point *low, const struct point *high,
	size_t n)
{
	struct pen pen = {0};

	for (size_t from = 0, to; from < n; from = to + 1) {
		for (to = from; to < n && !isnan(low[to].y) && !isnan(high[to].y); to++)
			(to == from ? pen_move : pen_line)(&pen, high[to].x, high[to].y);
		for (size_t i = to; i > from; i--)
			pen_line(&pen, low[i - 1].x, low[i - 1].y);
		if (to > from)
			pen_close(&pen);
	}
	put_pen(map, key, &pen);
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
