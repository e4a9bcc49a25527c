/* index_flow.c - what the first page says and draws of the year's flow: verdict, bucket, squares.
 */
#include "view/index_flow.h"

#include "view/bucket.h"
#include "view/causes.h"
#include "view/common.h"

#include <math.h>
#include <stdlib.h>

/* Holes by name, and the least share of what went out that a hole of its own takes. */
enum { HOLES_NAMED = 5, HOLE_LEAST_PERCENT = 3 };

static int64_t money_in(const struct movement *year)
{
	return year->joined + year->returned + year->expansion;
}

static int64_t money_out(const struct movement *year)
{
	return year->lost + year->contraction;
}

/* Of each 100 of new value, how many only replaced what left, as it is shown. */
static int64_t refill_of(const struct flow *flow)
{
	return flow->refill_known ? llround(flow->refill * 100) : 0;
}

static const char *verdict_empty(const struct figures *figures)
{
	const struct movement *year = &figures->flow.year;

	if (money_out(year) > 0)
		return "index.verdict.gone";
	return figures->totals.departed ? "index.verdict.long_gone" : "index.verdict.none";
}

const char *flow_verdict(const struct figures *figures)
{
	const struct flow *flow = &figures->flow;
	const struct movement *year = &flow->year;

	if (year->closing == 0)
		return verdict_empty(figures);
	if (!flow->refill_known && year->lost)
		return "index.verdict.only_lost";
	if (year->lost == 0 && year->joined + year->returned > 0)
		return "index.verdict.tight";
	if (!flow->refill_known)
		return year->closing > year->opening   ? "index.verdict.still_more"
		       : year->closing < year->opening ? "index.verdict.still_less"
						       : "index.verdict.still";
	if (refill_of(flow) == 0)
		return "index.verdict.trickle";
	if (refill_of(flow) <= 100)
		return "index.verdict.refill";
	if (year->closing >= year->opening)
		return "index.verdict.outrun";
	return refill_of(flow) < 1000 ? "index.verdict.emptying" : "index.verdict.drained";
}

static void put_verdict(struct value *page, const struct figures *figures)
{
	const struct flow *flow = &figures->flow;
	struct value *args = put_message(page, "verdict", flow_verdict(figures));

	put_money(args, "hundred", 10000, true);
	put_money(args, "refill", refill_of(flow) * 100, true);
	put_money(args, "lost", flow->year.lost, true);
	put_money(args, "out", money_out(&flow->year), true);
	put_money(args, "joined", flow->year.joined, true);
	put_money(args, "moved", llabs(flow->year.closing - flow->year.opening), true);
}

/* How the level moved in a year, for a sentence ("lede") or a label ("moved"): a percentage says
 * nothing of a level that began at nothing, ended there or grew many times over. */
static struct value *put_move(struct value *args, const struct movement *year)
{
	double times = year->opening > 0 ? (double)year->closing / (double)year->opening : 0;

	put_share(args, "change", fabs(times - 1), year->opening > 0);
	put_number(args, "times", times, 0, year->opening > 0);
	put_money(args, "closing", year->closing, true);
	put_money(args, "opening", year->opening, true);
	return args;
}

enum move {
	MOVE_SAME,
	MOVE_LEVEL,
	MOVE_ROSE,
	MOVE_FELL,
	MOVE_TIMES,
	MOVE_BEGAN,
	MOVE_DROPPED,
	MOVE_EMPTIED
};

static enum move move_of(const struct movement *year)
{
	if (year->opening == year->closing)
		return MOVE_SAME;
	if (year->opening <= 0)
		return MOVE_BEGAN;
	if (year->closing <= 0)
		return MOVE_EMPTIED;
	if (year->closing / year->opening >= 10)
		return MOVE_TIMES;
	if (year->opening / year->closing >= 20)
		return MOVE_DROPPED;
	if (fabs((double)(year->closing - year->opening)) < 0.0005 * (double)year->opening)
		return MOVE_LEVEL;
	return year->closing > year->opening ? MOVE_ROSE : MOVE_FELL;
}

static void put_most(struct value *lede, const struct figures *figures)
{
	const struct hole *most = NULL;
	int64_t all = 0;
	struct value *args;

	for (size_t i = 0; i < figures->holes.n; i++) {
		const struct hole *hole = &figures->holes.v[i];

		if (!most || hole->amount > most->amount)
			most = hole;
		all += hole->amount;
	}
	if (!most)
		return;
	args = add_message(lede, !most->unknown        ? "index.lede.hole"
				 : most->amount == all ? "index.lede.unknown_all"
						       : "index.lede.unknown");
	if (!most->unknown)
		put_term(args, "kind", "incident_kind", built_word(most->kind));
	put_money(args, "amount", most->amount, true);
	put_share(args, "share", (double)most->amount / (double)all, true);
}

