/* explain_scope.c - which records stand behind the figures that several levels share. */
#include "analyse/explain.h"

#include "analyse/fate.h"
#include "analyse/leak_cost.h"
#include "analyse/setting.h"
#include "analyse/wear.h"

/* A promise to a client that the figures know, and that the scope takes in. */
static bool takes_promise(const struct scope *scope, const struct promise *promise)
{
	if (promise->account.kind != REF_ACCOUNT ||
		!scope->figures->accounts[promise->account.account->index].known ||
		(scope->account && promise->account.account != scope->account))
		return false;
	return !scope->department || (promise->owner.kind == REF_DEPARTMENT &&
					     promise->owner.department == scope->department);
}

/* Calls `use` for each promise of the scope; of one account only its own are looked at. */
static void each_promise(struct explained *out, const struct scope *scope,
	void (*use)(struct explained *, const struct promise *, const struct fate *))
{
	const struct book *book = scope->figures->book;
	size_t n = scope->account ? scope->account->promises.n : book->promises.n;

	for (size_t i = 0; out->listing && i < n; i++) {
		const struct promise *promise =
			scope->account ? scope->account->promises.v[i] : book->promises.v[i];

		if (takes_promise(scope, promise))
			use(out, promise, &scope->figures->fates[promise->index]);
	}
	out->listed = true;
}

static void put_promise(struct explained *out, const struct promise *promise, double part)
{
	explained_behind(out,
		(struct behind){&promise->record, promise->what, promise->account.account, part});
}

static void weigh_promise(
	struct explained *out, const struct promise *promise, const struct fate *fate)
{
	if (fate_settled(fate))
		put_promise(out, promise, fate->decay * fate->credit);
}

/* Each promise adds its weight times its credit; over the sum of the weights they add up to the raw
 * coherence. */
void behind_coherence(struct explained *out, const struct scope *scope)
{
	double weights = 0;

	each_promise(out, scope, weigh_promise);
	for (size_t i = 0; i < scope->figures->book->promises.n && out->listing; i++) {
		const struct promise *promise = scope->figures->book->promises.v[i];
		const struct fate *fate = &scope->figures->fates[i];

		if (takes_promise(scope, promise) && fate_settled(fate))
			weights += fate->decay;
	}
	out->sum = weights > 0 ? out->sum / weights : 0;
	for (size_t i = 0; i < out->behind.n; i++)
		out->behind.v[i].part = weights > 0 ? out->behind.v[i].part / weights : 0;
	out->adds_up_to = "raw";
	out->unit = AS_SHARE;
}

static void count_kept(
	struct explained *out, const struct promise *promise, const struct fate *fate)
{
	if (fate_settled(fate))
		put_promise(out, promise, fate->state == PROMISE_KEPT);
}

void behind_kept(struct explained *out, const struct scope *scope)
{
	each_promise(out, scope, count_kept);
	out->adds_up_to = "k";
	out->unit = AS_COUNT;
}

static void count_overdue(
	struct explained *out, const struct promise *promise, const struct fate *fate)
{
	if (fate->state == PROMISE_OVERDUE)
		put_promise(out, promise, 1);
}

void behind_overdue(struct explained *out, const struct scope *scope)
{
	each_promise(out, scope, count_overdue);
	out->unit = AS_COUNT;
}

/* How much of an incident the scope takes in. */
static double part_of_incident(const struct scope *scope, const struct incident *incident)
{
	double part = 0;

	if (!scope->department)
		return 1;
	for (size_t i = 0; i < incident->origin.n; i++) {
		const struct share *origin = &incident->origin.v[i];

		if (origin->department.kind == REF_DEPARTMENT &&
			origin->department.department == scope->department)
			part += origin->share;
	}
	return part;
}

/* Those of the last year, up to the day that the account left. */
void behind_incidents(struct explained *out, const struct scope *scope)
{
	const struct figures *figures = scope->figures;
	const struct book *book = figures->book;

	for (size_t i = 0; out->listing && i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];
		const struct account *account =
			incident->account.kind == REF_ACCOUNT ? incident->account.account : NULL;
		const struct account_figures *own =
			account ? &figures->accounts[account->index] : NULL;
		double part = part_of_incident(scope, incident);

		if (!own || !own->known || incident->when.day > own->as_of || part <= 0 ||
			(scope->account && account != scope->account) ||
			(scope->kind >= 0 && (int)incident->kind != scope->kind) ||
			!day_within(incident->when.day,
				scope->account ? own->as_of : figures->as_of,
				book->company.windows.year))
			continue;
		explained_behind(
			out, (struct behind){&incident->record, incident->summary, account, part});
	}
	out->listed = true;
	out->unit = scope->department ? AS_POINTS : AS_COUNT;
}

