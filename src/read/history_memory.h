/* history_memory.h - what commits did to the records, kept from run to run.
 *
 * What a commit did never changes, so it is kept by the commit's id: a history that was rewritten
 * finds again what it has in common with the old one. */
#ifndef READ_HISTORY_MEMORY_H
#define READ_HISTORY_MEMORY_H

#include "base/buf.h"
#include "base/map.h"
#include "base/past.h"
#include "model/company.h"

/* Commits by the bytes of their id, each a struct past_commit. */
struct history_memory {
	struct map commits;
	bool damaged; /* there was something, and it could not be used */
};

/* What the values depend on beside the files: the tables of fields, and of the company its
 * currency, zone and limits. `folder` is that of the records in its repository. Owner: the arena.
 */
struct str history_key(const struct company *company, struct str folder, struct arena *arena);

/* Reads what history_remember wrote with the same key; else all is empty. Nothing in the bytes is
 * trusted. They must live as long as the memory. Owner: the arena. */
struct history_memory history_recall(struct str bytes, struct str key, struct arena *arena);

/* Writes the commits with what history_read found of them. */
void history_remember(const struct past *past, struct str key, struct buf *out);

#endif
