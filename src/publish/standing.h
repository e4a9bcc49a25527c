/* standing.h - how a site stands on the disk, so that one that nobody touched is known again. */
#ifndef PUBLISH_STANDING_H
#define PUBLISH_STANDING_H

#include "base/arena.h"
#include "base/hash.h"

/* What changes with a file whatever is done to it. Zero: none. */
struct trace {
	uint64_t device, inode, size;
	int64_t written_s, written_ns, changed_s, changed_ns;
};

/* Of a plain file below an open folder; false: there is none. */
bool trace_of(int folder, const char *path, struct trace *out);
bool trace_eq(const struct trace *a, const struct trace *b);

struct standing {
	struct hash
		hash; /* of each file's path, place on the disk, size and times, and the manifest */
	size_t files; /* of the manifest */
	uint64_t bytes;
};

/* Looks at each file of the site's manifest, opening none: any that was written, moved or replaced
 * since gives another hash. False: there is no whole site of ours. */
bool standing_of(struct str site, struct standing *out, struct arena *arena);

#endif
