/* test_survival.c - curves and medians against R's survfit, closed forms, and their own properties.
 */
#include "test.h"

#include "analyse/survival.h"
#include "sets.h"

static double or_none(double x)
{
	return isnan(x) ? -1 : x;
}

static void quantiles_are_rs(const struct survival *survival, const char *json)
{
	for (size_t q = 0; q < 3; q++) {
		struct median got =
			survival_quantile(survival, json_item(json, "quantiles/prob_event", q));
		double want = json_item(json, "quantiles/estimate", q);

		assert_int_equal(got.known, !isnan(want));
		assert_near(got.known ? got.days : -1, or_none(want), 1e-8);
		assert_near(got.low, or_none(json_item(json, "quantiles/lower_loglog", q)), 1e-8);
		assert_near(got.high, or_none(json_item(json, "quantiles/upper_loglog", q)), 1e-8);
	}
}

static void steps_are_rs(const struct survival *survival, const char *json)
{
	assert_int_equal(survival->steps.n, json_count(json, "time"));
	assert_int_equal(survival->events, (int)json_number(json, "events"));
	for (size_t i = 0; i < survival->steps.n; i++) {
		const struct survival_step *step = &survival->steps.v[i];
		double low = json_item(json, "lower_loglog", i);

		assert_near(step->time, json_item(json, "time", i), 0);
		assert_int_equal(step->at_risk, (int)json_item(json, "n_risk", i));
		assert_int_equal(step->ended, (int)json_item(json, "n_event", i));
		assert_int_equal(step->censored, (int)json_item(json, "n_censor", i));
		assert_near(step->hazard, json_item(json, "cumhaz_nelson_aalen", i), 1e-10);
		assert_near(
			sqrt(step->hazard_variance), json_item(json, "std_err_cumhaz", i), 1e-10);
		assert_near(step->survival, json_item(json, "surv", i), 1e-10);
		if (step->survival > 0)
			assert_near(sqrt(step->variance), json_item(json, "std_err_log_surv", i),
				1e-10);
		assert_int_equal(step->banded, !isnan(low));
		if (!step->banded)
			continue;
		assert_near(step->low, low, 1e-10);
		assert_near(step->high, json_item(json, "upper_loglog", i), 1e-10);
	}
}

static void the_mean_is_rs(const struct survival *survival, const char *json)
{
	struct restricted_mean mean = survival_mean(survival, json_number(json, "rmean/tau"));

	assert_true(mean.known);
	assert_near(mean.mean, json_number(json, "rmean/value"), 1e-10);
	assert_near(mean.std_err, json_number(json, "rmean/se"), 1e-10);
}

static void curves_and_quantiles_agree_with_r(void **state)
{
	static const char *const names[] = {"aml", "lung", "veteran", "heart", "mgus2", "cgd",
		"rotterdam", "edge_ties", "edge_split_rows", "edge_large_offset", "edge_no_events",
		"edge_single_event", "edge_group_no_events"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena *arena = arena_new();
		struct survival survival;
		struct set set;
		const char *want;

		if (!set_open(names[i], &set)) {
			arena_free(arena);
			continue;
		}
		survival = survival_of(set.lives, set.n, arena);
		want = json_at(set.json, "km/overall");
		steps_are_rs(&survival, want);
		quantiles_are_rs(&survival, want);
		the_mean_is_rs(&survival, want);
		set_close(&set);
		arena_free(arena);
	}
}

static void curves_of_groups_agree_with_r(void **state)
{
	static const char *const names[] = {"aml", "lung", "veteran", "heart", "edge_ties",
		"edge_group_no_events", "wa_churn", "rotterdam"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena *arena = arena_new();
		struct set set;
		size_t groups, *of;

		if (!set_open(names[i], &set)) {
			arena_free(arena);
			continue;
		}
		of = set_groups(&set, "logrank/groups", "group", &groups);
		assert_true(groups >= 2);
		for (size_t g = 0; g < groups; g++) {
			struct life *lives = NEW_N(arena, struct life, set.n);
			struct survival survival;
			char path[40];
			size_t n = 0;

			for (size_t k = 0; k < set.n; k++)
				if (of[k] == g)
					lives[n++] = set.lives[k];
			snprintf(path, sizeof path, "km/by_group/%zu", g);
			survival = survival_of(lives, n, arena);
			steps_are_rs(&survival, json_at(set.json, path));
			quantiles_are_rs(&survival, json_at(set.json, path));
			the_mean_is_rs(&survival, json_at(set.json, path));
		}
		free(of);
		set_close(&set);
		arena_free(arena);
	}
}

static void seven_thousand_ties_agree_with_r(void **state)
{
	struct arena *arena = arena_new();
	struct set set;

	(void)state;
	if (set_open("wa_churn", &set)) {
		struct survival survival = survival_of(set.lives, set.n, arena);

		steps_are_rs(&survival, json_at(set.json, "km/overall"));
		quantiles_are_rs(&survival, json_at(set.json, "km/overall"));
		set_close(&set);
	}
	arena_free(arena);
}

static void the_examples_of_the_header_hold(void **state)
{
	static const struct life three[] = {{SEEN, 1, true}, {SEEN, 2, false}, {SEEN, 3, true}};
	static const struct life four[] = {
		{SEEN, 4, true}, {SEEN, 2, true}, {SEEN, 1, true}, {SEEN, 3, true}};
	struct arena *arena = arena_new();
	struct survival survival = survival_of(three, 3, arena);

	(void)state;
	assert_int_equal(survival.steps.n, 3);
	assert_near(survival.steps.v[0].survival, 2 / 3.0, 1e-15);
	assert_near(survival.steps.v[1].survival, 2 / 3.0, 1e-15);
	assert_near(survival.steps.v[2].survival, 0, 0);
	assert_near(median_of(four, 4, arena).days, 2.5, 0);
	assert_near(survival_mean(&survival, 3).mean, 7 / 3.0, 1e-15);
	arena_free(arena);
}

