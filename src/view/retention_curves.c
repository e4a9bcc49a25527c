/* retention_curves.c - drawings of how long clients stay: steps, bands, numbers at risk. */
#include "view/retention_curves.h"

#include "view/chart.h"
#include "view/common.h"

#include <math.h>

enum { CURVE_HEIGHT = 260, CONTEST_HEIGHT = 180, SMALL_HEIGHT = 86, SEEN_LEAST = 5, THIN_N = 30 };

/* The days shown, and how the axis counts them. */
struct time_axis {
	double span;
	int step; /* days between ticks */
	bool months;
};

/* A band's edge while it is not defined: the survival itself. */
struct edges {
	struct point *line, *low, *high;
	size_t n;
};

/* To where so few are left that the curve says nothing any more; half a year at least. */
static double seen_until(const struct stayers *stayers)
{
	double until = 183;

	for (size_t i = 0; i < stayers->survival.steps.n; i++) {
		const struct survival_step *step = &stayers->survival.steps.v[i];

		if (step->at_risk >= SEEN_LEAST || stayers->survival.n < 2 * SEEN_LEAST)
			until = fmax(until, step->time);
	}
	return until;
}

static struct time_axis axis_of(double until)
{
	struct time_axis axis = {.span = until, .step = 365};

	if (until <= 900) {
		axis.months = true;
		axis.step = until <= 400 ? 91 : 182;
	} else if (until > 12 * 365) {
		axis.step = until > 30 * 365 ? 10 * 365 : 5 * 365;
	}
	return axis;
}

/* A tick's figure: whole months or years. */
static int64_t tick_figure(const struct time_axis *axis, int i)
{
	return axis->months ? (axis->step == 91 ? 3 : 6) * i : (int64_t)(axis->step / 365) * i;
}

static void edges_add(
	struct edges *edges, double x, const struct survival_step *step, double height)
{
	double low = step->banded ? step->low : step->survival;
	double high = step->banded ? step->high : step->survival;

	edges->line[edges->n] = (struct point){x, height * (1 - step->survival)};
	edges->low[edges->n] = (struct point){x, height * (1 - low)};
	edges->high[edges->n++] = (struct point){x, height * (1 - high)};
}

/* The corners of the curve up to the span; ones that no eye can part are left out. */
static struct edges edges_of(
	const struct survival *survival, double span, double height, struct arena *arena)
{
	size_t n = 2 * survival->steps.n + 3;
	struct edges edges = {NEW_N(arena, struct point, n), NEW_N(arena, struct point, n),
		NEW_N(arena, struct point, n), 0};
	struct survival_step last = {.survival = 1};
	double drawn = -1;

	edges_add(&edges, 0, &last, height);
	for (size_t i = 0; i < survival->steps.n && survival->steps.v[i].time <= span; i++) {
		const struct survival_step *step = &survival->steps.v[i];
		double x = 100 * step->time / span;

		if (step->ended == 0)
			continue;
		if (x - drawn >= 0.1) {
			edges_add(&edges, x, &last, height);
			drawn = x;
		} else {
			edges.n--;
		}
		edges_add(&edges, x, step, height);
		last = *step;
	}
	edges_add(&edges, 100, &last, height);
	return edges;
}

static void put_curve(
	struct value *map, const struct survival *survival, double span, double height)
{
	struct edges edges = edges_of(survival, span, height, map->arena);

	put_line(map, "line", edges.line, edges.n);
	put_band(map, "band", edges.low, edges.high, edges.n);
}

static void put_height(struct value *chart, double height, double below)
{
	struct scale y = {0, 1, height, 0};

	put_coord(chart, "height", height);
	put_coord(chart, "full", height + below);
	put_value_axis(chart, &y, AXIS_SHARE, 5);
}

static void put_ticks(
	struct value *chart, const struct time_axis *axis, const struct stayers *stayers)
{
	struct value *ticks = put_list(chart, "x_axis");

	for (int i = 0; i * axis->step <= axis->span; i++) {
		struct value *tick = add_map(ticks);
		int64_t at_risk =
			at_risk_at(stayers->lives.v, stayers->lives.n, i ? i * axis->step : 1e-9);

		put_coord(tick, "x", 100.0 * i * axis->step / axis->span);
		put_count(tick, "at", tick_figure(axis, i));
		put_bool(tick, "wide", i % 2 == 1);
		put_count(tick, "at_risk", at_risk);
	}
}

static void put_step(struct value *row, const struct survival_step *step)
{
	put_share(row, "share", step->survival, true);
	put_share(row, "low", step->low, step->banded);
	put_share(row, "high", step->high, step->banded);
}

static void put_rows(struct value *map, const struct time_axis *axis, const struct stayers *stayers)
{
	struct value *rows = put_list(map, "rows");
	size_t at = 0;
	int64_t left = 0;

	for (int i = 1; i * axis->step <= axis->span; i++) {
		struct survival_step step = survival_at(&stayers->survival, i * axis->step);
		struct value *row = add_map(rows);

		for (; at < stayers->survival.steps.n &&
			stayers->survival.steps.v[at].time <= i * axis->step;
			at++)
			left += stayers->survival.steps.v[at].ended;
		put_count(row, "at", tick_figure(axis, i));
		put_step(row, &step);
		put_count(row, "at_risk",
			at_risk_at(stayers->lives.v, stayers->lives.n, i * axis->step));
		put_count(row, "left", left);
	}
}

