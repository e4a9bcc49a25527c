/* test_value.c - what an account is worth, on small books made by hand. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/value.h"
#include "book.h"

struct made {
	struct arena *arena;
	struct draft draft;
	struct account *account;
};

static struct made made_new(int32_t since)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.account = add_account(&made.draft, "acme", since);
	return made;
}

static const struct company *made_link(struct made *made)
{
	return &draft_link(&made->draft)->company;
}

static void recurring_value_is_that_of_the_day(void **state)
{
	struct made made = made_new(100);
	const struct company *company;

	(void)state;
	add_revenue(&made.draft, made.account, 200, 7000); /* any order */
	add_revenue(&made.draft, made.account, 100, 4500);
	made.account->ended = 300;
	company = made_link(&made);
	assert_int_equal(account_value(made.account, company, 99), 0);
	assert_int_equal(account_value(made.account, company, 100), 4500);
	assert_int_equal(account_value(made.account, company, 199), 4500);
	assert_int_equal(account_value(made.account, company, 200), 7000);
	assert_int_equal(account_value(made.account, company, 299), 7000);
	assert_int_equal(account_value(made.account, company, 300), 0);
	assert_int_equal(account_value_year(made.account, 300, 299), 84000);
	assert_int_equal(account_value_year(made.account, 300, 300), 0);
	arena_free(made.arena);
}

static void value_by_order_is_a_twelfth_of_what_the_year_bought(void **state)
{
	struct made made = made_new(1000);
	const struct company *company;

	(void)state;
	add_purchase(&made.draft, made.account, 1100, 500);
	add_purchase(&made.draft, made.account, 1000, 1207);
	company = made_link(&made);
	assert_int_equal(account_value(made.account, company, 999), 0);
	assert_int_equal(
		account_value(made.account, company, 1000), 100); /* 1207 / 12 rounded down */
	assert_int_equal(account_value(made.account, company, 1100), 142); /* 1707 / 12 */
	assert_int_equal(account_value(made.account, company, 1279), 142);
	assert_int_equal(account_value(made.account, company, 1280), 0); /* lapsed: 1100 + 180 */
	assert_int_equal(account_value_year(made.account, DAY_NONE, 1364), 1707);
	assert_int_equal(account_value_year(made.account, DAY_NONE, 1365),
		500); /* the first is 365 days old */
	arena_free(made.arena);
}

static void a_pause_between_orders_is_no_departure_once_they_came_back(void **state)
{
	struct made made = made_new(1000);
	const struct company *company;

	(void)state;
	add_purchase(&made.draft, made.account, 1000, 1200);
	add_purchase(&made.draft, made.account, 1300, 1200);
	company = made_link(&made);
	assert_int_equal(account_value(made.account, company, 1200), 0); /* as known on that day */
	assert_int_equal(
		account_value_at(made.account, account_end(made.account, company, 1300), 1200),
		100);
	arena_free(made.arena);
}

static void who_left_and_came_back_is_worth_nothing_between(void **state)
{
	struct made made = made_new(0);
	const struct company *company;

	(void)state;
	add_spell(&made.draft, made.account, 100, 200);
	add_spell(&made.draft, made.account, 300, DAY_NONE);
	add_revenue(&made.draft, made.account, 100, 900);
	company = made_link(&made);
	assert_int_equal(account_value(made.account, company, 150), 900);
	assert_int_equal(account_value(made.account, company, 250), 0);
	assert_int_equal(account_value(made.account, company, 350), 900);
	arena_free(made.arena);
}

static void income_is_the_value_of_its_days(void **state)
{
	struct made made = made_new(day_of(2026, 1, 1));
	const struct company *company;

	(void)state;
	add_revenue(&made.draft, made.account, day_of(2026, 1, 1), 3100);
	company = made_link(&made);
	assert_int_equal(account_income(made.account, company, day_of(2025, 12, 31)), 0);
	assert_int_equal(account_income(made.account, company, day_of(2026, 1, 1)), 100);
	assert_int_equal(account_income(made.account, company, day_of(2026, 1, 31)), 3100);
	assert_int_equal(account_income(made.account, company, day_of(2026, 2, 14)), 4650);
	assert_int_equal(account_income(made.account, company, day_of(2026, 12, 31)), 12 * 3100);
	arena_free(made.arena);
}

/* April 2026: 10 days at 3000 and 5 at 6000 as a client, then gone: (30000 + 30000) / 30. A second
 * time from 30 April: one more day at 6000: 2200 in all. Purchases come on top. */
