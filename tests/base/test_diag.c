/* test_diag.c - the list of diagnostics, in order, filtered and printed. */
#include "test.h"

#include "base/arena.h"
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

static struct mark mark(uint32_t line, uint32_t col)
{
	return (struct mark){line, col};
}

/* What was printed; the caller frees it. */
static char *printed(const struct diags *diags, const struct diag_style *style)
{
	char *text = NULL, *copy;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	diags_print_text(diags, style, out);
	fclose(out);
	copy = strdup(text); /* else gcc 12 takes it for a pointer to `text` */
	free(text);
	assert_non_null(copy);
	return copy;
}

static void assert_printed(
	const struct diags *diags, const struct diag_style *style, const char *want)
{
	char *got = printed(diags, style);

	if (strcmp(got, want) != 0)
		fail_msg("got:\n%s\nwant:\n%s", got, want);
	free(got);
}

static void every_code_has_a_title_and_is_explained_in_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < DIAG_CODES; i++) {
		const struct diag_kind *kind = diag_kind((enum diag_code)i);

		assert_int_equal(diag_find(str_c(kind->code)), i);
		assert_true(strlen(kind->title) > 5);
		assert_true(strlen(kind->explain_en) > 40);
		assert_true(strlen(kind->explain_es) > 40);
		assert_string_not_equal(kind->explain_en, kind->explain_es);
		for (const char *p = kind->code; *p; p++)
			assert_true((*p >= 'a' && *p <= 'z') || *p == '-');
	}
	assert_int_equal(diag_find(STR("no-such-code")), DIAG_CODES);
	assert_true(DIAG_STRAY_STORY < DIAG_FIRST_RULE);
	assert_true(DIAG_FIRST_RULE <= (int)DIAG_CODES);
}

static void diagnostics_stand_in_order_of_file_line_column_and_arrival(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags, other;
	const char *want = "a.yaml: warning: w [empty]\n"
			   "a.yaml:2:1: error: one [type]\n"
			   "a.yaml:2:1: error: two [id]\n"
			   "a.yaml:2:1: error: two [value]\n"
			   "a.yaml:2:9: error: three [type]\n"
			   "a.yaml:10:1: error: four [type]\n"
			   "b.yaml:1:1: error: five [type]\n";

	(void)state;
	diags_init(&diags, arena);
	diags_init(&other, arena);
	diag_add(&diags, DIAG_TYPE, STR("b.yaml"), mark(1, 1), "five");
	diag_add(&diags, DIAG_TYPE, STR("a.yaml"), mark(10, 1), "four");
	diag_add(&diags, DIAG_TYPE, STR("a.yaml"), mark(2, 9), "%s", "three");
	diag_add(&other, DIAG_TYPE, STR("a.yaml"), mark(2, 1), "one");
	diag_add(&other, DIAG_ID, STR("a.yaml"), mark(2, 1), "two");
	diag_add(&other, DIAG_VALUE, STR("a.yaml"), mark(2, 1), "two");
	diag_add(&other, DIAG_TYPE, STR("a.yaml"), mark(2, 1), "one");
	diag_add(&other, DIAG_EMPTY, STR("a.yaml"), mark(0, 0), "w");
	diags_merge(&diags, &other);
	assert_int_equal(diags.errors, 7);
	diags_sort(&diags);
	assert_int_equal(diags.errors, 6);
	assert_int_equal(diags.warnings, 1);
	assert_printed(&diags, &(struct diag_style){0}, want);
	diags_sort(&diags);
	assert_printed(&diags, &(struct diag_style){0}, want);
	arena_free(arena);
}

static struct str line_of(void *context, struct str file, uint32_t line)
{
	(void)file, (void)line;
	return str_c(context);
}

static void an_excerpt_has_its_caret_under_the_fault(void **state)
{
	static char tabs[] = "\tower: ana", accents[] = "  año: ñu", wide[] = "  名前: x",
		    escape[] = "a\x9b\033b: c";
	static const struct {
		char *line;
		uint32_t col;
		const char *want;
	} cases[] = {
		{tabs, 2, "     7 |  ower: ana\n       |  ^\n"},
		{accents, 8, "     7 |   año: ñu\n       |        ^\n"},
		{wide, 7, "     7 |   名前: x\n       |         ^\n"},
		{escape, 4, "     7 | a\\x{9b}\\u{1b}b: c\n       |              ^\n"},
		{tabs, 99, "     7 |  ower: ana\n       |           ^\n"},
	};
	struct arena *arena = arena_new();
	char want[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct diag_style style = {.line_of = line_of, .context = cases[i].line};
		struct diags diags;

		diags_init(&diags, arena);
		diag_add(&diags, DIAG_UNKNOWN_KEY, STR("c/a.yaml"), mark(7, cases[i].col),
			"no key 'ower'");
		snprintf(want, sizeof want, "c/a.yaml:7:%u: error: no key 'ower' [unknown-key]\n%s",
			cases[i].col, cases[i].want);
		assert_printed(&diags, &style, want);
	}
	arena_free(arena);
}