/* True where the first departures fell when hardly anybody was watched yet, so that each weighs
 * much. */
static bool begins_thin(const struct survival *survival)
{
	for (size_t i = 0; i < survival->steps.n; i++)
		if (survival->steps.v[i].ended)
			return survival->steps.v[i].at_risk < 2 * SEEN_LEAST &&
			       survival->n >= SMALL_N;
	return false;
}

void put_survival(struct value *map, const char *key, const struct stayers *stayers)
{
	struct time_axis axis = axis_of(seen_until(stayers));
	struct value *v, *chart;

	if (stayers->survival.n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "n", stayers->survival.n);
	put_count(v, "events", stayers->survival.events);
	put_bool(v, "months", axis.months);
	put_bool(v, "thin", begins_thin(&stayers->survival));
	put_rows(v, &axis, stayers);
	chart = put_drawn(v, "chart");
	put_height(chart, CURVE_HEIGHT, 66);
	put_coord(chart, "at_risk_y", CURVE_HEIGHT + 58);
	put_curve(chart, &stayers->survival, axis.span, CURVE_HEIGHT);
	put_ticks(chart, &axis, stayers);
	put_bool(chart, "half", stayers->median.known && stayers->median.days <= axis.span);
	put_coord(chart, "half_x", fmin(100, 100 * stayers->median.days / axis.span));
}

void put_stay_share(struct value *map, const struct stayers *stayers, double days)
{
	struct survival_step step = survival_at(&stayers->survival, days);

	if (at_risk_at(stayers->lives.v, stayers->lives.n, days) >= SEEN_LEAST) {
		put_step(map, &step);
		return;
	}
	put_none(map, "share");
	put_none(map, "low");
	put_none(map, "high");
}

void put_segment_survival(struct value *map, const char *key, const struct staying *staying)
{
	struct value *list = put_list(map, key);
	double span = fmin(seen_until(&staying->all), STAYING_TAU);

	for (size_t i = 0; i < staying->segments.n; i++) {
		const struct stayers *stayers = &staying->segments.v[i];
		struct value *item, *chart;
		struct edges whole;

		if (stayers->survival.n == 0)
			continue;
		item = add_map(list);
		put_text(item, "name", stayers->name);
		put_count(item, "n", stayers->survival.n);
		put_count(item, "events", stayers->survival.events);
		put_bool(item, "small", stayers->survival.n < THIN_N);
		put_stay_share(item, stayers, fmin(span, 3 * 365));
		chart = put_drawn(item, "chart");
		put_coord(chart, "height", SMALL_HEIGHT);
		put_coord(chart, "full", SMALL_HEIGHT + 4);
		put_curve(chart, &stayers->survival, span, SMALL_HEIGHT);
		whole = edges_of(&staying->all.survival, span, SMALL_HEIGHT, map->arena);
		put_line(chart, "company", whole.line, whole.n);
	}
}

/* One of the two curves, its label at the end of it. */
static double put_side(
	struct value *groups, struct value *curves, const struct stayers *stayers, double span)
{
	struct value *group = add_map(groups), *curve = add_map(curves);
	struct survival_step last = survival_at(&stayers->survival, span);
	bool other = groups->items.n == 2;

	put_bool(group, "other", other);
	put_count(group, "n", stayers->survival.n);
	put_count(group, "events", stayers->survival.events);
	put_bool(group, "small", stayers->survival.n < SMALL_N);
	put_stay_share(group, stayers, 365);
	put_curve(curve, &stayers->survival, span, CONTEST_HEIGHT);
	put_bool(curve, "other", other);
	put_bool(curve, "small", stayers->survival.n < SMALL_N);
	put_count(curve, "n", stayers->survival.n);
	put_count(curve, "events", stayers->survival.events);
	return CONTEST_HEIGHT * (1 - last.survival);
}

void put_contest(struct value *map, const char *key, const struct contest *contest)
{
	const struct stayers *a = &contest->group[0], *b = &contest->group[1];
	struct time_axis axis = axis_of(fmax(seen_until(a), seen_until(b)));
	struct value *v, *groups, *chart, *curves;
	double y[2];

	if (a->survival.n == 0 || b->survival.n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_count(v, "n", a->survival.n + b->survival.n);
	put_count(v, "left_out", contest->left_out);
	put_bool(v, "months", axis.months);
	put_number(v, "p", contest->test.p, 3, contest->test.known);
	groups = put_list(v, "groups");
	chart = put_drawn(v, "chart");
	put_height(chart, CONTEST_HEIGHT, 26);
	put_ticks(chart, &axis, a);
	curves = put_list(chart, "curves");
	y[0] = put_side(groups, curves, a, axis.span);
	y[1] = put_side(groups, curves, b, axis.span);
	spread_labels(y, 2, 32, 0, CONTEST_HEIGHT);
	for (size_t i = 0; i < 2; i++)
		put_coord(curves->items.v[i], "y", y[i]);
}
