/* test_quantile.c - against 30 digits of mpmath, and each law's own distribution function. */
#include "test.h"

#include "analyse/quantile.h"
#include "reference.h"

#include <gsl/gsl_cdf.h>

static void the_examples_of_the_header_hold(void **state)
{
	(void)state;
	assert_near(beta_quantile(0.95, 1, 1), 0.95, 1e-14);
	assert_near(beta_quantile(0.05, 2, 1), sqrt(0.05), 1e-14);
	assert_near(gamma_quantile(0.975, 1), -log(0.025), 1e-14);
}

static void quantiles_agree_with_thirty_digits(void **state)
{
	static const struct {
		double p, a, b, want;
	} beta[] =
		{
			{0.05, 2, 1, 0.22360679774997898},
			{0.95, 3.5, 1.25, 0.97129583750635196},
			{0.05, 0.5, 30, 6.6081867053294164e-5},
			{0.025, 10, 1000, 0.0047625570313961105},
			{0.975, 250.5, 7, 0.98895891420668631},
			{0.05, 25, 25, 0.38469003418473883},
			{0.95, 1e4, 10, 0.99945785044656739},
		},
	  gamma[] = {
		  {0.025, 10, 0, 4.7953886961324337},
		  {0.975, 11, 0, 18.390356042017777},
		  {0.025, 0.4, 0, 7.3283243553458525e-5},
		  {0.975, 1, 0, 3.6888794541139354},
		  {0.975, 1001, 0, 1063.952136016302},
		  {0.025, 1000, 0, 938.97301840769522},
		  {0.975, 4.5, 0, 9.5113838993208163},
	  };

	(void)state;
	for (size_t i = 0; i < sizeof beta / sizeof *beta; i++)
		assert_near(
			beta_quantile(beta[i].p, beta[i].a, beta[i].b) / beta[i].want, 1, 1e-11);
	for (size_t i = 0; i < sizeof gamma / sizeof *gamma; i++)
		assert_near(gamma_quantile(gamma[i].p, gamma[i].a) / gamma[i].want, 1, 1e-11);
}

static void the_distribution_at_the_quantile_is_the_probability(void **state)
{
	static const double sizes[] = {0.5, 1, 2.5, 10, 1e3, 1e5, 3e5, 1e6, 1e7};
	static const double shares[] = {0.001, 0.025, 0.05, 0.5, 0.95, 0.999};

	(void)state;
	for (size_t i = 0; i < 9; i++)
		for (size_t j = 0; j < 9; j++)
			for (size_t k = 0; k < 6; k++) {
				double x = beta_quantile(shares[k], sizes[i], sizes[j]);
				double p = gsl_cdf_beta_P(x, sizes[i], sizes[j]);

				if (!isnan(p)) /* GSL has none in the middle of the largest */
					assert_near(p, shares[k], 3e-6);
				assert_true(x >= 0 && x <= 1);
			}
	for (size_t i = 0; i < 7; i++)
		for (size_t k = 0; k < 6; k++)
			assert_near(
				gsl_cdf_gamma_P(gamma_quantile(shares[k], sizes[i]), sizes[i], 1),
				shares[k], 1e-6);
}

static void laws_without_a_part_are_points(void **state)
{
	(void)state;
	assert_near(beta_quantile(0.3, 0, 2), 0, 0);
	assert_near(beta_quantile(0.3, 2, 0), 1, 0);
	assert_near(beta_quantile(0.3, 0, 0), 0.5, 0);
	assert_near(beta_quantile(0, 2, 2), 0, 0);
	assert_near(beta_quantile(1, 2, 2), 1, 0);
	assert_near(gamma_quantile(0.5, 0), 0, 0);
	assert_near(gamma_quantile(0, 3), 0, 0);
}

static void very_small_parts_give_numbers_within_the_law(void **state)
{
	(void)state;
	for (double a = 1e-9; a < 1e9; a *= 10)
		for (double b = 1e-9; b < 1e9; b *= 10) {
			double low = beta_quantile(0.05, a, b), high = beta_quantile(0.95, a, b);

			assert_true(low >= 0 && low <= high && high <= 1);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_header_hold),
		cmocka_unit_test(quantiles_agree_with_thirty_digits),
		cmocka_unit_test(the_distribution_at_the_quantile_is_the_probability),
		cmocka_unit_test(laws_without_a_part_are_points),
		cmocka_unit_test(very_small_parts_give_numbers_within_the_law),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
