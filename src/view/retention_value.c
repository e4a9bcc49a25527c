/* retention_value.c - what staying is worth: cohorts, a year's movements, income by tenure. */
#include "view/retention_value.h"

#include "view/chart.h"
#include "view/common.h"

#include <math.h>

enum { COHORT_COLUMNS = 13, COHORT_BESIDE = 9, COHORT_FEW = 6, QUARTERS_SHOWN = 12 };

static void put_period(struct value *row, const struct cohort *cohort, int quarters)
{
	static const char *const names[] = {
		"retention.cohorts.quarter", "retention.cohorts.half", "retention.cohorts.year"};
	struct value *args = put_message(row, "name", names[quarters / 2]);

	put_quarter(args, "quarter", cohort->quarter);
	put_month(args, "from", cohort->quarter * 3);
	put_month(args, "to", cohort->quarter * 3 + quarters * 3 - 1);
	put_text(args, "year",
		str_printf(row->arena, "%d", civil_of(quarter_start(cohort->quarter)).year));
}

/* Darker, the more is left; the darkest is more than there was. */
static const char *shade_of(double share)
{
	static const char *const shades[] = {"k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7"};
	double shown = round(share * 100);

	if (shown > 100)
		return shades[7];
	return shades[shown < 40   ? 0
		      : shown < 50 ? 1
		      : shown < 60 ? 2
		      : shown < 70 ? 3
		      : shown < 80 ? 4
		      : shown < 90 ? 5
				   : 6];
}

static void put_cell(struct value *cells, int64_t part, int64_t whole, bool open)
{
	struct value *cell = add_map(cells);
	double share = whole > 0 ? (double)part / (double)whole : 0;

	put_share(cell, "share", share, whole > 0);
	put_bool(cell, "open", open && whole > 0);
	put_text(put_drawn(cell, "look"), "shade", whole > 0 ? str_c(shade_of(share)) : STR("z"));
}

static size_t shown(size_t n)
{
	return n < COHORT_COLUMNS ? n : COHORT_COLUMNS;
}

static void put_cohort(
	struct value *rows, const struct cohort *cohort, const struct cohorts *cohorts)
{
	struct value *row = add_map(rows), *accounts, *worth, *blank;
	size_t columns = shown(cohorts->columns), n = shown(cohort->cells.n);

	put_period(row, cohort, cohorts->quarters);
	put_count(row, "n", cohort->accounts);
	put_money(row, "value", cohort->value, true);
	put_bool(row, "small", cohort->accounts < COHORT_FEW);
	accounts = put_list(row, "accounts");
	worth = put_list(row, "worth");
	for (size_t i = 0; i < n; i++) {
		bool open = cohort->open && i + 1 == cohort->cells.n;

		put_cell(accounts, cohort->cells.v[i].accounts, cohort->accounts, open);
		put_cell(worth, cohort->cells.v[i].value, cohort->value, open);
	}
	blank = put_list(put_drawn(row, "look"), "blank");
	for (size_t i = n; i < columns; i++)
		add_map(blank);
}

static bool any_value(const struct cohorts *cohorts)
{
	for (size_t i = 0; i < cohorts->rows.n; i++)
		if (cohorts->rows.v[i].value > 0)
			return true;
	return false;
}

/* How many came in all periods together, and how many were there in the last one looked at. */
static void put_cohorts_finding(struct value *map, const struct cohorts *cohorts)
{
	int64_t n = 0, kept = 0;
	struct value *args;

	for (size_t i = 0; i < cohorts->rows.n; i++) {
		const struct cohort *cohort = &cohorts->rows.v[i];

		n += cohort->accounts;
		kept += cohort->cells.n ? cohort->cells.v[cohort->cells.n - 1].accounts : 0;
	}
	args = put_message(map, "finding", "retention.cohorts.title");
	put_count(args, "n", n);
	put_count(args, "kept", kept);
}

