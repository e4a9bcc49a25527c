/* index.c - is the bucket filling or leaking? The first page: flow, leaks, calls, what changed. */
#include "view/bars.h"
#include "view/bucket.h"
#include "view/causes.h"
#include "view/chart.h"
#include "view/common.h"
#include "view/leak_cost.h"
#include "view/page.h"
#include "view/quarters.h"
#include "view/risk.h"

#include <math.h>

enum { CALLS = 5, LEAKS = 3, HOLES_NAMED = 6, CHANGES = 6 };

static int64_t money_in(const struct movement *year)
{
	return year->joined + year->returned + year->expansion;
}

static int64_t money_out(const struct movement *year)
{
	return year->lost + year->contraction;
}

/* Of each 100 of new value, how many only replaced what left; above 100 the bucket empties. */
static const char *verdict_of(const struct flow *flow)
{
	const struct movement *year = &flow->year;

	if (year->opening == 0 && year->closing == 0)
		return "index.verdict.none";
	if (!flow->refill_known)
		return year->lost ? "index.verdict.only_lost" : "index.verdict.still";
	if (year->lost == 0)
		return "index.verdict.tight";
	if (flow->refill <= 1)
		return "index.verdict.refill";
	return year->closing < year->opening ? "index.verdict.emptying" : "index.verdict.outrun";
}

static void put_verdict(struct value *page, const struct flow *flow)
{
	struct value *args = put_message(page, "verdict", verdict_of(flow));
	int64_t refill = flow->refill_known ? llround(flow->refill * 100) : 0;

	put_count(args, "refill", refill);
	put_money(args, "lost", flow->year.lost, true);
	put_money(args, "joined", flow->year.joined, true);
}

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct movement *year = &figures->flow.year;
	struct value *lede = put_list(page, "lede"), *args;

	args = add_message(lede, "index.lede.flow");
	put_money(args, "in", money_in(year), true);
	put_money(args, "out", money_out(year), true);
	args = add_message(lede, year->closing > year->opening   ? "index.lede.rose"
				 : year->closing < year->opening ? "index.lede.fell"
								 : "index.lede.same");
	put_share(args, "change",
		year->opening
			? fabs((double)(year->closing - year->opening) / (double)year->opening)
			: 0,
		year->opening > 0);
	put_money(args, "closing", year->closing, true);
	for (size_t i = 0; i < figures->holes.n && i < 1; i++)
		if (!figures->holes.v[i].unknown) {
			args = add_message(lede, "index.lede.hole");
			put_term(args, "kind", "incident_kind",
				built_word(figures->holes.v[i].kind));
			put_money(args, "amount", figures->holes.v[i].amount, true);
		}
}

/* One hundred squares: hollow ones replaced what left, full ones made the company grow. */
static void put_squares(struct value *page, const struct flow *flow)
{
	struct value *squares, *list;
	int64_t hollow;

	if (!flow->refill_known) {
		put_none(page, "squares");
		return;
	}
	hollow = llround(flow->refill * 100);
	if (hollow > 100)
		hollow = 100;
	squares = put_map(page, "squares");
	put_count(squares, "replaced", hollow);
	put_count(squares, "grew", 100 - hollow);
	list = put_list(put_drawn(squares, "drawing"), "list");
	for (int i = 0; i < 100; i++) {
		struct value *square = add_map(list);

		put_coord(square, "x", i % 20 * 12.5);
		put_coord(square, "y", i / 20 * 12.5);
		put_bool(square, "hollow", i < hollow);
	}
}

static struct bucket_part part(struct value *list, int64_t amount, int64_t accounts)
{
	struct value *item = add_map(list);

	put_money(item, "money", amount, true);
	put_count(item, "accounts", accounts);
	return (struct bucket_part){item, amount};
}

static void put_in(struct value *page, const struct movement *year, struct bucket *bucket)
{
	struct value *list = put_list(page, "in");
	const struct {
		const char *name;
		int64_t amount, accounts;
	} streams[] = {
		{"index.in.joined", year->joined - year->joined_referred,
			year->joined_n - year->joined_referred_n},
		{"index.in.referred", year->joined_referred, year->joined_referred_n},
		{"index.in.returned", year->returned, year->returned_n},
		{"index.in.expansion", year->expansion, year->expansion_n},
	};

	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
		struct bucket_part flow;

		if (streams[i].amount <= 0)
			continue;
		flow = part(list, streams[i].amount, streams[i].accounts);
		put_message(flow.item, "name", streams[i].name);
		bucket->in[bucket->in_n++] = flow;
	}
}

