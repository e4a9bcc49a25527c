/* publish.h - the new site appears whole, or not at all.
 *
 * Pages are staged beside the site (same parent); what has not changed is hard-linked from the
 * old site, so its time stays. Commit syncs all, then exchanges the two folders (renameat2),
 * or, where the site holds entries that our manifest does not name, is a mount point or can't
 * be exchanged, renames file by file in place under a journal that the next run completes.
 * Foreign files are never touched; files of the last manifest that are no longer written go. A
 * lock keeps two builds apart. */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/files.h"
#include "base/stages.h"
#include "base/str.h"
#include "publish/standing.h"

struct publication;

struct publish_result {
	size_t written, unchanged, removed; /* files; written are the new and the changed ones */
	uint64_t bytes;                     /* of all files of the site */
	uint64_t bytes_written;             /* of the new and the changed ones */
	char hash[33];                      /* of the list of them: the same for the same site */
};

/* Opens the site folder for publishing: takes the lock in its parent, completes or drops what
 * an earlier run left behind. The folder may not exist yet (its parent must), be empty, be a
 * link to a folder, or be a site of ours with foreign files in it; one that holds other things
 * and no manifest is refused, as nobody's home becomes a site by a slip. NULL and *trouble:
 * cannot (another build holds the lock, not a folder, no permission …). Owner: the arena; ended
 * by publish_commit or publish_abort. */
struct publication *publish_open(struct str site, struct trouble *trouble, struct arena *arena);

/* True if publish_open failed as another build holds the lock: it may be tried again. */
bool publish_is_busy(const struct trouble *trouble);

/* Who is told of the stages of publish_commit; before that, from the thread that commits. */
void publish_tell(struct publication *publication, const struct stages *stages);

/* The site is for as long as the program runs: publish_commit does not wait for the disk. */
void publish_fleeting(struct publication *publication);

/* Stages one file under its path from the root ("accounts/acme.html"). Any number of threads
 * may call it, each path once. What the site has already is not written again. False and
 * *trouble: cannot write (disk full …); the caller aborts. */
bool publish_put(struct publication *publication, struct str path, struct str bytes,
	struct trouble *trouble);

/* Keeps a file of the site as it is, without its bytes being at hand, if it is the one that left
 * that trace. False: it isn't, or is none of ours; then it must be put. Any thread, each path once.
 */
bool publish_keep(struct publication *publication, struct str path, const struct trace *trace);

/* Makes the staged site the site, and ends the publication. Where nothing changed, nothing is
 * written. False and *trouble: the old site stands untouched (or, in place, is completed by the
 * next run). True only if the new site is there, whole and written through to the disk. */
bool publish_commit(
	struct publication *publication, struct publish_result *result, struct trouble *trouble);

/* Drops what was staged and ends the publication; the old site stands untouched. */
void publish_abort(struct publication *publication);

#endif
