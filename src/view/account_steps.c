/* account_steps.c - what to do next for an account, and which department owes it. */
#include "view/account.h"

enum { STEPS_MOST = 6, STEPS_OF_A_KIND = 3 };

static bool full(const struct value *steps, int n)
{
	return steps->items.n >= STEPS_MOST || n >= STEPS_OF_A_KIND;
}

/* A step without its sentence: by whom, when, from which record. `late` below 0: not late. */
static struct value *add_step(struct value *steps, const struct dossier *dossier,
	const struct ref *who, const struct record *record)
{
	struct value *step = add_map(steps);

	if (who)
		put_party(step, "who", dossier->site, who);
	else
		put_none(step, "who");
	put_source(step, "source", dossier->site, record);
	return step;
}

static void put_when(struct value *step, int32_t due, int32_t late)
{
	put_date(step, "due", due);
	put_days(step, "late", late, late > 0);
}

static bool promise_calls(const struct dossier *dossier, const struct fate *fate, bool overdue)
{
	int32_t soon = dossier->as_of + dossier->site->book->company.windows.due_soon;

	return overdue ? fate->state == PROMISE_OVERDUE
		       : fate->state == PROMISE_OPEN && fate->in_force <= soon;
}

static void add_promises(struct value *steps, const struct dossier *dossier, bool overdue)
{
	const struct account *account = dossier->account;
	int n = 0;

	for (size_t i = 0; i < account->promises.n && !full(steps, n); i++) {
		const struct promise *promise = account->promises.v[i];
		const struct fate *fate = dossier_fate(dossier, promise);
		struct value *step;

		if (!promise_calls(dossier, fate, overdue))
			continue;
		step = add_step(steps, dossier, &promise->owner, &promise->record);
		put_text(put_message(step, "what",
				 overdue ? "account.step.overdue" : "account.step.due_soon"),
			"what", promise->what);
		put_when(step, fate->in_force, overdue ? fate->days_late : 0);
		n++;
	}
}

/* Who must act on an incident: where it waits, whom it was passed to, else where it started. */
static const struct ref *incident_party(const struct incident *incident)
{
	if (incident->escalated.n)
		return &incident->escalated.v[incident->escalated.n - 1];
	return incident->origin.n ? &incident->origin.v[0].department : NULL;
}

static bool incident_calls(
	const struct dossier *dossier, const struct incident *incident, bool waiting)
{
	if (!dossier_knows(dossier, incident->when.day) ||
		dossier_knows(dossier, incident->resolved.day))
		return false;
	if (waiting)
		return incident->waited.n > 0;
	return incident->waited.n == 0 && !dossier_knows(dossier, incident->answered.day);
}

static void add_incidents(struct value *steps, const struct dossier *dossier, bool waiting)
{
	const struct account *account = dossier->account;
	int n = 0;

	for (size_t i = 0; i < account->incidents.n && !full(steps, n); i++) {
		const struct incident *incident = account->incidents.v[i];
		struct value *step;

		if (!incident_calls(dossier, incident, waiting))
			continue;
		step = add_step(steps, dossier, incident_party(incident), &incident->record);
		put_text(put_message(step, "what",
				 waiting ? "account.step.waiting" : "account.step.unanswered"),
			"what", incident->summary);
		put_when(step, incident->when.day, dossier->as_of - incident->when.day);
		n++;
	}
}

/* Whom to call: the first contact that decides, else the first; by role where names are hidden. */
static const struct contact *whom(const struct account *account)
{
	for (size_t i = 0; i < account->contacts.n; i++)
		if (account->contacts.v[i].decides)
			return &account->contacts.v[i];
	return account->contacts.n ? &account->contacts.v[0] : NULL;
}

static void add_call(struct value *steps, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	const struct silence *silence = &dossier->figures->silence;
	const struct contact *contact = whom(account);
	struct value *step = add_step(steps, dossier, &account->owner, &account->record), *args;

	args = put_message(step, "what",
		contact && contact->role.n ? "account.step.call_role" : "account.step.call");
	put_text(args, "role", contact ? contact->role : STR_NONE);
	put_days(args, "days", silence->days, true);
	put_days(args, "cadence", silence->cadence, true);
	put_when(step, silence->last, 0);
}

static void add_renewal(struct value *steps, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *step = add_step(steps, dossier, &account->owner, &account->record);
	struct value *args = put_message(step, "what", "account.step.renewal");

	put_days(args, "days", account->renews - dossier->as_of, true);
	put_date(args, "renews", account->renews);
	put_when(step, account->renews, 0);
}

static bool renews_soon(const struct dossier *dossier)
{
	int32_t renews = dossier->account->renews;

	return renews != DAY_NONE && renews >= dossier->as_of &&
	       renews - dossier->as_of <= dossier->site->book->company.windows.renewal;
}

void put_account_steps(struct value *page, const struct dossier *dossier)
{
	unsigned needs = dossier->figures->needs;
	struct value *steps = put_list(page, "steps");

	if (dossier->figures->departed || !dossier->figures->known)
		return;
	if (needs & NEED_SILENT)
		add_call(steps, dossier);
	if (needs & NEED_OVERDUE)
		add_promises(steps, dossier, true);
	if (needs & NEED_UNANSWERED)
		add_incidents(steps, dossier, false);
	if (needs & NEED_WAITING)
		add_incidents(steps, dossier, true);
	if (renews_soon(dossier) && steps->items.n < STEPS_MOST)
		add_renewal(steps, dossier);
	add_promises(steps, dossier, false);
}
