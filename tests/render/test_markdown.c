/* test_markdown.c - text of people stays text, and takes no longer than it should. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "render/markdown.h"

/* A page in a folder of the site. */
static const struct leaf_style here = {.root = {"../", 3}, .ending = {".html", 5}};

static const struct {
	const char *markdown, *html, *clean;
} cases[] = {
	{"plain", "<p>plain</p>\n", "plain\n"},
	{"# A\n## B\n", "<h3>A</h3>\n<h4>B</h4>\n", "### A\n\n#### B\n"},
	{"## B\n###### F\n", "<h3>B</h3>\n<h6>F</h6>\n", "### B\n\n###### F\n"},
	{"a \"b\" -- c...", "<p>a &quot;b&quot; -- c...</p>\n", "a \"b\" -- c...\n"},
	{"<script>alert(1)</script>\n",
		"<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>\n",
		"``` \n<script>alert(1)</script>\n```\n"},
	{"a <b>x</b> <!-- c -->", "<p>a &lt;b&gt;x&lt;/b&gt; &lt;!-- c --&gt;</p>\n",
		"a \\<b\\>x\\</b\\> \\<\\!-- c --\\>\n"},
	{"[x](https://a.example \"t\")", "<p><a href=\"https://a.example\" title=\"t\">x</a></p>\n",
		"[x](https://a.example \"t\")\n"},
	{"[x](a.html#y)", "<p><a href=\"a.html#y\">x</a></p>\n", "[x](a.html#y)\n"},
	{"[x](page:method#risk)", "<p><a href=\"../method.html#risk\">x</a></p>\n",
		"[x](../method.html#risk)\n"},
	{"[x](page:data/risk.csv)", "<p><a href=\"../data/risk.csv\">x</a></p>\n", NULL},
	{"[x](page:#y)", "<p><a href=\"#y\">x</a></p>\n", "[x](#y)\n"},
	{"[x](page:a\"b)", "<p><a href=\"../a%22b.html\">x</a></p>\n", NULL},
	{"![x](page:method)", "<p>x (page:method)</p>\n", "x (page:method)\n"},
	{"[x](javascript:alert(1))", "<p>x (javascript:alert(1))</p>\n",
		"x (javascript:alert(1))\n"},
	{"[x](JaVa&#10;Script:y)", "<p>x (JaVa\nScript:y)</p>\n", NULL},
	{"[x](data:text/html,y)", "<p>x (data:text/html,y)</p>\n", "x (data:text/html,y)\n"},
	{"[x](//evil.example)", "<p>x (//evil.example)</p>\n", "x (//evil.example)\n"},
	{"<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n", "javascript:alert(1)\n"},
	{"<https://a.example>", "<p><a href=\"https://a.example\">https://a.example</a></p>\n",
		"<https://a.example>\n"},
	{"![alt](https://a.example/x.png)", "<p><a href=\"https://a.example/x.png\">alt</a></p>\n",
		"[alt](https://a.example/x.png)\n"},
	{"![](https://a.example/x.png)",
		"<p><a href=\"https://a.example/x.png\">https://a.example/x.png</a></p>\n", NULL},
	{"![alt](//a.example/x.png)", "<p>alt (//a.example/x.png)</p>\n",
		"alt (//a.example/x.png)\n"},
	{"![alt](x.png)", "<p><img src=\"x.png\" alt=\"alt\" /></p>\n", "![alt](x.png)\n"},
	{"a\x1b[1mb &#x1b; &#x202e;c",
		"<p>a\xef\xbf\xbd[1mb \xef\xbf\xbd \xef\xbf\xbd"
		"c</p>\n",
		NULL},
	{"a &#13; b &#xd;\n", "<p>a \xef\xbf\xbd b \xef\xbf\xbd</p>\n", NULL},
	{"a\r\n```\r\nb\r\n```\r\n", "<p>a</p>\n<pre><code>b\n</code></pre>\n",
		"a\n\n``` \nb\n```\n"},
	{"- a\n\n<!-- -->\n\n- b",
		"<ul>\n<li>a</li>\n</ul>\n<pre><code>&lt;!-- --&gt;\n</code></pre>\n"
		"<ul>\n<li>b</li>\n</ul>\n",
		NULL},
	{"- a\n\n* b\n", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n",
		"  - a\n\n\xc2\xa0\n\n  - b\n"},
	{"", "", "\n"},
};

static void people_write_text_and_nothing_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf html = {0}, clean = {0};

		markdown_to_html(str_c(cases[i].markdown), 3, &here, &html);
		assert_str_equal(buf_str(&html), str_c(cases[i].html));
		markdown_to_markdown(str_c(cases[i].markdown), 3, &here, &clean);
		if (cases[i].clean)
			assert_str_equal(buf_str(&clean), str_c(cases[i].clean));
		assert_int_equal(str_find(buf_str(&clean), STR("<!")),
			strstr(cases[i].markdown, "- a\n\n<!")
				? str_find(buf_str(&clean), STR("<!"))
				: -1);
		buf_free(&html);
		buf_free(&clean);
	}
}

/* A Markdown text of `n` times a piece between two others. */
static void repeat(struct buf *out, const char *first, const char *piece, int n, const char *last)
{
	buf_put(out, str_c(first));
	for (int i = 0; i < n; i++)
		buf_put(out, str_c(piece));
	buf_put(out, str_c(last));
}

