/* test_publish.c - the new site appears whole, or not at all. */
#include "test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "publish/disk.h"
#include "publish/journal.h"
#include "publish/manifest.h"
#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A folder of this test; the site lies in it. */
struct room {
	char path[64];
	struct str site;
	struct arena *arena;
};

struct page {
	const char *path, *text;
};

/* A site of any number of pages, ended by a NULL path. */
static const struct page pages_a[] = {{"index.html", "alfa"}, {"accounts/acme.html", "alfa acme"},
	{"accounts/borea.html", "the same"}, {"data/x/y.json", "{}"}, {"style.css", "the same"}, {0}};
static const struct page pages_b[] = {{"index.html", "beta"}, {"accounts/acme.html", "beta acme"},
	{"accounts/borea.html", "the same"}, {"people/ana.html", "beta ana"}, {"style.css", "the same"},
	{0}};

static int setup(void **state)
{
	struct room *room = calloc(1, sizeof *room);

	strcpy(room->path, "/dev/shm/fuga-publish-XXXXXX"); /* in memory: syncing takes no time */
	if (!mkdtemp(room->path)) {
		strcpy(room->path, "/tmp/fuga-publish-XXXXXX");
		if (!mkdtemp(room->path))
			return -1;
	}
	room->arena = arena_new();
	room->site = str_printf(room->arena, "%s/site", room->path);
	*state = room;
	return 0;
}

static int remove_one(const char *path, const struct stat *stat, int flag, struct FTW *walk)
{
	(void)stat, (void)flag, (void)walk;
	return remove(path);
}

static int teardown(void **state)
{
	struct room *room = *state;

	nftw(room->path, remove_one, 10, FTW_DEPTH | FTW_PHYS);
	arena_free(room->arena);
	free(room);
	return 0;
}

static const char *below(const struct room *room, const char *path)
{
	return str_printf(room->arena, "%s/%s", room->path, path).p;
}

