/* tree.h - reaching what lies below a folder one name at a time, never through a link. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/str.h"

#include <limits.h>
#include <sys/stat.h>

struct arena;

/* `path` without its last name; empty if it has but one. */
struct str path_folder(struct str path);

/* A descriptor of the folder `path` below `root` (the empty path: root itself), which the
 * caller closes; -1 and errno if there is none or a link stands in the way. */
int folder_open(int root, struct str path);

/* The folder that `path` lies in, as folder_open, and the last name of the path with a NUL
 * byte. */
int parent_open(int root, struct str path, char name[NAME_MAX + 1]);

/* A descriptor, for reading, of the file `path` below `root`; -1 and errno (ELOOP: it is a
 * link). Never waits for the other end of a pipe; whether it is a plain file is for the caller
 * to see. */
int file_open(int root, struct str path);

/* lstat of a path below the root; false and errno. */
bool path_stat(int root, struct str path, struct stat *out);

/* Where a link leads to, without opening anything on the way but folders below the root. */
struct way {
	struct str path; /* no link in it; empty: nowhere to be read, or the root itself */
	const char *why; /* it may not be read; NULL: it may */
};

struct way link_way(int root, struct str path, struct arena *arena);

#endif