static void ticks(struct buf *out)
{
	for (size_t i = 1; i < 2500; i++) {
		buf_char(out, 'e');
		buf_fill(out, '`', i);
	}
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void check_time(const char *what, struct str text)
{
	struct buf html = {0}, clean = {0};
	double start = seconds(), took;

	markdown_to_html(text, 3, &here, &html);
	markdown_to_markdown(text, 3, &here, &clean);
	took = seconds() - start;
	if (took > 4)
		fail_msg("%s took %.1f s", what, took);
	if (html.n == 0 || html.n > text.n * 16 + 65536 || clean.n > text.n * 16 + 65536)
		fail_msg("%s: %zu bytes of HTML, %zu of Markdown", what, html.n, clean.n);
	if (getenv("FUGA_TIMES"))
		print_message(
			"%-12.12s %.2f s, %zu -> %zu, %zu\n", what, took, text.n, html.n, clean.n);
	buf_free(&html);
	buf_free(&clean);
}

static void texts_made_to_be_slow_are_not(void **state)
{
	static const struct {
		const char *first, *piece;
		int n;
		const char *last;
	} slow[] = {
		{"", "> ", 100000, "a"},
		{"", "[", 100000, "a"},
		{"", "[a](<b", 30000, ""},
		{"", "&amp", 100000, ""},
		{"", "|", 100000, ""},
		{"", "|-", 100000, ""},
		{"", "x", 10 << 20, ""},
		{"", "![[]()", 100000, ""},
		{"", "![[]()", 3000, ""},
		{"", "<!--", 100000, ""},
		{"", "<?", 100000, ""},
		{"", "<![CDATA[", 50000, ""},
		{"", "<!A ", 100000, ""},
		{"", "*a **a ", 50000, ""},
		{"", "a**b", 100000, "c* d"},
		{"", "- ", 100000, "a"},
		{"", "1. ", 100000, "a"},
		{"", ">- ", 60000, "a"},
		{"", "*a_ ", 100000, ""},
		{"", "[ (](", 80000, ""},
		{"", "\\", 400000, ""},
		{"", "<a href=\"", 80000, ""},
		{"", "[a][b]", 60000, ""},
		{"", "\n\n[a]: u\n\n[a]", 40000, ""},
		{"[a]: u\n\n", "[a] ", 10000, ""},
		{"", "- a\n", 100000, ""},
		{"", "> a\n\n", 60000, ""},
		{"", "# a\n", 100000, ""},
		{"", "`a", 100000, "`"},
		{"", "<a ", 100000, ""},
		{"", "~~~\n", 100000, ""},
		{"", "a\n\n", 150000, ""},
		{"", "_", 100000, "a"},
		{"", "<a>", 9000, ""},
		{"", "a <b c='", 9000, ""},
		{"", "    a\n", 100000, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
		struct buf text = {0};

		repeat(&text, slow[i].first, slow[i].piece, slow[i].n, slow[i].last);
		check_time(slow[i].piece, buf_str(&text));
		buf_free(&text);
	}
}

static void lists_deep_by_indentation_are_not_slow(void **state)
{
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		buf_fill(&text, ' ', 2 * i);
		buf_put(&text, STR("- a\n"));
	}
	check_time("indentation", buf_str(&text));
	buf_free(&text);
	ticks(&text);
	check_time("ticks", buf_str(&text));
	buf_free(&text);
}

static void a_reference_used_often_is_not_copied_without_end(void **state)
{
	struct buf text = {0};

	(void)state;
	repeat(&text, "[a]: ", "x", 200000, "\n\n");
	repeat(&text, "", "[a] ", 40000, "");
	check_time("references", buf_str(&text));
	buf_free(&text);
}

static void what_would_be_slow_is_shown_as_written(void **state)
{
	struct buf text = {0}, html = {0}, clean = {0};

	(void)state;
	repeat(&text, "<b>", "[", 100000, "```");
	markdown_to_html(buf_str(&text), 3, &here, &html);
	markdown_to_markdown(buf_str(&text), 3, &here, &clean);
	assert_true(str_starts(buf_str(&html), STR("<pre class=\"plain\">&lt;b&gt;[[[")));
	assert_true(str_ends(buf_str(&html), STR("[```</pre>\n")));
	assert_true(str_starts(buf_str(&clean), STR("````\n<b>[[[")));
	assert_true(str_ends(buf_str(&clean), STR("[```\n````\n")));
	buf_free(&text);
	buf_free(&html);
	buf_free(&clean);
}

static void a_long_honest_story_is_markdown(void **state)
{
	struct buf text = {0}, html = {0};

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_printf(&text,
			"## Visit %d\n\nWe *met* [Ana](people.html) and `agreed` on:\n\n"
			"- one **thing**\n- [another](https://x.example/%d)\n\n",
			i, i);
	markdown_to_html(buf_str(&text), 3, &here, &html);
	assert_true(
		str_starts(buf_str(&html), STR("<h3>Visit 0</h3>\n<p>We <em>met</em> <a href=")));
	buf_free(&text);
	buf_free(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_write_text_and_nothing_else),
		cmocka_unit_test(texts_made_to_be_slow_are_not),
		cmocka_unit_test(lists_deep_by_indentation_are_not_slow),
		cmocka_unit_test(a_reference_used_often_is_not_copied_without_end),
		cmocka_unit_test(what_would_be_slow_is_shown_as_written),
		cmocka_unit_test(a_long_honest_story_is_markdown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
