/* disk.c - what publishing does to the disk. */
#include "publish/disk.h"

#include "base/tree.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { CHUNK = 16 * 1024, LARGEST = 1 << 30 };

/* Closes without losing the errno of what failed before. */
static bool close_after(int fd, bool fine)
{
	int error = errno;

	if (close(fd) != 0 && fine && errno != EINTR)
		return false;
	errno = error;
	return fine;
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = ENOSPC;
		if (n <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)n, bytes.n);
	}
	return true;
}

static int create(int root, const char *path)
{
	return openat(root, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
}

bool disk_write(int root, const char *path, struct str bytes)
{
	int fd = create(root, path);

	return fd >= 0 && close_after(fd, write_all(fd, bytes));
}

/* The next bytes of a file: how many, 0 at its end, -1 and errno. */
static ssize_t read_some(int fd, char *p, size_t size)
{
	ssize_t n;

	do
		n = read(fd, p, size);
	while (n < 0 && errno == EINTR);
	return n;
}

static bool read_whole(int fd, struct str *out, struct arena *arena)
{
	struct stat stat;
	char *p;

	if (fstat(fd, &stat) != 0)
		return false;
	if (!S_ISREG(stat.st_mode) || stat.st_size > LARGEST) {
		errno = S_ISREG(stat.st_mode) ? EFBIG : EINVAL;
		return false;
	}
	p = arena_alloc(arena, (size_t)stat.st_size + 1);
	*out = (struct str){p, 0};
	while (out->n < (size_t)stat.st_size) {
		ssize_t n = read_some(fd, p + out->n, (size_t)stat.st_size - out->n);

		if (n <= 0)
			return n == 0;
		out->n += (size_t)n;
	}
	return true;
}

bool disk_read(int root, struct str path, struct str *out, struct arena *arena)
{
	int fd = file_open(root, path);

	return fd >= 0 && close_after(fd, read_whole(fd, out, arena));
}

static bool holds(int fd, struct str bytes)
{
	char chunk[CHUNK];
	struct stat stat;

	if (fstat(fd, &stat) != 0 || !S_ISREG(stat.st_mode) || (uint64_t)stat.st_size != bytes.n)
		return false;
	for (;;) {
		ssize_t n = read_some(fd, chunk, sizeof chunk);

		if (n <= 0)
			return n == 0 && !bytes.n;
		if (!str_eq((struct str){chunk, (size_t)n}, str_slice(bytes, 0, (size_t)n)))
			return false;
		bytes = str_slice(bytes, (size_t)n, bytes.n);
	}
}

bool disk_same(int root, struct str path, struct str bytes)
{
	int fd = file_open(root, path);

	return fd >= 0 && close_after(fd, holds(fd, bytes));
}

static bool copy_bytes(int from, int to)
{
	char chunk[CHUNK];
	ssize_t n;

	while ((n = read_some(from, chunk, sizeof chunk)) > 0)
		if (!write_all(to, (struct str){chunk, (size_t)n}))
			return false;
	return n == 0;
}

static bool copy_file(int from, int to)
{
	struct stat stat;
	struct timespec times[2];

	if (fstat(from, &stat) != 0 || !copy_bytes(from, to))
		return false;
	times[0] = stat.st_atim;
	times[1] = stat.st_mtim;
	return fchmod(to, stat.st_mode & 0777) == 0 && futimens(to, times) == 0 && fsync(to) == 0;
}

bool disk_link(int from, int to, const char *path)
{
	int source, copy;
	bool fine;

	if (linkat(from, path, to, path, 0) == 0)
		return true;
	if (errno == ENOSPC || errno == EDQUOT || errno == EIO || errno == ENOENT)
		return false;
	source = openat(from, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (source < 0)
		return false;
	copy = create(to, path);
	fine = copy >= 0 && copy_file(source, copy);
	if (copy >= 0)
		fine = close_after(copy, fine);
	return close_after(source, fine);
}

bool disk_sync(int root, const char *path)
{
	int fd = openat(root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return false;
	/* Some file systems know no fsync of folders (EINVAL): they need none. */
	return close_after(fd, fsync(fd) == 0 || errno == EINVAL);
}

bool disk_sync_all(int root)
{
	return syncfs(root) == 0;
}

bool disk_make_folder(int root, struct str path)
{
	for (size_t i = 0; i <= path.n; i++) {
		char name[NAME_MAX + 1];
		int parent;
		bool made;

		if (i < path.n && path.p[i] != '/')
			continue;
		parent = parent_open(root, str_slice(path, 0, i), name);
		if (parent < 0)
			return false;
		made = mkdirat(parent, name, 0755) == 0 || errno == EEXIST;
		if (!close_after(parent, made))
			return false;
	}
	return true;
}

bool disk_unlink(int root, struct str path)
{
	char name[NAME_MAX + 1];
	int parent = parent_open(root, path, name);
	struct stat stat;
	bool gone;

	if (parent < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
	if (fstatat(parent, name, &stat, AT_SYMLINK_NOFOLLOW) != 0)
		gone = errno == ENOENT;
	else
		gone = !S_ISREG(stat.st_mode) || unlinkat(parent, name, 0) == 0 || errno == ENOENT;
	return close_after(parent, gone);
}

void disk_prune(int root, struct str path)
{
	for (path = path_folder(path); path.n; path = path_folder(path)) {
		char name[NAME_MAX + 1];
		int parent = parent_open(root, path, name);
		bool gone = parent >= 0 && unlinkat(parent, name, AT_REMOVEDIR) == 0;

		if (parent >= 0)
			close(parent);
		if (!gone)
			return;
	}
}

/* The folders of a walk that are still to be read. */
struct walk {
	bool (*visit)(void *context, struct disk_entry entry);
	void *context;
	VEC(struct str) todo;
	struct arena *arena;
};

static bool walk_entry(struct walk *walk, int fd, struct str folder, const struct dirent *entry)
{
	const char *name = entry->d_name;
	struct disk_entry found = {0};
	struct stat stat;

	if (str_eq(str_c(name), STR(".")) || str_eq(str_c(name), STR("..")))
		return true;
	if (fstatat(fd, name, &stat, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	found.is_folder = S_ISDIR(stat.st_mode);
	found.is_file = S_ISREG(stat.st_mode);
	found.path =
		str_printf(walk->arena, "%.*s%s%s", STR_ARG(folder), folder.n ? "/" : "", name);
	if (walk->visit(walk->context, found) && found.is_folder)
		VEC_PUSH(&walk->todo, found.path, walk->arena);
	return true;
}

static bool walk_folder(struct walk *walk, int root, struct str folder)
{
	int fd = folder_open(root, folder);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;
	bool fine = true;
	int error;

	if (!dir)
		return fd >= 0 ? close_after(fd, false) : false;
	while (fine && (errno = 0, (entry = readdir(dir))))
		fine = walk_entry(walk, fd, folder, entry);
	error = errno;
	closedir(dir);
	errno = error;
	return fine && !error;
}

bool disk_walk(int root, bool (*visit)(void *context, struct disk_entry entry), void *context,
	struct arena *arena)
{
	struct walk walk = {.visit = visit, .context = context, .arena = arena};
	bool fine = walk_folder(&walk, root, STR_NONE);

	while (fine && walk.todo.n)
		fine = walk_folder(&walk, root, walk.todo.v[--walk.todo.n]);
	return fine;
}

/* What a tree to be removed holds; folders after those they lie in. */
struct doomed {
	VEC(struct str) folders, files;
	struct arena *arena;
};

static bool doom(void *context, struct disk_entry entry)
{
	struct doomed *doomed = context;

	if (entry.is_folder)
		VEC_PUSH(&doomed->folders, entry.path, doomed->arena);
	else
		VEC_PUSH(&doomed->files, entry.path, doomed->arena);
	return true;
}

static bool remove_below(int root, struct arena *arena)
{
	struct doomed doomed = {.arena = arena};

	if (!disk_walk(root, doom, &doomed, arena))
		return false;
	for (size_t i = 0; i < doomed.files.n; i++)
		if (unlinkat(root, doomed.files.v[i].p, 0) != 0 && errno != ENOENT)
			return false;
	for (size_t i = doomed.folders.n; i > 0; i--)
		if (unlinkat(root, doomed.folders.v[i - 1].p, AT_REMOVEDIR) != 0 && errno != ENOENT)
			return false;
	return true;
}

bool disk_remove_tree(int parent, const char *name, struct arena *arena)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return errno == ENOENT;
	if (!close_after(fd, remove_below(fd, arena)))
		return false;
	return unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT;
}
