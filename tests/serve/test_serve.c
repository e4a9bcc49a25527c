/* test_serve.c - fuga serve from its start to its end, as a browser and an editor meet it. */
#include "browser.h"

#include <dirent.h>
#include <fcntl.h>

static const char account[] = "account:\n  id: a\n  name: Alfa\n  since: 2024-02-10\n"
			      "  revenue: [{from: 2024-02-10, monthly: 100}]\n";
static const char renamed[] = "account:\n  id: a\n  name: Beta\n  since: 2024-02-10\n"
			      "  revenue: [{from: 2024-02-10, monthly: 100}]\n";
static const char wrong[] = "account:\n  id: a\n  name: <b>Gamma</b>\n  sinse: 2024-02-10\n";

static int begin_with(void **state, const char *option)
{
	struct program *program = calloc(1, sizeof *program);

	program->place = place_make();
	company_make(&program->place);
	write_in_place(&program->place, "content/a.yaml", account);
	program_begin(program, option);
	*state = program;
	return 0;
}

static int begin(void **state)
{
	return begin_with(state, NULL);
}

static int begin_polling(void **state)
{
	return begin_with(state, "--poll");
}

/* How many entries a folder has. */
static int entries(struct str path)
{
	DIR *dir = opendir(path.p);
	int n = -2; /* . and .. */

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

static int end(void **state)
{
	struct program *program = *state;
	int status;

	if (program->pid > 0) {
		kill(program->pid, SIGINT);
		status = program_end(program);
		assert_int_equal(status, 0);
		assert_int_equal(entries(at(&program->place, "tmp")), 0);
	}
	place_end(&program->place);
	free(program);
	return 0;
}

static void the_site_is_served(void **state)
{
	static const struct {
		const char *address;
		int status;
		const char *type;
	} cases[] = {
		{"/", 200, "text/html; charset=utf-8"},
		{"/index.html?x=1", 200, "text/html; charset=utf-8"},
		{"/accounts/", 200, "text/html; charset=utf-8"},
		{"/accounts/a.html", 200, "text/html; charset=utf-8"},
		{"/accounts/a.md", 200, "text/markdown; charset=utf-8"},
		{"/accounts/a.json", 200, "application/json; charset=utf-8"},
		{"/data/promises.csv", 200, "text/csv; charset=utf-8"},
		{"/calendar.ics", 200, "text/calendar; charset=utf-8"},
		{"/feed.xml", 200, "application/atom+xml; charset=utf-8"},
		{"/badges/coherence.svg", 200, "image/svg+xml; charset=utf-8"},
		{"/.fuga/serve.js", 200, "text/javascript; charset=utf-8"},
		{"/.fuga/serve.css", 200, "text/css; charset=utf-8"},
		{"/accounts/nobody.html", 404, "text/html; charset=utf-8"},
	};
	const struct program *program = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct str answer = ask(program, cases[i].address);

		if (status_of(answer) != cases[i].status || !holds(answer, cases[i].type))
			fail_msg("%s: %.*s", cases[i].address, 400, answer.p);
		assert_true(holds(answer, "Cache-Control: no-store\r\n"));
		assert_true(holds(answer, "X-Content-Type-Options: nosniff\r\n"));
	}
	assert_true(holds(ask(program, "/accounts/a.html"), "Alfa"));
	assert_true(holds(ask(program, "/accounts/a.html"), "<script src=\"/.fuga/serve.js\""));
	assert_true(
		holds(ask(program, "/accounts/nobody.html"), "<script src=\"/.fuga/serve.js\""));
	assert_false(holds(ask(program, "/accounts/a.md"), ".fuga/"));
	assert_true(holds(ask(program, "/accounts"), "301"));
	assert_true(holds(ask(program, "/accounts"), "Location: /accounts/\r\n"));
}

static void the_head_is_that_of_the_page_without_it(void **state)
{
	const struct program *program = *state;
	struct str head = ask_as(program, "HEAD", "127.0.0.1", "/");

	assert_int_equal(status_of(head), 200);
	assert_true(holds(head, "Content-Type: text/html; charset=utf-8\r\n"));
	assert_true(str_ends(head, STR("\r\n\r\n")));
	assert_false(holds(head, "<html"));
}

