/* test_risk_drift.c - whether what was learned holds all along a client's tenure. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/risk_drift.h"
#include "book.h"

#include <string.h>

static void holms_correction_goes_from_the_least_on(void **state)
{
	static const struct {
		double p[4];
		bool holds[4];
	} cases[] = {
		{{0.03, 0.04, -1, -1}, {false, false, false, false}},
		{{0.02, 0.04, -1, -1}, {true, true, false, false}},
		{{0.04, 0.02, 0.9, -1}, {false, false, false, false}},
		{{0.024, 0.9, 0.001, 0.016}, {true, false, true, true}},
		{{0.026, 0.9, 0.001, 0.016}, {false, false, true, true}},
		{{0.017, 0.017, 0.001, 0.9}, {false, false, true, false}},
		{{-1, -1, -1, -1}, {false, false, false, false}},
		{{-1, -1, -1, 0.049}, {false, false, false, true}},
		{{0, 0, 0, 0}, {true, true, true, true}},
	};
	bool holds[4];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		holm(cases[i].p, 4, holds);
		assert_memory_equal(holds, cases[i].holds, sizeof holds);
	}
}

/* Rows whose one covariate, of two values by turns, matters as it is told to. */
struct made {
	struct risk_rows rows;
	struct risk_model model;
};

/* n pairs of clients, one worn and one not, all there from the first day: of pair i one leaves on
 * day i + 1 (the worn one if told so) and the other on the last day stays. */
static struct made made_of(size_t n, bool (*worn_leaves)(size_t i, size_t n), struct arena *arena)
{
	struct made made = {.rows = {.n = 2 * n,
				    .start = NEW_N(arena, double, 2 * n),
				    .stop = NEW_N(arena, double, 2 * n),
				    .event = NEW_N(arena, bool, 2 * n),
				    .x = NEW_N(arena, double, 2 * n * COVARIATES)}};
	struct draft draft = draft_new(arena);
	const struct setting *setting;

	for (size_t i = 0; i < 2 * n; i++) {
		bool worn = i % 2, leaves = worn == worn_leaves(i / 2, n);

		made.rows.stop[i] = leaves ? (double)(i / 2 + 1) : (double)n + 1;
		made.rows.event[i] = leaves;
		made.rows.x[i * COVARIATES + COVARIATE_INVOICE] = worn;
	}
	setting = setting_new(draft_link(&draft), 400, arena);
	made.model = risk_fit(setting, &made.rows, arena);
	risk_drift_find(&made.rows, &made.model);
	return made;
}

static bool early_alone(size_t i, size_t n)
{
	return i < n / 2;
}

static bool by_turns(size_t i, size_t n)
{
	(void)n;
	return i % 4 < 2;
}

static void a_weight_that_turns_round_is_named(void **state)
{
	struct arena *arena = arena_new();
	struct made made = made_of(40, early_alone, arena);
	const struct risk_figures *figures = &made.model.figures;

	(void)state;
	assert_true(figures->estimated && figures->departures == 40);
	assert_true(figures->drift.known && figures->drift.drifts);
	assert_true(figures->hazards[COVARIATE_INVOICE].drift.drifts);
	assert_true(figures->hazards[COVARIATE_INVOICE].drift.p < 0.001);
	arena_free(arena);
}

static void a_weight_that_holds_is_not(void **state)
{
	struct arena *arena = arena_new();
	struct made made = made_of(40, by_turns, arena);
	const struct risk_figures *figures = &made.model.figures;

	(void)state;
	assert_true(figures->estimated);
	assert_true(figures->drift.known && !figures->drift.drifts);
	assert_true(figures->hazards[COVARIATE_INVOICE].drift.known);
	assert_false(figures->hazards[COVARIATE_INVOICE].drift.drifts);
	assert_true(figures->hazards[COVARIATE_INVOICE].drift.p > 0.2);
	arena_free(arena);
}

static void what_never_differs_is_not_tested(void **state)
{
	struct arena *arena = arena_new();
	struct made made = made_of(40, early_alone, arena);

	(void)state;
	for (int i = 0; i < COVARIATES; i++)
		if (i != COVARIATE_INVOICE)
			assert_false(made.model.figures.hazards[i].drift.known ||
				     made.model.figures.hazards[i].drift.drifts);
	/* One weight alone: the test of all is its own. */
	assert_near(made.model.figures.drift.p,
		made.model.figures.hazards[COVARIATE_INVOICE].drift.p, 1e-9);
	arena_free(arena);
}

static void few_departures_say_nothing(void **state)
{
	struct arena *arena = arena_new();
	struct made nine = made_of(9, early_alone, arena), ten = made_of(10, early_alone, arena);

	(void)state;
	assert_true(nine.model.figures.estimated);
	assert_false(nine.model.figures.drift.known);
	assert_false(nine.model.figures.hazards[COVARIATE_INVOICE].drift.known);
	assert_true(ten.model.figures.drift.known);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holms_correction_goes_from_the_least_on),
		cmocka_unit_test(a_weight_that_turns_round_is_named),
		cmocka_unit_test(a_weight_that_holds_is_not),
		cmocka_unit_test(what_never_differs_is_not_tested),
		cmocka_unit_test(few_departures_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
