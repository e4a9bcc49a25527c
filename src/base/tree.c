/* tree.c - reaching what lies below a folder one name at a time, never through a link. */
#include "base/tree.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MOST_LINKS = 40 };

/* The name with a NUL byte; false and errno where no file can have it. */
static bool name_copy(struct str name, char out[NAME_MAX + 1])
{
	if (!name.n || name.n > NAME_MAX || memchr(name.p, '\0', name.n)) {
		errno = name.n > NAME_MAX ? ENAMETOOLONG : EINVAL;
		return false;
	}
	memcpy(out, name.p, name.n);
	out[name.n] = '\0';
	return true;
}

static int name_open(int folder, struct str name, int flags)
{
	char text[NAME_MAX + 1];

	if (!name_copy(name, text))
		return -1;
	return openat(folder, text, flags | O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

struct str path_folder(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	if (path.n)
		path.n--;
	return path;
}

int folder_open(int root, struct str path)
{
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct str name;

	if (!path.n)
		return fd;
	while (fd >= 0 && str_split(&path, '/', &name)) {
		int next = name_open(fd, name, O_DIRECTORY), error = errno;

		close(fd);
		errno = error;
		fd = next;
	}
	return fd;
}

int parent_open(int root, struct str path, char name[NAME_MAX + 1])
{
	struct str folder = path_folder(path);

	if (!name_copy(str_slice(path, folder.n + (folder.n > 0), path.n), name))
		return -1;
	return folder_open(root, folder);
}

int file_open(int root, struct str path)
{
	char name[NAME_MAX + 1];
	int fd = parent_open(root, path, name), file, error;

	if (fd < 0)
		return -1;
	file = openat(fd, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
	error = errno;
	close(fd);
	errno = error;
	return file;
}

static struct str link_text(int root, struct str path, struct arena *arena)
{
	char text[PATH_MAX], name[NAME_MAX + 1];
	int fd = parent_open(root, path, name);
	ssize_t n = -1;

	if (fd >= 0) {
		n = readlinkat(fd, name, text, sizeof text);
		close(fd);
	}
	return n > 0 ? str_copy((struct str){text, (size_t)n}, arena) : STR_NONE;
}

bool path_stat(int root, struct str path, struct stat *out)
{
	char name[NAME_MAX + 1];
	int fd = parent_open(root, path, name), error;
	bool there;

	if (fd < 0)
		return false;
	there = fstatat(fd, name, out, AT_SYMLINK_NOFOLLOW) == 0;
	error = errno;
	close(fd);
	errno = error;
	return there;
}

static bool is_link(int root, struct str path)
{
	struct stat stat;

	return path_stat(root, path, &stat) && S_ISLNK(stat.st_mode);
}

static struct way nowhere(const char *why)
{
	return (struct way){.why = why};
}

/* Follows a link by its names: each is added to a path that holds no link, and a link in the
 * middle puts its own names in front of those that are left. */
struct way link_way(int root, struct str path, struct arena *arena)
{
	struct str done = STR_NONE, rest = path, name;
	size_t links = 0;

	while (str_split(&rest, '/', &name)) {
		struct str text;

		if (!name.n || str_eq(name, STR(".")))
			continue;
		if (str_eq(name, STR("..")) && !done.n)
			return nowhere("is a link out of the content folder");
		if (str_eq(name, STR(".."))) {
			done = path_folder(done);
			continue;
		}
		if (name.p[0] == '.')
			return nowhere("is a link to a hidden file or folder");
		done = str_printf(
			arena, "%.*s%s%.*s", STR_ARG(done), done.n ? "/" : "", STR_ARG(name));
		if (!is_link(root, done))
			continue;
		text = link_text(root, done, arena);
		if (!text.n || ++links > MOST_LINKS)
			return nowhere("is a link that leads nowhere");
		if (text.p[0] == '/')
			return nowhere("is a link out of the content folder");
		rest = rest.p ? str_printf(arena, "%.*s/%.*s", STR_ARG(text), STR_ARG(rest)) : text;
		done = path_folder(done);
	}
	return (struct way){.path = done};
}
