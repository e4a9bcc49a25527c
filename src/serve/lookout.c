/* lookout.c - notices that something below some folders has changed. */
#include "serve/lookout.h"

#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct lookout {
	struct lookout_how how;
	int fd;             /* of inotify; -1: looked at */
	uint64_t seen;      /* what the files were when they were last looked at */
	struct arena *perm; /* the names of the folders */
	struct arena *scratch;
};

static bool any_name(struct str name)
{
	(void)name;
	return true;
}

static uint64_t mixed(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * UINT64_C(0x100000001b3);
}

/* Names, sizes, times and inodes of all files: a save changes one of them. Not the permissions,
 * which matter only where they change what can be read: their change moves ctime. */
static uint64_t look(struct lookout *lookout)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	arena_reset(lookout->scratch);
	for (size_t i = 0; i < lookout->how.n; i++) {
		struct str root = lookout->how.folders[i];
		struct found_list found = files_find(root, any_name, lookout->scratch);
		int fd = open(root.p, O_PATH | O_DIRECTORY | O_CLOEXEC);

		hash = mixed(hash, found.files.n);
		hash = mixed(hash, found.trouble.path.n > 0);
		for (size_t k = 0; k < found.files.n && fd >= 0; k++) {
			struct stat stat = {0};

			fstatat(fd, found.files.v[k].path.p, &stat, 0);
			hash = mixed(hash, str_hash(found.files.v[k].path));
			hash = mixed(hash, (uint64_t)stat.st_size);
			hash = mixed(hash, (uint64_t)stat.st_ino);
			hash = mixed(hash, (uint64_t)stat.st_ctim.tv_sec);
			hash = mixed(hash, (uint64_t)stat.st_ctim.tv_nsec);
		}
		if (fd >= 0)
			close(fd);
	}
	return hash;
}

/* Adds a watch of a folder; -1 and errno. */
static int watch_one(int fd, struct str path, bool root)
{
	return inotify_add_watch(fd, path.p,
		IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
			IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
			(root ? 0 : IN_DONT_FOLLOW));
}

struct folders {
	VEC(struct str) paths;
};

/* Puts the folders in `path` on the list. */
static void list_folders(struct str path, struct folders *folders, struct arena *arena)
{
	DIR *dir = opendir(path.p);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct str below;

		if (entry->d_name[0] == '.' ||
			(entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN))
			continue;
		below = str_printf(arena, "%.*s/%s", STR_ARG(path), entry->d_name);
		VEC_PUSH(&folders->paths, below, arena);
	}
	if (dir)
		closedir(dir);
}

/* Watches a folder and all below; false: one could not be watched. A folder that went in between is
 * no trouble (what it lies in tells), nor is one that may not be read. */
static bool watch_below(int fd, struct str root, struct arena *arena)
{
	struct folders folders = {0};

	if (watch_one(fd, root, true) < 0)
		return false;
	list_folders(root, &folders, arena);
	for (size_t i = 0; i < folders.paths.n; i++) {
		if (watch_one(fd, folders.paths.v[i], false) >= 0)
			list_folders(folders.paths.v[i], &folders, arena);
		else if (errno != ENOENT && errno != ENOTDIR && errno != EACCES && errno != ELOOP)
			return false;
	}
	return true;
}

/* Begins anew to be told. Where that can't be had the files are looked at. */
static void listen_anew(struct lookout *lookout)
{
	if (lookout->fd >= 0)
		close(lookout->fd);
	lookout->fd = lookout->how.poll ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	arena_reset(lookout->scratch);
	for (size_t i = 0; i < lookout->how.n && lookout->fd >= 0; i++) {
		if (watch_below(lookout->fd, lookout->how.folders[i], lookout->scratch))
			continue;
		close(lookout->fd);
		lookout->fd = -1;
	}
	if (lookout->fd < 0)
		lookout->seen = look(lookout);
}

struct lookout *lookout_open(const struct lookout_how *how)
{
	struct arena *perm = arena_new();
	struct lookout *lookout = NEW(perm, struct lookout);

	*lookout = (struct lookout){.how = *how, .fd = -1, .perm = perm, .scratch = arena_new()};
	for (size_t i = 0; i < how->n; i++)
		lookout->how.folders[i] = str_copy(how->folders[i], perm);
	listen_anew(lookout);
	return lookout;
}

void lookout_close(struct lookout *lookout)
{
	if (lookout->fd >= 0)
		close(lookout->fd);
	arena_free(lookout->scratch);
	arena_free(lookout->perm);
}

int lookout_fd(const struct lookout *lookout)
{
	return lookout->fd;
}

/* What was told in one reading. */
struct news {
	bool any;     /* of a name that counts */
	bool folders; /* which folders there are has changed, or not all could be told */
};

static struct news news_of(const char *bytes, size_t n)
{
	struct news news = {0};

	for (size_t at = 0; at < n;) {
		struct inotify_event event;
		const char *name = bytes + at + sizeof event;

		memcpy(&event, bytes + at, sizeof event);
		at += sizeof event + event.len;
		if (event.mask & IN_IGNORED || (event.len && name[0] == '.'))
			continue;
		news.any = true;
		/* A change of the attributes of a folder may be that it can be read now. */
		if (event.mask & (IN_ISDIR | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF))
			news.folders = true;
	}
	return news;
}

static bool was_told(struct lookout *lookout)
{
	char bytes[16384];
	struct news all = {0};
	ssize_t n;

	while ((n = read(lookout->fd, bytes, sizeof bytes)) > 0) {
		struct news news = news_of(bytes, (size_t)n);

		all.any |= news.any;
		all.folders |= news.folders;
	}
	if (all.folders)
		listen_anew(lookout);
	return all.any;
}

bool lookout_changed(struct lookout *lookout)
{
	uint64_t before = lookout->seen;

	if (lookout->fd >= 0)
		return was_told(lookout);
	/* Perhaps the system can tell again. What comes after is told, what came before is seen. */
	listen_anew(lookout);
	return before != (lookout->fd < 0 ? lookout->seen : look(lookout));
}