static void put_file(const struct room *room, const char *path, const char *text)
{
	char *full = strdup(below(room, path));
	FILE *out;

	for (char *p = full + strlen(room->path) + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(full, 0755);
			*p = '/';
		}
	out = fopen(full, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	free(full);
}

/* The text of a file; the empty view if it is not there. */
static struct str text_of(const struct room *room, const char *path)
{
	struct file_bytes bytes = file_read(str_c(room->path), str_c(path), 1 << 20, room->arena);

	return bytes.bytes;
}

static bool publish(const struct room *room, const struct page *pages, struct publish_result *result,
	struct trouble *trouble)
{
	struct publication *publication = publish_open(room->site, trouble, room->arena);

	for (; publication && pages->path; pages++)
		if (!publish_put(publication, str_c(pages->path), str_c(pages->text), trouble)) {
			publish_abort(publication);
			return false;
		}
	return publication && publish_commit(publication, result, trouble);
}

static struct publish_result published(const struct room *room, const struct page *pages)
{
	struct publish_result result;
	struct trouble trouble;

	if (!publish(room, pages, &result, &trouble))
		fail_msg("%.*s: %.*s", STR_ARG(trouble.path), STR_ARG(trouble.why));
	return result;
}

/* What lies in a tree but our own files: how many files, and the first that differs from `pages`. */
struct count {
	size_t files;
	bool strange; /* a link, a pipe */
};

static bool count_one(void *context, struct disk_entry entry)
{
	struct count *count = context;

	if (!entry.is_folder && !str_starts(entry.path, STR(".fuga-")))
		count->files++;
	count->strange |= !entry.is_folder && !entry.is_file;
	return true;
}

static struct count count_in(const struct room *room, const char *path)
{
	struct count count = {0};
	int fd = open(below(room, path), O_RDONLY | O_DIRECTORY);

	if (fd >= 0) {
		assert_true(disk_walk(fd, count_one, &count, room->arena));
		close(fd);
	}
	return count;
}

/* True if the site holds these pages and `more` other files. */
static bool site_is(const struct room *room, const struct page *pages, size_t more)
{
	size_t n = 0;

	for (; pages[n].path; n++) {
		const char *path = str_printf(room->arena, "site/%s", pages[n].path).p;

		if (!str_eq(text_of(room, path), str_c(pages[n].text)))
			return false;
	}
	return count_in(room, "site").files == n + more;
}

/* Nothing beside the site, and in it nothing of ours but the manifest. */
static void assert_no_leftovers(const struct room *room)
{
	struct count count = count_in(room, ""), site = count_in(room, "site");

	assert_int_equal(count.files, site.files + (count_in(room, "site").files > 0));
	assert_int_not_equal(access(below(room, "site/.fuga-stage"), F_OK), 0);
	assert_int_not_equal(access(below(room, "site/.fuga-journal"), F_OK), 0);
	assert_int_not_equal(access(below(room, "site/.fuga.lock"), F_OK), 0);
	assert_int_not_equal(access(below(room, ".site.fuga-stage"), F_OK), 0);
}

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

static struct stat stat_of(const struct room *room, const char *path)
{
	struct stat stat;

	assert_int_equal(lstat(below(room, path), &stat), 0);
	return stat;
}

static void assert_same_file(struct stat a, struct stat b)
{
	assert_int_equal(a.st_ino, b.st_ino);
	assert_int_equal(a.st_mtim.tv_sec, b.st_mtim.tv_sec);
	assert_int_equal(a.st_mtim.tv_nsec, b.st_mtim.tv_nsec);
}

static void the_same_pages_twice_write_nothing(void **state)
{
	static const char *const paths[] = {"site", "site/index.html", "site/accounts", "site/data/x/y.json",
		"site/.fuga-manifest"};
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
	assert_str_equal(trouble.path, str_printf(room->arena, "%.*s%s", STR_ARG(room->site), path));
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
	static const char *const paths[] = {"", "/etc/x", "../x", "a/../x", "a//b", "./x", "a/", "a\nb",
		".fuga-manifest", ".fuga-journal", ".."};
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
	/* An old site, exchanged but not yet gone, in which somebody put a file in the last moment. */
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
	/* As a run leaves it that was killed after its first step: index.html has been moved. */
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

enum { MANY = 60 };

/* Two sites of many pages; a third of them differ, some are only in one. */
static struct page *many_pages(const struct room *room, char letter)
{
	struct page *pages = NEW_N(room->arena, struct page, MANY + 1);
	size_t n = 0;

	for (int i = 0; i < MANY; i++) {
		if (i % 10 == (letter == 'a' ? 0 : 1))
			continue;
		pages[n].path = str_printf(room->arena, "d%d/p%02d.html", i % 4, i).p;
		pages[n++].text = str_printf(room->arena, "%c %d", i % 3 ? 'x' : letter, i).p;
	}
	return pages;
}

/* Publishes in a child that is killed after so many nanoseconds; true if it had ended before. */
static bool publish_killed(const struct room *room, const struct page *pages, long after)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct publish_result result;
		struct trouble trouble;

		_exit(!publish(room, pages, &result, &trouble));
	}
	nanosleep(&(struct timespec){.tv_nsec = after}, NULL);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* How long a whole publication takes. */
static long nanoseconds_of(const struct room *room, const struct page *pages)
{
	struct timespec start, end;

	clock_gettime(CLOCK_MONOTONIC, &start);
	published(room, pages);
	clock_gettime(CLOCK_MONOTONIC, &end);
	return end.tv_nsec - start.tv_nsec + (end.tv_sec - start.tv_sec) * 1000000000;
}

/* Kills at moments spread over the time that a publication takes. In place, the next run must have
 * a chance to complete the journal first. */
static void kill_often(const struct room *room, size_t foreign)
{
	const struct page *a = many_pages(room, 'a'), *b = many_pages(room, 'b');
	struct trouble trouble;
	long step, after = 0;
	size_t cut = 0;

	published(room, a);
	if (foreign)
		put_file(room, "site/mine.txt", "mine");
	step = nanoseconds_of(room, b) / 25;
	for (int i = 0; i < 50; i++, after += step) {
		published(room, a);
		if (publish_killed(room, b, after % 1000000000))
			after = 0; /* it had ended: begin again with the earliest moment */
		else
			cut++;
		if (foreign)
			publish_abort(publish_open(room->site, &trouble, room->arena));
		if (!site_is(room, a, foreign) && !site_is(room, b, foreign))
			fail_msg("a mixture after a kill at %ld ns", after);
	}
	published(room, b);
	assert_true(site_is(room, b, foreign));
	assert_no_leftovers(room);
	assert_true(cut > 0);
}

/* Publishes in a child for which a system call always fails; false where that can't be had. */
static bool publish_without(const struct room *room, const struct page *pages, unsigned call,
	unsigned error)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {.len = 4, .filter = code};
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct publish_result result;
		struct trouble trouble;

		if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
			prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
			_exit(2);
		_exit(!publish(room, pages, &result, &trouble));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 2) {
		puts("SKIP system calls can't be forbidden here");
		return false;
	}
	assert_int_equal(status, 0);
	return true;
}

static void where_folders_cannot_be_exchanged_pages_are_renamed_one_by_one(void **state)
{
	const struct room *room = *state;
	struct stat before;

	if (!publish_without(room, pages_a, SYS_renameat2, EINVAL))
		return;
	assert_true(site_is(room, pages_a, 0));
	before = stat_of(room, "site");
	assert_true(publish_without(room, pages_b, SYS_renameat2, EINVAL));
	assert_int_equal(before.st_ino, stat_of(room, "site").st_ino);
	assert_true(site_is(room, pages_b, 0));
	assert_no_leftovers(room);
}

