/* test_dress.c - a page as the person who edits sees it: it reloads, and carries what is wrong. */
#include "test.h"

#include "serve/dress.h"

#define META "<meta http-equiv=\"Content-Security-Policy\" content=\""
#define LINKS                                                   \
	"<link rel=\"stylesheet\" href=\"/.fuga/serve.css\">\n" \
	"<script src=\"/.fuga/serve.js\" data-state=\"7\" defer></script>\n"

static void dressed(const char *page, const char *notice, const char *want)
{
	struct dress dress = {STR("7"), str_c(notice)};
	struct buf out = {0};

	dress_page(str_c(page), &dress, &out);
	assert_str_equal(buf_str(&out), str_c(want));
	buf_free(&out);
}

static void a_page_gets_the_script_and_what_is_wrong(void **state)
{
	(void)state;
	dressed("<html><head><title>a</title></head>\n<body class=\"x\">\n<p>b</p></body></html>",
		"<aside>c</aside>",
		"<html><head><title>a</title>" LINKS "</head>\n<body class=\"x\"><aside>c</aside>\n"
		"<p>b</p></body></html>");
}

static void a_page_without_errors_gets_the_script_alone(void **state)
{
	(void)state;
	dressed("<head></head><body><p>b</p>", "", "<head>" LINKS "</head><body><p>b</p>");
}

static void a_page_without_head_is_dressed_all_the_same(void **state)
{
	(void)state;
	dressed("<p>b</p>", "<aside>c</aside>", LINKS "<aside>c</aside><p>b</p>");
	dressed("", "", LINKS);
}

/* As CSP 3 has it: what a policy does not name is as default-src; 'none' counts only alone. */
static void the_policy_lets_the_script_ask_and_nothing_else(void **state)
{
	static const struct {
		const char *policy, *want;
	} cases[] = {
		{"default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'",
			"default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; "
			"connect-src 'self'; "},
		{"default-src 'none'; style-src 'none'", "default-src 'none'; style-src 'self'; "
							 "script-src 'self'; connect-src 'self'; "},
		{"connect-src https://a.example;script-src  'none' ;default-src 'self';",
			"connect-src https://a.example 'self'; script-src 'self'; default-src "
			"'self'; "
			"style-src 'self'; "},
		{"img-src 'self'", "img-src 'self'; "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf page = {0}, want = {0};

		buf_printf(&page, "<head>" META "%s\"></head>", cases[i].policy);
		buf_printf(&want, "<head>" META "%s\">" LINKS "</head>", cases[i].want);
		buf_char(&page, '\0');
		buf_char(&want, '\0');
		dressed(page.p, "", want.p);
		buf_free(&page);
		buf_free(&want);
	}
}

static void where_there_is_no_site_yet_the_page_says_so_and_waits(void **state)
{
	struct dress dress = {STR("7"), STR_NONE};
	struct buf out = {0};

	(void)state;
	dress_empty(true, &dress, &out);
	assert_true(str_find(buf_str(&out), STR("<html lang=\"es\">")) > 0);
	assert_true(str_find(buf_str(&out), STR("fuga prepara el sitio")) > 0);
	assert_true(str_find(buf_str(&out), STR(LINKS)) > 0);
	buf_clear(&out);
	dress.notice = STR("<aside>c</aside>");
	dress_empty(false, &dress, &out);
	assert_true(str_find(buf_str(&out), STR("<aside>c</aside>")) > 0);
	assert_true(str_find(buf_str(&out), STR("is making")) < 0);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_gets_the_script_and_what_is_wrong),
		cmocka_unit_test(a_page_without_errors_gets_the_script_alone),
		cmocka_unit_test(a_page_without_head_is_dressed_all_the_same),
		cmocka_unit_test(the_policy_lets_the_script_ask_and_nothing_else),
		cmocka_unit_test(where_there_is_no_site_yet_the_page_says_so_and_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
