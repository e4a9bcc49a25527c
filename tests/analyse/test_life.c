/* test_life.c - when an account is a client. */
#include "test.h"

#include "analyse/life.h"
#include "book.h"

#define NEVER DAY_NONE

static struct company by_order(int32_t days)
{
	return (struct company){.lapse_after = {days, SPAN_DAYS}};
}

static void a_client_by_order_left_once_the_lapse_has_passed(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct account *account = add_account(&draft, "acme", 0);
	struct company company = by_order(180);

	(void)state;
	assert_int_equal(account_end(account, &company, 1000), NEVER); /* never bought */
	add_purchase(&draft, account, 300, 1);
	add_purchase(&draft, account, 100, 1);
	assert_int_equal(account_end(account, &company, 1000), 480);
	assert_int_equal(account_end(account, &company, 480), 480);
	assert_int_equal(account_end(account, &company, 479), NEVER);
	assert_int_equal(
		account_end(account, &company, 290), 280); /* the later purchase is not known yet */
	account->ended = 400;
	assert_int_equal(account_end(account, &company, 1000), 400); /* what was said goes before */
	account->ended = NEVER;
	add_revenue(&draft, account, 0, 100);
	assert_int_equal(account_end(account, &company, 1000), NEVER); /* not by order */
	arena_free(arena);
}

static void an_end_after_the_day_is_not_known(void **state)
{
	struct account account = {.since = 0, .ended = 500};
	struct company company = by_order(180);

	(void)state;
	assert_int_equal(account_end(&account, &company, 499), NEVER);
	assert_int_equal(account_end(&account, &company, 500), 500);
}

static void of_several_times_the_last_that_has_begun_counts(void **state)
{
	struct spell spells[] = {{.from = 100, .to = 200}, {.from = 400, .to = NEVER}};
	struct account account = {.since = 100, .ended = NEVER, .spells = {spells, 2}};
	struct company company = by_order(180);

	(void)state;
	assert_int_equal(account_end(&account, &company, 199), NEVER);
	assert_int_equal(account_end(&account, &company, 300), 200);
	assert_int_equal(account_end(&account, &company, 400), NEVER);
	assert_false(account_is_client(&account, NEVER, 99));
	assert_true(account_is_client(&account, NEVER, 100));
	assert_false(account_is_client(&account, NEVER, 200));
	assert_true(account_is_client(&account, NEVER, 400));
	assert_int_equal(account_client_days(&account, NEVER, 0, 1000), 100 + 601);
	assert_int_equal(account_client_days(&account, NEVER, 149, 420), 50 + 21);
	assert_int_equal(account_client_days(&account, 200, 0, 1000), 100);
	assert_int_equal(account_client_days(&account, NEVER, 500, 500), 0);
	assert_int_equal(account_start(&account), 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_client_by_order_left_once_the_lapse_has_passed),
		cmocka_unit_test(an_end_after_the_day_is_not_known),
		cmocka_unit_test(of_several_times_the_last_that_has_begun_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
