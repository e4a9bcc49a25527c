/* test_cox_robust.c - how sure the coefficients are where rows go together: by hand, and what must
 * not matter. Against R: test_cox.c. */
#include "cox_case.h"

#include "analyse/cox_robust.h"

#include <string.h>

/* Ends at 1, 2, 3 with x = 0, 1, 0: β = ln(2)/2 and V = 1/(6√2 - 8). */
static const double stop[] = {1, 2, 3}, x[] = {0, 1, 0};
static const bool event[] = {true, true, true};

static double se_of(const uint32_t *of, struct cox_blocks blocks, enum cox_ties ties)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = 1, .ties = ties};
	struct cox_fit fit = cox_fit(&model, blocks, arena);
	const uint32_t *const each[] = {of, of + blocks.v[0].n};
	struct cox_clusters clusters = {each, 10};
	double se = cox_robust_of(&model, blocks, &clusters, &fit, arena).se[0];

	arena_free(arena);
	return se;
}

static void three_rows_by_hand(void **state)
{
	static const struct cox_rows rows = {.n = 3, .stop = stop, .event = event, .x = x};
	static const uint32_t apart[] = {0, 1, 2}, together[] = {0, 1, 0}, all[] = {4, 4, 4};
	double r = sqrt(2), v = 1 / (6 * r - 8), h1 = 1 / (2 + r), h2 = 1 / (1 + r);
	double mean1 = r * h1, mean2 = r * h2;
	double one = -mean1 + h1 * mean1, three = h1 * mean1 + h2 * mean2;
	double two = 1 - mean2 - r * (h1 * (1 - mean1) + h2 * (1 - mean2));
	struct cox_blocks blocks = {&rows, 1};

	(void)state;
	assert_near(one, -0.2929, 1e-3);
	assert_near(se_of(apart, blocks, COX_EFRON),
		v * sqrt(one * one + two * two + three * three), 1e-12);
	assert_near(se_of(apart, blocks, COX_EFRON), 0.9738, 1e-4);
	assert_near(se_of(together, blocks, COX_BRESLOW),
		v * sqrt((one + three) * (one + three) + two * two), 1e-12);
	/* The residuals of all rows add up to nothing. */
	assert_true(se_of(all, blocks, COX_EFRON) < 1e-9);
}

/* Ten rows with ties, late entries and two strata. */
static const double starts[] = {0, 0, 1, 0, 2, 0, 0, 1, 0, 3};
static const double stops[] = {3, 3, 3, 5, 5, 2, 4, 4, 4, 6};
static const bool events[] = {true, true, false, true, true, true, true, true, false, true};
static const double xs[] = {0.3, 1.2, -0.5, 2.2, 0.1, 1.9, -1, 0.4, 0.9, -0.2};
static const int32_t strata[] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
static const uint32_t apart[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

static void parts_of_the_data_give_the_same(void **state)
{
	const struct cox_rows whole = {10, starts, stops, events, strata, NULL, xs};
	const struct cox_rows parts[] = {{4, starts, stops, events, strata, NULL, xs},
		{6, starts + 4, stops + 4, events + 4, strata + 4, NULL, xs + 4}};

	(void)state;
	assert_near(se_of(apart, (struct cox_blocks){parts, 2}, COX_EFRON),
		se_of(apart, (struct cox_blocks){&whole, 1}, COX_EFRON), 1e-12);
}

/* A row cut in two is the same client: together they say what it said. */
static void cutting_a_row_within_its_cluster_changes_nothing(void **state)
{
	double from[11], to[11], z[11];
	bool ends[11];
	int32_t group[11];
	uint32_t of[11];
	struct cox_rows whole = {10, starts, stops, events, strata, NULL, xs};
	struct cox_rows cut = {11, from, to, ends, group, NULL, z};

	(void)state;
	memcpy(from, starts, sizeof starts), memcpy(to, stops, sizeof stops);
	memcpy(z, xs, sizeof xs), memcpy(ends, events, sizeof events);
	memcpy(group, strata, sizeof strata), memcpy(of, apart, sizeof apart);
	from[10] = to[3] = 4;
	to[10] = 5;
	ends[10] = true, ends[3] = false;
	z[10] = z[3], group[10] = group[3], of[10] = 3;
	assert_near(se_of(of, (struct cox_blocks){&cut, 1}, COX_EFRON),
		se_of(apart, (struct cox_blocks){&whole, 1}, COX_EFRON), 1e-12);
}

static void a_model_that_was_not_fitted_has_none(void **state)
{
	static const bool none[] = {false, false, false};
	static const struct cox_rows rows = {.n = 3, .stop = stop, .event = none, .x = x};

	(void)state;
	assert_near(se_of(apart, (struct cox_blocks){&rows, 1}, COX_EFRON), 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_rows_by_hand),
		cmocka_unit_test(parts_of_the_data_give_the_same),
		cmocka_unit_test(cutting_a_row_within_its_cluster_changes_nothing),
		cmocka_unit_test(a_model_that_was_not_fitted_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