/* The level by how firm it is: accounts at risk lie nearest to the holes. */
static void put_strata(struct value *page, const struct site *site, struct bucket *bucket)
{
	static const char *const names[] = {"alarm", "watch", "steady"};
	static const char *const words[] = {
		"index.stratum.alarm", "index.stratum.watch", "index.stratum.steady"};
	struct value *list = put_list(page, "strata");
	int64_t amount[3] = {0}, accounts[3] = {0};

	for (size_t i = 0; i < site->book->accounts.n; i++) {
		const struct account_figures *account = &site->figures->accounts[i];
		int s = (int)RISK_ALARM - (int)account->risk.state;

		if (account->risk.state == RISK_NONE)
			continue;
		amount[s] += account->value_month;
		accounts[s]++;
	}
	for (int s = 0; s < 3; s++) {
		struct bucket_part stratum;

		if (amount[s] <= 0)
			continue;
		stratum = part(list, amount[s], accounts[s]);
		put_message(stratum.item, "name", words[s]);
		for (int other = 0; other < 3; other++)
			put_bool(stratum.item, names[other], other == s);
		bucket->strata[bucket->strata_n++] = stratum;
	}
}

static void put_hole(struct bucket_part hole, const struct hole *figure, int64_t all)
{
	put_share(hole.item, "share", (double)figure->amount / (double)all, all > 0);
	put_count(hole.item, "left", figure->left);
	put_count(hole.item, "cut", figure->cut);
	put_bool(hole.item, "unknown", figure->unknown);
}

/* The holes, widest first; small ones are merged, what has no cause in the records is not blamed.
 */
static void put_holes(struct value *page, const struct figures *figures, struct bucket *bucket)
{
	struct value *list = put_list(page, "holes");
	int64_t all = money_out(&figures->flow.year), merged_n = 0;
	struct hole merged = {0};

	for (size_t i = 0; i < figures->holes.n; i++) {
		const struct hole *figure = &figures->holes.v[i];
		struct bucket_part hole;

		if (!figure->unknown && bucket->holes_n >= HOLES_NAMED) {
			merged.amount += figure->amount;
			merged.left += figure->left;
			merged.cut += figure->cut;
			merged_n++;
			continue;
		}
		if (figure->unknown && merged_n) {
			hole = part(list, merged.amount, merged.left + merged.cut);
			put_count(
				put_message(hole.item, "name", "index.hole.others"), "n", merged_n);
			put_hole(hole, &merged, all);
			bucket->holes[bucket->holes_n++] = hole;
			merged_n = 0;
		}
		hole = part(list, figure->amount, figure->left + figure->cut);
		if (figure->unknown)
			put_message(hole.item, "name", "index.hole.unknown");
		else
			put_term(hole.item, "name", "incident_kind", built_word(figure->kind));
		put_hole(hole, figure, all);
		bucket->holes[bucket->holes_n++] = hole;
	}
	if (merged_n) {
		struct bucket_part hole = part(list, merged.amount, merged.left + merged.cut);

		put_count(put_message(hole.item, "name", "index.hole.others"), "n", merged_n);
		put_hole(hole, &merged, all);
		bucket->holes[bucket->holes_n++] = hole;
	}
}

static void put_flow(struct value *page, const struct site *site)
{
	const struct flow *flow = &site->figures->flow;
	const struct movement *year = &flow->year;
	struct bucket bucket = {.opening = year->opening, .closing = year->closing};
	struct value *v = put_map(page, "year");

	put_money(v, "opening", year->opening, true);
	put_money(v, "closing", year->closing, true);
	put_money(v, "in", money_in(year), true);
	put_money(v, "out", money_out(year), true);
	put_share(v, "change",
		year->opening ? (double)(year->closing - year->opening) / (double)year->opening : 0,
		year->opening > 0);
	put_money(v, "lost", year->lost, true);
	put_money(v, "contraction", year->contraction, true);
	put_in(page, year, &bucket);
	put_strata(page, site, &bucket);
	put_holes(page, site->figures, &bucket);
	if (year->opening > 0 || year->closing > 0)
		put_bucket(page, "bucket", &bucket);
	else
		put_none(page, "bucket");
}

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
	put_verdict(page, &figures->flow);
	put_lede(page, figures);
	put_squares(page, &figures->flow);
	put_flow(page, site);
	put_keys(page, figures);
	put_leaks(page, site);
	put_calls(page, site);
	put_quarters(page, "time", figures, 8);
	put_changes(page, site);
}
