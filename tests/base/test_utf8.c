/* test_utf8.c - code points of UTF-8 text. */
#include "test.h"

#include "base/utf8.h"

#include <string.h>

static void every_code_point_survives_writing_and_reading(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[4];
		size_t n, written;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		written = utf8_encode(c, bytes);
		assert_int_equal(utf8_decode((struct str){bytes, written}, &n), c);
		assert_int_equal(n, written);
		assert_int_equal(n, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
	}
}

static void overlong_forms_surrogates_and_stumps_are_bad(void **state)
{
	static const char *const bad[] = {
		"\x80",
		"\xbf",
		"\xc0\xaf",
		"\xc1\xbf",
		"\xe0\x80\xaf",
		"\xe0\x9f\xbf",
		"\xf0\x80\x80\xaf",
		"\xf0\x8f\xbf\xbf",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xff",
		"\xfe",
		"\xc3",
		"\xe2\x82",
		"\xf0\x9f\x98",
		"\xc3(",
		"\xe2(\xa1",
		"\xe2\x82(",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		size_t n = 0;

		assert_int_equal(utf8_decode(str_c(bad[i]), &n), UTF8_BAD);
		assert_int_equal(n, 1);
	}
}

static void code_points_are_counted_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(STR("")), 0);
	assert_int_equal(utf8_count(STR("año")), 3);
	assert_int_equal(utf8_count(STR("\xf0\x9f\x98\x80!")), 2);
	assert_int_equal(utf8_count(STR("a\xff\xfe"
					"b")),
		4);
}

static void only_controls_and_bidi_overrides_are_forbidden(void **state)
{
	static const uint32_t no[] = {
		0, 1, 8, 0xb, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069};
	static const uint32_t yes[] = {'\t', '\n', '\r', ' ', '~', 0xa0, 0x2028, 0x2029, 0x202f,
		0x2065, 0x206a, 0xfeff, 0x10ffff};

	(void)state;
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		assert_true(utf8_is_forbidden(no[i]));
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		assert_false(utf8_is_forbidden(yes[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_survives_writing_and_reading),
		cmocka_unit_test(overlong_forms_surrogates_and_stumps_are_bad),
		cmocka_unit_test(code_points_are_counted_not_bytes),
		cmocka_unit_test(only_controls_and_bidi_overrides_are_forbidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
