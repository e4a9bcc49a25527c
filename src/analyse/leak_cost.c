/* leak_cost.c - the expected loss that goes with each leak. */
#include "analyse/leak_cost.h"

#include "analyse/risk.h"
#include "analyse/wear.h"

#include <math.h>
#include <omp.h>
#include <string.h>

/* Accounts are added up in blocks of so many, and the blocks in their order (see analysis.c). */
#define BLOCK 64

static const double Z95 = 1.959963984540054;

/* Of something that is taken out: what it takes from the expected loss, and how much more it would
 * take for each unit more of a weight. */
struct change {
	double loss, slope[COVARIATES];
};

/* Each pair of kind and origin, each origin, each kind, and all; one origin more: not known. */
struct cuts {
	size_t origins, n;
};

static struct cuts cuts_of(size_t departments)
{
	size_t origins = departments + 1;

	return (struct cuts){origins, (LEAK_KINDS + 1) * origins + LEAK_KINDS + 1};
}

static size_t cut_cell(const struct cuts *cuts, size_t kind, size_t origin)
{
	return kind * cuts->origins + origin;
}

static size_t cut_origin(const struct cuts *cuts, size_t origin)
{
	return LEAK_KINDS * cuts->origins + origin;
}

static size_t cut_kind(const struct cuts *cuts, size_t kind)
{
	return (LEAK_KINDS + 1) * cuts->origins + kind;
}

static size_t cut_all(const struct cuts *cuts)
{
	return cuts->n - 1;
}

/* What one block, or all of them, add up to. */
struct sums {
	struct cuts cuts;
	struct change *changes;     /* by cut */
	struct costliest *accounts; /* by origin */
};

static struct sums sums_new(struct cuts cuts, struct arena *arena)
{
	return (struct sums){cuts, NEW_N(arena, struct change, cuts.n),
		NEW_N(arena, struct costliest, cuts.origins)};
}

static void sums_clear(struct sums *sums)
{
	memset(sums->changes, 0, sums->cuts.n * sizeof *sums->changes);
	memset(sums->accounts, 0, sums->cuts.origins * sizeof *sums->accounts);
}

/* Of two that cost the same, the one that came first stays before. */
static void costliest_add(struct costliest *list, struct costly one)
{
	size_t at = list->n;

	while (at > 0 && list->v[at - 1].loss < one.loss)
		at--;
	if (at == COSTLIEST)
		return;
	if (list->n < COSTLIEST)
		list->n++;
	for (size_t i = list->n - 1; i > at; i--)
		list->v[i] = list->v[i - 1];
	list->v[at] = one;
}

static void change_add(struct change *into, const struct change *from)
{
	into->loss += from->loss;
	for (int j = 0; j < COVARIATES; j++)
		into->slope[j] += from->slope[j];
}

static void sums_add(struct sums *into, const struct sums *from)
{
	for (size_t i = 0; i < into->cuts.n; i++)
		change_add(&into->changes[i], &from->changes[i]);
	for (size_t i = 0; i < into->cuts.origins; i++)
		for (size_t j = 0; j < from->accounts[i].n; j++)
			costliest_add(&into->accounts[i], from->accounts[i].v[j]);
}

/* One account, and room for the work on it. */
struct look {
	const struct figures *figures;
	const struct account *account;
	double year;   /* hazard of the next year at the centre */
	double *wear;  /* by cell */
	double *taken; /* by kind: what is taken out */
	struct sums *sums;
};

static void put_wear(struct look *look, int kind, const struct ref *origin, double wear)
{
	size_t from = origin->kind == REF_DEPARTMENT ? origin->department->index
						     : look->sums->cuts.origins - 1;

	look->wear[cut_cell(&look->sums->cuts, (size_t)kind, from)] += wear;
}

