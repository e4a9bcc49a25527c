/* test_publish.c - the new site appears whole, or not at all. */
#include "room.h"

#include "base/buf.h"
#include "publish/journal.h"
#include "publish/manifest.h"

static void a_first_publication_makes_the_site(void **state)
{
	const struct room *room = *state;
	struct publish_result result = published(room, pages_a);

	assert_int_equal(result.written, 5);
	assert_int_equal(result.unchanged + result.removed, 0);
	assert_int_equal(result.bytes, 4 + 9 + 8 + 2 + 8);
	assert_true(site_is(room, pages_a, 0));
	assert_no_leftovers(room);
}

static void a_fleeting_publication_makes_the_same_site(void **state)
{
	const struct room *room = *state;
	struct publish_result result;
	struct trouble trouble;
	struct publication *publication = publish_open(room->site, &trouble, room->arena);

	assert_non_null(publication);
	publish_fleeting(publication);
	for (const struct page *page = pages_a; page->path; page++)
		assert_true(
			publish_put(publication, str_c(page->path), str_c(page->text), &trouble));
	assert_true(publish_commit(publication, &result, &trouble));
	assert_true(site_is(room, pages_a, 0));
	assert_int_equal(published(room, pages_a).unchanged, 5);
	assert_no_leftovers(room);
}

static void the_same_pages_twice_write_nothing(void **state)
{
	static const char *const paths[] = {"site", "site/index.html", "site/accounts",
		"site/data/x/y.json", "site/.fuga-manifest"};
	const struct room *room = *state;
	struct publish_result first = published(room, pages_a), second;
	struct stat before[5];

	for (size_t i = 0; i < 5; i++)
		before[i] = stat_of(room, paths[i]);
	second = published(room, pages_a);
	assert_int_equal(second.written + second.removed, 0);
	assert_int_equal(second.unchanged, 5);
	assert_string_equal(first.hash, second.hash);
	assert_int_equal(strlen(first.hash), 32);
	for (size_t i = 0; i < 5; i++)
		assert_same_file(before[i], stat_of(room, paths[i]));
	assert_no_leftovers(room);
}

static void an_unchanged_page_keeps_its_time_when_others_change(void **state)
{
	const struct room *room = *state;
	struct publish_result result;
	struct stat before;

	published(room, pages_a);
	before = stat_of(room, "site/accounts/borea.html");
	result = published(room, pages_b);
	assert_int_equal(result.written, 3);
	assert_int_equal(result.unchanged, 2);
	assert_int_equal(result.removed, 1);
	assert_same_file(before, stat_of(room, "site/accounts/borea.html"));
	assert_true(site_is(room, pages_b, 0));
	assert_int_not_equal(access(below(room, "site/data"), F_OK), 0);
	assert_no_leftovers(room);
}

static void the_manifest_is_that_of_a_build_from_nothing(void **state)
{
	struct room *room = *state;
	struct str manifest;

	published(room, pages_a);
	published(room, pages_b);
	manifest = text_of(room, "site/.fuga-manifest");
	assert_true(manifest.n > 0);
	room->site = str_printf(room->arena, "%s/other", room->path);
	published(room, pages_b);
	assert_str_equal(text_of(room, "other/.fuga-manifest"), manifest);
}

static void foreign_files_stay_and_stale_pages_go(void **state)
{
	const struct room *room = *state;
	struct stat before, site;

	published(room, pages_a);
	put_file(room, "site/mine.txt", "mine");
	put_file(room, "site/data/x/mine.csv", "1,2");
	put_file(room, "site/own/page.html", "own");
	assert_int_equal(symlink("mine.txt", below(room, "site/link")), 0);
	assert_int_equal(mkdir(below(room, "site/empty"), 0755), 0);
	before = stat_of(room, "site/style.css");
	site = stat_of(room, "site");
	published(room, pages_b);
	assert_true(site_is(room, pages_b, 4));
	assert_str_equal(text_of(room, "site/mine.txt"), STR("mine"));
	assert_str_equal(text_of(room, "site/data/x/mine.csv"), STR("1,2"));
	assert_int_equal(access(below(room, "site/empty"), F_OK), 0);
	assert_same_file(before, stat_of(room, "site/style.css"));
	assert_int_equal(site.st_ino, stat_of(room, "site").st_ino); /* in place: not exchanged */
	published(room, pages_a);
	assert_true(site_is(room, pages_a, 4));
	assert_int_not_equal(access(below(room, "site/people"), F_OK), 0);
}

