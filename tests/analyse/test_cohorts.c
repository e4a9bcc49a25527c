/* test_cohorts.c - who came in one quarter and what is there later, by hand. */
#include "test.h"

#include "analyse/cohorts.h"
#include "book.h"

struct made {
	struct arena *arena;
	struct draft draft;
};

static struct made made_new(int32_t since)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.draft.book->company.records_since = since;
	return made;
}

static struct account *came(struct made *made, const char *id, int32_t day, int64_t monthly)
{
	struct account *account = add_account(&made->draft, id, day);

	add_revenue(&made->draft, account, day, monthly);
	return account;
}

/* Half of the accounts in one sum, half in another, so that they must meet. */
static struct cohorts rows_of(struct made *made, int32_t as_of, size_t most)
{
	struct book *book = draft_link(&made->draft);
	struct setting *setting = setting_new(book, as_of, made->arena);
	struct cohort_sum *sum = cohorts_new(setting, made->arena);
	struct cohort_sum *half = cohorts_new(setting, made->arena);

	for (size_t i = 0; i < book->accounts.n; i++)
		cohorts_add(i % 2 ? half : sum, setting, book->accounts.v[i],
			book->accounts.v[i]->ended);
	cohorts_merge(sum, half);
	return cohorts_of(sum, as_of, most, made->arena);
}

static int32_t day(int year, int month, int of_month)
{
	return day_of(year, month, of_month);
}

static void a_row_tells_who_is_there_at_each_quarters_end(void **state)
{
	struct made made = made_new(day(2025, 1, 1));
	struct account *gone = came(&made, "gone", day(2025, 2, 10), 100);
	struct account *grows = came(&made, "grows", day(2025, 3, 1), 300);
	struct cohorts cohorts;
	const struct cohort *row;

	(void)state;
	gone->ended = day(2025, 7, 1); /* the day after the second quarter's end */
	add_revenue(&made.draft, grows, day(2025, 8, 1), 500);
	came(&made, "later", day(2025, 11, 5), 50);
	cohorts = rows_of(&made, day(2025, 12, 31), 12);
	assert_int_equal(cohorts.quarters, 1);
	assert_int_equal(cohorts.rows.n, 2); /* nobody came between */
	assert_int_equal(cohorts.columns, 4);
	row = &cohorts.rows.v[0];
	assert_int_equal(row->quarter, quarter_of(day(2025, 1, 1)));
	assert_int_equal(row->accounts, 2);
	assert_int_equal(row->value, 400);
	assert_int_equal(row->cells.n, 4);
	assert_int_equal(row->cells.v[0].accounts, 2);
	assert_int_equal(row->cells.v[1].accounts, 2);
	assert_int_equal(row->cells.v[1].value, 400);
	assert_int_equal(row->cells.v[2].accounts, 1);
	assert_int_equal(row->cells.v[2].value, 500);
	assert_int_equal(row->cells.v[3].value, 500);
	assert_false(row->open); /* T is the last day of its quarter */
	assert_int_equal(cohorts.rows.v[1].cells.n, 1);
	arena_free(made.arena);
}

static void the_running_quarter_is_open_and_ends_at_t(void **state)
{
	struct made made = made_new(day(2025, 1, 1));
	struct account *gone = came(&made, "gone", day(2025, 2, 10), 100);
	struct cohorts cohorts;

	(void)state;
	gone->ended = day(2025, 5, 2);
	cohorts = rows_of(&made, day(2025, 5, 2), 12);
	assert_int_equal(cohorts.rows.v[0].cells.n, 2);
	assert_true(cohorts.rows.v[0].open);
	assert_int_equal(cohorts.rows.v[0].cells.v[1].accounts, 0);
	arena_free(made.arena);
}

