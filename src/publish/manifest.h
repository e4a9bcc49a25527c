/* manifest.h - the list of the files that a site is made of, kept in the site itself.
 *
 *	fuga-manifest 1
 *	<hash of the bytes> <size> <path>
 *	sum <hash of the lines above>
 *
 * It holds nothing of the machine or the day, so that the same site has the same manifest. */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"

#define MANIFEST_NAME ".fuga-manifest"

struct manifest_entry {
	struct str path; /* from the site's root; a NUL byte follows */
	uint64_t size;
	struct hash hash;
};

/* Zero is the manifest of an empty site. */
struct manifest {
	VEC(struct manifest_entry) entries; /* in order of the paths' bytes */
	VEC(struct str) folders;       /* those that the paths go through, each after its parent */
	struct map by_path, by_folder; /* -> struct manifest_entry *, struct str * */
};

/* True for a path that can be a page: names between slashes, none of them "." or "..", no
 * control characters, and not one of our own files (".fuga-…"). */
bool page_path_is_valid(struct str path);

/* Writes the entries, which must be in order. */
void manifest_write(const struct manifest *manifest, struct buf *out);

/* Reads a whole manifest; false if it is damaged. Owner: the arena, also of copies of the
 * paths. */
bool manifest_read(struct str text, struct manifest *out, struct arena *arena);

/* Fills folders and the maps from the entries. Owner: the arena. */
void manifest_index(struct manifest *manifest, struct arena *arena);

#endif
