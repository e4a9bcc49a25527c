/* file.c - files of the user's that are made or changed: whole, or not at all. */
#include "write/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)n, bytes.n);
	}
	return true;
}

/* Writes, brings to the disk if asked to, closes; where that fails the file goes again. */
static bool fill(int fd, const char *path, struct str bytes, bool sync)
{
	bool fine = write_all(fd, bytes) && (!sync || fsync(fd) == 0);
	int error = errno;

	if (close(fd) != 0 && fine) {
		error = errno;
		fine = false;
	}
	if (!fine)
		unlink(path);
	errno = error;
	return fine;
}

int file_lock(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), done;

	if (fd < 0)
		return -1;
	do
		done = flock(fd, LOCK_EX);
	while (done < 0 && errno == EINTR);
	if (done == 0)
		return fd;
	close(fd);
	return -1;
}

bool file_folders(struct str path, struct arena *arena)
{
	for (size_t i = 1; i < path.n; i++)
		if (path.p[i] == '/' &&
			mkdir(str_copy(str_slice(path, 0, i), arena).p, 0777) != 0 &&
			errno != EEXIST)
			return false;
	return true;
}

bool file_make(struct str path, struct str bytes, bool executable, struct arena *arena)
{
	const char *name = str_copy(path, arena).p;
	int fd;

	if (!file_folders(path, arena))
		return false;
	fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		executable ? 0777 : 0666);
	return fd >= 0 && fill(fd, name, bytes, true);
}

/* The mode of the file that it will stand for. Another's file keeps its owner only if we may give
 * it away: the mode matters more. */
static bool take_mode(int fd, const char *real)
{
	struct stat stat_of;
	mode_t mask;

	if (stat(real, &stat_of) != 0) {
		mask = umask(0);
		umask(mask);
		return errno == ENOENT && fchmod(fd, 0666 & ~mask) == 0;
	}
	if (fchown(fd, (uid_t)-1, stat_of.st_gid) != 0)
		errno = 0;
	return fchmod(fd, stat_of.st_mode & 07777) == 0;
}

static const char *write_beside(const char *real, struct str bytes, bool sync, struct arena *arena)
{
	struct str beside = str_printf(arena, "%s.XXXXXX", real);
	char *name = arena_alloc(arena, beside.n + 1);
	int fd, error;

	for (size_t i = 0; i < beside.n; i++)
		name[i] = beside.p[i];
	fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0)
		return NULL;
	if (!take_mode(fd, real)) {
		error = errno;
		close(fd);
		unlink(name);
		errno = error;
		return NULL;
	}
	return fill(fd, name, bytes, sync) ? name : NULL;
}

const char *file_beside(const char *real, struct str bytes, struct arena *arena)
{
	return write_beside(real, bytes, false, arena);
}

static bool replace_real(const char *real, struct str bytes, struct arena *arena)
{
	const char *name = write_beside(real, bytes, true, arena);
	int error;

	if (!name)
		return false;
	if (rename(name, real) == 0)
		return true;
	error = errno;
	unlink(name);
	errno = error;
	return false;
}

bool file_replace(struct str path, struct str bytes, struct arena *arena)
{
	char *real = realpath(str_copy(path, arena).p, NULL);
	bool fine = real && access(real, W_OK) == 0 && replace_real(real, bytes, arena);
	int error = errno;

	free(real);
	errno = error;
	return fine;
}
