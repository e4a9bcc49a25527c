/* test_money.c - amounts in integer minor units, and the currencies. */
#include "test.h"

#include "base/money.h"

static void an_amount_is_digits_perhaps_a_point_and_digits(void **state)
{
	static const struct {
		const char *text;
		int decimals;
		enum money_error error;
		int64_t want;
	} cases[] = {
		{"45000", 2, MONEY_OK, 4500000},
		{"45000.50", 2, MONEY_OK, 4500050},
		{"45000.5", 2, MONEY_OK, 4500050},
		{"0", 2, MONEY_OK, 0},
		{"0.1", 2, MONEY_OK, 10},
		{"1.15", 2, MONEY_OK, 115},
		{"8.29", 2, MONEY_OK, 829},
		{"007", 2, MONEY_OK, 700},
		{"4.505", 3, MONEY_OK, 4505},
		{"100", 0, MONEY_OK, 100},
		{"1.2345", 4, MONEY_OK, 12345},
		{"10000000000000", 2, MONEY_OK, MONEY_MOST},
		{"10000000000000.00", 2, MONEY_OK, MONEY_MOST},
		{"10000000000000.01", 2, MONEY_RANGE, 0},
		{"9223372036854775808", 2, MONEY_RANGE, 0},
		{"99999999999999999999999999999999999999999", 0, MONEY_RANGE, 0},
		{"-45000", 2, MONEY_NEGATIVE, 0},
		{"-0.01", 2, MONEY_NEGATIVE, 0},
		{"1.155", 2, MONEY_DECIMALS, 0},
		{"1.000", 2, MONEY_DECIMALS, 0},
		{"100.5", 0, MONEY_DECIMALS, 0},
		{"", 2, MONEY_FORM, 0},
		{"-", 2, MONEY_FORM, 0},
		{"+45000", 2, MONEY_FORM, 0},
		{"45000.", 2, MONEY_FORM, 0},
		{".5", 2, MONEY_FORM, 0},
		{"45,000.00", 2, MONEY_FORM, 0},
		{"45_000", 2, MONEY_FORM, 0},
		{".inf", 2, MONEY_FORM, 0},
		{"1e3", 2, MONEY_FORM, 0},
		{"0x10", 2, MONEY_FORM, 0},
		{"1.2.3", 2, MONEY_FORM, 0},
		{"€45", 2, MONEY_FORM, 0},
		{"45 000", 2, MONEY_FORM, 0},
		{"--5", 2, MONEY_FORM, 0},
		{"٤٥", 2, MONEY_FORM, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t got = 0;

		if (money_parse(str_c(cases[i].text), cases[i].decimals, &got) != cases[i].error)
			fail_msg("%s", cases[i].text);
		assert_int_equal(got, cases[i].want);
	}
}

static void currencies_have_the_decimals_of_iso_4217(void **state)
{
	static const struct currency some[] = {{"EUR", 2}, {"USD", 2}, {"MXN", 2}, {"CLP", 0},
		{"JPY", 0}, {"PYG", 0}, {"COP", 2}, {"KWD", 3}, {"TND", 3}, {"BHD", 3}, {"CLF", 4},
		{"UYW", 4}, {"AED", 2}, {"ZWG", 2}, {"XAF", 0}, {"VED", 2}};
	static const char *const none[] = {
		"", "EU", "EURO", "eur", "DEM", "XAU", "XXX", "AAA", "ZZZ", "€"};

	(void)state;
	for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
		const struct currency *found = currency_find(str_c(some[i].code));

		assert_non_null(found);
		assert_string_equal(found->code, some[i].code);
		assert_int_equal(found->decimals, some[i].decimals);
	}
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_null(currency_find(str_c(none[i])));
}

static void every_currency_of_the_table_is_found(void **state)
{
	char code[4] = "";
	size_t found = 0;

	(void)state;
	for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
		for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
			for (code[2] = 'A'; code[2] <= 'Z'; code[2]++)
				found += currency_find(str_c(code)) != NULL;
	assert_int_equal(found, 165); /* out of order they would not all be */
}

static void sums_end_at_the_ends_of_the_range_and_say_so(void **state)
{
	bool overflow = false;

	(void)state;
	assert_int_equal(money_add(2, -3, &overflow), -1);
	assert_false(overflow);
	assert_true(money_add(INT64_MAX, 1, &overflow) == INT64_MAX);
	assert_true(overflow);
	money_add(1, 1, &overflow);
	assert_true(overflow);
	assert_true(money_add(INT64_MIN, -1, &overflow) == INT64_MIN);
	assert_int_equal(money_unit(0), 1);
	assert_int_equal(money_unit(3), 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_amount_is_digits_perhaps_a_point_and_digits),
		cmocka_unit_test(currencies_have_the_decimals_of_iso_4217),
		cmocka_unit_test(every_currency_of_the_table_is_found),
		cmocka_unit_test(sums_end_at_the_ends_of_the_range_and_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
