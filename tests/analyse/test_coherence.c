/* test_coherence.c - promised against delivered, and what two tallies add up to. */
#include "test.h"

#include "analyse/coherence.h"
#include "analyse/tally.h"

static void add(struct promise_sum *sum, enum promise_state state, double credit, double decay)
{
	struct promise promise = {.weight = 3, .delivered = 1};
	struct fate fate = {.state = state, .credit = credit, .days_late = 5, .moved_late = 1};

	promise_sum_add(sum, &promise, &fate, decay);
}

/* By hand: (3·1 + 1.5·0.5)/4.5 = 0.8333, 4.5²/(9 + 2.25) = 1.8. */
static void coherence_weighs_each_promise_and_says_how_many_it_is_worth(void **state)
{
	struct promise_sum sum = {0};
	struct coherence coherence;

	(void)state;
	add(&sum, PROMISE_KEPT, 1, 3);
	add(&sum, PROMISE_LATE, 0.5, 1.5);
	add(&sum, PROMISE_OPEN, 0, 3);
	add(&sum, PROMISE_WITHDRAWN, 0, 3);
	coherence = coherence_raw(&sum);
	assert_int_equal(coherence.n, 2);
	assert_near(coherence.raw, 0.83333333333333337, 1e-15);
	assert_near(coherence.n_e, 1.8, 1e-15);
}

/* 0.58 by hand; the quantiles by Simpson's rule over the density of Beta(5.8, 4.2) and bisection.
 */
static void a_small_group_is_drawn_to_the_company(void **state)
{
	struct coherence coherence = {.n = 9, .raw = 0.5, .n_e = 8};

	(void)state;
	coherence_shrink(&coherence, (struct shrinkage){0.9, 2}, 5);
	assert_near(coherence.index, 58, 1e-12);
	assert_near(coherence.low, 32.53317007635417, 1e-7);
	assert_near(coherence.high, 81.56117055521008, 1e-7);
	assert_false(coherence.pale);
}

static void without_promises_there_is_no_index(void **state)
{
	struct coherence coherence = {0};

	(void)state;
	coherence_shrink(&coherence, (struct shrinkage){0.9, 2}, 5);
	assert_int_equal(coherence.n, 0);
	assert_near(coherence.index + coherence.low + coherence.high, 0, 0);
	assert_true(coherence.pale);
}

static void an_index_stays_within_0_and_100(void **state)
{
	const struct coherence cases[] = {{.n = 3, .raw = 2, .n_e = 3},
		{.n = 3, .raw = 0, .n_e = 3}, {.n = 3, .raw = 1, .n_e = 3},
		{.n = 3, .raw = 0.4, .n_e = 0}};
	const double means[] = {0, 0.5, 1, 1.7};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (size_t j = 0; j < 12; j++) {
			struct coherence got = cases[i];

			coherence_shrink(
				&got, (struct shrinkage){means[j % 4], j < 4 ? 0 : (double)j}, 5);
			assert_true(got.low >= 0 && got.low <= got.high && got.high <= 100);
			assert_true(got.index >= 0 && got.index <= 100);
			assert_true(got.pale);
		}
	}
}

static void promises_of_many_groups_add_up(void **state)
{
	struct promise_sum one = {0}, other = {0}, both = {0};
	struct promises promises;

	(void)state;
	for (int i = 0; i < PROMISE_STATES; i++) {
		add(&one, (enum promise_state)i, 0.5, 1);
		add(&other, (enum promise_state)i, 0.5, 2);
	}
	promise_sum_merge(&both, &one);
	promise_sum_merge(&both, &other);
	promises = promises_of(&both);
	assert_int_equal(promises.given, 12);
	assert_int_equal(promises.open, 2);
	assert_int_equal(promises.settled, 8);
	assert_int_equal(promises.settled + promises.open + promises.withdrawn, promises.given);
	assert_int_equal(promises.rate.k, 2);
	assert_int_equal(promises.rate.n, 8);
	assert_near(promises.days_late, 20, 0); /* late and overdue, 5 days each */
	assert_int_equal(promises.moved_late, 12);
	assert_near(both.w, 4 * 1 + 4 * 2, 0);
}

static void tallies_add_up_in_every_place(void **state)
{
	struct arena *arena = arena_new();
	struct tally_shape shape = {3, 2, 2, 5};
	struct tally *one = tally_new(shape, arena), *two = tally_new(shape, arena);

	(void)state;
	for (size_t i = 0; i < two->sums_n; i++)
		two->sums[i] = (double)i;
	for (size_t i = 0; i < two->cents_n; i++)
		two->cents[i] = (int64_t)i;
	tally_add(one, two);
	tally_add(one, two);
	/* The last member of each end of the two arrays. */
	assert_near(one->months[4].strength, 2 * (double)(one->sums_n - 1), 0);
	assert_int_equal(*one->money.month, 2 * (one->cents_n - 1));
	assert_near(one->total->before.given, 0, 0);
	tally_clear(one);
	assert_near(one->months[4].strength, 0, 0);
	arena_free(arena);
}

static void money_beyond_all_counting_stays_at_its_end(void **state)
{
	int64_t sum = INT64_MAX - 1;

	(void)state;
	cents_add(&sum, 5);
	assert_true(sum == INT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coherence_weighs_each_promise_and_says_how_many_it_is_worth),
		cmocka_unit_test(a_small_group_is_drawn_to_the_company),
		cmocka_unit_test(without_promises_there_is_no_index),
		cmocka_unit_test(an_index_stays_within_0_and_100),
		cmocka_unit_test(promises_of_many_groups_add_up),
		cmocka_unit_test(tallies_add_up_in_every_place),
		cmocka_unit_test(money_beyond_all_counting_stays_at_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
