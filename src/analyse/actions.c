/* actions.c - what waits for somebody today, one row a thing to do (analysis.md, 10). */
#include "analyse/actions.h"

#include "analyse/account.h"

#include <stdlib.h>

struct finding {
	struct figures *figures;
	const struct account *account; /* NULL: promises to colleagues */
	double urgency;
	struct arena *arena;
	VEC(struct action) actions;
};

double account_urgency(const struct account_figures *figures)
{
	if (!figures->known || figures->departed)
		return 0;
	return figures->risk.loss;
}

static const struct department *department_of(const struct ref *who)
{
	if (who->kind == REF_DEPARTMENT)
		return who->department;
	if (who->kind == REF_PERSON && who->person->department.kind == REF_DEPARTMENT)
		return who->person->department.department;
	return NULL;
}

static struct action *add(struct finding *finding, enum action_kind kind, int32_t day)
{
	struct action action = {
		.kind = kind, .account = finding->account, .day = day, .urgency = finding->urgency};

	VEC_PUSH(&finding->actions, action, finding->arena);
	return &finding->actions.v[finding->actions.n - 1];
}

static void find_promise(struct finding *finding, const struct promise *promise)
{
	const struct figures *figures = finding->figures;
	const struct fate *fate = &figures->fates[promise->index];
	int32_t soon = figures->as_of + figures->book->company.windows.due_soon;
	struct action *action;

	if (fate->state == PROMISE_OVERDUE)
		action = add(finding, ACTION_OVERDUE, fate->in_force);
	else if (fate->state == PROMISE_OPEN && fate->in_force <= soon)
		action = add(finding, ACTION_DUE, fate->in_force);
	else
		return;
	action->promise = promise;
	action->department = department_of(&promise->owner);
}

/* Whom it was passed to last, else where most of it started. */
static const struct department *incident_department(const struct incident *incident)
{
	const struct share *most = NULL;

	if (incident->escalated.n)
		return department_of(&incident->escalated.v[incident->escalated.n - 1]);
	for (size_t i = 0; i < incident->origin.n; i++)
		if (!most || incident->origin.v[i].share > most->share)
			most = &incident->origin.v[i];
	return most ? department_of(&most->department) : NULL;
}

static void find_incident(struct finding *finding, const struct incident *incident)
{
	const struct setting *setting = finding->figures->setting;
	unsigned needs = incident_needs(setting, incident, setting->as_of);
	struct action *action;

	if (!needs)
		return;
	action = add(finding, needs & NEED_UNANSWERED ? ACTION_UNANSWERED : ACTION_WAITING,
		incident->when.day);
	action->incident = incident;
	action->department = incident_department(incident);
}

static void find_account(struct finding *finding, const struct account *account)
{
	const struct account_figures *figures = &finding->figures->accounts[account->index];

	if (!figures->known || figures->departed)
		return;
	finding->account = account;
	finding->urgency = account_urgency(figures);
	for (size_t i = 0; i < account->promises.n; i++)
		find_promise(finding, account->promises.v[i]);
	for (size_t i = 0; i < account->incidents.n; i++)
		find_incident(finding, account->incidents.v[i]);
	if (figures->needs & NEED_SILENT)
		add(finding, ACTION_SILENT, figures->silence.last)->department =
			department_of(&account->owner);
	if (figures->needs & NEED_RENEWS)
		add(finding, ACTION_RENEWS, account->renews)->department =
			department_of(&account->owner);
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int64_t place(const struct action *action)
{
	return action->promise    ? (int64_t)action->promise->index
	       : action->incident ? (int64_t)action->incident->index
	       : action->account  ? (int64_t)action->account->index
				  : 0;
}

static int by_urgency(const void *a, const void *b)
{
	const struct action *x = a, *y = b;
	int order;

	if (x->urgency != y->urgency)
		return x->urgency < y->urgency ? 1 : -1;
	order = compare(x->day, y->day);
	if (!order)
		order = compare(x->kind, y->kind);
	return order ? order : compare(place(x), place(y));
}

void actions_find(struct figures *figures, struct arena *arena)
{
	const struct book *book = figures->book;
	struct finding finding = {.figures = figures, .arena = arena};

	for (size_t i = 0; i < book->promises.n; i++)
		if (!book->promises.v[i]->account.id.n)
			find_promise(&finding, book->promises.v[i]);
	for (size_t i = 0; i < book->accounts.n; i++)
		find_account(&finding, book->accounts.v[i]);
	if (finding.actions.n)
		qsort(finding.actions.v, finding.actions.n, sizeof *finding.actions.v, by_urgency);
	figures->actions.v = finding.actions.v;
	figures->actions.n = finding.actions.n;
}
