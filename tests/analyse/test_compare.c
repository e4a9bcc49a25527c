/* test_compare.c - which figures moved from one state of the records to another. */
#include "test.h"

#include "analyse/compare.h"

/* A company of one department and one account. */
struct scene {
	struct arena *arena;
	struct book book;
	struct department service, *departments[1];
	struct account acme, *accounts[1];
	struct department_figures department;
	struct account_figures account;
	struct figures figures;
};

static void scene_fill(struct scene *scene, const char *account, int64_t k, int64_t n)
{
	*scene = (struct scene){.service = {.id = STR("service")}};
	scene->acme.id = str_c(account);
	scene->departments[0] = &scene->service;
	scene->accounts[0] = &scene->acme;
	scene->book.departments.v = scene->departments;
	scene->book.departments.n = 1;
	scene->book.accounts.v = scene->accounts;
	scene->book.accounts.n = 1;
	scene->account.known = true;
	scene->account.wear.all = 2;
	scene->figures.book = &scene->book;
	scene->figures.departments = &scene->department;
	scene->figures.accounts = &scene->account;
	scene->figures.totals.promises =
		(struct promises){.given = n, .rate = {k, n, (double)k / (double)n, 0, 0}};
}

static void nothing_moves_where_nothing_changed(void **state)
{
	struct arena *arena = arena_new();
	struct scene before, after;
	struct comparison comparison;

	(void)state;
	scene_fill(&before, "acme", 9, 17);
	scene_fill(&after, "acme", 9, 17);
	comparison = figures_compare(&before.figures, &after.figures, arena);
	assert_int_equal(comparison.moved, 0);
	after.account.wear.all = 2.09; /* wouldn't show */
	assert_int_equal(figures_compare(&before.figures, &after.figures, arena).moved, 0);
	arena_free(arena);
}

static void nine_of_seventeen_to_nine_of_eighteen_is_worse(void **state)
{
	struct arena *arena = arena_new();
	struct scene before, after;
	struct comparison comparison;

	(void)state;
	scene_fill(&before, "acme", 9, 17);
	scene_fill(&after, "acme", 9, 18);
	comparison = figures_compare(&before.figures, &after.figures, arena);
	assert_int_equal(comparison.moved, 1);
	assert_int_equal(comparison.company.n, 1);
	assert_string_equal(comparison.company.v[0].figure->id, "kept");
	assert_near(comparison.company.v[0].before, 9 / 17.0, 1e-15);
	assert_near(comparison.company.v[0].after, 0.5, 1e-15);
	assert_true(movement_is_worse(&comparison.company.v[0]));
	comparison = figures_compare(&after.figures, &before.figures, arena);
	assert_false(movement_is_worse(&comparison.company.v[0]));
	arena_free(arena);
}

static void accounts_are_matched_by_id(void **state)
{
	struct arena *arena = arena_new();
	struct scene before, after;
	struct comparison comparison;

	(void)state;
	scene_fill(&before, "acme", 9, 17);
	scene_fill(&after, "acme", 9, 17);
	after.account.wear.all = 2.1;
	comparison = figures_compare(&before.figures, &after.figures, arena);
	assert_int_equal(comparison.accounts.n, 1);
	assert_string_equal(comparison.accounts.v[0].v[0].figure->id, "wear");
	scene_fill(&after, "other", 9, 17);
	comparison = figures_compare(&before.figures, &after.figures, arena);
	assert_int_equal(comparison.accounts.n, 2);
	assert_true(comparison.accounts.v[0].gone);
	assert_true(comparison.accounts.v[1].added);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_moves_where_nothing_changed),
		cmocka_unit_test(nine_of_seventeen_to_nine_of_eighteen_is_worse),
		cmocka_unit_test(accounts_are_matched_by_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
