/* files.c - finding and reading files below one folder, and nothing outside it.
 *
 * Every folder is reached from the root, one name at a time and never through a link, so that
 * no link made meanwhile can lead outside, no path is too long, and a few descriptors are
 * enough. */
#include "base/files.h"

#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct trouble trouble_of_errno(struct str path, struct arena *arena)
{
	const char *why = strerrordesc_np(errno); /* unlike strerror: no locale, no static buffer */

	return (struct trouble){
		.path = str_copy(path, arena), .why = str_c(why ? why : "unknown error")};
}

static struct trouble trouble_of(struct str root, struct str path, struct arena *arena)
{
	int error = errno;

	if (path.n)
		root = str_printf(arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(path));
	errno = error;
	return trouble_of_errno(root, arena);
}

static const char *kind_of(mode_t mode)
{
	if (S_ISFIFO(mode))
		return "is a pipe, not a plain file";
	if (S_ISSOCK(mode))
		return "is a socket, not a plain file";
	if (S_ISCHR(mode) || S_ISBLK(mode))
		return "is a device, not a plain file";
	return "is not a plain file";
}

/* One search: the folders still to be read, and what was found. */
struct search {
	int root, last; /* descriptors: of the root, and of the folder read last */
	struct str root_path, last_path;
	bool (*wanted)(struct str name);
	VEC(struct str) folders;
	VEC(struct found) files;
	struct trouble trouble;
	struct arena *arena;
};

static void add_file(struct search *search, struct str path, const struct stat *stat)
{
	struct found found = {.path = path, .size = (uint64_t)stat->st_size};

	if (!S_ISREG(stat->st_mode)) {
		found.refused = true;
		found.why = str_c(kind_of(stat->st_mode));
		found.size = 0;
	}
	VEC_PUSH(&search->files, found, search->arena);
}

static void add_link(struct search *search, struct str path)
{
	struct way way = link_way(search->root, path, search->arena);
	struct found found = {.path = path, .refused = true};
	struct stat stat;

	if (way.path.n && !path_stat(search->root, way.path, &stat)) {
		way.why = "is a link that leads nowhere";
	} else if (way.path.n && !S_ISREG(stat.st_mode)) {
		way.why = "is a link to something that is not a plain file";
	} else if (way.path.n) {
		found.refused = false;
		found.size = (uint64_t)stat.st_size;
	} else if (!way.why) {
		way.why = "is a link to the content folder itself";
	}
	found.why = str_c(way.why);
	VEC_PUSH(&search->files, found, search->arena);
}

static void add_entry(struct search *search, int folder_fd, struct str folder, const char *name)
{
	struct stat stat;
	struct str path;

	if (name[0] == '.')
		return;
	path = folder.n ? str_printf(search->arena, "%.*s/%s", STR_ARG(folder), name)
			: str_copy(str_c(name), search->arena);
	if (fstatat(folder_fd, name, &stat, AT_SYMLINK_NOFOLLOW) != 0) {
		if (errno != ENOENT && !search->trouble.path.n) /* gone meanwhile: never there */
			search->trouble = trouble_of(search->root_path, path, search->arena);
		return;
	}
	if (S_ISDIR(stat.st_mode))
		VEC_PUSH(&search->folders, path, search->arena);
	else if (search->wanted(str_c(name)) && S_ISLNK(stat.st_mode))
		add_link(search, path);
	else if (search->wanted(str_c(name)))
		add_file(search, path, &stat);
}

/* Opens the next folder: mostly it lies in the one read last, so that a long chain of folders
 * isn't walked from the root each time. */
static int next_folder(struct search *search, struct str folder)
{
	bool below = folder.n && str_eq(path_folder(folder), search->last_path);
	struct str name =
		str_slice(folder, search->last_path.n + (search->last_path.n > 0), folder.n);
	int fd = below ? folder_open(search->last, name) : folder_open(search->root, folder);
	int error = errno;

	if (search->last >= 0)
		close(search->last);
	errno = error;
	search->last = fd;
	search->last_path = folder;
	return fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;
}

