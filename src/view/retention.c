/* retention.c - how long do clients stay, and what is that worth? */
#include "analyse/staying.h"
#include "view/common.h"
#include "view/page.h"
#include "view/retention_curves.h"
#include "view/retention_value.h"

#include <math.h>

/* Fewer departures, or accounts in one of two groups, than these say little; beyond this p two
 * curves are not called different. */
enum { FEW_LEFT = 10, FEW_EACH = 5 };
static const int64_t SAME_P = 5; /* in a hundred, as shown */

/* The last of 1, 2, 3 and 5 years at which enough clients are still watched; 0: none. */
static int years_seen(const struct stayers *stayers)
{
	static const int years[] = {5, 3, 2, 1};

	for (size_t i = 0; i < sizeof years / sizeof *years; i++)
		if (at_risk_at(stayers->lives.v, stayers->lives.n, years[i] * 365) >= SMALL_N)
			return years[i];
	return 0;
}

static void put_verdict(struct value *page, const struct stayers *all)
{
	int years = years_seen(all);
	struct survival_step step = survival_at(&all->survival, years * 365);
	struct value *args;

	if (all->survival.n == 0) {
		put_message(page, "verdict", "retention.verdict.none");
		return;
	}
	if (all->survival.events == 0)
		args = put_message(page, "verdict", "retention.verdict.stayed");
	else if (all->survival.events == all->survival.n)
		args = put_message(page, "verdict", "retention.verdict.gone");
	else if (all->survival.events < FEW_LEFT)
		args = put_message(page, "verdict", "retention.verdict.few");
	else if (years == 0)
		args = put_message(page, "verdict", "retention.verdict.short");
	else if (all->median.known && all->median.days <= years * 365)
		args = put_message(page, "verdict", "retention.verdict.half");
	else
		args = put_message(page, "verdict", "retention.verdict.share");
	put_count(args, "n", all->survival.n);
	put_count(args, "left", all->survival.events);
	put_number(args, "half", all->median.days / 365.25, 1, true);
	put_count(args, "years", years);
	put_share(args, "share", step.survival, true);
}

/* How long half of them stay; where the verdict says so already, or nothing is known, the question.
 */
static void put_curve_finding(struct value *page, const struct stayers *all)
{
	int years = years_seen(all);
	bool half = all->median.known && all->survival.events >= FEW_LEFT;
	struct value *args = put_message(page, "curve_finding",
		half && years > 0 && all->median.days > years * 365 ? "retention.curve.half"
								    : "retention.curve.title");

	put_number(args, "half", all->median.days / 365.25, 1, all->median.known);
}

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct staying *staying = figures->staying;
	const struct restricted_mean *mean = &staying->all.mean;
	struct value *lede = put_list(page, "lede"), *args;
	int64_t income = 0;

	if (staying->all.survival.n == 0)
		return;
	args = add_message(lede, "retention.lede.seen");
	put_count(args, "n", staying->all.survival.n);
	put_count(args, "left", staying->all.survival.events);
	put_date(args, "since", figures->coverage.first);
	if (staying->all.survival.events >= FEW_LEFT && years_seen(&staying->all) == 5) {
		args = add_message(lede, "retention.lede.mean");
		put_number(args, "years", mean->mean / 365, 1, true);
		put_number(args, "low", fmax(0, mean->mean - 1.96 * mean->std_err) / 365, 1, true);
		put_number(
			args, "high", fmin(5, (mean->mean + 1.96 * mean->std_err) / 365), 1, true);
	}
	for (int i = 1; i < TENURES; i++)
		income += staying->income[i];
	if (income <= 0)
		return;
	args = add_message(lede, "retention.lede.income");
	put_money(args, "new", staying->income[0], true);
	put_money(args, "kept", income, true);
}

static void put_key_at(struct value *keys, const char *key, const struct stayers *all, int years)
{
	if (at_risk_at(all->lives.v, all->lives.n, years * 365) < 5) {
		put_none(keys, key);
		return;
	}
	put_stay_share(put_map(keys, key), all, years * 365);
}

