/* room.h - a folder of a test in which sites are published, and two sites to publish. */
#ifndef TESTS_PUBLISH_ROOM_H
#define TESTS_PUBLISH_ROOM_H

#include "test.h"

#include "base/arena.h"
#include "publish/disk.h"
#include "publish/publish.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
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
	{"accounts/borea.html", "the same"}, {"data/x/y.json", "{}"}, {"style.css", "the same"},
	{0}};
static const struct page pages_b[] = {{"index.html", "beta"}, {"accounts/acme.html", "beta acme"},
	{"accounts/borea.html", "the same"}, {"people/ana.html", "beta ana"},
	{"style.css", "the same"}, {0}};

static inline int setup(void **state)
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

static inline int remove_one(const char *path, const struct stat *stat, int flag, struct FTW *walk)
{
	(void)stat, (void)flag, (void)walk;
	return remove(path);
}

static inline int teardown(void **state)
{
	struct room *room = *state;

	umount(str_printf(room->arena, "%s/m", room->path)
			.p); /* where a test failed before it did */
	nftw(room->path, remove_one, 10, FTW_DEPTH | FTW_PHYS);
	arena_free(room->arena);
	free(room);
	return 0;
}

static inline const char *below(const struct room *room, const char *path)
{
	return str_printf(room->arena, "%s/%s", room->path, path).p;
}

static inline void put_file(const struct room *room, const char *path, const char *text)
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
static inline struct str text_of(const struct room *room, const char *path)
{
	struct file_bytes bytes = file_read(str_c(room->path), str_c(path), 1 << 20, room->arena);

	return bytes.bytes;
}

static inline bool publish(const struct room *room, const struct page *pages,
	struct publish_result *result, struct trouble *trouble)
{
	struct publication *publication = publish_open(room->site, trouble, room->arena);

	for (; publication && pages->path; pages++)
		if (!publish_put(publication, str_c(pages->path), str_c(pages->text), trouble)) {
			publish_abort(publication);
			return false;
		}
	return publication && publish_commit(publication, result, trouble);
}

static inline struct publish_result published(const struct room *room, const struct page *pages)
{
	struct publish_result result;
	struct trouble trouble;

	if (!publish(room, pages, &result, &trouble))
		fail_msg("%.*s: %.*s", STR_ARG(trouble.path), STR_ARG(trouble.why));
	return result;
}

/* What lies in a tree but our own files */
struct count {
	size_t files;
	bool strange; /* a link, a pipe */
};

static inline bool count_one(void *context, struct disk_entry entry)
{
	struct count *count = context;

	if (!entry.is_folder && !str_starts(entry.path, STR(".fuga-")))
		count->files++;
	count->strange |= !entry.is_folder && !entry.is_file;
	return true;
}

static inline struct count count_in(const struct room *room, const char *path)
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
static inline bool site_is(const struct room *room, const struct page *pages, size_t more)
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
static inline void assert_no_leftovers(const struct room *room)
{
	struct count count = count_in(room, ""), site = count_in(room, "site");

	assert_int_equal(count.files, site.files + (count_in(room, "site").files > 0));
	assert_int_not_equal(access(below(room, "site/.fuga-stage"), F_OK), 0);
	assert_int_not_equal(access(below(room, "site/.fuga-journal"), F_OK), 0);
	assert_int_not_equal(access(below(room, "site/.fuga.lock"), F_OK), 0);
	assert_int_not_equal(access(below(room, ".site.fuga-stage"), F_OK), 0);
}

static inline struct stat stat_of(const struct room *room, const char *path)
{
	struct stat stat;

	assert_int_equal(lstat(below(room, path), &stat), 0);
	return stat;
}

static inline void assert_same_file(struct stat a, struct stat b)
{
	assert_int_equal(a.st_ino, b.st_ino);
	assert_int_equal(a.st_mtim.tv_sec, b.st_mtim.tv_sec);
	assert_int_equal(a.st_mtim.tv_nsec, b.st_mtim.tv_nsec);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
