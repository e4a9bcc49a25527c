/* lookout.h - notices that something below some folders has changed.
 *
 * The system tells (inotify). Where it can't (no watches left, a folder that is gone for now) or
 * isn't asked to, the files are looked at once in a while, until it can. Names that begin with a
 * dot are passed over, as when records are read; folders are not followed through links. */
#ifndef SERVE_LOOKOUT_H
#define SERVE_LOOKOUT_H

#include "base/str.h"

#include <stddef.h>

struct lookout;

enum { LOOKOUT_FOLDERS = 4, LOOKOUT_PAUSE_MS = 500 };

/* What to look at. */
struct lookout_how {
	struct str folders[LOOKOUT_FOLDERS];
	size_t n;
	bool poll; /* do not ask the system: network drives do not tell */
};

/* Begins; what changes from now on is noticed. Owner: the caller, who ends it with lookout_close.
 */
struct lookout *lookout_open(const struct lookout_how *how);
void lookout_close(struct lookout *lookout);

/* To be polled for reading; -1: there is none now, ask again after LOOKOUT_PAUSE_MS. It may be
 * another one after lookout_changed. */
int lookout_fd(const struct lookout *lookout);

/* True if something changed since it was last asked; doesn't wait. */
bool lookout_changed(struct lookout *lookout);

#endif
