/* test_ignores.c - which comments ignore, and what is no comment at all. */
#include "test.h"

#include "base/arena.h"
#include "read/ignores.h"

#define IT "# fuga: ignore[empty] why"

static struct found_ignores found_in(const char *text, struct diags *diags, struct arena *arena)
{
	struct yaml_input input = {.file = STR("a.yaml"), .depth = 64, .text_bytes = 1 << 20};

	diags_init(diags, arena);
	input.scan = text_scan(
		&(struct text_input){.bytes = str_c(text), .file = input.file}, diags, arena);
	assert_true(input.scan.good);
	return ignores_read(&input, diags, arena);
}

static void a_comment_is_about_its_line_or_the_next_with_data(void **state)
{
	static const struct {
		const char *text;
		uint32_t line, col, about; /* line 0: there is none */
	} cases[] = {
		{"a: x " IT "\nb: y\n", 1, 6, 1},
		{"a: x\n  " IT "\n\n# other\nb: y\n", 2, 3, 5},
		{"a: x\r\n" IT "\r\nb: y\r\n", 2, 1, 3},
		{"\xEF\xBB\xBF" IT "\na: x\n", 1, 1, 2},
		{"ñ: 😀 " IT "\n", 1, 6, 1},
		{"a: x\n" IT, 2, 1, 2},
		{"#fuga:ignore [ empty ] why\na: x\n", 1, 1, 2},
		{"a: |"
		 " " IT "\n  x\n",
			1, 6, 1},
		{"a: |\n  x\n" IT "\nb: y\n", 3, 1, 4},
		{"a: \"x\" " IT "\n", 1, 8, 1},
		{"[a, b] " IT "\n: : {", 1, 8, 1}, /* no YAML */
		/* No comments: */
		{"a: x" IT "\n", 0, 0, 0},
		{"a: \"x " IT "\"\n", 0, 0, 0},
		{"a: 'x\n  " IT "'\n", 0, 0, 0},
		{"\"a " IT "\": x\n", 0, 0, 0},
		{"a: |\n  " IT "\nb: y\n", 0, 0, 0},
		{"a: >\n  x\n  " IT, 0, 0, 0},
		{"a: x # say fuga: ignore[empty] why\n", 0, 0, 0},
		{"a: x # fuga: leave[empty] why\n", 0, 0, 0},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct diags diags;
		struct found_ignores found = found_in(cases[i].text, &diags, arena);

		if (found.list.n != (cases[i].line > 0) || diags.list.n)
			fail_msg("%zu found, %zu told in: %s", found.list.n, diags.list.n,
				cases[i].text);
		if (!found.list.n)
			continue;
		assert_int_equal(found.list.v[0].code, DIAG_EMPTY);
		assert_int_equal(found.list.v[0].at.line, cases[i].line);
		assert_int_equal(found.list.v[0].at.col, cases[i].col);
		assert_int_equal(found.list.v[0].line, cases[i].about);
	}
	arena_free(arena);
}

static void several_codes_are_several(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct found_ignores found =
		found_in("a: x # fuga: ignore[empty , stray-story,] why\n", &diags, arena);

	(void)state;
	assert_int_equal(found.list.n, 2);
	assert_int_equal(found.list.v[1].code, DIAG_STRAY_STORY);
	arena_free(arena);
}

static void only_warnings_are_ignored_and_only_where_it_is_said(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct ignore list[] = {
		{.file = STR("a"), .at = {3, 1}, .line = 4, .code = DIAG_EMPTY},
		{.file = STR("a"), .at = {9, 1}, .line = 9, .code = DIAG_STRAY_STORY},
		{.file = STR("a"), .at = {9, 1}, .line = 9, .code = DIAG_TYPE},
	};
	struct ignores ignores = {list, 3};
	bool skipped[DIAG_CODES] = {[DIAG_TYPE] = true};

	(void)state;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_EMPTY, STR("a"), (struct mark){3, 1}, "ignored: its line");
	diag_add(&diags, DIAG_EMPTY, STR("a"), (struct mark){4, 1}, "ignored: the one below");
	diag_add(&diags, DIAG_EMPTY, STR("a"), (struct mark){5, 1}, "another line");
	diag_add(&diags, DIAG_EMPTY, STR("b"), (struct mark){4, 1}, "another file");
	diag_add(&diags, DIAG_LOG_STOPPED, STR("a"), (struct mark){4, 2}, "another code");
	ignores_apply(&ignores, skipped, &diags);
	assert_int_equal(diags.list.n, 4);
	assert_int_equal(diags.warnings, 4);
	assert_int_equal(diags.list.v[2].code, DIAG_UNUSED_IGNORE);
	assert_int_equal(diags.list.v[2].at.line, 9);

	/* Errors hold warnings back, so nobody knows what would be unused; they stay themselves. */
	list[0].used = false;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_TYPE, STR("a"), (struct mark){9, 1}, "an error");
	ignores_apply(&ignores, NULL, &diags);
	assert_int_equal(diags.list.n, 1);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comment_is_about_its_line_or_the_next_with_data),
		cmocka_unit_test(several_codes_are_several),
		cmocka_unit_test(only_warnings_are_ignored_and_only_where_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
