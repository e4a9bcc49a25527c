/* explain_company.c - the figures of the whole company: what they are made of. */
#include "analyse/explain.h"

#include "analyse/movements.h"
#include "analyse/staying.h"
#include "analyse/trust.h"

#include <math.h>

static const struct totals *totals(const struct figure *figure)
{
	return &figure->figures->totals;
}

static struct scope scope_of(const struct figure *figure, int kind)
{
	return (struct scope){figure->figures, NULL, NULL, kind};
}

/* One part for each account of today that has any. */
static void each_client(const struct figure *figure, struct explained *out,
	double (*part)(const struct account *, const struct account_figures *))
{
	const struct figures *figures = figure->figures;

	out->listed = true;
	for (size_t i = 0; out->listing && i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		const struct account_figures *own = &figures->accounts[i];
		double adds = own->known && !own->departed ? part(account, own) : 0;

		if (adds != 0)
			explained_behind(out,
				(struct behind){&account->record, account->name, account, adds});
	}
}

FINDER(company_coherence)
{
	struct scope scope = scope_of(figure, -1);

	explained_coherence(out, &totals(figure)->coherence, totals(figure)->mean, 0);
	behind_coherence(out, &scope);
}

FINDER(company_kept)
{
	struct scope scope = scope_of(figure, -1);

	explained_rate(out, &totals(figure)->promises.rate);
	behind_kept(out, &scope);
}

FINDER(company_overdue)
{
	struct scope scope = scope_of(figure, -1);

	out->known = totals(figure)->promises.given > 0;
	out->value = (double)totals(figure)->promises.overdue;
	behind_overdue(out, &scope);
}

FINDER(company_incidents)
{
	struct scope scope = scope_of(figure, -1);

	out->known = true;
	out->value = (double)totals(figure)->incidents_year;
	behind_incidents(out, &scope);
}

FINDER(company_incidents_of)
{
	struct scope scope = scope_of(figure, figure->part);

	out->known = true;
	out->value = (double)figure->figures->kinds[figure->part].incidents_year;
	behind_incidents(out, &scope);
}

FINDER(company_wear)
{
	struct scope scope = scope_of(figure, -1);

	out->known = true;
	out->value = totals(figure)->wear;
	behind_wear(out, &scope);
}

FINDER(company_wear_of)
{
	struct scope scope = scope_of(figure, figure->part);

	out->known = true;
	out->value = figure->figures->kinds[figure->part].wear;
	behind_wear(out, &scope);
}

static double loss_of(const struct account *account, const struct account_figures *own)
{
	(void)account;
	return own->risk.loss;
}

FINDER(company_loss)
{
	struct figure accounts = figure_beside(figure, "accounts", -1);

	out->known = totals(figure)->accounts > 0;
	out->value = figure->figures->risk.loss;
	out->unit = AS_MONEY;
	explained_figure(out, "accounts", &accounts);
	each_client(figure, out, loss_of);
}

static double one(const struct account *account, const struct account_figures *own)
{
	(void)account, (void)own;
	return 1;
}

FINDER(company_accounts)
{
	out->known = true;
	out->value = (double)totals(figure)->accounts;
	each_client(figure, out, one);
}

static double value_of(const struct account *account, const struct account_figures *own)
{
	(void)account;
	return (double)own->value_year;
}

FINDER(company_value)
{
	out->known = true;
	out->value = (double)totals(figure)->value_year;
	out->unit = AS_MONEY;
	each_client(figure, out, value_of);
}

static double is_silent(const struct account *account, const struct account_figures *own)
{
	(void)account;
	return own->silence.silent;
}

FINDER(company_silent)
{
	const struct figures *figures = figure->figures;

	out->known = totals(figure)->accounts > 0;
	for (size_t i = 0; i < figures->book->accounts.n; i++)
		out->value += figures->accounts[i].known && !figures->accounts[i].departed &&
			      figures->accounts[i].silence.silent;
	explained_input(out, "silent_at", AS_POINTS, figures->book->company.analysis.silent_at);
	each_client(figure, out, is_silent);
}

static void put_without(struct explained *out, const struct figure *figure)
{
	struct figure all = figure_beside(figure, "expected-loss", -1);

	explained_figure(out, "loss", &all);
	explained_input(out, "without", AS_MONEY, figure->figures->risk.loss - out->value);
}