static void who_asks_for_more_than_pages_is_refused(void **state)
{
	const struct program *program = *state;
	struct str site = at(&program->place, "tmp");

	assert_int_equal(status_of(ask_as(program, "POST", "localhost", "/")), 405);
	assert_int_equal(status_of(ask_as(program, "DELETE", "localhost", "/index.html")), 405);
	assert_int_equal(
		status_of(ask_raw(program, "POST / HTTP/1.1\r\nHost: localhost\r\n"
					   "Connection: close\r\nContent-Length: 3\r\n\r\nabc")),
		405);
	assert_int_equal(status_of(ask_as(program, "GET", "example.com", "/")), 403);
	assert_int_equal(status_of(ask_as(program, "GET", "example.com", "/.fuga/state")), 403);
	assert_int_equal(status_of(ask_as(program, "GET", "localhost:1", "/")), 403);
	assert_int_equal(
		status_of(ask_raw(program, "GET / HTTP/1.0\r\nConnection: close\r\n\r\n")), 403);
	assert_false(holds(ask(program, "/../../../../../../etc/passwd"), "root:"));
	assert_false(holds(ask(program, "/..%2f..%2f..%2f..%2f..%2fetc/passwd"), "root:"));
	assert_false(holds(ask(program, "//etc/passwd"), "root:"));
	assert_int_equal(status_of(ask(program, "/accounts/%2e%2e/index.html")), 404);
	assert_int_equal(status_of(ask(program, "/accounts%2fa.html")), 404);
	assert_int_equal(status_of(ask(program, "/.fuga-manifest")), 404);
	assert_int_equal(status_of(ask(program, "/.nojekyll")), 404);
	assert_int_equal(entries(site), 1);
}

/* Somebody who can write into the site's folder is the same person; but content has links too. */
static void a_link_out_of_the_site_leads_nowhere(void **state)
{
	const struct program *program = *state;
	struct str tmp = at(&program->place, "tmp"), link = STR_NONE;
	DIR *dir = opendir(tmp.p);
	struct dirent *entry;

	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			link = str_printf(program->place.arena, "%.*s/%s/site/out.txt",
				STR_ARG(tmp), entry->d_name);
	closedir(dir);
	assert_int_equal(symlink("/etc/passwd", link.p), 0);
	assert_int_equal(status_of(ask(program, "/out.txt")), 404);
	assert_int_equal(unlink(link.p), 0);
}

static void a_save_is_seen_however_it_is_made(void **state)
{
	const struct program *program = *state;

	write_by_rename(&program->place, "content/a.yaml", renamed);
	wait_until(program, "/accounts/a.html", "Beta", true);
	assert_false(holds(ask(program, "/accounts/a.html"), "Alfa"));
	write_in_place(&program->place, "content/a.yaml", account);
	wait_until(program, "/accounts/a.html", "Alfa", true);
	folder_make(&program->place, "content/accounts");
	assert_int_equal(rename(at(&program->place, "content/a.yaml").p,
				 at(&program->place, "content/accounts/a.yaml").p),
		0);
	write_in_place(&program->place, "content/accounts/a.yaml", renamed);
	wait_until(program, "/accounts/a.html", "Beta", true);
	assert_int_equal(unlink(at(&program->place, "content/accounts/a.yaml").p), 0);
	wait_until(program, "/accounts/a.html", "404 Not Found", true);
}

static void a_save_is_seen_on_a_drive_that_does_not_tell(void **state)
{
	const struct program *program = *state;

	write_by_rename(&program->place, "content/a.yaml", renamed);
	wait_until(program, "/accounts/a.html", "Beta", true);
	write_in_place(&program->place, "content/a.yaml", account);
	wait_until(program, "/accounts/a.html", "Alfa", true);
}

static void what_is_wrong_stands_in_the_last_good_page_until_it_is_mended(void **state)
{
	const struct program *program = *state;
	struct str page;

	write_in_place(&program->place, "content/a.yaml", wrong);
	wait_until(program, "/accounts/a.html", "<aside class=\"fuga-notice\"", true);
	page = ask(program, "/accounts/a.html");
	assert_true(holds(page, "Alfa"));
	assert_true(holds(page, "/content/a.yaml:4:3</b>"));
	assert_true(holds(page, "did you mean &#39;since&#39;?"));
	assert_true(holds(page, "     4 |   sinse: 2024-02-10\n       |   ^"));
	assert_true(holds(page, "href=\"/handbook/errors.html#unknown-key\""));
	assert_true(holds(ask(program, "/"), "<aside class=\"fuga-notice\""));
	assert_true(holds(ask(program, "/nobody.html"), "<aside class=\"fuga-notice\""));
	assert_true(holds(said(program), "did you mean 'since'?"));
	write_in_place(&program->place, "content/a.yaml", account);
	wait_until(program, "/accounts/a.html", "<aside class=\"fuga-notice\"", false);
	assert_true(holds(ask(program, "/accounts/a.html"), "Alfa"));
}