static void assert_refused(const struct room *room, const char *path, const char *why)
{
	struct publish_result result;
	struct trouble trouble;

	assert_false(publish(room, pages_b, &result, &trouble));
	assert_str_equal(
		trouble.path, str_printf(room->arena, "%.*s%s", STR_ARG(room->site), path));
	if (!str_starts(trouble.why, str_c(why)))
		fail_msg("%.*s", STR_ARG(trouble.why));
}

static void a_folder_of_something_else_is_refused(void **state)
{
	const struct room *room = *state;

	put_file(room, "site/thesis.txt", "years of work");
	put_file(room, "site/.ssh/id", "key");
	assert_int_equal(unlink(below(room, "site/.ssh/id")), 0);
	assert_int_equal(rmdir(below(room, "site/.ssh")), 0);
	assert_refused(room, "/thesis.txt", "was not made by fuga");
	assert_str_equal(text_of(room, "site/thesis.txt"), STR("years of work"));
	assert_int_equal(count_in(room, "").files, 1);
}

static void a_working_copy_of_git_may_become_a_site(void **state)
{
	const struct room *room = *state;

	put_file(room, "site/.git/HEAD", "ref");
	put_file(room, "site/CNAME", "example.org");
	published(room, pages_a);
	assert_true(site_is(room, pages_a, 2));
	published(room, pages_b);
	assert_true(site_is(room, pages_b, 2));
	assert_str_equal(text_of(room, "site/.git/HEAD"), STR("ref"));
}

static void a_foreign_file_at_the_path_of_a_page_is_not_overwritten(void **state)
{
	const struct room *room = *state;

	published(room, pages_a);
	put_file(room, "site/people/ana.html", "not yours");
	assert_refused(room, "/people/ana.html", "is in the way");
	assert_true(site_is(room, pages_a, 1));
	assert_int_equal(unlink(below(room, "site/people/ana.html")), 0);
	assert_int_equal(rmdir(below(room, "site/people")), 0);
	assert_int_equal(symlink("/tmp", below(room, "site/people")), 0);
	assert_refused(room, "/people/ana.html", "is in the way");
	assert_true(site_is(room, pages_a, 1));
	assert_int_not_equal(access("/tmp/ana.html", F_OK), 0);
	assert_int_equal(unlink(below(room, "site/index.html")), 0);
	assert_int_equal(symlink("../outside", below(room, "site/index.html")), 0);
	assert_int_equal(unlink(below(room, "site/people")), 0);
	assert_refused(room, "/index.html", "is in the way");
	assert_int_not_equal(access(below(room, "outside"), F_OK), 0);
}

static void a_page_that_somebody_edited_is_written_again(void **state)
{
	const struct room *room = *state;
	struct publish_result result;

	published(room, pages_a);
	put_file(room, "site/index.html", "ALFA");
	assert_int_equal(unlink(below(room, "site/style.css")), 0);
	result = published(room, pages_a);
	assert_int_equal(result.written, 2);
	assert_true(site_is(room, pages_a, 0));
}

static void an_aborted_publication_leaves_nothing(void **state)
{
	const struct room *room = *state;
	struct publication *publication;
	struct trouble trouble;

	published(room, pages_a);
	publication = publish_open(room->site, &trouble, room->arena);
	assert_non_null(publication);
	assert_true(publish_put(publication, STR("deep/er/x.html"), STR("x"), &trouble));
	publish_abort(publication);
	assert_true(site_is(room, pages_a, 0));
	assert_no_leftovers(room);
}

static void paths_that_leave_the_site_are_refused(void **state)
{
	static const char *const paths[] = {"", "/etc/x", "../x", "a/../x", "a//b", "./x", "a/",
		"a\nb", ".fuga-manifest", ".fuga-journal", ".."};
	const struct room *room = *state;
	struct trouble trouble;
	struct publication *publication = publish_open(room->site, &trouble, room->arena);

	assert_non_null(publication);
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		assert_false(publish_put(publication, str_c(paths[i]), STR("x"), &trouble));
	assert_true(publish_put(publication, STR("x"), STR("x"), &trouble));
	assert_false(publish_put(publication, STR("x"), STR("x"), &trouble));
	assert_str_equal(trouble.why, STR("File exists"));
	publish_abort(publication);
}

