/* test_rate.c - shares and counts against R's prop.test, published tables and sums of exact terms.
 */
#include "test.h"

#include "analyse/rate.h"
#include "reference.h"

static void the_interval_of_a_share_is_wilsons(void **state)
{
	struct rate rate = rate_of(81, 263);

	(void)state;
	assert_near(rate.share, 81 / 263.0, 1e-15);
	assert_near(rate.low, 0.2553, 5e-5);
	assert_near(rate.high, 0.3662, 5e-5);
}

static void nothing_of_nothing_is_no_rate(void **state)
{
	struct rate none = rate_of(0, 0);

	(void)state;
	assert_int_equal(none.n, 0);
	assert_true(none.share == 0 && none.low == 0 && none.high == 0);
}

static void none_and_all_reach_the_ends_exactly(void **state)
{
	(void)state;
	for (int64_t n = 1; n < 2000; n++) {
		struct rate none = rate_of(0, n), all = rate_of(n, n);

		assert_true(none.low == 0 && none.share == 0 && none.high > 0 && none.high < 1);
		assert_true(all.high == 1 && all.share == 1 && all.low > 0 && all.low < 1);
	}
}

static void intervals_agree_with_r(void **state)
{
	char *json = reference_text(REFERENCE "expected/proportions_a.json");
	char *csv = reference_text(REFERENCE "datasets/props_kn_a.csv");
	size_t n = 0;
	double *k = csv ? csv_column(csv, "k", &n) : NULL,
	       *of = csv ? csv_column(csv, "n", &n) : NULL;

	(void)state;
	assert_true(!csv || n == 10);
	for (size_t i = 0; i < n; i++) {
		struct rate rate = rate_of((int64_t)k[i], (int64_t)of[i]);
		char path[64];

		snprintf(path, sizeof path, "one_sample/%zu/wilson95", i);
		assert_near(rate.low, json_item(json, path, 0), 1e-12);
		assert_near(rate.high, json_item(json, path, 1), 1e-12);
	}
	free(k), free(of), free(csv), free(json);
}

static void differences_agree_with_r(void **state)
{
	char *json = reference_text(REFERENCE "expected/proportions_a.json");
	size_t n = json ? json_count(json, "two_sample") : 0;

	(void)state;
	assert_true(!json || n == 6);
	for (size_t i = 0; i < n; i++) {
		char path[64];
		const char *one =
			(snprintf(path, sizeof path, "two_sample/%zu", i), json_at(json, path));
		struct rate a =
			rate_of((int64_t)json_number(one, "k1"), (int64_t)json_number(one, "n1"));
		struct rate b =
			rate_of((int64_t)json_number(one, "k2"), (int64_t)json_number(one, "n2"));
		struct gap gap = gap_of(a, b);
		double p = json_number(one, "p_pooled");

		assert_true(gap.known);
		assert_near(gap.difference, json_number(one, "diff"), 1e-12);
		assert_near(gap.low, json_item(one, "newcombe_hybrid_score_ci95", 0), 1e-12);
		assert_near(gap.high, json_item(one, "newcombe_hybrid_score_ci95", 1), 1e-12);
		assert_near(rates_p(a, b), isnan(p) ? 1 : p, 1e-12);
	}
	free(json);
}

static void a_gap_needs_both_sides(void **state)
{
	(void)state;
	assert_false(gap_of(rate_of(0, 0), rate_of(1, 2)).known);
	assert_false(gap_of(rate_of(1, 2), rate_of(0, 0)).known);
	assert_near(rates_p(rate_of(0, 0), rate_of(1, 2)), 1, 0);
}