static void a_page_of_the_old_site_that_cannot_be_removed_does_not_enter_the_new_one(void **state)
{
	const struct room *room = *state;

	published(room, pages_a);
	if (!publish_without(room, pages_b, SYS_unlinkat, EIO))
		return;
	assert_true(site_is(room, pages_b, 0));
	assert_int_equal(access(below(room, ".site.fuga-stage"), F_OK), 0);
	published(room, pages_b);
	assert_true(site_is(room, pages_b, 0));
	assert_no_leftovers(room);
}

static void killed_at_any_moment_the_site_is_old_or_new(void **state)
{
	kill_often(*state, 0);
}

static void killed_in_place_the_next_run_makes_it_old_or_new(void **state)
{
	kill_often(*state, 1);
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

/* Mounts a small disk on m/ in the room; false where that is not allowed. */
static bool mount_small(const struct room *room, const char *options)
{
	mkdir(below(room, "m"), 0755);
	if (mount("tmpfs", below(room, "m"), "tmpfs", 0, options) == 0)
		return true;
	printf("SKIP a disk can't be mounted here: %s\n", strerror(errno));
	return false;
}

static void a_full_disk_leaves_the_old_site_and_says_why(void **state)
{
	struct room *room = *state;
	struct room small = *room;
	struct page large[12] = {0};
	char *text = malloc(100001);

	memset(text, 'x', 100000);
	text[100000] = '\0';
	for (int i = 0; i < 11; i++)
		large[i] = (struct page){str_printf(room->arena, "%d.html", i).p, text};
	small.site = str_printf(room->arena, "%s/m/site", room->path);
	for (int kilobytes = 100; kilobytes < 1400; kilobytes += 180) {
		struct publish_result result;
		struct trouble trouble;
		char options[32];
		bool fine;

		snprintf(options, sizeof options, "size=%dk", kilobytes);
		if (!mount_small(room, options))
			break;
		published(&small, pages_a);
		fine = publish(&small, large, &result, &trouble);
		strcpy(small.path, str_printf(room->arena, "%s/m", room->path).p);
		assert_true(site_is(&small, fine ? large : pages_a, 0));
		assert_no_leftovers(&small);
		strcpy(small.path, room->path);
		if (!fine)
			assert_str_equal(trouble.why, STR("No space left on device"));
		assert_int_equal(umount(below(room, "m")), 0);
	}
	free(text);
}

static void a_site_that_is_a_mount_point_is_published_in_place(void **state)
{
	struct room *room = *state;
	struct room mounted = *room;

	if (!mount_small(room, "size=1m"))
		return;
	mounted.site = str_printf(room->arena, "%s/m", room->path);
	published(&mounted, pages_a);
	published(&mounted, pages_b);
	assert_str_equal(text_of(room, "m/index.html"), STR("beta"));
	assert_int_equal(count_in(room, "m").files, 5);
	assert_int_not_equal(access(below(room, "m/.fuga-stage"), F_OK), 0);
	assert_int_equal(umount(below(room, "m")), 0);
}

static void a_parent_that_may_not_be_written_is_no_hindrance(void **state)
{
	const struct room *room = *state;
	pid_t child;
	int status;

	if (geteuid() != 0) {
		puts("SKIP another user is needed, so root");
		return;
	}
	assert_int_equal(mkdir(room->site.p, 0755), 0);
	assert_int_equal(chown(room->site.p, 65534, 65534), 0);
	assert_int_equal(chmod(room->path, 0755), 0);
	child = fork();
	if (child == 0) {
		struct publish_result result;
		struct trouble trouble;

		if (setgid(65534) != 0 || setuid(65534) != 0)
			_exit(2);
		_exit(!publish(room, pages_a, &result, &trouble) || !publish(room, pages_b, &result, &trouble));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(site_is(room, pages_b, 0));
	assert_int_equal(count_in(room, "").files, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(a_first_publication_makes_the_site),
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
		TEST(where_folders_cannot_be_exchanged_pages_are_renamed_one_by_one),
		TEST(a_page_of_the_old_site_that_cannot_be_removed_does_not_enter_the_new_one),
		TEST(killed_at_any_moment_the_site_is_old_or_new),
		TEST(killed_in_place_the_next_run_makes_it_old_or_new),
		TEST(any_number_of_threads_may_put_pages),
		TEST(a_full_disk_leaves_the_old_site_and_says_why),
		TEST(a_site_that_is_a_mount_point_is_published_in_place),
		TEST(a_parent_that_may_not_be_written_is_no_hindrance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
