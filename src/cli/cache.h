/* cache.h - what is remembered from run to run: files that can be lost without loss. */
#ifndef CLI_CACHE_H
#define CLI_CACHE_H

#include "cli/options.h"

#include <stdio.h>

/* One thing that is remembered of a content folder. */
struct cache_file {
	struct str before; /* what the last run left; empty: nothing */
	struct str path;   /* empty: nothing is to be remembered */
	struct str next_path;
	FILE *next; /* NULL until something is put */
	bool failed;
};

/* False where --cache names what is no folder to write into and none can be made, which is said on
 * stderr, once: the run is to go on without. */
bool cache_ready(const struct options *options, struct arena *arena);

/* Opens what the last run left of that kind ("parsed") for the content folder, in the folder of
 * --cache, else $XDG_CACHE_HOME/fuga, else ~/.cache/fuga. With --no-cache, or where there is no
 * such folder and none can be made, nothing is remembered. Owner: the caller, who ends it with
 * cache_close; texts: the arena. */
void cache_open(struct cache_file *file, const struct options *options, const char *kind,
	struct arena *arena);

/* Adds to what the next run is to find; a failure is taken note of. `file` is a struct cache_file:
 * to be handed down as a callback. */
void cache_put(void *file, struct str bytes);

/* Puts what was put in the place of what was there, or with `keep` false drops it. Where that can't
 * be done all stays as it was, which is said on stderr only if --cache asked for it. */
void cache_close(struct cache_file *file, const struct options *options, bool keep);

#endif
