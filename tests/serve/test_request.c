/* test_request.c - what a request may ask for: the file behind an address, for which hosts, of what
 * type. */
#include "test.h"

#include "base/arena.h"
#include "serve/request.h"

static void an_address_means_a_file_below_the_site(void **state)
{
	static const struct {
		const char *address, *path;
	} cases[] = {
		{"/", "index.html"},
		{"/index.html", "index.html"},
		{"/accounts/", "accounts/index.html"},
		{"/accounts/acme.html", "accounts/acme.html"},
		{"/accounts", "accounts"},
		{"/data/n%C3%BAmeros.csv", "data/n\xC3\xBAmeros.csv"},
		{"/a%20b.md", "a b.md"},
		{"/a.b..c/d", "a.b..c/d"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_str_equal(
			request_path(str_c(cases[i].address), arena), str_c(cases[i].path));
	arena_free(arena);
}

static void an_address_that_leads_elsewhere_is_refused(void **state)
{
	static const char *const cases[] = {"", "index.html", "http://x/", "*", "/../etc/passwd",
		"/accounts/../../x", "/..", "/.", "/./a", "/.git/config", "/accounts/.hidden",
		"/%2e%2e/etc/passwd", "/.%2e/x", "/..%2fetc", "/a%2Fb", "/a%5cb", "/a\\b",
		"//etc/passwd", "/a//b", "//", "/a%00.html", "/a%0a", "/a%7f", "/a%", "/a%2",
		"/a%zz", "/%ff", "/%C3"};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (request_path(str_c(cases[i]), arena).p)
			fail_msg("\"%s\" is not refused", cases[i]);
	arena_free(arena);
}

static void only_names_of_this_machine_are_hosts(void **state)
{
	static const struct {
		const char *host;
		bool fine;
	} cases[] = {
		{"localhost", true},
		{"LocalHost:8472", true},
		{"127.0.0.1", true},
		{"127.0.0.1:8472", true},
		{"", false},
		{"localhost:", false},
		{"localhost:8473", false},
		{"localhost:84720", false},
		{"localhost:8x72", false},
		{"localhost:8472x", false},
		{"localhost.", false},
		{"localhost.example.com", false},
		{"127.0.0.1.example.com:8472", false},
		{"127.0.0.2:8472", false},
		{"example.com:8472", false},
		{"0:8472", false},
		{"[::1]:8472", false},
	};

	(void)state;
	assert_false(request_host(str_c(NULL), 8472));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (request_host(str_c(cases[i].host), 8472) != cases[i].fine)
			fail_msg("\"%s\"", cases[i].host);
}

static void each_kind_of_file_has_its_type(void **state)
{
	static const struct {
		const char *path, *type;
	} cases[] = {
		{"index.html", "text/html; charset=utf-8"},
		{"accounts/acme.md", "text/markdown; charset=utf-8"},
		{"index.json", "application/json; charset=utf-8"},
		{"data/promises.csv", "text/csv; charset=utf-8"},
		{"badges/coherence.svg", "image/svg+xml; charset=utf-8"},
		{"calendar.ics", "text/calendar; charset=utf-8"},
		{"feed.xml", "application/atom+xml; charset=utf-8"},
		{"sitemap.xml", "application/xml; charset=utf-8"},
		{"site.js", "text/javascript; charset=utf-8"},
		{"fuga.css", "text/css; charset=utf-8"},
		{"robots.txt", "text/plain; charset=utf-8"},
		{"logo.png", "image/png"},
		{"html", "application/octet-stream"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(request_type(str_c(cases[i].path)), cases[i].type);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_means_a_file_below_the_site),
		cmocka_unit_test(an_address_that_leads_elsewhere_is_refused),
		cmocka_unit_test(only_names_of_this_machine_are_hosts),
		cmocka_unit_test(each_kind_of_file_has_its_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
