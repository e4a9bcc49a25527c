/* forecast_exits.c - the last year of each that left, and those that nobody saw coming. */
#include "view/common.h"
#include "view/forecast.h"
#include "view/risk.h"

enum { EXITS_MOST = 40 };

static const char *band_of(enum risk_state state)
{
	switch (state) {
	case RISK_STEADY: return "fwm";
	case RISK_WATCH: return "pd";
	default: return "fr";
	}
}

static double height_of(enum risk_state state)
{
	return state == RISK_STEADY ? 3 : state == RISK_WATCH ? 8 : 14;
}

/* Stretches of one state, along the year before the end. */
static void put_strip(struct value *row, const struct exit_seen *seen)
{
	struct value *strip = put_drawn(row, "strip"), *bands = put_list(strip, "bands");

	for (int from = 0, to; from < BACKTEST_YEAR; from = to) {
		enum risk_state state = seen->states[from];
		struct value *band;

		for (to = from; to < BACKTEST_YEAR && seen->states[to] == seen->states[from]; to++)
			;
		if (state == RISK_NONE)
			continue;
		band = add_map(bands);
		put_coord(band, "x", 100.0 * from / BACKTEST_YEAR);
		put_coord(band, "width", 100.0 * (to - from) / BACKTEST_YEAR);
		put_coord(band, "y", 11 - height_of(state) / 2);
		put_coord(band, "height", height_of(state));
		put_text(band, "look", str_c(band_of(state)));
	}
}

static int64_t days_in(const struct exit_seen *seen, enum risk_state state)
{
	int64_t days = 0;

	for (int i = 0; i < BACKTEST_YEAR; i++)
		days += seen->states[i] == state;
	return days;
}

/* What it said on leaving, where its dossier is of this departure. */
static void put_said(struct value *row, const struct site *site, const struct exit_seen *seen)
{
	const struct account_figures *figures = &site->figures->accounts[seen->account->index];

	if (figures->departed && figures->end == seen->day && figures->because != REASON_NONE)
		put_term(row, "reason", "reason", term_word(&reason_terms, (int)figures->because));
	else
		put_none(row, "reason");
}

static void put_exit(struct value *rows, const struct site *site, const struct exit_seen *seen)
{
	struct value *row = add_map(rows);

	put_account(row, "account", seen->account);
	put_date(row, "day", seen->day);
	put_said(row, site, seen);
	put_days(row, "lead", seen->lead, seen->lead > 0);
	put_bool(row, "whole", seen->lead == BACKTEST_YEAR);
	put_days(row, "watch", (double)days_in(seen, RISK_WATCH), true);
	put_days(row, "alarm", (double)days_in(seen, RISK_ALARM), true);
	put_strip(row, seen);
}

/* The newest that fit, by how early they were seen. */
void put_exits(struct value *page, const struct site *site)
{
	const struct backtest *backtest = site->figures->backtest;
	size_t n = backtest->exits.n, shown = n < EXITS_MOST ? n : EXITS_MOST;
	const struct exit_seen *newest = backtest->exits.v + (n - shown);
	double leads[EXITS_MOST];
	struct value *v, *rows;
	size_t *order;

	if (n == 0) {
		put_none(page, "exits");
		return;
	}
	v = put_map(page, "exits");
	for (size_t i = 0; i < shown; i++)
		leads[i] = newest[i].lead;
	order = order_by(leads, shown, page->arena);
	put_count(v, "n", (int64_t)n);
	put_count(v, "warned", backtest->warned);
	put_count(v, "shown", (int64_t)shown);
	put_bool(v, "more", shown < n);
	rows = put_list(v, "rows");
	for (size_t i = 0; i < shown; i++)
		put_exit(rows, site, &newest[order[i]]);
}

static int64_t records_before(const struct exit_seen *seen)
{
	const struct account *account = seen->account;
	int64_t n = 0;

	for (size_t i = 0; i < account->incidents.n; i++)
		n += day_within(account->incidents.v[i]->when.day, seen->day, BACKTEST_DAYS);
	for (size_t i = 0; i < account->touchpoints.n; i++)
		n += day_within(account->touchpoints.v[i]->when.day, seen->day, BACKTEST_DAYS);
	for (size_t i = 0; i < account->assessments.n; i++)
		n += day_within(account->assessments.v[i]->on, seen->day, BACKTEST_DAYS);
	for (size_t i = 0; i < account->promises.n; i++)
		n += day_within(account->promises.v[i]->made, seen->day, BACKTEST_DAYS);
	return n;
}

void put_misses(struct value *page, const struct site *site)
{
	const struct backtest *backtest = site->figures->backtest;
	struct value *v, *rows, *row;

	if (!backtest->missed) {
		put_none(page, "misses");
		return;
	}
	v = put_map(page, "misses");
	put_count(v, "n", backtest->missed);
	put_count(v, "exits", (int64_t)backtest->exits.n);
	put_bool(v, "more", backtest->missed > EXITS_MOST);
	put_count(v, "shown", EXITS_MOST);
	rows = put_list(v, "rows");
	for (size_t i = backtest->exits.n; i-- > 0 && rows->items.n < EXITS_MOST;) {
		const struct exit_seen *seen = &backtest->exits.v[i];

		if (seen->state != RISK_STEADY)
			continue;
		row = add_map(rows);
		put_account(row, "account", seen->account);
		put_date(row, "day", seen->day);
		put_date(row, "on", seen->on);
		put_share(row, "risk", seen->risk, true);
		put_said(row, site, seen);
		put_count(row, "records", records_before(seen));
	}
}
