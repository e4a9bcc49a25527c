/* account_says.c - what the client says of five dimensions beside what we believe, and what it
 * told. */
#include "view/account.h"

static const char *const dimension_words[DIMENSIONS] = {
	"trust", "execution", "coherence", "communication", "value"};

/* Which promises speak of a dimension; trust rests on all of them. */
static const unsigned dimension_aspects[DIMENSIONS] = {
	[DIMENSION_TRUST] = ~0u,
	[DIMENSION_EXECUTION] = 1u << ASPECT_SPEED | 1u << ASPECT_QUALITY,
	[DIMENSION_COHERENCE] = 1u << ASPECT_PERSONALISATION | 1u << ASPECT_SOLUTION,
	[DIMENSION_COMMUNICATION] = 1u << ASPECT_COMMUNICATION | 1u << ASPECT_CLOSENESS,
	[DIMENSION_VALUE] = 1u << ASPECT_PRICE | 1u << ASPECT_VALUE,
};

static int score(const struct assessment *assessment, enum dimension dimension)
{
	switch (dimension) {
	case DIMENSION_TRUST: return assessment->trust;
	case DIMENSION_EXECUTION: return assessment->execution;
	case DIMENSION_COHERENCE: return assessment->coherence;
	case DIMENSION_COMMUNICATION: return assessment->communication;
	default: return assessment->value;
	}
}

/* The last assessment of a side that gives the score; NULL: none. */
static const struct assessment *last_of(
	const struct dossier *dossier, bool by_client, enum dimension dimension)
{
	const struct account *account = dossier->account;

	for (size_t i = account->assessments.n; i > 0; i--) {
		const struct assessment *assessment = account->assessments.v[i - 1];

		if (assessment->by_client == by_client && dossier_knows(dossier, assessment->on) &&
			score(assessment, dimension) >= 0)
			return assessment;
	}
	return NULL;
}

/* The client's scores over time; those before the last are drawn hollow. Gives the drawing's map.
 */
static struct value *put_scores(struct value *row, const struct dossier *dossier,
	enum dimension dimension, const struct assessment *last)
{
	const struct account *account = dossier->account;
	struct value *list = put_list(row, "scores"), *drawn = put_drawn(row, "drawn");
	struct value *earlier = put_list(drawn, "earlier");
	double first = -1;

	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];
		struct value *item;

		if (!assessment->by_client || !dossier_knows(dossier, assessment->on) ||
			score(assessment, dimension) < 0)
			continue;
		item = add_map(list);
		put_date(item, "day", assessment->on);
		put_count(item, "score", score(assessment, dimension));
		if (assessment == last)
			continue;
		item = add_map(earlier);
		put_coord(item, "x", 10.0 * score(assessment, dimension));
		put_bool(item, "labelled",
			first < 0 && score(assessment, dimension) != score(last, dimension));
		put_count(item, "score", score(assessment, dimension));
		if (first < 0)
			first = score(assessment, dimension);
	}
	put_coord(drawn, "x_first", first < 0 ? 0 : 10 * first);
	put_bool(drawn, "line", first >= 0);
	return drawn;
}

/* The last score of the client and of the seller. */
static void draw_scores(struct value *drawn, int client, int seller)
{
	put_bool(drawn, "client", client >= 0);
	put_coord(drawn, "x", client >= 0 ? 10.0 * client : 0);
	put_bool(drawn, "seller", seller >= 0);
	put_coord(drawn, "x_seller", seller >= 0 ? 10.0 * seller : 0);
	put_bool(drawn, "seller_label", seller >= 0 && seller != client);
	put_count(drawn, "client_score", client);
	put_count(drawn, "seller_score", seller);
}

/* Promises that speak of the dimension and how they ended. */
static void put_evidence(struct value *row, const struct dossier *dossier, enum dimension dimension)
{
	const struct account *account = dossier->account;
	int64_t kept = 0, late = 0, failed = 0;
	struct value *args;

	for (size_t i = 0; i < account->promises.n; i++) {
		const struct promise *promise = account->promises.v[i];
		enum promise_state state = dossier_fate(dossier, promise)->state;

		if (!(dimension_aspects[dimension] & 1u << promise->about))
			continue;
		kept += state == PROMISE_KEPT;
		late += state == PROMISE_LATE;
		failed += state == PROMISE_BROKEN || state == PROMISE_OVERDUE;
	}
	args = put_message(row, "promised", "account.says.promised");
	put_count(args, "n", kept + late + failed);
	put_count(args, "kept", kept);
	put_count(args, "late", late);
	put_count(args, "failed", failed);
}

struct view {
	int client, seller; /* -1: none */
};

static struct view put_dimension(
	struct value *rows, const struct dossier *dossier, enum dimension dimension)
{
	const struct assessment *client = last_of(dossier, true, dimension);
	const struct assessment *seller = last_of(dossier, false, dimension);
	struct view view = {
		client ? score(client, dimension) : -1, seller ? score(seller, dimension) : -1};
	struct value *row;

