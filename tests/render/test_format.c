/* test_format.c - numbers, money and dates as readers of four places write them. */
#include "test.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "render/format.h"

#define NB    "\xc2\xa0"
#define MINUS "\xe2\x88\x92"

enum { ES_MX, ES_ES, EN_US, EN_IE, PLACES };

static const struct {
	struct str language, currency, tag;
	int decimals;
} places[PLACES] = {
	{{"es", 2}, {"MXN", 3}, {"es-MX", 5}, 2},
	{{"es", 2}, {"EUR", 3}, {"es-ES", 5}, 2},
	{{"en", 2}, {"USD", 3}, {"en-US", 5}, 2},
	{{"en", 2}, {"EUR", 3}, {"en-IE", 5}, 2},
};

struct sample {
	struct value leaf;
	const char *member;
	const char *want[PLACES]; /* NULL: as in the place before */
};

static struct locale *open_locale(
	struct str language, struct str currency, int decimals, struct arena *arena)
{
	struct trouble trouble = {0};
	struct locale *locale = locale_open(language, currency, decimals, &trouble, arena);

	if (!locale)
		fail_msg("%.*s: %.*s", STR_ARG(trouble.path), STR_ARG(trouble.why));
	return locale;
}

static void check(const struct sample *samples, size_t n)
{
	struct arena *arena = arena_new();

	for (size_t p = 0; p < PLACES; p++) {
		struct locale *locale = open_locale(
			places[p].language, places[p].currency, places[p].decimals, arena);

		assert_str_equal(locale->tag, places[p].tag);
		for (size_t i = 0; i < n; i++) {
			const char *want = samples[i].want[p];
			struct buf out = {0};

			for (size_t before = p; !want; before--)
				want = samples[i].want[before];
			assert_true(format_leaf(
				locale, &samples[i].leaf, str_c(samples[i].member), &out));
			assert_str_equal(buf_str(&out), str_c(want));
			buf_free(&out);
		}
		locale_close(locale);
	}
	arena_free(arena);
}

#define CHECK(samples) check(samples, sizeof samples / sizeof *samples)
#define COUNT(n)                                    \
	{                                           \
		.kind = VALUE_COUNT, .integer = (n) \
	}
#define MONEY(n)                                    \
	{                                           \
		.kind = VALUE_MONEY, .integer = (n) \
	}
#define SHARE(x)                                   \
	{                                          \
		.kind = VALUE_SHARE, .number = (x) \
	}
#define DAYS(x)                                   \
	{                                         \
		.kind = VALUE_DAYS, .number = (x) \
	}
#define NUMBER(x, d)                                                 \
	{                                                            \
		.kind = VALUE_NUMBER, .number = (x), .decimals = (d) \
	}
#define INTEGER(k, n)                             \
	{                                         \
		.kind = VALUE_##k, .integer = (n) \
	}

static void counts_are_grouped_as_the_country_does(void **state)
{
	static const struct sample samples[] = {
		{COUNT(0), "", {"0"}},
		{COUNT(999), "", {"999"}},
		{COUNT(1234), "", {"1,234", "1234", "1,234"}},
		{COUNT(12345), "", {"12,345", "12.345", "12,345"}},
		{COUNT(1234567), "", {"1,234,567", "1.234.567", "1,234,567"}},
		{COUNT(-1234567), "", {MINUS "1,234,567", MINUS "1.234.567", MINUS "1,234,567"}},
		{COUNT(1234567), "plain", {"1234567"}},
		{COUNT(7), "sign", {"+7"}},
		{COUNT(0), "sign", {"0"}},
		{COUNT(999), "short", {"999"}},
		{COUNT(1234), "short", {"1.2" NB "mil", "1,2" NB "mil", "1.2k"}},
		{COUNT(385000), "short", {"385" NB "mil", NULL, "385k"}},
		{COUNT(999600), "short", {"1" NB "M", NULL, "1M"}},
		{COUNT(1234567), "short", {"1.2" NB "M", "1,2" NB "M", "1.2M"}},
		{COUNT(INT64_MIN), "plain", {MINUS "9223372036854775808"}},
	};

	(void)state;
	CHECK(samples);
}

