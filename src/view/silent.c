/* silent.c - how small failures add up before a departure, and on the page of all failures. */
#include "view/silent.h"

#include "view/chart.h"
#include "view/common.h"

#include <math.h>

enum { CHART_HEIGHT = 200, LABEL_GAP = 32, LAST = SILENT_POINTS - 1, QUARTERS = 4 };

static double x_of(int point)
{
	return 100.0 * point / LAST;
}

void put_mean_band(struct value *map, const char *key, const struct mean_band *band)
{
	struct value *v = put_map(map, key);

	put_number(v, "mean", band->mean, 1, true);
	put_number(v, "low", band->low, 1, true);
	put_number(v, "high", band->high, 1, true);
}

/* The first point at which the account was watched. */
static int first_watched(const struct silent_stand *stand)
{
	int point = 0;

	while (point < LAST && silent_days(point) >= stand->days)
		point++;
	return point;
}

static void draw_mean(
	struct value *chart, const char *key, const struct mean_band *bands, const struct scale *y)
{
	struct value *v = put_map(chart, key);
	struct point line[SILENT_POINTS], low[SILENT_POINTS], high[SILENT_POINTS];

	for (int i = 0; i < SILENT_POINTS; i++) {
		line[i] = (struct point){x_of(i), scale_at(y, bands[i].mean)};
		low[i] = (struct point){x_of(i), scale_at(y, bands[i].low)};
		high[i] = (struct point){x_of(i), scale_at(y, bands[i].high)};
	}
	put_line(v, "line", line, SILENT_POINTS);
	put_band(v, "band", low, high, SILENT_POINTS);
}

static void draw_own(struct value *chart, const struct silent_stand *stand, const struct scale *y)
{
	struct point steps[SILENT_POINTS];
	int first = first_watched(stand), n = 0;

	for (int i = first; i < SILENT_POINTS; i++)
		steps[n++] = (struct point){x_of(i), scale_at(y, (double)stand->points[i])};
	put_steps(put_map(chart, "own_line"), "line", steps, (size_t)n);
}

/* Whose curves are in a chart. */
struct drawn {
	const struct silent_curves *curves; /* NULL: too few left */
	const struct silent_stand *stand;   /* NULL: no account */
};

static double highest(const struct drawn *drawn)
{
	double high = 1;

	if (drawn->curves && drawn->curves->leavers[LAST].high > high)
		high = drawn->curves->leavers[LAST].high;
	if (drawn->curves && drawn->curves->stayers[LAST].high > high)
		high = drawn->curves->stayers[LAST].high;
	if (drawn->stand && (double)drawn->stand->year > high)
		high = (double)drawn->stand->year;
	return high;
}

/* Who a label stands for: one of the three is true. */
static void put_label(struct value *labels, int who, double figure)
{
	struct value *label = add_map(labels);

	put_bool(label, "of_own", who == 0);
	put_bool(label, "of_leavers", who == 1);
	put_bool(label, "of_stayers", who == 2);
	put_number(label, "figure", figure, who == 0 ? 0 : 1, true);
}

static void put_labels(struct value *chart, const struct drawn *drawn, const struct scale *y)
{
	struct value *labels = put_list(chart, "labels");
	double at[3];

	if (drawn->stand) {
		put_label(labels, 0, (double)drawn->stand->year);
		at[0] = scale_at(y, (double)drawn->stand->year);
	}
	if (drawn->curves) {
		const struct mean_band *leavers = &drawn->curves->leavers[LAST],
				       *stayers = &drawn->curves->stayers[LAST];

		at[labels->items.n] = scale_at(y, leavers->mean);
		put_label(labels, 1, leavers->mean);
		at[labels->items.n] = scale_at(y, stayers->mean);
		put_label(labels, 2, stayers->mean);
	}
	spread_labels(at, labels->items.n, LABEL_GAP, 0, CHART_HEIGHT - LABEL_GAP / 2);
	for (size_t i = 0; i < labels->items.n; i++)
		put_coord(labels->items.v[i], "y", at[i]);
}

static void put_month_axis(struct value *chart)
{
	struct value *ticks = put_list(chart, "x_axis");

	for (int i = 0; i < QUARTERS; i++) {
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", 100.0 * i / QUARTERS);
		put_count(tick, "months", 12 - 3 * i);
	}
}

static void draw(struct value *map, const struct drawn *drawn)
{
	struct value *chart = put_drawn(map, "chart");
	struct scale y = scale_from_zero(highest(drawn), CHART_HEIGHT);

	put_coord(chart, "height", CHART_HEIGHT);
	put_coord(chart, "full", CHART_HEIGHT + 26);
	put_value_axis(chart, &y, AXIS_COUNT, 4);
	put_month_axis(chart);
	if (drawn->curves) {
		draw_mean(chart, "leavers_line", drawn->curves->leavers, &y);
		draw_mean(chart, "stayers_line", drawn->curves->stayers, &y);
	} else {
		put_none(chart, "leavers_line");
		put_none(chart, "stayers_line");
	}
	if (drawn->stand)
		draw_own(chart, drawn->stand, &y);
	else
		put_none(chart, "own_line");
	put_labels(chart, drawn, &y);
}