static void a_median_of_nothing_is_none(void **state)
{
	struct arena *arena = arena_new();
	struct median none = median_of(NULL, 0, arena);

	(void)state;
	assert_false(none.known);
	assert_int_equal(none.n, 0);
	arena_free(arena);
}

static void the_curve_can_be_asked_at_any_time(void **state)
{
	static const struct life lives[] = {
		{SEEN, 1, true}, {SEEN, 2, false}, {1, 3, true}, {5, 5, true}};
	struct arena *arena = arena_new();
	struct survival survival = survival_of(lives, 4, arena);

	(void)state;
	assert_int_equal(survival.n, 3); /* who enters as it ends was never at risk */
	assert_near(survival_at(&survival, 0.5).survival, 1, 0);
	assert_near(survival_at(&survival, 1).survival, 0.5, 0);
	assert_near(survival_at(&survival, 2.9).survival, 0.5, 0);
	assert_near(survival_at(&survival, 9).survival, 0, 0);
	assert_int_equal(at_risk_at(lives, 4, 1), 2);
	assert_int_equal(at_risk_at(lives, 4, 2), 2);
	assert_int_equal(at_risk_at(lives, 4, 3), 1);
	assert_int_equal(at_risk_at(lives, 4, 5), 0);
	assert_false(survival_mean(&(struct survival){0}, 5).known);
	arena_free(arena);
}

static void what_still_runs_makes_the_median_longer_or_unknown(void **state)
{
	static const struct {
		struct life lives[4];
		bool known;
		double days;
	} cases[] = {
		/* 2 of 4 ended by 2, nothing drops later: the middle of 2 and the last time, 9 */
		{{{SEEN, 1, true}, {SEEN, 2, true}, {SEEN, 5, false}, {SEEN, 9, false}}, true, 5.5},
		/* 1 of 4 ended */
		{{{SEEN, 1, true}, {SEEN, 2, false}, {SEEN, 5, false}, {SEEN, 9, false}}, false, 0},
		/* the one left at 1 is still at risk for the end at 1; then 2/3 · 1/2 */
		{{{SEEN, 1, true}, {SEEN, 1, false}, {SEEN, 5, true}, {SEEN, 9, false}}, true, 5},
		/* ended on the day it began */
		{{{SEEN, 0, true}, {SEEN, 0, true}, {SEEN, 0, true}, {SEEN, 9, false}}, true, 0},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct median got = median_of(cases[i].lives, 4, arena);

		assert_int_equal(got.known, cases[i].known);
		assert_near(got.days, cases[i].days, 1e-12);
	}
	arena_free(arena);
}

static void who_came_late_is_not_at_risk_before(void **state)
{
	/* At 2 only the first is at risk, so it would take the curve to 0 for good. At 6: two of
	 * two. */
	static const struct life lives[] = {{SEEN, 3, true}, {2, 6, true}, {3, 8, true}};
	struct arena *arena = arena_new();
	struct survival survival = survival_of(lives, 3, arena);

	(void)state;
	assert_int_equal(survival.steps.v[0].at_risk, 2);
	assert_near(survival.steps.v[0].survival, 0.5, 0);
	assert_int_equal(survival.steps.v[1].at_risk, 2);
	assert_near(survival.steps.v[1].survival, 0.25, 0);
	assert_near(survival.steps.v[2].survival, 0, 0);
	arena_free(arena);
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

static void the_order_of_lives_is_irrelevant_and_the_curve_falls(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct arena *arena = arena_new();
		struct life lives[40], turned[40];
		size_t n = 1 + next(&seed) % 40;
		struct survival a, b;

		for (size_t i = 0; i < n; i++) {
			double entry = (double)(next(&seed) % 10);

			lives[i] = (struct life){
				entry, entry + 1 + (double)(next(&seed) % 20), next(&seed) % 2};
			turned[n - 1 - i] = lives[i];
		}
		a = survival_of(lives, n, arena);
		b = survival_of(turned, n, arena);
		assert_int_equal(a.steps.n, b.steps.n);
		for (size_t i = 0; i < a.steps.n; i++) {
			const struct survival_step *step = &a.steps.v[i];

			assert_memory_equal(step, &b.steps.v[i], sizeof *step);
			assert_true(step->survival >= 0 &&
				    step->survival <= (i ? step[-1].survival : 1));
			if (step->banded)
				assert_true(step->low <= step->survival &&
					    step->survival <= step->high);
		}
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(curves_and_quantiles_agree_with_r),
		cmocka_unit_test(curves_of_groups_agree_with_r),
		cmocka_unit_test(seven_thousand_ties_agree_with_r),
		cmocka_unit_test(the_examples_of_the_header_hold),
		cmocka_unit_test(a_median_of_nothing_is_none),
		cmocka_unit_test(the_curve_can_be_asked_at_any_time),
		cmocka_unit_test(what_still_runs_makes_the_median_longer_or_unknown),
		cmocka_unit_test(who_came_late_is_not_at_risk_before),
		cmocka_unit_test(the_order_of_lives_is_irrelevant_and_the_curve_falls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
