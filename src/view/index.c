/* index.c - is the bucket filling or leaking? The first page: flow, leaks, calls, what changed. */
#include "view/bars.h"
#include "view/chart.h"
#include "view/common.h"
#include "view/index_flow.h"
#include "view/leak_cost.h"
#include "view/page.h"
#include "view/quarters.h"
#include "view/replay.h"
#include "view/risk.h"

#include <math.h>

enum { CALLS = 5, LEAKS = 3, CHANGES = 6 };

static void put_keys(struct value *page, const struct figures *figures)
{
	const struct flow *flow = &figures->flow;
	const struct totals *totals = &figures->totals;
	struct value *keys = put_map(page, "keys");

	put_share(keys, "refill", flow->refill, flow->refill_known);
	put_money(keys, "lost", flow->year.lost, true);
	put_money(keys, "joined", flow->year.joined, true);
	put_share(keys, "nrr", flow->nrr, flow->nrr_known);
	put_share(keys, "grr", flow->grr, flow->grr_known);
	put_count(keys, "base_n", flow->base_n);
	put_coherence(keys, "coherence", &totals->coherence);
	put_rate(keys, "kept", &totals->promises.rate);
	put_count(keys, "accounts", totals->accounts);
	put_count(keys, "joined_n", totals->joined_year);
	put_count(keys, "left_n", totals->departed_year);
	put_money(keys, "value_month", totals->value_month, true);
	put_money(keys, "loss", llround(figures->risk.loss), totals->accounts > 0);
	put_count(keys, "alarm", figures->risk.accounts[RISK_ALARM]);
	put_count(keys, "watch", figures->risk.accounts[RISK_WATCH]);
}

/* The department where most of a kind's wear starts; NULL: none stands out. */
static const struct department *main_origin(const struct site *site, size_t kind)
{
	size_t n = site->book->departments.n, best = 0;
	const double *from = site->figures->leak_from + kind * n;

	for (size_t d = 1; d < n; d++)
		if (from[d] > from[best])
			best = d;
	return n && from[best] > 0 ? site->book->departments.v[best] : NULL;
}

static void put_leaks(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	struct value *rows = put_list(page, "leaks");
	bool costs = put_leak_total(page, "leak_total", figures);
	double weight[LEAK_KINDS], most = most_of_kinds(figures), widest = 0;
	size_t *order;

	for (int k = 0; k < LEAK_KINDS; k++) {
		weight[k] = costs ? figures->kinds[k].leak.loss : figures->kinds[k].wear;
		widest = fmax(widest, figures->kinds[k].wear);
	}
	order = order_by(weight, LEAK_KINDS, page->arena);
	for (size_t i = 0; i < LEAKS && weight[order[i]] >= (costs ? 0.5 : 1e-9); i++) {
		const struct leak_kind *kind = &figures->kinds[order[i]];
		struct value *row = add_map(rows);

		put_kind_term(row, "kind", (int)order[i]);
		put_department(row, "origin", main_origin(site, order[i]));
		put_number(row, "wear", kind->wear, 0, true);
		put_share(row, "share",
			figures->totals.wear > 0 ? kind->wear / figures->totals.wear : 0,
			figures->totals.wear > 0);
		put_count(row, "incidents", kind->incidents_year);
		put_count(row, "accounts", kind->accounts);
		put_money(row, "cost", kind->cost, kind->cost > 0);
		put_leak_cost(row, "leak", &kind->leak, most);
		put_coord(put_drawn(row, "bar"), "width", 100 * kind->wear / widest);
	}
	put_count(page, "leaks_n", (int64_t)rows->items.n);
}

static void put_call(struct value *rows, const struct site *site, size_t i, double most)
{
	const struct account *account = site->book->accounts.v[i];
	const struct account_figures *figure = &site->figures->accounts[i];
	struct value *row = add_map(rows);

	put_account(row, "account", account);
	put_text(row, "segment", account->segment);
	put_text(row, "region", account->region);
	put_needs(row, "needs", figure);
	put_money(row, "value", figure->value_month, true);
	put_risk(row, "risk", &figure->risk);
	put_person(row, "owner", site,
		account->owner.kind == REF_PERSON ? account->owner.person : NULL);
	put_wear_spark(row, "spark", site, account, most);
}

