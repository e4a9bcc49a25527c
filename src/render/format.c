/* format.c - leaves as the reader's language writes them. */
#include "render/format.h"

#include "base/decimal.h"
#include "render/manner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"

static int64_t power_of_ten(int n)
{
	static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
		100000000, 1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
		100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
		1000000000000000000};

	return powers[n < 0 ? 0 : n > 18 ? 18 : n];
}

/* Where no tie is near, doubles are exact enough; -1 where one is, or where they are not. */
static int64_t round_plainly(double size, int shift)
{
	double scaled = shift >= 0 && shift < 10 ? size * (double)power_of_ten(shift) : INFINITY;
	double fraction = scaled - floor(scaled);

	return scaled < 1e12 && fabs(fraction - 0.5) > 1e-3 ? (int64_t)(scaled + 0.5) : -1;
}

int64_t format_round(double number, int shift)
{
	char digits[32];
	int64_t mantissa = round_plainly(fabs(number), shift);
	int exponent;

	if (mantissa >= 0)
		return number < 0 ? -mantissa : mantissa;
	/* "d.dddddddddddddde+xx": 15 significant digits. */
	snprintf(digits, sizeof digits, "%.14e", fabs(number));
	exponent = (int)strtol(digits + 17, NULL, 10) - 14 + shift;
	memmove(digits + 1, digits + 2, 14);
	digits[15] = '\0';
	mantissa = strtoll(digits, NULL, 10);
	if (exponent > 3 && mantissa)
		mantissa = power_of_ten(18);
	else if (exponent >= 0)
		mantissa *= power_of_ten(exponent);
	else if (exponent < -17)
		mantissa = 0;
	else
		mantissa = (mantissa + power_of_ten(-exponent) / 2) / power_of_ten(-exponent);
	return number < 0 ? -mantissa : mantissa;
}

/* Digits with the group separator where the language puts it. */
static void write_grouped(const struct locale *locale, const char *digits, int n, struct buf *out)
{
	bool grouped = n > locale->group_size + locale->group_from_five;

	for (int i = 0; i < n; i++) {
		int left = n - i - locale->group_size;

		if (grouped && i > 0 && left >= 0 && left % locale->next_group_size == 0)
			buf_put(out, locale->group);
		buf_char(out, digits[i]);
	}
}

static void write_sign(int64_t n, bool plus, struct buf *out)
{
	if (n < 0)
		buf_put(out, STR(MINUS));
	else if (n > 0 && plus)
		buf_char(out, '+');
}

static void write_unsigned(const struct locale *locale, int64_t n, int decimals, struct buf *out)
{
	char digits[40];
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	int first = sizeof digits, point = first - decimals;

	do
		digits[--first] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0 || first >= point);
	write_grouped(locale, digits + first, point - first, out);
	if (decimals > 0) {
		buf_put(out, locale->decimal);
		buf_put(out, (struct str){digits + point, (size_t)decimals});
	}
}

void format_fixed(const struct locale *locale, int64_t n, int decimals, struct buf *out)
{
	write_sign(n, false, out);
	write_unsigned(locale, n, decimals, out);
}

bool manner_asks(struct manner *manner, struct str member)
{
	bool yes = str_eq(manner->member, member);

	manner->known |= yes;
	return yes;
}

/* n / unit, rounded to an integer, half away from zero. */
static int64_t divided(int64_t n, int64_t unit)
{
	int64_t half = unit / 2, rest = n % unit;

	return n / unit + (unit > 1 && rest >= half) - (unit > 1 && rest <= -half);
}

/* A size in thousands, millions …: the digits to show and the word behind them. */
struct scaled {
	int64_t n;
	int decimals;
	struct str word;
};

static struct scaled scale(const struct locale_style *style, int64_t n, int decimals, int most)
{
	const struct {
		struct str word;
		int power, most;
	} tiers[] = {{STR_NONE, 0, 0}, {style->thousand, 3, 1}, {style->million, 6, most},
		{style->billion, 9, most}};
	struct scaled scaled = {0};

