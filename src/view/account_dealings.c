/* account_dealings.c - contacts by purpose and effect, objections and what was conceded. */
#include "view/account.h"

enum { OBJECTIONS_MOST = 24 };

struct effects {
	int64_t strengthens, weakens;
};

static void put_effects(struct value *row, const struct effects *effects)
{
	put_count(row, "strengthens", effects->strengthens);
	put_count(row, "weakens", effects->weakens);
	put_count(row, "all", effects->strengthens + effects->weakens);
}

/* The last year's contacts by purpose; the ones without one stand last. */
static struct effects put_purposes(struct value *dealings, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	int32_t from = dossier->as_of - dossier->site->book->company.windows.year;
	struct value *rows = put_list(dealings, "purposes");
	struct effects by[PURPOSE_COUNT] = {0}, all = {0};

	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];
		bool good = touchpoint->effect == EFFECT_STRENGTHENS;

		if (touchpoint->when.day <= from || !dossier_knows(dossier, touchpoint->when.day))
			continue;
		by[touchpoint->purpose].strengthens += good;
		by[touchpoint->purpose].weakens += !good;
		all.strengthens += good;
		all.weakens += !good;
	}
	for (int i = 1; i <= PURPOSE_COUNT; i++) {
		int purpose = i % PURPOSE_COUNT;
		struct value *row;

		if (by[purpose].strengthens + by[purpose].weakens == 0)
			continue;
		row = add_map(rows);
		put_term(row, "purpose", "purpose", term_word(&purpose_terms, purpose));
		put_effects(row, &by[purpose]);
	}
	return all;
}

static void put_last_contacts(struct value *dealings, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *rows = put_list(dealings, "last");

	for (size_t i = account->touchpoints.n; i > 0 && rows->items.n < 5; i--) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i - 1];
		struct value *row;

		if (!dossier_knows(dossier, touchpoint->when.day))
			continue;
		row = add_map(rows);
		put_moment(row, "when", touchpoint->when);
		put_text(row, "summary", touchpoint->summary);
		put_term(row, "channel", "channel",
			term_word(&channel_terms, (int)touchpoint->channel));
		put_term(
			row, "effect", "effect", term_word(&effect_terms, (int)touchpoint->effect));
		put_bool(row, "strengthens", touchpoint->effect == EFFECT_STRENGTHENS);
		put_term(row, "experience", "experience",
			term_word(&experience_terms, (int)touchpoint->experience));
		put_department(row, "department",
			touchpoint->department.kind == REF_DEPARTMENT
				? touchpoint->department.department
				: NULL);
		put_source(row, "source", dossier->site, &touchpoint->record);
	}
}

static void put_dealings(struct value *page, const struct dossier *dossier)
{
	const struct silence *silence = &dossier->figures->silence;
	struct value *dealings = put_map(page, "dealings"), *args;
	struct effects all = put_purposes(dealings, dossier);

	put_effects(dealings, &all);
	put_count(dealings, "ever", dossier->figures->touchpoints);
	put_date(dealings, "last_on", silence->last);
	put_days(dealings, "silent_days", silence->days, silence->known);
	put_days(dealings, "cadence", silence->cadence, silence->known);
	put_bool(dealings, "agreed", silence->agreed);
	args = put_message(dealings, "title",
		all.strengthens + all.weakens == 0 ? "account.dealings.none_year"
						   : "account.dealings.title");
	put_count(args, "n", all.strengthens + all.weakens);
	put_count(args, "weakens", all.weakens);
	put_date(args, "last", silence->last);
	put_last_contacts(dealings, dossier);
}

static void put_concession(
	struct value *row, const struct dossier *dossier, const struct concession *concession)
{
	struct value *v;

	if (!concession->record.given || !dossier_knows(dossier, concession->on)) {
		put_none(row, "concession");
		return;
	}
	v = put_map(row, "concession");
	put_date(v, "on", concession->on);
	put_term(v, "kind", "concession_kind",
		term_word(&concession_kind_terms, (int)concession->kind));
	put_term(v, "outcome", "outcome", term_word(&outcome_terms, (int)concession->outcome));
	put_money(v, "amount", concession->amount, concession->amount >= 0);
	put_party(v, "asked_of", dossier->site, &concession->asked_of);
}

static void put_objections(struct value *page, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *objections = put_map(page, "objections"), *args, *rows;
	int64_t n = 0, price = 0, conceded = 0;

	rows = put_list(objections, "rows");
	for (size_t i = account->objections.n; i > 0; i--) {
		const struct objection *objection = account->objections.v[i - 1];
		struct value *row;

		if (!dossier_knows(dossier, objection->on))
			continue;
		price += objection->kind == OBJECTION_PRICE;
		conceded += objection->answer == ANSWER_CONCEDED;
		if (n++ >= OBJECTIONS_MOST)
			continue;
		row = add_map(rows);
		put_date(row, "on", objection->on);
		put_term(row, "kind", "objection_kind",
			term_word(&objection_kind_terms, (int)objection->kind));
		put_term(row, "answer", "answer", term_word(&answer_terms, (int)objection->answer));
		put_party(row, "by", dossier->site, &objection->by);
		put_concession(row, dossier, &objection->concession);
		put_source(row, "source", dossier->site, &objection->record);
	}
	args = put_message(objections, "title", "account.objections.title");
	put_count(args, "n", n);
	put_count(args, "price", price);
	put_count(args, "conceded", conceded);
}

static bool objected(const struct dossier *dossier)
{
	const struct account *account = dossier->account;

	return account->objections.n && dossier_knows(dossier, account->objections.v[0]->on);
}

void put_account_dealings(struct value *page, const struct dossier *dossier)
{
	if (dossier->figures->touchpoints)
		put_dealings(page, dossier);
	else
		put_none(page, "dealings");
	if (objected(dossier))
		put_objections(page, dossier);
	else
		put_none(page, "objections");
}
