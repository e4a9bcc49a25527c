/* account_about.c - what the client came for, who is there, who came through it, and its story. */
#include "view/account.h"

static void put_texts(struct value *about, const char *key, const struct texts *texts)
{
	struct value *list;

	if (texts->n == 0) {
		put_none(about, key);
		return;
	}
	list = put_list(about, key);
	for (size_t i = 0; i < texts->n; i++)
		add_text(list, texts->v[i]);
}

/* The client's own people are shown by the rule for people of the company. */
static void put_contacts(struct value *about, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *rows;

	if (account->contacts.n == 0) {
		put_none(about, "contacts");
		return;
	}
	rows = put_list(about, "contacts");
	for (size_t i = 0; i < account->contacts.n; i++) {
		const struct contact *contact = &account->contacts.v[i];
		struct person person = {.name = contact->name};
		struct value *row = add_map(rows);

		put_person(row, "name", dossier->site, &person);
		put_text(row, "role", contact->role);
		put_bool(row, "decides", contact->decides);
	}
}

static void put_referrals(struct value *about, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *rows = put_list(about, "referrals");

	put_account(about, "referred_by",
		account->referred_by.kind == REF_ACCOUNT ? account->referred_by.account : NULL);
	for (size_t i = 0; i < account->referrals.n; i++) {
		const struct account *other = account->referrals.v[i];
		const struct account_figures *figures =
			&dossier->site->figures->accounts[other->index];
		struct value *row;

		if (!figures->known || !dossier_knows(dossier, other->since))
			continue;
		row = add_map(rows);
		put_account(row, "account", other);
		put_date(row, "since", other->since);
		put_money(row, "value_year", figures->value_year, figures->value_year > 0);
		put_bool(row, "departed", figures->departed);
	}
}

static void put_story(struct value *page, const struct dossier *dossier)
{
	const struct story *story = dossier->account->story;
	struct value *v;

	if (!story) {
		put_none(page, "story");
		return;
	}
	v = put_map(page, "story");
	put_markdown(v, "text", story->markdown);
	put_source(v, "source", dossier->site, &story->record);
}

void put_account_about(struct value *page, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *about = put_map(page, "about");

	put_texts(about, "needs", &account->needs);
	put_texts(about, "reasons", &account->reasons_to_stay);
	put_contacts(about, dossier);
	put_referrals(about, dossier);
	put_bool(about, "any",
		account->needs.n || account->reasons_to_stay.n || account->contacts.n ||
			account->referrals.n || account->referred_by.kind == REF_ACCOUNT);
	put_bool(about, "has_needs", account->needs.n > 0);
	put_bool(about, "has_reasons", account->reasons_to_stay.n > 0);
	put_bool(about, "has_contacts", account->contacts.n > 0);
	put_bool(about, "has_referrals",
		account->referrals.n > 0 || account->referred_by.kind == REF_ACCOUNT);
	put_story(page, dossier);
}
