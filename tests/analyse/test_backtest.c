/* test_backtest.c - what would have been foretold: only from what was known then. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/backtest.h"
#include "book.h"

#include <stdio.h>
#include <string.h>

#define DAY(y, m, d) day_of(y, m, d)
#define ACCOUNTS     60

/* A company that kept records from 2023-01-01, looked at on 2026-03-31; so the quarters judged end
 * on 2024-03-31 … 2025-12-31. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales;
	struct account *accounts[ACCOUNTS];
	uint32_t chance;
	int32_t today;
};

static struct scene *scene_new(struct arena *arena)
{
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->draft.book->company.records_since = DAY(2023, 1, 1);
	scene->sales = add_department(&scene->draft, "sales");
	scene->today = DAY(2026, 3, 31);
	scene->chance = 7;
	return scene;
}

static int scene_open(void **state)
{
	*state = scene_new(arena_new());
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static const struct backtest *backtest_on(struct scene *scene, int threads)
{
	return analyse(draft_link(&scene->draft), scene->today, threads, scene->arena)->backtest;
}

static uint32_t draw(struct scene *scene, uint32_t below)
{
	scene->chance = scene->chance * 1664525u + 1013904223u;
	return (scene->chance >> 8) % below;
}

static struct account *account(struct scene *scene, int i, int32_t since)
{
	char *id = arena_alloc(scene->arena, 16);

	snprintf(id, 16, "account-%03d", i);
	scene->accounts[i] = add_account(&scene->draft, id, since);
	scene->accounts[i]->segment = str_c(i % 3 ? "many" : "few");
	return scene->accounts[i];
}

/* Every third buys by order, every fifth is hardly spoken to; about half of the others leave. */
static void fill_account(struct scene *scene, int i)
{
	int32_t since = DAY(2022, 6, 1) + (int32_t)draw(scene, 500);
	struct account *mine = account(scene, i, since);

	if (i % 3 == 0)
		for (int32_t day = since; day < scene->today; day += 20 + (int)draw(scene, 240))
			add_purchase(&scene->draft, mine, day, 1000);
	else
		add_revenue(&scene->draft, mine, since, 1000);
	if (i % 3 != 0 && draw(scene, 2))
		mine->ended = since + 100 + (int32_t)draw(scene, 1200);
	for (int32_t day = since; day < scene->today; day += 1 + (int)draw(scene, 80)) {
		struct incident *incident = add_incident(
			&scene->draft, mine, scene->sales, draw(scene, INCIDENT_COUNT), day);
		struct promise *promise =
			add_promise(&scene->draft, mine, scene->sales, day, day + 10);

		incident->severity = draw(scene, INCIDENT_SEVERITY_COUNT);
		if (draw(scene, 3))
			incident->resolved = on_day(day + (int32_t)draw(scene, 60));
		promise->kept = draw(scene, 3) ? promise->due + (int32_t)draw(scene, 30) : DAY_NONE;
		if (i % 5 == 0 && day > since)
			continue; /* one contact: no rhythm of its own */
		add_touchpoint(&scene->draft, mine, day + 3, draw(scene, EFFECT_COUNT));
		add_assessment(&scene->draft, mine, day + 3)->trust = (int)draw(scene, 11);
	}
}

static void fill(struct scene *scene)
{
	for (int i = 0; i < ACCOUNTS; i++)
		fill_account(scene, i);
}

static void nothing_is_judged_without_records(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;

	scene->draft.book->company.records_since = DAY_NONE;
	backtest = backtest_on(scene, 2);
	assert_false(backtest->known);
	assert_int_equal(backtest->verdict, BACKTEST_FEW);
	assert_int_equal(backtest->quarters.n, 0);
	assert_int_equal(backtest->rows.n, 0);
}

