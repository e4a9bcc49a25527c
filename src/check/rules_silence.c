/* rules_silence.c - who writes nothing down: departments, accounts, the company as a whole. */
#include "check/rules.h"

#define YEAR 365

static void later(int32_t *day, int32_t other)
{
	if (other != DAY_NONE && (*day == DAY_NONE || other > *day))
		*day = other;
}

/* The newest day of an account's own records. */
static int32_t account_newest(const struct account *account)
{
	int32_t day = account->since;

	for (size_t i = 0; i < account->purchases.n; i++)
		later(&day, account->purchases.v[i].on);
	for (size_t i = 0; i < account->promises.n; i++) {
		later(&day, account->promises.v[i]->made);
		later(&day, promise_ending(account->promises.v[i]).day);
	}
	for (size_t i = 0; i < account->incidents.n; i++) {
		later(&day, account->incidents.v[i]->when.day);
		later(&day, account->incidents.v[i]->resolved.day);
	}
	for (size_t i = 0; i < account->touchpoints.n; i++)
		later(&day, account->touchpoints.v[i]->when.day);
	for (size_t i = 0; i < account->assessments.n; i++)
		later(&day, account->assessments.v[i]->on);
	for (size_t i = 0; i < account->objections.n; i++)
		later(&day, account->objections.v[i]->on);
	return day;
}

/* The newest event of all records; an account's first and last day are events too. */
static int32_t newest_of(const struct book *book)
{
	int32_t day = DAY_NONE;

	for (size_t i = 0; i < book->accounts.n; i++) {
		later(&day, account_newest(book->accounts.v[i]));
		later(&day, account_left(book->accounts.v[i]));
	}
	for (size_t i = 0; i < book->promises.n; i++) {
		later(&day, book->promises.v[i]->made);
		later(&day, promise_ending(book->promises.v[i]).day);
	}
	for (size_t i = 0; i < book->decisions.n; i++)
		later(&day, book->decisions.v[i]->on);
	return day;
}

/* The custom: at least four in five, and at least one. Below that the few that lack it are no slip.
 */
static bool mostly(size_t some, size_t all)
{
	return some && 5 * some >= 4 * all;
}

struct habits habits_of(const struct book *book)
{
	struct habits habits = {.newest = newest_of(book)};
	size_t kept = 0, evidence = 0, resolved = 0, answered = 0, valued = 0;

	for (size_t i = 0; i < book->promises.n; i++) {
		bool is_kept = book->promises.v[i]->kept != DAY_NONE;

		kept += is_kept;
		evidence += is_kept && book->promises.v[i]->evidence.n;
	}
	for (size_t i = 0; i < book->incidents.n; i++) {
		bool is_resolved = book->incidents.v[i]->resolved.day != DAY_NONE;

		resolved += is_resolved;
		answered += is_resolved && book->incidents.v[i]->answered.day != DAY_NONE;
	}
	for (size_t i = 0; i < book->accounts.n; i++)
		valued += book->accounts.v[i]->revenue.n || book->accounts.v[i]->purchases.n;
	for (size_t i = 0; i < book->assessments.n; i++)
		habits.own_views = habits.own_views || !book->assessments.v[i]->by_client;
	habits.evidence = mostly(evidence, kept);
	habits.answered = mostly(answered, resolved);
	habits.resolved = mostly(resolved, book->incidents.n);
	habits.value = mostly(valued, book->accounts.n);
	return habits;
}

static void log_stopped(const struct check *check, const void *record)
{
	const struct book *book = record;
	int32_t newest = check->habits.newest;

	if (newest != DAY_NONE && newest < check->day - 90)
		BLAME(check, &book->company, name,
			"the newest record is of %s, %d days before %s: what nobody writes down "
			"looks like health; log what happened, or pin the day of an archive with "
			"as_of",
			DAY(newest), (int)(check->day - newest), DAY(check->day));
}

static void silent_account(const struct check *check, const void *record)
{
	const struct account *account = record;
	int32_t newest = account_newest(account);

	if (account_end(account, &check->book->company, check->day) != DAY_NONE ||
		newest == DAY_NONE || newest >= check->habits.newest - YEAR)
		return;
	BLAME(check, account, id,
		"nothing has been recorded of '%.*s' since %s, over a year: silence is not "
		"health; log a contact, or say that it ended",
		STR_ARG(account->id), DAY(newest));
}