	if (!client && !seller)
		return view;
	row = add_map(rows);
	put_term(row, "dimension", "dimension", str_c(dimension_words[dimension]));
	put_number(row, "client", view.client, 0, client != NULL);
	put_date(row, "client_on", client ? client->on : DAY_NONE);
	put_number(row, "seller", view.seller, 0, seller != NULL);
	put_date(row, "seller_on", seller ? seller->on : DAY_NONE);
	put_number(row, "gap", view.client - view.seller, 0, client && seller);
	put_evidence(row, dossier, dimension);
	draw_scores(put_scores(row, dossier, dimension, client), view.client, view.seller);
	return view;
}

/* The dimension in which we believe most beyond what the client says; else the client's lowest. */
static void put_finding(struct value *says, const struct view *views)
{
	int worst = -1, lowest = -1, shown;
	struct value *args;

	for (int i = 0; i < DIMENSIONS; i++) {
		const struct view *view = &views[i];

		if (view->client < 0)
			continue;
		if (lowest < 0 || view->client < views[lowest].client)
			lowest = i;
		if (view->seller - view->client >
			(worst < 0 ? 1 : views[worst].seller - views[worst].client))
			worst = i;
	}
	shown = worst >= 0 ? worst : lowest;
	args = put_message(says, "title",
		worst >= 0    ? "account.says.gap"
		: lowest >= 0 ? "account.says.lowest"
			      : "account.says.ours_only");
	if (shown < 0)
		return;
	put_term(args, "dimension", "dimension", str_c(dimension_words[shown]));
	put_count(args, "client", views[shown].client);
	put_count(args, "seller", views[shown].seller < 0 ? 0 : views[shown].seller);
}

/* key: whether a side last said that we are trusted advisers; NONE and false: never asked. */
static bool put_advisor(
	struct value *says, const char *key, const struct dossier *dossier, bool by_client)
{
	const struct account *account = dossier->account;

	for (size_t i = account->assessments.n; i > 0; i--) {
		const struct assessment *assessment = account->assessments.v[i - 1];
		struct value *args;

		if (assessment->by_client != by_client || assessment->trusted_advisor < 0 ||
			!dossier_knows(dossier, assessment->on))
			continue;
		args = put_message(says, key,
			by_client ? assessment->trusted_advisor ? "account.says.advisor_yes"
								: "account.says.advisor_no"
			: assessment->trusted_advisor ? "account.says.seller_yes"
						      : "account.says.seller_no");
		put_date(args, "on", assessment->on);
		return true;
	}
	put_none(says, key);
	return false;
}

static void put_comments(struct value *says, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *rows = put_list(says, "comments");

	for (size_t i = account->assessments.n; i > 0 && rows->items.n < 4; i--) {
		const struct assessment *assessment = account->assessments.v[i - 1];
		struct value *row;

		if (!assessment->comment.n || !dossier_knows(dossier, assessment->on))
			continue;
		row = add_map(rows);
		put_date(row, "on", assessment->on);
		put_bool(row, "client", assessment->by_client);
		put_text(row, "comment", assessment->comment);
		put_source(row, "source", dossier->site, &assessment->record);
	}
	put_bool(says, "has_comments", rows->items.n > 0);
}

static void put_says(struct value *page, const struct dossier *dossier)
{
	struct value *says = put_map(page, "says"), *rows = put_list(says, "rows");
	struct view views[DIMENSIONS];
	bool client, seller;

	for (int i = 0; i < DIMENSIONS; i++)
		views[i] = put_dimension(rows, dossier, (enum dimension)i);
	put_bool(says, "has_rows", rows->items.n > 0);
	put_finding(says, views);
	client = put_advisor(says, "client_advisor", dossier, true);
	seller = put_advisor(says, "seller_advisor", dossier, false);
	put_bool(says, "asked_advisor", client || seller);
	put_comments(says, dossier);
}

static bool asked(const struct dossier *dossier)
{
	const struct account *account = dossier->account;

	for (size_t i = 0; i < account->assessments.n; i++)
		if (dossier_knows(dossier, account->assessments.v[i]->on))
			return true;
	return false;
}

static void put_disclosed(struct value *page, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *disclosed = put_map(page, "disclosed"), *rows = put_list(disclosed, "rows");
	int64_t told = 0;

	for (int what = 0; what < DISCLOSURE_COUNT; what++) {
		struct value *row = add_map(rows);
		int32_t on = DAY_NONE;

		for (size_t i = 0; i < account->disclosed.n; i++)
			if ((int)account->disclosed.v[i].what == what &&
				dossier_knows(dossier, account->disclosed.v[i].on))
				on = account->disclosed.v[i].on;
		put_term(row, "what", "disclosure", term_word(&disclosure_terms, what));
		put_date(row, "on", on);
		told += on != DAY_NONE;
	}
	put_count(disclosed, "told", told);
	put_count(disclosed, "of", DISCLOSURE_COUNT);
}

void put_account_says(struct value *page, const struct dossier *dossier)
{
	if (asked(dossier))
		put_says(page, dossier);
	else
		put_none(page, "says");
	put_disclosed(page, dossier);
}
