/* analysis.c - from the book to the figures: fold over accounts, merge, finish, second pass. */
#include "analyse/analysis.h"

#include "analyse/account.h"
#include "analyse/actions.h"
#include "analyse/audit.h"
#include "analyse/authority.h"
#include "analyse/backtest.h"
#include "analyse/causes.h"
#include "analyse/coherence.h"
#include "analyse/company.h"
#include "analyse/departments.h"
#include "analyse/firefighting.h"
#include "analyse/fold.h"
#include "analyse/holes.h"
#include "analyse/leak_cost.h"
#include "analyse/negotiation.h"
#include "analyse/pairs.h"
#include "analyse/replay.h"
#include "analyse/risk.h"
#include "analyse/risk_drift.h"
#include "analyse/segments.h"
#include "analyse/silent_leak.h"
#include "analyse/trust.h"

#include <omp.h>

/* Accounts are folded in blocks of so many; each block has its own sum, and the sums are added in
 * the order of the blocks. So the result is the same for any number of threads. */
#define BLOCK 64

static struct figures *figures_new(const struct setting *setting, struct arena *arena)
{
	const struct book *book = setting->book;
	struct figures *figures = NEW(arena, struct figures);
	size_t departments = book->departments.n, cells = departments * departments;
	size_t leaks = LEAK_KINDS * departments;

	figures->as_of = setting->as_of;
	figures->book = book;
	figures->setting = setting;
	figures->fates = NEW_N(arena, struct fate, book->promises.n);
	figures->incident_points = NEW_N(arena, double, book->incidents.n);
	figures->accounts = NEW_N(arena, struct account_figures, book->accounts.n);
	figures->departments = NEW_N(arena, struct department_figures, departments);
	figures->people = NEW_N(arena, struct person_figures, book->people.n);
	figures->pairs = NEW_N(arena, struct pair, cells);
	figures->felt = NEW_N(arena, double, cells);
	figures->leak_from = NEW_N(arena, double, leaks);
	for (size_t i = 0; i < book->promises.n; i++)
		figures->fates[i].ended = DAY_NONE;
	return figures;
}

static void fold_block(const struct fold *fold, size_t block, struct tally *tally)
{
	const struct book *book = fold->setting->book;

	tally_clear(tally);
	for (size_t i = block * BLOCK; i < book->accounts.n && i < (block + 1) * BLOCK; i++)
		fold_account(fold, book->accounts.v[i], tally);
}

static struct fold *folds_new(
	const struct fold *fold, int threads, struct tally_shape shape, struct arena *scratch)
{
	struct fold *folds = NEW_N(scratch, struct fold, (size_t)threads);

	for (int i = 0; i < threads; i++) {
		folds[i] = *fold;
		folds[i].room = fold_room_new(fold->setting, shape, scratch);
	}
	return folds;
}

/* Every account once: into the tally, and into the room of the fold that is given. */
static void fold_accounts(
	struct fold *fold, int threads, struct tally *total, struct arena *scratch)
{
	size_t blocks = (fold->setting->book->accounts.n + BLOCK - 1) / BLOCK;
	struct tally **tallies = NEW_N(scratch, struct tally *, (size_t)threads);
	struct fold *folds = folds_new(fold, threads, total->shape, scratch);

	for (int i = 0; i < threads; i++)
		tallies[i] = tally_new(total->shape, scratch);
#pragma omp parallel for ordered schedule(dynamic, 1) num_threads(threads)
	for (size_t block = 0; block < blocks; block++) {
		int mine = omp_get_thread_num();

		fold_block(&folds[mine], block, tallies[mine]);
#pragma omp ordered
		tally_add(total, tallies[mine]);
	}
	for (int i = 0; i < threads; i++)
		fold_room_merge(fold->room, folds[i].room);
}

/* What belongs to no account: promises to colleagues, and what leadership decided. */
static void fold_the_rest(const struct fold *fold, struct tally *total)
{
	const struct book *book = fold->setting->book;
	size_t month;

	for (size_t i = 0; i < book->promises.n; i++)
		if (!book->promises.v[i]->account.id.n)
			fold_internal(fold, book->promises.v[i], total);
	for (size_t i = 0; i < book->decisions.n; i++)
		if (fold_month(fold, book->decisions.v[i]->on, &month))
			total->months[month].records++;
}

static void finish_movements(const struct fold *fold)
{
	struct movements_sum *sum = fold->room->movements;

	movements_finish(sum);
	fold->figures->movements.v = sum->v;
	fold->figures->movements.n = sum->n;
	fold->figures->flow = movements_flow(sum);
}

/* The standards of each department too, in the order of the book. */
static void finish_standards(const struct fold *fold, struct arena *arena)
{
	const struct book *book = fold->setting->book;
	struct figures *figures = fold->figures;
	size_t n = book->standards.n;

	figures->standards.v = NEW_N(arena, struct attainment, n);
	figures->standards.n = n;
	for (size_t i = 0; i < book->departments.n; i++)
		figures->departments[i].standards.v = NEW_N(arena, struct attainment, n);
	for (size_t i = 0; i < n; i++) {
		const struct standard *standard = book->standards.v[i];
		struct department_figures *owner;

		figures->standards.v[i] =
			standard_attainment(standard, fold->room->standards->v[i]);
		if (standard->owner.kind != REF_DEPARTMENT)
			continue;
		owner = &figures->departments[standard->owner.department->index];
		owner->standards.v[owner->standards.n++] = figures->standards.v[i];
	}
}