static void the_last_eight_quarters_whose_90_days_have_passed_are_judged(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;

	account(scene, 0, DAY(2023, 1, 1));
	backtest = backtest_on(scene, 2);
	assert_int_equal(backtest->quarters.n, 8);
	assert_int_equal(backtest->quarters.v[0].on, DAY(2024, 3, 31));
	assert_int_equal(backtest->quarters.v[7].on, DAY(2025, 12, 31)); /* 90 days before T */
	assert_int_equal(backtest->rows.n, 8);
	assert_false(backtest->known);
	scene->today--;
	backtest = backtest_on(scene, 2);
	assert_int_equal(backtest->quarters.v[7].on, DAY(2025, 9, 30));
}

static void a_quarter_before_the_records_began_is_not_judged(void **state)
{
	struct scene *scene = *state;

	scene->draft.book->company.records_since = DAY(2025, 3, 31);
	account(scene, 0, DAY(2023, 1, 1));
	assert_int_equal(backtest_on(scene, 1)->quarters.n, 3);
}

#define NOT_JUDGED INT32_MAX

/* What came of an account that was a client on the quarter's end. */
static int32_t end_of(const struct backtest *backtest, size_t account, int32_t on)
{
	for (size_t i = 0; i < backtest->rows.n; i++)
		if (backtest->rows.v[i].account == account &&
			backtest->quarters.v[backtest->rows.v[i].quarter].on == on)
			return backtest->rows.v[i].end;
	return NOT_JUDGED;
}

static void whoever_left_within_90_days_counts_once(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;
	int32_t q = DAY(2025, 6, 30);

	account(scene, 0, DAY(2023, 1, 1))->ended = q + 1;
	account(scene, 1, DAY(2023, 1, 1))->ended = q + 90;
	account(scene, 2, DAY(2023, 1, 1))->ended = q + 91;
	account(scene, 3, DAY(2023, 1, 1))->ended = q;
	account(scene, 4, q + 1)->ended = q + 40; /* came and left in between */
	account(scene, 5, DAY(2023, 1, 1));
	add_spell(&scene->draft, scene->accounts[5], DAY(2023, 1, 1), q + 5);
	add_spell(&scene->draft, scene->accounts[5], q + 20, q + 60);
	backtest = backtest_on(scene, 2);
	assert_int_equal(end_of(backtest, 0, q), q + 1);
	assert_int_equal(end_of(backtest, 1, q), q + 90);
	assert_int_equal(end_of(backtest, 2, q), DAY_NONE);
	assert_int_equal(end_of(backtest, 3, q), NOT_JUDGED);
	assert_int_equal(end_of(backtest, 4, q), NOT_JUDGED);
	assert_int_equal(end_of(backtest, 5, q), q + 5);
	assert_int_equal(backtest->all.left, 3);
	assert_int_equal(backtest->exits.n, 3);
	assert_ptr_equal(backtest->exits.v[0].account, scene->accounts[0]);
	assert_int_equal(backtest->exits.v[0].on, q);
}

/* Last bought on 2024-12-31: that it lapsed is known from 2025-06-29 on, its 180th day. */
static void one_that_buys_by_order_is_a_client_until_its_lapse_is_known(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;

	account(scene, 0, DAY(2024, 1, 1));
	add_purchase(&scene->draft, scene->accounts[0], DAY(2024, 10, 1), 1);
	add_purchase(&scene->draft, scene->accounts[0], DAY(2024, 12, 31), 1);
	backtest = backtest_on(scene, 1);
	assert_int_equal(end_of(backtest, 0, DAY(2024, 12, 31)), DAY_NONE);
	assert_int_equal(end_of(backtest, 0, DAY(2025, 3, 31)), DAY(2025, 6, 29));
	assert_int_equal(end_of(backtest, 0, DAY(2025, 6, 30)), NOT_JUDGED);
}

/* The strongest leak test there is: what the back-test foretells for Q is what the whole analysis,
 * made on Q, says. */
