/* cache.c - what is remembered from run to run: files that can be lost without loss. */
#include "cli/cache.h"

#include "base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes the folder and those on its way; false and errno where that can't be done. */
static bool make_folder(struct str folder)
{
	for (char *slash = strchr(folder.p + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		bool made;

		*slash = '\0';
		made = mkdir(folder.p, 0700) == 0 || errno == EEXIST;
		*slash = '/';
		if (!made)
			return false;
	}
	return mkdir(folder.p, 0700) == 0 || errno == EEXIST;
}

bool cache_ready(const struct options *options, struct arena *arena)
{
	struct str folder = str_copy(options->cache, arena);
	struct stat stat_of;
	bool fine;

	if (!folder.n || options->no_cache)
		return true;
	fine = make_folder(folder) && stat(folder.p, &stat_of) == 0;
	if (fine && !S_ISDIR(stat_of.st_mode))
		errno = ENOTDIR;
	if (fine && S_ISDIR(stat_of.st_mode) && access(folder.p, W_OK | X_OK) == 0)
		return true;
	fprintf(stderr, "fuga: nothing can be remembered in --cache %.*s: %s\n", STR_ARG(folder),
		strerror(errno));
	return false;
}

static struct str folder_of(const struct options *options, struct arena *arena)
{
	const char *given = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (options->cache.n)
		return str_copy(options->cache, arena);
	if (given && *given == '/')
		return str_printf(arena, "%s/fuga", given);
	if (home && *home == '/')
		return str_printf(arena, "%s/.cache/fuga", home);
	return STR_NONE;
}

/* The whole file as the disk has it; empty where there is none. */
static struct str mapped(const char *path)
{
	struct str bytes = STR_NONE;
	struct stat stat;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	void *p;

	if (file < 0)
		return bytes;
	if (fstat(file, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_size > 0) {
		p = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, file, 0);
		if (p != MAP_FAILED)
			bytes = (struct str){p, (size_t)stat.st_size};
	}
	close(file);
	return bytes;
}

void cache_open(struct cache_file *file, const struct options *options, const char *kind,
	struct arena *arena)
{
	struct str folder = options->no_cache ? STR_NONE : folder_of(options, arena);
	char *content = realpath(str_copy(options->content, arena).p, NULL);
	struct buf name = {0};

	*file = (struct cache_file){0};
	if (folder.n && content && make_folder(folder)) {
		hash_put(&name, hash_of(str_c(content)));
		file->path = str_printf(
			arena, "%.*s/%.*s.%s", STR_ARG(folder), STR_ARG(buf_str(&name)), kind);
		file->next_path =
			str_printf(arena, "%.*s.%ld", STR_ARG(file->path), (long)getpid());
		file->before = mapped(file->path.p);
	}
	buf_free(&name);
	free(content);
}

void cache_put(void *cache_file, struct str bytes)
{
	struct cache_file *file = cache_file;

	if (!file->next && !file->failed) {
		int next = open(file->next_path.p,
			O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

		file->next = next < 0 ? NULL : fdopen(next, "w");
		if (next >= 0 && !file->next)
			close(next);
	}
	if (!file->next || fwrite(bytes.p ? bytes.p : "", 1, bytes.n, file->next) < bytes.n)
		file->failed = true;
}

void cache_close(struct cache_file *file, const struct options *options, bool keep)
{
	if (file->before.n)
		munmap((void *)(uintptr_t)file->before.p, file->before.n);
	if (file->next) {
		file->failed |= fclose(file->next) != 0;
		if (!keep || file->failed || rename(file->next_path.p, file->path.p) != 0) {
			file->failed |= keep;
			unlink(file->next_path.p);
		}
	}
	if (options->cache.n && file->failed)
		fprintf(stderr, "fuga: cannot write %.*s: %s\n", STR_ARG(file->path),
			strerror(errno));
	*file = (struct cache_file){0};
}
