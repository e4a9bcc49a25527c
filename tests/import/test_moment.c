/* test_moment.c - dates and times as exports write them. */
#include "test.h"

#include "base/arena.h"
#include "base/zone.h"
#include "import/moment.h"

static void each_pattern_reads_what_it_says(void **state)
{
	static const struct {
		const char *text, *pattern, *want; /* want NULL: not of that form */
		enum date_error error;
	} cases[] = {
		{"14/05/2026", "d/m/Y", "2026-05-14", DATE_OK},
		{"5/14/2026", "m/d/Y", "2026-05-14", DATE_OK},
		{"2026-05-14", "Y-m-d", "2026-05-14", DATE_OK},
		{"14.5.26 7:05", "d.m.y H:M", "2026-05-14T07:05", DATE_OK},
		{"5/14/2026, 7:05 PM", "m/d/Y, I:M p", "2026-05-14T19:05", DATE_OK},
		{"5/14/2026 12:05 AM", "m/d/Y I:M p", "2026-05-14T00:05", DATE_OK},
		{"14/05/2026 12:05 p. m.", "d/m/Y I:M p", "2026-05-14T12:05", DATE_OK},
		{"2026-05-14T10:15:30.123Z", "Y-m-dTH:M:Sz", "2026-05-14T04:15:30", DATE_OK},
		{"2026-05-14 10:15:00 -0500", "Y-m-d H:M:S z", "2026-05-14T09:15", DATE_OK},
		{"2026-05-14 10:15:00 UTC", "Y-m-d H:M:S z", "2026-05-14T04:15", DATE_OK},
		{"14 may. 2026", "d b Y", "2026-05-14", DATE_OK},
		{"14 mayo 2026", "d b Y", "2026-05-14", DATE_OK},
		{"March 4, 2026", "b d, Y", "2026-03-04", DATE_OK},
		{"4 marzo 2026", "d b Y", "2026-03-04", DATE_OK},
		{"4 sept 2026", "d b Y", "2026-09-04", DATE_OK},
		{"4-ene-26", "d-b-y", "2026-01-04", DATE_OK},
		{"14/05/2026", "d/m/Y H:M|d/m/Y", "2026-05-14", DATE_OK},
		{"14/05/2026 10:00", "d/m/Y | d/m/Y H:M", "2026-05-14T10:00", DATE_OK},
		{"29/02/2024", "d/m/Y", "2024-02-29", DATE_OK},
		{"29/02/2026", "d/m/Y", NULL, DATE_NO_DAY},
		{"14/13/2026", "d/m/Y", NULL, DATE_NO_DAY},
		{"14/05/1026", "d/m/Y", NULL, DATE_RANGE},
		{"14/05/2026 25:00", "d/m/Y H:M", NULL, DATE_NO_TIME},
		{"14/05/2026 13:00 PM", "d/m/Y I:M p", NULL, DATE_NO_TIME},
		{"14/05/26", "d/m/Y", NULL, DATE_FORM},
		{"14/05/2026 x", "d/m/Y", NULL, DATE_FORM},
		{"14-05-2026", "d/m/Y", NULL, DATE_FORM},
		{"", "d/m/Y", NULL, DATE_FORM},
	};
	struct arena *arena = arena_new();
	struct zone *mexico;

	(void)state;
	assert_int_equal(zone_open(STR("America/Mexico_City"), &mexico, arena), ZONE_OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct zones zones = {.to = mexico};
		struct moment moment;
		enum date_error error =
			moment_read(str_c(cases[i].text), str_c(cases[i].pattern), &moment);

		if (error != cases[i].error)
			fail_msg("%s: %d", cases[i].text, error);
		if (error == DATE_OK)
			assert_str_equal(
				moment_write(&moment, &zones, false, arena), str_c(cases[i].want));
	}
	arena_free(arena);
}

/* Madrid's clocks go back on 2026-10-25 from 03:00 to 02:00. */
static void times_of_another_zone_come_in_the_companys(void **state)
{
	static const struct {
		const char *text, *moment, *day;
	} cases[] = {
		{"2026-05-14 23:30", "2026-05-15T01:30", "2026-05-15"},
		{"2026-01-14 23:30", "2026-01-15T00:30", "2026-01-15"},
		{"2026-10-25 00:30", "2026-10-25T02:30", "2026-10-25"},
		{"2026-10-25 01:30", "2026-10-25T02:30+01:00", "2026-10-25"},
	};
	struct arena *arena = arena_new();
	struct zones zones = {.convert = true}; /* from UTC */
	struct zone *madrid;

	(void)state;
	assert_int_equal(zone_open(STR("Europe/Madrid"), &madrid, arena), ZONE_OK);
	zones.to = madrid;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct moment moment;

		assert_int_equal(
			moment_read(str_c(cases[i].text), STR("Y-m-d H:M"), &moment), DATE_OK);
		assert_str_equal(
			moment_write(&moment, &zones, false, arena), str_c(cases[i].moment));
		assert_str_equal(moment_write(&moment, &zones, true, arena), str_c(cases[i].day));
	}
	arena_free(arena);
}

static void the_pattern_that_was_meant_is_found(void **state)
{
	(void)state;
	assert_str_equal(pattern_of(STR("14/05/2026")), STR("d/m/Y"));
	assert_str_equal(pattern_of(STR("05/14/2026 10:15")), STR("m/d/Y H:M"));
	assert_str_equal(pattern_of(STR("2026-05-14T10:15:00Z")), STR("Y-m-dTH:M:Sz"));
	assert_str_equal(pattern_of(STR("soon")), STR(""));
	assert_null(pattern_wrong(STR("d/m/Y H:M|d/m/Y")));
	assert_non_null(pattern_wrong(STR("%d/%m/%Y")));
	assert_non_null(pattern_wrong(STR("H:M")));
	assert_non_null(pattern_wrong(STR("d/m/Y M p")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_pattern_reads_what_it_says),
		cmocka_unit_test(times_of_another_zone_come_in_the_companys),
		cmocka_unit_test(the_pattern_that_was_meant_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
