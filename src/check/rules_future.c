/* rules_future.c - what is recorded has happened: no event lies after today. */
#include "check/rules.h"

/* Says it where the day of a member that the file gives lies ahead. */
#define FUTURE(check, of, member, day)                                                             \
	do {                                                                                       \
		if ((day) != DAY_NONE && (day) > (check)->book->today && GIVEN(of, member))        \
			BLAME(check, of, member,                                                   \
				#member                                                            \
				" %s lies in the future (today is %s): an event is "               \
				"recorded once it has happened; correct the date or leave it out " \
				"until then",                                                      \
				DAY(day), DAY((check)->book->today));                              \
	} while (0)

static void account_in_future(const struct check *check, const void *record)
{
	const struct account *account = record;

	FUTURE(check, account, since, account->since);
	FUTURE(check, account, ended, account->ended);
	for (size_t i = 0; i < account->purchases.n; i++)
		FUTURE(check, &account->purchases.v[i], on, account->purchases.v[i].on);
	for (size_t i = 0; i < account->disclosed.n; i++)
		FUTURE(check, &account->disclosed.v[i], on, account->disclosed.v[i].on);
	FUTURE(check, &account->review, on, account->review.on);
}

static void spell_in_future(const struct check *check, const void *record)
{
	const struct account *account = record;

	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		FUTURE(check, spell, from, spell->from);
		FUTURE(check, spell, to, spell->to);
	}
}

static void promise_in_future(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	FUTURE(check, promise, made, promise->made);
	FUTURE(check, promise, kept, promise->kept);
	FUTURE(check, promise, broken, promise->broken);
	FUTURE(check, promise, withdrawn, promise->withdrawn);
	for (size_t i = 0; i < promise->moved.n; i++)
		FUTURE(check, &promise->moved.v[i], on, promise->moved.v[i].on);
}

static void incident_in_future(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	FUTURE(check, incident, when, incident->when.day);
	FUTURE(check, incident, answered, incident->answered.day);
	FUTURE(check, incident, resolved, incident->resolved.day);
}

static void touchpoint_in_future(const struct check *check, const void *record)
{
	const struct touchpoint *touchpoint = record;

	FUTURE(check, touchpoint, when, touchpoint->when.day);
}

static void assessment_in_future(const struct check *check, const void *record)
{
	const struct assessment *assessment = record;

	FUTURE(check, assessment, on, assessment->on);
}

static void objection_in_future(const struct check *check, const void *record)
{
	const struct objection *objection = record;
	const struct concession *concession = &objection->concession;

	FUTURE(check, objection, on, objection->on);
	FUTURE(check, concession, on, concession->on);
}

static void decision_in_future(const struct check *check, const void *record)
{
	const struct decision *decision = record;

	FUTURE(check, decision, on, decision->on);
}

static void company_in_future(const struct check *check, const void *record)
{
	const struct book *book = record;

	FUTURE(check, &book->company, records_since, book->company.records_since);
}

const struct rule rules_future[] = {
	{DIAG_IN_THE_FUTURE, OVER_BOOK, company_in_future},
	{DIAG_IN_THE_FUTURE, OVER_ACCOUNT, account_in_future},
	{DIAG_IN_THE_FUTURE, OVER_ACCOUNT, spell_in_future},
	{DIAG_IN_THE_FUTURE, OVER_PROMISE, promise_in_future},
	{DIAG_IN_THE_FUTURE, OVER_INCIDENT, incident_in_future},
	{DIAG_IN_THE_FUTURE, OVER_TOUCHPOINT, touchpoint_in_future},
	{DIAG_IN_THE_FUTURE, OVER_ASSESSMENT, assessment_in_future},
	{DIAG_IN_THE_FUTURE, OVER_OBJECTION, objection_in_future},
	{DIAG_IN_THE_FUTURE, OVER_DECISION, decision_in_future},
	{0, OVER_NONE, NULL},
};
