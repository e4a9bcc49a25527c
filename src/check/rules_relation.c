/* rules_relation.c - what is recorded of a client falls into the time in which it was one. */
#include "check/rules.h"

enum side { INSIDE, BEFORE, AFTER };

/* Whether the account's own dates can be right; where not, that is told and nothing else. */
static bool is_sound(const struct account *account, int32_t today)
{
	if (account_came(account) > today ||
		(account->ended != DAY_NONE && account->ended < account->since))
		return false;
	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (spell->to != DAY_NONE && spell->to < spell->from)
			return false;
	}
	return true;
}

/* On which side of the account's time as a client a day lies; between two spells: AFTER. The day
 * of leaving is still inside. */
static enum side side_of(const struct account *account, int32_t day)
{
	if (day < account_came(account))
		return BEFORE;
	if (!account->spells.n)
		return account->ended != DAY_NONE && day > account->ended ? AFTER : INSIDE;
	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (day >= spell->from && (spell->to == DAY_NONE || day <= spell->to))
			return INSIDE;
	}
	return AFTER;
}

/* The last day of leaving before a day. */
static int32_t left_before(const struct account *account, int32_t day)
{
	int32_t left = account->spells.n ? DAY_NONE : account->ended;

	for (size_t i = 0; i < account->spells.n; i++) {
		int32_t to = account->spells.v[i].to;

		if (to != DAY_NONE && to < day && (left == DAY_NONE || to > left))
			left = to;
	}
	return left;
}

/* A dated member of a record that belongs to an account. */
struct dated {
	const struct record *record;
	const void *member;
	const char *name;
	int32_t day;
};

#define DATED(of, member, day) ((struct dated){&(of)->record, &(of)->member, #member, (day)})

/* Blames the member if it lies on the side that the running rule is about. */
static void look_at(const struct check *check, const struct account *account, struct dated dated)
{
	enum side side = check->code == DIAG_BEFORE_SINCE ? BEFORE : AFTER;
	struct mark at;

	if (dated.day == DAY_NONE || dated.day > check->book->today ||
		side_of(account, dated.day) != side || !is_sound(account, check->book->today))
		return;
	at = record_value_at(dated.record, dated.member);
	if (side == BEFORE)
		diag_add(check->diags, check->code, dated.record->source->path, at,
			"%s %s is before '%.*s' became a client (since %s): correct this date, "
			"or since in the account",
			dated.name, DAY(dated.day), STR_ARG(account->id),
			DAY(account_came(account)));
	else
		diag_add(check->diags, check->code, dated.record->source->path, at,
			"%s %s is after '%.*s' left (ended %s): correct one of the two dates; a "
			"client that came back has spells",
			dated.name, DAY(dated.day), STR_ARG(account->id),
			DAY(left_before(account, dated.day)));
}

static void account_outside(const struct check *check, const void *record)
{
	const struct account *account = record;

	for (size_t i = 0; i < account->revenue.n; i++)
		look_at(check, account,
			DATED(&account->revenue.v[i], from, account->revenue.v[i].from));
	for (size_t i = 0; i < account->purchases.n; i++)
		look_at(check, account,
			DATED(&account->purchases.v[i], on, account->purchases.v[i].on));
}

/* Only after it left: sales promise before the client is one. */
static void promise_outside(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	if (promise->account.kind == REF_ACCOUNT)
		look_at(check, promise->account.account, DATED(promise, made, promise->made));
}

/* What went wrong before the sale may be older than the relation, where the record says so. */
static void incident_outside(const struct check *check, const void *record)
{
	const struct incident *incident = record;
	bool may_be_early = incident->phase == PHASE_BEFORE && check->code == DIAG_BEFORE_SINCE;

	if (incident->account.kind == REF_ACCOUNT && !may_be_early)
		look_at(check, incident->account.account,
			DATED(incident, when, incident->when.day));
}

static void touchpoint_outside(const struct check *check, const void *record)
{
	const struct touchpoint *touchpoint = record;

	if (touchpoint->account.kind == REF_ACCOUNT)
		look_at(check, touchpoint->account.account,
			DATED(touchpoint, when, touchpoint->when.day));
}

static void assessment_outside(const struct check *check, const void *record)
{
	const struct assessment *assessment = record;

	if (assessment->account.kind == REF_ACCOUNT)
		look_at(check, assessment->account.account, DATED(assessment, on, assessment->on));
}

const struct rule rules_relation[] = {
	{DIAG_BEFORE_SINCE, OVER_ACCOUNT, account_outside},
	{DIAG_BEFORE_SINCE, OVER_INCIDENT, incident_outside},
	{DIAG_BEFORE_SINCE, OVER_TOUCHPOINT, touchpoint_outside},
	{DIAG_BEFORE_SINCE, OVER_ASSESSMENT, assessment_outside},
	{DIAG_AFTER_ENDED, OVER_ACCOUNT, account_outside},
	{DIAG_AFTER_ENDED, OVER_PROMISE, promise_outside},
	{DIAG_AFTER_ENDED, OVER_INCIDENT, incident_outside},
	{DIAG_AFTER_ENDED, OVER_TOUCHPOINT, touchpoint_outside},
	{DIAG_AFTER_ENDED, OVER_ASSESSMENT, assessment_outside},
	{0, OVER_NONE, NULL},
};
