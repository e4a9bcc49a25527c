/* test_amount.c - amounts of money as exports write them. */
#include "test.h"

#include "base/arena.h"
#include "import/amount.h"

static void amounts_are_read_by_their_decimal_mark(void **state)
{
	static const struct {
		const char *text, *want; /* NULL: none */
		char decimal;
		int divide;
	} cases[] = {
		{"1234.56", "1234.56", '.', 0},
		{"1,234.56", "1234.56", '.', 0},
		{"1.234,56", "1234.56", ',', 0},
		{"1.234.567", "1234567", ',', 0},
		{"1 234 567,5", "1234567.5", ',', 0},
		{"1\xC2\xA0"
		 "234,00 \xE2\x82\xAC",
			"1234.00", ',', 0},
		{"1'234.50", "1234.50", '.', 0},
		{"$ 1,234.5000", "1234.50", '.', 0},
		{"MXN 1,234", "1234", '.', 0},
		{"1,234 MXN", "1234", '.', 0},
		{"0", "0", '.', 0},
		{"12000", "1000.00", '.', 12},
		{"100", "8.33", '.', 12},
		{"1,000,000.005", "1000000.005", '.', 0}, /* the reader tells of the decimals */
		{"1.234,56", NULL, '.', 0},
		{"1,234.56", NULL, ',', 0},
		{"1,23", NULL, '.', 0},
		{"12,34,567", NULL, '.', 0},
		{"-5", NULL, '.', 0},
		{"-$5", NULL, '.', 0},
		{"(5.00)", NULL, '.', 0},
		{"5.", "5", '.', 0},
		{".50", NULL, '.', 0},
		{"5.1x2", NULL, '.', 0},
		{"n/a", NULL, '.', 0},
		{"", NULL, '.', 0},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct amount_manner manner = {
			cases[i].decimal, cases[i].divide, currency_find(STR("MXN"))};
		const char *why;
		struct str got = amount_read(str_c(cases[i].text), &manner, &why, arena);

		if ((why == NULL) != (cases[i].want != NULL))
			fail_msg("%s: %s", cases[i].text, why ? why : "read");
		assert_str_equal(got, str_c(cases[i].want));
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_read_by_their_decimal_mark)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
