/* place.h - where a site lies: its parent, its lock and the folder in which the next one is
 * made. */
#ifndef PUBLISH_PLACE_H
#define PUBLISH_PLACE_H

#include "base/files.h"

#include <limits.h>

/* Ours, inside a site that can't be exchanged. */
#define STAGE_INSIDE ".fuga-stage"
#define LOCK_INSIDE  ".fuga.lock"

struct place {
	struct str shown;         /* as the caller wrote it */
	char name[NAME_MAX + 1];  /* of the site in its parent */
	char stage[NAME_MAX + 1]; /* of the folder in which the next site is made */
	char lock_name[NAME_MAX + 1];
	int parent; /* descriptors; -1: none */
	int site;   /* -1 where there is none yet */
	int lock;
	int home;         /* where the stage is: parent or site */
	bool inside;      /* it is the site: the parent can't be written or is another disk */
	bool lock_inside; /* the lock is in the site, likewise */
};

/* What `why` says where another build holds the lock. */
#define PLACE_BUSY "another build is writing to it"

/* Finds the place (through links to it) and takes the lock. False and *trouble; nothing stays
 * open then. */
bool place_open(struct str site, struct place *out, struct trouble *trouble, struct arena *arena);

/* Takes the lock file away and closes all. */
void place_close(struct place *place);

#endif