void put_cohorts(struct value *map, const char *key, const struct cohorts *cohorts)
{
	struct value *v, *columns, *rows;

	if (cohorts->rows.n == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	columns = put_list(v, "columns");
	for (size_t i = 0; i < shown(cohorts->columns); i++)
		put_count(add_map(columns), "months", (int64_t)i * cohorts->quarters * 3);
	put_bool(put_drawn(v, "look"), "beside", shown(cohorts->columns) <= COHORT_BESIDE);
	rows = put_list(v, "rows");
	for (size_t i = 0; i < cohorts->rows.n; i++)
		put_cohort(rows, &cohorts->rows.v[i], cohorts);
	put_bool(v, "valued", any_value(cohorts));
	put_cohorts_finding(v, cohorts);
}

/* One row of the waterfall: a level, or a change from `at`. */
struct fall {
	const char *name, *style;
	int64_t amount, n; /* n < 0: not said */
	bool level;
};

static void put_fall(struct value *rows, const struct fall *fall, int64_t at, const struct scale *x)
{
	struct value *row = add_map(rows), *bar;
	double from = scale_at(x, (double)at), to = scale_at(x, (double)(at + fall->amount));

	put_message(row, "name", fall->name);
	put_money(row, "amount", fall->amount, true);
	put_bool(row, "level", fall->level);
	if (fall->n >= 0)
		put_count(row, "n", fall->n);
	else
		put_none(row, "n");
	bar = put_drawn(row, "bar");
	put_coord(bar, "x", fall->level ? from : fmin(from, to));
	put_coord(bar, "width", fall->level ? 0 : fabs(to - from));
	put_coord(bar, "end", fall->level ? from : to);
	put_text(bar, "style", str_c(fall->style));
}

/* The levels that the falls pass, from the lowest to the highest. */
static struct scale fall_scale(const struct fall *falls, size_t n, int64_t opening)
{
	double low = (double)opening, high = low, at = low, room;

	for (size_t i = 0; i < n; i++) {
		at += falls[i].level ? 0 : (double)falls[i].amount;
		low = fmin(low, at);
		high = fmax(high, at);
	}
	room = (high - low) / 6;
	return (struct scale){fmax(0, low - room), high + (high > low ? 0 : 1), 0, 100};
}

static void put_fall_ticks(struct value *v, const struct scale *x)
{
	struct value *ticks = put_list(put_drawn(v, "axis"), "ticks");
	double step = tick_step(x->low, x->high, 3);

	for (int64_t i = (int64_t)ceil(x->low / step); (double)i * step <= x->high; i++) {
		struct value *tick = add_map(ticks);
		double at = scale_at(x, (double)i * step);

		put_coord(tick, "x", at);
		put_money(tick, "label", llround((double)i * step), true);
		put_bool(tick, "last", at > 88);
		put_bool(tick, "first", at < 12);
	}
}

void put_value_year(struct value *map, const char *key, const struct movement *year)
{
	const struct fall falls[] = {
		{"retention.value.opening", "k", 0, -1, true},
		{"retention.value.joined", "fw", year->joined - year->joined_referred,
			year->joined_n - year->joined_referred_n, false},
		{"retention.value.referred", "fw", year->joined_referred, year->joined_referred_n,
			false},
		{"retention.value.returned", "fw", year->returned, year->returned_n, false},
		{"retention.value.expansion", "fm", year->expansion, year->expansion_n, false},
		{"retention.value.contraction", "ph", -year->contraction, year->contraction_n,
			false},
		{"retention.value.lost", "fr", -year->lost, year->lost_n, false},
		{"retention.value.closing", "k", 0, -1, true},
	};
	size_t n = sizeof falls / sizeof *falls;
	struct scale x = fall_scale(falls, n, year->opening);
	int64_t at = year->opening;
	struct value *v, *rows;

	if (year->opening == 0 && year->closing == 0 && year->lost == 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_money(v, "in", year->joined + year->returned + year->expansion, true);
	put_money(v, "out", year->lost + year->contraction, true);
	put_money(v, "net", year->closing - year->opening, true);
	put_bool(v, "up", year->closing >= year->opening);
	put_fall_ticks(v, &x);
	rows = put_list(v, "rows");
	for (size_t i = 0; i < n; i++) {
		struct fall fall = falls[i];

		if (!fall.level && fall.amount == 0)
			continue;
		put_fall(rows, &fall, at, &x);
		at += fall.amount;
		if (fall.level) {
			struct value *row = rows->items.v[rows->items.n - 1];

			put_money(row, "stands", at, true);
		} else {
			put_none(rows->items.v[rows->items.n - 1], "stands");
		}
	}
}

static void add_month(struct movement *into, const struct movement *month)
{
	into->joined += month->joined;
	into->returned += month->returned;
	into->expansion += month->expansion;
	into->contraction += month->contraction;
	into->lost += month->lost;
	into->closing = month->closing;
}

void put_value_quarters(struct value *map, const char *key, const struct figures *figures)
{
	struct value *rows = put_list(map, key);
	int32_t last = quarter_of(figures->as_of);

	for (int32_t quarter = last; quarter > last - QUARTERS_SHOWN; quarter--) {
		struct movement sum = {0};
		bool found = false;
		struct value *row;

		for (size_t i = 0; i < figures->movements.n; i++) {
			const struct movement *month = &figures->movements.v[i];

			if (quarter_of(month_start(month->month)) != quarter)
				continue;
			if (!found)
				sum.opening = month->opening;
			found = true;
			add_month(&sum, month);
		}
		if (!found)
			break;
		row = add_map(rows);
		put_quarter(row, "quarter", quarter);
		put_bool(row, "open", quarter_start(quarter + 1) - 1 > figures->as_of);
		put_money(row, "opening", sum.opening, true);
		put_money(row, "joined", sum.joined + sum.returned, true);
		put_money(row, "expansion", sum.expansion, true);
		put_money(row, "contraction", sum.contraction, true);
		put_money(row, "lost", sum.lost, true);
		put_money(row, "closing", sum.closing, true);
	}
}

void put_tenures(struct value *map, const char *key, const struct staying *staying)
{
	static const char *const names[] = {"retention.tenure.first", "retention.tenure.third",
		"retention.tenure.fifth", "retention.tenure.later"};
	double sum = 0, most = 0;
	struct value *v, *rows;

	for (int i = 0; i < TENURES; i++) {
		sum += (double)staying->income[i];
		most = fmax(most, (double)staying->income[i]);
	}
	if (sum <= 0) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_money(v, "new", staying->income[0], true);
	put_share(v, "kept", 1 - (double)staying->income[0] / sum, true);
	rows = put_list(v, "rows");
	for (int i = 0; i < TENURES; i++) {
		struct value *row = add_map(rows);
		double part = (double)staying->income[i];

		put_message(row, "name", names[i]);
		put_money(row, "amount", staying->income[i], true);
		put_share(row, "share", part / sum, true);
		put_count(row, "accounts", staying->income_n[i]);
		put_coord(put_drawn(row, "bar"), "width", 100 * part / most);
	}
}