static void see_scratch(void *context, const struct scratch *scratch)
{
	struct look *look = context;

	if (scratch->promise)
		put_wear(look, scratch->kind, &scratch->promise->owner, scratch->wear);
	else if (scratch->touchpoint)
		put_wear(look, scratch->kind, &scratch->touchpoint->department, scratch->wear);
	for (size_t i = 0; scratch->incident && i < scratch->incident->origin.n; i++) {
		const struct share *origin = &scratch->incident->origin.v[i];

		put_wear(look, scratch->kind, &origin->department, scratch->wear * origin->share);
	}
}

/* The account's expected loss with some wear taken out, and its slopes. */
static struct change loss_without(const struct look *look, const double *taken)
{
	const struct risk_model *model = look->figures->model;
	const struct account_figures *account = &look->figures->accounts[look->account->index];
	struct wear wear = account->wear;
	struct state_on state = {
		&wear, account->strength, account->silence.ratio, account->client_trust};
	double x[COVARIATES], value = (double)account->value_year, hazard;
	struct change loss;

	for (int kind = 0; kind < LEAK_KINDS; kind++)
		wear.kind[kind] = fmax(wear.kind[kind] - taken[kind], 0);
	covariates_of(&state, x);
	hazard = look->year * risk_relative(model, x);
	loss.loss = value * -expm1(-hazard);
	for (int j = 0; j < COVARIATES; j++)
		loss.slope[j] = value * (x[j] - model->centre[j]) * hazard * exp(-hazard);
	return loss;
}

static double try_cut(struct look *look, const struct change *now, size_t cut)
{
	struct change without = loss_without(look, look->taken);
	struct change change = {.loss = now->loss - without.loss};

	for (int j = 0; j < COVARIATES; j++)
		change.slope[j] = now->slope[j] - without.slope[j];
	change_add(&look->sums->changes[cut], &change);
	return change.loss;
}

static void take_nothing(struct look *look)
{
	memset(look->taken, 0, LEAK_KINDS * sizeof *look->taken);
}

/* Takes out what started in one place: kind by kind, then all of it. */
static void try_origin(struct look *look, const struct change *now, size_t origin)
{
	const struct cuts *cuts = &look->sums->cuts;
	bool any = false;
	double loss;

	for (size_t kind = 0; kind < LEAK_KINDS; kind++) {
		double wear = look->wear[cut_cell(cuts, kind, origin)];

		if (wear <= 0)
			continue;
		take_nothing(look);
		look->taken[kind] = wear;
		try_cut(look, now, cut_cell(cuts, kind, origin));
		any = true;
	}
	if (!any)
		return;
	for (size_t kind = 0; kind < LEAK_KINDS; kind++)
		look->taken[kind] = look->wear[cut_cell(cuts, kind, origin)];
	loss = try_cut(look, now, cut_origin(cuts, origin));
	if (loss > 0)
		costliest_add(&look->sums->accounts[origin], (struct costly){look->account, loss});
}

static void try_kinds(struct look *look, const struct change *now)
{
	const struct wear *wear = &look->figures->accounts[look->account->index].wear;

	for (size_t kind = 0; kind < LEAK_KINDS; kind++) {
		if (wear->kind[kind] <= 0)
			continue;
		take_nothing(look);
		look->taken[kind] = wear->kind[kind];
		try_cut(look, now, cut_kind(&look->sums->cuts, kind));
	}
	memcpy(look->taken, wear->kind, LEAK_KINDS * sizeof *look->taken);
	try_cut(look, now, cut_all(&look->sums->cuts));
}

static void see_account(struct look *look)
{
	const struct figures *figures = look->figures;
	const struct account_figures *account = &figures->accounts[look->account->index];
	double tenure = account->as_of - account_first_day(look->account);
	struct change now;

	if (account->risk.state == RISK_NONE || account->value_year == 0)
		return;
	memset(look->wear, 0, LEAK_KINDS * look->sums->cuts.origins * sizeof *look->wear);
	wear_each(figures->setting, look->account, account->as_of, see_scratch, look);
	look->year = baseline_between(&figures->model->baseline, tenure, tenure + 365);
	take_nothing(look);
	now = loss_without(look, look->taken);
	for (size_t origin = 0; origin < look->sums->cuts.origins; origin++)
		try_origin(look, &now, origin);
	try_kinds(look, &now);
}