/* What wears on one account, on its way into the list. */
struct wearing {
	struct explained *out;
	const struct scope *scope;
	const struct account *account;
};

static bool is_of(const struct scope *scope, const struct ref *ref)
{
	return !scope->department ||
	       (ref->kind == REF_DEPARTMENT && ref->department == scope->department);
}

static void put_scratch(void *context, const struct scratch *scratch)
{
	const struct wearing *wearing = context;
	const struct scope *scope = wearing->scope;
	struct behind behind = {.account = wearing->account, .part = scratch->wear};

	if (scope->kind >= 0 && scratch->kind != scope->kind)
		return;
	if (scratch->promise) {
		behind.record = &scratch->promise->record;
		behind.what = scratch->promise->what;
		behind.part *= is_of(scope, &scratch->promise->owner);
	} else if (scratch->touchpoint) {
		behind.record = &scratch->touchpoint->record;
		behind.what = scratch->touchpoint->summary;
		behind.part *= is_of(scope, &scratch->touchpoint->department);
	} else {
		behind.record = &scratch->incident->record;
		behind.what = scratch->incident->summary;
		behind.part *= part_of_incident(scope, scratch->incident);
	}
	if (behind.part > 0)
		explained_behind(wearing->out, behind);
}

/* Of one account also where it left; of several only those that are there. */
void behind_wear(struct explained *out, const struct scope *scope)
{
	const struct figures *figures = scope->figures;

	out->listed = true;
	out->unit = AS_POINTS;
	for (size_t i = 0; out->listing && i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		const struct account_figures *own = &figures->accounts[i];
		struct wearing wearing = {out, scope, account};

		if (scope->account ? account == scope->account && own->known
				   : own->known && !own->departed)
			wear_each(figures->setting, account, own->as_of, put_scratch, &wearing);
	}
}

void behind_cost(struct explained *out, const struct scope *scope)
{
	const struct figures *figures = scope->figures;
	struct leak leak = {scope->kind, scope->department};
	double *costs;

	out->listed = true;
	out->unit = AS_MONEY;
	if (!out->listing)
		return;
	costs = leak_cost_by_account(figures, &leak, out->arena);
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];

		if (costs[i] != 0)
			explained_behind(out, (struct behind){&account->record, account->name,
						      account, costs[i]});
	}
}

void explained_coherence(
	struct explained *out, const struct coherence *coherence, double mean, double kappa)
{
	out->known = coherence->n > 0;
	out->value = coherence->index;
	out->bounded = out->known;
	out->low = coherence->low;
	out->high = coherence->high;
	explained_input(out, "n", AS_COUNT, (double)coherence->n);
	explained_input(out, "effective", AS_POINTS, coherence->n_e);
	explained_input(out, "raw", AS_SHARE, coherence->raw);
	explained_input(out, "kappa", AS_POINTS, kappa);
	explained_input(out, "mean", AS_SHARE, mean);
}

void explained_rate(struct explained *out, const struct rate *rate)
{
	out->known = out->bounded = rate->n > 0;
	out->value = rate->share;
	out->low = rate->low;
	out->high = rate->high;
	explained_input(out, "k", AS_COUNT, (double)rate->k);
	explained_input(out, "n", AS_COUNT, (double)rate->n);
}

void explained_cost(struct explained *out, const struct leak_cost *cost)
{
	out->known = out->bounded = true;
	out->value = cost->loss;
	out->low = cost->low;
	out->high = cost->high;
}

void explained_median(struct explained *out, const struct median *median)
{
	out->known = median->known;
	out->value = median->days;
	out->bounded = median->known && median->low >= 0 && median->high >= 0;
	out->low = median->low;
	out->high = median->high;
	out->unit = AS_DAYS;
	out->apart = true;
	explained_input(out, "n", AS_COUNT, (double)median->n);
	explained_input(out, "ended", AS_COUNT, (double)median->events);
}