static void search_folder(struct search *search, struct str folder)
{
	int fd = next_folder(search, folder);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;

	if (!dir) {
		if (!search->trouble.path.n)
			search->trouble = trouble_of(search->root_path, folder, search->arena);
		if (fd >= 0)
			close(fd);
		return;
	}
	while (errno = 0, (entry = readdir(dir)))
		add_entry(search, fd, folder, entry->d_name);
	if (errno && !search->trouble.path.n)
		search->trouble = trouble_of(search->root_path, folder, search->arena);
	closedir(dir);
}

static int by_path(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

struct found_list files_find(struct str root, bool (*wanted)(struct str name), struct arena *arena)
{
	struct search search = {.root_path = root, .wanted = wanted, .arena = arena};
	struct found_list list = {0};

	search.root = open(str_copy(root, arena).p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (search.root < 0) {
		list.trouble = trouble_of(root, STR_NONE, arena);
		return list;
	}
	search.last = -1;
	search_folder(&search, STR_NONE);
	while (search.folders.n)
		search_folder(&search, search.folders.v[--search.folders.n]);
	if (search.last >= 0)
		close(search.last);
	close(search.root);
	if (search.files.n)
		qsort(search.files.v, search.files.n, sizeof *search.files.v, by_path);
	list.files.v = search.files.v;
	list.files.n = search.files.n;
	list.trouble = search.trouble;
	return list;
}

static int open_for_reading(int root, struct str path, struct arena *arena)
{
	int fd = file_open(root, path);
	struct way way;

	if (fd >= 0 || errno != ELOOP)
		return fd;
	way = link_way(root, path, arena);
	errno = ELOOP;
	return way.path.n ? file_open(root, way.path) : -1;
}

/* Up to `size` bytes; fewer where the file ends, -1 where it can't be read. */
static ssize_t read_whole(int fd, char *p, size_t size)
{
	size_t n = 0;

	while (n < size) {
		ssize_t got = read(fd, p + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		n += (size_t)got;
	}
	return (ssize_t)n;
}

static bool same_state(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Reads what was opened; false where the system refuses (errno). */
static bool read_open_file(int fd, uint64_t most, struct file_bytes *out, struct arena *arena)
{
	struct stat before, after;
	ssize_t n;
	char *p;

	if (fstat(fd, &before) != 0)
		return false;
	if (!S_ISREG(before.st_mode)) {
		out->trouble.why = str_c(kind_of(before.st_mode));
		return true;
	}
	out->too_large = (uint64_t)before.st_size > most;
	if (out->too_large)
		return true;
	/* One byte more than it has shows whether it grew; the last is the NUL. */
	p = arena_alloc(arena, (size_t)before.st_size + 2);
	n = read_whole(fd, p, (size_t)before.st_size + 1);
	if (n < 0 || fstat(fd, &after) != 0)
		return false;
	out->changed = n != before.st_size || !same_state(&before, &after);
	if (!out->changed)
		out->bytes = (struct str){p, (size_t)n};
	return true;
}

struct file_bytes file_read(struct str root, struct str path, uint64_t most, struct arena *arena)
{
	struct file_bytes bytes = {0};
	int root_fd = open(str_copy(root, arena).p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = root_fd >= 0 ? open_for_reading(root_fd, path, arena) : -1;

	if (fd < 0 || !read_open_file(fd, most, &bytes, arena))
		bytes.trouble = trouble_of(root, path, arena);
	if (bytes.trouble.why.n && !bytes.trouble.path.n)
		bytes.trouble.path = str_printf(arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(path));
	if (fd >= 0)
		close(fd);
	if (root_fd >= 0)
		close(root_fd);
	return bytes;
}

static struct found_list find_on_disk(
	const struct store *store, bool (*wanted)(struct str name), struct arena *arena)
{
	return files_find(store->root, wanted, arena);
}

static struct file_bytes read_from_disk(
	const struct store *store, struct str path, uint64_t most, struct arena *arena)
{
	return file_read(store->root, path, most, arena);
}

struct store store_of_disk(struct str root)
{
	return (struct store){.root = root, .find = find_on_disk, .read = read_from_disk};
}
