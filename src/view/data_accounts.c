/* data_accounts.c - data/accounts.csv: a row an account, as of the day or the day it left. */
#include "view/data.h"

#include "render/csv.h"
#include "view/common.h"

/* A person by id only where the company names people, else by department. */
static void csv_owner(struct csv *csv, const struct site *site, const struct ref *owner)
{
	if (owner->kind == REF_PERSON && site->book->company.site.people != NAMES_NAMED)
		csv_text(csv, owner->person->department.id);
	else
		csv_text(csv, owner->id);
}

/* Why it needs someone: words, divided by blanks. */
static void csv_needs(struct csv *csv, unsigned needs)
{
	static const struct {
		enum need need;
		const char *word;
	} words[] = {
		{NEED_OVERDUE, "overdue"},
		{NEED_UNANSWERED, "unanswered"},
		{NEED_WAITING, "waiting"},
		{NEED_RENEWS, "renews"},
		{NEED_WEAR, "wear"},
		{NEED_SILENT, "silent"},
	};
	struct buf text = {0};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (needs & words[i].need)
			buf_printf(&text, "%s%s", text.n ? " " : "", words[i].word);
	csv_text(csv, buf_str(&text));
	buf_free(&text);
}

static void csv_promises(struct csv *csv, const struct promises *promises)
{
	csv_int(csv, promises->settled);
	csv_int(csv, promises->kept);
	csv_int(csv, promises->late);
	csv_int(csv, promises->broken);
	csv_int(csv, promises->overdue);
	csv_int(csv, promises->open);
	csv_number(csv, promises->coherence.low, promises->coherence.n > 0);
	csv_number(csv, promises->coherence.high, promises->coherence.n > 0);
}

static void csv_score(struct csv *csv, int score)
{
	if (score >= 0)
		csv_int(csv, score);
	else
		csv_none(csv);
}

/* The columns that the contract names, in its order. */
static void csv_first(struct csv *csv, const struct site *site, const struct account *account,
	const struct account_figures *figures)
{
	csv_text(csv, account->id);
	csv_text(csv, account->name);
	csv_text(csv, account->segment);
	csv_owner(csv, site, &account->owner);
	csv_day(csv, account->since);
	csv_day(csv, figures->departed ? figures->end : DAY_NONE);
	csv_int(csv, figures->value_year);
	csv_number(csv, figures->promises.coherence.index, figures->promises.coherence.n > 0);
	csv_number(csv, figures->wear.all, true);
	csv_number(csv, figures->strength, true);
	csv_number(csv, figures->silence.days, figures->silence.known);
}

static void csv_rest(
	struct csv *csv, const struct account *account, const struct account_figures *figures)
{
	csv_text(csv, account->region);
	csv_text(csv,
		figures->departed ? term_word(&reason_terms, (int)figures->because) : STR_NONE);
	csv_promises(csv, &figures->promises);
	csv_number(csv, figures->silence.cadence, figures->silence.known);
	csv_int(csv, figures->incidents);
	csv_int(csv, figures->incidents_year);
	csv_int(csv, figures->open_incidents);
	csv_int(csv, figures->unanswered);
	csv_int(csv, figures->touchpoints);
	csv_score(csv, figures->client_trust);
	csv_score(csv, figures->seller_trust);
	csv_day(csv, account->renews);
	csv_needs(csv, figures->needs);
	csv_int(csv, figures->income);
}

void data_accounts(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv,
		"account,name,segment,owner,since,ended,value_year,coherence,wear,strength,silence,"
		"region,ended_because,settled,kept,late,broken,overdue,open,coherence_low,"
		"coherence_high,cadence,incidents,incidents_year,open_incidents,unanswered,"
		"touchpoints,client_trust,seller_trust,renews,needs,income");
	for (size_t i = 0; i < site->book->accounts.n; i++) {
		const struct account *account = site->book->accounts.v[i];
		const struct account_figures *figures = &site->figures->accounts[i];

		if (!figures->known)
			continue;
		csv_first(&csv, site, account, figures);
		csv_rest(&csv, account, figures);
		csv_end(&csv);
	}
}
