/* negotiation.c - how objections were answered, and whether with the client or within. */
#include "analyse/negotiation.h"

#include "analyse/rate.h"
#include "analyse/setting.h"

#include <math.h>

enum { KIND_LEAST = 5, SELLERS_MANY = 3 };

/* Objections by seller and by account, a row a kind and one for all. */
struct counting {
	struct figures *figures;
	size_t people, accounts;
	int64_t *sellers; /* [kind * people + person] */
	int64_t *all;     /* by person */
	bool *seen;       /* [kind * accounts + account] */
};

static bool was_asked(const struct objection *objection, int32_t as_of)
{
	const struct concession *concession = &objection->concession;

	return concession->record.given && concession->asked_of.kind == REF_PERSON &&
	       (concession->on == DAY_NONE || concession->on <= as_of);
}

static void add_objection(struct objections *sum, const struct objection *objection, bool asked)
{
	const struct concession *concession = &objection->concession;

	sum->n++;
	sum->answers[objection->answer]++;
	if (!asked)
		return;
	sum->asked++;
	sum->internal.k += objection->answer == ANSWER_CONCEDED;
	sum->outcomes[concession->outcome]++;
	if (concession->outcome != OUTCOME_GRANTED || concession->amount < 0)
		return;
	sum->priced++;
	sum->cost += concession->amount;
}

static void add_concession(struct concessions *sum, const struct concession *concession)
{
	sum->asked++;
	sum->outcomes[concession->outcome]++;
	if (concession->outcome != OUTCOME_GRANTED || concession->amount < 0)
		return;
	sum->priced++;
	sum->cost += concession->amount;
}

static void count(struct counting *counting, const struct objection *objection)
{
	struct figures *figures = counting->figures;
	struct negotiation *negotiation = &figures->negotiation;
	struct objection_kind_figures *kind = &negotiation->kinds[objection->kind];
	bool asked = was_asked(objection, figures->as_of);
	bool *seen;

	add_objection(&negotiation->all, objection, asked);
	add_objection(&kind->objections, objection, asked);
	if (asked)
		add_concession(&negotiation->concessions[objection->concession.kind],
			&objection->concession);
	if (objection->account.kind == REF_ACCOUNT) {
		seen = &counting->seen[(size_t)objection->kind * counting->accounts +
				       objection->account.account->index];
		kind->accounts += !*seen;
		*seen = true;
	}
	if (objection->by.kind != REF_PERSON)
		return;
	add_objection(&figures->people[objection->by.person->index].objections, objection, asked);
	counting->sellers[(size_t)objection->kind * counting->people +
			  objection->by.person->index]++;
	counting->all[objection->by.person->index]++;
}

static void finish_sum(struct objections *sum)
{
	sum->internal = rate_of(sum->internal.k, sum->n);
	sum->handled = rate_of(sum->answers[ANSWER_HANDLED], sum->n);
}

double effective_number(const int64_t *counts, size_t n)
{
	double entropy = 0, all = 0;

	for (size_t i = 0; i < n; i++)
		all += (double)counts[i];
	if (all <= 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (counts[i])
			entropy -= (double)counts[i] / all * log((double)counts[i] / all);
	return exp(entropy);
}

/* True if the seller with most objections of this kind has clearly more of it than of the rest. */
static bool is_one_sellers(const struct counting *counting, const int64_t *sellers,
	struct objection_kind_figures *kind)
{
	int64_t of_kind = 0, of_all = 0, active = 0;
	size_t top = 0;
	struct rate here, elsewhere;

	for (size_t i = 0; i < counting->people; i++) {
		of_kind += sellers[i];
		of_all += counting->all[i];
		active += counting->all[i] > 0;
		kind->sellers += sellers[i] > 0;
		if (sellers[i] > sellers[top])
			top = i;
	}
	if (!of_kind)
		return false;
	here = rate_of(sellers[top], of_kind);
	elsewhere = rate_of(counting->all[top] - sellers[top], of_all - of_kind);
	kind->top = counting->figures->book->people.v[top];
	kind->top_rate = here;
	return active > 1 && here.share > elsewhere.share &&
	       rates_p(here, elsewhere) * (double)active < 0.05;
}

static void finish_kind(const struct counting *counting, int index)
{
	struct objection_kind_figures *kind = &counting->figures->negotiation.kinds[index];
	const int64_t *sellers = counting->sellers + (size_t)index * counting->people;
	bool one = is_one_sellers(counting, sellers, kind);

	finish_sum(&kind->objections);
	kind->spread = effective_number(sellers, counting->people);
	kind->reading = kind->objections.n < KIND_LEAST ? READING_FEW
			: one                           ? READING_SKILL
			: kind->spread >= SELLERS_MANY  ? READING_OFFER
							: READING_OPEN;
}

void negotiation_find(struct figures *figures, struct arena *scratch)
{
	const struct book *book = figures->book;
	struct counting counting = {.figures = figures,
		.people = book->people.n,
		.accounts = book->accounts.n,
		.sellers = NEW_N(scratch, int64_t, OBJECTION_COUNT * book->people.n + 1),
		.all = NEW_N(scratch, int64_t, book->people.n + 1),
		.seen = NEW_N(scratch, bool, OBJECTION_COUNT * book->accounts.n + 1)};

	for (size_t i = 0; i < book->objections.n; i++)
		if (day_within(
			    book->objections.v[i]->on, figures->as_of, book->company.windows.year))
			count(&counting, book->objections.v[i]);
	finish_sum(&figures->negotiation.all);
	for (int k = 0; k < OBJECTION_COUNT; k++)
		finish_kind(&counting, k);
	for (size_t i = 0; i < book->people.n; i++)
		finish_sum(&figures->people[i].objections);
}
