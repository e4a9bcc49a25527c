/* test_span.c - lengths of time as people promise them. */
#include "test.h"

#include "base/span.h"

static void a_span_is_a_whole_number_and_a_unit(void **state)
{
	static const struct {
		const char *text;
		enum span_error error;
		struct span want;
	} cases[] = {
		{"36h", SPAN_OK, {36, SPAN_HOURS}},
		{"5d", SPAN_OK, {5, SPAN_DAYS}},
		{"3bd", SPAN_OK, {3, SPAN_BUSINESS_DAYS}},
		{"2w", SPAN_OK, {2, SPAN_WEEKS}},
		{"36525d", SPAN_OK, {36525, SPAN_DAYS}},
		{"0d", SPAN_ZERO, {0, SPAN_DAYS}},
		{"36526d", SPAN_RANGE, {0}},
		{"876601h", SPAN_RANGE, {0}},
		{"5218w", SPAN_RANGE, {0}},
		{"26090bd", SPAN_RANGE, {0}},
		{"99999999999999999999h", SPAN_RANGE, {0}},
		{"", SPAN_FORM, {0}},
		{"5", SPAN_FORM, {0}},
		{"d", SPAN_FORM, {0}},
		{"5D", SPAN_FORM, {0}},
		{"-5d", SPAN_FORM, {0}},
		{"1.5d", SPAN_FORM, {0}},
		{"5 d", SPAN_FORM, {0}},
		{"P5D", SPAN_FORM, {0}},
		{"2m", SPAN_FORM, {0}},
		{"5days", SPAN_FORM, {0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct span span = {0};
		char written[16];

		if (span_parse(str_c(cases[i].text), &span) != cases[i].error)
			fail_msg("%s", cases[i].text);
		assert_int_equal(span.n, cases[i].want.n);
		assert_int_equal(span.unit, cases[i].want.unit);
		if (span.unit == SPAN_NONE)
			continue;
		span_write(span, written);
		assert_string_equal(written, cases[i].text);
	}
}

static void business_days_last_longer_than_days(void **state)
{
	const struct calendar six_days = {.workdays = 0x3f};

	(void)state;
	assert_true(span_days((struct span){36, SPAN_HOURS}, NULL) == 1.5);
	assert_true(span_days((struct span){5, SPAN_DAYS}, NULL) == 5);
	assert_true(span_days((struct span){2, SPAN_WEEKS}, NULL) == 14);
	assert_float_equal(span_days((struct span){3, SPAN_BUSINESS_DAYS}, NULL), 4.2, 1e-12);
	assert_float_equal(span_days((struct span){3, SPAN_BUSINESS_DAYS}, &six_days), 3.5, 1e-12);
	assert_true(span_days((struct span){0}, NULL) == 0);
}

static struct when at(int32_t day, int32_t second)
{
	return (struct when){
		day, second, (int64_t)day * 86400 + (second == SECOND_NONE ? 0 : second)};
}

static void a_span_holds_up_to_its_last_moment(void **state)
{
	/* Friday 2 January 2026; Tuesday the 6th is a holiday. */
	const int32_t friday = day_of(2026, 1, 2), holiday = friday + 4;
	const struct calendar calendar = {.holidays = &holiday, .holidays_n = 1};
	const struct {
		struct span span;
		int32_t start, day, end; /* seconds at both ends, days between */
		bool holds;
	} cases[] = {
		{{24, SPAN_HOURS}, 36000, 1, 36000, true},
		{{24, SPAN_HOURS}, 36000, 1, 36001, false},
		{{24, SPAN_HOURS}, SECOND_NONE, 1, 80000, true},
		{{24, SPAN_HOURS}, 0, 2, SECOND_NONE, false},
		{{25, SPAN_HOURS}, 0, 2, SECOND_NONE, true},
		{{36, SPAN_HOURS}, 0, 3, SECOND_NONE, false},
		{{5, SPAN_DAYS}, 36000, 5, 80000, true},
		{{5, SPAN_DAYS}, 36000, 6, 0, false},
		{{1, SPAN_WEEKS}, SECOND_NONE, 7, 80000, true},
		{{1, SPAN_WEEKS}, 0, 8, 0, false},
		{{1, SPAN_BUSINESS_DAYS}, 36000, 3, 80000, true},
		{{1, SPAN_BUSINESS_DAYS}, 36000, 4, 0, false},
		{{2, SPAN_BUSINESS_DAYS}, 36000, 5, 80000, true},
		{{2, SPAN_BUSINESS_DAYS}, 36000, 6, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (span_holds(cases[i].span, at(friday, cases[i].start),
			    at(friday + cases[i].day, cases[i].end), &calendar) != cases[i].holds)
			fail_msg("case %zu", i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_span_is_a_whole_number_and_a_unit),
		cmocka_unit_test(business_days_last_longer_than_days),
		cmocka_unit_test(a_span_holds_up_to_its_last_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