/* The accounts to call today: those that need someone, the greatest expected loss first. */
static void put_calls(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	size_t n = site->book->accounts.n, needing = 0;
	double *urgency = NEW_N(page->arena, double, n + 1), most = 1;
	int64_t value = 0, all = 0;
	struct value *calls = put_map(page, "calls"), *rows;
	size_t *order;

	for (size_t i = 0; i < n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		if (!account->known || account->departed)
			continue;
		all += account->value_month;
		needing += account->needs != 0;
		urgency[i] = account->needs ? account->risk.loss : 0;
	}
	order = order_by(urgency, n, page->arena);
	rows = put_list(calls, "rows");
	for (size_t i = 0; i < n && i < CALLS && urgency[order[i]] > 0; i++) {
		double wear = figures->accounts[order[i]].wear.all;

		most = wear > most ? wear : most;
		value += figures->accounts[order[i]].value_month;
	}
	for (size_t i = 0; i < n && i < CALLS && urgency[order[i]] > 0; i++)
		put_call(rows, site, order[i], most * 1.25);
	put_count(calls, "needing", (int64_t)needing);
	put_share(calls, "share", all > 0 ? (double)value / (double)all : 0, all > 0);
	put_count(calls, "n", (int64_t)rows->items.n);
}

/* Who came or left in the trend window. */
static void put_movers(struct value *changes, const struct site *site, bool left)
{
	const struct figures *figures = site->figures;
	int32_t from = figures->as_of - site->book->company.windows.trend;
	struct value *change = NULL, *names = NULL;
	int64_t n = 0, value = 0;

	for (size_t i = 0; i < site->book->accounts.n; i++) {
		const struct account *account = site->book->accounts.v[i];
		const struct account_figures *figure = &figures->accounts[i];
		int32_t day = left ? figure->end : figure->came;
		bool moved = figure->known && day != DAY_NONE && day > from &&
			     day <= figures->as_of && figure->departed == left;

		if (!moved)
			continue;
		if (!change) {
			change = add_map(changes);
			names = put_list(change, "names");
			put_bool(change, "left", left);
			put_bool(change, "came", !left);
			put_none(change, "text");
		}
		if (n < CHANGES) {
			struct value *name = add_map(names);

			put_account(name, "account", account);
			put_bool(name, "next", n > 0);
		}
		n++;
		value += figure->value_month;
	}
	if (!change)
		return;
	put_count(change, "n", n);
	put_money(change, "value", value, true);
}

static void put_changes(struct value *page, const struct site *site)
{
	const struct totals *totals = &site->figures->totals;
	struct value *changes, *change, *args;
	bool up = totals->kept_trend == TREND_UP;

	put_date(page, "changed_since", site->figures->as_of - site->book->company.windows.trend);
	changes = put_list(page, "changes");
	put_movers(changes, site, true);
	put_movers(changes, site, false);
	if (!totals->kept_now.n || !totals->kept_before.n)
		return;
	change = add_map(changes);
	put_bool(change, "left", false);
	put_bool(change, "came", false);
	put_list(change, "names");
	args = put_message(change, "text",
		up                                 ? "index.change.up"
		: totals->kept_trend == TREND_DOWN ? "index.change.down"
						   : "index.change.flat");
	put_share(args, "now", totals->kept_now.share, true);
	put_share(args, "before", totals->kept_before.share, true);
	put_count(args, "n", totals->kept_now.n);
}

void view_index(const struct site *site, size_t i, struct value *page)
{
	const struct figures *figures = site->figures;

	(void)i;
	put_flow(page, site);
	put_keys(page, figures);
	put_leaks(page, site);
	put_calls(page, site);
	put_quarters(page, "time", figures, 8);
	put_company_trend(page, site);
	put_changes(page, site);
	put_days(page, "half_life", site->book->company.analysis.wear_half_life, true);
}
