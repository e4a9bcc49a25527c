/* unchanged.h - a build that would make the very site that is there is not made again. */
#ifndef CLI_UNCHANGED_H
#define CLI_UNCHANGED_H

#include "cli/build.h"
#include "cli/cache.h"
#include "cli/site.h"

/* The hash of the program, of what it is linked to and reads of the system, and of the options that
 * show. */
struct hash asked_of(const struct options *options);

/* What a build left in the cache, and what is known of this one. */
struct unchanged {
	struct cache_file cache;
	struct hash asked;  /* of the program and the options that show in the site */
	struct built built; /* what came of that build; records apart */
	int status;         /* its exit status */
	bool holds;         /* the site is what this build would make */
};

/* Looks whether the program, the options, the day, every file of records, the revision of the
 * content and every file of the site are those of the last build. Ended by unchanged_close. Owner
 * of the texts: the arena. */
void unchanged_open(
	struct unchanged *unchanged, const struct options *options, struct arena *arena);

/* Keeps what was built, as ->built and ->status say, for the next time. */
void unchanged_keep(
	struct unchanged *unchanged, const struct options *options, const struct workplace *place);

void unchanged_close(struct unchanged *unchanged, const struct options *options);

#endif