static void what_is_foretold_is_what_the_site_of_that_day_would_have_said(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;
	size_t seen = 0;

	fill(scene);
	backtest = backtest_on(scene, 2);
	for (size_t q = 0; q < backtest->quarters.n; q++) {
		int32_t on = backtest->quarters.v[q].on;
		const struct figures *then = analyse(scene->draft.book, on, 1, scene->arena);

		for (size_t i = 0; i < backtest->rows.n; i++) {
			const struct foretold *row = &backtest->rows.v[i];

			if (row->quarter != q)
				continue;
			assert_near(row->risk, then->accounts[row->account].risk.p90, 1e-12);
			assert_int_equal(row->state, then->accounts[row->account].risk.state);
			assert_near(row->constant, then->risk.mean90, 1e-12);
			seen++;
		}
		assert_int_equal(backtest->quarters.v[q].n,
			then->risk.accounts[RISK_STEADY] + then->risk.accounts[RISK_WATCH] +
				then->risk.accounts[RISK_ALARM]);
	}
	assert_int_equal(seen, backtest->rows.n);
	assert_true(seen > 200 && backtest->all.left > 5);
}

/* Of every kind of record one, the day after. */
static void add_what_came_later(struct scene *scene, int32_t day)
{
	for (int i = 0; i < ACCOUNTS; i++) {
		struct account *mine = scene->accounts[i];

		add_incident(&scene->draft, mine, scene->sales, INCIDENT_LATE_DELIVERY, day)
			->severity = INCIDENT_SEVERITY_CRITICAL;
		add_promise(&scene->draft, mine, scene->sales, day, day + 1)->broken = day + 2;
		add_touchpoint(&scene->draft, mine, day, EFFECT_STRENGTHENS);
		add_assessment(&scene->draft, mine, day)->trust = 0;
		if (i % 2)
			add_revenue(&scene->draft, mine, day, 5000);
		else
			add_purchase(&scene->draft, mine, day, 5);
		if (i % 3 && mine->ended == DAY_NONE)
			mine->ended = day + 3;
	}
	account(scene, 0, day)->referred_by = to_account(scene->accounts[1]);
}

static void what_was_recorded_after_a_quarter_changes_nothing_of_it(void **state)
{
	struct scene *before = *state, *after = scene_new(before->arena);
	const struct backtest *a, *b;
	int32_t q = DAY(2025, 3, 31);
	size_t same = 0;

	fill(before);
	fill(after);
	add_what_came_later(after, q + 1);
	a = backtest_on(before, 1);
	b = backtest_on(after, 1);
	for (size_t i = 0; i < a->rows.n && a->quarters.v[a->rows.v[i].quarter].on <= q; i++) {
		assert_int_equal(a->rows.v[i].account, b->rows.v[i].account);
		assert_near(a->rows.v[i].risk, b->rows.v[i].risk, 0);
		assert_near(a->rows.v[i].start, b->rows.v[i].start, 0);
		assert_near(a->rows.v[i].constant, b->rows.v[i].constant, 0);
		same++;
	}
	assert_true(same > 100);
	assert_true(b->quarters.v[4].on == q && b->quarters.v[4].left > a->quarters.v[4].left);
}

/* Every record of the scene but the accounts' first was written down on its own day, these later.
 */
static void typed_in_later(struct scene *scene, int32_t day, const struct history_commit *commit)
{
	struct record_history *past = NEW(scene->arena, struct record_history);

	past->first = past->last = commit;
	for (int i = 0; i < ACCOUNTS; i++) {
		struct account *mine = scene->accounts[i];
		struct promise *broken =
			add_promise(&scene->draft, mine, scene->sales, day, day + 1);

		add_incident(&scene->draft, mine, scene->sales, INCIDENT_LATE_DELIVERY, day)
			->record.past = past;
		broken->broken = day + 2;
		broken->record.past = past;
		add_touchpoint(&scene->draft, mine, day, EFFECT_STRENGTHENS)->record.past = past;
		add_assessment(&scene->draft, mine, day)->record.past = past;
	}
	scene->draft.book->history.state = HISTORY_KNOWN;
}

static size_t rows_that_differ(const struct backtest *a, const struct backtest *b, int32_t q)
{
	size_t differ = 0;

	for (size_t i = 0; i < a->rows.n && a->quarters.v[a->rows.v[i].quarter].on <= q; i++) {
		assert_int_equal(a->rows.v[i].account, b->rows.v[i].account);
		differ += a->rows.v[i].risk != b->rows.v[i].risk ||
			  a->rows.v[i].start != b->rows.v[i].start;
	}
	return differ;
}

