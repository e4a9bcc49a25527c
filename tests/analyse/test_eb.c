/* test_eb.c - kappa against R's beta-binomial fits, closed forms and mpmath. */
#include "test.h"

#include "analyse/eb.h"
#include "reference.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct interval usual = {2, 50};

static void the_examples_of_the_header_hold(void **state)
{
	static const struct eb_group unlike[] = {{0, 2}, {2, 2}}, alike[] = {{1, 2}, {1, 2}};
	const struct interval wide = {0.1, 50};

	(void)state;
	assert_near(eb_kappa(unlike, 2, 0.5, wide), 0.1, 0);
	assert_near(eb_kappa(alike, 2, 0.5, wide), 50, 0);
	assert_near(eb_share((struct eb_group){1, 4}, 0.5, 4), 0.375, 1e-15);
}

/* At R's own mean the best kappa is R's M: the optimum over both is one over each. */
static void kappa_agrees_with_r(void **state)
{
	static const char *const sets[] = {
		"eb_boot_cane", "eb_ucb_admissions", "eb_wa_churn_segments"};

	(void)state;
	for (size_t s = 0; s < COUNT(sets); s++) {
		char path[200];
		char *json = (snprintf(path, sizeof path, REFERENCE "expected/%s.json", sets[s]),
			reference_text(path));
		char *csv = (snprintf(path, sizeof path, REFERENCE "datasets/%s.csv", sets[s]),
			reference_text(path));
		size_t n = 0;
		double *k = csv ? csv_column(csv, "k", &n) : NULL,
		       *of = csv ? csv_column(csv, "n", &n) : NULL;
		struct eb_group groups[200];
		double mean, kappa;

		if (!json || !csv)
			continue;
		assert_int_equal(n, (int)json_number(json, "m"));
		for (size_t i = 0; i < n; i++)
			groups[i] = (struct eb_group){k[i], of[i]};
		mean = json_number(json, "maximum_likelihood/mu");
		kappa = eb_kappa(groups, n, mean, (struct interval){0.01, 1000});
		assert_near(kappa, json_number(json, "maximum_likelihood/M"), 1e-7);
		for (size_t i = 0; i < n; i++)
			assert_near(eb_share(groups[i], mean, kappa),
				json_item(json, "maximum_likelihood/posterior_mean", i), 1e-8);
		assert_near(eb_kappa(groups, n, mean, (struct interval){kappa + 1, 1000}),
			kappa + 1, 0);
		assert_near(eb_kappa(groups, n, mean, (struct interval){0.01, kappa - 1}),
			kappa - 1, 0);
		free(k), free(of), free(csv), free(json);
	}
}

/* The root of the derivative by mpmath, 25 digits. */
static void parts_of_trials_count(void **state)
{
	static const struct eb_group groups[] = {
		{4.5, 5.2}, {1, 7.7}, {9.3, 9.9}, {0, 3.1}, {2.2, 2.2}};

	(void)state;
	assert_near(eb_kappa(groups, COUNT(groups), 0.62, (struct interval){0.1, 50}),
		1.06803840239419, 1e-8);
}

static void where_the_data_say_nothing_kappa_is_the_upper_bound(void **state)
{
	static const struct eb_group groups[] = {{3, 4}, {0, 0}, {0, -1}}, one = {30, 40};

	(void)state;
	assert_near(eb_kappa(NULL, 0, 0.5, usual), 50, 0);
	assert_near(eb_kappa(groups + 1, 2, 0.5, usual), 50, 0);
	assert_near(eb_kappa(groups, 3, 0, usual), 50, 0);
	assert_near(eb_kappa(groups, 3, 1, usual), 50, 0);
	assert_near(eb_kappa(groups, 3, 1 + 1e-9, usual), 50, 0);
	assert_near(eb_kappa(&one, 1, 0.75, usual), 50, 0);
	assert_near(
		eb_kappa(&one, 1, 0.05, usual), 2, 0); /* far from the mean: the mean is no help */
}

static void more_than_was_promised_counts_as_all(void **state)
{
	static const struct eb_group beyond[] = {{5, 4}, {1, 4}, {0, 4}},
				     all[] = {{4, 4}, {1, 4}, {0, 4}};

	(void)state;
	assert_near(eb_kappa(beyond, 3, 0.4, usual), eb_kappa(all, 3, 0.4, usual), 0);
	assert_near(eb_share(beyond[0], 0.4, 2), eb_share(all[0], 0.4, 2), 0);
}

static void shrinking_lies_between_the_share_and_the_mean(void **state)
{
	(void)state;
	for (double n = 0; n < 40; n += 1.5)
		for (double kappa = 0; kappa < 50; kappa += 3) {
			double share = eb_share((struct eb_group){0.25 * n, n}, 0.75, kappa);

			assert_true(share >= 0.25 && share <= 0.75);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_header_hold),
		cmocka_unit_test(kappa_agrees_with_r),
		cmocka_unit_test(parts_of_trials_count),
		cmocka_unit_test(where_the_data_say_nothing_kappa_is_the_upper_bound),
		cmocka_unit_test(more_than_was_promised_counts_as_all),
		cmocka_unit_test(shrinking_lies_between_the_share_and_the_mean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
