/* trust.c - do they trust us as much as we think? What clients say beside what sellers believe. */
#include "view/audit.h"
#include "view/bars.h"
#include "view/findings.h"
#include "view/page.h"

#include <math.h>

static const char *const dimension_words[DIMENSIONS] = {
	"trust", "execution", "coherence", "communication", "value"};

static const char *verdict_of(const struct rate *advisor, double line)
{
	if (advisor->n == 0)
		return "trust.verdict.none";
	if (advisor->n < SMALL_N)
		return "trust.verdict.few";
	if (advisor->low > line)
		return "trust.verdict.above";
	return advisor->high < line ? "trust.verdict.below" : "trust.verdict.near";
}

static void put_verdict(struct value *page, const struct site *site)
{
	const struct trust_figures *trust = &site->figures->trust;
	double line = site->book->company.analysis.trusted_advisor_line;
	const struct mean_gap *gap = &trust->views[DIMENSION_TRUST].gap;
	struct value *args = put_message(page, "verdict", verdict_of(&trust->advisor, line)), *lede;

	put_count(args, "k", trust->advisor.k);
	put_count(args, "n", trust->advisor.n);
	put_share(args, "share", trust->advisor.share, trust->advisor.n > 0);
	put_share(args, "line", line, true);
	lede = put_list(page, "lede");
	if (trust->both) {
		args = add_message(lede, "trust.lede.both");
		put_count(args, "n", trust->both);
		put_count(args, "only_seller", trust->only_seller);
		put_count(args, "only_client", trust->only_client);
	}
	if (gap->known && (gap->low > 0 || gap->high < 0)) {
		args = add_message(lede, gap->low > 0 ? "trust.lede.over" : "trust.lede.under");
		put_number(args, "gap", gap->low > 0 ? gap->mean : -gap->mean, 1, true);
		put_count(args, "n", gap->n);
	}
}

/* One side's share of yes, with the line it is held against. */
static void put_side(struct value *rows, const char *name, const struct rate *rate, double line)
{
	struct value *row = add_map(rows);

	put_message(row, "name", name);
	put_rate(row, "rate", rate);
	put_rate_dot(row, "dot", rate);
	put_coord(put_drawn(row, "mark"), "line", 100 * line);
}

static void put_advisor_finding(struct value *advisor, const struct trust_figures *trust)
{
	struct value *args = put_message(advisor, "finding",
		trust->advisor.n && trust->own.n ? "trust.advisor.both"
		: trust->advisor.n               ? "trust.advisor.clients"
		: trust->own.n                   ? "trust.advisor.sellers"
						 : "trust.advisor.nobody");

	put_count(args, "k", trust->advisor.k);
	put_count(args, "n", trust->advisor.n);
	put_count(args, "own_k", trust->own.k);
	put_count(args, "own_n", trust->own.n);
}

static void put_advisor(struct value *page, const struct site *site)
{
	const struct trust_figures *trust = &site->figures->trust;
	double line = site->book->company.analysis.trusted_advisor_line;
	struct value *advisor = put_map(page, "advisor"), *rows;

	put_advisor_finding(advisor, trust);
	put_share(advisor, "line", line, true);
	put_count(advisor, "accounts", trust->accounts);
	rows = put_list(advisor, "rows");
	put_side(rows, "trust.side.client", &trust->advisor, line);
	put_side(rows, "trust.side.seller", &trust->own, line);
}

/* An interval on an axis from -10 to 10. */
static void put_gap_dot(struct value *row, double gap, double low, double high, bool small)
{
	struct value *dot = put_drawn(row, "dot");

	put_coord(dot, "x", 50 + 5 * gap);
	put_coord(dot, "low", 50 + 5 * (low < -10 ? -10 : low));
	put_coord(dot, "high", 50 + 5 * (high > 10 ? 10 : high));
	put_bool(dot, "small", small);
}

static void put_dimensions(struct value *page, const struct figures *figures)
{
	struct value *rows = put_list(page, "dimensions");

	for (int d = 0; d < DIMENSIONS; d++) {
		const struct view_of_us *view = &figures->trust.views[d];
		struct value *row, *scores;

		if (!view->clients && !view->sellers)
			continue;
		row = add_map(rows);
		put_term(row, "dimension", "dimension", str_c(dimension_words[d]));
		put_number(row, "client", view->client, 1, view->clients > 0);
		put_number(row, "seller", view->seller, 1, view->sellers > 0);
		put_count(row, "clients", view->clients);
		put_count(row, "sellers", view->sellers);
		put_number(row, "gap", view->gap.mean, 1, view->gap.n > 0);
		put_number(row, "low", view->gap.low, 1, view->gap.known);
		put_number(row, "high", view->gap.high, 1, view->gap.known);
		put_count(row, "both", view->gap.n);
		scores = put_drawn(row, "scores");
		put_bool(scores, "client", view->clients > 0);
		put_bool(scores, "seller", view->sellers > 0);
		put_coord(scores, "x", 10 * view->client);
		put_coord(scores, "x_seller", 10 * view->seller);
	}
}

