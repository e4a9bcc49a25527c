/* test_replay.c - how the company stood at each month's end: by hand, and against whole analyses as
 * of those days. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/replay.h"
#include "analyse/risk.h"
#include "analyse/silence.h"
#include "analyse/value.h"
#include "base/diag.h"
#include "read/read.h"
#include "scene.h"

#include <stdlib.h>

/* The stand of the scene so many months before its day, 2026-03-31. */
static const struct stand *ago(const struct figures *figures, size_t months)
{
	return &figures->replay->v[figures->replay->n - 1 - months];
}

/* Made on 5 October, due on 10 November, kept a week late: credit 0.5. Another, made on 20
 * November, due on 10 December, broken on the 12th. On 31 December they are 51 and 21 days past
 * their dates: 100 · 0.5 · 2^(-51/180) / (2^(-51/180) + 2^(-21/180)) = 41.0850 / 1.74402 = 23.558.
 */
static void two_promises_by_hand(void **state)
{
	struct scene *scene = *state;
	struct promise *late = add_promise(
		&scene->draft, scene->acme, scene->sales, DAY(2025, 10, 5), DAY(2025, 11, 10));
	struct promise *broken = add_promise(
		&scene->draft, scene->acme, scene->service, DAY(2025, 11, 20), DAY(2025, 12, 10));
	const struct figures *figures;
	const struct department_stand *service;

	late->kept = DAY(2025, 11, 17);
	broken->broken = DAY(2025, 12, 12);
	figures = figures_of(scene);
	assert_int_equal(ago(figures, 5)->day, DAY(2025, 10, 31));
	assert_int_equal(ago(figures, 5)->open, 1);
	assert_int_equal(ago(figures, 5)->coherence.n, 0);
	assert_int_equal(ago(figures, 4)->open, 1);
	assert_int_equal(ago(figures, 4)->coherence.n, 1);
	assert_near(ago(figures, 4)->coherence.index, 50, 1e-9);
	assert_int_equal(ago(figures, 3)->open, 0);
	assert_int_equal(ago(figures, 3)->coherence.n, 2);
	assert_near(ago(figures, 3)->coherence.index, 23.558, 1e-4);
	service = &figures->replay->departments[(REPLAY_MONTHS - 4) * 3 + scene->service->index];
	assert_int_equal(service->open, 1);
	assert_int_equal(service->n, 0);
	assert_int_equal(service[3].open, 0);
	assert_int_equal(service[3].n, 1);
}

/* Past its date on 30 November, kept on 5 January: overdue at two months' ends, then never again.
 */
static void a_promise_is_overdue_until_it_ends(void **state)
{
	struct scene *scene = *state;
	struct promise *late = add_promise(
		&scene->draft, scene->acme, scene->sales, DAY(2025, 11, 1), DAY(2025, 11, 20));
	const struct figures *figures;

	late->kept = DAY(2026, 1, 5);
	figures = figures_of(scene);
	assert_int_equal(ago(figures, 4)->overdue, 1);
	assert_int_equal(ago(figures, 3)->overdue, 1);
	assert_int_equal(ago(figures, 2)->overdue, 0);
	/* Ten days past it on the first, 41 on the second: 2^(-10/7), 2^(-41/7). */
	assert_near(ago(figures, 4)->coherence.index, 37.150, 1e-4);
	assert_near(ago(figures, 3)->coherence.index, 1.7251, 1e-4);
}

/* What was agreed in December was not known in November. */
static void a_later_move_is_not_known_yet(void **state)
{
	struct scene *scene = *state;
	struct promise *moved = add_promise(
		&scene->draft, scene->acme, scene->sales, DAY(2025, 11, 1), DAY(2025, 12, 20));
	const struct figures *figures;

	move_promise(&scene->draft, moved,
		(struct moved){.on = DAY(2025, 12, 15), .to = DAY(2026, 2, 10), .agreed = true});
	figures = figures_of(scene);
	assert_int_equal(ago(figures, 4)->open, 1);
	assert_int_equal(ago(figures, 2)->open, 1);
	assert_int_equal(ago(figures, 2)->overdue, 0);
	assert_int_equal(ago(figures, 1)->open, 0);
	assert_int_equal(ago(figures, 1)->overdue, 1);
}

