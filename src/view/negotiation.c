/* negotiation.c - do we sell with what we have, or negotiate with the boss? */
#include "view/bars.h"
#include "view/findings.h"
#include "view/page.h"

enum { QUARTERS_SHOWN = 8 };

static void put_verdict(struct value *page, const struct figures *figures)
{
	const struct objections *all = &figures->negotiation.all;
	struct value *args = put_message(page, "verdict",
		!all->n            ? "negotiation.verdict.none"
		: all->n < SMALL_N ? "negotiation.verdict.few"
		: !all->internal.k ? "negotiation.verdict.never"
				   : "negotiation.verdict.some");
	struct value *lede;

	put_count(args, "k", all->internal.k);
	put_count(args, "n", all->n);
	put_share(args, "share", all->internal.share, all->n > 0);
	lede = put_list(page, "lede");
	if (!all->n)
		return;
	args = add_message(lede, "negotiation.lede.answers");
	put_count(args, "handled", all->answers[ANSWER_HANDLED]);
	put_count(args, "conceded", all->answers[ANSWER_CONCEDED]);
	put_count(args, "lost", all->answers[ANSWER_LOST]);
	if (!all->asked)
		return;
	args = add_message(
		lede, all->priced ? "negotiation.lede.cost" : "negotiation.lede.no_cost");
	put_count(args, "asked", all->asked);
	put_count(args, "granted", all->outcomes[OUTCOME_GRANTED]);
	put_count(args, "priced", all->priced);
	put_money(args, "cost", all->cost, true);
}

/* n, the three answers, the rate of internal ones with its dot, what it cost. */
static void put_objections(struct value *row, const struct objections *objections)
{
	put_count(row, "n", objections->n);
	put_count(row, "handled", objections->answers[ANSWER_HANDLED]);
	put_count(row, "conceded", objections->answers[ANSWER_CONCEDED]);
	put_count(row, "lost", objections->answers[ANSWER_LOST]);
	put_rate(row, "internal", &objections->internal);
	put_rate_dot(row, "dot", &objections->internal);
	put_money(row, "cost", objections->cost, objections->priced > 0);
}

static void put_reading(
	struct value *row, const struct site *site, const struct objection_kind_figures *kind)
{
	static const char *const readings[] = {"negotiation.reading.few",
		"negotiation.reading.offer", "negotiation.reading.skill",
		"negotiation.reading.open"};

	put_count(row, "sellers", kind->sellers);
	put_count(row, "accounts", kind->accounts);
	put_number(row, "spread", kind->spread, 1, kind->sellers > 0);
	put_message(row, "reading", readings[kind->reading]);
	put_person(row, "top", site, kind->reading == READING_SKILL ? kind->top : NULL);
	put_count(row, "top_k", kind->top_rate.k);
}

/* By kind, most frequent first. */
static void put_kinds(struct value *page, const struct site *site)
{
	const struct negotiation *negotiation = &site->figures->negotiation;
	struct value *rows = put_list(page, "kinds");
	double counts[OBJECTION_COUNT];
	size_t *order;

	for (int k = 0; k < OBJECTION_COUNT; k++)
		counts[k] = (double)negotiation->kinds[k].objections.n;
	order = order_by(counts, OBJECTION_COUNT, page->arena);
	for (size_t i = 0; i < OBJECTION_COUNT && counts[order[i]] > 0; i++) {
		const struct objection_kind_figures *kind = &negotiation->kinds[order[i]];
		struct value *row = add_map(rows);

		put_term(row, "kind", "objection_kind",
			term_word(&objection_kind_terms, (int)order[i]));
		put_objections(row, &kind->objections);
		put_reading(row, site, kind);
	}
}

/* In the order of the records: few of these rates stand apart. */
static void put_sellers(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "sellers");
	bool hidden = site->book->company.site.people == NAMES_HIDDEN;

	put_bool(page, "hidden", hidden);
	for (size_t i = 0; !hidden && i < site->book->people.n; i++) {
		const struct objections *objections = &site->figures->people[i].objections;
		struct value *row;

		if (!objections->n)
			continue;
		row = add_map(rows);
		put_person(row, "seller", site, site->book->people.v[i]);
		put_objections(row, objections);
	}
}

static void put_concessions(struct value *page, const struct figures *figures)
{
	struct value *rows = put_list(page, "concessions");

	for (int k = 0; k < CONCESSION_COUNT; k++) {
		const struct concessions *sum = &figures->negotiation.concessions[k];
		struct value *row;

		if (!sum->asked)
			continue;
		row = add_map(rows);
		put_term(
			row, "concession", "concession_kind", term_word(&concession_kind_terms, k));
		put_count(row, "asked", sum->asked);
		put_count(row, "granted", sum->outcomes[OUTCOME_GRANTED]);
		put_count(row, "refused", sum->outcomes[OUTCOME_REFUSED]);
		put_count(row, "pending", sum->outcomes[OUTCOME_PENDING]);
		put_money(row, "cost", sum->cost, sum->priced > 0);
	}
}

