/* parsed.h - YAML that an earlier run has parsed, found again by the bytes it was read from.
 *
 * Nine tenths of reading is libyaml's. What it gave for a file, a tree of nodes with their places,
 * is kept packed (pack.h). A file of parsed YAML is the packs one after the other, then their
 * index:
 *
 *	<pack> … <index entry> … <end: how many, where, made under what, sum of the index>
 *
 * It is a copy of what could be read again, in the byte order of the machine: whatever doesn't fit
 * is left aside and parsed anew. */
#ifndef READ_PARSED_H
#define READ_PARSED_H

#include "base/hash.h"
#include "read/yaml.h"

/* What an earlier run wrote, opened. */
struct parsed;

/* Opens it. `under` is the hash of all but the bytes of a file that decides what is read from it:
 * the program's version, limits. NULL: made under other things, or *damaged. `bytes` must live as
 * long. Owner: the arena. */
struct parsed *parsed_open(struct str bytes, struct hash under, bool *damaged, struct arena *arena);

/* The documents of a file of these bytes, which have that hash; texts may be views of `file`.
 * False: not known, or its pack is damaged. Any thread may ask. Owner: the arena. */
bool parsed_find(struct parsed *parsed, struct hash hash, struct str file, struct documents *out,
	struct arena *arena);

/* True if what was found is not all that it holds, or a pack was damaged. */
bool parsed_is_stale(const struct parsed *parsed);

/* How many packs were found, and how many of those asked for were damaged. */
size_t parsed_found(const struct parsed *parsed);
size_t parsed_damaged(const struct parsed *parsed);

/* Writes a file of parsed YAML, pack by pack, from any thread. `write` must not fail: it takes
 * note. */
struct parsed_writer {
	void (*write)(void *context, struct str bytes);
	void *context;
	struct parsed_index *index; /* NULL at first */
	size_t n, room;
	uint64_t at;
};

void parsed_put(struct parsed_writer *writer, struct hash hash, struct str pack);

/* Puts what was found in `parsed` (NULL: nothing) and ends the file. */
void parsed_end(struct parsed_writer *writer, const struct parsed *parsed, struct hash under);

#endif
