/* test_cox_sums.c - proportional hazards against closed forms, the plain definition, and what must
 * not matter. */
#include "cox_case.h"

#include <string.h>

/* Ends at 1, 2, 3 with x = 0, 1, 0: l = β - ln(2+e^β) - ln(1+e^β). */
static const double three_stops[] = {1, 2, 3}, three_x[] = {0, 1, 0};
static const bool all_end[] = {true, true, true, true};
static const struct cox_rows three = {.n = 3, .stop = three_stops, .event = all_end, .x = three_x};

static void the_examples_of_the_header_hold(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = 1};
	struct cox_fit fit = fit_rows(&model, &three, arena);
	struct cox_test test;

	(void)state;
	assert_near(fit.coefficients[0].beta, log(2) / 2, 1e-9);
	assert_near(fit.coefficients[0].se, 1 / sqrt(6 * sqrt(2) - 8), 1e-9);
	assert_near(fit.loglik, log(2) / 2 - log(2 + sqrt(2)) - log(1 + sqrt(2)), 1e-14);
	assert_near(baseline_at_zero(&fit, 2), 1 / (2 + sqrt(2)) + 1 / (1 + sqrt(2)) + 1, 1e-12);
	test = cox_test_of(3.841458820694124, 1);
	assert_near(test.p, 0.05, 1e-12);
	test = cox_test_of(2000, 2);
	assert_near(test.p, 0, 0);
	assert_near(test.log_p, -1000, 1e-12);
	arena_free(arena);
}

static void the_prior_pulls_as_hard_as_it_is_sure(void **state)
{
	static const struct cox_prior priors[] = {{0.35, 1 / (0.35 * 0.35)}, {-2, 0.5}, {5, 100}};

	(void)state;
	for (size_t i = 0; i < sizeof priors / sizeof *priors; i++) {
		struct arena *arena = arena_new();
		struct cox_model model = {.p = 1, .prior = &priors[i]};
		struct cox_fit fit = fit_rows(&model, &three, arena);
		double beta = fit.coefficients[0].beta, e = exp(beta);
		double slope = 1 - e / (2 + e) - e / (1 + e);
		double info = 2 * e / pow(2 + e, 2) + e / pow(1 + e, 2);

		assert_int_equal(fit.status, COX_FITTED);
		assert_near(slope, priors[i].precision * (beta - priors[i].mean), 1e-8);
		assert_near(fit.coefficients[0].learned, info / (info + priors[i].precision), 1e-8);
		arena_free(arena);
	}
}

static void risks_too_great_for_a_number_are_still_compared(void **state)
{
	/* The last one's risk is e^1460 times the others', and it is there to the end. */
	static const struct cox_prior sure = {4, 1e12};
	static const double x[] = {0, 1, 365};
	static const bool event[] = {true, true, false};
	static const struct cox_rows rows = {.n = 3, .stop = three_stops, .event = event, .x = x};
	struct arena *arena = arena_new();
	struct cox_model model = {.p = 1, .prior = &sure};
	struct cox_fit fit = fit_rows(&model, &rows, arena);

	(void)state;
	assert_int_equal(fit.status, COX_FITTED);
	assert_near(fit.coefficients[0].beta, 4, 1e-8);
	assert_near(fit.loglik, 4 * (0.0 - 365) + 4 * (1.0 - 365), 1e-8);
	assert_true(all_finite(&fit));
	arena_free(arena);
}

static void without_events_the_prior_stands_and_nothing_is_learned(void **state)
{
	static const bool none[] = {false, false, false};
	static const struct cox_prior prior = {0.35, 4};
	static const struct cox_rows rows = {
		.n = 3, .stop = three_stops, .event = none, .x = three_x};
	struct arena *arena = arena_new();
	struct cox_model model = {.p = 1, .prior = &prior};
	struct cox_fit fit = fit_rows(&model, &rows, arena);

	(void)state;
	assert_int_equal(fit.status, COX_FITTED);
	assert_near(fit.coefficients[0].beta, 0.35, 1e-15);
	assert_near(fit.coefficients[0].se, 0.5, 1e-15);
	assert_near(fit.coefficients[0].learned, 0, 1e-15);
	assert_int_equal(fit.baseline.n, 0);
	model.prior = NULL;
	fit = fit_rows(&model, &rows, arena);
	assert_int_equal(fit.status, COX_NOTHING);
	assert_false(fit.coefficients[0].known);
	assert_near(fit.loglik, 0, 0);
	assert_int_equal(fit.ratio.df, 0);
	arena_free(arena);
}