static void money_stands_as_in_the_country(void **state)
{
	static const struct sample samples[] = {
		{MONEY(278000000), "",
			{"$2,780,000", "2.780.000" NB "€", "$2,780,000", "€2,780,000"}},
		{MONEY(278000000), "full",
			{"$2,780,000.00", "2.780.000,00" NB "€", "$2,780,000.00", "€2,780,000.00"}},
		{MONEY(278000000), "short",
			{"$2.78" NB "M", "2,78" NB "M" NB "€", "$2.78M", "€2.78M"}},
		{MONEY(38500000), "short",
			{"$385" NB "mil", "385" NB "mil" NB "€", "$385k", "€385k"}},
		{MONEY(95000), "short", {"$950", "950" NB "€", "$950", "€950"}},
		{MONEY(200000000), "short", {"$2" NB "M", "2" NB "M" NB "€", "$2M", "€2M"}},
		{MONEY(1693000000), "short",
			{"$16.9" NB "M", "16,9" NB "M" NB "€", "$16.9M", "€16.9M"}},
		{MONEY(25049), "", {"$250", "250" NB "€", "$250", "€250"}},
		{MONEY(25050), "", {"$251", "251" NB "€", "$251", "€251"}},
		{MONEY(-25050), "", {MINUS "$251", MINUS "251" NB "€", MINUS "$251", MINUS "€251"}},
		{MONEY(-49), "", {"$0", "0" NB "€", "$0", "€0"}},
		{MONEY(-38500000), "short.sign",
			{MINUS "$385" NB "mil", MINUS "385" NB "mil" NB "€", MINUS "$385k",
				MINUS "€385k"}},
		{MONEY(38500000), "short.sign",
			{"+$385" NB "mil", "+385" NB "mil" NB "€", "+$385k", "+€385k"}},
		{MONEY(99949900), "short",
			{"$999" NB "mil", "999" NB "mil" NB "€", "$999k", "€999k"}},
		{MONEY(99960000), "short", {"$1" NB "M", "1" NB "M" NB "€", "$1M", "€1M"}},
		{MONEY(278000000000), "short",
			{"$2,780" NB "M", "2780" NB "M" NB "€", "$2.78B", "€2.78B"}},
		{MONEY(123456), "raw", {"123456"}},
	};

	(void)state;
	CHECK(samples);
}

static void shares_are_rounded_on_the_decimal_shown(void **state)
{
	static const struct sample samples[] = {
		{SHARE(0.58), "", {"58" NB "%", NULL, "58%"}},
		{SHARE(0.583), "one", {"58.3" NB "%", "58,3" NB "%", "58.3%"}},
		{SHARE(0.5825), "one", {"58.3" NB "%", "58,3" NB "%", "58.3%"}},
		{SHARE(0.285), "", {"29" NB "%", NULL, "29%"}},
		{SHARE(0.005), "", {"1" NB "%", NULL, "1%"}},
		{SHARE(0.0049), "", {"0" NB "%", NULL, "0%"}},
		{SHARE(-0.0049), "", {"0" NB "%", NULL, "0%"}},
		{SHARE(-0.125), "one.sign",
			{MINUS "12.5" NB "%", MINUS "12,5" NB "%", MINUS "12.5%"}},
		{SHARE(1), "", {"100" NB "%", NULL, "100%"}},
		{SHARE(0.58), "bare", {"58"}},
		{SHARE(0.58), "bare.sign", {"+58"}},
		{SHARE(1.0 / 3), "raw", {"0.333333333"}},
	};

	(void)state;
	CHECK(samples);
}

static void numbers_keep_the_decimals_they_were_put_with(void **state)
{
	static const struct sample samples[] = {
		{NUMBER(2.5, 0), "", {"3"}},
		{NUMBER(-2.5, 0), "", {MINUS "3"}},
		{NUMBER(1.005, 2), "", {"1.01", "1,01", "1.01"}},
		{NUMBER(0.4, 1), "sign", {"+0.4", "+0,4", "+0.4"}},
		{NUMBER(-0.04, 1), "sign", {"0.0", "0,0", "0.0"}},
		{NUMBER(12345.678, 1), "", {"12,345.7", "12.345,7", "12,345.7"}},
		{NUMBER(1e-12, 3), "", {"0.000", "0,000", "0.000"}},
		{{.kind = VALUE_COORD, .number = 12.345}, "", {"12.35"}},
		{{.kind = VALUE_COORD, .number = -3.5}, "", {"-3.5"}},
		{{.kind = VALUE_COORD, .number = 7.001}, "", {"7"}},
		{{.kind = VALUE_COORD, .number = -0.001}, "", {"0"}},
		{{.kind = VALUE_COORD, .number = 0.05}, "", {"0.05"}},
	};

	(void)state;
	CHECK(samples);
}