FINDER(company_cost)
{
	struct scope scope = scope_of(figure, -1);

	explained_cost(out, &figure->figures->leak);
	put_without(out, figure);
	behind_cost(out, &scope);
}

FINDER(company_cost_of)
{
	struct scope scope = scope_of(figure, figure->part);

	explained_cost(out, &figure->figures->kinds[figure->part].leak);
	put_without(out, figure);
	behind_cost(out, &scope);
}

/* What one account did to the bucket in the last year. */
enum flow_part { FLOW_NOW, FLOW_HELD, FLOW_LOST };

/* The sums of the year of each account by itself. */
static void each_flow(const struct figure *figure, struct explained *out, enum flow_part which)
{
	const struct book *book = figure->figures->book;
	int32_t as_of = figure->figures->as_of, year = book->company.windows.year;

	out->listed = true;
	out->unit = AS_MONEY;
	for (size_t i = 0; out->listing && i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		struct movements_sum *sum;
		int64_t part;

		if (!figure->figures->accounts[i].known)
			continue;
		sum = movements_new(as_of - year, as_of, year, out->arena);
		movements_add(sum, account, &book->company);
		part = which == FLOW_NOW    ? sum->base_now
		       : which == FLOW_HELD ? sum->base_held
					    : sum->span.lost;
		if (part != 0)
			explained_behind(out, (struct behind){&account->record, account->name,
						      account, (double)part});
	}
}

FINDER(nrr)
{
	const struct flow *flow = &figure->figures->flow;

	out->known = flow->nrr_known;
	out->value = flow->nrr;
	out->adds_up_to = "now";
	explained_input(out, "now", AS_MONEY, (double)flow->base_now);
	explained_input(out, "then", AS_MONEY, (double)flow->base);
	explained_input(out, "n", AS_COUNT, (double)flow->base_n);
	each_flow(figure, out, FLOW_NOW);
}

FINDER(grr)
{
	const struct flow *flow = &figure->figures->flow;

	out->known = flow->grr_known;
	out->value = flow->grr;
	out->adds_up_to = "held";
	explained_input(out, "held", AS_MONEY, (double)flow->base_held);
	explained_input(out, "then", AS_MONEY, (double)flow->base);
	explained_input(out, "n", AS_COUNT, (double)flow->base_n);
	each_flow(figure, out, FLOW_HELD);
}

FINDER(refill)
{
	const struct flow *flow = &figure->figures->flow;

	out->known = flow->refill_known;
	out->value = flow->refill;
	out->adds_up_to = "lost";
	explained_input(out, "lost", AS_MONEY, (double)flow->year.lost);
	explained_input(out, "joined", AS_MONEY, (double)flow->year.joined);
	each_flow(figure, out, FLOW_LOST);
}

/* How far the curve fell at one time for each that left then. */
static double fall_at(const struct survival *survival, double time)
{
	double before = 1;

	for (size_t i = 0; i < survival->steps.n; i++) {
		const struct survival_step *step = &survival->steps.v[i];

		if (step->time == time)
			return before / (double)step->at_risk;
		before = step->survival;
	}
	return 0;
}

static void stay_for(const struct figure *figure, struct explained *out, double days)
{
	const struct figures *figures = figure->figures;
	const struct stayers *all = &figures->staying->all;
	struct survival_step step = survival_at(&all->survival, days);
	int64_t at_risk = at_risk_at(all->lives.v, all->lives.n, days);

	out->known = at_risk >= 5;
	out->value = step.survival;
	out->bounded = out->known && step.banded;
	out->low = step.low;
	out->high = step.high;
	out->listed = true;
	out->unit = AS_SHARE;
	out->adds_up_to = "fallen";
	explained_input(out, "fallen", AS_SHARE, 1 - step.survival);
	explained_input(out, "there", AS_COUNT, (double)at_risk);
	explained_input(out, "n", AS_COUNT, (double)all->survival.n);
	for (size_t i = 0; out->listing && i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		struct life life;

		if (figures->accounts[i].known &&
			staying_life(figures->setting, account, &figures->accounts[i], &life) &&
			life.ended && life.time <= days)
			explained_behind(out, (struct behind){&account->record, account->name,
						      account, fall_at(&all->survival, life.time)});
	}
}

FINDER(stay_one)
{
	stay_for(figure, out, 365);
}

FINDER(stay_three)
{
	stay_for(figure, out, 3 * 365);
}