static void two_builds_at_once_are_kept_apart(void **state)
{
	const struct room *room = *state;
	struct publish_result result;
	struct trouble trouble;
	struct publication *publication = publish_open(room->site, &trouble, room->arena);

	assert_non_null(publication);
	assert_null(publish_open(room->site, &trouble, room->arena));
	assert_true(publish_is_busy(&trouble));
	assert_str_equal(trouble.path, room->site);
	assert_true(publish_put(publication, STR("x"), STR("x"), &trouble));
	assert_true(publish_commit(publication, &result, &trouble));
	published(room, pages_a);
	assert_true(site_is(room, pages_a, 0));
	assert_no_leftovers(room);
}

static void a_missing_parent_is_named(void **state)
{
	struct room *room = *state;
	struct publish_result result;
	struct trouble trouble;

	room->site = str_printf(room->arena, "%s/no/site", room->path);
	assert_false(publish(room, pages_a, &result, &trouble));
	assert_false(publish_is_busy(&trouble));
	assert_str_equal(trouble.path, str_printf(room->arena, "%s/no", room->path));
	assert_str_equal(trouble.why, STR("No such file or directory"));
}

static void links_to_a_folder_are_followed_and_others_refused(void **state)
{
	struct room *room = *state;
	struct room link = *room;

	published(room, pages_a);
	link.site = str_printf(room->arena, "%s/link", room->path);
	assert_int_equal(symlink("site", link.site.p), 0);
	published(&link, pages_b);
	assert_true(site_is(room, pages_b, 0));
	assert_true(S_ISLNK(stat_of(room, "link").st_mode));
	link.site = str_printf(room->arena, "%s/dangling", room->path);
	assert_int_equal(symlink("nowhere", link.site.p), 0);
	assert_refused(&link, "", "is a link that leads nowhere");
	put_file(room, "file", "text");
	link.site = str_printf(room->arena, "%s/file", room->path);
	assert_refused(&link, "", "is not a folder");
	assert_str_equal(text_of(room, "file"), STR("text"));
	link.site = STR("/");
	assert_refused(&link, "", "cannot be a site");
	link.site = STR("");
	assert_refused(&link, "", "cannot be a site");
}

static void an_empty_folder_keeps_its_rights(void **state)
{
	const struct room *room = *state;

	assert_int_equal(mkdir(room->site.p, 0700), 0);
	assert_int_equal(chmod(room->site.p, 0750), 0);
	published(room, pages_a);
	assert_true(site_is(room, pages_a, 0));
	assert_int_equal(stat_of(room, "site").st_mode & 07777, 0750);
	assert_no_leftovers(room);
}

static void a_file_may_become_a_folder_and_back(void **state)
{
	static const struct page file[] = {{"a", "file"}, {"b/c", "in folder"}, {0}};
	static const struct page folder[] = {{"a/x", "in folder"}, {"b", "file"}, {0}};
	const struct room *room = *state;

	for (size_t foreign = 0; foreign < 2; foreign++) {
		published(room, file);
		if (foreign)
			put_file(room, "site/mine.txt", "mine");
		published(room, folder);
		assert_true(site_is(room, folder, foreign));
		published(room, file);
		assert_true(site_is(room, file, foreign));
	}
}

static void a_damaged_or_forged_manifest_is_refused(void **state)
{
	const struct room *room = *state;
	struct buf forged = {0};

	published(room, pages_a);
	put_file(room, "victim", "mine");
	buf_put(&forged, STR("fuga-manifest 1\n00000000000000000000000000000000 4 ../victim\n"));
	seal_put(&forged);
	buf_char(&forged, '\0');
	put_file(room, "site/.fuga-manifest", forged.p);
	buf_free(&forged);
	assert_refused(room, "/.fuga-manifest", "is damaged");
	put_file(room, "site/.fuga-manifest", "fuga-manifest 1\n");
	assert_refused(room, "/.fuga-manifest", "is damaged");
	assert_str_equal(text_of(room, "victim"), STR("mine"));
}