static void see_block(const struct figures *figures, size_t block, struct look *look)
{
	const struct book *book = figures->book;

	sums_clear(look->sums);
	for (size_t i = block * BLOCK; i < book->accounts.n && i < (block + 1) * BLOCK; i++) {
		look->account = book->accounts.v[i];
		see_account(look);
	}
}

static struct look *looks_new(
	const struct figures *figures, int threads, struct cuts cuts, struct arena *scratch)
{
	struct look *looks = NEW_N(scratch, struct look, (size_t)threads);

	for (int i = 0; i < threads; i++) {
		looks[i].figures = figures;
		looks[i].wear = NEW_N(scratch, double, LEAK_KINDS *cuts.origins);
		looks[i].taken = NEW_N(scratch, double, LEAK_KINDS);
		looks[i].sums = NEW(scratch, struct sums);
		*looks[i].sums = sums_new(cuts, scratch);
	}
	return looks;
}

static struct leak_cost cost_of(const struct risk_model *model, const struct change *change)
{
	double variance = 0, half;

	for (size_t i = 0; i < COVARIATES; i++)
		for (size_t j = 0; j < COVARIATES; j++)
			variance += change->slope[i] * model->variance[i * COVARIATES + j] *
				    change->slope[j];
	half = variance > 0 ? Z95 * sqrt(variance) : 0;
	return (struct leak_cost){change->loss, change->loss - half, change->loss + half};
}

static void write_costs(struct figures *figures, const struct sums *sums, struct arena *arena)
{
	const struct change *changes = sums->changes;
	const struct cuts *cuts = &sums->cuts;
	size_t departments = cuts->origins - 1;

	figures->leak_costs = NEW_N(arena, struct leak_cost, LEAK_KINDS * departments);
	for (size_t kind = 0; kind < LEAK_KINDS; kind++) {
		figures->kinds[kind].leak = cost_of(figures->model, &changes[cut_kind(cuts, kind)]);
		for (size_t d = 0; d < departments; d++)
			figures->leak_costs[kind * departments + d] =
				cost_of(figures->model, &changes[cut_cell(cuts, kind, d)]);
	}
	for (size_t d = 0; d < departments; d++) {
		figures->departments[d].leak =
			cost_of(figures->model, &changes[cut_origin(cuts, d)]);
		figures->departments[d].costliest = sums->accounts[d];
	}
	figures->leak = cost_of(figures->model, &changes[cut_all(cuts)]);
}

void leak_cost_find(struct figures *figures, int threads, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct cuts cuts = cuts_of(figures->book->departments.n);
	struct look *looks = looks_new(figures, threads, cuts, scratch);
	struct sums total = sums_new(cuts, scratch);
	size_t blocks = (figures->book->accounts.n + BLOCK - 1) / BLOCK;

#pragma omp parallel for ordered schedule(dynamic, 1) num_threads(threads)
	for (size_t block = 0; block < blocks; block++) {
		struct look *mine = &looks[omp_get_thread_num()];

		see_block(figures, block, mine);
#pragma omp ordered
		sums_add(&total, mine->sums);
	}
	write_costs(figures, &total, arena);
	arena_free(scratch);
}

double *leak_cost_by_account(
	const struct figures *figures, const struct leak *leak, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct cuts cuts = cuts_of(figures->book->departments.n);
	struct look *look = looks_new(figures, 1, cuts, scratch);
	double *costs = NEW_N(arena, double, figures->book->accounts.n);
	size_t cut = leak->department  ? cut_origin(&cuts, leak->department->index)
		     : leak->kind >= 0 ? cut_kind(&cuts, (size_t)leak->kind)
				       : cut_all(&cuts);

	if (leak->department && leak->kind >= 0)
		cut = cut_cell(&cuts, (size_t)leak->kind, leak->department->index);
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		sums_clear(look->sums);
		look->account = figures->book->accounts.v[i];
		see_account(look);
		costs[i] = look->sums->changes[cut].loss;
	}
	arena_free(scratch);
	return costs;
}