static double is_referred(const struct account *account, const struct account_figures *own)
{
	(void)own;
	return account->referred_by.kind == REF_ACCOUNT;
}

FINDER(referred)
{
	struct figure accounts = figure_beside(figure, "accounts", -1);

	out->known = totals(figure)->accounts > 0;
	out->value = (double)figure->figures->staying->referred_now;
	explained_figure(out, "accounts", &accounts);
	each_client(figure, out, is_referred);
}

/* The answers to whether we are trusted advisers, of clients or of sellers. */
static void each_answer(const struct figure *figure, struct explained *out, bool client)
{
	const struct figures *figures = figure->figures;

	out->listed = true;
	out->adds_up_to = "k";
	for (size_t i = 0; out->listing && i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		const struct assessment *answer;

		if (!figures->accounts[i].known || figures->accounts[i].departed)
			continue;
		answer = advisor_answer(figures, account, client);
		if (answer)
			explained_behind(out, (struct behind){&answer->record, account->name,
						      account, answer->trusted_advisor == 1});
	}
}

FINDER(advisor)
{
	explained_rate(out, &figure->figures->trust.advisor);
	each_answer(figure, out, true);
}

FINDER(own_view)
{
	explained_rate(out, &figure->figures->trust.own);
	each_answer(figure, out, false);
}

FINDER(told)
{
	const struct figures *figures = figure->figures;

	explained_rate(out, &figures->trust.disclosed[figure->part]);
	out->listed = true;
	out->adds_up_to = "k";
	for (size_t i = 0; out->listing && i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		const struct disclosed *first = NULL;

		if (!figures->accounts[i].known || figures->accounts[i].departed)
			continue;
		for (size_t j = 0; j < account->disclosed.n; j++) {
			const struct disclosed *told = &account->disclosed.v[j];

			if ((int)told->what == figure->part && told->on <= figures->as_of &&
				(!first || told->on < first->on))
				first = told;
		}
		if (first)
			explained_behind(
				out, (struct behind){&first->record, account->name, account, 1});
	}
}

/* Each promise adds to the share of its side, or nothing where it was not kept in time. */
static void each_pair(const struct figure *figure, struct explained *out)
{
	const struct figures *figures = figure->figures;
	const struct gap *gap = &figures->hand_off;

	for (size_t i = 0; i < figures->book->promises.n; i++) {
		const struct promise *promise = figures->book->promises.v[i];
		const struct fate *fate = &figures->fates[i];
		bool settled = fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE ||
			       fate->state == PROMISE_BROKEN || fate->state == PROMISE_OVERDUE;
		bool same = promise->owner.kind == REF_DEPARTMENT &&
			    promise->by_department == promise->owner.department;
		double part = same ? 1 / (double)gap->own.n : -1 / (double)gap->others.n;

		if (!settled || promise->account.kind != REF_ACCOUNT || !promise->by_department ||
			promise->owner.kind != REF_DEPARTMENT)
			continue;
		explained_behind(out,
			(struct behind){&promise->record, promise->what, promise->account.account,
				fate->state == PROMISE_KEPT ? part : 0});
	}
}

FINDER(hand_off)
{
	const struct gap *gap = &figure->figures->hand_off;

	out->known = out->bounded = gap->known;
	out->value = gap->difference;
	out->low = gap->low;
	out->high = gap->high;
	out->listed = true;
	out->unit = AS_SHARE;
	explained_input(out, "own", AS_SHARE, gap->own.share);
	explained_input(out, "own_n", AS_COUNT, (double)gap->own.n);
	explained_input(out, "others", AS_SHARE, gap->others.share);
	explained_input(out, "others_n", AS_COUNT, (double)gap->others.n);
	if (out->listing && gap->known)
		each_pair(figure, out);
}

FINDER(weight)
{
	const struct risk_figures *risk = &figure->figures->risk;
	const struct hazard *hazard = &risk->hazards[figure->part];

	out->known = out->bounded = true;
	out->value = hazard->ratio;
	out->low = hazard->low;
	out->high = hazard->high;
	explained_input(out, "beta", AS_LOG, hazard->beta);
	explained_input(out, "prior", AS_FACTOR, hazard->prior);
	explained_input(out, "learned", AS_SHARE, hazard->learned);
	explained_input(out, "departures", AS_COUNT, (double)risk->departures);
}
