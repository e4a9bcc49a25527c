/* place.c - where a site lies: its parent, its lock and the folder in which the next one is
 * made. */
#include "publish/place.h"

#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC, TRIES = 100 };

static bool complain(struct trouble *trouble, struct str path, const char *why)
{
	*trouble = (struct trouble){.path = path, .why = str_c(why)};
	return false;
}

static bool complain_errno(struct trouble *trouble, struct str path, struct arena *arena)
{
	*trouble = trouble_of_errno(path, arena);
	return false;
}

/* The site's path without links in it, if it is there; as given, if not. */
static bool path_of(struct str site, struct str *out, struct trouble *trouble, struct arena *arena)
{
	struct stat stat;
	char *real;

	while (site.n > 1 && site.p[site.n - 1] == '/')
		site.n--;
	*out = str_copy(site, arena);
	if (lstat(out->p, &stat) != 0)
		return errno == ENOENT || complain_errno(trouble, site, arena);
	real = realpath(out->p, NULL);
	if (!real && S_ISLNK(stat.st_mode) && errno == ENOENT)
		return complain(trouble, site, "is a link that leads nowhere");
	if (!real)
		return complain_errno(trouble, site, arena);
	*out = str_copy(str_c(real), arena);
	free(real);
	return true;
}

static bool name_fits(char *out, const char *name, const char *end)
{
	int n = snprintf(out, NAME_MAX + 1, ".%s%s", name, end);

	return n > 0 && n <= NAME_MAX;
}

static bool names_of(struct str path, struct place *place, struct trouble *trouble)
{
	struct str folder = path_folder(path);
	struct str name = str_slice(path, folder.n + (folder.n > 0 || path.p[0] == '/'), path.n);

	if (!name.n || str_eq(name, STR(".")) || str_eq(name, STR("..")))
		return complain(trouble, place->shown, "cannot be a site");
	if (name.n > NAME_MAX)
		return complain(trouble, place->shown, "has too long a name");
	memcpy(place->name, name.p, name.n);
	if (!name_fits(place->stage, place->name, ".fuga-stage") ||
		!name_fits(place->lock_name, place->name, ".fuga.lock"))
		return complain(trouble, place->shown, "has too long a name");
	return true;
}

/* True if the lock file that was opened is still the one of that name: whoever had the lock
 * before took it away. */
static bool is_current(int fd, int home, const char *name)
{
	struct stat open_file, named;

	return fstat(fd, &open_file) == 0 &&
	       fstatat(home, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	       open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

/* Takes the lock in this folder; false and errno (EWOULDBLOCK: another build has it). */
static bool lock_in(struct place *place, int home)
{
	for (int i = 0; i < TRIES; i++) {
		int fd = openat(
			home, place->lock_name, O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
		bool taken = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
		int error = errno;

		if (taken && is_current(fd, home, place->lock_name)) {
			place->lock = fd;
			return true;
		}
		if (fd >= 0)
			close(fd);
		errno = error;
		if (!taken && errno != EINTR)
			return false;
	}
	errno = EWOULDBLOCK;
	return false;
}

static bool may_not_write(int error)
{
	return error == EACCES || error == EPERM || error == EROFS;
}

static bool lock(struct place *place, struct trouble *trouble, struct arena *arena)
{
	bool taken = place->parent >= 0 && lock_in(place, place->parent);

	if (!taken && place->site >= 0 && (place->parent < 0 || may_not_write(errno))) {
		place->inside = place->lock_inside = true;
		snprintf(place->lock_name, sizeof place->lock_name, LOCK_INSIDE);
		taken = lock_in(place, place->site);
	}
	if (taken)
		return true;
	if (errno == EWOULDBLOCK)
		return complain(trouble, place->shown, PLACE_BUSY);
	return complain_errno(trouble, place->shown, arena);
}

/* A folder on another disk than its parent, or mounted there, can't be renamed. */
static bool is_mounted(const struct place *place)
{
	struct stat site, parent;
	struct statx more;

	if (place->parent < 0 || fstat(place->site, &site) != 0 ||
		fstat(place->parent, &parent) != 0 || site.st_dev != parent.st_dev)
		return true;
	return statx(place->site, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &more) == 0 &&
	       (more.stx_attributes_mask & more.stx_attributes & STATX_ATTR_MOUNT_ROOT);
}

/* Opens the site if it is there. */
static bool open_site(
	struct place *place, struct str path, struct trouble *trouble, struct arena *arena)
{
	if (place->site >= 0)
		close(place->site);
	place->site = open(path.p, FOLDER | O_NOFOLLOW);
	if (place->site >= 0 || errno == ENOENT)
		return true;
	if (errno == ENOTDIR)
		return complain(trouble, place->shown, "is not a folder");
	return complain_errno(trouble, place->shown, arena);
}

static bool open_all(
	struct place *place, struct str path, struct trouble *trouble, struct arena *arena)
{
	struct str folder = path_folder(path);
	struct str parent = folder.n           ? str_copy(folder, arena)
			    : path.p[0] == '/' ? STR("/")
					       : STR(".");

	place->parent = open(parent.p, FOLDER);
	if (place->parent < 0 && !may_not_write(errno))
		return complain_errno(trouble, parent, arena);
	if (!open_site(place, path, trouble, arena))
		return false;
	if (place->parent < 0 && place->site < 0) {
		errno = EACCES;
		return complain_errno(trouble, parent, arena);
	}
	/* Opened anew under the lock: the build that had it may have put another folder there.
	 */
	if (!lock(place, trouble, arena) || !open_site(place, path, trouble, arena))
		return false;
	if (place->site >= 0 && is_mounted(place))
		place->inside = true;
	if (place->inside)
		snprintf(place->stage, sizeof place->stage, STAGE_INSIDE);
	place->home = place->inside ? place->site : place->parent;
	return true;
}

bool place_open(struct str site, struct place *out, struct trouble *trouble, struct arena *arena)
{
	struct str path;

	*out = (struct place){.shown = site, .parent = -1, .site = -1, .lock = -1};
	if (!site.n)
		return complain(trouble, site, "cannot be a site");
	if (!path_of(site, &path, trouble, arena) || !names_of(path, out, trouble))
		return false;
	if (open_all(out, path, trouble, arena))
		return true;
	place_close(out);
	return false;
}

void place_close(struct place *place)
{
	if (place->lock >= 0) {
		/* While it is held, so that nobody waits for a file that is gone (see
		 * is_current). */
		unlinkat(place->lock_inside ? place->site : place->parent, place->lock_name, 0);
		close(place->lock);
	}
	if (place->site >= 0)
		close(place->site);
	if (place->parent >= 0)
		close(place->parent);
}
