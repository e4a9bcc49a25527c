/* account.c - what has this client lived with us? The dossier of one account. */
#include "view/account.h"

#include "view/page.h"

enum { LIFELINE_MONTHS = 24, LIFELINE_SHORTEST = 60 };

size_t account_count(const struct site *site)
{
	return site->book->accounts.n;
}

struct str account_path(const struct site *site, size_t i, struct arena *arena)
{
	return str_join(STR("accounts/"), site->book->accounts.v[i]->id, arena);
}

struct dossier dossier_of(const struct site *site, const struct account *account)
{
	const struct account_figures *figures = &site->figures->accounts[account->index];
	struct dossier dossier = {
		.site = site, .account = account, .figures = figures, .crossing = DAY_NONE};
	int32_t since = account->since;

	dossier.as_of = figures->known ? figures->as_of : site->figures->as_of;
	dossier.from = month_start(month_of(dossier.as_of) - (LIFELINE_MONTHS - 1));
	if (since != DAY_NONE && since > dossier.from)
		dossier.from = since;
	if (dossier.as_of - dossier.from < LIFELINE_SHORTEST)
		dossier.from = dossier.as_of - LIFELINE_SHORTEST;
	return dossier;
}

/* True if any record of the account is dated within the last year of the dossier. */
static bool has_records(const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	int32_t from = dossier->as_of - dossier->site->book->company.windows.year;

	for (size_t i = account->promises.n; i > 0; i--) {
		const struct promise *promise = account->promises.v[i - 1];
		const struct fate *fate = dossier_fate(dossier, promise);

		if (dossier_knows(dossier, promise->made) &&
			(promise->made > from || fate->in_force > from))
			return true;
	}
	for (size_t i = account->incidents.n; i > 0; i--)
		if (dossier_knows(dossier, account->incidents.v[i - 1]->when.day))
			return account->incidents.v[i - 1]->when.day > from ||
			       dossier->figures->open_incidents > 0 ||
			       dossier->figures->silence.last > from;
	return dossier->figures->silence.last != DAY_NONE && dossier->figures->silence.last > from;
}

enum standing account_standing(const struct site *site, const struct account *account)
{
	struct dossier dossier = dossier_of(site, account);

	if (dossier.figures->departed)
		return STANDING_LEFT;
	if (!dossier.figures->known || !has_records(&dossier))
		return STANDING_NO_DATA;
	if (dossier.figures->needs & (NEED_RENEWS | NEED_WEAR))
		return STANDING_URGENT;
	return dossier.figures->needs ? STANDING_WATCH : STANDING_STEADY;
}

void put_standing(struct value *map, enum standing standing)
{
	static const struct {
		const char *word, *glyph;
	} standings[] = {
		[STANDING_URGENT] = {"urgent", "sr"},
		[STANDING_WATCH] = {"watch", "sw"},
		[STANDING_NO_DATA] = {"none", "sn"},
		[STANDING_STEADY] = {"steady", "sf"},
		[STANDING_LEFT] = {"left", "sx"},
	};

	put_term(map, "state", "account_state", str_c(standings[standing].word));
	put_text(put_drawn(map, "mark"), "glyph", str_c(standings[standing].glyph));
}

void put_wear_kind(struct value *map, const char *key, int kind)
{
	struct str word = kind == LEAK_CONTACT ? STR("contact")
					       : term_word(&incident_kind_terms,
							 kind < 0 ? INCIDENT_OTHER : kind);

	put_term(map, key, "wear_kind", word);
}

int heaviest_kind(const struct wear *wear)
{
	int heaviest = -1;

	for (int i = 0; i < LEAK_KINDS; i++)
		if (wear->kind[i] > 0 && (heaviest < 0 || wear->kind[i] > wear->kind[heaviest]))
			heaviest = i;
	return heaviest;
}

/* Every seventh day from `from` to the dossier's last. */
static struct weeks weeks_of(const struct dossier *dossier, int32_t from, struct arena *arena)
{
	struct weeks weeks = {.n = (size_t)(dossier->as_of - from) / 7 + 1};

	weeks.days = NEW_N(arena, int32_t, weeks.n);
	weeks.wear = NEW_N(arena, struct wear, weeks.n);
	weeks.strength = NEW_N(arena, double, weeks.n);
	for (size_t i = 0; i < weeks.n; i++)
		weeks.days[i] = dossier->as_of - 7 * (int32_t)(weeks.n - 1 - i);
	account_curve(dossier->site->figures, dossier->account, weeks.days, weeks.n, weeks.wear,
		weeks.strength);
	return weeks;
}

/* The day within the week up to `day` on which wear rose above strength. */
static int32_t crossing_day(const struct dossier *dossier, int32_t day)
{
	int32_t days[6];
	struct wear wear[6];
	double strength[6];
	int i = 6;

	for (int j = 0; j < 6; j++)
		days[j] = day - 6 + j;
	account_curve(dossier->site->figures, dossier->account, days, 6, wear, strength);
	while (i > 0 && wear[i - 1].all > strength[i - 1])
		i--;
	return i < 6 ? days[i] : day;
}

/* Looks through the account's whole life, in weeks, then through the one week. */
static int32_t crossing_of(const struct dossier *dossier, struct arena *arena)
{
	int32_t since = dossier->account->since;
	bool longer = since != DAY_NONE && since < dossier->from;
	struct weeks life = weeks_of(dossier, longer ? since : dossier->from, arena);
	size_t i = life.n;

	if (!dossier->figures->known || dossier->figures->wear.all < WEAR_SLIGHT)
		return DAY_NONE;
	while (i > 0 && life.wear[i - 1].all > life.strength[i - 1])
		i--;
	if (i == life.n)
		return DAY_NONE;
	return i == 0 ? life.days[0] : crossing_day(dossier, life.days[i]);
}

struct dossier dossier_open(
	const struct site *site, const struct account *account, struct arena *arena)
{
	struct dossier dossier = dossier_of(site, account);

	dossier.curve = weeks_of(&dossier, dossier.from, arena);
	dossier.crossing = crossing_of(&dossier, arena);
	return dossier;
}

const char *promise_glyph(enum promise_state state)
{
	switch (state) {
	case PROMISE_KEPT: return "gk";
	case PROMISE_LATE: return "gl";
	case PROMISE_BROKEN:
	case PROMISE_OVERDUE: return "gb";
	default: return "go";
	}
}

size_t dossier_months(const struct dossier *dossier, int32_t *days, size_t most)
{
	size_t n = 0;

	for (int32_t month = month_of(dossier->from); month <= month_of(dossier->as_of); month++) {
		int32_t end = month_start(month + 1) - 1;

		if (n < most)
			days[n++] = end < dossier->as_of ? end : dossier->as_of;
	}
	return n;
}

double dossier_days(const struct dossier *dossier, struct when a, struct when b)
{
	if (!dossier_knows(dossier, b.day))
		return dossier->as_of - a.day;
	return when_days(a, b);
}

void view_account(const struct site *site, size_t i, struct value *page)
{
	struct dossier dossier = dossier_open(site, site->book->accounts.v[i], page->arena);

	put_account_head(page, &dossier);
	put_account_steps(page, &dossier);
	put_account_left(page, &dossier);
	put_account_lifeline(page, &dossier);
	put_account_ledger(page, &dossier);
	put_account_incidents(page, &dossier);
	put_account_wear(page, &dossier);
	put_account_risk(page, &dossier);
	put_account_silent(page, &dossier);
	put_account_says(page, &dossier);
	put_account_dealings(page, &dossier);
	put_account_about(page, &dossier);
}
