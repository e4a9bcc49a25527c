/* rules_promises.c - one promise by itself: its dates, its outcome, whom it was given to. */
#include "check/rules.h"

static void account_and_to(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	struct mark account = record_key_at(&promise->record, &promise->account);
	struct mark to = record_key_at(&promise->record, &promise->to);

	if (!promise->account.id.n || !promise->to.id.n)
		return;
	if (!GIVEN(promise, account) || mark_before(account, to))
		BLAME_KEY(check, promise, to,
			"a promise is made to a client (account) or to a department (to), not to "
			"both: leave out 'to', or take the promise out of account '%.*s'",
			STR_ARG(promise->account.id));
	else
		BLAME_KEY(check, promise, account,
			"a promise is made to a client (account) or to a department (to), not to "
			"both: leave out 'account', or leave out to: %.*s",
			STR_ARG(promise->to.id));
}

static void due_before_made(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	if (promise->due != DAY_NONE && promise->due < promise->made &&
		promise->made <= check->book->today)
		BLAME(check, promise, due,
			"due %s is before made %s: a promise falls due on the day it was made or "
			"later; correct one of the two dates",
			DAY(promise->due), DAY(promise->made));
}

static void outcome_before_made(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	struct ending ending = promise_ending(promise);

	if (days_known(check, promise->made, ending.day) && ending.day < promise->made)
		diag_add(check->diags, check->code, promise->record.source->path,
			record_value_at(&promise->record, ending.member),
			"%s %s is before made %s: a promise can't end before it was given; "
			"correct one of the two dates",
			ending.name, DAY(ending.day), DAY(promise->made));
}

/* An outcome as the file gives it. */
struct given_outcome {
	const char *name;
	struct mark at;
};

static size_t outcomes_of(const struct promise *promise, struct given_outcome out[3])
{
	const int32_t *members[] = {&promise->kept, &promise->broken, &promise->withdrawn};
	const char *names[] = {"kept", "broken", "withdrawn"};
	size_t n = 0;

	for (size_t i = 0; i < 3; i++)
		if (*members[i] != DAY_NONE)
			out[n++] = (struct given_outcome){
				names[i], record_key_at(&promise->record, members[i])};
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j && mark_before(out[j].at, out[j - 1].at); j--) {
			struct given_outcome swap = out[j];
			out[j] = out[j - 1];
			out[j - 1] = swap;
		}
	return n;
}

static void two_outcomes(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	struct given_outcome out[3];

	if (outcomes_of(promise, out) > 1)
		diag_add(check->diags, check->code, promise->record.source->path, out[1].at,
			"the promise is %s (line %u) and %s as well: it ends in one way; keep "
			"one of kept, broken, withdrawn",
			out[0].name, (unsigned)out[0].at.line, out[1].name);
}

static void kept_without_evidence(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	if (check->habits.evidence && promise->kept != DAY_NONE && !promise->evidence.n)
		BLAME(check, promise, kept,
			"kept without evidence, which most kept promises here have: add "
			"evidence: https://… (a delivery note, an e-mail, an act), or have "
			"somebody look");
}

static void overdue_forgotten(const struct check *check, const void *record)
{
	const struct promise *promise = record;
	int32_t due = promise_in_force(promise, check->day);
	const struct account *account =
		promise->account.kind == REF_ACCOUNT ? promise->account.account : NULL;

	if (promise_ending(promise).day != DAY_NONE || due >= check->day - 90)
		return;
	if (account && account_left(account) != DAY_NONE)
		return;
	BLAME(check, promise, due,
		"still open %d days after %s, the date in force: nobody says how it ended; add "
		"kept, broken or withdrawn with its date",
		(int)(check->day - due), DAY(due));
}

static void replaced_but_open(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	if (promise->replaces.kind != REF_PROMISE || check->replacements.in[promise->index])
		return;
	if (promise_ending(promise->replaces.promise).day == DAY_NONE)
		BLAME(check, promise, replaces,
			"promise '%.*s' is replaced but still open, so it will count as overdue: "
			"give it withdrawn: %s",
			STR_ARG(promise->replaces.id), DAY(promise->made));
}

const struct rule rules_promises[] = {
	{DIAG_ACCOUNT_AND_TO, OVER_PROMISE, account_and_to},
	{DIAG_DUE_BEFORE_MADE, OVER_PROMISE, due_before_made},
	{DIAG_OUTCOME_BEFORE_MADE, OVER_PROMISE, outcome_before_made},
	{DIAG_TWO_OUTCOMES, OVER_PROMISE, two_outcomes},
	{DIAG_KEPT_WITHOUT_EVIDENCE, OVER_PROMISE, kept_without_evidence},
	{DIAG_OVERDUE_FORGOTTEN, OVER_PROMISE, overdue_forgotten},
	{DIAG_REPLACED_BUT_OPEN, OVER_PROMISE, replaced_but_open},
	{0, OVER_NONE, NULL},
};