	for (size_t i = 0; i < sizeof tiers / sizeof *tiers && (i < 3 || tiers[i].word.n); i++) {
		int power = tiers[i].power + decimals;

		scaled.decimals = tiers[i].most;
		for (int64_t size = llabs(divided(n, power_of_ten(power)));
			size >= 10 && scaled.decimals > 0; size /= 10)
			scaled.decimals--;
		scaled.n = divided(n, power_of_ten(power - scaled.decimals));
		scaled.word = tiers[i].word;
		if (llabs(scaled.n) < 1000 * power_of_ten(scaled.decimals))
			break;
	}
	while (scaled.decimals > 0 && scaled.n % 10 == 0) {
		scaled.n /= 10;
		scaled.decimals--;
	}
	return scaled;
}

static void write_count(struct manner *manner, int64_t n, struct buf *out)
{
	struct scaled scaled = {.n = n};

	write_sign(n, manner->sign, out);
	if (manner_asks(manner, STR("short"))) {
		scaled = scale(manner->locale->style, n, 0, 1);
	} else if (manner_asks(manner, STR("plain"))) {
		decimal_padded(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 1, out);
		return;
	}
	write_unsigned(manner->locale, scaled.n, scaled.decimals, out);
	buf_put(out, scaled.word);
}

static void write_amount(struct manner *manner, int64_t minor, struct buf *out)
{
	const struct locale *locale = manner->locale;
	struct scaled scaled = {.n = minor, .decimals = locale->money_decimals};

	if (manner_asks(manner, STR("short")))
		scaled = scale(locale->style, minor, locale->money_decimals, 2);
	else if (!manner_asks(manner, STR("full")))
		scaled = (struct scaled){.n = divided(minor, power_of_ten(locale->money_decimals))};
	write_sign(scaled.n, manner->sign, out);
	if (locale->money_first) {
		buf_put(out, locale->money_symbol);
		buf_put(out, locale->money_space);
	}
	write_unsigned(locale, scaled.n, scaled.decimals, out);
	buf_put(out, scaled.word);
	if (!locale->money_first) {
		buf_put(out, locale->money_space);
		buf_put(out, locale->money_symbol);
	}
}

static void write_share(struct manner *manner, double share, struct buf *out)
{
	int decimals = manner_asks(manner, STR("one"));
	bool bare = manner_asks(manner, STR("bare"));
	int64_t n = format_round(share, 2 + decimals);

	write_sign(n, manner->sign, out);
	write_unsigned(manner->locale, n, decimals, out);
	if (!bare)
		buf_put(out, manner->locale->style->percent);
}

static void write_number(struct manner *manner, const struct value *leaf, struct buf *out)
{
	int64_t n = format_round(leaf->number, leaf->decimals);

	write_sign(n, manner->sign, out);
	write_unsigned(manner->locale, n, leaf->decimals, out);
}

/* A length of time in the unit that suits it: the number (in tenths for days below ten). */
static struct scaled days_of(const struct locale_style *style, double days)
{
	int64_t minutes = llabs(format_round(days * 1440, 0));
	int64_t tenths = format_round(days, 1);

	if (minutes == 0)
		return (struct scaled){0, 0, style->days};
	if (minutes < 60)
		return (struct scaled){format_round(days * 1440, 0), 0, style->minute};
	if (llabs(format_round(days * 24, 0)) < 24)
		return (struct scaled){format_round(days * 24, 0), 0, style->hour};
	if (llabs(tenths) == 10)
		return (struct scaled){tenths / 10, 0, style->day};
	if (llabs(tenths) < 100 && tenths % 10 != 0)
		return (struct scaled){tenths, 1, style->days};
	return (struct scaled){format_round(days, 0), 0, style->days};
}

static void write_days(struct manner *manner, double days, struct buf *out)
{
	struct scaled scaled = days_of(manner->locale->style, days);
	bool bare = manner_asks(manner, STR("bare"));

	if (bare) {
		int64_t tenths = format_round(days, 1);

		scaled.decimals = llabs(tenths) < 100 && tenths % 10 != 0;
		scaled.n = scaled.decimals ? tenths : format_round(days, 0);
	}
	write_sign(scaled.n, manner->sign, out);
	write_unsigned(manner->locale, scaled.n, scaled.decimals, out);
	if (!bare)
		buf_put(out, scaled.word);
}