static void what_records_hold_is_no_markup_in_what_is_wrong(void **state)
{
	const struct program *program = *state;

	write_in_place(&program->place, "content/a.yaml",
		"account:\n  id: a\n  <script>alert(1)</script>: \"&\"\n");
	wait_until(program, "/", "<aside class=\"fuga-notice\"", true);
	assert_true(holds(ask(program, "/"), "&lt;script&gt;alert(1)&lt;/script&gt;"));
	assert_false(holds(ask(program, "/"), "<script>alert(1)"));
}

/* The answer to /.fuga/state: without its head. */
static struct str state_of(const struct program *program, struct str since)
{
	struct str answer = ask(program,
		str_printf(program->place.arena, "/.fuga/state?since=%.*s", STR_ARG(since)).p);
	ptrdiff_t end = str_find(answer, STR("\r\n\r\n"));

	assert_true(end > 0);
	return str_slice(answer, (size_t)end + 4, answer.n);
}

static void who_waits_is_told_when_the_site_is_another(void **state)
{
	const struct program *program = *state;
	struct str before = state_of(program, STR("")), after;

	assert_true(before.n > 0);
	assert_true(holds(ask(program, "/"),
		str_printf(program->place.arena, "data-state=\"%.*s\"", STR_ARG(before)).p));
	write_in_place(&program->place, "content/a.yaml", renamed);
	after = state_of(program, before);
	assert_false(str_eq(before, after));
	assert_true(holds(ask(program, "/accounts/a.html"), "Beta"));
}

static void an_ended_program_leaves_nothing_whatever_the_signal(void **state)
{
	struct program *program = *state;

	/* In the middle of a build, with somebody waiting. */
	write_in_place(&program->place, "content/a.yaml", renamed);
	poll(NULL, 0, 120);
	kill(program->pid, SIGTERM);
	assert_int_equal(program_end(program), 0);
	program->pid = 0;
	assert_int_equal(entries(at(&program->place, "tmp")), 0);
	assert_int_equal(access(at(&program->place, "site").p, F_OK), -1);
}

static void a_port_that_is_taken_is_said(void **state)
{
	struct program *program = *state;
	struct program second = {.place = program->place};
	char port[16];

	snprintf(port, sizeof port, "%u", program->port);
	program_run(&second, port, NULL, at(&program->place, "content").p);
	assert_int_equal(program_end(&second), 3);
	assert_true(holds(said(program), "--port 0"));
	assert_int_equal(entries(at(&program->place, "tmp")), 1);
	assert_int_equal(status_of(ask(program, "/")), 200);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
	struct program *program = *state;
	struct program second = {.place = program->place};

	program_run(&second, "0", NULL, at(&program->place, "contents").p);
	assert_int_equal(program_end(&second), 3);
	assert_true(holds(said(program), "cannot read "));
	assert_true(holds(said(program), "/contents: No such file"));
}

/* Nobody has seen a page yet when the first build fails. */
static void errors_at_the_start_have_a_page_of_their_own(void **state)
{
	struct program program = {.place = place_make()};

	(void)state;
	company_make(&program.place);
	write_in_place(&program.place, "content/a.yaml", wrong);
	program_begin(&program, NULL);
	assert_int_equal(status_of(ask(&program, "/")), 503);
	assert_true(holds(ask(&program, "/"), "<aside class=\"fuga-notice\""));
	assert_true(holds(ask(&program, "/accounts/a.html"), "content/a.yaml:4:3"));
	write_in_place(&program.place, "content/a.yaml", account);
	wait_until(&program, "/accounts/a.html", "Alfa", true);
	assert_int_equal(status_of(ask(&program, "/")), 200);
	kill(program.pid, SIGINT);
	assert_int_equal(program_end(&program), 0);
	place_end(&program.place);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_site_is_served),
		TEST(the_head_is_that_of_the_page_without_it),
		TEST(who_asks_for_more_than_pages_is_refused),
		TEST(a_link_out_of_the_site_leads_nowhere),
		TEST(a_save_is_seen_however_it_is_made),
		cmocka_unit_test_setup_teardown(
			a_save_is_seen_on_a_drive_that_does_not_tell, begin_polling, end),
		TEST(what_is_wrong_stands_in_the_last_good_page_until_it_is_mended),
		TEST(what_records_hold_is_no_markup_in_what_is_wrong),
		TEST(who_waits_is_told_when_the_site_is_another),
		TEST(an_ended_program_leaves_nothing_whatever_the_signal),
		TEST(a_port_that_is_taken_is_said),
		TEST(a_folder_that_is_not_there_is_said),
		cmocka_unit_test(errors_at_the_start_have_a_page_of_their_own),
	};

	if (access(PROGRAM, X_OK) != 0) {
		puts("SKIP test_serve: there is no " PROGRAM);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
