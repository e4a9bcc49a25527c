/* files.h - finding and reading files below one folder, and nothing outside it. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

/* Why something could not be done; for "cannot read PATH: WHY". */
struct trouble {
	struct str path; /* empty: no trouble */
	struct str why;
};

/* The trouble that errno tells of, in English whatever the locale. Owner: the arena. */
struct trouble trouble_of_errno(struct str path, struct arena *arena);

/* A plain file found below the root. */
struct found {
	struct str path; /* relative to the root, '/' between, as bytes */
	uint64_t size;
	bool refused;   /* a link that leaves the folder, a device, FIFO or socket: not to be read
			 */
	struct str why; /* where refused */
};

struct found_list {
	LIST(struct found) files; /* in order of their bytes */
	struct trouble trouble;   /* the root or a folder could not be read */
};

/* All files below `root` whose name passes `wanted`, at any depth, in the order of their bytes.
 * Names that begin with a dot are passed over. A link to a plain file inside the root is a
 * file; folders are not followed through links. Does not recurse on the stack. Owner: the
 * arena. */
struct found_list files_find(struct str root, bool (*wanted)(struct str name), struct arena *arena);

/* What became of reading one file. */
struct file_bytes {
	struct str bytes;        /* a NUL byte follows */
	bool too_large, changed; /* larger than `most`; grew or shrank while it was read */
	struct trouble trouble;
};

/* Reads a whole plain file below root (no blocking, never a device). Owner: the arena. */
struct file_bytes file_read(struct str root, struct str path, uint64_t most, struct arena *arena);

/* Where files are read from: a folder of the disk, or what stands for one, such as a revision.
 * find and read behave as files_find and file_read. May be used by several threads at once. */
struct store {
	struct str root; /* of the paths that are printed */
	struct found_list (*find)(
		const struct store *store, bool (*wanted)(struct str name), struct arena *arena);
	struct file_bytes (*read)(
		const struct store *store, struct str path, uint64_t most, struct arena *arena);
	void *context;
};

/* The folder `root` of the disk. */
struct store store_of_disk(struct str root);

#endif
