/* test_date.c - civil days, moments and working days. */
#include "test.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/zone.h"

#include <time.h>

static void days_and_civil_dates_are_inverse_over_three_centuries(void **state)
{
	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(1900, 1, 1), DAY_FIRST);
	assert_int_equal(day_of(2199, 12, 31), DAY_LAST);
	for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
		time_t seconds = (time_t)day * 86400;
		struct civil civil = civil_of(day);
		struct tm tm;

		gmtime_r(&seconds, &tm); /* the C library as a second opinion */
		assert_int_equal(civil.year, tm.tm_year + 1900);
		assert_int_equal(civil.month, tm.tm_mon + 1);
		assert_int_equal(civil.day, tm.tm_mday);
		assert_int_equal(weekday_of(day) % 7, tm.tm_wday);
		assert_int_equal(day_of(civil.year, civil.month, civil.day), day);
		assert_int_equal(month_of(day), (civil.year - 1970) * 12 + civil.month - 1);
		assert_int_equal(month_start(month_of(day)), day - civil.day + 1);
		assert_true(quarter_start(quarter_of(day)) <= day);
		assert_true(quarter_start(quarter_of(day) + 1) > day);
	}
}

static void a_quarter_begins_in_january_april_july_or_october(void **state)
{
	(void)state;
	assert_int_equal(quarter_of(day_of(1970, 3, 31)), 0);
	assert_int_equal(quarter_of(day_of(1969, 12, 31)), -1);
	assert_int_equal(quarter_start(quarter_of(day_of(2026, 9, 30))), day_of(2026, 7, 1));
}

static void a_day_is_read_only_as_it_is_written(void **state)
{
	static const struct {
		const char *text;
		enum date_error error;
	} cases[] = {
		{"2026-02-03", DATE_OK},
		{"2024-02-29", DATE_OK},
		{"2000-02-29", DATE_OK},
		{"1900-01-01", DATE_OK},
		{"2199-12-31", DATE_OK},
		{"2026-02-29", DATE_NO_DAY},
		{"1900-02-29", DATE_NO_DAY},
		{"2026-04-00", DATE_NO_DAY},
		{"2026-13-01", DATE_NO_DAY},
		{"2026-00-01", DATE_NO_DAY},
		{"2026-04-31", DATE_NO_DAY},
		{"2026-12-32", DATE_NO_DAY},
		{"1899-12-31", DATE_RANGE},
		{"2200-01-01", DATE_RANGE},
		{"0000-01-01", DATE_RANGE},
		{"", DATE_FORM},
		{"2026-2-3", DATE_FORM},
		{"10000-01-01", DATE_FORM},
		{"2026/02/03", DATE_FORM},
		{"2026-02-03 ", DATE_FORM},
		{"2026-02-3x", DATE_FORM},
		{"-026-02-03", DATE_FORM},
		{"2026-034", DATE_FORM},
		{"today", DATE_FORM},
		{"２０２６-02-03", DATE_FORM},
	};
	char written[11];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int32_t day = 7;

		assert_int_equal(day_parse(str_c(cases[i].text), &day), cases[i].error);
		if (cases[i].error != DATE_OK) {
			assert_int_equal(day, 7);
			continue;
		}
		day_write(day, written);
		assert_string_equal(written, cases[i].text);
	}
}

