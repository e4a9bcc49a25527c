/* test_coverage.c - what is there and what is missing, on one small book. */
#include "test.h"

#include "analyse/coverage.h"
#include "book.h"

enum { T = 20000 };

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *works;
};

static struct made made_new(void)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.works = add_department(&made.draft, "works");
	return made;
}

static struct coverage covered(struct made *made)
{
	struct book *book = draft_link(&made->draft);
	struct setting *setting = setting_new(book, T, made->arena);
	struct coverage one = coverage_none(), two = coverage_none(), whole = coverage_none();

	for (size_t i = 0; i < book->accounts.n; i++)
		coverage_add(i % 2 ? &two : &one, setting, book->accounts.v[i]);
	for (size_t i = 0; i < book->accounts.n; i++)
		coverage_add(&whole, setting, book->accounts.v[i]);
	coverage_merge(&two, &one);
	assert_memory_equal(&two, &whole, sizeof two);
	return two;
}

static void each_thing_is_counted_of_its_own_whole(void **state)
{
	struct made made = made_new();
	struct account *full = add_account(&made.draft, "full", T - 900);
	struct account *left = add_account(&made.draft, "left", T - 900);
	struct account *old = add_account(&made.draft, "old", T - 900);
	struct coverage got;

	(void)state;
	add_account(&made.draft, "later", T + 1);
	add_account(&made.draft, "bare", T);
	add_account(&made.draft, "gone", T - 800)->ended = T - 10;
	left->ended = T - 100;
	left->review.on = T - 50;
	add_promise(&made.draft, full, made.works, T - 700, T - 600)->evidence =
		STR("https://example.org/1");
	add_promise(&made.draft, left, made.works, T - 500, T - 400);
	add_promise(&made.draft, old, made.works, T + 1, T + 9); /* not made yet */
	add_incident(&made.draft, full, made.works, INCIDENT_DEFECT, T - 300)->when.second = 3600;
	add_incident(&made.draft, old, made.works, INCIDENT_DEFECT, T - 300)->answered = on_day(T);
	add_incident(&made.draft, old, made.works, INCIDENT_DEFECT, T - 300)->resolved =
		on_day(T + 1);
	add_incident(&made.draft, full, made.works, INCIDENT_DEFECT, T - 300)->resolved = on_day(T);
	add_touchpoint(&made.draft, full, T - 89, EFFECT_WEAKENS);
	add_touchpoint(&made.draft, old, T - 90, EFFECT_WEAKENS);
	add_assessment(&made.draft, full, T - 364);
	add_assessment(&made.draft, old, T - 10)->by_client = false;
	got = covered(&made);
	assert_int_equal(got.accounts, 3); /* full, old, bare */
	assert_int_equal(got.with_promise, 1);
	assert_int_equal(got.with_incident, 2);
	assert_int_equal(got.with_touchpoint_90d, 1);
	assert_int_equal(got.with_assessment_year, 1);
	assert_int_equal(got.promises, 2);
	assert_int_equal(got.with_evidence, 1);
	assert_int_equal(got.departures, 2);
	assert_int_equal(got.reviewed, 1);
	assert_int_equal(got.incidents, 4);
	assert_int_equal(got.with_answer, 2);
	assert_int_equal(got.with_time, 1);
	assert_int_equal(got.first, T - 700);
	assert_int_equal(got.last, T - 10);
	arena_free(made.arena);
}

static void months_without_a_record_are_counted_between_the_first_and_the_last(void **state)
{
	struct month months[] = {{.month = 9}, {.month = 10, .records = 2}, {.month = 11},
		{.month = 12}, {.month = 13, .records = 1}, {.month = 14}};
	struct coverage coverage = coverage_none();

	(void)state;
	coverage_finish(&coverage, months, 6);
	assert_int_equal(coverage.empty_months, 0);
	coverage.first = month_start(10) + 3;
	coverage.last = month_start(13);
	coverage_finish(&coverage, months, 6);
	assert_int_equal(coverage.empty_months, 2);
}

static void an_empty_book_covers_nothing(void **state)
{
	struct made made = made_new();
	struct coverage got = covered(&made);

	(void)state;
	assert_int_equal(got.accounts, 0);
	assert_int_equal(got.first, DAY_NONE);
	assert_int_equal(got.last, DAY_NONE);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_thing_is_counted_of_its_own_whole),
		cmocka_unit_test(
			months_without_a_record_are_counted_between_the_first_and_the_last),
		cmocka_unit_test(an_empty_book_covers_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