static void a_long_line_is_cut_around_the_caret(void **state)
{
	struct arena *arena = arena_new();
	char line[5001], *got;
	struct diag_style style = {.line_of = line_of, .context = line};
	struct diags diags;
	char *excerpt, *caret;

	(void)state;
	memset(line, 'x', 5000);
	line[5000] = '\0';
	line[2999] = '!';
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_TYPE, STR("a"), mark(1, 3000), "t");
	got = printed(&diags, &style);
	excerpt = strchr(got, '\n') + 1;
	caret = strchr(excerpt, '\n') + 1;
	assert_true(strlen(excerpt) < 300);
	assert_non_null(strstr(excerpt, "| …x"));
	assert_non_null(strstr(excerpt, "x…\n"));
	/* The mark of the cut takes 3 bytes and 1 column. */
	assert_int_equal(strchr(excerpt, '!') - excerpt - 2, strchr(caret, '^') - caret);
	free(got);
	arena_free(arena);
}

static void data_cannot_drive_the_terminal(void **state)
{
	static const struct str texts[] = {
		{"\033[2J", 4},
		{"a\nb", 3},
		{"\0", 1},
		{"\x9b"
		 "1m",
			3},
		{"\xc2\x9b", 2},
		{"\xe2\x80\xae"
		 "x",
			4},
		{"\xe2\x80\xa8", 3},
		{"\xef\xbb\xbf", 3},
		{"\xf3\xa0\x81\x81", 4},
		{"\t", 1},
		{"ñ😀", 6},
	};
	static const char *const want[] = {
		"\\u{1b}[2J",
		"a\\u{a}b",
		"\\u{0}",
		"\\x{9b}1m",
		"\\u{9b}",
		"\\u{202e}x",
		"\\u{2028}",
		"\\u{feff}",
		"\\u{e0041}",
		"\\u{9}",
		"ñ😀",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		char *text = NULL;
		size_t size;
		FILE *out = open_memstream(&text, &size);

		text_print(texts[i], out);
		fclose(out);
		assert_string_equal(text, want[i]);
		free(text);
	}
}

static void a_file_with_many_errors_shows_the_first_and_counts_the_rest(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	diags_init(&diags, arena);
	for (uint32_t i = 1; i < 6; i++)
		diag_add(&diags, DIAG_TYPE, STR("a"), mark(i, 1), "t");
	diag_add(&diags, DIAG_TYPE, STR("b"), mark(1, 1), "t");
	assert_printed(&diags, &(struct diag_style){.most_per_file = 2},
		"a:1:1: error: t [type]\na:2:1: error: t [type]\na: and 3 more\nb:1:1: error: "
		"t [type]\n");
	arena_free(arena);
}

static void codes_of_reading_cannot_be_dropped(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	bool select[DIAG_CODES] = {0}, ignore[DIAG_CODES] = {0};

	(void)state;
	diags_init(&diags, arena);
	for (size_t i = 0; i < DIAG_CODES; i++)
		diag_add(&diags, (enum diag_code)i, STR("a"), mark(1, 1), "t");
	diags_filter(&diags, select, ignore);
	assert_int_equal(diags.list.n, DIAG_CODES);
	memset(ignore, true, sizeof ignore);
	diags_filter(&diags, select, ignore);
	assert_int_equal(diags.list.n, DIAG_FIRST_RULE);
	assert_int_equal(diags.errors + diags.warnings, DIAG_FIRST_RULE);
	arena_free(arena);
}

static void colour_is_only_there_if_wanted(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_TYPE, STR("a"), mark(1, 1), "t");
	assert_printed(&diags, &(struct diag_style){.colour = true},
		"\033[1ma:1:1:\033[0m \033[1;31merror:\033[0m t [type]\n");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_has_a_title_and_is_explained_in_both_languages),
		cmocka_unit_test(diagnostics_stand_in_order_of_file_line_column_and_arrival),
		cmocka_unit_test(an_excerpt_has_its_caret_under_the_fault),
		cmocka_unit_test(a_long_line_is_cut_around_the_caret),
		cmocka_unit_test(data_cannot_drive_the_terminal),
		cmocka_unit_test(a_file_with_many_errors_shows_the_first_and_counts_the_rest),
		cmocka_unit_test(codes_of_reading_cannot_be_dropped),
		cmocka_unit_test(colour_is_only_there_if_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