static void an_arrow_needs_enough_and_a_clear_difference(void **state)
{
	static const struct {
		int64_t k1, n1, k2, n2;
		enum trend want;
	} cases[] = {
		{0, 0, 9, 9, TREND_NONE},
		{0, 4, 9, 9, TREND_NONE}, /* four are too few, however clear */
		{0, 5, 9, 9, TREND_UP},
		{48, 80, 56, 70, TREND_UP},
		{56, 70, 48, 80, TREND_DOWN},
		{8, 10, 7, 10, TREND_FLAT},
		{10, 10, 10, 10, TREND_FLAT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(rates_trend(rate_of(cases[i].k1, cases[i].n1),
					 rate_of(cases[i].k2, cases[i].n2), 0.1),
			cases[i].want);
}

/* 95 % limits of a Poisson count as tables print them (Garwood 1936). */
static void limits_of_a_count_are_garwoods(void **state)
{
	static const struct {
		double count, low, high;
	} cases[] = {
		{0, 0, 3.689},
		{1, 0.0253, 5.572},
		{2, 0.242, 7.225},
		{10, 4.795, 18.39},
		{30, 20.24, 42.83},
		{100, 81.36, 121.63},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct interval got = count_interval(cases[i].count);

		assert_near(got.low, cases[i].low, 3e-4);
		assert_near(got.high, cases[i].high, 3e-4);
	}
}

/* Limits by bisection on mpmath's incomplete beta, p from the sum of the binomial's terms. */
static void ratios_agree_with_exact_sums(void **state)
{
	static const struct {
		struct exposed before, after;
		double ratio, low, high, p;
	} cases[] = {
		{{11, 800}, {3, 1000}, 0.218181818181818, 0.0390839320339722, 0.82593587894396,
			0.0204552325066236},
		{{7, 100}, {0, 100}, 0, 0, 0.693813980096452, 0.015625},
		{{5, 100}, {20, 150}, 2.66666666666667, 0.9711843362117, 9.09255422405868,
			0.058724409584508},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rate_ratio got = rate_ratio_of(cases[i].before, cases[i].after);

		assert_true(got.known);
		assert_near(got.ratio, cases[i].ratio, 1e-10);
		assert_near(got.low, cases[i].low, 1e-10);
		assert_near(got.high, cases[i].high, 1e-10);
		assert_near(got.p, cases[i].p, 1e-10);
	}
}

static void a_ratio_to_nothing_is_not_known_but_its_p_is(void **state)
{
	struct rate_ratio from_nothing =
		rate_ratio_of((struct exposed){0, 100}, (struct exposed){6, 100});

	(void)state;
	assert_false(from_nothing.known);
	assert_near(from_nothing.p, 2 * pow(0.5, 6), 1e-12);
	assert_false(rate_ratio_of((struct exposed){3, 0}, (struct exposed){6, 100}).known);
	assert_near(rate_ratio_of((struct exposed){3, 0}, (struct exposed){6, 100}).p, 1, 0);
	assert_false(rate_ratio_of((struct exposed){3, 90}, (struct exposed){6, 0}).known);
	assert_near(rate_ratio_of((struct exposed){3, 90}, (struct exposed){6, 0}).p, 1, 0);
	assert_near(rate_ratio_of((struct exposed){0, 9}, (struct exposed){0, 100}).p, 1, 0);
}

static void the_interval_excludes_one_where_p_is_below_a_twentieth(void **state)
{
	(void)state;
	for (double before = 1; before < 12; before++)
		for (double after = 0; after < 12; after += 0.75) {
			struct rate_ratio r = rate_ratio_of(
				(struct exposed){before, 90}, (struct exposed){after, 70});

			assert_true(r.low <= r.ratio && r.ratio <= r.high);
			assert_int_equal(r.p<0.05, r.low> 1 || r.high < 1);
		}
}

static void counts_rise_fall_or_stay(void **state)
{
	(void)state;
	assert_int_equal(
		counts_trend((struct exposed){7, 90}, (struct exposed){0, 90}, 0.1), TREND_DOWN);
	assert_int_equal(
		counts_trend((struct exposed){0, 90}, (struct exposed){7, 90}, 0.1), TREND_UP);
	assert_int_equal(
		counts_trend((struct exposed){4, 90}, (struct exposed){5, 90}, 0.1), TREND_FLAT);
	assert_int_equal(
		counts_trend((struct exposed){0, 90}, (struct exposed){0, 90}, 0.1), TREND_NONE);
	assert_int_equal(
		counts_trend((struct exposed){4, 0}, (struct exposed){5, 90}, 0.1), TREND_NONE);
	assert_int_equal(
		counts_trend((struct exposed){4, 90}, (struct exposed){5, 0}, 0.1), TREND_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_interval_of_a_share_is_wilsons),
		cmocka_unit_test(nothing_of_nothing_is_no_rate),
		cmocka_unit_test(none_and_all_reach_the_ends_exactly),
		cmocka_unit_test(intervals_agree_with_r),
		cmocka_unit_test(differences_agree_with_r),
		cmocka_unit_test(a_gap_needs_both_sides),
		cmocka_unit_test(an_arrow_needs_enough_and_a_clear_difference),
		cmocka_unit_test(limits_of_a_count_are_garwoods),
		cmocka_unit_test(ratios_agree_with_exact_sums),
		cmocka_unit_test(a_ratio_to_nothing_is_not_known_but_its_p_is),
		cmocka_unit_test(the_interval_excludes_one_where_p_is_below_a_twentieth),
		cmocka_unit_test(counts_rise_fall_or_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
