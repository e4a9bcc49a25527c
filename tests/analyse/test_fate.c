/* test_fate.c - what became of one promise. */
#include "test.h"

#include "analyse/fate.h"
#include "book.h"

#define NEVER DAY_NONE

/* Made on day 0, weight 3; one move at most (moved.to 0: none); looked at on day 200. */
struct fate_case {
	int32_t due, kept, broken, withdrawn;
	double delivered;
	struct moved moved;
	struct fate want;
};

static struct fate fate_on(struct fate_case given, int32_t day)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct promise *promise = add_promise(&draft, add_account(&draft, "acme", 0),
		add_department(&draft, "sales"), 0, given.due);
	struct fate fate;

	promise->kept = given.kept;
	promise->broken = given.broken;
	promise->withdrawn = given.withdrawn;
	promise->delivered = given.delivered;
	if (given.moved.to)
		move_promise(&draft, promise, given.moved);
	fate = promise_fate(promise, day, setting_new(draft_link(&draft), day, arena));
	arena_free(arena);
	return fate;
}

static void assert_fate(struct fate got, struct fate want)
{
	assert_int_equal(got.state, want.state);
	assert_int_equal(got.in_force, want.in_force);
	assert_int_equal(got.ended, want.ended);
	assert_int_equal(got.days_late, want.days_late);
	assert_near(got.credit, want.credit, 1e-15);
	assert_int_equal(got.moved_late, want.moved_late);
	assert_int_equal(got.moved_alone, want.moved_alone);
}

/* Credits by hand: 7 days late halve it, 14 quarter it. */
static void each_ending_gives_its_state_and_credit(void **state)
{
	const struct fate_case cases[] = {
		{100, 100, NEVER, NEVER, 1, {.to = 0}, {PROMISE_KEPT, 100, 100, 0, 1, 0, 0, 0}},
		{100, 90, NEVER, NEVER, 1, {.to = 0}, {PROMISE_KEPT, 100, 90, -10, 1, 0, 0, 0}},
		{100, 100, NEVER, NEVER, 1.5, {.to = 0}, {PROMISE_KEPT, 100, 100, 0, 1.5, 0, 0, 0}},
		{100, 107, NEVER, NEVER, 1, {.to = 0}, {PROMISE_LATE, 100, 107, 7, 0.5, 0, 0, 0}},
		{100, 114, NEVER, NEVER, 0.8, {.to = 0},
			{PROMISE_LATE, 100, 114, 14, 0.2, 0, 0, 0}},
		{100, NEVER, 120, NEVER, 1, {.to = 0}, {PROMISE_BROKEN, 100, 120, 0, 0, 0, 0, 0}},
		{100, NEVER, NEVER, 120, 1, {.to = 0},
			{PROMISE_WITHDRAWN, 100, 120, 0, 0, 0, 0, 0}},
		{193, NEVER, NEVER, NEVER, 1, {.to = 0},
			{PROMISE_OVERDUE, 193, NEVER, 7, 0.5, 0, 0, 0}},
		{200, NEVER, NEVER, NEVER, 1, {.to = 0}, {PROMISE_OPEN, 200, NEVER, 0, 0, 0, 0, 0}},
		/* An outcome, a share delivered and a move after the day are not known yet. */
		{193, 201, NEVER, NEVER, 0.1, {.to = 0},
			{PROMISE_OVERDUE, 193, NEVER, 7, 0.5, 0, 0, 0}},
		{193, NEVER, NEVER, NEVER, 1, {.on = 201, .to = 250, .agreed = true},
			{PROMISE_OVERDUE, 193, NEVER, 7, 0.5, 0, 0, 0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_fate(fate_on(cases[i], 200), cases[i].want);
}

static void only_a_move_agreed_before_the_date_counts(void **state)
{
	const struct fate_case cases[] = {
		{100, 150, NEVER, NEVER, 1, {.on = 100, .to = 150, .agreed = true},
			{PROMISE_KEPT, 150, 150, 0, 1, 0, 0, 0}},
		{100, 107, NEVER, NEVER, 1, {.on = 101, .to = 150, .agreed = true},
			{PROMISE_LATE, 100, 107, 7, 0.5, 0, 1, 0}},
		{100, 107, NEVER, NEVER, 1, {.on = 50, .to = 150, .agreed = false},
			{PROMISE_LATE, 100, 107, 7, 0.5, 0, 0, 1}},
		/* Moved nearer: what would have been in time is late. */
		{100, 97, NEVER, NEVER, 1, {.on = 50, .to = 90, .agreed = true},
			{PROMISE_LATE, 90, 97, 7, 0.5, 0, 0, 0}},
		/* A move entered after it was kept says nothing. */
		{100, 107, NEVER, NEVER, 1, {.on = 108, .to = 150, .agreed = true},
			{PROMISE_LATE, 100, 107, 7, 0.5, 0, 0, 0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_fate(fate_on(cases[i], 200), cases[i].want);
}

static void a_promise_made_after_the_day_is_unknown(void **state)
{
	struct fate_case given = {.due = 100, .kept = NEVER, .broken = NEVER, .withdrawn = NEVER};

	(void)state;
	assert_int_equal(fate_on(given, -1).state, PROMISE_UNKNOWN);
	assert_int_equal(fate_on(given, 0).state, PROMISE_OPEN);
}

static void a_second_move_is_judged_by_the_date_then_in_force(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct promise *promise = add_promise(
		&draft, add_account(&draft, "acme", 0), add_department(&draft, "sales"), 0, 100);

	(void)state;
	move_promise(&draft, promise, (struct moved){.on = 90, .to = 150, .agreed = true});
	move_promise(&draft, promise, (struct moved){.on = 120, .to = 180, .agreed = true});
	assert_int_equal(
		promise_fate(promise, 200, setting_new(draft_link(&draft), 200, arena)).in_force,
		180);
	arena_free(arena);
}

/* By hand: weight 4, half-life 180: due 180 days ago 2, due in the future 4. */
static void a_weight_halves_every_half_year_after_the_date(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct promise *promise = add_promise(
		&draft, add_account(&draft, "acme", 0), add_department(&draft, "sales"), 0, 20);
	struct setting *setting = setting_new(draft_link(&draft), 200, arena);
	struct fate past = {.in_force = 20}, future = {.in_force = 900},
		    long_ago = {.in_force = 200 - 180 * 30};

	(void)state;
	promise->weight = 4;
	assert_near(promise_decay(promise, &past, 200, setting), 2, 1e-15);
	assert_near(promise_decay(promise, &future, 200, setting), 4, 0);
	/* Beyond the table: 2^-30. */
	assert_near(promise_decay(promise, &long_ago, 200, setting), 4 * 0x1p-30, 1e-24);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_ending_gives_its_state_and_credit),
		cmocka_unit_test(only_a_move_agreed_before_the_date_counts),
		cmocka_unit_test(a_promise_made_after_the_day_is_unknown),
		cmocka_unit_test(a_second_move_is_judged_by_the_date_then_in_force),
		cmocka_unit_test(a_weight_halves_every_half_year_after_the_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