/* 2026-09-15 is day 20711: 56 years of 365 days and 14 leap days to 2026-01-01 (20454), and 257. */
static void days_and_months_are_written_in_the_countrys_order(void **state)
{
	static const struct sample samples[] = {
		{INTEGER(DATE, 20711), "",
			{"15" NB "sep" NB "2026", NULL, "Sep" NB "15," NB "2026",
				"15" NB "Sep" NB "2026"}},
		{INTEGER(DATE, 20711), "long",
			{"15 de septiembre de 2026", NULL, "September 15, 2026",
				"15 September 2026"}},
		{INTEGER(DATE, 20711), "month", {"sep" NB "2026", NULL, "Sep" NB "2026"}},
		{INTEGER(DATE, 20711), "day", {"15" NB "sep", NULL, "Sep" NB "15", "15" NB "Sep"}},
		{INTEGER(DATE, 20711), "iso", {"2026-09-15"}},
		{INTEGER(DATE, 20454 - 1), "",
			{"31" NB "dic" NB "2025", NULL, "Dec" NB "31," NB "2025",
				"31" NB "Dec" NB "2025"}},
		{INTEGER(MONTH, 56 * 12 + 8), "", {"sep" NB "2026", NULL, "Sep" NB "2026"}},
		{INTEGER(MONTH, 56 * 12 + 8), "long",
			{"septiembre de 2026", NULL, "September 2026"}},
		{INTEGER(MONTH, 56 * 12 + 8), "iso", {"2026-09"}},
		{INTEGER(MONTH, -1), "iso", {"1969-12"}},
		{INTEGER(QUARTER, 56 * 4 + 2), "",
			{"jul–sep" NB "2026", NULL, "Jul–Sep" NB "2026"}},
		{INTEGER(QUARTER, 56 * 4 + 2), "long",
			{"julio–septiembre de 2026", NULL, "July–September 2026"}},
		{INTEGER(QUARTER, 56 * 4 + 2), "iso", {"2026-Q3"}},
	};

	(void)state;
	CHECK(samples);
}

static void a_moment_knows_its_time_and_how_far_its_zone_is(void **state)
{
	static const int64_t local = 20711LL * 86400 + 36900; /* 10:15 */
	const struct sample samples[] = {
		{{.kind = VALUE_MOMENT, .when = {20711, 36900, local + 21600}}, "",
			{"15" NB "sep" NB "2026", NULL, "Sep" NB "15," NB "2026",
				"15" NB "Sep" NB "2026"}},
		{{.kind = VALUE_MOMENT, .when = {20711, 36900, local + 21600}}, "full",
			{"15" NB "sep" NB "2026, 10:15", NULL, "Sep" NB "15," NB "2026, 10:15",
				"15" NB "Sep" NB "2026, 10:15"}},
		{{.kind = VALUE_MOMENT, .when = {20711, 36900, local + 21600}}, "time", {"10:15"}},
		{{.kind = VALUE_MOMENT, .when = {20711, 36900, local + 21600}}, "iso",
			{"2026-09-15T10:15:00-06:00"}},
		{{.kind = VALUE_MOMENT, .when = {20711, 36900, local - 19800}}, "iso",
			{"2026-09-15T10:15:00+05:30"}},
		{{.kind = VALUE_MOMENT, .when = {20711, SECOND_NONE, 0}}, "full",
			{"15" NB "sep" NB "2026", NULL, "Sep" NB "15," NB "2026",
				"15" NB "Sep" NB "2026"}},
		{{.kind = VALUE_MOMENT, .when = {20711, SECOND_NONE, 0}}, "iso", {"2026-09-15"}},
		{{.kind = VALUE_MOMENT, .when = {20711, SECOND_NONE, 0}}, "time", {""}},
	};

	(void)state;
	CHECK(samples);
}

static void a_length_of_time_takes_the_unit_that_suits_it(void **state)
{
	static const struct sample samples[] = {
		{DAYS(12), "", {"12" NB "días", NULL, "12" NB "days"}},
		{DAYS(1), "", {"1" NB "día", NULL, "1" NB "day"}},
		{DAYS(1.04), "", {"1" NB "día", NULL, "1" NB "day"}},
		{DAYS(1.5), "", {"1.5" NB "días", "1,5" NB "días", "1.5" NB "days"}},
		{DAYS(2.0), "", {"2" NB "días", NULL, "2" NB "days"}},
		{DAYS(9.96), "", {"10" NB "días", NULL, "10" NB "days"}},
		{DAYS(12.4), "", {"12" NB "días", NULL, "12" NB "days"}},
		{DAYS(3 / 24.0), "", {"3" NB "h"}},
		{DAYS(0.999), "", {"1" NB "día", NULL, "1" NB "day"}},
		{DAYS(5 / 1440.0), "", {"5" NB "min"}},
		{DAYS(0), "", {"0" NB "días", NULL, "0" NB "days"}},
		{DAYS(-3), "", {MINUS "3" NB "días", NULL, MINUS "3" NB "days"}},
		{DAYS(-3), "bare", {MINUS "3"}},
		{DAYS(1.5), "bare", {"1.5", "1,5", "1.5"}},
		{DAYS(0.25), "bare", {"0.3", "0,3", "0.3"}},
	};

	(void)state;
	CHECK(samples);
}

