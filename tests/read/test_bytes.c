/* test_bytes.c - the first pass over a file. */
#include "test.h"

#include "read/bytes.h"

struct case_ {
	struct str bytes;
	const char *want; /* line:col of each error, ';' between */
	const char *mention;
};

static void told(struct str bytes, bool prose, const struct case_ *want)
{
	struct arena *arena = arena_new();
	struct diags diags = {0};
	struct str got = STR("");

	diags_init(&diags, arena);
	text_scan(&(struct text_input){bytes, STR("x.yaml"), prose}, &diags, arena);
	for (size_t i = 0; i < diags.list.n; i++) {
		got = str_printf(arena, "%.*s%s%u:%u", STR_ARG(got), i ? ";" : "",
			diags.list.v[i].at.line, diags.list.v[i].at.col);
		if (str_find(diags.list.v[i].text, str_c(want->mention)) < 0)
			fail_msg("'%.*s' doesn't mention %s", STR_ARG(diags.list.v[i].text),
				want->mention);
	}
	assert_str_equal(got, str_c(want->want));
	arena_free(arena);
}

static void bad_bytes_are_told_at_their_places(void **state)
{
	static const struct case_ cases[] = {
		{{"a: b\n", 5}, "", ""},
		{{"", 0}, "", ""},
		{{"\xEF\xBB\xBF"
		  "a: \x01",
			 7},
			"1:4", "U+0001"},
		{{"a: \0\0\0b\0", 8}, "1:4;1:8", "NUL"},
		{{"ñ: \xFF", 5}, "1:4", "0xff"},
		{{"a\r\nb\rc\n\x93\xC0\xAF", 10}, "4:1", "UTF-8"},
		{{"a: \xED\xA0\x80", 6}, "1:4", "UTF-8"},
		{{"a\n\xEF\xBB\xBF"
		  "b",
			 6},
			"2:1", "byte order mark"},
		{{"a: \xC2\x9B", 5}, "1:4", "U+009B"},
		{{"a: \xC2\x85 b", 7}, "", ""},
		{{"a: \x7F", 4}, "1:4", "U+007F"},
		{{"a: \xE2\x80\xAE!", 7}, "1:4", "U+202E"},
		{{"a: \xE2\x81\xA6!", 7}, "1:4", "U+2066"},
		{{"a: \xEF\xBF\xBF", 6}, "1:4", "U+FFFF"},
		{{"\xFF\xFE"
		  "a\0:\0",
			 6},
			"1:1", "UTF-16"},
		{{"a\0:\0 \0b\0\n\0", 10}, "1:1", "UTF-16"},
		{{"\0a\0:\0 \0b\0\n", 10}, "1:1", "UTF-16"},
		{{"\xFF\xFE\0\0a\0\0\0", 8}, "1:1", "UTF-32"},
		{{"a\0\0\0:\0\0\0 \0\0\0b\0\0\0", 16}, "1:1", "UTF-32"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		told(cases[i].bytes, false, &cases[i]);
}

static void a_merge_that_was_not_finished_is_told_once_each(void **state)
{
	static const struct case_ cases[] = {
		{{"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n<<<<<<< "
		  "HEAD\n=======\n>>>>>>> y\n",
			 76},
			"2:1;7:1", "merge"},
		{{"a: 1\n>>>>>>> x\n", 15}, "2:1", "merge"},
		{{"# Title\n=======\n", 16}, "", ""},
		{{"<<<<<<<< eight\n", 15}, "", ""},
		{{"a: <<<<<<< HEAD\n", 16}, "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		told(cases[i].bytes, false, &cases[i]);
}

static void prose_may_set_off_another_script_but_not_override_it(void **state)
{
	static const struct case_ isolate = {{"\xE2\x81\xA7x\xE2\x81\xA9", 7}, "", ""};
	static const struct case_ override = {{"\xE2\x80\xAEx", 4}, "1:1", "U+202E"};

	(void)state;
	told(isolate.bytes, true, &isolate);
	told(override.bytes, true, &override);
}

static void a_point_is_found_in_its_line(void **state)
{
	static const struct {
		size_t point;
		uint32_t line, col;
	} cases[] = {
		{0, 1, 1},
		{3, 1, 4},
		{4, 2, 1},
		{5, 3, 1},
		{6, 3, 2},
		{8, 4, 1},
		{2, 1, 3},
	};
	struct arena *arena = arena_new();
	struct diags diags = {0};
	struct text_scan scan;
	size_t hint = 0;

	(void)state;
	diags_init(&diags, arena);
	/* points: ñ b CR LF | CR | c d LF | (U+2028 ends no line) */
	scan = text_scan(
		&(struct text_input){.bytes = STR("ñb\r\n\rcd\n\xE2\x80\xA8x")}, &diags, arena);
	assert_int_equal(scan.lines.n, 4);
	assert_true(scan.separators);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mark at = lines_mark(&scan.lines, cases[i].point, &hint);

		assert_int_equal(at.line, cases[i].line);
		assert_int_equal(at.col, cases[i].col);
	}
	arena_free(arena);
}

static void a_far_line_is_found_as_a_near_one(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags = {0};
	char *text = arena_alloc(arena, 3000);
	struct text_scan scan;
	size_t hint = 0;

	(void)state;
	for (size_t i = 0; i < 3000; i++)
		text[i] = i % 3 == 2 ? '\n' : 'x';
	diags_init(&diags, arena);
	scan = text_scan(&(struct text_input){.bytes = {text, 3000}}, &diags, arena);
	for (size_t i = 0, point = 0; i < 500; i++, point = (point * 7 + 11) % 3000) {
		struct mark at = lines_mark(&scan.lines, point, &hint);

		assert_int_equal(at.line, point / 3 + 1);
		assert_int_equal(at.col, point % 3 + 1);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_bytes_are_told_at_their_places),
		cmocka_unit_test(a_merge_that_was_not_finished_is_told_once_each),
		cmocka_unit_test(prose_may_set_off_another_script_but_not_override_it),
		cmocka_unit_test(a_point_is_found_in_its_line),
		cmocka_unit_test(a_far_line_is_found_as_a_near_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