static void who_came_before_the_records_is_in_no_cohort(void **state)
{
	struct made made = made_new(day(2025, 2, 15));

	(void)state;
	came(&made, "old", day(2019, 1, 1), 100);
	came(&made, "same-quarter", day(2025, 2, 14), 100);
	came(&made, "new", day(2025, 2, 15), 100);
	assert_int_equal(rows_of(&made, day(2025, 6, 30), 12).rows.v[0].accounts, 1);
	arena_free(made.arena);
}

static void who_left_in_its_first_month_was_worth_something(void **state)
{
	struct made made = made_new(day(2025, 1, 1));
	struct cohorts cohorts;

	(void)state;
	came(&made, "short", day(2025, 2, 10), 100)->ended = day(2025, 2, 20);
	cohorts = rows_of(&made, day(2025, 6, 30), 12);
	assert_int_equal(cohorts.rows.v[0].value, 100);
	assert_int_equal(cohorts.rows.v[0].cells.v[0].value, 0);
	arena_free(made.arena);
}

static void who_buys_by_order_counts_among_the_accounts_but_not_in_their_value(void **state)
{
	struct made made = made_new(day(2025, 1, 1));
	struct cohorts cohorts;

	(void)state;
	add_purchase(&made.draft, add_account(&made.draft, "orders", day(2025, 2, 10)),
		day(2025, 3, 10), 12000);
	came(&made, "pays", day(2025, 2, 10), 100);
	cohorts = rows_of(&made, day(2025, 6, 30), 12);
	assert_int_equal(cohorts.rows.v[0].accounts, 2);
	assert_int_equal(cohorts.rows.v[0].value, 100);
	assert_int_equal(cohorts.rows.v[0].cells.v[0].accounts, 2);
	assert_int_equal(cohorts.rows.v[0].cells.v[1].value, 100);
	arena_free(made.arena);
}

static void rows_that_do_not_fit_become_half_years_then_years_then_the_last_years(void **state)
{
	struct made made = made_new(day(2019, 1, 1));
	struct cohorts cohorts;
	char ids[24][16];

	(void)state;
	for (int i = 0; i < 24; i++) { /* one a quarter for six years */
		snprintf(ids[i], sizeof ids[i], "a%02d", i);
		came(&made, ids[i], day(2019 + i / 4, 1 + 3 * (i % 4), 1), 10);
	}
	cohorts = rows_of(&made, day(2024, 12, 31), 24);
	assert_int_equal(cohorts.quarters, 1);
	assert_int_equal(cohorts.rows.n, 24);
	cohorts = rows_of(&made, day(2024, 12, 31), 12);
	assert_int_equal(cohorts.quarters, 2);
	assert_int_equal(cohorts.rows.n, 12);
	assert_int_equal(cohorts.rows.v[0].accounts, 2);
	assert_int_equal(cohorts.rows.v[0].cells.n, 12);
	assert_int_equal(cohorts.rows.v[0].cells.v[0].accounts, 2);
	cohorts = rows_of(&made, day(2024, 12, 31), 6);
	assert_int_equal(cohorts.quarters, 4);
	assert_int_equal(cohorts.rows.n, 6);
	cohorts = rows_of(&made, day(2024, 12, 31), 4);
	assert_int_equal(cohorts.quarters, 4);
	assert_int_equal(cohorts.rows.n, 4);
	assert_int_equal(cohorts.rows.v[0].quarter, quarter_of(day(2021, 1, 1)));
	assert_int_equal(cohorts.rows.v[0].accounts, 4);
	assert_int_equal(cohorts.rows.v[3].accounts, 4);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_tells_who_is_there_at_each_quarters_end),
		cmocka_unit_test(the_running_quarter_is_open_and_ends_at_t),
		cmocka_unit_test(who_came_before_the_records_is_in_no_cohort),
		cmocka_unit_test(who_left_in_its_first_month_was_worth_something),
		cmocka_unit_test(
			who_buys_by_order_counts_among_the_accounts_but_not_in_their_value),
		cmocka_unit_test(
			rows_that_do_not_fit_become_half_years_then_years_then_the_last_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
