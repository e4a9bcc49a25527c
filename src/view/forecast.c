/* forecast.c - does the risk deserve belief? What it would have foretold, held against what came.
 */
#include "view/forecast.h"

#include "view/bars.h"
#include "view/chart.h"
#include "view/common.h"
#include "view/page.h"
#include "view/risk.h"

#include <math.h>

enum { CHART_HEIGHT = 260, LABEL_HEIGHT = 15, LABEL_WIDTH = 24 /* % of the plot */ };

void put_estimate(struct value *map, const char *key, const struct estimate *estimate, int decimals)
{
	struct value *v;

	if (!estimate->known) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_number(v, "value", estimate->value, decimals, true);
	put_number(v, "low", estimate->low, decimals, true);
	put_number(v, "high", estimate->high, decimals, true);
}

/* The same as a percentage. */
static void put_estimated_share(struct value *map, const char *key, const struct estimate *estimate)
{
	struct value *v;

	if (!estimate->known) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_share(v, "value", estimate->value, true);
	put_share(v, "low", estimate->low, true);
	put_share(v, "high", estimate->high, true);
}

static const char *verdict_key(const struct backtest *backtest)
{
	if (backtest->rows.n == 0)
		return "forecast.verdict.none";
	switch (backtest->verdict) {
	case BACKTEST_WORSE: return "forecast.verdict.worse";
	case BACKTEST_CHANCE: return "forecast.verdict.chance";
	case BACKTEST_ORDERS: return "forecast.verdict.orders";
	case BACKTEST_BETTER: return "forecast.verdict.better";
	default: return "forecast.verdict.few";
	}
}

static const char *gain_key(const struct estimate *gain)
{
	if (gain->low > 0)
		return "forecast.lede.gain_more";
	return gain->high < 0 ? "forecast.lede.gain_less" : "forecast.lede.gain_same";
}

/* What says when a record was known. */
static void put_known_by(struct value *lede, const struct backtest *backtest)
{
	switch (backtest->basis) {
	case BASIS_HISTORY:
		put_count(add_message(lede, "forecast.lede.by_history"), "late", backtest->late);
		break;
	case BASIS_NO_HISTORY: add_message(lede, "forecast.lede.no_history"); break;
	default: add_message(lede, "forecast.lede.by_dates");
	}
}

static void put_lede(struct value *page, const struct backtest *backtest)
{
	struct value *lede = put_list(page, "lede"), *args;

	if (backtest->rows.n == 0)
		return;
	args = add_message(lede, "forecast.lede.how");
	put_count(args, "quarters", (int64_t)backtest->quarters.n);
	put_date(args, "first", backtest->quarters.v[0].on);
	put_date(args, "last", backtest->quarters.v[backtest->quarters.n - 1].on);
	put_count(args, "n", backtest->all.n);
	put_count(args, "left", backtest->all.left);
	put_known_by(lede, backtest);
	if (!backtest->known) {
		put_count(add_message(lede, "forecast.lede.few"), "least", BACKTEST_LEAST);
		return;
	}
	args = add_message(lede, "forecast.lede.expected");
	put_number(args, "expected", backtest->all.expected, 1, true);
	put_count(args, "left", backtest->all.left);
	if (!backtest->gain.known)
		return;
	args = add_message(lede, gain_key(&backtest->gain));
	put_number(args, "gain", fabs(backtest->gain.value), 2, true);
	put_number(args, "low", backtest->gain.low, 2, true);
	put_number(args, "high", backtest->gain.high, 2, true);
}

static void put_verdict(struct value *page, const struct backtest *backtest)
{
	struct value *args = put_message(page, "verdict", verdict_key(backtest));

	put_count(args, "left", backtest->all.left);
	put_count(args, "pairs", llround(100 * backtest->all.learned.c.value));
	put_text(page, "word", backtest_word(backtest->verdict));
	put_lede(page, backtest);
}

static void put_keys(struct value *page, const struct backtest *backtest)
{
	const struct held *all = &backtest->all;
	struct value *keys, *lead;

	if (!backtest->known) {
		put_none(page, "keys");
		return;
	}
	keys = put_map(page, "keys");
	put_number(keys, "expected", all->expected, 1, true);
	put_count(keys, "left", all->left);
	put_count(keys, "n", all->n);
	put_estimate(keys, "c", &all->learned.c, 2);
	put_estimated_share(keys, "skill", &all->learned.skill);
	put_number(keys, "brier", all->learned.brier, 3, true);
	put_number(keys, "brier_nothing", all->brier, 3, true);
	put_rate(keys, "top", &all->learned.top);
	if (!backtest->warned) {
		put_none(keys, "lead");
		return;
	}
	lead = put_map(keys, "lead");
	put_days(lead, "days", backtest->lead.days, true);
	put_count(lead, "warned", backtest->warned);
	put_count(lead, "exits", (int64_t)backtest->exits.n);
}