/* The most frequent objection, what the objections point at, who asked within, what was asked. */
static void put_findings(struct value *page, const struct figures *figures)
{
	const struct negotiation *negotiation = &figures->negotiation;
	double kinds[OBJECTION_COUNT], asked[CONCESSION_COUNT];
	int64_t readings[READING_OPEN + 1] = {0}, inside = 0;
	size_t kind, concession;
	struct value *args;

	for (int k = 0; k < OBJECTION_COUNT; k++) {
		kinds[k] = (double)negotiation->kinds[k].objections.n;
		if (kinds[k] > 0)
			readings[negotiation->kinds[k].reading]++;
	}
	for (int k = 0; k < CONCESSION_COUNT; k++)
		asked[k] = (double)negotiation->concessions[k].asked;
	for (size_t i = 0; i < figures->book->people.n; i++)
		inside += figures->people[i].objections.internal.k > 0;
	kind = greatest(kinds, OBJECTION_COUNT);
	if (kind < OBJECTION_COUNT) {
		args = put_message(page, "kinds_finding", "negotiation.kinds.title");
		put_term(args, "kind", "objection_kind",
			term_word(&objection_kind_terms, (int)kind));
		put_count(args, "n", negotiation->kinds[kind].objections.n);
		put_count(args, "all", negotiation->all.n);
	}
	args = put_message(page, "spread_finding", "negotiation.spread.title");
	put_count(args, "offer", readings[READING_OFFER]);
	put_count(args, "skill", readings[READING_SKILL]);
	args = put_message(page, "sellers_finding", "negotiation.seller.title");
	put_count(args, "k", negotiation->all.internal.k);
	put_count(args, "sellers", inside);
	concession = greatest(asked, CONCESSION_COUNT);
	args = put_message(page, "concessions_finding",
		concession < CONCESSION_COUNT ? "negotiation.concession.title"
					      : "negotiation.concession.none");
	if (concession == CONCESSION_COUNT)
		return;
	put_term(args, "concession", "concession_kind",
		term_word(&concession_kind_terms, (int)concession));
	put_count(args, "n", negotiation->concessions[concession].asked);
	put_count(args, "all", negotiation->all.asked);
	put_count(args, "granted", negotiation->concessions[concession].outcomes[OUTCOME_GRANTED]);
}

static const char *finding_of(const struct firefighting *fires)
{
	if (!fires->known)
		return "negotiation.fire.no_sales";
	if (!fires->year.n)
		return "negotiation.fire.none";
	return fires->year.n < SMALL_N ? "negotiation.fire.few" : "negotiation.fire.some";
}

/* What sales' contacts were for: fires by quarter, newest first. */
static void put_fires(struct value *page, const struct figures *figures)
{
	const struct firefighting *fires = &figures->firefighting;
	struct value *map = put_map(page, "fires"), *args, *rows;

	args = put_message(map, "finding", finding_of(fires));
	put_share(args, "share", fires->year.share, fires->year.n > 0);
	put_count(args, "k", fires->year.k);
	put_count(args, "n", fires->year.n);
	put_count(map, "open", fires->purposes[PURPOSE_OPEN]);
	put_count(map, "serve", fires->purposes[PURPOSE_SERVE]);
	put_count(map, "defend", fires->purposes[PURPOSE_DEFEND]);
	put_count(map, "justify", fires->purposes[PURPOSE_JUSTIFY]);
	put_bool(map, "any", fires->quarters.n > 0);
	rows = put_list(map, "quarters");
	for (size_t i = fires->quarters.n; i > 0 && rows->items.n < QUARTERS_SHOWN; i--) {
		const struct fire_quarter *quarter = &fires->quarters.v[i - 1];
		struct value *row = add_map(rows);

		put_quarter(row, "quarter", quarter->quarter);
		put_bool(row, "running", quarter->open);
		put_rate(row, "rate", &quarter->rate);
		put_rate_dot(row, "dot", &quarter->rate);
	}
}

void view_negotiation(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site->figures);
	put_bool(page, "any", site->figures->negotiation.all.n > 0);
	put_kinds(page, site);
	put_sellers(page, site);
	put_concessions(page, site->figures);
	if (site->figures->negotiation.all.n)
		put_findings(page, site->figures);
	put_fires(page, site->figures);
}
