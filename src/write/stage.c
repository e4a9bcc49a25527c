/* stage.c - several files changed together: seen by the reader before, put in place all or none. */
#include "write/stage.h"

#include "write/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 640 << 20 };

struct stage stage_open(struct str root, struct arena *arena)
{
	return (struct stage){.root = root, .below = store_of_disk(root), .arena = arena};
}

static struct str path_of(const struct stage *stage, const struct staged *file)
{
	return str_printf(stage->arena, "%.*s%s%.*s", STR_ARG(stage->root),
		str_ends(stage->root, STR("/")) ? "" : "/", STR_ARG(file->name));
}

static struct str read_now(const struct stage *stage, struct str name)
{
	return stage->below.read(&stage->below, name, LARGEST, stage->arena).bytes;
}

struct staged *stage_file(struct stage *stage, struct str name)
{
	struct staged *file = map_get(&stage->by_name, name);
	struct stat stat_of;

	if (file)
		return file;
	file = NEW(stage->arena, struct staged);
	file->name = str_copy(name, stage->arena);
	file->there = lstat(path_of(stage, file).p, &stat_of) == 0;
	if (file->there)
		file->before = file->after = read_now(stage, file->name);
	map_add(&stage->by_name, file->name, file, stage->arena);
	VEC_PUSH(&stage->files, file, stage->arena);
	return file;
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

/* The files that are there, and those that are to be. */
static struct found_list find_all(
	const struct store *store, bool (*wanted)(struct str name), struct arena *arena)
{
	const struct stage *stage = store->context;
	struct found_list found = stage->below.find(&stage->below, wanted, arena);
	struct found *all = NEW_N(arena, struct found, found.files.n + stage->files.n + 1);
	size_t n = found.files.n;

	if (found.trouble.why.n)
		return found;
	if (n)
		memcpy(all, found.files.v, n * sizeof *all);
	for (size_t i = 0; i < stage->files.n; i++)
		if (!stage->files.v[i]->there && wanted(stage->files.v[i]->name))
			all[n++] = (struct found){.path = stage->files.v[i]->name,
				.size = stage->files.v[i]->after.n};
	qsort(all, n, sizeof *all, by_path);
	found.files.v = all;
	found.files.n = n;
	return found;
}

static struct file_bytes read_one(
	const struct store *store, struct str path, uint64_t most, struct arena *arena)
{
	const struct stage *stage = store->context;
	const struct staged *file = map_get(&stage->by_name, path);

	if (file && file->after.n <= most)
		return (struct file_bytes){.bytes = str_copy(file->after, arena)};
	if (file)
		return (struct file_bytes){.too_large = true};
	return stage->below.read(&stage->below, path, most, arena);
}

struct store stage_store(struct stage *stage)
{
	return (struct store){stage->root, find_all, read_one, stage};
}

static bool changes(const struct staged *file)
{
	return !file->there || !str_eq(file->before, file->after);
}

/* Writes the new bytes beside the place where they go. */
static bool write_beside(const struct stage *stage, struct staged *file)
{
	const char *path = path_of(stage, file).p;
	struct stat stat_of;

	if (file->there) {
		file->real = realpath(path, NULL);
		if (!file->real || access(file->real, W_OK) != 0 || stat(path, &stat_of) != 0)
			return false;
		/* A folder would be exchanged for the file like any other name. */
		if (!S_ISREG(stat_of.st_mode)) {
			errno = S_ISDIR(stat_of.st_mode) ? EISDIR : EINVAL;
			return false;
		}
		if (!str_eq(read_now(stage, file->name), file->before)) {
			errno = EAGAIN;
			return false;
		}
	} else {
		if (!file_folders(str_c(path), stage->arena))
			return false;
		file->real = str_c(path).n ? strdup(path) : NULL;
	}
	file->beside = file->real ? file_beside(file->real, file->after, stage->arena) : NULL;
	return file->beside != NULL;
}

/* One bringing to the disk for all of them: one each takes minutes where there are thousands. */
static bool bring_to_disk(const struct stage *stage)
{
	int fd = open(path_of(stage, &(struct staged){0}).p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool fine = fd >= 0 && syncfs(fd) == 0;
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return fine;
}

/* True if what was in the place of the file is not what it was made of: an editor saved it since
 * that was looked at. */
static bool was_another(const struct stage *stage, const struct staged *file)
{
	struct str path = str_c(file->beside);

	return !str_eq(file_read(STR("/"), str_slice(path, 1, path.n), LARGEST, stage->arena).bytes,
		file->before);
}

static bool exchange(const struct staged *file)
{
	return renameat2(AT_FDCWD, file->beside, AT_FDCWD, file->real, RENAME_EXCHANGE) == 0;
}

static bool put_one(const struct stage *stage, struct staged *file)
{
	if (!file->there) {
		file->made = renameat2(AT_FDCWD, file->beside, AT_FDCWD, file->real,
				     RENAME_NOREPLACE) == 0;
		if (!file->made && (errno == EINVAL || errno == ENOSYS) &&
			link(file->beside, file->real) == 0)
			file->made = unlink(file->beside) == 0;
		return file->made;
	}
	file->exchanged = exchange(file);
	if (file->exchanged && was_another(stage, file)) {
		errno = EAGAIN;
		return false;
	}
	if (file->exchanged)
		return true;
	/* A file system that can't exchange can't go back either. */
	if ((errno != EINVAL && errno != ENOSYS) || rename(file->beside, file->real) != 0)
		return false;
	file->beside = NULL;
	return true;
}

/* Back to what was: files that were put in place give it back. */
static void take_back(const struct stage *stage)
{
	for (size_t i = stage->files.n; i-- > 0;) {
		struct staged *file = stage->files.v[i];

		if (file->exchanged)
			exchange(file);
		else if (file->made)
			unlink(file->real);
	}
}

static void tidy(const struct stage *stage)
{
	for (size_t i = 0; i < stage->files.n; i++) {
		struct staged *file = stage->files.v[i];

		if (file->beside && !file->made)
			unlink(file->beside);
		free((char *)(uintptr_t)file->real);
		file->real = NULL;
	}
}

static struct trouble trouble_with(const struct stage *stage, const struct staged *file)
{
	struct trouble trouble = trouble_of_errno(path_of(stage, file), stage->arena);

	if (errno == EAGAIN)
		trouble.why = STR("it changed meanwhile; run again");
	return trouble;
}

bool stage_put(struct stage *stage, struct trouble *trouble)
{
	static const struct staged folder = {0};
	const struct staged *failed = NULL;
	int lock = file_lock(path_of(stage, &folder).p);

	for (size_t i = 0; i < stage->files.n && !failed; i++)
		if (changes(stage->files.v[i]) && !write_beside(stage, stage->files.v[i]))
			failed = stage->files.v[i];
	if (!failed && !bring_to_disk(stage))
		failed = &folder;
	for (size_t i = 0; i < stage->files.n && !failed; i++)
		if (changes(stage->files.v[i]) && !put_one(stage, stage->files.v[i]))
			failed = stage->files.v[i];
	if (failed) {
		*trouble = trouble_with(stage, failed);
		take_back(stage);
	}
	tidy(stage);
	if (lock >= 0)
		close(lock);
	return !failed;
}