/* The chances foretold along x, and what came along y. */
struct plane {
	struct scale x, y;
};

static struct plane plane_of(const struct held *all)
{
	double said = 0, came = 0;
	struct plane plane;

	for (int i = 0; i < BACKTEST_GROUPS; i++) {
		said = fmax(said, all->groups[i].foretold);
		came = fmax(came, all->groups[i].came.high);
	}
	plane.x = scale_from_zero(said, CHART_HEIGHT);
	plane.x.from = 0;
	plane.x.to = 100;
	plane.y = scale_from_zero(fmax(came, plane.x.high), CHART_HEIGHT);
	return plane;
}

static void put_dot(struct value *dots, const struct calibration *group, const struct plane *plane,
	double y_label)
{
	struct value *dot = add_map(dots);

	put_coord(dot, "x", scale_at(&plane->x, group->foretold));
	put_coord(dot, "y", scale_at(&plane->y, group->came.share));
	put_coord(dot, "y_low", scale_at(&plane->y, group->came.low));
	put_coord(dot, "y_high", scale_at(&plane->y, group->came.high));
	put_coord(dot, "y_label", y_label);
	put_coord(dot, "r", fmin(9, fmax(3, 0.5 * sqrt((double)group->came.n))));
	put_bool(dot, "small", group->came.n < SMALL_N);
	put_count(dot, "k", group->came.k);
	put_count(dot, "n", group->came.n);
}

/* Above its interval, and above the labels before it that are nearer than a label is wide: a fifth
 * of the plot on a phone. */
static double label_height(struct point *labels, size_t n, struct point label)
{
	for (size_t risen = 0; risen < n; risen++)
		for (size_t i = 0; i < n; i++)
			if (fabs(labels[i].x - label.x) < LABEL_WIDTH &&
				fabs(labels[i].y - label.y) < LABEL_HEIGHT)
				label.y = labels[i].y - LABEL_HEIGHT;
	labels[n] = label;
	return label.y;
}

static void put_dots(struct value *chart, const struct held *all, const struct plane *plane)
{
	struct value *dots = put_list(chart, "dots");
	struct point labels[BACKTEST_GROUPS];
	size_t n = 0;

	for (int i = 0; i < BACKTEST_GROUPS; i++) {
		const struct calibration *group = &all->groups[i];
		struct point label = {scale_at(&plane->x, group->foretold),
			scale_at(&plane->y, group->came.high) - 8};

		if (group->came.n) {
			put_dot(dots, group, plane, label_height(labels, n, label));
			n++;
		}
	}
}

static void put_shares_along(struct value *chart, const struct scale *x)
{
	double step = tick_step(0, x->high, 5);
	struct value *ticks = put_list(chart, "x_axis");

	for (int i = 0; i * step <= x->high * (1 + 1e-9); i++) {
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", scale_at(x, i * step));
		put_share(tick, "at", i * step, true);
		put_bool(tick, "fine", step < 0.01);
		put_bool(tick, "wide", i % 2 == 1);
	}
}

static void put_chart(struct value *map, const struct held *all)
{
	struct plane plane = plane_of(all);
	struct value *chart = put_drawn(map, "chart");

	put_coord(chart, "height", CHART_HEIGHT);
	put_coord(chart, "full", CHART_HEIGHT + 26);
	put_coord(chart, "exact", scale_at(&plane.y, plane.x.high));
	put_value_axis(chart, &plane.y, AXIS_SHARE, 5);
	put_shares_along(chart, &plane.x);
	put_dots(chart, all, &plane);
}

static void put_calibration(struct value *page, const struct backtest *backtest)
{
	const struct calibration *groups = backtest->all.groups,
				 *top = &groups[BACKTEST_GROUPS - 1];
	struct value *v = put_map(page, "calibration"), *rows, *args;
	bool off = top->foretold < top->came.low || top->foretold > top->came.high;

	args = put_message(
		v, "title", off ? "forecast.calibration.off" : "forecast.calibration.within");
	put_share(args, "said", top->foretold, true);
	put_share(args, "came", top->came.share, true);
	put_count(v, "n", backtest->all.n);
	rows = put_list(v, "rows");
	put_chart(v, &backtest->all);
	for (int i = 0; i < BACKTEST_GROUPS; i++) {
		struct value *row;

		if (!groups[i].came.n)
			continue;
		row = add_map(rows);
		put_count(row, "group", i + 1);
		put_share(row, "said", groups[i].foretold, true);
		put_count(row, "k", groups[i].came.k);
		put_count(row, "n", groups[i].came.n);
		put_share(row, "came", groups[i].came.share, true);
		put_share(row, "low", groups[i].came.low, true);
		put_share(row, "high", groups[i].came.high, true);
	}
}