static void the_months_have_three_letters(void **state)
{
	static const char *const es[] = {
		"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"};
	static const char *const en[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t p = 0; p < PLACES; p++) {
		struct locale *locale =
			open_locale(places[p].language, places[p].currency, 2, arena);

		for (int i = 0; i < 12; i++)
			assert_str_equal(locale->months_short[i], str_c((p < EN_US ? es : en)[i]));
		locale_close(locale);
	}
	arena_free(arena);
}

static void the_country_is_that_of_the_currency(void **state)
{
	static const struct {
		const char *language, *currency, *tag, *money;
		int decimals;
	} cases[] = {
		{"es", "COP", "es-CO", "$" NB "1.234.567", 2},
		{"es", "CLP", "es-CL", "$1.234.567", 0},
		{"es", "USD", "es-US", "$1,234,567", 2},
		{"en", "GBP", "en-GB", "£1,234,567", 2},
		{"en", "INR", "en-IN", "₹12,34,567", 2},
		{"en", "JPY", "en-001", "JP¥1,234,567", 0},
		{"en", "MXN", "en-001", "MX$1,234,567", 2},
		{"en", "XAF", "en-001", "FCFA" NB "1,234,567", 0},
		{"es", "GBP", "es-ES", "1.234.567" NB "GBP", 2},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = open_locale(str_c(cases[i].language),
			str_c(cases[i].currency), cases[i].decimals, arena);
		struct value leaf = {
			.kind = VALUE_MONEY, .integer = cases[i].decimals ? 123456700 : 1234567};
		struct buf out = {0};

		assert_str_equal(locale->tag, str_c(cases[i].tag));
		format_leaf(locale, &leaf, STR_NONE, &out);
		assert_str_equal(buf_str(&out), str_c(cases[i].money));
		buf_free(&out);
		locale_close(locale);
	}
	arena_free(arena);
}

static void a_language_that_we_lack_is_trouble(void **state)
{
	struct arena *arena = arena_new();
	struct trouble trouble = {0};

	(void)state;
	assert_null(locale_open(STR("xx"), STR("EUR"), 2, &trouble, arena));
	assert_str_equal(trouble.why, STR("no language 'xx' here: es and en are"));
	arena_free(arena);
}

static void a_member_that_a_kind_lacks_is_told(void **state)
{
	struct arena *arena = arena_new();
	struct locale *locale = open_locale(STR("es"), STR("MXN"), 2, arena);
	const struct value share = SHARE(0.5), count = COUNT(5);
	struct buf out = {0};

	(void)state;
	assert_false(format_leaf(locale, &share, STR("short"), &out));
	assert_false(format_leaf(locale, &count, STR("one"), &out));
	assert_false(format_leaf(locale, &count, STR("shrot.sign"), &out));
	buf_free(&out);
	locale_close(locale);
	arena_free(arena);
}

static void the_locale_of_the_process_changes_nothing(void **state)
{
	static const struct sample samples[] = {
		{NUMBER(1234.5, 1), "", {"1,234.5", "1234,5", "1,234.5"}},
		{SHARE(0.25), "raw", {"0.25"}},
	};

	(void)state;
	setenv("LC_ALL", "de_DE.UTF-8", 1);
	setenv("LANG", "tr_TR.UTF-8", 1);
	CHECK(samples);
	unsetenv("LC_ALL");
	unsetenv("LANG");
}

static void rounding_goes_away_from_zero(void **state)
{
	static const struct {
		double number;
		int shift;
		int64_t want;
	} cases[] = {
		{0.5, 0, 1},
		{-0.5, 0, -1},
		{1.5, 0, 2},
		{2.5, 0, 3},
		{0.49999, 0, 0},
		{0.285, 2, 29},
		{1.005, 2, 101},
		{1e300, 0, INT64_C(1000000000000000000)},
		{1e-300, 2, 0},
		{0, 5, 0},
		{123456789012345, 0, 123456789012345},
		{-0.0, 0, 0},
		{4.35, 1, 44},
		{99.95, 1, 1000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(format_round(cases[i].number, cases[i].shift) == cases[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_grouped_as_the_country_does),
		cmocka_unit_test(money_stands_as_in_the_country),
		cmocka_unit_test(shares_are_rounded_on_the_decimal_shown),
		cmocka_unit_test(numbers_keep_the_decimals_they_were_put_with),
		cmocka_unit_test(days_and_months_are_written_in_the_countrys_order),
		cmocka_unit_test(a_moment_knows_its_time_and_how_far_its_zone_is),
		cmocka_unit_test(a_length_of_time_takes_the_unit_that_suits_it),
		cmocka_unit_test(the_months_have_three_letters),
		cmocka_unit_test(the_country_is_that_of_the_currency),
		cmocka_unit_test(a_language_that_we_lack_is_trouble),
		cmocka_unit_test(a_member_that_a_kind_lacks_is_told),
		cmocka_unit_test(the_locale_of_the_process_changes_nothing),
		cmocka_unit_test(rounding_goes_away_from_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