/* Kept in November for March: until then it weighs whole, whatever the day. */
static void what_is_kept_early_does_not_fade_before_its_date(void **state)
{
	struct scene *scene = *state;
	struct promise *early = add_promise(
		&scene->draft, scene->acme, scene->sales, DAY(2025, 11, 1), DAY(2026, 3, 20));
	struct promise *broken = add_promise(
		&scene->draft, scene->acme, scene->sales, DAY(2025, 11, 1), DAY(2025, 11, 30));
	const struct figures *figures;

	early->kept = DAY(2025, 11, 15);
	broken->broken = DAY(2025, 11, 30);
	figures = figures_of(scene);
	assert_near(ago(figures, 4)->coherence.index, 50, 1e-9);
	/* 90 days later the broken one weighs 2^(-0.5). */
	assert_near(ago(figures, 1)->coherence.index, 100 / (1 + sqrt(0.5)), 1e-9);
}

static void who_left_owes_nothing_and_loses_nothing(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;

	add_promise(&scene->draft, scene->acme, scene->sales, DAY(2025, 11, 1), DAY(2026, 3, 1));
	add_revenue(&scene->draft, scene->acme, DAY(2025, 1, 1), 1000);
	scene->acme->ended = DAY(2026, 1, 31);
	figures = figures_of(scene);
	assert_int_equal(ago(figures, 3)->accounts, 1);
	assert_int_equal(ago(figures, 3)->open, 1);
	assert_true(ago(figures, 3)->loss > 0);
	assert_int_equal(ago(figures, 2)->accounts, 0);
	assert_int_equal(ago(figures, 2)->open, 0);
	assert_near(ago(figures, 2)->loss, 0, 1e-12);
}

static void months_before_the_records_are_not_known(void **state)
{
	struct scene *scene = *state;
	const struct replay *replay;

	scene->draft.book->company.records_since = DAY(2025, 11, 30);
	add_promise(&scene->draft, scene->acme, scene->sales, DAY(2025, 6, 1), DAY(2026, 5, 1));
	replay = figures_of(scene)->replay;
	assert_int_equal(replay->n, REPLAY_MONTHS + 1);
	assert_int_equal(replay->known, 5);
	for (size_t i = 0; i < replay->n; i++) {
		assert_true(replay->v[i].known == (i >= replay->n - 5));
		assert_int_equal(replay->v[i].open, i >= replay->n - 5);
	}
}

static void no_account_is_no_trouble(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	const struct replay *replay = analyse(draft_link(&draft), 100, 1, arena)->replay;

	(void)state;
	assert_int_equal(replay->known, 1);
	assert_int_equal(replay->v[replay->n - 1].accounts, 0);
	assert_int_equal(replay->v[replay->n - 1].coherence.n, 0);
	arena_free(arena);
}

/* The demonstration company. */
struct demo {
	struct arena *arena;
	const struct book *book;
	const struct figures *figures;
};

static int company_open(void **state)
{
	struct arena *arena = arena_new();
	struct demo *company = NEW(arena, struct demo);
	struct read_options how = {
		.root = STR("content"), .today = DAY_NONE, .threads = 1, .now_utc = 1783000000};
	struct trouble trouble;
	struct diags diags;
	struct book *book;

	diags_init(&diags, arena);
	company->arena = arena;
	book = read_book(&how, &diags, &trouble, arena);
	assert_non_null(book);
	/* What was taken for a departure that day may turn out to have been a long pause between
	 * two orders: without lapses nobody knows more today than then. */
	book->company.lapse_after = (struct span){36500, SPAN_DAYS};
	company->book = book;
	company->figures = analyse(company->book, DAY(2026, 6, 30), 2, arena);
	*state = company;
	return 0;
}

static int company_close(void **state)
{
	arena_free(((struct demo *)*state)->arena);
	return 0;
}

/* One account's expected loss as of an analysis of its own, by the weights of another. */
static double loss_of(
	const struct figures *then, const struct figures *model, const struct account *account)
{
	const struct account_figures *figures = &then->accounts[account->index];
	struct state_on state = {&figures->wear, figures->strength, 0, figures->client_trust};
	double x[COVARIATES];

	state.silence =
		account_silence(then->setting, account, then->as_of, model->usual[account->index])
			.ratio;
	covariates_of(&state, x);
	return (double)figures->value_year *
	       risk_chance(model->model, x, then->as_of - account_first_day(account), 365);
}

