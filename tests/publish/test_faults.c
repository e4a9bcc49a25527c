/* test_faults.c - the site is old or new, whatever happens while it is published. */
#include "room.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

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

/* Publishes in a child that is killed after so many nanoseconds; true if it had ended before.
 */
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

/* Kills at moments spread over the time that a publication takes. In place, the next run must
 * have a chance to complete the journal first. */
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
static bool publish_without(
	const struct room *room, const struct page *pages, unsigned call, unsigned error)
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
		_exit(!publish(room, pages_a, &result, &trouble) ||
			!publish(room, pages_b, &result, &trouble));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(site_is(room, pages_b, 0));
	assert_int_equal(count_in(room, "").files, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(where_folders_cannot_be_exchanged_pages_are_renamed_one_by_one),
		TEST(a_page_of_the_old_site_that_cannot_be_removed_does_not_enter_the_new_one),
		TEST(killed_at_any_moment_the_site_is_old_or_new),
		TEST(killed_in_place_the_next_run_makes_it_old_or_new),
		TEST(a_full_disk_leaves_the_old_site_and_says_why),
		TEST(a_site_that_is_a_mount_point_is_published_in_place),
		TEST(a_parent_that_may_not_be_written_is_no_hindrance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
