/* accounts.c - which relations need someone? Every account, those that need it most first. */
#include "view/accounts.h"
#include "view/bars.h"
#include "view/causes.h"
#include "view/page.h"
#include "view/risk.h"

#include <math.h>

/* Rows that are shown at once, with a line of their wear; the others wait for the search or stand
 * below where there is no script. */
enum { FIRST_ROWS = 250, FIRST_DEPARTED = 100 };

static const struct {
	enum need need;
	const char *word, *message;
} needs_list[NEEDS] = {
	{NEED_OVERDUE, "overdue", "accounts.need.overdue"},
	{NEED_UNANSWERED, "unanswered", "accounts.need.unanswered"},
	{NEED_WAITING, "waiting", "accounts.need.waiting"},
	{NEED_RENEWS, "renews", "accounts.need.renews"},
	{NEED_WEAR, "wear", "accounts.need.wear"},
	{NEED_SILENT, "silent", "accounts.need.silent"},
};

static void count_entry(struct entries *entries, const struct entry *entry)
{
	const struct account_figures *figures = entry->figures;

	if (!figures->needs)
		return;
	entries->needy++;
	entries->value_needy += figures->value_month;
	for (int i = 0; i < NEEDS; i++)
		entries->by_need[i] += (figures->needs & needs_list[i].need) != 0;
}

/* Where an account stands in the list: most expected loss first, among equals what needs someone;
 * departures last, the latest first. */
static double rank_of(const struct entry *entry)
{
	static const double ranks[] = {
		[STANDING_URGENT] = 3,
		[STANDING_WATCH] = 2,
		[STANDING_NO_DATA] = 1,
		[STANDING_STEADY] = 1,
		[STANDING_LEFT] = 0,
	};

	if (entry->standing == STANDING_LEFT)
		return (double)entry->figures->end - 1e6;
	return ranks[entry->standing] + 8 * entry->figures->risk.loss;
}

static struct entries entries_of(const struct site *site, struct arena *arena)
{
	const struct book *book = site->book;
	struct entries entries = {0};
	struct entry *all = NEW_N(arena, struct entry, book->accounts.n + 1);
	double *ranks = NEW_N(arena, double, book->accounts.n + 1);
	size_t *order;

	entries.v = NEW_N(arena, struct entry, book->accounts.n + 1);
	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		struct entry entry = {
			account, &site->figures->accounts[i], account_standing(site, account)};

		if (!entry.figures->known)
			continue;
		ranks[entries.n] = rank_of(&entry);
		all[entries.n++] = entry;
		entries.live += entry.standing != STANDING_LEFT;
		count_entry(&entries, &entry);
	}
	order = order_by(ranks, entries.n, arena);
	for (size_t i = 0; i < entries.n; i++)
		entries.v[i] = all[order[i]];
	return entries;
}

static const char *verdict_of(const struct entries *entries)
{
	if (entries->live == 0)
		return entries->n ? "accounts.verdict.all_left" : "accounts.verdict.none";
	return entries->needy ? "accounts.verdict.needy" : "accounts.verdict.calm";
}

static void put_verdict(struct value *page, const struct site *site, const struct entries *entries)
{
	const struct totals *totals = &site->figures->totals;
	struct value *args = put_message(page, "verdict", verdict_of(entries)), *lede;

	put_count(args, "needy", entries->needy);
	put_count(args, "n", (int64_t)entries->live);
	lede = put_list(page, "lede");
	if (entries->needy) {
		args = add_message(lede, "accounts.lede.value");
		put_money(args, "value", entries->value_needy, true);
		put_money(args, "all", totals->value_month, true);
		put_share(args, "share",
			totals->value_month > 0
				? (double)entries->value_needy / (double)totals->value_month
				: 0,
			true);
	}
	if (entries->n > entries->live) {
		args = add_message(lede, "accounts.lede.departed");
		put_count(args, "n", totals->departed);
		put_count(args, "year", totals->departed_year);
	}
}

static void put_reasons(struct value *page, const struct entries *entries)
{
	struct value *rows = put_list(page, "needs");

	put_bool(page, "has_needs", entries->needy > 0);
	for (int i = 0; i < NEEDS; i++) {
		struct value *row;

		if (!entries->by_need[i])
			continue;
		row = add_map(rows);
		put_term(row, "need", "need", str_c(needs_list[i].word));
		put_count(row, "n", entries->by_need[i]);
		put_count(
			put_message(row, "what", needs_list[i].message), "n", entries->by_need[i]);
	}
}

static void put_short_needs(struct value *row, const struct account_figures *figures)
{
	struct value *needs = put_list(row, "needs");
	int left = 0;

	for (int i = 0; i < NEEDS; i++)
		left += (figures->needs & needs_list[i].need) != 0;
	for (int i = 0; i < NEEDS; i++) {
		struct value *need;

		if (!(figures->needs & needs_list[i].need))
			continue;
		need = add_map(needs);
		put_term(need, "need", "need_short", str_c(needs_list[i].word));
		put_bool(need, "more", --left > 0);
	}
}

static void put_entry(
	struct value *row, const struct site *site, const struct entry *entry, double most)
{
	const struct account_figures *figures = entry->figures;
	const struct account *account = entry->account;