/* The newest day on which each department is named, by itself or through one of its people. */
struct voices {
	int32_t *days;
};

static void heard(struct voices *voices, const struct ref *ref, int32_t day)
{
	if (ref->kind == REF_PERSON)
		ref = &ref->person->department;
	if (ref->kind == REF_DEPARTMENT)
		later(&voices->days[ref->department->index], day);
}

static void hear_incident(struct voices *voices, const struct incident *incident)
{
	int32_t day = incident->when.day;

	for (size_t i = 0; i < incident->origin.n; i++)
		heard(voices, &incident->origin.v[i].department, day);
	for (size_t i = 0; i < incident->escalated.n; i++)
		heard(voices, &incident->escalated.v[i], day);
	heard(voices, &incident->felt_in, day);
	heard(voices, &incident->resolved_by, incident->resolved.day);
}

static void hear_contacts(struct voices *voices, const struct book *book)
{
	for (size_t i = 0; i < book->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = book->touchpoints.v[i];

		heard(voices, &touchpoint->department, touchpoint->when.day);
		heard(voices, &touchpoint->person, touchpoint->when.day);
	}
	for (size_t i = 0; i < book->assessments.n; i++) {
		heard(voices, &book->assessments.v[i]->by, book->assessments.v[i]->on);
		heard(voices, &book->assessments.v[i]->of, book->assessments.v[i]->on);
	}
	for (size_t i = 0; i < book->objections.n; i++)
		heard(voices, &book->objections.v[i]->by, book->objections.v[i]->on);
}

static struct voices voices_of(const struct book *book, struct arena *arena)
{
	struct voices voices = {NEW_N(arena, int32_t, book->departments.n)};

	for (size_t i = 0; i < book->departments.n; i++)
		voices.days[i] = DAY_NONE;
	for (size_t i = 0; i < book->promises.n; i++) {
		const struct promise *promise = book->promises.v[i];
		int32_t end = promise_ending(promise).day;

		heard(&voices, &promise->by, promise->made);
		heard(&voices, &promise->owner, promise->made);
		heard(&voices, &promise->owner, end);
		heard(&voices, &promise->to, promise->made);
	}
	for (size_t i = 0; i < book->incidents.n; i++)
		hear_incident(&voices, book->incidents.v[i]);
	hear_contacts(&voices, book);
	for (size_t i = 0; i < book->decisions.n; i++) {
		const struct decision *decision = book->decisions.v[i];

		heard(&voices, &decision->by, decision->on);
		for (size_t j = 0; j < decision->departments.n; j++)
			heard(&voices, &decision->departments.v[j], decision->on);
	}
	return voices;
}

/* Departments that the company did not list itself (the built-in ones) may well not exist. */
static void silent_department(const struct check *check, const void *record)
{
	const struct book *book = record;
	struct voices voices = voices_of(book, check->arena);

	if (check->habits.newest == DAY_NONE) /* a company that has not begun to log */
		return;
	for (size_t i = 0; i < book->departments.n; i++) {
		const struct department *department = book->departments.v[i];
		int32_t day = voices.days[i];

		if (!department->record.source || day >= check->habits.newest - YEAR)
			continue;
		if (day == DAY_NONE)
			BLAME(check, department, id,
				"no record names department '%.*s' or its people: no data is not "
				"a good mark; let it log, or take it out",
				STR_ARG(department->id));
		else
			BLAME(check, department, id,
				"no record names department '%.*s' or its people since %s, over "
				"a year: no data is not a good mark; let it log, or take it out",
				STR_ARG(department->id), DAY(day));
	}
}

const struct rule rules_silence[] = {
	{DIAG_LOG_STOPPED, OVER_BOOK, log_stopped},
	{DIAG_SILENT_ACCOUNT, OVER_ACCOUNT, silent_account},
	{DIAG_SILENT_DEPARTMENT, OVER_BOOK, silent_department},
	{0, OVER_NONE, NULL},
};
