/* test_logo.c - which pictures may be published as a logo. */
#include "test.h"

#include "read/logo.h"

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\">" inside "</svg>"

static void drawings_are_fine(void **state)
{
	static const char *const fine[] = {
		SVG("<path d=\"M0 0h9\"/>"),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" SVG(""),
		"\xef\xbb\xbf<!-- ours -->" SVG(""),
		SVG("<title>a description, on = off, set in script</title>"),
		SVG("<use href=\"#a\"/><use xlink:href = '#b'/><path fill=\"url(#g)\"/>"),
		SVG("<style>.a{fill:#123456}</style>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		struct str wrong = logo_wrong(STR("logo.svg"), str_c(fine[i]));

		if (wrong.p)
			fail_msg("%s %.*s", fine[i], STR_ARG(wrong));
	}
}

static void what_acts_or_leads_out_is_refused(void **state)
{
	static const char *const refused[] = {
		"",
		"<html><svg/></html>",
		SVG("<script>alert(1)</script>"),
		SVG("<ScRiPt/>"),
		SVG("<x:script xmlns:x=\"http://www.w3.org/2000/svg\">1</x:script>"),
		SVG("<path onload=\"alert(1)\"/>"),
		SVG("<path d=\"M0\"onclick = 'alert(1)'/>"),
		SVG("<path/onfocus\n=alert(1) />"),
		SVG("<a href=\"javascript:alert(1)\"/>"),
		SVG("<a href=\"java&#115;cript:alert(1)\"/>"),
		SVG("<a xlink:href=\"https://evil.example\"/>"),
		SVG("<image href=\"#a\"/>"),
		SVG("<animate attributeName=\"href\" to=\"x\"/>"),
		SVG("<set attributeName=\"href\" to=\"x\"/>"),
		SVG("<foreignObject/>"),
		SVG("<style>@import 'https://evil.example';</style>"),
		SVG("<path fill=\"url(https://evil.example/a)\"/>"),
		"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG(""),
		"<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" SVG(""),
		SVG("\xff"),
		SVG("\x01"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (!logo_wrong(STR("logo.svg"), str_c(refused[i])).p)
			fail_msg("accepted: %s", refused[i]);
}

static void the_ending_says_what_it_must_be(void **state)
{
	(void)state;
	assert_null(logo_wrong(STR("a/b.PNG"), STR("\x89PNG\r\n\x1a\nrest")).p);
	assert_non_null(logo_wrong(STR("b.png"), STR(SVG(""))).p);
	assert_non_null(logo_wrong(STR("b.gif"), STR("GIF89a")).p);
	assert_non_null(logo_wrong(STR(".svg"), STR(SVG(""))).p);
	assert_null(logo_wrong(STR("b.SVG"), STR(SVG(""))).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawings_are_fine),
		cmocka_unit_test(what_acts_or_leads_out_is_refused),
		cmocka_unit_test(the_ending_says_what_it_must_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
