/* test_brier.c - the Brier score and AUC of Cox forecasts against R, cases by hand, edges. */
#include "test.h"

#include "analyse/brier.h"
#include "sets.h"

/* R's own forecast at the horizon: exp(-H0 e^(xβ)) of the complete rows. Gives how many. */
static size_t foretell(const struct set *set, struct life *lives, double *survival)
{
	size_t covariates = json_count(set->json, "covariates"), n = 0;
	double base = json_number(set->json, "brier/baseline_cumhaz_at_horizon");
	double *eta = calloc(set->n, sizeof *eta);

	for (size_t j = 0; j < covariates; j++) {
		char path[40], name[100];
		const char *text;
		double *x, beta = json_item(set->json, "cox/efron/coef", j);
		size_t rows = 0;

		snprintf(path, sizeof path, "covariates/%zu", j);
		text = json_at(set->json, path) + 1;
		snprintf(name, sizeof name, "%.*s", (int)strcspn(text, "\""), text);
		x = csv_column(set->csv, name, &rows);
		assert_non_null(x);
		for (size_t i = 0; i < rows; i++)
			eta[i] += beta * x[i];
		free(x);
	}
	for (size_t i = 0; i < set->n; i++) {
		if (isnan(eta[i]))
			continue;
		lives[n] = set->lives[i];
		survival[n++] = exp(-base * exp(eta[i]));
	}
	free(eta);
	return n;
}

static void forecasts_are_judged_as_r_does(void **state)
{
	static const char *const names[] = {
		"aml", "lung", "veteran", "mgus2", "rotterdam", "wa_churn"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena *arena = arena_new();
		struct set set;
		struct life *lives;
		struct brier got;
		double *survival;
		size_t n;

		if (!set_open(names[i], &set)) {
			arena_free(arena);
			continue;
		}
		lives = NEW_N(arena, struct life, set.n);
		survival = NEW_N(arena, double, set.n);
		n = foretell(&set, lives, survival);
		got = brier_of(&(struct forecast){lives, survival, n,
				       json_number(set.json, "brier/horizon")},
			arena);
		assert_true(got.known && got.ranked);
		assert_int_equal(got.n, (int)json_number(set.json, "brier/n"));
		assert_int_equal(got.ended, (int)json_number(set.json, "brier/n_cases"));
		assert_int_equal(got.lasted, (int)json_number(set.json, "brier/n_controls"));
		assert_int_equal(got.lost, (int)json_number(set.json, "brier/n_censored_before"));
		assert_near(got.weights, 1, 1e-12);
		assert_near(
			got.ended_share, json_number(set.json, "brier/ipcw_observed_risk"), 1e-10);
		assert_near(got.score, json_number(set.json, "brier/brier"), 1e-9);
		assert_near(got.auc, json_number(set.json, "brier/auc_cumulative_dynamic"), 1e-9);
		set_close(&set);
		arena_free(arena);
	}
}

static void the_example_of_the_header_holds(void **state)
{
	static const struct life lives[] = {{SEEN, 1, true}, {SEEN, 3, true}};
	static const double foretold[] = {0.2, 0.9};
	struct arena *arena = arena_new();
	struct brier got = brier_of(&(struct forecast){lives, foretold, 2, 2}, arena);

	(void)state;
	assert_near(got.score, 0.025, 1e-15);
	assert_near(got.auc, 1, 0);
	arena_free(arena);
}

static void too_late_a_horizon_or_too_few_to_rank_is_said(void **state)
{
	static const struct life unseen[] = {{SEEN, 1, true}, {SEEN, 2, false}};
	static const struct life all[] = {{SEEN, 1, true}, {SEEN, 2, true}};
	static const double foretold[] = {0.5, 0.5};
	struct arena *arena = arena_new();
	struct brier got = brier_of(&(struct forecast){unseen, foretold, 2, 3}, arena);

	(void)state;
	assert_false(got.known);
	assert_false(brier_of(&(struct forecast){unseen, foretold, 0, 3}, arena).known);
	got = brier_of(&(struct forecast){all, foretold, 2, 3}, arena);
	assert_true(got.known && !got.ranked);
	assert_near(got.score, 0.25, 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forecasts_are_judged_as_r_does),
		cmocka_unit_test(the_example_of_the_header_holds),
		cmocka_unit_test(too_late_a_horizon_or_too_few_to_rank_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