static void income_follows_changes_spells_and_purchases(void **state)
{
	struct made made = made_new(0);
	const struct company *company;

	(void)state;
	add_spell(&made.draft, made.account, day_of(2026, 4, 1), day_of(2026, 4, 16));
	add_spell(&made.draft, made.account, day_of(2026, 4, 30), DAY_NONE);
	add_revenue(&made.draft, made.account, day_of(2026, 4, 11), 6000);
	add_revenue(&made.draft, made.account, day_of(2026, 1, 1), 3000);
	add_purchase(&made.draft, made.account, day_of(2026, 4, 5), 77);
	company = made_link(&made);
	assert_int_equal(account_income(made.account, company, day_of(2026, 4, 4)), 400);
	assert_int_equal(account_income(made.account, company, day_of(2026, 4, 29)), 2077);
	assert_int_equal(account_income(made.account, company, day_of(2026, 4, 30)), 2277);
	arena_free(made.arena);
}

/* April 2026: 29 days at 3000 and the last one at 6000, then May's first at 6000 of 31. */
static void the_last_day_of_a_month_and_the_first_of_the_next_are_two_months(void **state)
{
	struct made made = made_new(day_of(2026, 4, 1));
	const struct company *company;

	(void)state;
	add_revenue(&made.draft, made.account, day_of(2026, 4, 1), 3000);
	add_revenue(&made.draft, made.account, day_of(2026, 4, 30), 6000);
	company = made_link(&made);
	assert_int_equal(account_income(made.account, company, day_of(2026, 4, 29)), 2900);
	assert_int_equal(account_income(made.account, company, day_of(2026, 4, 30)), 3100);
	assert_int_equal(account_income(made.account, company, day_of(2026, 5, 1)), 3294);
	assert_int_equal(account_income(made.account, company, day_of(2026, 5, 31)), 9100);
	arena_free(made.arena);
}

static void a_part_of_a_month_is_rounded_half_up_once(void **state)
{
	static const struct {
		int64_t monthly;
		int days;
		int64_t want;
	} cases[] = {
		{100, 3, 10},
		{100, 4, 13},
		{100, 5, 17},
		{5, 3, 1},
		{4, 3, 0},
		{100, 30, 100},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct made made = made_new(day_of(2026, 4, 1));
		const struct company *company;

		add_revenue(&made.draft, made.account, 0, cases[i].monthly);
		company = made_link(&made);
		assert_int_equal(
			account_income(made.account, company, day_of(2026, 4, cases[i].days)),
			cases[i].want);
		arena_free(made.arena);
	}
}

static void an_account_without_value_is_worth_nothing(void **state)
{
	struct made made = made_new(100);
	const struct company *company = made_link(&made);

	(void)state;
	assert_true(account_by_order(made.account));
	assert_int_equal(account_value(made.account, company, 5000), 0);
	assert_int_equal(account_value_year(made.account, DAY_NONE, 5000), 0);
	assert_int_equal(account_income(made.account, company, 5000), 0);
	arena_free(made.arena);
}

static void sums_beyond_all_measure_stay_at_the_end(void **state)
{
	struct made made = made_new(1000);
	const struct company *company;

	(void)state;
	made.account->purchases.v = NEW_N(made.arena, struct purchase, 10000);
	made.account->purchases.n = 10000;
	for (size_t i = 0; i < 10000; i++)
		made.account->purchases.v[i] = (struct purchase){.on = 1000, .amount = MONEY_MOST};
	company = made_link(&made);
	assert_true(account_income(made.account, company, 1000) == INT64_MAX);
	assert_true(account_value(made.account, company, 1000) == INT64_MAX / 12);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recurring_value_is_that_of_the_day),
		cmocka_unit_test(value_by_order_is_a_twelfth_of_what_the_year_bought),
		cmocka_unit_test(a_pause_between_orders_is_no_departure_once_they_came_back),
		cmocka_unit_test(who_left_and_came_back_is_worth_nothing_between),
		cmocka_unit_test(income_is_the_value_of_its_days),
		cmocka_unit_test(income_follows_changes_spells_and_purchases),
		cmocka_unit_test(the_last_day_of_a_month_and_the_first_of_the_next_are_two_months),
		cmocka_unit_test(a_part_of_a_month_is_rounded_half_up_once),
		cmocka_unit_test(an_account_without_value_is_worth_nothing),
		cmocka_unit_test(sums_beyond_all_measure_stay_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
