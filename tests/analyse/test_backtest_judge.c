/* test_backtest_judge.c - what was foretold held against what came, by hand. */
#include "test.h"

#include "analyse/backtest_judge.h"

static const int32_t ends_of_quarters[] = {0, 91};

/* Two quarters. The first puts the one that left on top; the second has it below the one that
 * stayed, and it left on the very last day. The starting weights tell nobody apart.
 * Account, quarter, risk, by the starting weights, by one rate for all, state, end. */
static const struct foretold example[] = {
	{0, 0, 0.4, 0.1, 0.2, RISK_ALARM, 30},
	{1, 0, 0.2, 0.1, 0.2, RISK_WATCH, DAY_NONE},
	{2, 0, 0.1, 0.1, 0.2, RISK_STEADY, DAY_NONE},
	{1, 1, 0.3, 0.1, 0.2, RISK_WATCH, 181},
	{2, 1, 0.5, 0.1, 0.2, RISK_ALARM, DAY_NONE},
};

static struct foretold_rows rows_of(const struct foretold *v, size_t n)
{
	return (struct foretold_rows){v, n, ends_of_quarters, 3};
}

/* Pairs: 2 right in the first quarter, 1 wrong in the second. Parts by row 2/9, 1/9, 1/9, -2/9,
 * -2/9; by account 2/9, -1/9, -1/9. */
static void only_clients_of_one_quarter_are_compared(void **state)
{
	struct foretold_rows rows = rows_of(example, 5);
	struct held held = judge(&rows);
	double se = sqrt(6) / 9;

	(void)state;
	assert_int_equal(held.n, 5);
	assert_int_equal(held.left, 2);
	assert_int_equal(held.on, 91);
	assert_near(held.expected, 1.5, 1e-12);
	assert_near(held.learned.c.value, 2.0 / 3, 1e-12);
	assert_near(held.learned.c.low, 2.0 / 3 - 1.959963984540054 * se, 1e-12);
	assert_near(held.learned.c.high, 1, 0);
	assert_near(held.start.c.value, 0.5, 0);
	assert_near(held.start.c.low, 0.5, 0);
}

static void what_is_learned_is_held_against_the_starting_weights_pair_by_pair(void **state)
{
	struct foretold_rows rows = rows_of(example, 5);
	struct estimate gain = judge_gain(&rows);

	(void)state;
	assert_true(gain.known);
	assert_near(gain.value, 1.0 / 6, 1e-12);
	assert_near(gain.high - gain.low, 2 * 1.959963984540054 * sqrt(6) / 9, 1e-12);
}

/* Squares 0.36, 0.04, 0.01, 0.49, 0.25 against 0.64, 0.04, 0.04, 0.64, 0.04 of the constant. By
 * account (23/28 of the one less the other): 0.165714, 0.028571, -0.194286. */
static void errors_are_held_against_one_rate_for_all(void **state)
{
	struct foretold_rows rows = rows_of(example, 5);
	struct held held = judge(&rows);

	(void)state;
	assert_near(held.learned.brier, 0.23, 1e-12);
	assert_near(held.brier, 0.28, 1e-12);
	assert_near(held.constant, 0.2, 1e-12);
	assert_near(held.learned.skill.value, 1 - 0.23 / 0.28, 1e-12);
	assert_near(held.learned.skill.value - held.learned.skill.low, 1.959964 * 0.183537, 1e-5);
	assert_near(held.start.brier, (0.81 + 0.01 + 0.01 + 0.81 + 0.01) / 5, 1e-12);
	assert_true(held.start.skill.value < 0);
}

static void five_groups_say_how_many_of_how_many_left(void **state)
{
	static const int64_t left[] = {0, 0, 1, 1, 0};
	struct foretold_rows rows = rows_of(example, 5);
	struct held held = judge(&rows);

	(void)state;
	for (int i = 0; i < BACKTEST_GROUPS; i++) {
		assert_near(held.groups[i].foretold, 0.1 * (i + 1), 1e-12);
		assert_int_equal(held.groups[i].came.n, 1);
		assert_int_equal(held.groups[i].came.k, left[i]);
	}
}

static void the_top_tenth_of_each_quarter_is_counted_and_ties_count_against(void **state)
{
	struct foretold_rows rows = rows_of(example, 5);
	struct held held = judge(&rows);

	(void)state;
	assert_int_equal(held.learned.top.k, 1);
	assert_int_equal(held.learned.top.n, 2);
	assert_int_equal(held.start.top.k, 0);
	assert_int_equal(held.start.top.n, 2);
}

static void each_state_says_how_many_of_its_own_left(void **state)
{
	struct foretold_rows rows = rows_of(example, 5);
	struct held held = judge(&rows);

	(void)state;
	assert_int_equal(held.states[RISK_ALARM].k, 1);
	assert_int_equal(held.states[RISK_ALARM].n, 2);
	assert_int_equal(held.states[RISK_WATCH].k, 1);
	assert_int_equal(held.states[RISK_WATCH].n, 2);
	assert_int_equal(held.states[RISK_STEADY].k, 0);
	assert_int_equal(held.states[RISK_STEADY].n, 1);
}

static void where_nobody_or_everybody_left_there_is_no_pair(void **state)
{
	struct foretold_rows none = rows_of(example, 0), stayed = rows_of(example + 1, 2),
			     gone = rows_of(example, 1);
	struct held held = judge(&none);

	(void)state;
	assert_int_equal(held.n, 0);
	assert_false(held.learned.c.known || held.learned.skill.known);
	assert_false(judge_gain(&none).known);
	held = judge(&stayed);
	assert_false(held.learned.c.known);
	assert_true(held.learned.skill.known);
	assert_int_equal(held.learned.top.n, 0);
	assert_int_equal(held.groups[0].came.n, 0);
	assert_near(held.groups[0].foretold, 0, 0);
	held = judge(&gone);
	assert_false(held.learned.c.known || judge_gain(&gone).known);
	assert_near(held.learned.brier, 0.36, 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_clients_of_one_quarter_are_compared),
		cmocka_unit_test(what_is_learned_is_held_against_the_starting_weights_pair_by_pair),
		cmocka_unit_test(errors_are_held_against_one_rate_for_all),
		cmocka_unit_test(five_groups_say_how_many_of_how_many_left),
		cmocka_unit_test(the_top_tenth_of_each_quarter_is_counted_and_ties_count_against),
		cmocka_unit_test(each_state_says_how_many_of_its_own_left),
		cmocka_unit_test(where_nobody_or_everybody_left_there_is_no_pair),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
