/* test_escape.c - no text becomes markup. */
#include "test.h"

#include "render/escape.h"

struct sample {
	const char *before; /* what was written before it */
	const char *text, *want;
};

static void check(const struct sample *cases, size_t n, void (*escape)(struct str, struct buf *))
{
	for (size_t i = 0; i < n; i++) {
		struct buf out = {0};
		struct str before = str_c(cases[i].before);

		buf_put(&out, before);
		escape(str_c(cases[i].text), &out);
		assert_str_equal(str_slice(buf_str(&out), before.n, out.n), str_c(cases[i].want));
		buf_free(&out);
	}
}

#define CHECK(cases, escape) check(cases, sizeof cases / sizeof *cases, escape)

static void html_keeps_every_letter_and_no_markup(void **state)
{
	static const struct sample cases[] = {
		{"", "a < b > c & d \" e ' f", "a &lt; b &gt; c &amp; d &quot; e &#39; f"},
		{"", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
		{"", "&amp;", "&amp;amp;"},
		{"", "año 日本 😀", "año 日本 😀"},
		{"", "a\r\nb\rc", "a\nb\nc"},
		{"", "\x1b]0;x\x07", "�]0;x�"},
		{"", "a\u202eb\u2066c", "a�b�c"},
		{"", "\xc2\x85\xef\xbf\xbf", "��"},
		{"", "\xc3(", "�("},
	};

	(void)state;
	CHECK(cases, escape_html);
}

static void no_link_leads_to_a_script(void **state)
{
	static const struct sample cases[] = {
		{"<a href=\"", "https://a.example/?x=1&y=2", "https://a.example/?x=1&amp;y=2"},
		{"<a href=\"", "mailto:a@b.example", "mailto:a@b.example"},
		{"<a href=\"", "accounts/a.html#x", "accounts/a.html#x"},
		{"<a href=\"", "a/b:c", "a/b:c"},
		{"<a href=\"", "javascript:alert(1)", "#"},
		{"<a href=\"", " JavaScript:alert(1)", "#"},
		{"<a href=\"", "java\nscript:alert(1)", "#"},
		{"<a href=\"", "java\tscript:alert(1)", "#"},
		{"<a href=\"", "\x01javascript:alert(1)", "#"},
		{"<a href=\"", "data:text/html,x", "#"},
		{"<a href=\"", "vbscript:x", "#"},
		{"<a href=\"", "//evil.example", "#"},
		{"<a href=\"", "/\\evil.example", "#"},
		{"<a href=\"", "\\\\evil.example", "#"},
		{"<img src=\"", "file:///etc/passwd", "#"},
		{"<a title=\"", "javascript:alert(1)", "javascript:alert(1)"},
	};

	(void)state;
	CHECK(cases, escape_html);
}

static void markdown_within_a_line_has_no_markup(void **state)
{
	static const struct sample cases[] = {
		{"a ", "<b>x</b> & &lt; R&D a & b",
			"&lt;b&gt;x&lt;/b&gt; & &amp;lt; R&amp;D a & b"},
		{"a ", "*x* `y` ~z~ [a](b) | \\", "\\*x\\* \\`y\\` \\~z\\~ \\[a\\](b) \\| \\\\"},
		{"a ", "_x_ snake_case __init__", "\\_x\\_ snake_case \\_\\_init\\_\\_"},
		{"a ", "# no - + 1. > =", "# no - + 1. &gt; ="},
		{"a ", "one\ntwo\r\nthree\tfour", "one two  three four"},
		{"a ", "wow!", "wow\\!"},
		{"a ", "wow! yes", "wow! yes"},
		{"[a]", "(b)", "\\(b)"},
		{"[a]", ": b", "\\: b"},
		{"a ", "http://x.example www.x.example", "http\\://x.example www\\.x.example"},
		{"a ", "mailto:a@b.example at 10:15", "mailto\\:a@b.example at 10:15"},
		{"a ", "58.3 (Ana) $5 2026-01-02", "58.3 (Ana) $5 2026-01-02"},
		{"a ", "\x1b[1m", "�\\[1m"},
		{"a ", "&", "&amp;"},
	};

	(void)state;
	CHECK(cases, escape_markdown);
}

static void markdown_at_the_start_of_a_line_begins_no_block(void **state)
{
	static const struct sample cases[] = {
		{"", "# x", "\\# x"},
		{"x\n", "- x", "\\- x"},
		{"x\n", "+ x", "\\+ x"},
		{"x\n", "* x", "\\* x"},
		{"x\n", "> x", "\\> x"},
		{"x\n", "1. x", "1\\. x"},
		{"x\n", "12) x", "12\\) x"},
		{"x\n", "===", "\\==="},
		{"x\n", "---", "\\---"},
		{"x\n", "~~~", "\\~\\~\\~"},
		{"x\n", "```", "\\`\\`\\`"},
		{"x\n", "    code", "code"},
		{"x\n", "\tcode", "code"},
		{"- ", "# x", "\\# x"},
		{"> 1. ", "- x", "\\- x"},
		{"| ", "# x", "\\# x"},
		{"x\n", "12 x", "12 x"},
		{"x\n", "Ana", "Ana"},
		{"x\n", "[a]: http://x.example", "\\[a\\]: http\\://x.example"},
		{"x\n", ": x", "\\: x"},
		{"", "", ""},
		{"", "2026", "2026"},
		{"", "   ", ""},
		{"", "1 > 2", "1 &gt; 2"},
	};

	(void)state;
	CHECK(cases, escape_markdown);
}

static void a_destination_in_markdown_is_a_url(void **state)
{
	static const struct sample cases[] = {
		{"[a](", "https://x.example/a_b?c=d&e=*", "https://x.example/a_b?c=d&e=*"},
		{"[a](", "https://x.example/(a) b<c>\\", "https://x.example/%28a%29%20b%3Cc%3E%5C"},
		{"[a](", "javascript:alert(1)", "#"},
		{"[a](../", "x\ny", "x%0Ay"},
		{"[a](b) ", "*x*", "\\*x\\*"},
	};

	(void)state;
	CHECK(cases, escape_markdown);
}

static void json_strings_read_back_and_fit_a_script(void **state)
{
	static const struct sample cases[] = {
		{"", "a\"b\\c\nd\te", "a\\\"b\\\\c\\nd\\te"},
		{"", "a\rb", "a\\u000db"},
		{"", "</script><!--", "\\u003c/script\\u003e\\u003c!--"},
		{"", "\x01\x7f\xc2\x85\u2028\u202e", "\\u0001\\u007f\\u0085\\u2028\\u202e"},
		{"", "año 😀 &'", "año 😀 &'"},
		{"", "\xff", "�"},
	};

	(void)state;
	CHECK(cases, escape_json);
}

static void a_path_is_percent_encoded(void **state)
{
	static const struct sample cases[] = {
		{"", "accounts/acme-2_b.c~", "accounts/acme-2_b.c~"},
		{"", "a b\"<>#?%ñ", "a%20b%22%3C%3E%23%3F%25%C3%B1"},
	};

	(void)state;
	CHECK(cases, escape_path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_keeps_every_letter_and_no_markup),
		cmocka_unit_test(no_link_leads_to_a_script),
		cmocka_unit_test(markdown_within_a_line_has_no_markup),
		cmocka_unit_test(markdown_at_the_start_of_a_line_begins_no_block),
		cmocka_unit_test(a_destination_in_markdown_is_a_url),
		cmocka_unit_test(json_strings_read_back_and_fit_a_script),
		cmocka_unit_test(a_path_is_percent_encoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
