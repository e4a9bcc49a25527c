/* test_files.c - finding and reading files below one folder, and nothing outside it. */
#include "test.h"

#include "base/arena.h"
#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* An empty folder of this test with `root` in it, and its descriptor. */
struct place {
	char path[64];
	char root[80];
	int fd;
	struct arena *arena;
};

static int setup(void **state)
{
	struct place *place = calloc(1, sizeof *place);

	strcpy(place->path, "/tmp/fuga-files-XXXXXX");
	if (!mkdtemp(place->path))
		return -1;
	snprintf(place->root, sizeof place->root, "%s/base", place->path);
	mkdir(place->root, 0755);
	place->fd = open(place->root, O_RDONLY | O_DIRECTORY);
	place->arena = arena_new();
	*state = place;
	return place->fd < 0 ? -1 : 0;
}

/* Goes down as far as it goes, and takes away on the way back: no path is too long for it. */
static void remove_deep(int fd)
{
	while (fchdir(fd) == 0 && chdir("d") == 0) {
		while (chdir("d") == 0)
			;
		unlink("deep.yaml");
		unlink("link.yaml");
		while (chdir("..") == 0 && rmdir("d") == 0)
			;
	}
}

static int remove_one(const char *path, const struct stat *stat, int flag, struct FTW *walk)
{
	(void)stat, (void)flag, (void)walk;
	return remove(path);
}

static int teardown(void **state)
{
	struct place *place = *state;
	int start = open(".", O_RDONLY | O_DIRECTORY);

	remove_deep(place->fd);
	if (fchdir(start) != 0)
		return -1;
	close(start);
	close(place->fd);
	nftw(place->path, remove_one, 10, FTW_DEPTH | FTW_PHYS);
	arena_free(place->arena);
	free(place);
	return 0;
}

