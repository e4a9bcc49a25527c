/* publish.h - the new site appears whole, or not at all.
 *
 * Pages are staged beside the site (same parent); what has not changed is hard-linked from the old
 * site, so its time stays. Commit syncs all, then exchanges the two folders (renameat2), or, where
 * the site holds entries that our manifest does not name, is a mount point or can't be exchanged,
 * renames file by file in place under a journal that the next run completes. Foreign files are
 * never touched; files of the last manifest that are no longer written go. A lock keeps two
 * builds apart. */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/files.h"
#include "base/str.h"

struct publication;

struct publish_result {
	size_t written, unchanged, removed;
	uint64_t bytes;
};

/* Opens the site folder for publishing: makes its parent's lock, completes or drops what an
 * earlier run left behind. NULL and *trouble: cannot (another build holds the lock, not a folder,
 * no permission …). Owner: the arena; ended by publish_commit or publish_abort. */
struct publication *publish_open(struct str site, struct trouble *trouble, struct arena *arena);

/* Stages one file under its path from the root ("accounts/acme.html"). Any number of threads may
 * call it, each path once. False and *trouble: cannot write (disk full …); the caller aborts. */
bool publish_put(struct publication *publication, struct str path, struct str bytes,
	struct trouble *trouble);

/* Makes the staged site the site. False and *trouble: the old site stands untouched (or, in place,
 * is completed by the next run). */
bool publish_commit(struct publication *publication, struct publish_result *result,
	struct trouble *trouble);

/* Drops what was staged; the old site stands untouched. */
void publish_abort(struct publication *publication);

#endif