static void one_row_or_no_row_tells_nothing(void **state)
{
	static const double x[] = {1, 5};

	(void)state;
	for (size_t n = 0; n < 2; n++) {
		struct arena *arena = arena_new();
		struct cox_model model = {.p = 2};
		struct cox_rows rows = {.n = n, .stop = three_stops, .event = all_end, .x = x};
		struct cox_fit fit = fit_rows(&model, &rows, arena);

		assert_int_equal(fit.status, COX_NOTHING);
		assert_false(fit.coefficients[0].known || fit.coefficients[1].known);
		assert_true(all_finite(&fit));
		fit = cox_fit(&model, (struct cox_blocks){0}, arena);
		assert_int_equal(fit.status, COX_NOTHING);
		arena_free(arena);
	}
}

static void without_covariates_the_baseline_is_nelson_and_aalens(void **state)
{
	static const double stop[] = {1, 2, 2, 2, 3}, want[] = {1 / 5.0, 1 / 5.0 + 2 / 4.0};
	static const bool event[] = {true, true, false, true, false};
	static const struct cox_rows rows = {.n = 5, .stop = stop, .event = event};
	struct arena *arena = arena_new();
	struct cox_model model = {.ties = COX_BRESLOW};
	struct cox_fit fit = fit_rows(&model, &rows, arena);

	(void)state;
	assert_int_equal(fit.status, COX_NOTHING);
	assert_int_equal(fit.baseline.n, 2);
	for (size_t k = 0; k < 2; k++)
		assert_near(fit.baseline.v[k].cumulative, want[k], 1e-15);
	arena_free(arena);
}

