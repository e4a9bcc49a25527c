/* rules_accounts.c - one account by itself: its days, its spells, its departure. */
#include "check/rules.h"

#include <stdlib.h>

static bool has_end(const struct account *account)
{
	if (account->ended != DAY_NONE)
		return true;
	for (size_t i = 0; i < account->spells.n; i++)
		if (account->spells.v[i].to != DAY_NONE)
			return true;
	return false;
}

static void since_and_spells(const struct check *check, const void *record)
{
	const struct account *account = record;
	bool since = GIVEN(account, since);
	struct mark spells = record_key_at(&account->record, &account->spells);
	struct mark other = since ? record_key_at(&account->record, &account->since)
				  : record_key_at(&account->record, &account->ended);

	if (GIVEN(account, spells) && (since || GIVEN(account, ended)))
		diag_add(check->diags, check->code, account->record.source->path,
			mark_before(spells, other) ? other : spells,
			"spells tell when '%.*s' came and left, and so does '%s': keep one of "
			"the two (spells where a client left and came back)",
			STR_ARG(account->id), since ? "since" : "ended");
}

static void ended_before_since(const struct check *check, const void *record)
{
	const struct account *account = record;

	if (GIVEN(account, ended) && days_known(check, account->since, account->ended) &&
		account->ended < account->since)
		BLAME(check, account, ended,
			"ended %s is before since %s: a client leaves after it came; correct one "
			"of the two dates",
			DAY(account->ended), DAY(account->since));
	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (GIVEN(spell, to) && days_known(check, spell->from, spell->to) &&
			spell->to < spell->from)
			BLAME(check, spell, to,
				"to %s is before from %s: a client leaves after it came; correct "
				"one of the two dates",
				DAY(spell->to), DAY(spell->from));
	}
}

static void departure_undated(const struct check *check, const void *record)
{
	const struct account *account = record;
	const struct record *review = &account->review.record;

	if (account->ended == DAY_NONE && GIVEN(account, ended_because))
		BLAME_KEY(check, account, ended_because,
			"ended_because without ended: add the day on which '%.*s' left, or leave "
			"the reason out while it is a client",
			STR_ARG(account->id));
	if (review->given && !has_end(account))
		BLAME_KEY(check, account, review,
			"a review of a departure without ended: add the day on which '%.*s' "
			"left, or leave the review out",
			STR_ARG(account->id));
	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (spell->to == DAY_NONE && spell->because != REASON_NONE)
			BLAME_KEY(check, spell, because,
				"because without to: add the day on which this spell ended, or "
				"leave the reason out while it lasts");
	}
}

static void ended_without_reason(const struct check *check, const void *record)
{
	const struct account *account = record;

	if (GIVEN(account, ended) && account->ended_because == REASON_NONE)
		diag_add(check->diags, check->code, account->record.source->path,
			account->record.at,
			"'%.*s' ended on %s without ended_because: add the reason that the "
			"client gave (price, quality, service, delays, competitor, need, "
			"closure, other)",
			STR_ARG(account->id), DAY(account->ended));
}

static void review_before_ended(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t first = account->ended;

	for (size_t i = 0; i < account->spells.n; i++)
		if (account->spells.v[i].to != DAY_NONE &&
			(first == DAY_NONE || account->spells.v[i].to < first))
			first = account->spells.v[i].to;
	if (account->review.record.given && days_known(check, account->review.on, first) &&
		account->review.on < first)
		BLAME(check, &account->review, on,
			"the departure was reviewed on %s, before it happened (ended %s): "
			"correct one of the two dates",
			DAY(account->review.on), DAY(first));
}

static void renews_before_since(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t since = account_came(account);

	if (account->renews != DAY_NONE && since <= check->book->today && account->renews < since)
		BLAME(check, account, renews,
			"renews %s is before since %s: '%.*s' was no client yet; give the date "
			"of the next renewal",
			DAY(account->renews), DAY(since), STR_ARG(account->id));
}

static int by_from(const void *a, const void *b)
{
	const struct spell *const *x = a, *const *y = b;

	if ((*x)->from != (*y)->from)
		return (*x)->from < (*y)->from ? -1 : 1;
	return record_order(&(*x)->record, &(*y)->record);
}