static void put_lede(struct value *page, const struct figures *figures)
{
	static const char *const moves[] = {"index.lede.same", "index.lede.level",
		"index.lede.rose", "index.lede.fell", "index.lede.times", "index.lede.began",
		"index.lede.dropped", "index.lede.emptied"};
	const struct movement *year = &figures->flow.year;
	int64_t in = money_in(year), out = money_out(year);
	struct value *lede = put_list(page, "lede"), *args;

	if (year->opening == 0 && year->closing == 0 && in == 0)
		return;
	args = add_message(lede, in > 0 && out > 0 ? "index.lede.flow"
				 : in > 0          ? "index.lede.only_in"
				 : out > 0         ? "index.lede.only_out"
						   : "index.lede.no_flow");
	put_money(args, "in", in, true);
	put_money(args, "out", out, true);
	put_move(add_message(lede, moves[move_of(year)]), year);
	put_most(lede, figures);
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
	hollow = refill_of(flow);
	if (hollow > 100)
		hollow = 100;
	squares = put_map(page, "squares");
	put_bool(squares, "over", refill_of(flow) > 100);
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

static void put_hole(
	struct value *list, const struct hole *figure, int64_t all, struct bucket *bucket)
{
	struct bucket_part hole = part(list, figure->amount, figure->left + figure->cut);

	put_share(hole.item, "share", (double)figure->amount / (double)all, all > 0);
	put_count(hole.item, "left", figure->left);
	put_count(hole.item, "cut", figure->cut);
	put_bool(hole.item, "unknown", figure->unknown);
	bucket->holes[bucket->holes_n++] = hole;
}

/* How many holes are told by name: the greatest, as long as each is more than a hairline of what
 * went out; what would be left as a single one is told by name as well. */
static size_t named_holes(const struct figures *figures, size_t known, int64_t all)
{
	size_t n = 0;

	while (n < known && n < HOLES_NAMED &&
		figures->holes.v[n].amount * 100 >= all * HOLE_LEAST_PERCENT)
		n++;
	return known - n == 1 ? known : n;
}

/* The holes, widest first; small ones are merged, what the records do not explain is not blamed.
 */
static void put_holes(struct value *page, const struct figures *figures, struct bucket *bucket)
{
	struct value *list = put_list(page, "holes");
	int64_t all = money_out(&figures->flow.year);
	size_t n = figures->holes.n, known = n, named;
	struct hole merged = {0};

	if (n && figures->holes.v[n - 1].unknown)
		known--;
	named = named_holes(figures, known, all);
	for (size_t i = 0; i < named; i++) {
		put_hole(list, &figures->holes.v[i], all, bucket);
		put_term(bucket->holes[i].item, "name", "incident_kind",
			built_word(figures->holes.v[i].kind));
	}
	for (size_t i = named; i < known; i++) {
		merged.amount += figures->holes.v[i].amount;
		merged.left += figures->holes.v[i].left;
		merged.cut += figures->holes.v[i].cut;
	}
	if (named < known) {
		put_hole(list, &merged, all, bucket);
		put_count(put_message(bucket->holes[named].item, "name",
				  named ? "index.hole.others" : "index.hole.several"),
			"n", (int64_t)(known - named));
	}
	if (known < n) {
		put_hole(list, &figures->holes.v[known], all, bucket);
		put_message(bucket->holes[bucket->holes_n - 1].item, "name", "index.hole.unknown");
	}
}

static void put_bucket_of(struct value *page, const struct site *site)
{
	static const char *const moves[] = {"index.moved.same", "index.moved.level",
		"index.moved.rose", "index.moved.fell", "index.moved.times", "index.moved.began",
		"index.moved.emptied", "index.moved.emptied"};
	const struct figures *figures = site->figures;
	const struct movement *year = &figures->flow.year;
	struct bucket bucket = {.opening = year->opening,
		.closing = year->closing,
		.loss = llround(figures->risk.loss / 12)};
	struct value *v = put_map(page, "year");

	put_money(v, "opening", year->opening, true);
	put_money(v, "closing", year->closing, true);
	put_money(v, "in", money_in(year), true);
	put_money(v, "out", money_out(year), true);
	put_share(v, "change",
		year->opening ? (double)(year->closing - year->opening) / (double)year->opening : 0,
		year->opening > 0);
	put_move(put_message(v, "moved", moves[move_of(year)]), year);
	put_date(v, "from", figures->as_of - site->book->company.windows.year);
	put_money(v, "loss", bucket.loss, true);
	put_money(v, "lost", year->lost, true);
	put_money(v, "contraction", year->contraction, true);
	put_in(page, year, &bucket);
	put_strata(page, site, &bucket);
	put_holes(page, figures, &bucket);
	if (year->opening > 0 || year->closing > 0 || money_in(year) > 0)
		put_bucket(page, "bucket", &bucket);
	else
		put_none(page, "bucket");
}

void put_flow(struct value *page, const struct site *site)
{
	put_verdict(page, site->figures);
	put_lede(page, site->figures);
	put_squares(page, &site->figures->flow);
	put_bucket_of(page, site);
}