static void what_runs_to_infinity_is_said_with_its_direction(void **state)
{
	static const struct {
		const char *what;
		double stop[6];
		bool event[6];
		double x[6];
		int runs;
		double loglik; /* its limit */
	} cases[] = {
		{"nobody of the group x = 1 ends", {2, 3, 5, 7, 8, 9},
			{true, false, true, false, true, false}, {0, 1, 0, 1, 0, 1}, -1,
			-1.791759469228055 /* -ln 3 - ln 2 */},
		{"the greater x, the sooner", {1, 2, 3, 4, 5, 6},
			{true, true, true, true, true, true}, {6, 5, 4, 3, 2, 1}, 1, 0},
		{"the greater x, the later", {1, 2, 3, 4, 5, 6},
			{true, true, true, true, true, true}, {-3, 1, 2, 3, 5, 8}, -1, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct cox_model model = {.p = 1};
		struct cox_rows rows = {
			.n = 6, .stop = cases[i].stop, .event = cases[i].event, .x = cases[i].x};
		struct cox_fit fit = fit_rows(&model, &rows, arena);

		if (fit.status != COX_INFINITE || fit.coefficients[0].runs_to != cases[i].runs)
			fail_msg("%s: status %d, runs to %d", cases[i].what, (int)fit.status,
				fit.coefficients[0].runs_to);
		assert_near(fit.loglik, cases[i].loglik, 1e-9);
		assert_true(fit.score.df == 1 && fit.ratio.df == 1 && !fit.wald.df);
		assert_true(all_finite(&fit));
		arena_free(arena);
	}
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

enum { MANY = 400, P = 3 };

/* A made-up table: late entries, ties, three strata, weights. */
struct made {
	double start[MANY], stop[MANY], weight[MANY], x[MANY * P];
	bool event[MANY];
	int32_t stratum[MANY];
};

static struct cox_rows make(struct made *made, uint64_t seed)
{
	for (size_t i = 0; i < MANY; i++) {
		made->start[i] = (double)(next(&seed) % 30);
		made->stop[i] = made->start[i] + 1 + (double)(next(&seed) % 40);
		made->event[i] = next(&seed) % 3 == 0;
		made->stratum[i] = (int32_t)(next(&seed) % 3) - 1;
		made->weight[i] = 0.5 + (double)(next(&seed) % 4);
		for (size_t j = 0; j < P; j++)
			made->x[i * P + j] = (double)(next(&seed) % 1000) / 250;
	}
	return (struct cox_rows){
		MANY, made->start, made->stop, made->event, made->stratum, made->weight, made->x};
}

static struct cox_rows part_of(struct cox_rows rows, size_t from, size_t to)
{
	return (struct cox_rows){to - from, rows.start + from, rows.stop + from, rows.event + from,
		rows.stratum + from, rows.weight + from, rows.x + from * P};
}

static void fits_are_one(const struct cox_fit *a, const struct cox_fit *b)
{
	assert_int_equal(a->status, COX_FITTED);
	assert_int_equal(b->status, COX_FITTED);
	assert_near(a->loglik, b->loglik, 1e-12);
	for (size_t j = 0; j < P; j++) {
		assert_near(a->coefficients[j].beta, b->coefficients[j].beta, 1e-10);
		assert_near(a->coefficients[j].se, b->coefficients[j].se, 1e-10);
	}
	assert_int_equal(a->baseline.n, b->baseline.n);
	for (size_t k = 0; k < a->baseline.n; k++)
		assert_near(baseline_at_zero(a, k), baseline_at_zero(b, k), 1e-10);
}

/* l at beta as the definition says it, with no help from what cox.c does. */
static double plain_loglik(const struct cox_rows *rows, const double *beta)
{
	double sum = 0;
	double risk[MANY], eta[MANY];

	for (size_t i = 0; i < MANY; i++) {
		eta[i] = beta[0] * rows->x[i * P] + beta[1] * rows->x[i * P + 1] +
			 beta[2] * rows->x[i * P + 2];
		risk[i] = rows->weight[i] * exp(eta[i]);
	}
	for (size_t i = 0; i < MANY; i++) {
		double all = 0, tied = 0, weight = 0;
		int m = 0, before = 0;

		for (size_t k = 0; k < MANY && rows->event[i]; k++) {
			if (rows->stratum[k] != rows->stratum[i])
				continue;
			if (rows->start[k] < rows->stop[i] && rows->stop[i] <= rows->stop[k])
				all += risk[k];
			if (!rows->event[k] || rows->stop[k] != rows->stop[i])
				continue;
			tied += risk[k];
			weight += rows->weight[k];
			m++;
			before += k < i;
		}
		if (rows->event[i])
			sum += rows->weight[i] * eta[i] - weight / m * log(all - before * tied / m);
	}
	return sum;
}

static void the_likelihood_is_the_plain_one_and_nothing_near_is_higher(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		struct arena *arena = arena_new();
		struct cox_model model = {.p = P};
		struct made made;
		struct cox_rows rows = make(&made, seed);
		struct cox_fit fit = fit_rows(&model, &rows, arena);
		double beta[P], zero[P] = {0};

		for (size_t j = 0; j < P; j++)
			beta[j] = fit.coefficients[j].beta;
		assert_near(fit.loglik, plain_loglik(&rows, beta), 1e-12);
		assert_near(fit.loglik_null, plain_loglik(&rows, zero), 1e-12);
		for (size_t j = 0; j < P; j++) {
			double step = fit.coefficients[j].se / 100, up, down;

			beta[j] += step;
			up = plain_loglik(&rows, beta);
			beta[j] -= 2 * step;
			down = plain_loglik(&rows, beta);
			beta[j] += step;
			assert_true(up < fit.loglik && down < fit.loglik);
			assert_near((up - down) / fit.loglik, 0, 1e-9);
		}
		arena_free(arena);
	}
}

static void seven_parts_give_the_estimate_of_the_whole(void **state)
{
	static const size_t cut[] = {0, 1, 50, 50, 120, 250, 399, MANY}; /* one of them empty */
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made;
	struct cox_rows whole = make(&made, 3), parts[7];
	struct cox_fit fit = fit_rows(&model, &whole, arena), from_parts;

	(void)state;
	for (size_t b = 0; b < 7; b++)
		parts[b] = part_of(whole, cut[b], cut[b + 1]);
	from_parts = cox_fit(&model, (struct cox_blocks){parts, 7}, arena);
	fits_are_one(&fit, &from_parts);
	arena_free(arena);
}

static void the_order_of_rows_the_unit_of_time_and_never_risked_rows_are_irrelevant(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made, turned;
	struct cox_rows rows = make(&made, 4), other = make(&turned, 4);
	struct cox_fit fit = fit_rows(&model, &rows, arena), again;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		size_t k = MANY - 1 - i;

		turned.start[i] = exp(made.start[k] / 7);
		turned.stop[i] = exp(made.stop[k] / 7);
		turned.event[i] = made.event[k];
		turned.stratum[i] = made.stratum[k];
		turned.weight[i] = made.weight[k];
		memcpy(turned.x + i * P, made.x + k * P, P * sizeof *made.x);
	}
	again = fit_rows(&model, &other, arena);
	fits_are_one(&fit, &again);
	arena_free(arena);
}

static void shifting_and_scaling_a_covariate_scales_its_coefficient(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made;
	struct cox_rows rows = make(&made, 5);
	struct cox_fit fit = fit_rows(&model, &rows, arena), other;

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		made.x[i * P + 1] = 1e6 + 1000 * made.x[i * P + 1];
	other = fit_rows(&model, &rows, arena);
	assert_near(other.coefficients[1].beta * 1000, fit.coefficients[1].beta, 1e-8);
	assert_near(other.coefficients[0].beta, fit.coefficients[0].beta, 1e-8);
	assert_near(other.loglik, fit.loglik, 1e-12);
	arena_free(arena);
}

