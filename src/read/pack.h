/* pack.h - a tree of nodes as few bytes, beside the file that it was read from.
 *
 * A text that stands in the file as it is, as most do, takes a distance and a length; others take
 * their bytes. */
#ifndef READ_PACK_H
#define READ_PACK_H

#include "read/yaml.h"

/* Packs the documents of a file, which were read whole and without any complaint. Owner: the
 * arena. */
struct str pack_write(const struct documents *documents, struct str file,
	const struct text_scan *scan, struct arena *arena);

/* The documents again; their texts are views of the pack and of the file, which must have the same
 * bytes. False: the pack is none, nothing of *out is to be used. Owner: the arena. */
bool pack_read(struct str pack, struct str file, struct documents *out, struct arena *arena);

#endif
