/* test_decimal.c - numbers as decimal digits: the C library's printf as a second opinion. */
#include "test.h"

#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *text_of(struct buf *buf)
{
	buf_char(buf, '\0');
	return buf->p;
}

static void assert_significant(double number)
{
	struct buf buf = {0};
	char want[40];

	snprintf(want, sizeof want, "%.9g", number == 0 ? 0.0 : number);
	decimal_significant(number, &buf);
	assert_string_equal(text_of(&buf), want);
	buf_free(&buf);
}

/* The fewest digits, found by trying each. */
static void assert_shortest(double number)
{
	struct buf buf = {0};
	char want[40];

	for (int digits = 1; digits <= 17; digits++) {
		snprintf(want, sizeof want, "%.*g", digits, number);
		if (strtod(want, NULL) == number)
			break;
	}
	decimal_shortest(number, &buf);
	assert_string_equal(text_of(&buf), want);
	buf_free(&buf);
}

/* Numbers of every size, and such as are short in decimal digits. */
static double number_at(uint64_t *seed, int i)
{
	double number;

	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	number = (double)(*seed >> 11) * 0x1p-53;
	if (i % 3 == 0)
		number = round(number * 1e4) / 1e4;
	if (i % 3 == 1)
		number = ldexp(number, (int)(*seed % 90) - 45);
	return i % 7 ? number : -number;
}

static void a_number_has_the_digits_that_printf_gives_it(void **state)
{
	static const double numbers[] = {0, -0.0, 1, -1, 0.5, 9.999999995, 9.9999999949,
		999999999.5, 999999999.4, 1e9, 123456789012, 1e-4, 9.99999999e-5, 0.00012345678951,
		0.1, 0.2, 0.001, 1.0 / 3, 2.0 / 3, 100.0 / 7, 1e15, 1e300, 5e-324, 0.3 + 0.6,
		1.0000000005, 2.5e-5};
	uint64_t seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		assert_significant(numbers[i]);
		if (numbers[i] != floor(numbers[i]))
			assert_shortest(numbers[i]);
	}
	for (int i = 0; i < 60000; i++) {
		double number = number_at(&seed, i);

		assert_significant(number);
		if (number != floor(number) && i % 4 == 0)
			assert_shortest(number);
	}
}

static void a_whole_number_is_written_to_its_ends(void **state)
{
	struct buf buf = {0};

	(void)state;
	decimal_int(INT64_MIN, &buf);
	buf_char(&buf, ' ');
	decimal_int(INT64_MAX, &buf);
	buf_char(&buf, ' ');
	decimal_int(0, &buf);
	buf_char(&buf, ' ');
	decimal_padded(7, 2, &buf);
	decimal_padded(123, 2, &buf);
	assert_string_equal(text_of(&buf), "-9223372036854775808 9223372036854775807 0 07123");
	buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_has_the_digits_that_printf_gives_it),
		cmocka_unit_test(a_whole_number_is_written_to_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
