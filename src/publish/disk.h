/* disk.h - what publishing does to the disk: each call does one thing, or says with errno why
 * not. Nothing here follows a link. */
#ifndef PUBLISH_DISK_H
#define PUBLISH_DISK_H

#include "base/str.h"

struct arena;

/* Makes a new file of these bytes (644 less the umask); its folder lies below `root`. */
bool disk_write(int root, const char *path, struct str bytes);

/* Reads a whole plain file; false and errno. Owner: the arena. */
bool disk_read(int root, struct str path, struct str *out, struct arena *arena);

/* True if the plain file `path` below `root` holds just these bytes. */
bool disk_same(int root, struct str path, struct str bytes);

/* Makes the file `path` of `from` appear under `to` too: linked, or, where that can't be,
 * copied with its times. */
bool disk_link(int from, int to, const char *path);

/* Writes a file or a folder through to the disk; "." is the root itself. */
bool disk_sync(int root, const char *path);

/* Writes all of the file system that holds `root` through to the disk: for many files the
 * quicker way. */
bool disk_sync_all(int root);

/* Makes the folder `path` below `root`, which may be there, and those on its way (755 less the
 * umask). */
bool disk_make_folder(int root, struct str path);

/* Takes away a plain file; one that is not there or is no plain file is left alone. */
bool disk_unlink(int root, struct str path);

/* Takes away the folder that `path` lies in if it is empty, and then its own, and so on below
 * root. */
void disk_prune(int root, struct str path);

/* Takes away all of a folder of ours; true too if there is none. */
bool disk_remove_tree(int parent, const char *name, struct arena *arena);

/* One entry of a tree. */
struct disk_entry {
	struct str path; /* from the root */
	bool is_folder, is_file;
};

/* Calls `visit` with each entry below root, folders before what they hold. A folder for which
 * it gives false isn't entered. False and errno: a folder can't be read. Owner of the paths:
 * the arena. */
bool disk_walk(int root, bool (*visit)(void *context, struct disk_entry entry), void *context,
	struct arena *arena);

#endif
