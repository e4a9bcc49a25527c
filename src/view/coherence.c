/* coherence.c - do we deliver the film we sold? Promised against kept, by aspect, time, segment,
 * maker. */
#include "view/bars.h"
#include "view/findings.h"
#include "view/page.h"
#include "view/quarters.h"

/* The aspect that fares worse than all together for certain: its whole interval lies below the
 * company's rate. -1: none does, and none is named. */
static int worst_aspect(const struct figures *figures)
{
	const struct rate *all = &figures->totals.promises.rate;
	int worst = -1;

	for (int i = 0; i < ASPECT_COUNT; i++) {
		const struct rate *rate = &figures->aspects[i].promises.rate;

		if (!clearly_worse(rate, all))
			continue;
		if (worst < 0 || rate->share < figures->aspects[worst].promises.rate.share)
			worst = i;
	}
	return worst;
}

static void put_verdict(struct value *page, const struct figures *figures)
{
	const struct rate *all = &figures->totals.promises.rate;
	int worst = worst_aspect(figures);
	struct value *args;

	if (all->n == 0) {
		put_message(page, "verdict", "coherence.verdict.none");
		return;
	}
	args = put_message(page, "verdict",
		all->n < SMALL_N ? "coherence.verdict.few"
		: worst < 0      ? "coherence.verdict.even"
				 : "coherence.verdict.worst");
	put_count(args, "k", all->k);
	put_count(args, "n", all->n);
	put_share(args, "share", all->share, true);
	if (worst >= 0) {
		put_term(args, "aspect", "aspect", term_word(&aspect_terms, worst));
		put_share(args, "worst", figures->aspects[worst].promises.rate.share, true);
	}
}

static void put_lede(struct value *page, const struct figures *figures)
{
	const struct totals *totals = &figures->totals;
	struct value *lede = put_list(page, "lede"), *args;

	if (totals->promises.settled == 0)
		return;
	args = add_message(lede, "coherence.lede.failed");
	put_count(args, "late", totals->promises.late);
	put_count(args, "broken", totals->promises.broken);
	put_count(args, "overdue", totals->promises.overdue);
	args = add_message(lede, "coherence.lede.index");
	put_number(args, "index", totals->coherence.index, 0, true);
	put_number(args, "low", totals->coherence.low, 0, true);
	put_number(args, "high", totals->coherence.high, 0, true);
	if (totals->kept_trend == TREND_UP || totals->kept_trend == TREND_DOWN) {
		args = add_message(lede, totals->kept_trend == TREND_UP ? "coherence.lede.up"
									: "coherence.lede.down");
		put_share(args, "now", totals->kept_now.share, true);
		put_share(args, "before", totals->kept_before.share, true);
	}
}

/* One row of the tables: a name under `key`, the promises, their bar and their dot. */
static void put_fare(struct value *row, const struct promises *promises)
{
	put_promises(row, "promises", promises);
	put_outcome_bar(row, "bar", promises);
	put_rate_dot(row, "dot", &promises->rate);
}

static void put_aspects(struct value *page, const struct figures *figures)
{
	struct value *rows = put_list(page, "aspects");
	double failures[ASPECT_COUNT];
	size_t *order;

	for (int i = 0; i < ASPECT_COUNT; i++) {
		const struct promises *promises = &figures->aspects[i].promises;

		failures[i] = (double)(promises->settled - promises->kept) +
			      (double)promises->settled * 1e-6;
	}
	order = order_by(failures, ASPECT_COUNT, page->arena);
	for (size_t i = 0; i < ASPECT_COUNT; i++) {
		const struct promises *promises = &figures->aspects[order[i]].promises;
		struct value *row;

		if (promises->given == 0)
			continue;
		row = add_map(rows);
		put_term(row, "aspect", "aspect", term_word(&aspect_terms, (int)order[i]));
		put_fare(row, promises);
	}
}

static void put_segments(struct value *page, const struct figures *figures)
{
	struct value *rows = put_list(page, "segments");

	for (size_t i = 0; i < figures->segments.n; i++) {
		const struct segment_figures *segment = &figures->segments.v[i];
		struct value *row;

		if (segment->promises.given == 0)
			continue;
		row = add_map(rows);
		put_text(row, "segment", segment->segment);
		put_count(row, "accounts", segment->accounts);
		put_fare(row, &segment->promises);
	}
}

static void put_makers(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	struct value *rows = put_list(page, "makers");
	size_t n = site->book->departments.n;
	double *given = NEW_N(page->arena, double, n + 1);
	size_t *order;

	for (size_t i = 0; i < n; i++)
		given[i] = (double)figures->departments[i].made.given;
	order = order_by(given, n, page->arena);
	for (size_t i = 0; i < n; i++) {
		const struct promises *made = &figures->departments[order[i]].made;
		struct value *row;

		if (made->given == 0)
			continue;
		row = add_map(rows);
		put_department(row, "department", site->book->departments.v[order[i]]);
		put_fare(row, made);
	}
}

void view_coherence(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site->figures);
	put_lede(page, site->figures);
	put_promises(page, "all", &site->figures->totals.promises);
	put_aspects(page, site->figures);
	put_quarters(page, "time", site->figures, 16);
	put_segments(page, site->figures);
	put_makers(page, site);
	put_coherence_findings(page, site);
}
