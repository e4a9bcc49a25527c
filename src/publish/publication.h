/* publication.h - a publication under way: what publish.c gathers, commit.c makes the site. */
#ifndef PUBLISH_PUBLICATION_H
#define PUBLISH_PUBLICATION_H

#include "publish/manifest.h"
#include "publish/place.h"
#include "publish/publish.h"

#include <pthread.h>

/* One file of the new site. */
struct page {
	struct manifest_entry entry;
	bool staged; /* it is new or has changed, so it lies in the stage */
};

struct publication {
	struct place place;
	struct manifest old;
	bool in_place;         /* the folder holds more than our files, or can't be exchanged */
	bool fleeting;         /* nobody needs it after a crash of the machine */
	int stage;             /* -1 until something is written */
	pthread_mutex_t mutex; /* for all below, and the arena */
	VEC(struct page) pages;
	struct map folders;          /* those made in the stage */
	const struct stages *stages; /* of committing; NULL: nobody listens */
	struct arena *arena;
};

/* Makes sure that the stage is there; false and errno. Under the mutex. */
bool publication_stage(struct publication *publication);

/* The path of an entry of the site that is not ours; empty: none. *fine is false, with errno,
 * where the site can't be read. */
struct str publication_foreign(const struct publication *publication, bool *fine);

/* Gives false, and fills *trouble from errno and the path below the site. Any thread. */
bool publication_fail(struct publication *publication, struct str path, struct trouble *trouble);

#endif