/* The dimension on which the two sides differ most, where that is more than chance. */
static void put_dimensions_finding(struct value *page, const struct figures *figures)
{
	double apart[DIMENSIONS];
	int64_t both = 0;
	size_t most;
	struct value *args;

	for (int d = 0; d < DIMENSIONS; d++) {
		const struct mean_gap *gap = &figures->trust.views[d].gap;

		apart[d] = gap->known && (gap->low > 0 || gap->high < 0) ? fabs(gap->mean) : 0;
	}
	most = greatest(apart, DIMENSIONS);
	for (int d = 0; d < DIMENSIONS; d++)
		both += figures->trust.views[d].gap.n;
	args = put_message(page, "dimensions_finding",
		both == 0                                 ? "trust.dimension.unknown"
		: most == DIMENSIONS                      ? "trust.dimension.same"
		: figures->trust.views[most].gap.mean > 0 ? "trust.dimension.over"
							  : "trust.dimension.under");
	if (most == DIMENSIONS)
		return;
	put_term(args, "dimension", "dimension", str_c(dimension_words[most]));
	put_number(args, "gap", apart[most], 1, true);
}

/* How many sellers believe more than their clients say, by more than their range. */
static void put_blind_finding(struct value *page, const struct site *site)
{
	int64_t n = 0, over = 0;
	struct value *args;

	for (size_t i = 0; i < site->book->people.n; i++) {
		const struct blind_spot *blind = &site->figures->people[i].blind;

		n += blind->n > 0;
		over += blind->n > 0 && blind->low > 0;
	}
	args = put_message(page, "blind_finding", n ? "trust.blind.title" : "trust.blind.none");
	put_count(args, "over", over);
	put_count(args, "n", n);
}

/* By name, not by size: the ranges overlap more often than not. */
static void put_sellers(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "sellers");
	bool hidden = site->book->company.site.people == NAMES_HIDDEN;

	put_bool(page, "hidden", hidden);
	for (size_t i = 0; !hidden && i < site->book->people.n; i++) {
		const struct blind_spot *blind = &site->figures->people[i].blind;
		struct value *row;

		if (!blind->n)
			continue;
		row = add_map(rows);
		put_person(row, "seller", site, site->book->people.v[i]);
		put_count(row, "n", blind->n);
		put_number(row, "raw", blind->raw, 1, true);
		put_number(row, "gap", blind->gap, 1, true);
		put_number(row, "low", blind->low, 1, true);
		put_number(row, "high", blind->high, 1, true);
		put_bool(row, "pale", blind->pale);
		put_gap_dot(row, blind->gap, blind->low, blind->high, blind->pale);
	}
}

static void put_disclosed(struct value *page, const struct figures *figures)
{
	const struct trust_figures *trust = &figures->trust;
	struct value *disclosed, *rows, *args;
	int64_t some = trust->accounts - trust->ladder[0];

	if (!trust->accounts) {
		put_none(page, "disclosed");
		return;
	}
	disclosed = put_map(page, "disclosed");
	args = put_message(
		disclosed, "finding", some ? "trust.disclosed.finding" : "trust.disclosed.nothing");
	put_count(args, "all", trust->ladder[DISCLOSURE_COUNT]);
	put_count(args, "none", trust->ladder[0]);
	put_count(args, "n", trust->accounts);
	rows = put_list(disclosed, "rows");
	for (int d = 0; d < DISCLOSURE_COUNT; d++) {
		struct value *row = add_map(rows);

		put_term(row, "what", "disclosure", term_word(&disclosure_terms, d));
		put_rate(row, "rate", &trust->disclosed[d]);
		put_rate_dot(row, "dot", &trust->disclosed[d]);
	}
	put_bool(disclosed, "some", some > 0);
}

/* How many of the five they told, by the trust they gave. */
static void put_bands(struct value *page, const struct figures *figures)
{
	static const char *const names[TRUST_BANDS] = {
		"trust.band.not_asked", "trust.band.low", "trust.band.middle", "trust.band.high"};
	struct value *rows = put_list(page, "bands");

	for (int b = TRUST_BANDS - 1; b >= 0; b--) {
		int64_t accounts = figures->trust.bands[b].accounts;
		int64_t told = figures->trust.bands[b].told;
		double mean = accounts ? (double)told / (double)accounts : 0;
		struct value *row;

		if (!accounts)
			continue;
		row = add_map(rows);
		put_message(row, "band", names[b]);
		put_count(row, "accounts", accounts);
		put_number(row, "told", mean, 1, true);
		put_coord(put_drawn(row, "bar"), "width", 100 * mean / DISCLOSURE_COUNT);
	}
}

void view_trust(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site);
	put_advisor(page, site);
	put_dimensions(page, site->figures);
	put_dimensions_finding(page, site->figures);
	put_sellers(page, site);
	put_blind_finding(page, site);
	put_disclosed(page, site->figures);
	put_bands(page, site->figures);
	put_audit(page, "audit", site);
}