static void a_moment_is_read_in_the_zone_of_the_company(void **state)
{
	static const struct {
		const char *text;
		enum date_error error;
		const char *day;
		int32_t second;
		int64_t utc;
	} cases[] = {
		/* The instants are those of `date -u -d TEXT +%s` with TZ=Europe/Madrid. */
		{"2026-02-03T10:15", DATE_OK, "2026-02-03", 36900, 1770110100},
		{"2026-02-03T10:15:30", DATE_OK, "2026-02-03", 36930, 1770110130},
		{"2026-07-03T10:15", DATE_OK, "2026-07-03", 36900, 1783066500},
		{"2026-02-03T10:15Z", DATE_OK, "2026-02-03", 40500, 1770113700},
		{"2026-02-03T23:30Z", DATE_OK, "2026-02-04", 1800, 1770161400},
		{"2026-02-03T10:15+05:45", DATE_OK, "2026-02-03", 19800, 1770093000},
		{"2026-02-03T10:15:30-03:00", DATE_OK, "2026-02-03", 51330, 1770124530},
		{"2024-10-27T02:30", DATE_OK, "2024-10-27", 9000, 1729989000},
		{"2024-10-27T02:30+01:00", DATE_OK, "2024-10-27", 9000, 1729992600},
		{"2024-03-31T02:30", DATE_SKIPPED, NULL, 0, 0},
		{"2024-03-31T02:30+01:00", DATE_OK, "2024-03-31", 12600, 1711848600},
		{"2026-02-03T24:00", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-03T10:60", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-03T10:15:60", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-03T10:15+19:00", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-03T10:15+18:01", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-03T10:15+02:60", DATE_NO_TIME, NULL, 0, 0},
		{"2026-02-30T10:15", DATE_NO_DAY, NULL, 0, 0},
		{"1899-12-31T10:15", DATE_RANGE, NULL, 0, 0},
		{"2199-12-31T23:30-05:00", DATE_RANGE, NULL, 0, 0},
		{"2026-02-03 10:15", DATE_FORM, NULL, 0, 0},
		{"2026-02-03t10:15", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:1", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15:", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15:3", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15z", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15+0200", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15 +02:00", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15 Europe/Madrid", DATE_FORM, NULL, 0, 0},
		{"2026-02-03T10:15pm", DATE_FORM, NULL, 0, 0},
	};
	struct arena *arena = arena_new();
	struct zone *madrid;

	(void)state;
	assert_int_equal(zone_open(STR("Europe/Madrid"), &madrid, arena), ZONE_OK);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct when when = WHEN_NONE;
		char day[11];

		if (when_parse(str_c(cases[i].text), madrid, &when) != cases[i].error)
			fail_msg("%s", cases[i].text);
		if (!cases[i].day) {
			assert_int_equal(when.day, DAY_NONE);
			continue;
		}
		day_write(when.day, day);
		assert_string_equal(day, cases[i].day);
		assert_int_equal(when.second, cases[i].second);
		assert_int_equal(when.utc, cases[i].utc);
	}
	arena_free(arena);
}

static void a_day_begins_at_its_first_second_even_where_midnight_is_skipped(void **state)
{
	struct arena *arena = arena_new();
	struct zone *zone;
	struct when when;

	(void)state;
	assert_int_equal(zone_open(STR("America/Sao_Paulo"), &zone, arena), ZONE_OK);
	when = when_of_day(day_of(2018, 11, 4), zone); /* 00:00 became 01:00 */
	assert_int_equal(when.utc, 1541300400);
	assert_int_equal(when.second, SECOND_NONE);
	assert_int_equal(zone_open(STR("Pacific/Apia"), &zone, arena), ZONE_OK);
	when = when_of_day(day_of(2011, 12, 30), zone); /* a day that never was */
	assert_int_equal(when.utc, 1325239200);
	assert_int_equal(when_of_day(day_of(2011, 12, 31), zone).utc, 1325239200);
	assert_int_equal(when_of_day(DAY_NONE, zone).day, DAY_NONE);
	arena_free(arena);
}

static void a_day_without_a_time_is_the_same_as_any_moment_of_it(void **state)
{
	struct when day = when_of_day(100, NULL), noon = {100, 43200, 100 * 86400 + 43200};
	struct when evening = {100, 72000, 100 * 86400 + 72000}, next = when_of_day(101, NULL);

	(void)state;
	assert_int_equal(when_cmp(day, noon), 0);
	assert_int_equal(when_cmp(evening, day), 0);
	assert_int_equal(when_cmp(noon, evening), -1);
	assert_int_equal(when_cmp(evening, noon), 1);
	assert_int_equal(when_cmp(evening, next), -1);
	assert_true(when_days(noon, evening) == 1.0 / 3);
	assert_true(when_days(evening, next) == 1);
	assert_true(when_days(next, noon) == -1);
}

/* The definition, day by day. */
static int32_t counted(const struct calendar *calendar, int32_t from, int32_t to)
{
	int32_t n = 0;

	for (int32_t day = from + 1; day <= to; day++)
		n += calendar_works(calendar, day);
	return n;
}

static void working_days_leave_out_weekends_and_holidays(void **state)
{
	/* Saturday 3 January 2026, Tuesday the 6th (twice), Thursday 1 January. */
	const int32_t friday = day_of(2026, 1, 2);
	const int32_t holidays[] = {friday - 1, friday + 1, friday + 4, friday + 4};
	const struct calendar calendars[] = {
		{0},
		{.holidays = holidays, .holidays_n = 4},
		{.workdays = 1 << 6},
		{.workdays = 0x3f, .holidays = holidays, .holidays_n = 4},
	};

	(void)state;
	assert_int_equal(calendar_add(&calendars[1], friday, 0), friday);
	assert_int_equal(calendar_add(&calendars[1], friday, 1), friday + 3);
	assert_int_equal(calendar_add(&calendars[1], friday, 2), friday + 5);
	assert_int_equal(calendar_add(&calendars[0], friday + 1, 1), friday + 3);
	for (size_t i = 0; i < sizeof calendars / sizeof calendars[0]; i++)
		for (int32_t from = friday - 9; from < friday + 9; from++) {
			for (int32_t to = from - 2; to < from + 40; to++)
				assert_int_equal(calendar_count(&calendars[i], from, to),
					counted(&calendars[i], from, to));
			for (int32_t n = 1; n < 20; n++) {
				int32_t day = calendar_add(&calendars[i], from, n);

				assert_int_equal(calendar_count(&calendars[i], from, day), n);
				assert_true(calendar_works(&calendars[i], day));
			}
		}
}

static void a_calendar_that_never_works_counts_every_day(void **state)
{
	const struct calendar never = {.workdays = 0x80};

	(void)state;
	assert_false(calendar_works(&never, 3));
	assert_int_equal(calendar_add(&never, 3, 4), 7);
	assert_int_equal(calendar_count(&never, 3, 7), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_civil_dates_are_inverse_over_three_centuries),
		cmocka_unit_test(a_quarter_begins_in_january_april_july_or_october),
		cmocka_unit_test(a_day_is_read_only_as_it_is_written),
		cmocka_unit_test(a_moment_is_read_in_the_zone_of_the_company),
		cmocka_unit_test(a_day_begins_at_its_first_second_even_where_midnight_is_skipped),
		cmocka_unit_test(a_day_without_a_time_is_the_same_as_any_moment_of_it),
		cmocka_unit_test(working_days_leave_out_weekends_and_holidays),
		cmocka_unit_test(a_calendar_that_never_works_counts_every_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