static void a_covariate_far_out_of_scale_does_no_harm(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made;
	struct cox_rows rows = make(&made, 6);
	struct cox_fit fit, far;

	(void)state;
	made.start[7] = made.stop[7]; /* never at risk, whatever its covariates */
	fit = fit_rows(&model, &rows, arena);
	made.x[7 * P] = 1e7;
	far = fit_rows(&model, &rows, arena);
	fits_are_one(&fit, &far);
	arena_free(arena);
}

static void cutting_rows_changes_nothing(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made, late;
	struct cox_rows rows = make(&made, 8), parts[2] = {make(&late, 8), make(&late, 8)};
	struct cox_fit fit = fit_rows(&model, &rows, arena), cut;
	double middle[MANY];
	bool never[MANY] = {0};

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		middle[i] = (made.start[i] + made.stop[i]) / 2;
	parts[0].stop = parts[1].start = middle;
	parts[0].event = never;
	cut = cox_fit(&model, (struct cox_blocks){parts, 2}, arena);
	fits_are_one(&fit, &cut);
	arena_free(arena);
}

static void what_follows_from_others_is_not_known_and_the_others_stay(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model two = {.p = 2}, five = {.p = 5};
	struct made made;
	struct cox_rows rows = make(&made, 9), wide = rows;
	double x2[MANY * 2], x5[MANY * 5];
	struct cox_fit fit, all;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		const double *x = made.x + i * P;
		double values[5] = {0.1, x[0], 2 * x[0] + 3, x[1], x[0] - x[1] / 3};

		x2[i * 2] = x[0];
		x2[i * 2 + 1] = x[1];
		memcpy(x5 + i * 5, values, sizeof values);
	}
	rows.x = x2;
	wide.x = x5;
	fit = fit_rows(&two, &rows, arena);
	all = fit_rows(&five, &wide, arena);
	assert_int_equal(all.status, COX_FITTED);
	for (size_t j = 0; j < 5; j++)
		assert_int_equal(all.coefficients[j].known, j == 1 || j == 3);
	assert_near(all.coefficients[1].beta, fit.coefficients[0].beta, 1e-10);
	assert_near(all.coefficients[3].se, fit.coefficients[1].se, 1e-10);
	assert_int_equal(all.ratio.df, 2);
	assert_true(all_finite(&all));
	arena_free(arena);
}

static void numbers_that_are_none_are_refused(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.p = P};
	struct made made;
	struct cox_rows rows = make(&made, 10);

	(void)state;
	made.x[17] = NAN;
	assert_int_equal(fit_rows(&model, &rows, arena).status, COX_UNUSABLE);
	make(&made, 10);
	made.weight[5] = 0;
	assert_int_equal(fit_rows(&model, &rows, arena).status, COX_UNUSABLE);
	make(&made, 10);
	made.stop[5] = INFINITY;
	assert_int_equal(fit_rows(&model, &rows, arena).status, COX_UNUSABLE);
	make(&made, 10);
	made.start[5] = -INFINITY;
	assert_int_equal(fit_rows(&model, &rows, arena).status, COX_FITTED);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_header_hold),
		cmocka_unit_test(the_prior_pulls_as_hard_as_it_is_sure),
		cmocka_unit_test(risks_too_great_for_a_number_are_still_compared),
		cmocka_unit_test(without_events_the_prior_stands_and_nothing_is_learned),
		cmocka_unit_test(one_row_or_no_row_tells_nothing),
		cmocka_unit_test(without_covariates_the_baseline_is_nelson_and_aalens),
		cmocka_unit_test(what_runs_to_infinity_is_said_with_its_direction),
		cmocka_unit_test(the_likelihood_is_the_plain_one_and_nothing_near_is_higher),
		cmocka_unit_test(seven_parts_give_the_estimate_of_the_whole),
		cmocka_unit_test(
			the_order_of_rows_the_unit_of_time_and_never_risked_rows_are_irrelevant),
		cmocka_unit_test(shifting_and_scaling_a_covariate_scales_its_coefficient),
		cmocka_unit_test(a_covariate_far_out_of_scale_does_no_harm),
		cmocka_unit_test(cutting_rows_changes_nothing),
		cmocka_unit_test(what_follows_from_others_is_not_known_and_the_others_stay),
		cmocka_unit_test(numbers_that_are_none_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