static void put_keys(struct value *page, const struct figures *figures)
{
	const struct staying *staying = figures->staying;
	const struct flow *flow = &figures->flow;
	struct value *keys = put_map(page, "keys"), *referred;

	put_key_at(keys, "one", &staying->all, 1);
	put_key_at(keys, "three", &staying->all, 3);
	put_median(keys, "median",
		staying->all.median.known ? &staying->all.median : &(struct median){0});
	put_share(keys, "nrr", flow->nrr, flow->nrr_known);
	put_share(keys, "grr", flow->grr, flow->grr_known);
	put_share(keys, "refill", flow->refill, flow->refill_known);
	put_count(keys, "base_n", flow->base_n);
	referred = put_map(keys, "referred");
	put_count(referred, "n", staying->referred_now);
	put_count(referred, "all", figures->totals.accounts);
}

static int64_t times_in_100(const struct logrank *test)
{
	return llround(100 * test->p);
}

/* key: how often chance alone would make such a difference, in words. */
static void put_chance(struct value *map, const char *key, const struct logrank *test)
{
	struct value *args;

	if (!test->known) {
		put_message(map, key, "retention.chance.none");
		return;
	}
	if (test->p < 0.001)
		args = put_message(map, key, "retention.chance.rare");
	else if (test->p < 0.01)
		args = put_message(map, key, "retention.chance.seldom");
	else
		args = put_message(map, key, "retention.chance.some");
	put_count(args, "times", times_in_100(test));
}

/* The sentences of a comparison: `name` is both the page's key and where the words stand. */
static void put_words(struct value *map, const char *name, double days)
{
	static const char *const words[] = {"kick", "caption", "unit", "note", "first", "second"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *key = str_printf(map->arena, "retention.%s.%s", name, words[i]).p;

		put_days(put_message(map, words[i], key), "days", days, true);
	}
}

/* name.title: which of the two stays longer, where that is more than chance. */
static void put_comparison(
	struct value *page, const char *name, const struct contest *contest, double days)
{
	static const char *const titles[] = {"none", "same", "sooner", "later"};
	struct value *v = put_map(page, name);
	const struct logrank *test = &contest->test;
	int64_t left = contest->group[0].survival.events + contest->group[1].survival.events;
	const char *which = titles[0];

	if (test->known && left >= FEW_LEFT && contest->group[0].survival.n >= FEW_EACH &&
		contest->group[1].survival.n >= FEW_EACH)
		which = times_in_100(test) >= SAME_P            ? titles[1]
			: test->observed[1] > test->expected[1] ? titles[2]
								: titles[3];
	which = str_printf(v->arena, "retention.%s.%s", name, which).p;
	put_days(put_message(v, "title", which), "days", days, true);
	put_words(v, name, days);
	put_chance(v, "chance", test);
	put_contest(v, "curves", contest);
}

static void put_segments(struct value *page, const struct staying *staying)
{
	struct value *v = put_map(page, "segments");

	put_segment_survival(v, "list", staying);
	put_bool(v, "shown", staying->segments.n > 1);
	put_message(v, "title",
		!staying->segments_test.known                    ? "retention.segments.none"
		: times_in_100(&staying->segments_test) < SAME_P ? "retention.segments.differ"
								 : "retention.segments.same");
	put_chance(v, "chance", &staying->segments_test);
}

void view_retention(const struct site *site, size_t i, struct value *page)
{
	const struct staying *staying = site->figures->staying;
	double days = site->book->company.windows.landmark;

	(void)i;
	put_verdict(page, &staying->all);
	put_curve_finding(page, &staying->all);
	put_lede(page, site->figures);
	put_keys(page, site->figures);
	put_survival(page, "curve", &staying->all);
	put_segments(page, staying);
	put_comparison(page, "landmark", &staying->landmark, days);
	put_comparison(page, "recovery", &staying->recovery, days);
	put_comparison(page, "referred", &staying->referred, days);
	put_cohorts(page, "cohorts", &staying->cohorts);
	put_value_year(page, "value", &site->figures->flow.year);
	put_value_quarters(page, "movements", site->figures);
	put_tenures(page, "tenures", staying);
}