static void put_rows(struct value *map, const struct drawn *drawn)
{
	struct value *rows = put_list(map, "rows");

	for (int i = 0; i <= QUARTERS; i++) {
		struct value *row = add_map(rows);
		int point = i * LAST / QUARTERS;

		put_count(row, "months", 12 - 3 * i);
		put_bool(row, "end", i == QUARTERS);
		if (drawn->stand && point >= first_watched(drawn->stand))
			put_count(row, "own", drawn->stand->points[point]);
		else
			put_none(row, "own");
		if (drawn->curves) {
			put_mean_band(row, "leavers", &drawn->curves->leavers[point]);
			put_mean_band(row, "stayers", &drawn->curves->stayers[point]);
		} else {
			put_none(row, "leavers");
			put_none(row, "stayers");
		}
	}
}

void put_silent_curves(
	struct value *map, const struct silent_leak *leak, const struct silent_stand *stand)
{
	bool few = leak->reading == SILENT_FEW;
	struct drawn drawn = {few ? NULL : &leak->kinds[SILENT_ALL], stand};

	put_count(map, "n", leak->n);
	put_count(map, "stayers", leak->stayers);
	put_count(map, "left_out", leak->short_of_year + leak->alone);
	put_bool(map, "few", few);
	put_bool(map, "less", leak->reading == SILENT_LESS);
	put_bool(map, "has_own", stand);
	if (few) {
		put_none(map, "leavers");
		put_none(map, "others");
		put_none(map, "gap");
	} else {
		put_mean_band(map, "leavers", &drawn.curves->leavers[LAST]);
		put_mean_band(map, "others", &drawn.curves->stayers[LAST]);
		put_mean_band(map, "gap", &drawn.curves->gap[LAST]);
	}
	put_bool(map, "has_rows", !few || stand);
	if (few && !stand) {
		put_none(map, "rows");
		put_none(map, "chart");
		return;
	}
	put_rows(map, &drawn);
	draw(map, &drawn);
}

/* A number of cases, which may lie halfway between two. */
static void put_cases(struct value *map, const char *key, double cases)
{
	put_number(map, key, cases, cases == floor(cases) ? 0 : 1, true);
}

void put_quartiles(struct value *map, const char *key, const struct silent_leak *leak)
{
	struct value *v = put_map(map, key);

	put_count(v, "n", leak->n);
	put_cases(v, "low", leak->quarter.low);
	put_cases(v, "median", leak->quarter.median);
	put_cases(v, "high", leak->quarter.high);
}

/* Kinds that any of them ran into, the widest gap first. */
static void put_kinds(struct value *section, const struct silent_leak *leak)
{
	struct value *rows = put_list(section, "kinds");
	double gaps[INCIDENT_COUNT];
	size_t *order;

	for (int kind = 0; kind < INCIDENT_COUNT; kind++)
		gaps[kind] = leak->kinds[kind].gap[LAST].mean;
	order = order_by(gaps, INCIDENT_COUNT, section->arena);
	for (size_t i = 0; i < INCIDENT_COUNT; i++) {
		const struct silent_curves *curves = &leak->kinds[order[i]];
		const struct mean_band *gap = &curves->gap[LAST];
		struct value *row;

		if (!(curves->leavers[LAST].mean > 0 || curves->stayers[LAST].mean > 0))
			continue;
		row = add_map(rows);
		put_kind_term(row, "kind", (int)order[i]);
		put_number(row, "leavers", curves->leavers[LAST].mean, 2, true);
		put_number(row, "others", curves->stayers[LAST].mean, 2, true);
		put_number(row, "gap", gap->mean, 2, true);
		put_number(row, "low", gap->low, 2, true);
		put_number(row, "high", gap->high, 2, true);
		put_bool(row, "apart", gap->low > 0 || gap->high < 0);
	}
}

void put_silent_leak(struct value *page, const struct silent_leak *leak)
{
	static const char *const titles[] = {[SILENT_FEW] = "silent.title.few",
		[SILENT_SAME] = "silent.title.same",
		[SILENT_MORE] = "silent.title.more",
		[SILENT_LESS] = "silent.title.less"};
	struct value *section = put_map(page, "silent"), *args;

	args = put_message(section, "title", titles[leak->reading]);
	put_silent_curves(section, leak, NULL);
	put_bool(section, "left_us", true); /* the axis ends with leaving */
	put_bool(section, "has_kinds", leak->reading != SILENT_FEW);
	put_count(args, "n", leak->n);
	put_number(args, "leavers", leak->kinds[SILENT_ALL].leavers[LAST].mean, 1, true);
	put_number(args, "others", leak->kinds[SILENT_ALL].stayers[LAST].mean, 1, true);
	if (leak->reading == SILENT_FEW) {
		put_none(section, "kinds");
		put_none(section, "quarter");
		return;
	}
	put_kinds(section, leak);
	put_quartiles(section, "quarter", leak);
}