/* What a state was worth: how many of those in it left. */
static void put_states(struct value *page, const struct backtest *backtest)
{
	const struct rate *alarm = &backtest->all.states[RISK_ALARM];
	const struct rate *steady = &backtest->all.states[RISK_STEADY];
	struct value *args = put_message(page, "states_finding",
		alarm->n && steady->n ? "forecast.states.title" : "forecast.states.part");
	struct value *rows = put_list(page, "states");

	put_count(args, "alarm_k", alarm->k);
	put_count(args, "alarm_n", alarm->n);
	put_count(args, "steady_k", steady->k);
	put_count(args, "steady_n", steady->n);

	for (int state = RISK_ALARM; state >= RISK_STEADY && backtest->known; state--) {
		const struct rate *rate = &backtest->all.states[state];
		struct value *row;

		if (!rate->n)
			continue;
		row = add_map(rows);
		put_term(row, "state", "risk_state", risk_word((enum risk_state)state));
		put_rate(row, "rate", rate);
		put_rate_dot(row, "dot", rate);
	}
}

/* An interval of the concordance on an axis from 0.3 to 1, chance marked. */
static double along(double c)
{
	return 100 * (fmax(c, 0.3) - 0.3) / 0.7;
}

static void put_way(
	struct value *rows, const char *name, const struct scoring *scoring, bool nothing)
{
	struct value *row = add_map(rows), *dot;

	put_message(row, "name", name);
	put_bool(row, "nothing", nothing);
	put_estimate(row, "c", &scoring->c, 2);
	put_estimated_share(row, "skill", &scoring->skill);
	put_rate(row, "top", &scoring->top);
	put_number(row, "brier", scoring->brier, 3, true);
	dot = put_drawn(row, "dot");
	put_coord(dot, "chance", along(0.5));
	put_bool(dot, "known", scoring->c.known);
	put_coord(dot, "x", along(scoring->c.value));
	put_coord(dot, "low", along(scoring->c.low));
	put_coord(dot, "high", along(scoring->c.high));
}

static const char *ways_key(const struct backtest *backtest)
{
	if (backtest->gain.known && backtest->gain.low > 0)
		return "forecast.ways.more";
	return backtest->gain.known && backtest->gain.high < 0 ? "forecast.ways.less"
							       : "forecast.ways.same";
}

static void put_ways(struct value *page, const struct backtest *backtest)
{
	struct value *v = put_map(page, "ways"), *rows;
	const struct scoring nothing = {.c = {true, 0.5, 0.5, 0.5}, .brier = backtest->all.brier};

	put_message(v, "title", ways_key(backtest));
	rows = put_list(v, "rows");
	put_way(rows, "forecast.ways.learned", &backtest->all.learned, false);
	put_way(rows, "forecast.ways.start", &backtest->all.start, false);
	put_way(rows, "forecast.ways.nothing", &nothing, true);
}

static void put_quarters(struct value *page, const struct backtest *backtest)
{
	struct value *rows = put_list(page, "quarters");

	for (size_t i = 0; i < backtest->quarters.n; i++) {
		const struct held *held = &backtest->quarters.v[i];
		struct value *row = add_map(rows);

		put_date(row, "on", held->on);
		put_count(row, "n", held->n);
		put_count(row, "left", held->left);
		put_number(row, "expected", held->expected, 1, backtest->known);
		put_number(row, "usual", held->constant * (double)held->n, 1, backtest->known);
		put_estimate(row, "c",
			held->left >= BACKTEST_LEAST ? &held->learned.c : &(struct estimate){0}, 2);
		put_rate(row, "top", backtest->known ? &held->learned.top : &(struct rate){0});
	}
}

void view_forecast(const struct site *site, size_t i, struct value *page)
{
	const struct backtest *backtest = site->figures->backtest;

	(void)i;
	put_verdict(page, backtest);
	put_bool(page, "known", backtest->known);
	put_keys(page, backtest);
	if (backtest->known) {
		put_calibration(page, backtest);
		put_ways(page, backtest);
	} else {
		put_none(page, "calibration");
		put_none(page, "ways");
	}
	put_quarters(page, backtest);
	put_states(page, backtest);
	put_exits(page, site);
	put_misses(page, site);
}