	put_account(row, "account", account);
	put_text(row, "segment", account->segment);
	put_text(row, "region", account->region);
	put_standing(row, entry->standing);
	put_count(put_drawn(row, "sort"), "state", STANDING_LEFT - (int64_t)entry->standing);
	put_short_needs(row, figures);
	put_risk(row, "risk", &figures->risk);
	put_coherence(row, "coherence", &figures->promises.coherence);
	put_number(row, "wear", figures->wear.all, 1, true);
	put_number(row, "strength", figures->strength, 1, true);
	put_bool(row, "worn", figures->wear.all > figures->strength);
	put_days(row, "silence", figures->silence.days, figures->silence.known);
	put_bool(row, "silent", figures->silence.silent);
	put_money(row, "value_month", figures->value_month, true);
	put_date(row, "renews", account->renews);
	put_party(row, "owner", site, &account->owner);
	if (most >= 0)
		put_wear_spark(row, "spark", site, account, most > 0 ? most : 1);
	else
		put_none(row, "spark");
}

/* key: {first: [row], rest: {n, rows}, n: how many first}, for the page alone: programs read the
 * whole list. Rest is NONE where all are among the first. */
static void put_shown(struct value *page, const char *key, const struct value *rows, size_t first)
{
	struct value *v = put_drawn(page, key), *list = put_list(v, "first"), *rest;

	put_count(v, "n", (int64_t)first);
	for (size_t i = 0; i < rows->items.n && i < first; i++)
		add_value(list, rows->items.v[i]);
	if (rows->items.n <= first) {
		put_none(v, "rest");
		return;
	}
	rest = put_map(v, "rest");
	put_count(rest, "n", (int64_t)(rows->items.n - first));
	list = put_list(rest, "rows");
	for (size_t i = first; i < rows->items.n; i++)
		add_value(list, rows->items.v[i]);
}

static bool renews(const struct account *account)
{
	return account->renews != DAY_NONE;
}

static bool is_owned(const struct account *account)
{
	return account->owner.kind != REF_NONE;
}

/* True if one of the live accounts has it: else its column would be empty. */
static bool any(const struct entries *entries, bool (*has)(const struct account *account))
{
	for (size_t i = 0; i < entries->live; i++)
		if (has(entries->v[i].account))
			return true;
	return false;
}

static void put_live(struct value *page, const struct site *site, const struct entries *entries)
{
	struct value *rows = put_list(page, "rows");

	for (size_t i = 0; i < entries->live; i++)
		put_entry(add_map(rows), site, &entries->v[i],
			i < FIRST_ROWS ? entries->wear_most : -1);
	put_shown(page, "shown", rows, FIRST_ROWS);
	put_bool(page, "renewing", any(entries, renews));
	put_bool(page, "owned", any(entries, is_owned));
	put_number(page, "wear_most", entries->wear_most, 0, true);
	put_count(page, "live", (int64_t)entries->live);
	put_money(page, "value_month", site->figures->totals.value_month, true);
}

static void put_departed(struct value *page, const struct site *site, const struct entries *entries)
{
	struct value *rows = put_list(page, "departed");

	for (size_t i = entries->live; i < entries->n; i++) {
		const struct entry *entry = &entries->v[i];
		const struct departure *departure = departure_of(site->figures, entry->account);
		struct value *row = add_map(rows);

		put_account(row, "account", entry->account);
		put_text(row, "segment", entry->account->segment);
		put_date(row, "end", entry->figures->end);
		put_date(row, "since", entry->account->since);
		put_term(row, "reason", "reason",
			term_word(&reason_terms, (int)entry->figures->because));
		put_number(row, "wear", entry->figures->wear.all, 1, true);
		put_number(row, "strength", entry->figures->strength, 1, true);
		put_built(row, "kind", departure ? departure->built.cause : BUILT_NONE);
		put_coherence(row, "coherence", &entry->figures->promises.coherence);
		put_money(row, "value_year", entry->figures->value_year,
			entry->figures->value_year > 0);
		put_date(row, "reviewed",
			entry->account->review.on <= site->figures->as_of
				? entry->account->review.on
				: DAY_NONE);
	}
	put_shown(page, "departed_shown", rows, FIRST_DEPARTED);
	put_count(page, "departed_n", (int64_t)(entries->n - entries->live));
	put_bool(page, "has_departed", entries->n > entries->live);
}

/* What the list can be filtered by: the states and segments that occur. */
static void put_filters(struct value *page, const struct site *site, const struct entries *entries)
{
	bool seen[STANDING_LEFT + 1] = {0};
	struct value *states, *segments;

	for (size_t i = 0; i < entries->live; i++)
		seen[entries->v[i].standing] = true;
	states = put_list(page, "states");
	for (int i = 0; i < STANDING_LEFT; i++)
		if (seen[i])
			put_standing(add_map(states), (enum standing)i);
	segments = put_list(page, "segments");
	for (size_t i = 0; i < site->figures->segments.n && site->figures->segments.n <= 40; i++)
		if (site->figures->segments.v[i].segment.n)
			put_text(
				add_map(segments), "segment", site->figures->segments.v[i].segment);
	put_bool(page, "by_segment", segments->items.n > 1);
}

void view_accounts(const struct site *site, size_t i, struct value *page)
{
	struct entries entries = entries_of(site, page->arena);

	(void)i;
	for (size_t j = 0; j < entries.live; j++)
		entries.wear_most = fmax(entries.wear_most, entries.v[j].figures->wear.all);
	entries.wear_most = ceil(entries.wear_most);
	put_verdict(page, site, &entries);
	put_reasons(page, &entries);
	put_accounts_map(page, "map", &entries);
	put_filters(page, site, &entries);
	put_live(page, site, &entries);
	put_departed(page, site, &entries);
}
