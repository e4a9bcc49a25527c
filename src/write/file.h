/* file.h - files of the user's that are made or changed: whole, or not at all. */
#ifndef WRITE_FILE_H
#define WRITE_FILE_H

#include "base/arena.h"
#include "base/str.h"

/* Makes a new file and the folders on its way. False and errno; EEXIST: there is one already. */
bool file_make(struct str path, struct str bytes, bool executable, struct arena *arena);

/* Puts `bytes` in the place of a file in one step; its mode stays, and a link to it stays a link.
 * False and errno: the file is what it was. */
bool file_replace(struct str path, struct str bytes, struct arena *arena);

/* Keeps others of this program from changing files below a folder until the descriptor is closed.
 * Waits for them. -1: the file system knows no locks, which is no reason not to go on. */
int file_lock(const char *folder);

/* Makes the folders on the way to a path. False and errno. */
bool file_folders(struct str path, struct arena *arena);

/* Writes `bytes` into a new file beside `real`, with its mode and group if that is there, so that
 * it can be renamed into its place; not yet brought to the disk. Its path; NULL and errno: nothing
 * was left. Owner: the arena. */
const char *file_beside(const char *real, struct str bytes, struct arena *arena);

#endif
