/* decimal.c - numbers as decimal digits, without printf. */
#include "base/decimal.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIGITS_MOST = 20 };

/* Writes the digits to the end of `digits`; where they begin. */
static int put_digits(uint64_t n, int width, char digits[DIGITS_MOST])
{
	int at = DIGITS_MOST;

	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	while (at > DIGITS_MOST - width && at > 0)
		digits[--at] = '0';
	return at;
}

void decimal_padded(uint64_t n, int width, struct buf *out)
{
	char digits[DIGITS_MOST];
	int at = put_digits(n, width, digits);

	buf_put(out, (struct str){digits + at, (size_t)(DIGITS_MOST - at)});
}

void decimal_int(int64_t n, struct buf *out)
{
	if (n < 0)
		buf_char(out, '-');
	decimal_padded(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 1, out);
}

struct str decimal_text(int64_t n, struct arena *arena)
{
	char digits[DIGITS_MOST + 1];
	int at = put_digits(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 1, digits + 1) + 1;

	if (n < 0)
		digits[--at] = '-';
	return str_copy((struct str){digits + at, (size_t)(DIGITS_MOST + 1 - at)}, arena);
}

/* A size as whole * 10^-decimals. */
struct rounded {
	uint64_t whole;
	int decimals;
	bool sure; /* it is what exact arithmetic would give, and %g writes it without exponent */
};

static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
	1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19};

/* Not sure where a tie is so near that the error of the product (half a unit in its last place)
 * could decide it. */
static struct rounded round_to(double size, int digits)
{
	struct rounded rounded = {.decimals = digits - 1};
	long double scaled, fraction;

	if (!(size >= 1e-4 && size < powers[digits]))
		return rounded;
	for (int i = 1; i < digits && size >= powers[i]; i++)
		rounded.decimals--;
	for (double least = 1; size < least; least /= 10)
		rounded.decimals++;
	scaled = (long double)size * (long double)powers[rounded.decimals];
	rounded.whole = (uint64_t)scaled;
	fraction = scaled - (long double)rounded.whole;
	rounded.sure = fabsl(fraction - 0.5L) > 1e-3L;
	rounded.whole += fraction > 0.5L;
	rounded.sure &= rounded.decimals > 0 || (double)rounded.whole < powers[digits];
	while (rounded.decimals > 0 && rounded.whole % 10 == 0) {
		rounded.whole /= 10;
		rounded.decimals--;
	}
	return rounded;
}

static void put_rounded(struct rounded rounded, bool minus, struct buf *out)
{
	char digits[DIGITS_MOST];
	int at = put_digits(rounded.whole, rounded.decimals + 1, digits);
	int point = DIGITS_MOST - rounded.decimals;

	if (minus)
		buf_char(out, '-');
	buf_put(out, (struct str){digits + at, (size_t)(point - at)});
	if (rounded.decimals) {
		buf_char(out, '.');
		buf_put(out, (struct str){digits + point, (size_t)rounded.decimals});
	}
}

void decimal_significant(double number, struct buf *out)
{
	struct rounded rounded = round_to(fabs(number), 9);

	if (number == 0)
		buf_char(out, '0');
	else if (rounded.sure)
		put_rounded(rounded, number < 0, out);
	else
		buf_printf(out, "%.9g", number);
}

/* Fewer than 16 digits and a power of ten up to 10^22 are exact, so their quotient is what reading
 * the text would give. */
void decimal_shortest(double number, struct buf *out)
{
	struct rounded rounded = round_to(fabs(number), 15);
	char text[40];

	if (rounded.sure && (double)rounded.whole / powers[rounded.decimals] == fabs(number)) {
		put_rounded(rounded, number < 0, out);
		return;
	}
	for (int digits = fabs(number) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	buf_put(out, str_c(text));
}
