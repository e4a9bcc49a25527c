/* test_baseline.c - what is known already stays out, and nothing else does. */
#include "test.h"

#include "base/arena.h"
#include "report/baseline.h"

#include <stdlib.h>
#include <string.h>

struct said {
	enum diag_code code;
	const char *record, *field;
};

static const struct said first[] = {
	{DIAG_VALUE_JUMP, "account acme", "revenue.monthly"},
	{DIAG_VALUE_JUMP, "account acme", "revenue.monthly"},
	{DIAG_DUE_BEFORE_MADE, "promise p-1", "due"},
	{DIAG_EMPTY, "file a\tb.yaml", ""},
	{DIAG_TYPE, "promise p-1", "made"},
};

static void say(struct diags *diags, const struct said *said, size_t n, struct arena *arena)
{
	diags_init(diags, arena);
	for (size_t i = 0; i < n; i++) {
		diag_add(diags, said[i].code, STR("a"), (struct mark){(uint32_t)i + 1, 1}, "t");
		diags->list.v[i].record = str_c(said[i].record);
		diags->list.v[i].field = str_c(said[i].field);
	}
}

static struct str baseline_text(const struct diags *diags, struct arena *arena)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	struct str copy;

	assert_non_null(out);
	baseline_write(diags, out);
	fclose(out);
	copy = str_copy((struct str){text, size}, arena);
	free(text);
	return copy;
}

static void it_is_sorted_counted_and_holds_no_error_of_reading(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	say(&diags, first, 5, arena);
	assert_string_equal(baseline_text(&diags, arena).p,
		"# Known to fuga check --baseline: how many, code, record, field.\n"
		"1\tdue-before-made\tpromise p-1\tdue\n"
		"1\tempty\tfile a\\u{9}b.yaml\t\n"
		"2\tvalue-jump\taccount acme\trevenue.monthly\n");
	arena_free(arena);
}

static void what_it_knows_stays_out_and_what_is_new_is_told(void **state)
{
	static const struct said later[] = {
		{DIAG_VALUE_JUMP, "account acme", "revenue.monthly"},
		{DIAG_VALUE_JUMP, "account acme", "revenue.monthly"},
		{DIAG_VALUE_JUMP, "account acme", "revenue.monthly"},
		{DIAG_VALUE_JUMP, "account other", "revenue.monthly"},
		{DIAG_DUE_BEFORE_MADE, "promise p-1", "made"},
		{DIAG_TYPE, "promise p-1", "made"},
	};
	struct arena *arena = arena_new();
	struct diags diags;
	struct baseline baseline;
	struct str text;

	(void)state;
	say(&diags, first, 5, arena);
	text = baseline_text(&diags, arena);
	assert_int_equal(baseline_read(&baseline, text, arena), 0);
	assert_int_equal(baseline_apply(&baseline, &diags), 4);
	assert_int_equal(baseline_gone(&baseline), 0);
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.warnings, 0);
	assert_int_equal(diags.list.v[0].code, DIAG_TYPE);

	say(&diags, later, 6, arena);
	assert_int_equal(baseline_read(&baseline, text, arena), 0);
	assert_int_equal(baseline_apply(&baseline, &diags), 2);
	assert_int_equal(baseline_gone(&baseline), 2);
	assert_int_equal(diags.list.n, 4);
	assert_int_equal(diags.list.v[0].at.line, 3);
	arena_free(arena);
}

static void a_line_that_is_none_is_named(void **state)
{
	static const struct {
		const char *text;
		size_t line;
	} cases[] = {
		{"", 0},
		{"# a\n\n1\tempty\tfile a\t\n", 0},
		{"1\tempty\tfile a\t\r\n2\tempty\tfile b\t\r\n", 0},
		{"1\tempty\tfile a\t\nempty\tfile a\t\n", 2},
		{"0\tempty\tfile a\t\n", 1},
		{"-1\tempty\tfile a\t\n", 1},
		{"1\tempty\tfile a\n", 1},
		{"1\tempty\tfile a\t\t\n", 1},
		{"9999999999\tempty\tfile a\t\n", 1},
		{"<<<<<<< HEAD\n", 1},
	};
	struct arena *arena = arena_new();
	struct baseline baseline;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(
			baseline_read(&baseline, str_c(cases[i].text), arena), cases[i].line);
	arena_free(arena);
}

static void two_lines_of_one_key_add_up(void **state)
{
	struct arena *arena = arena_new();
	struct baseline baseline;

	(void)state;
	assert_int_equal(
		baseline_read(&baseline, STR("1\tempty\tfile a\t\n2\tempty\tfile a\t\n"), arena),
		0);
	assert_int_equal(baseline_gone(&baseline), 3);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_sorted_counted_and_holds_no_error_of_reading),
		cmocka_unit_test(what_it_knows_stays_out_and_what_is_new_is_told),
		cmocka_unit_test(a_line_that_is_none_is_named),
		cmocka_unit_test(two_lines_of_one_key_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