/* At most two decimals, no zeros at the end, no minus before 0. */
static void write_coordinate(double number, struct buf *out)
{
	int64_t n = format_round(number, 2);
	int64_t size = llabs(n);

	if (n < 0)
		buf_char(out, '-');
	decimal_int(size / 100, out);
	if (size % 100) {
		buf_char(out, '.');
		buf_char(out, (char)('0' + size % 100 / 10));
		if (size % 10)
			buf_char(out, (char)('0' + size % 10));
	}
}

static void write_significant(double number, struct buf *out)
{
	if (isfinite(number))
		decimal_significant(number, out);
	else
		buf_put(out, STR("null"));
}

void format_raw(const struct value *leaf, struct buf *out)
{
	struct manner iso = {.member = STR("iso")};

	switch (leaf->kind) {
	case VALUE_BOOL: buf_put(out, leaf->yes ? STR("true") : STR("false")); break;
	case VALUE_TEXT:
	case VALUE_TERM:
	case VALUE_PATH:
	case VALUE_MARKDOWN: buf_put(out, leaf->text); break;
	case VALUE_LINK:
		buf_put(out, leaf->text);
		if (leaf->extra.n)
			buf_char(out, '#');
		buf_put(out, leaf->extra);
		break;
	case VALUE_COUNT:
	case VALUE_MONEY: decimal_int(leaf->integer, out); break;
	case VALUE_NUMBER:
	case VALUE_SHARE:
	case VALUE_DAYS: write_significant(leaf->number, out); break;
	case VALUE_DATE: format_day(&iso, (int32_t)leaf->integer, out); break;
	case VALUE_MONTH: format_month(&iso, (int32_t)leaf->integer, out); break;
	case VALUE_QUARTER: format_quarter(&iso, (int32_t)leaf->integer, out); break;
	case VALUE_MOMENT: format_moment(&iso, leaf->when, out); break;
	case VALUE_COORD: write_coordinate(leaf->number, out); break;
	case VALUE_NONE:
	case VALUE_MESSAGE:
	case VALUE_LIST:
	case VALUE_MAP: break;
	}
}

/* Takes "sign" off the end of the member. */
static struct manner manner_of(const struct locale *locale, struct str member)
{
	struct manner manner = {.locale = locale, .member = member};

	if (str_eq(member, STR("sign")) || str_ends(member, STR(".sign"))) {
		manner.sign = true;
		manner.member = str_slice(member, 0, member.n - (member.n > 4 ? 5 : 4));
	}
	manner.known = manner.member.n == 0;
	return manner;
}

static void write_kind(struct manner *manner, const struct value *leaf, struct buf *out)
{
	switch (leaf->kind) {
	case VALUE_COUNT: write_count(manner, leaf->integer, out); break;
	case VALUE_NUMBER: write_number(manner, leaf, out); break;
	case VALUE_SHARE: write_share(manner, leaf->number, out); break;
	case VALUE_MONEY: write_amount(manner, leaf->integer, out); break;
	case VALUE_DATE: format_day(manner, (int32_t)leaf->integer, out); break;
	case VALUE_MONTH: format_month(manner, (int32_t)leaf->integer, out); break;
	case VALUE_QUARTER: format_quarter(manner, (int32_t)leaf->integer, out); break;
	case VALUE_MOMENT: format_moment(manner, leaf->when, out); break;
	case VALUE_DAYS: write_days(manner, leaf->number, out); break;
	default: format_raw(leaf, out); break;
	}
}

bool format_leaf(
	const struct locale *locale, const struct value *leaf, struct str member, struct buf *out)
{
	struct manner manner = manner_of(locale, member);

	if (str_eq(member, STR("raw"))) {
		format_raw(leaf, out);
		return true;
	}
	write_kind(&manner, leaf, out);
	return manner.known;
}

double format_number_of(const struct locale *locale, const struct value *leaf)
{
	switch (leaf->kind) {
	case VALUE_COUNT: return (double)leaf->integer;
	case VALUE_MONEY:
		return (double)leaf->integer / (double)power_of_ten(locale->money_decimals);
	case VALUE_NUMBER:
		return (double)format_round(leaf->number, leaf->decimals) /
		       (double)power_of_ten(leaf->decimals);
	case VALUE_SHARE: return (double)format_round(leaf->number, 2);
	case VALUE_DAYS: return (double)format_round(leaf->number, 1) / 10;
	default: return 0;
	}
}
