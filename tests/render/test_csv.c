/* test_csv.c - tables for spreadsheets. */
#include "test.h"

#include "base/date.h"
#include "render/csv.h"

static void a_cell_is_quoted_and_never_a_formula(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"", "\r\n"},
		{"Acme", "\"Acme\"\r\n"},
		{"a,b", "\"a,b\"\r\n"},
		{"say \"no\"", "\"say \"\"no\"\"\"\r\n"},
		{"two\r\nlines\there", "\"two  lines here\"\r\n"},
		{"=1+1", "\"'=1+1\"\r\n"},
		{"+34 600", "\"'+34 600\"\r\n"},
		{"-2", "\"'-2\"\r\n"},
		{"@SUM(A1)", "\"'@SUM(A1)\"\r\n"},
		{"  =1", "\"'  =1\"\r\n"},
		{"\t=1", "\"' =1\"\r\n"},
		{"\uff1d1", "\"'\uff1d1\"\r\n"},
		{"\uff0b1", "\"'\uff0b1\"\r\n"},
		{"\uff0d1", "\"'\uff0d1\"\r\n"},
		{"\uff201", "\"'\uff201\"\r\n"},
		{"x;=1", "\"'x;=1\"\r\n"},
		{"x\n=1", "\"'x =1\"\r\n"},
		{"a-b;c", "\"a-b;c\"\r\n"},
		{"año", "\"año\"\r\n"},
		{"\x1b[2J", "\"�[2J\"\r\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct csv csv = {.out = &out};

		csv_text(&csv, str_c(cases[i].text));
		csv_end(&csv);
		assert_str_equal(buf_str(&out), str_c(cases[i].want));
		buf_free(&out);
	}
}

static void numbers_read_back_the_same(void **state)
{
	static const struct {
		double number;
		const char *want;
	} cases[] = {
		{0.1, "0.1"},
		{1.0 / 3, "0.3333333333333333"},
		{100, "100"},
		{-1234567, "-1234567"},
		{1e-7, "1e-07"},
		{-0.0, "0"},
		{2.5, "2.5"},
		{0.1 + 0.2, "0.30000000000000004"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct csv csv = {.out = &out};

		csv_number(&csv, cases[i].number, true);
		assert_str_equal(buf_str(&out), str_c(cases[i].want));
		buf_free(&out);
	}
}

static void a_row_has_a_cell_for_each_thing_that_is_not_known(void **state)
{
	struct buf out = {0};
	struct csv csv = {.out = &out};

	(void)state;
	csv_head(&csv, "a,b,c,d,e,f");
	csv_int(&csv, -7);
	csv_none(&csv);
	csv_number(&csv, 0.5, false);
	csv_day(&csv, DAY_NONE);
	csv_day(&csv, day_of(2026, 9, 15));
	csv_text(&csv, STR("z"));
	csv_end(&csv);
	csv_none(&csv);
	csv_none(&csv);
	csv_end(&csv);
	assert_str_equal(buf_str(&out), STR("a,b,c,d,e,f\r\n-7,,,,2026-09-15,\"z\"\r\n,\r\n"));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_quoted_and_never_a_formula),
		cmocka_unit_test(numbers_read_back_the_same),
		cmocka_unit_test(a_row_has_a_cell_for_each_thing_that_is_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