static void what_an_interrupted_run_left_goes_and_foreign_files_in_it_are_saved(void **state)
{
	const struct room *room = *state;

	/* A stage in the making. */
	published(room, pages_a);
	put_file(room, ".site.fuga-stage/half/a.html", "hal");
	published(room, pages_b);
	assert_true(site_is(room, pages_b, 0));
	assert_no_leftovers(room);
	/* An old site, exchanged but not yet gone, in which somebody put a file in the last
	 * moment. */
	assert_int_equal(rename(room->site.p, below(room, ".site.fuga-stage")), 0);
	published(room, pages_a);
	assert_true(site_is(room, pages_a, 0));
	assert_int_equal(rename(room->site.p, below(room, "old")), 0);
	published(room, pages_b);
	assert_int_equal(rename(below(room, "old"), below(room, ".site.fuga-stage")), 0);
	put_file(room, ".site.fuga-stage/accounts/mine.txt", "mine");
	published(room, pages_b);
	assert_true(site_is(room, pages_b, 1));
	assert_str_equal(text_of(room, "site/accounts/mine.txt"), STR("mine"));
	assert_int_not_equal(access(below(room, ".site.fuga-stage"), F_OK), 0);
}

static void an_interrupted_journal_is_completed_by_the_next_run(void **state)
{
	const struct room *room = *state;
	struct journal journal = {0};
	struct trouble trouble;
	int stage;

	published(room, pages_a);
	put_file(room, "site/mine.txt", "mine");
	/* As a run leaves it that was killed after its first step: index.html has been moved.
	 */
	put_file(room, "site/index.html", "beta");
	put_file(room, ".site.fuga-stage/accounts/acme.html", "beta acme");
	put_file(room, ".site.fuga-stage/people/ana.html", "beta ana");
	VEC_PUSH(&journal.steps, ((struct step){false, STR("index.html")}), room->arena);
	VEC_PUSH(&journal.steps, ((struct step){false, STR("accounts/acme.html")}), room->arena);
	VEC_PUSH(&journal.steps, ((struct step){false, STR("people/ana.html")}), room->arena);
	VEC_PUSH(&journal.steps, ((struct step){true, STR("data/x/y.json")}), room->arena);
	stage = open(below(room, ".site.fuga-stage"), O_RDONLY | O_DIRECTORY);
	assert_true(journal_write(&journal, stage));
	close(stage);
	publish_abort(publish_open(room->site, &trouble, room->arena));
	assert_true(site_is(room, pages_b, 1));
	assert_int_not_equal(access(below(room, "site/data"), F_OK), 0);
	assert_int_not_equal(access(below(room, ".site.fuga-stage"), F_OK), 0);
}

static void any_number_of_threads_may_put_pages(void **state)
{
	struct room *room = *state;
	struct publish_result result;
	struct trouble trouble;
	struct publication *publication = publish_open(room->site, &trouble, room->arena);
	bool fine = true;

	assert_non_null(publication);
#pragma omp parallel for num_threads(8) reduction(&& : fine)
	for (int i = 0; i < 400; i++) {
		char path[64];
		struct trouble own;

		snprintf(path, sizeof path, "d%d/e%d/f%d.html", i % 3, i % 7, i);
		fine = publish_put(publication, str_c(path), str_c(path), &own) && fine;
	}
	assert_true(fine);
	assert_true(publish_commit(publication, &result, &trouble));
	assert_int_equal(result.written, 400);
	assert_int_equal(count_in(room, "site").files, 400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_first_publication_makes_the_site),
		TEST(a_fleeting_publication_makes_the_same_site),
		TEST(the_same_pages_twice_write_nothing),
		TEST(an_unchanged_page_keeps_its_time_when_others_change),
		TEST(the_manifest_is_that_of_a_build_from_nothing),
		TEST(foreign_files_stay_and_stale_pages_go),
		TEST(a_folder_of_something_else_is_refused),
		TEST(a_working_copy_of_git_may_become_a_site),
		TEST(a_foreign_file_at_the_path_of_a_page_is_not_overwritten),
		TEST(a_page_that_somebody_edited_is_written_again),
		TEST(an_aborted_publication_leaves_nothing),
		TEST(paths_that_leave_the_site_are_refused),
		TEST(two_builds_at_once_are_kept_apart),
		TEST(a_missing_parent_is_named),
		TEST(links_to_a_folder_are_followed_and_others_refused),
		TEST(an_empty_folder_keeps_its_rights),
		TEST(a_file_may_become_a_folder_and_back),
		TEST(a_damaged_or_forged_manifest_is_refused),
		TEST(what_an_interrupted_run_left_goes_and_foreign_files_in_it_are_saved),
		TEST(an_interrupted_journal_is_completed_by_the_next_run),
		TEST(any_number_of_threads_may_put_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