static void put(const struct place *place, const char *path, const char *text)
{
	char folder[256];
	int fd;

	for (const char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
		snprintf(folder, sizeof folder, "%.*s", (int)(p - path), path);
		mkdirat(place->fd, folder, 0755);
	}
	fd = openat(place->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static bool is_yaml(struct str name)
{
	return str_ends(name, STR(".yaml"));
}

static struct found_list find(const struct place *place)
{
	return files_find(str_c(place->root), is_yaml, place->arena);
}

static const struct found *found_of(const struct found_list *list, const char *path)
{
	for (size_t i = 0; i < list->files.n; i++)
		if (str_eq(list->files.v[i].path, str_c(path)))
			return &list->files.v[i];
	return NULL;
}

static void files_are_found_at_any_depth_in_the_order_of_their_bytes(void **state)
{
	static const char *const put_in[] = {"b.yaml", "a/z.yaml", "a.yaml", "a/b/c.yaml",
		"a-b.yaml", "B.yaml", "\xff.yaml", "ñ.yaml", "x.md", "yaml", ".hidden.yaml",
		".git/config.yaml", "d.yaml/e.yaml"};
	static const char *const want[] = {"B.yaml", "a-b.yaml", "a.yaml", "a/b/c.yaml", "a/z.yaml",
		"b.yaml", "d.yaml/e.yaml", "ñ.yaml", "\xff.yaml"};
	const struct place *place = *state;
	struct found_list list;

	for (size_t i = 0; i < sizeof put_in / sizeof put_in[0]; i++)
		put(place, put_in[i], "text");
	list = find(place);
	assert_int_equal(list.trouble.path.n, 0);
	assert_int_equal(list.files.n, sizeof want / sizeof want[0]);
	for (size_t i = 0; i < list.files.n; i++) {
		assert_str_equal(list.files.v[i].path, str_c(want[i]));
		assert_false(list.files.v[i].refused);
		assert_int_equal(list.files.v[i].size, 4);
	}
}

static void links_are_read_only_where_they_lead_to_a_plain_file_inside(void **state)
{
	static const struct {
		const char *name, *target;
		bool refused;
	} links[] = {
		{"in.yaml", "a/real.yaml", false},
		{"a/up.yaml", "../top.yaml", false},
		{"a/twice.yaml", "../in.yaml", false},
		{"dot.yaml", "./a/./real.yaml", false},
		{"out.yaml", "../secret.yaml", true},
		{"a/out.yaml", "../../secret.yaml", true},
		{"back.yaml", "../base/top.yaml", true},
		{"absolute.yaml", "/etc/passwd", true},
		{"proc.yaml", "/proc/self/environ", true},
		{"self.yaml", "self.yaml", true},
		{"nowhere.yaml", "nothing", true},
		{"folder.yaml", "a", true},
		{"root.yaml", ".", true},
		{"hidden.yaml", ".git/token", true},
		{"pipe.yaml", "fifo", true},
		{"through.yaml", "outer/secret.yaml", true},
		{"inner.yaml", "inner/real.yaml", false},
	};
	const struct place *place = *state;
	struct found_list list;

	put(place, "a/real.yaml", "real");
	put(place, "top.yaml", "top");
	put(place, ".git/token", "token");
	put(place, "../secret.yaml", "secret");
	mkfifoat(place->fd, "fifo", 0644);
	assert_int_equal(symlinkat("..", place->fd, "outer"), 0);
	assert_int_equal(symlinkat("a", place->fd, "inner"), 0);
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
		assert_int_equal(symlinkat(links[i].target, place->fd, links[i].name), 0);
	list = find(place);
	assert_int_equal(list.files.n, 2 + sizeof links / sizeof links[0]);
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		const struct found *found = found_of(&list, links[i].name);
		struct file_bytes bytes =
			file_read(str_c(place->root), str_c(links[i].name), 100, place->arena);

		if (!found || found->refused != links[i].refused ||
			(found->why.n > 0) != links[i].refused)
			fail_msg("%s", links[i].name);
		assert_int_equal(bytes.trouble.path.n > 0, links[i].refused);
		if (!links[i].refused)
			assert_true(str_eq(bytes.bytes, STR("real")) ||
				    str_eq(bytes.bytes, STR("top")));
		else
			assert_int_equal(bytes.bytes.n, 0);
	}
}

static void pipes_sockets_and_devices_are_refused_at_once(void **state)
{
	struct place *place = *state;
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct found_list list;

	assert_int_equal(mkfifoat(place->fd, "q.yaml", 0644), 0);
	snprintf(address.sun_path, sizeof address.sun_path, "%s/s.yaml", place->root);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	if (mknodat(place->fd, "z.yaml", S_IFCHR | 0644, 0x105) != 0)
		puts("SKIP a device needs root");
	list = find(place);
	assert_true(list.files.n >= 2);
	for (size_t i = 0; i < list.files.n; i++) {
		struct file_bytes bytes =
			file_read(str_c(place->root), list.files.v[i].path, 100, place->arena);

		assert_true(list.files.v[i].refused);
		assert_true(str_find(list.files.v[i].why, STR("not a plain file")) > 0);
		assert_true(bytes.trouble.why.n > 0);
		assert_true(str_starts(bytes.trouble.path, str_c(place->root)));
	}
	close(fd);
}

static void folders_may_lie_deeper_than_any_path_is_long(void **state)
{
	const struct place *place = *state;
	int fd = dup(place->fd);
	struct found_list list;
	struct file_bytes bytes;

	for (int depth = 0; depth < 1500; depth++) {
		int next;

		assert_int_equal(mkdirat(fd, "d", 0755), 0);
		next = openat(fd, "d", O_RDONLY | O_DIRECTORY);
		assert_true(next >= 0);
		close(fd);
		fd = next;
	}
	close(openat(fd, "deep.yaml", O_WRONLY | O_CREAT, 0644));
	assert_int_equal(symlinkat("deep.yaml", fd, "link.yaml"), 0);
	close(fd);
	list = find(place);
	assert_int_equal(list.trouble.path.n, 0);
	assert_int_equal(list.files.n, 2);
	assert_int_equal(list.files.v[0].path.n, 1500 * 2 + strlen("deep.yaml"));
	bytes = file_read(str_c(place->root), list.files.v[0].path, 100, place->arena);
	assert_int_equal(bytes.trouble.path.n, 0);
	assert_non_null(bytes.bytes.p);
}

static void a_file_larger_than_allowed_is_not_read(void **state)
{
	struct place *place = *state;
	struct file_bytes bytes;

	put(place, "a.yaml", "12345");
	put(place, "huge.yaml", "");
	assert_int_equal(
		truncate(str_printf(place->arena, "%s/huge.yaml", place->root).p, (off_t)1 << 40),
		0);
	bytes = file_read(str_c(place->root), STR("huge.yaml"), 1 << 20, place->arena);
	assert_true(bytes.too_large);
	bytes = file_read(str_c(place->root), STR("a.yaml"), 4, place->arena);
	assert_true(bytes.too_large);
	assert_int_equal(bytes.bytes.n, 0);
	bytes = file_read(str_c(place->root), STR("a.yaml"), 5, place->arena);
	assert_false(bytes.too_large);
	assert_str_equal(bytes.bytes, STR("12345"));
	assert_int_equal(bytes.bytes.p[5], '\0');
	put(place, "empty.yaml", "");
	bytes = file_read(str_c(place->root), STR("empty.yaml"), 5, place->arena);
	assert_non_null(bytes.bytes.p);
	assert_int_equal(bytes.trouble.path.n, 0);
}

static void what_cannot_be_read_is_named_with_the_reason(void **state)
{
	const struct place *place = *state;
	struct str root = str_c(place->root);
	struct file_bytes bytes = file_read(root, STR("no/such.yaml"), 5, place->arena);
	struct found_list list = files_find(STR("/nonexistent/fuga"), is_yaml, place->arena);

	assert_str_equal(bytes.trouble.path, str_join(root, STR("/no/such.yaml"), place->arena));
	assert_str_equal(bytes.trouble.why, STR("No such file or directory"));
	assert_str_equal(list.trouble.path, STR("/nonexistent/fuga"));
	assert_str_equal(list.trouble.why, STR("No such file or directory"));
	put(place, "a.yaml", "");
	list = files_find(str_join(root, STR("/a.yaml"), place->arena), is_yaml, place->arena);
	assert_str_equal(list.trouble.why, STR("Not a directory"));
	bytes = file_read(root, STR("a.yaml/b.yaml"), 5, place->arena);
	assert_str_equal(bytes.trouble.why, STR("Not a directory"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(files_are_found_at_any_depth_in_the_order_of_their_bytes),
		TEST(links_are_read_only_where_they_lead_to_a_plain_file_inside),
		TEST(pipes_sockets_and_devices_are_refused_at_once),
		TEST(folders_may_lie_deeper_than_any_path_is_long),
		TEST(a_file_larger_than_allowed_is_not_read),
		TEST(what_cannot_be_read_is_named_with_the_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