/* Dated 40 days before the quarter's end, written down the day after it. */
static void what_was_typed_in_later_was_known_by_its_date_but_not_by_the_history(void **state)
{
	struct scene *before = *state, *after = scene_new(before->arena);
	int32_t q = DAY(2025, 3, 31);
	const struct history_commit commit = {
		.authored = q + 1, .committed = q + 1, .accuses = true};
	const struct backtest *a, *b;

	fill(before);
	fill(after);
	typed_in_later(after, q - 40, &commit);
	a = backtest_on(before, 1);
	b = backtest_on(after, 1);
	assert_int_equal(b->basis, BASIS_DATES);
	assert_int_equal(b->late, 0);
	assert_true(rows_that_differ(a, b, q) > 10);
	after->draft.book->company.history.backtest = KNOWN_BY_HISTORY;
	b = analyse(after->draft.book, after->today, 2, after->arena)->backtest;
	assert_int_equal(b->basis, BASIS_HISTORY);
	assert_int_equal(b->late, 4 * ACCOUNTS);
	assert_int_equal(rows_that_differ(a, b, q), 0);
	assert_true(rows_that_differ(a, b, DAY(2025, 12, 31)) > 10);
	after->draft.book->history.state = HISTORY_SHALLOW;
	b = analyse(after->draft.book, after->today, 2, after->arena)->backtest;
	assert_int_equal(b->basis, BASIS_NO_HISTORY);
	assert_true(rows_that_differ(a, b, q) > 10);
}

static void the_threads_change_nothing(void **state)
{
	struct scene *scene = *state;
	const struct backtest *one, *many;

	fill(scene);
	one = backtest_on(scene, 1);
	many = analyse(scene->draft.book, scene->today, 5, scene->arena)->backtest;
	assert_int_equal(one->rows.n, many->rows.n);
	for (size_t i = 0; i < one->rows.n; i++) {
		assert_near(one->rows.v[i].risk, many->rows.v[i].risk, 0);
		assert_near(one->rows.v[i].start, many->rows.v[i].start, 0);
	}
	assert_memory_equal(&one->all, &many->all, sizeof one->all);
	assert_int_equal(one->exits.n, many->exits.n);
	for (size_t i = 0; i < one->exits.n; i++)
		assert_memory_equal(one->exits.v[i].states, many->exits.v[i].states, BACKTEST_YEAR);
}

/* Steady for years; then five critical incidents on one day that nobody resolves. */
static void the_lead_runs_from_the_first_day_of_warning(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;
	int32_t left = DAY(2025, 9, 1), bad = left - 100;

	for (int i = 0; i < 20; i++)
		account(scene, i, DAY(2022, 1, 1));
	scene->accounts[0]->ended = left;
	scene->accounts[1]->ended = left;
	for (int i = 0; i < 5; i++)
		add_incident(&scene->draft, scene->accounts[0], scene->sales,
			INCIDENT_WRONG_INVOICE, bad)
			->severity = INCIDENT_SEVERITY_CRITICAL;
	backtest = backtest_on(scene, 2);
	assert_int_equal(backtest->exits.n, 2);
	assert_int_equal(backtest->exits.v[0].lead, 100);
	assert_int_equal(backtest->exits.v[1].lead, 0);
	assert_int_equal(backtest->exits.v[0].states[BACKTEST_YEAR - 101], RISK_STEADY);
	assert_int_not_equal(backtest->exits.v[0].states[BACKTEST_YEAR - 1], RISK_STEADY);
	assert_int_equal(backtest->exits.v[1].state, RISK_STEADY);
	assert_int_equal(backtest->missed, 1);
	assert_int_equal(backtest->warned, 1);
	assert_true(backtest->lead.known);
	assert_near(backtest->lead.days, 100, 0);
}

