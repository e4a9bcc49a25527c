/* account_lifeline.c - an account's life on one axis of time: strips of value, promises, incidents,
 * contacts, trust, wear and strength, risk. Only places are computed here. */
#include "view/account_strips.h"

#include <math.h>

enum {
	TOP = 48, /* below two rows of numbered moments */
	VALUE_HEIGHT = 62,
	CURVES_HEIGHT = 128,
	AXIS_HEIGHT = 24,
	MONTHS = 64,
	LABEL_WIDE = 27, /* percent that an amount takes on a narrow screen */
	LABEL_HIGH = 19,
};

static void put_amount(struct value *labels, double x, double y, int64_t amount)
{
	struct value *label = add_map(labels);

	put_coord(label, "x", x);
	put_coord(label, "y", y + 14);
	put_money(label, "money", amount, true);
}

/* True where the amount of a step stands clear of the last one that was put, on a narrow screen
 * too: behind it, or at another height. */
static bool has_room(struct point step, struct point last)
{
	double apart = step.x - last.x;
	bool other_height = apart >= LABEL_WIDE / 2 && fabs(step.y - last.y) >= LABEL_HIGH;

	return step.x < 90 && (apart >= LABEL_WIDE || other_height);
}

/* The days on which the value a month differs from the day before, the first and the last. */
static size_t value_steps(const struct dossier *dossier, int32_t *days, int64_t *values)
{
	const struct company *company = &dossier->site->book->company;
	size_t n = 0;

	for (int32_t day = dossier->from; day <= dossier->as_of; day++) {
		int64_t value = account_value(dossier->account, company, day);

		if (n && value == values[n - 1] && day != dossier->as_of)
			continue;
		days[n] = day;
		values[n++] = value;
	}
	return n;
}

static void strip_value(struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	struct arena *arena = strips->chart->arena;
	size_t most = (size_t)(dossier->as_of - dossier->from) + 1, n;
	int32_t *days = NEW_N(arena, int32_t, most);
	int64_t *values = NEW_N(arena, int64_t, most), highest = 0;
	struct point *points = NEW_N(arena, struct point, 2 * most);
	struct scale y = {0, 1, VALUE_HEIGHT, 6};
	struct value *strip, *labels;
	struct point last_label = {-100, 0};

	n = value_steps(dossier, days, values);
	for (size_t i = 0; i < n; i++)
		highest = values[i] > highest ? values[i] : highest;
	strip = strip_open(strips, "value", highest == 0, VALUE_HEIGHT);
	if (highest == 0)
		return;
	y.high = (double)highest;
	labels = put_list(strip, "labels");
	for (size_t i = 0; i < n; i++) {
		double x = scale_at(&strips->x, days[i]);
		struct point step = {x, scale_at(&y, (double)values[i])};

		points[2 * i] = (struct point){x, scale_at(&y, (double)values[i ? i - 1 : 0])};
		points[2 * i + 1] = step;
		if (dossier->account->revenue.n && values[i] && has_room(step, last_label)) {
			put_amount(labels, x, step.y, values[i]);
			last_label = step;
		}
	}
	put_line(strip, "line", points, 2 * n);
	put_area(strip, "area", points, 2 * n, VALUE_HEIGHT);
	put_coord(strip, "end", points[2 * n - 1].y + 4);
	put_money(strip, "money", values[n - 1], true);
}

static void put_grid(struct value *strip, const struct scale *y)
{
	struct value *grid = put_list(strip, "grid");
	double step = tick_step(0, y->high, 4);

	for (int i = 1; i * step <= y->high + step * 1e-9; i++) {
		struct value *line = add_map(grid);

		put_coord(line, "y", scale_at(y, i * step));
		put_number(line, "label", i * step, step < 1 ? 1 : 0, scale_at(y, i * step) > 16);
	}
}

static void draw_curves(struct value *strip, const struct strips *strips, const struct scale *y)
{
	const struct weeks *curve = &strips->dossier->curve;
	struct point *wear = NEW_N(strip->arena, struct point, curve->n);
	struct point *strength = NEW_N(strip->arena, struct point, curve->n);
	struct point *low = NEW_N(strip->arena, struct point, curve->n);
	struct point *high = NEW_N(strip->arena, struct point, curve->n);

	for (size_t i = 0; i < curve->n; i++) {
		double x = scale_at(&strips->x, curve->days[i]);
		bool over = curve->wear[i].all > curve->strength[i];

		wear[i] = (struct point){x, scale_at(y, curve->wear[i].all)};
		strength[i] = (struct point){x, scale_at(y, curve->strength[i])};
		low[i] = over ? strength[i] : (struct point){x, NAN};
		high[i] = over ? wear[i] : (struct point){x, NAN};
	}
	put_line(strip, "wear_line", wear, curve->n);
	put_line(strip, "strength_line", strength, curve->n);
	put_band(strip, "over", low, high, curve->n);
}

