/* rules_people.c - who did it was there, and belongs somewhere. */
#include "check/rules.h"

/* The day on which a person left, if that was before `day`; else DAY_NONE. */
static int32_t gone_before(const struct ref *ref, int32_t day)
{
	if (ref->kind != REF_PERSON || day == DAY_NONE || ref->person->left == DAY_NONE ||
		ref->person->left >= day)
		return DAY_NONE;
	return ref->person->left;
}

/* Blames a member that names a person who had left by the day of the deed. */
#define GONE(check, of, member, deed, day)                                                        \
	do {                                                                                      \
		int32_t left_ = gone_before(&(of)->member, (day));                                \
		if (left_ != DAY_NONE)                                                            \
			BLAME(check, of, member,                                                  \
				"'%.*s' left on %s and can't have " deed " on %s: name who did, " \
				"or correct one of the two dates",                                \
				STR_ARG((of)->member.id), DAY(left_), DAY(day));                  \
	} while (0)

static void promise_after_leaving(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	GONE(check, promise, by, "promised this", promise->made);
}

static void incident_after_leaving(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	GONE(check, incident, resolved_by, "resolved this", incident->resolved.day);
}

static void touchpoint_after_leaving(const struct check *check, const void *record)
{
	const struct touchpoint *touchpoint = record;

	GONE(check, touchpoint, person, "met the client", touchpoint->when.day);
}

static void assessment_after_leaving(const struct check *check, const void *record)
{
	const struct assessment *assessment = record;

	GONE(check, assessment, by, "given this view", assessment->on);
}

static void objection_after_leaving(const struct check *check, const void *record)
{
	const struct objection *objection = record;

	GONE(check, objection, by, "heard this", objection->on);
}

static void decision_after_leaving(const struct check *check, const void *record)
{
	const struct decision *decision = record;

	GONE(check, decision, by, "decided this", decision->on);
}

static void account_owner_left(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t left = gone_before(&account->owner, check->day);

	if (left != DAY_NONE && account_left(account) == DAY_NONE)
		BLAME(check, account, owner,
			"'%.*s' left on %s and still holds the relation with '%.*s': name who "
			"holds it now",
			STR_ARG(account->owner.id), DAY(left), STR_ARG(account->id));
}

static void department_lead_left(const struct check *check, const void *record)
{
	const struct book *book = record;

	for (size_t i = 0; i < book->departments.n; i++) {
		const struct department *department = book->departments.v[i];
		int32_t left = gone_before(&department->lead, check->day);

		if (left != DAY_NONE)
			BLAME(check, department, lead,
				"'%.*s' left on %s and still leads department '%.*s': name who "
				"leads it now",
				STR_ARG(department->lead.id), DAY(left), STR_ARG(department->id));
	}
}

static void person_without_department(const struct check *check, const void *record)
{
	const struct book *book = record;
	size_t *promises = NEW_N(check->arena, size_t, book->people.n);

	for (size_t i = 0; i < book->promises.n; i++) {
		const struct ref *by = &book->promises.v[i]->by;

		if (by->kind == REF_PERSON && !by->person->department.id.n)
			promises[by->person->index]++;
	}
	for (size_t i = 0; i < book->people.n; i++)
		if (promises[i])
			BLAME(check, book->people.v[i], id,
				"'%.*s' gave %zu %s and has no department: no department answers "
				"for them; add department",
				STR_ARG(book->people.v[i]->id), promises[i],
				promises[i] == 1 ? "promise" : "promises");
}

const struct rule rules_people[] = {
	{DIAG_AFTER_LEAVING, OVER_PROMISE, promise_after_leaving},
	{DIAG_AFTER_LEAVING, OVER_INCIDENT, incident_after_leaving},
	{DIAG_AFTER_LEAVING, OVER_TOUCHPOINT, touchpoint_after_leaving},
	{DIAG_AFTER_LEAVING, OVER_ASSESSMENT, assessment_after_leaving},
	{DIAG_AFTER_LEAVING, OVER_OBJECTION, objection_after_leaving},
	{DIAG_AFTER_LEAVING, OVER_DECISION, decision_after_leaving},
	{DIAG_OWNER_LEFT, OVER_ACCOUNT, account_owner_left},
	{DIAG_OWNER_LEFT, OVER_BOOK, department_lead_left},
	{DIAG_PERSON_WITHOUT_DEPARTMENT, OVER_BOOK, person_without_department},
	{0, OVER_NONE, NULL},
};
