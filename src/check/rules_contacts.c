/* rules_contacts.c - assessments and objections. */
#include "check/rules.h"

#include <stdlib.h>

static void concession_before_objection(const struct check *check, const void *record)
{
	const struct objection *objection = record;
	const struct concession *concession = &objection->concession;

	if (concession->record.given && days_known(check, concession->on, objection->on) &&
		concession->on < objection->on)
		BLAME(check, concession, on,
			"the concession of %s is before its objection (on %s): nothing is "
			"conceded before somebody objects; correct one of the two dates",
			DAY(concession->on), DAY(objection->on));
}

/* The client's word of the last year on an account, if no seller's own view stands within a year
 * of it. What is older can't be made up for. */
static const struct assessment *one_sided(const struct account *account, int32_t day)
{
	const struct assessment *last = NULL;

	for (size_t i = 0; i < account->assessments.n; i++)
		if (account->assessments.v[i]->by_client &&
			account->assessments.v[i]->on >= day - 365)
			last = account->assessments.v[i];
	for (size_t i = 0; last && i < account->assessments.n; i++) {
		const struct assessment *other = account->assessments.v[i];

		if (!other->by_client && abs(other->on - last->on) <= 365)
			return NULL;
	}
	return last;
}

static void one_sided_assessment(const struct check *check, const void *record)
{
	const struct account *account = record;
	const struct assessment *last = NULL;

	if (check->habits.own_views && account_left(account) == DAY_NONE)
		last = one_sided(account, check->day);
	if (last)
		BLAME(check, last, on,
			"'%.*s' has said how it sees the relation and nobody of the company "
			"within a year of it: without the seller's own view no blind spot shows; "
			"add an assessment by the seller",
			STR_ARG(account->id));
}

const struct rule rules_contacts[] = {
	{DIAG_CONCESSION_BEFORE_OBJECTION, OVER_OBJECTION, concession_before_objection},
	{DIAG_ONE_SIDED_ASSESSMENT, OVER_ACCOUNT, one_sided_assessment},
	{0, OVER_NONE, NULL},
};