static void strip_curves(struct strips *strips)
{
	const struct weeks *curve = &strips->dossier->curve;
	const struct account_figures *figures = strips->dossier->figures;
	double highest = 0, ends[2];
	struct value *strip;
	struct scale y;

	for (size_t i = 0; i < curve->n; i++)
		highest = fmax(highest, fmax(curve->wear[i].all, curve->strength[i]));
	strip = strip_open(strips, "curves", highest <= 0, CURVES_HEIGHT);
	if (highest <= 0)
		return;
	y = scale_from_zero(highest, CURVES_HEIGHT);
	put_grid(strip, &y);
	draw_curves(strip, strips, &y);
	ends[0] = scale_at(&y, figures->wear.all);
	ends[1] = scale_at(&y, figures->strength);
	spread_labels(ends, 2, 15, 0, CURVES_HEIGHT);
	strip_end(strip, "wear_end", ends[0]);
	strip_end(strip, "strength_end", ends[1]);
}

/* The table behind the curves: the last day of each month. */
static void put_months(struct value *lifeline, const struct dossier *dossier)
{
	struct value *rows = put_list(lifeline, "rows");
	int32_t days[MONTHS];
	struct wear wear[MONTHS];
	double strength[MONTHS], risk[MONTHS];
	size_t n = dossier_months(dossier, days, MONTHS);
	bool known = dossier->site->figures->model != NULL;

	account_curve(dossier->site->figures, dossier->account, days, n, wear, strength);
	if (known)
		dossier_risk(dossier, (struct day_list){days, n}, risk, lifeline->arena);
	for (size_t i = 0; i < n; i++) {
		struct value *row = add_map(rows);

		put_month(row, "month", month_of(days[i]));
		put_money(row, "value",
			account_value(dossier->account, &dossier->site->book->company, days[i]),
			true);
		put_number(row, "wear", wear[i].all, 1, true);
		put_number(row, "strength", strength[i], 1, true);
		put_share(row, "risk", known ? risk[i] : 0, known && !isnan(risk[i]));
	}
}

static const char *finding(const struct dossier *dossier)
{
	if (dossier->figures->wear.all <= 0 && dossier->figures->strength <= 0)
		return "account.lifeline.nothing";
	if (dossier->crossing == DAY_NONE)
		return "account.lifeline.strong";
	return dossier->figures->departed ? "account.lifeline.crossed_left"
					  : "account.lifeline.crossed";
}

static void put_chart(struct value *lifeline, const struct dossier *dossier)
{
	struct value *chart = put_drawn(lifeline, "chart");
	struct strips strips = {chart, dossier, scale_days(dossier->from, dossier->as_of), TOP};

	strip_value(&strips);
	strip_promises(&strips);
	strip_incidents(&strips);
	strip_contacts(&strips);
	strip_trust(&strips);
	strip_curves(&strips);
	strip_risk(&strips);
	put_coord(chart, "bottom", strips.y - STRIP_GAP + 6);
	put_coord(chart, "full", strips.y - STRIP_GAP + AXIS_HEIGHT);
	put_bool(chart, "ends", dossier->figures->departed);
	put_time_axis(chart, dossier->from, dossier->as_of);
}

void put_account_lifeline(struct value *page, const struct dossier *dossier)
{
	struct value *lifeline, *args;

	if (!dossier->figures->known) {
		put_none(page, "lifeline");
		return;
	}
	lifeline = put_map(page, "lifeline");
	put_month(lifeline, "first", month_of(dossier->from));
	put_month(lifeline, "last", month_of(dossier->as_of));
	put_days(lifeline, "half_life", dossier->site->book->company.analysis.wear_half_life, true);
	put_number(lifeline, "wear", dossier->figures->wear.all, 1, true);
	put_number(lifeline, "strength", dossier->figures->strength, 1, true);
	args = put_message(lifeline, "title", finding(dossier));
	put_date(args, "crossing", dossier->crossing);
	put_account_moments(lifeline, dossier);
	put_months(lifeline, dossier);
	put_chart(lifeline, dossier);
}
