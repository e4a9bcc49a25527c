/* test_logrank.c - the log-rank test against R's survdiff, a case by hand, and its edges. */
#include "test.h"

#include "analyse/logrank.h"
#include "sets.h"

static void the_test_is_rs(const struct logrank *test, const char *json)
{
	assert_true(test->known);
	assert_int_equal(test->df, (int)json_number(json, "df"));
	for (size_t i = 0; i < test->groups; i++) {
		assert_near(test->observed[i], json_item(json, "observed", i), 0);
		assert_near(test->expected[i], json_item(json, "expected", i), 1e-10);
		for (size_t j = 0; j < test->groups; j++) {
			char path[40];

			snprintf(path, sizeof path, "variance/%zu", i);
			assert_near(test->variance[i * test->groups + j], json_item(json, path, j),
				1e-10);
		}
	}
	assert_near(test->chisq, json_number(json, "chisq"), 1e-9);
	assert_near(test->log_p, json_number(json, "log_p"), 1e-9);
	assert_near(test->p, json_number(json, "p"), 1e-9);
}

static void groups_agree_with_r(void **state)
{
	static const char *const names[] = {"aml", "lung", "veteran", "heart", "mgus2", "rotterdam",
		"wa_churn", "edge_ties", "edge_group_no_events"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena *arena = arena_new();
		struct set set;
		struct logrank_data data;
		struct logrank test;
		size_t *group, *stratum, groups, none;

		if (!set_open(names[i], &set)) {
			arena_free(arena);
			continue;
		}
		group = set_groups(&set, "logrank/groups", "group", &groups);
		data = (struct logrank_data){set.lives, group, NULL, set.n, groups};
		test = logrank_of(&data, arena);
		the_test_is_rs(&test, json_at(set.json, "logrank"));
		stratum = set_groups(&set, NULL, "stratum", &none);
		if (stratum && json_at(set.json, "logrank_stratified")) {
			data.stratum = stratum;
			test = logrank_of(&data, arena);
			the_test_is_rs(&test, json_at(set.json, "logrank_stratified"));
		}
		free(group), free(stratum);
		set_close(&set);
		arena_free(arena);
	}
}

static void the_example_of_the_header_holds(void **state)
{
	static const struct life lives[] = {
		{SEEN, 1, true}, {SEEN, 3, true}, {SEEN, 2, true}, {SEEN, 4, true}};
	static const size_t group[] = {0, 0, 1, 1};
	struct arena *arena = arena_new();
	struct logrank test = logrank_of(&(struct logrank_data){lives, group, NULL, 4, 2}, arena);

	(void)state;
	assert_near(test.expected[0], 4 / 3.0, 1e-15);
	assert_near(test.chisq, 8 / 13.0, 1e-12);
	assert_int_equal(test.df, 1);
	arena_free(arena);
}

static void where_nothing_can_be_compared_there_is_no_test(void **state)
{
	static const struct life running[] = {{SEEN, 1, false}, {SEEN, 3, false}};
	static const struct life apart[] = {
		{SEEN, 1, true}, {SEEN, 2, true}, {5, 7, true}, {5, 8, true}};
	static const struct life all_at_once[] = {{SEEN, 1, true}, {SEEN, 1, true}};
	static const size_t two[] = {0, 1}, four[] = {0, 0, 1, 1}, one[] = {0, 0};
	static const struct {
		struct logrank_data data;
		const char *why;
	} cases[] = {
		{{NULL, NULL, NULL, 0, 2}, "nobody"},
		{{running, two, NULL, 2, 2}, "no end"},
		{{apart, four, NULL, 4, 2}, "never at risk together"},
		{{all_at_once, two, NULL, 2, 2}, "all end at once"},
		{{all_at_once, two, two, 2, 2}, "each in a stratum of its own"},
		{{running, one, NULL, 2, 1}, "one group"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct logrank test = logrank_of(&cases[i].data, arena);

		if (test.known || test.chisq != 0 || test.p != 1 || test.log_p != 0)
			fail_msg("%s: chisq %g", cases[i].why, test.chisq);
	}
	arena_free(arena);
}

static void a_group_that_was_never_compared_changes_nothing(void **state)
{
	static const struct life lives[] = {{SEEN, 1, true}, {SEEN, 3, true}, {SEEN, 2, true},
		{SEEN, 4, true}, {9, 10, true}, {9, 12, true}};
	static const size_t group[] = {0, 0, 1, 1, 2, 2};
	struct arena *arena = arena_new();
	struct logrank test = logrank_of(&(struct logrank_data){lives, group, NULL, 6, 3}, arena);

	(void)state;
	assert_near(test.chisq, 8 / 13.0, 1e-12);
	assert_int_equal(test.df, 1);
	arena_free(arena);
}

static void tails_are_kept_where_p_is_nothing(void **state)
{
	(void)state;
	/* df 2: p = exp(-x/2); df 4: exp(-x/2) (1 + x/2) */
	assert_near(chisq_log_p(4000, 2), -2000, 1e-14);
	assert_near(chisq_log_p(4000, 4), -2000 + log(2001), 1e-14);
	assert_near(chisq_log_p(10, 2), -5, 1e-13);
	assert_near(chisq_log_p(0, 1), 0, 0);
	/* both ways agree where they meet */
	assert_near(
		chisq_log_p(1149, 1), chisq_log_p(1152, 1) + 1.5 + log(1152.0 / 1149) / 2, 1e-8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_agree_with_r),
		cmocka_unit_test(the_example_of_the_header_holds),
		cmocka_unit_test(where_nothing_can_be_compared_there_is_no_test),
		cmocka_unit_test(a_group_that_was_never_compared_changes_nothing),
		cmocka_unit_test(tails_are_kept_where_p_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
