/* test_csv.c - tables as text. */
#include "test.h"

#include "import/csv.h"

#include <string.h>

struct csv_case {
	const char *text, *want; /* cells with '|' between, rows ended by '/' */
	char separator;
};

static struct csv read_text(
	const char *text, char separator, struct diags *diags, struct arena *arena)
{
	struct csv_input input = {
		.text = str_c(text), .file = STR("x.csv"), .separator = separator, .header = 1};

	diags_init(diags, arena);
	return csv_read(&input, diags, arena);
}

static struct str flat(const struct csv *csv, struct arena *arena)
{
	struct str out = STR("");

	for (size_t i = 0; i < csv->rows.n; i++)
		for (size_t k = 0; k < csv->rows.v[i].n; k++)
			out = str_printf(arena, "%.*s%.*s%s", STR_ARG(out),
				STR_ARG(csv->rows.v[i].cells[k].text),
				k + 1 < csv->rows.v[i].n ? "|" : "/");
	return out;
}

static void cells_are_read_as_rfc_4180_has_them(void **state)
{
	static const struct csv_case cases[] = {
		{"a,b\n1,2\n3,4\n", "1|2/3|4/", 0},
		{"a,b\r\n1,2\r\n3,4", "1|2/3|4/", 0},
		{"a,b\r1,2\r3,4\r", "1|2/3|4/", 0},
		{"a,b\n\"1,5\",\"say \"\"no\"\"\"\n", "1,5|say \"no\"/", 0},
		{"a,b\n\"one\r\ntwo\",\"\"\n", "one\ntwo|/", 0},
		{"a,b\n\"\"\"\",\"\"\"\"\"\"\n", "\"|\"\"/", 0},
		{"a;b\n1,5;2\n", "1,5|2/", 0},
		{"a\tb\n1;5\t2\n", "1;5|2/", 0},
		{"\"x;y\",b\n1,2\n", "1|2/", 0},
		{"a;b,c\n1;2,3\n", "1|2,3/", ';'},
		{"sep=;\na;b\n1;2\n", "1|2/", 0},
		{"a,b\n\n1,2\n\n", "1|2/", 0},
		{"a,b\n1,2,,\n", "1|2/", 0},
		{"a\n\" \"\n", " /", 0},
		{"a,b\n,\n", "|/", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct diags diags;
		struct csv csv = read_text(cases[i].text, cases[i].separator, &diags, arena);

		assert_str_equal(flat(&csv, arena), str_c(cases[i].want));
		assert_int_equal(diags.errors, 0);
		arena_free(arena);
	}
}

static void what_is_wrong_is_told_where_it_stands_and_the_rest_is_read(void **state)
{
	static const struct {
		const char *text, *told, *want;
		uint32_t line, col;
	} cases[] = {
		{"a,b\n1,\"2\n3,4\n", "never closed", "", 2, 3},
		{"a,b\n\"x\ny\",1\n1,\"2", "never closed", "x\ny|1/", 4, 3},
		{"a,b\n1\n3,4\n", "the row has 1 cells, the header 2", "3|4/", 2, 1},
		{"a,b\n1,ñ,3\n3,4\n", "the row has 3 cells, the header 2", "3|4/", 2, 5},
		{"a,b\n1,5\" pipe\n3,4\n", "a quote in a cell", "3|4/", 2, 4},
		{"a,b\n\"1\"2,3\n3,4\n", "after the quote that closes", "3|4/", 2, 4},
		{"", "the file holds no table", "", 1, 1},
		{"\n\n", "the file holds no table", "", 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct diags diags;
		struct csv csv = read_text(cases[i].text, 0, &diags, arena);

		assert_str_equal(flat(&csv, arena), str_c(cases[i].want));
		assert_int_equal(diags.errors, 1);
		assert_true(str_find(diags.list.v[0].text, str_c(cases[i].told)) >= 0);
		assert_int_equal(diags.list.v[0].at.line, cases[i].line);
		assert_int_equal(diags.list.v[0].at.col, cases[i].col);
		arena_free(arena);
	}
}

static void cells_know_where_they_stand(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct csv csv = read_text("a,b,c\n\"x\r\ny\",ñandú,z\n", 0, &diags, arena);

	(void)state;
	assert_int_equal(csv.rows.v[0].at.line, 2);
	assert_int_equal(csv.rows.v[0].cells[1].at.line, 3);
	assert_int_equal(csv.rows.v[0].cells[1].at.col, 4);
	assert_int_equal(csv.rows.v[0].cells[2].at.col, 10);
	arena_free(arena);
}

static void a_footer_ends_the_table_and_a_header_may_stand_lower(void **state)
{
	struct csv_input input = {.text = STR("Report\nof May\na,b\n1,2\n\nCopyright\n"),
		.file = STR("x.csv"),
		.header = 3,
		.footer = true};
	struct arena *arena = arena_new();
	struct diags diags;
	struct csv csv;

	(void)state;
	diags_init(&diags, arena);
	csv = csv_read(&input, &diags, arena);
	assert_str_equal(flat(&csv, arena), STR("1|2/"));
	assert_int_equal(diags.errors, 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_read_as_rfc_4180_has_them),
		cmocka_unit_test(what_is_wrong_is_told_where_it_stands_and_the_rest_is_read),
		cmocka_unit_test(cells_know_where_they_stand),
		cmocka_unit_test(a_footer_ends_the_table_and_a_header_may_stand_lower),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
