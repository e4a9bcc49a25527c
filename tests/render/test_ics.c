/* test_ics.c - lines of a calendar. */
#include "test.h"

#include "base/date.h"
#include "render/ics.h"

#include <string.h>

/* What a reader makes of it: lines put together again (RFC 5545, 3.1). */
static void unfold(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.n; i++)
		if (str_starts(str_slice(text, i, text.n), STR("\r\n ")))
			i += 2;
		else
			buf_char(out, text.p[i]);
}

static void a_text_is_escaped_and_never_ends_its_line(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"Acme", "S:Acme\r\n"},
		{"", "S:\r\n"},
		{"a,b;c\\d", "S:a\\,b\\;c\\\\d\r\n"},
		{"one\ntwo\r\nthree\rfour", "S:one\\ntwo\\nthree\\nfour\r\n"},
		{"x\r\nEND:VEVENT", "S:x\\nEND:VEVENT\r\n"},
		{"\x01\x7f", "S:\xef\xbf\xbd\xef\xbf\xbd\r\n"},
		{"\xff", "S:\xef\xbf\xbd\r\n"},
		{"5 %: \"yes\"", "S:5 %: \"yes\"\r\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		ics_text(&out, "S", str_c(cases[i].text));
		assert_str_equal(buf_str(&out), str_c(cases[i].want));
		buf_free(&out);
	}
}

static void a_value_that_is_no_text_cannot_end_its_line(void **state)
{
	struct buf out = {0};

	(void)state;
	ics_plain(&out, "URL", STR("https://a.example/x;y\r\nX:1"));
	assert_str_equal(
		buf_str(&out), STR("URL:https://a.example/x;y\xef\xbf\xbd\xef\xbf\xbdX:1\r\n"));
	buf_free(&out);
}

/* One letter more or less before it moves the fold through each letter of two, three, four bytes.
 */
static void no_line_is_longer_than_75_octets_and_no_letter_is_cut(void **state)
{
	static const char *const letters[] = {"a", "\u00f1", "\u20ac", "\U0001f4a7", ","};

	(void)state;
	for (size_t shift = 0; shift < 8; shift++)
		for (size_t l = 0; l < sizeof letters / sizeof *letters; l++) {
			struct buf text = {0}, want = {0}, out = {0}, whole = {0};
			struct str rest, line;

			buf_fill(&text, 'x', shift);
			for (int i = 0; i < 120; i++)
				buf_put(&text, str_c(letters[l]));
			ics_text(&out, "SUMMARY", buf_str(&text));
			rest = buf_str(&out);
			while (rest.n && str_split(&rest, '\n', &line)) {
				if (line.n > 76 || !str_ends(line, STR("\r")))
					fail_msg("%zu: \"%.*s\"", line.n, STR_ARG(line));
				/* A line that begins within a letter begins with 10xxxxxx. */
				assert_true(
					line.n < 2 || ((unsigned char)line.p[1] & 0xc0) != 0x80);
			}
			unfold(buf_str(&out), &whole);
			buf_put(&want, STR("SUMMARY:"));
			for (size_t i = 0; i < text.n; i++) {
				if (text.p[i] == ',')
					buf_char(&want, '\\');
				buf_char(&want, text.p[i]);
			}
			buf_put(&want, STR("\r\n"));
			assert_str_equal(buf_str(&whole), buf_str(&want));
			buf_free(&text), buf_free(&want), buf_free(&out), buf_free(&whole);
		}
}

static void exactly_75_octets_stay_one_line(void **state)
{
	struct buf text = {0}, out = {0};

	(void)state;
	buf_fill(&text, 'x', 75 - 2);
	ics_text(&out, "S", buf_str(&text));
	assert_int_equal(out.n, 77);
	buf_clear(&out);
	buf_char(&text, 'y');
	ics_text(&out, "S", buf_str(&text));
	assert_true(str_ends(buf_str(&out), STR("x\r\n y\r\n")));
	buf_free(&text), buf_free(&out);
}

static void days_are_written_without_marks(void **state)
{
	struct buf out = {0};

	(void)state;
	ics_day(&out, "DTSTART", day_of(2026, 2, 3));
	ics_stamp(&out, "DTSTAMP", day_of(1999, 12, 31));
	assert_str_equal(
		buf_str(&out), STR("DTSTART;VALUE=DATE:20260203\r\nDTSTAMP:19991231T000000Z\r\n"));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_escaped_and_never_ends_its_line),
		cmocka_unit_test(a_value_that_is_no_text_cannot_end_its_line),
		cmocka_unit_test(no_line_is_longer_than_75_octets_and_no_letter_is_cut),
		cmocka_unit_test(exactly_75_octets_stay_one_line),
		cmocka_unit_test(days_are_written_without_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
