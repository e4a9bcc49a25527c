/* test_encoding.c - the bytes of an export as UTF-8 text. */
#include "test.h"

#include "import/encoding.h"

static void bytes_are_taken_for_what_they_are(void **state)
{
	const struct {
		struct str bytes;
		enum encoding as;
		struct str want;
		uint32_t guessed, wrong; /* the lines */
	} cases[] = {
		{STR("a\xC3\xB1o\n"), ENCODING_NONE, STR("a\xC3\xB1o\n"), 0, 0},
		{STR("\xEF\xBB\xBF"
		     "a\n"),
			ENCODING_NONE, STR("a\n"), 0, 0},
		{STR("x\na\xF1o \x80\n"), ENCODING_NONE, STR("x\na\xC3\xB1o \xE2\x82\xAC\n"), 2, 0},
		{STR("x\r\n\r\na\xF1o\n"), ENCODING_NONE, STR("x\r\n\r\na\xC3\xB1o\n"), 3, 0},
		{STR("a\xF1o\n"), ENCODING_WINDOWS, STR("a\xC3\xB1o\n"), 0, 0},
		{STR("\xFF\xFE"
		     "a\0;\0\xF1\0"),
			ENCODING_NONE, STR("a;\xC3\xB1"), 0, 0},
		{STR("\xFE\xFF\0a\0\xF1"), ENCODING_NONE, STR("a\xC3\xB1"), 0, 0},
		{STR("a\0\xF1\0"), ENCODING_UTF16, STR("a\xC3\xB1"), 0, 0},
		{STR("a\nb\n\xF1 y \xC3\xB1\n"), ENCODING_NONE, STR(""), 0, 3},
		{STR("a\nb\n\xF1\n"), ENCODING_UTF8, STR(""), 0, 3},
		{STR("a\nb\n\x81\n"), ENCODING_WINDOWS, STR(""), 0, 3},
		{STR("a\nb\0\n"), ENCODING_NONE, STR(""), 0, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct encoded in = {cases[i].bytes, STR("x.csv"), cases[i].as};
		struct diags diags;
		struct decoded out;

		diags_init(&diags, arena);
		out = text_decode(&in, &diags, arena);
		assert_int_equal(out.good, !cases[i].wrong);
		assert_int_equal(diags.errors, cases[i].wrong > 0);
		if (cases[i].wrong)
			assert_int_equal(diags.list.v[0].at.line, cases[i].wrong);
		else
			assert_str_equal(out.text, cases[i].want);
		if (!cases[i].wrong)
			assert_int_equal(out.guessed, cases[i].guessed);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(bytes_are_taken_for_what_they_are)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
