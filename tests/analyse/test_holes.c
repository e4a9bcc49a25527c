/* test_holes.c - value that went out, shared among what it had gone through. */
#include "test.h"

#include "analyse/holes.h"

static void a_loss_is_shared_by_the_points_of_wear(void **state)
{
	const double points[] = {0, 3, 1};
	int64_t parts[3];

	(void)state;
	share_out(1000, points, 3, parts);
	assert_int_equal(parts[0], 0);
	assert_int_equal(parts[1], 750);
	assert_int_equal(parts[2], 250);
}

/* A small generator of numbers, the same on every machine. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void shares_add_up_to_the_minor_unit(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t n = 1 + next(&seed) % 10;
		int64_t amount = (int64_t)(next(&seed) % 100000000) * (round % 2 ? 1 : 9999991),
			sum = 0;
		double weights[10];
		int64_t parts[10];

		for (size_t i = 0; i < n; i++)
			weights[i] = next(&seed) % 3 ? (double)next(&seed) / 1000 : 0;
		weights[next(&seed) % n] += 0.001;
		share_out(amount, weights, n, parts);
		for (size_t i = 0; i < n; i++) {
			assert_true(parts[i] >= 0);
			assert_true(weights[i] > 0 || parts[i] == 0);
			sum += parts[i];
		}
		assert_int_equal(sum, amount);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_loss_is_shared_by_the_points_of_wear),
		cmocka_unit_test(shares_add_up_to_the_minor_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
