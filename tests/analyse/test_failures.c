/* test_failures.c - what is a small failure, on which day, and what is none. */
#include "scene.h"

#include "analyse/failures.h"

enum { T = 20000 };

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *works;
	struct account *acme;
};

static struct made made_new(void)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.works = add_department(&made.draft, "works");
	made.acme = add_account(&made.draft, "acme", T - 1000);
	return made;
}

static struct promise *due_on(struct made *made, int32_t due)
{
	return add_promise(&made->draft, made->acme, made->works, due - 30, due);
}

static struct incident *failed_on(
	struct made *made, int32_t day, enum incident_severity severity, struct promise *promise)
{
	struct incident *incident =
		add_incident(&made->draft, made->acme, made->works, INCIDENT_WRONG_INVOICE, day);

	incident->severity = severity;
	if (promise)
		incident->promise = ref_to(REF_PROMISE, STR("p"), promise);
	return incident;
}

/* Asserts that the account has exactly one small failure, of this day and kind, or (day 0) none. */
static void assert_one(struct made *made, int32_t day, enum incident_kind kind)
{
	struct setting *setting = setting_new(draft_link(&made->draft), T, made->arena);
	struct failure failures[4] = {{0}};

	assert_int_equal(small_failures(setting, made->acme, T, failures), day != 0);
	if (day != 0) {
		assert_int_equal(failures[0].day, day);
		assert_int_equal(failures[0].kind, kind);
	}
	arena_free(made->arena);
}

static void minor_and_moderate_incidents_are_small_and_graver_ones_are_not(void **state)
{
	static const int32_t days[INCIDENT_SEVERITY_COUNT] = {
		[INCIDENT_SEVERITY_MINOR] = T - 5,
		[INCIDENT_SEVERITY_MODERATE] = T - 5,
	};

	(void)state;
	for (int severity = 0; severity < INCIDENT_SEVERITY_COUNT; severity++) {
		struct made made = made_new();

		failed_on(&made, T - 5, (enum incident_severity)severity, NULL);
		assert_one(&made, days[severity], INCIDENT_WRONG_INVOICE);
	}
}

static void what_happens_after_the_day_is_not_known(void **state)
{
	struct made made = made_new();

	(void)state;
	failed_on(&made, T + 1, INCIDENT_SEVERITY_MINOR, NULL);
	due_on(&made, T); /* its day is not over */
	assert_one(&made, 0, 0);
}

static void a_promise_fails_on_the_day_after_its_date_whatever_becomes_of_it(void **state)
{
	enum { KEPT, BROKEN, OPEN, WITHDRAWN, WAYS };

	(void)state;
	for (int way = KEPT; way < WAYS; way++) {
		struct made made = made_new();
		struct promise *promise = due_on(&made, T - 100);

		if (way == KEPT)
			promise->kept = T - 40;
		if (way == BROKEN)
			promise->broken = T - 40;
		if (way == WITHDRAWN)
			promise->withdrawn = T - 40;
		assert_one(&made, T - 99, INCIDENT_BROKEN_PROMISE);
	}
}

static void a_promise_kept_or_withdrawn_by_its_date_is_no_failure(void **state)
{
	struct made made = made_new();

	(void)state;
	due_on(&made, T - 100)->kept = T - 100;
	due_on(&made, T - 90)->withdrawn = T - 95;
	assert_one(&made, 0, 0);
}

static void a_date_moved_in_agreement_is_the_one_that_counts(void **state)
{
	struct made made = made_new();
	struct promise *promise = due_on(&made, T - 100);

	(void)state;
	move_promise(&made.draft, promise, (struct moved){.on = T - 101, .to = T - 50, true});
	promise->kept = T - 49;
	assert_one(&made, T - 49, INCIDENT_BROKEN_PROMISE);
}

static void a_promise_kept_in_part_fails_on_the_day_it_was_kept(void **state)
{
	struct made made = made_new();
	struct promise *promise = due_on(&made, T - 100);

	(void)state;
	promise->kept = T - 110;
	promise->delivered = 0.8;
	assert_one(&made, T - 110, INCIDENT_BROKEN_PROMISE);
}

static void a_promise_broken_before_its_date_fails_that_day(void **state)
{
	struct made made = made_new();

	(void)state;
	due_on(&made, T - 100)->broken = T - 110;
	assert_one(&made, T - 110, INCIDENT_BROKEN_PROMISE);
}

static void a_promise_of_great_weight_is_no_small_matter(void **state)
{
	struct made made = made_new();

	(void)state;
	due_on(&made, T - 100)->weight = SMALL_WEIGHT + 1;
	assert_one(&made, 0, 0);
}

static void a_promise_and_the_incidents_that_name_it_are_one_failure(void **state)
{
	struct made made = made_new();
	struct promise *promise = due_on(&made, T - 100);

	(void)state;
	failed_on(&made, T - 97, INCIDENT_SEVERITY_MINOR, promise);
	promise->kept = T - 90;
	assert_one(&made, T - 99, INCIDENT_BROKEN_PROMISE);
}

static void the_first_of_a_case_gives_its_day_and_kind(void **state)
{
	struct made made = made_new();
	struct promise *promise = due_on(&made, T - 100);

	(void)state;
	failed_on(&made, T - 103, INCIDENT_SEVERITY_MODERATE, promise);
	assert_one(&made, T - 103, INCIDENT_WRONG_INVOICE);
}

static void a_grave_incident_the_same_day_makes_the_case_grave(void **state)
{
	struct made made = made_new();

	(void)state;
	failed_on(&made, T - 99, INCIDENT_SEVERITY_SERIOUS, due_on(&made, T - 100));
	assert_one(&made, 0, 0);
}

static void what_turns_grave_later_was_small_when_it_showed(void **state)
{
	struct made made = made_new();

	(void)state;
	failed_on(&made, T - 80, INCIDENT_SEVERITY_CRITICAL, due_on(&made, T - 100));
	assert_one(&made, T - 99, INCIDENT_BROKEN_PROMISE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(minor_and_moderate_incidents_are_small_and_graver_ones_are_not),
		cmocka_unit_test(what_happens_after_the_day_is_not_known),
		cmocka_unit_test(a_promise_fails_on_the_day_after_its_date_whatever_becomes_of_it),
		cmocka_unit_test(a_promise_kept_or_withdrawn_by_its_date_is_no_failure),
		cmocka_unit_test(a_date_moved_in_agreement_is_the_one_that_counts),
		cmocka_unit_test(a_promise_kept_in_part_fails_on_the_day_it_was_kept),
		cmocka_unit_test(a_promise_broken_before_its_date_fails_that_day),
		cmocka_unit_test(a_promise_of_great_weight_is_no_small_matter),
		cmocka_unit_test(a_promise_and_the_incidents_that_name_it_are_one_failure),
		cmocka_unit_test(the_first_of_a_case_gives_its_day_and_kind),
		cmocka_unit_test(a_grave_incident_the_same_day_makes_the_case_grave),
		cmocka_unit_test(what_turns_grave_later_was_small_when_it_showed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