/* Five critical incidents 100 days before it left, written down 40 days before. */
static void by_the_history_the_lead_runs_from_the_day_it_was_written_down(void **state)
{
	struct scene *scene = *state;
	int32_t left = DAY(2025, 9, 1);
	const struct history_commit commit = {
		.authored = left - 40, .committed = left - 40, .accuses = true};
	const struct record_history past = {.first = &commit, .last = &commit};
	const struct backtest *backtest;

	for (int i = 0; i < 20; i++)
		account(scene, i, DAY(2022, 1, 1));
	scene->accounts[0]->ended = left;
	for (int i = 0; i < 5; i++) {
		struct incident *incident = add_incident(&scene->draft, scene->accounts[0],
			scene->sales, INCIDENT_WRONG_INVOICE, left - 100);

		incident->severity = INCIDENT_SEVERITY_CRITICAL;
		incident->record.past = &past;
	}
	scene->draft.book->history.state = HISTORY_KNOWN;
	scene->draft.book->company.history.backtest = KNOWN_BY_HISTORY;
	backtest = backtest_on(scene, 2);
	assert_int_equal(backtest->exits.n, 1);
	assert_int_equal(backtest->exits.v[0].lead, 40);
	assert_int_equal(backtest->late, 5);
}

static void a_client_of_two_months_has_only_those_days(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;

	account(scene, 0, DAY(2025, 6, 1))->ended = DAY(2025, 7, 31);
	backtest = backtest_on(scene, 1);
	assert_int_equal(backtest->exits.n, 1);
	assert_int_equal(backtest->exits.v[0].states[BACKTEST_YEAR - 61], RISK_NONE);
	assert_int_not_equal(backtest->exits.v[0].states[BACKTEST_YEAR - 60], RISK_NONE);
	assert_int_not_equal(backtest->exits.v[0].states[BACKTEST_YEAR - 1], RISK_NONE);
}

static void no_number(const struct estimate *estimate)
{
	assert_true(
		isfinite(estimate->value) && isfinite(estimate->low) && isfinite(estimate->high));
}

static void a_company_that_everybody_left_has_no_number_that_is_none(void **state)
{
	struct scene *scene = *state;
	const struct backtest *backtest;

	for (int i = 0; i < 12; i++)
		account(scene, i, DAY(2023, 1, 1))->ended = DAY(2025, 5, 1);
	backtest = backtest_on(scene, 2);
	assert_int_equal(backtest->all.left, 12);
	assert_true(backtest->known);
	assert_int_equal(backtest->verdict, BACKTEST_CHANCE);
	assert_false(backtest->all.learned.c.known);
	no_number(&backtest->all.learned.c);
	no_number(&backtest->all.learned.skill);
	no_number(&backtest->gain);
}

static void ten_departures_are_enough_and_nine_are_not(void **state)
{
	struct scene *scene = *state;

	for (int i = 0; i < 20; i++)
		account(scene, i, DAY(2023, 1, 1))->ended = i < 9 ? DAY(2025, 5, 1) + i : DAY_NONE;
	assert_false(backtest_on(scene, 2)->known);
	scene->accounts[9]->spells.v[0].to = scene->accounts[9]->ended = DAY(2025, 8, 1);
	assert_true(analyse(scene->draft.book, scene->today, 2, scene->arena)->backtest->known);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(nothing_is_judged_without_records),
		SCENE(the_last_eight_quarters_whose_90_days_have_passed_are_judged),
		SCENE(a_quarter_before_the_records_began_is_not_judged),
		SCENE(whoever_left_within_90_days_counts_once),
		SCENE(one_that_buys_by_order_is_a_client_until_its_lapse_is_known),
		SCENE(what_is_foretold_is_what_the_site_of_that_day_would_have_said),
		SCENE(what_was_recorded_after_a_quarter_changes_nothing_of_it),
		SCENE(what_was_typed_in_later_was_known_by_its_date_but_not_by_the_history),
		SCENE(the_threads_change_nothing),
		SCENE(the_lead_runs_from_the_first_day_of_warning),
		SCENE(by_the_history_the_lead_runs_from_the_day_it_was_written_down),
		SCENE(a_client_of_two_months_has_only_those_days),
		SCENE(a_company_that_everybody_left_has_no_number_that_is_none),
		SCENE(ten_departures_are_enough_and_nine_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
