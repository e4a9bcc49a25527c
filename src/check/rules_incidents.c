/* rules_incidents.c - one incident by itself: its times, and whether anybody closed it. */
#include "check/rules.h"

static void answered_before_incident(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	if (days_known(check, incident->answered.day, incident->when.day) &&
		when_cmp(incident->answered, incident->when) < 0)
		BLAME(check, incident, answered,
			"answered %s is before when %s: nobody answers what has not happened "
			"yet; correct one of the two",
			WHEN(incident->answered), WHEN(incident->when));
}

static void resolved_before_incident(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	if (days_known(check, incident->resolved.day, incident->when.day) &&
		when_cmp(incident->resolved, incident->when) < 0)
		BLAME(check, incident, resolved,
			"resolved %s is before when %s: nothing is resolved before it happens; "
			"correct one of the two",
			WHEN(incident->resolved), WHEN(incident->when));
}

static void incident_before_promise(const struct check *check, const void *record)
{
	const struct incident *incident = record;
	int32_t made;

	if (incident->promise.kind != REF_PROMISE)
		return;
	made = incident->promise.promise->made;
	if (days_known(check, incident->when.day, made) && incident->when.day < made)
		BLAME(check, incident, promise,
			"promise '%.*s' was made on %s, after this incident (when %s) that is "
			"said to break it: name another promise, or correct one of the two dates",
			STR_ARG(incident->promise.id), DAY(made), DAY(incident->when.day));
}

static void incident_long_open(const struct check *check, const void *record)
{
	const struct incident *incident = record;
	int32_t day = incident->when.day;

	if (!check->habits.resolved || incident->resolved.day != DAY_NONE ||
		day >= check->day - 180)
		return;
	if (incident->account.kind == REF_ACCOUNT &&
		account_left(incident->account.account) != DAY_NONE)
		return;
	BLAME(check, incident, when,
		"open for %d days: what is not resolved wears the relation down every day; say "
		"when it was resolved, or resolve it",
		(int)(check->day - day));
}

static void resolved_without_answer(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	if (check->habits.answered && incident->resolved.day != DAY_NONE &&
		incident->answered.day == DAY_NONE)
		BLAME(check, incident, resolved,
			"resolved without answered, which most incidents here have: it counts as "
			"never answered; add the moment of the first answer");
}

static void resolver_without_resolved(const struct check *check, const void *record)
{
	const struct incident *incident = record;

	if (incident->resolved_by.id.n && incident->resolved.day == DAY_NONE)
		BLAME_KEY(check, incident, resolved_by,
			"resolved_by without resolved: the incident stays open; add the day on "
			"which it was resolved");
}

static void before_records_since(const struct check *check, const void *record)
{
	const struct book *book = record;
	const struct incident *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < book->incidents.n; i++)
		if (book->incidents.v[i]->when.day < book->company.records_since) {
			n++;
			if (!first)
				first = book->incidents.v[i];
		}
	if (n && GIVEN(&book->company, records_since))
		BLAME(check, &book->company, records_since,
			"%zu %s before records_since %s (the first at %.*s:%u): rates leave that "
			"time out; set records_since to the first day on which incidents were "
			"logged",
			n, n == 1 ? "incident happened" : "incidents happened",
			DAY(book->company.records_since), STR_ARG(first->record.source->name),
			(unsigned)first->record.at.line);
}

static bool same_time(struct when a, struct when b)
{
	return a.day == b.day && a.second == b.second;
}

/* The account's incidents are in order of time, so equal ones stand in one run of equal times. */
static void same_incident_twice(const struct check *check, const void *record)
{
	const struct account *account = record;
	struct map run = {0};

	for (size_t i = 0; i < account->incidents.n; i++) {
		struct incident *incident = account->incidents.v[i], *other;
		struct str key;

		if (i && !same_time(incident->when, account->incidents.v[i - 1]->when))
			run = (struct map){0};
		if (i + 1 == account->incidents.n && !run.n)
			break;
		key = str_printf(check->arena, "%.*s %.*s", STR_ARG(incident->kind_id),
			STR_ARG(incident->summary));
		other = map_add(&run, key, incident, check->arena);
		if (other && !incident->repeats.id.n)
			diag_add(check->diags, check->code, incident->record.source->path,
				incident->record.at,
				"the same incident stands at %.*s:%u (account, time, kind and "
				"summary are equal): take one out, or tell them apart in the "
				"summary",
				STR_ARG(other->record.source->name),
				(unsigned)other->record.at.line);
	}
}

const struct rule rules_incidents[] = {
	{DIAG_ANSWERED_BEFORE_INCIDENT, OVER_INCIDENT, answered_before_incident},
	{DIAG_RESOLVED_BEFORE_INCIDENT, OVER_INCIDENT, resolved_before_incident},
	{DIAG_INCIDENT_BEFORE_PROMISE, OVER_INCIDENT, incident_before_promise},
	{DIAG_INCIDENT_LONG_OPEN, OVER_INCIDENT, incident_long_open},
	{DIAG_RESOLVED_WITHOUT_ANSWER, OVER_INCIDENT, resolved_without_answer},
	{DIAG_RESOLVER_WITHOUT_RESOLVED, OVER_INCIDENT, resolver_without_resolved},
	{DIAG_BEFORE_RECORDS_SINCE, OVER_BOOK, before_records_since},
	{DIAG_SAME_INCIDENT_TWICE, OVER_ACCOUNT, same_incident_twice},
	{0, OVER_NONE, NULL},
};