static void spells_overlap(const struct check *check, const void *record)
{
	const struct account *account = record;
	size_t n = account->spells.n;
	const struct spell **sorted, *last;

	if (n < 2)
		return;
	sorted = NEW_N(check->arena, const struct spell *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &account->spells.v[i];
	qsort(sorted, n, sizeof *sorted, by_from);
	last = sorted[0];
	for (size_t i = 1; i < n; i++) {
		const struct spell *spell = sorted[i];

		if (last->to == DAY_NONE || spell->from < last->to)
			BLAME(check, spell, from,
				"from %s falls into the spell that began on %s and %s%s: a "
				"client comes back after it left; correct the dates",
				DAY(spell->from), DAY(last->from),
				last->to == DAY_NONE ? "has no end" : "ended on ", DAY(last->to));
		if (last->to != DAY_NONE && (spell->to == DAY_NONE || spell->to > last->to))
			last = spell;
	}
}

static void departure_without_review(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t left = account_left(account);

	if (left == DAY_NONE || left > check->day - 30 || account->review.record.given)
		return;
	diag_add(check->diags, check->code, account->record.source->path, departure_at(account),
		"'%.*s' left on %s and nobody has looked at why: add review: {on, by, learned}; "
		"a loss that is not reviewed becomes normal",
		STR_ARG(account->id), DAY(left));
}

static void open_promises_of_departed(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t left = account_left(account);
	size_t open = 0;

	if (left == DAY_NONE || left > check->day)
		return;
	for (size_t i = 0; i < account->promises.n; i++)
		open += promise_ending(account->promises.v[i]).day == DAY_NONE;
	if (open)
		diag_add(check->diags, check->code, account->record.source->path,
			departure_at(account),
			"'%.*s' left on %s with %zu of its promises still open: give each its "
			"outcome (kept, broken or withdrawn)",
			STR_ARG(account->id), DAY(left), open);
}

static void renewal_passed(const struct check *check, const void *record)
{
	const struct account *account = record;

	if (account->renews == DAY_NONE || account->renews >= check->day - 30 ||
		account_left(account) != DAY_NONE)
		return;
	BLAME(check, account, renews,
		"the renewal of %s is over: give the date of the next one, or ended where '%.*s' "
		"did not renew",
		DAY(account->renews), STR_ARG(account->id));
}

static void same_account_twice(const struct check *check, const void *record)
{
	const struct book *book = record;
	struct map names = {0};

	for (size_t i = 0; i < book->accounts.n; i++) {
		struct account *account = book->accounts.v[i];
		struct account *other = map_add(&names, account->name, account, check->arena);

		if (other && record_order(&account->record, &other->record) < 0) {
			account = other;
			other = book->accounts.v[i];
		}
		if (other)
			BLAME(check, account, name,
				"accounts '%.*s' and '%.*s' have the same name: if they are one "
				"client, keep one id; if not, tell them apart in the name",
				STR_ARG(other->id), STR_ARG(account->id));
	}
}

const struct rule rules_accounts[] = {
	{DIAG_SINCE_AND_SPELLS, OVER_ACCOUNT, since_and_spells},
	{DIAG_ENDED_BEFORE_SINCE, OVER_ACCOUNT, ended_before_since},
	{DIAG_DEPARTURE_UNDATED, OVER_ACCOUNT, departure_undated},
	{DIAG_ENDED_WITHOUT_REASON, OVER_ACCOUNT, ended_without_reason},
	{DIAG_REVIEW_BEFORE_ENDED, OVER_ACCOUNT, review_before_ended},
	{DIAG_RENEWS_BEFORE_SINCE, OVER_ACCOUNT, renews_before_since},
	{DIAG_SPELLS_OVERLAP, OVER_ACCOUNT, spells_overlap},
	{DIAG_DEPARTURE_WITHOUT_REVIEW, OVER_ACCOUNT, departure_without_review},
	{DIAG_OPEN_PROMISES_OF_DEPARTED, OVER_ACCOUNT, open_promises_of_departed},
	{DIAG_RENEWAL_PASSED, OVER_ACCOUNT, renewal_passed},
	{DIAG_SAME_ACCOUNT_TWICE, OVER_BOOK, same_account_twice},
	{0, OVER_NONE, NULL},
};