static void assert_stand(
	const struct stand *stand, const struct figures *then, const struct figures *model)
{
	int64_t open = 0, overdue = 0;
	double loss = 0;

	for (size_t i = 0; i < then->book->accounts.n; i++) {
		const struct account_figures *account = &then->accounts[i];

		if (!account->known || account->departed)
			continue;
		open += account->promises.open;
		overdue += account->promises.overdue;
		loss += loss_of(then, model, then->book->accounts.v[i]);
	}
	assert_int_equal(stand->day, then->as_of);
	assert_int_equal(stand->accounts, then->totals.accounts);
	assert_int_equal(stand->open, open);
	assert_int_equal(stand->overdue, overdue);
	assert_int_equal(stand->coherence.n, then->totals.coherence.n);
	assert_near(stand->coherence.index, then->totals.coherence.index, 1e-9);
	assert_near(stand->coherence.low, then->totals.coherence.low, 1e-6);
	assert_near(stand->coherence.high, then->totals.coherence.high, 1e-6);
	assert_near(stand->loss, loss, 1e-9);
}

static void every_fourth_month_is_what_an_analysis_of_that_day_says(void **state)
{
	const struct demo *company = *state;
	const struct replay *replay = company->figures->replay;

	assert_int_equal(replay->known, REPLAY_MONTHS + 1);
	for (size_t i = 0; i < replay->n; i += 4)
		assert_stand(&replay->v[i],
			analyse(company->book, replay->v[i].day, 2, company->arena),
			company->figures);
}

static void the_last_point_is_the_headline(void **state)
{
	const struct demo *company = *state;
	const struct figures *figures = company->figures;
	const struct replay *all = replay_all(figures, 1, company->arena);
	const struct stand *now = &figures->replay->v[REPLAY_MONTHS],
			   *last = &all->v[REPLAY_MONTHS];
	size_t n = company->book->departments.n;

	assert_true(now->loss == figures->risk.loss);
	assert_true(now->coherence.index == figures->totals.coherence.index);
	assert_int_equal(now->accounts, figures->totals.accounts);
	assert_int_equal(now->open, figures->totals.promises.open);
	assert_int_equal(now->overdue, figures->totals.promises.overdue);
	assert_near(last->loss, figures->risk.loss, 1e-9);
	assert_near(last->coherence.index, figures->totals.coherence.index, 1e-9);
	for (size_t d = 0; d < n; d++) {
		const struct promises *owned = &figures->departments[d].owned;

		assert_true(figures->replay->departments[REPLAY_MONTHS * n + d].index ==
			    owned->coherence.index);
		assert_near(all->departments[REPLAY_MONTHS * n + d].index, owned->coherence.index,
			1e-9);
		assert_int_equal(all->departments[REPLAY_MONTHS * n + d].open, owned->open);
	}
}

static void threads_do_not_show(void **state)
{
	const struct demo *company = *state;
	const struct replay *one = replay_all(company->figures, 1, company->arena);
	const struct replay *three = replay_all(company->figures, 3, company->arena);

	for (size_t i = 0; i < one->n; i++) {
		assert_true(one->v[i].loss == three->v[i].loss);
		assert_true(one->v[i].coherence.index == three->v[i].coherence.index);
	}
}

#define COMPANY(test) cmocka_unit_test_setup_teardown(test, company_open, company_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(two_promises_by_hand),
		SCENE(a_promise_is_overdue_until_it_ends),
		SCENE(a_later_move_is_not_known_yet),
		SCENE(what_is_kept_early_does_not_fade_before_its_date),
		SCENE(who_left_owes_nothing_and_loses_nothing),
		SCENE(months_before_the_records_are_not_known),
		cmocka_unit_test(no_account_is_no_trouble),
		COMPANY(every_fourth_month_is_what_an_analysis_of_that_day_says),
		COMPANY(the_last_point_is_the_headline),
		COMPANY(threads_do_not_show),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
