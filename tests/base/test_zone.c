/* test_zone.c - time zones, from the system's tz database. */
#include "test.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/zone.h"
#include "base/zone_rule.h"

#include <stdlib.h>
#include <time.h>

static void a_zone_has_the_offsets_of_the_c_library(void **state)
{
	static const char *const names[] = {"Europe/Madrid", "America/Mexico_City",
		"America/Sao_Paulo", "Asia/Kathmandu", "Europe/Dublin", "Africa/Casablanca",
		"Australia/Lord_Howe", "Pacific/Apia", "America/Nuuk", "America/St_Johns",
		"Asia/Kolkata", "Etc/GMT+5", "UTC", "Asia/Gaza", "Antarctica/Troll"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct arena *arena = arena_new();
		struct zone *zone;

		assert_int_equal(zone_open(str_c(names[i]), &zone, arena), ZONE_OK);
		setenv("TZ", names[i], 1);
		tzset();
		for (int64_t utc = INT64_C(-2200000000); utc < INT64_C(7258118400); utc += 345601) {
			time_t seconds = utc;
			struct tm tm;

			localtime_r(&seconds, &tm);
			if (zone_offset_at(zone, utc) != tm.tm_gmtoff)
				fail_msg("%s at %lld", names[i], (long long)utc);
		}
		arena_free(arena);
	}
	setenv("TZ", "UTC", 1);
	tzset();
}

static void only_names_of_the_list_are_opened(void **state)
{
	static const char *const none[] = {"", ".", "Europe", "Europe/", "europe/madrid",
		"Europe/Madri", "../../../etc/passwd", "/etc/passwd", ":/etc/passwd",
		"Europe/../Europe/Madrid", "Europe//Madrid", "/usr/share/zoneinfo/Europe/Madrid",
		"posix/Europe/Madrid", "tzdata.zi", "right/UTC", "utc", "Mars/Olympus", "R",
		"EST5EDT,M3.2.0,M11.1.0", "localtime"};
	static const char *const known[] = {
		"Europe/Madrid", "GB", "Asia/Calcutta", "US/Eastern", "Etc/UTC", "UTC", "EST5EDT"};
	struct arena *arena = arena_new();
	struct zone *zone = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_int_equal(zone_open(str_c(none[i]), &zone, arena), ZONE_UNKNOWN);
	assert_null(zone);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		assert_int_equal(zone_open(str_c(known[i]), &zone, arena), ZONE_OK);
	assert_int_equal(zone_open((struct str){"UTC\0x", 5}, &zone, arena), ZONE_UNKNOWN);
	arena_free(arena);
}

static void an_hour_that_clocks_skip_has_no_instant_and_a_repeated_one_has_the_first(void **state)
{
	struct arena *arena = arena_new();
	struct zone *zone;
	int64_t utc = 0, day;

	(void)state;
	assert_int_equal(zone_open(STR("Europe/Madrid"), &zone, arena), ZONE_OK);
	day = (int64_t)day_of(2150, 10, 25) * 86400; /* long after the last change of the file */
	assert_true(zone_instant(zone, day + 9000, &utc));
	assert_int_equal(utc, day + 9000 - 7200);
	day = (int64_t)day_of(2150, 3, 29) * 86400;
	assert_false(zone_instant(zone, day + 7200, &utc));
	assert_false(zone_instant(zone, day + 10799, &utc));
	assert_true(zone_instant(zone, day + 7199, &utc));
	assert_int_equal(utc, day + 3599);
	assert_true(zone_instant(zone, day + 10800, &utc));
	assert_int_equal(utc, day + 3600);
	arena_free(arena);
}

static void a_misspelt_zone_is_suggested(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_str_equal(zone_suggest(STR("europe/madrid"), arena), STR("Europe/Madrid"));
	assert_str_equal(
		zone_suggest(STR("America/Mexico City"), arena), STR("America/Mexico_City"));
	assert_str_equal(zone_suggest(STR("Mars/Olympus_Mons"), arena), STR(""));
	arena_free(arena);
}

static void rules_that_are_no_posix_tz_are_refused(void **state)
{
	static const char *const good[] = {"CST6", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0545>-5:45",
		"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "XXX3EDT4,0/0,J365/23",
		"IST-1GMT0,M10.5.0,M3.5.0/1"};
	static const char *const bad[] = {"", "CE-1", "CET", "CET-1CEST",
		"CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
		"CET-1CEST,M3.5.0", "CET-1x", "CET-168", "<CET-1", "CET-1CEST,J0,J5",
		"CET-1CEST,M3.5.0,M10.5.0/3x"};
	struct zone_rule rule;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(zone_rule_parse(str_c(good[i]), &rule));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (zone_rule_parse(str_c(bad[i]), &rule))
			fail_msg("%s", bad[i]);
}

static void a_rule_by_number_of_the_day_knows_leap_years(void **state)
{
	struct zone_rule rule;
	const int64_t hour = 3600;

	(void)state;
	assert_true(zone_rule_parse(
		STR("AAA0BBB,J60/0,J300/0"), &rule)); /* 1 March, leap year or not */
	for (int year = 2023; year < 2026; year++) {
		int64_t march = (int64_t)day_of(year, 3, 1) * 86400;

		assert_int_equal(zone_rule_offset(&rule, march - 1), 0);
		assert_int_equal(zone_rule_offset(&rule, march), hour);
	}
	assert_true(
		zone_rule_parse(STR("AAA0BBB,59/0,300/0"), &rule)); /* 29 February, or 1 March */
	assert_int_equal(zone_rule_offset(&rule, (int64_t)day_of(2024, 2, 29) * 86400), hour);
	assert_int_equal(zone_rule_offset(&rule, (int64_t)day_of(2023, 2, 28) * 86400), 0);
	assert_int_equal(zone_rule_offset(&rule, (int64_t)day_of(2023, 3, 1) * 86400), hour);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zone_has_the_offsets_of_the_c_library),
		cmocka_unit_test(only_names_of_the_list_are_opened),
		cmocka_unit_test(
			an_hour_that_clocks_skip_has_no_instant_and_a_repeated_one_has_the_first),
		cmocka_unit_test(a_misspelt_zone_is_suggested),
		cmocka_unit_test(rules_that_are_no_posix_tz_are_refused),
		cmocka_unit_test(a_rule_by_number_of_the_day_knows_leap_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