static void finish_decisions(const struct fold *fold, struct arena *arena)
{
	const struct book *book = fold->setting->book;
	struct figures *figures = fold->figures;

	figures->decisions.v = NEW_N(arena, struct decision_figures, book->decisions.n);
	for (size_t i = 0; i < book->decisions.n; i++)
		if (book->decisions.v[i]->on <= fold->setting->as_of)
			figures->decisions.v[figures->decisions.n++] =
				decision_result(fold->room->decisions, book->decisions.v[i]);
}

static void finish_coverage(const struct fold *fold)
{
	struct figures *figures = fold->figures;

	figures->coverage = fold->room->coverage;
	figures->coverage.since = fold->setting->records_since;
	coverage_finish(&figures->coverage, figures->months.v, figures->months.n);
}

/* Accounts' coherence, silence and needs, which lean on what all accounts together say. */
static void second_pass(const struct finish *finish, const struct segments *segments, int threads)
{
	const struct setting *setting = finish->setting;
	const struct book *book = setting->book;
	struct figures *figures = finish->figures;
	struct account_rules *rules = account_rules_of(finish, segments);
	struct shrinkage shrinkage = {finish->mean, figures->totals.kappa_account};
	double pale_below = book->company.analysis.pale_below;
	double *usual = NEW_N(finish->arena, double, book->accounts.n);

#pragma omp parallel for schedule(dynamic, BLOCK) num_threads(threads)
	for (size_t i = 0; i < book->accounts.n; i++) {
		coherence_shrink(&figures->accounts[i].promises.coherence, shrinkage, pale_below);
		account_finish(setting, book->accounts.v[i], &rules[segments->of[i]],
			&figures->accounts[i]);
		usual[i] = rules[segments->of[i]].usual_cadence;
	}
	figures->usual = usual;
}

/* Who is likely to leave: fitted once. Gives the rows of it. */
static struct risk_rows find_risk(const struct finish *finish, const struct analysing *how)
{
	struct figures *figures = finish->figures;
	struct risk_rows rows =
		risk_rows_of(finish->setting, figures->usual, how->threads, finish->scratch);
	struct risk_model *model = NEW(finish->arena, struct risk_model);

	*model = risk_fit(finish->setting, &rows, finish->arena);
	if (!how->compared_only)
		risk_drift_find(&rows, model);
	risk_finish(figures, model);
	leak_cost_find(figures, how->threads, finish->arena);
	return rows;
}

/* What pages tell beside the figures themselves: nothing of it is compared or gated. */
static void find_rest(const struct finish *finish, const struct segments *segments,
	const struct risk_rows *rows, const struct analysing *how)
{
	struct figures *figures = finish->figures;
	struct arena *arena = finish->arena;

	causes_find(figures, how->threads, arena);
	stage_begin(how->stages, "analyse.replay");
	figures->replay = replay_of(figures, how->threads, arena);
	stage_begin(how->stages, "analyse.silent-leak");
	figures->silent_leak = silent_leak_of(finish->setting, arena);
	stage_begin(how->stages, "analyse.back-test");
	figures->backtest = backtest_of(
		&(struct known_today){finish->setting, rows}, segments, how->threads, arena);
	stage_begin(how->stages, "analyse.pages");
	holes_find(figures, arena);
	actions_find(figures, arena);
	trust_find(figures, finish->scratch);
	authority_find(figures, finish->scratch);
	negotiation_find(figures, finish->scratch);
	firefighting_find(figures, arena);
	figures->audit = audit_of(figures, arena);
}

struct figures *analyse_told(const struct analysing *how, struct arena *arena)
{
	const struct book *book = how->book;
	int threads = how->threads;
	struct arena *scratch = arena_new();
	const struct setting *setting = setting_new(book, how->as_of, arena);
	struct segments segments = segments_of(book, arena);
	struct fold fold = {.setting = setting,
		.figures = figures_new(setting, arena),
		.segment_of = segments.of,
		.system = system_departments(book, scratch),
		.first_month = month_of(setting->first_record)};
	struct tally_shape shape = {book->departments.n, book->people.n, segments.n,
		(size_t)(month_of(how->as_of) - fold.first_month + 1)};
	struct risk_rows rows;
	struct tally *total = tally_new(shape, scratch);
	struct finish finish = {.setting = setting,
		.tally = total,
		.figures = fold.figures,
		.arena = arena,
		.scratch = scratch};

	stage_begin(how->stages, "analyse.fold");
	fold.room = fold_room_new(setting, shape, arena);
	fold.stays = NEW_N(scratch, struct stay, book->accounts.n);
	fold_accounts(&fold, threads, total, scratch);
	stage_begin(how->stages, "analyse.company");
	finish_movements(&fold);
	finish_standards(&fold, arena);
	finish_decisions(&fold, arena);
	fold.figures->staying = staying_finish(fold.room->staying, fold.stays, &segments, arena);
	fold_the_rest(&fold, total);
	company_finish(&finish, &segments, fold.first_month);
	finish_coverage(&fold);
	stage_begin(how->stages, "analyse.accounts");
	second_pass(&finish, &segments, threads);
	stage_begin(how->stages, "analyse.risk");
	rows = find_risk(&finish, how);
	if (!how->compared_only)
		find_rest(&finish, &segments, &rows, how);
	arena_free(scratch);
	return fold.figures;
}

struct figures *analyse(const struct book *book, int32_t as_of, int threads, struct arena *arena)
{
	return analyse_told(
		&(struct analysing){.book = book, .as_of = as_of, .threads = threads}, arena);
}

void account_curve(const struct figures *figures, const struct account *account,
	const int32_t *days, size_t n, struct wear *wear, double *strength)
{
	struct arena *scratch = arena_new();
	struct curve curve = {.days = days,
		.n = n,
		.wear = wear,
		.strength = strength,
		.fading = NEW_N(scratch, struct wear, n)};

	account_curves(figures->setting, account, &curve);
	arena_free(scratch);
}
