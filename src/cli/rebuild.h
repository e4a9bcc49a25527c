/* rebuild.h - a build in a process of its own, for a program that goes on whatever becomes of it.
 *
 * So a build that crashes or runs out of memory is told in the page, its memory is given back with
 * it, and it can be stopped at any moment. Before it the program may not have used OpenMP, whose
 * threads a new process has not. */
#ifndef CLI_REBUILD_H
#define CLI_REBUILD_H

#include "base/buf.h"
#include "base/files.h"
#include "cli/options.h"

#include <sys/types.h>

/* What a build tells. */
struct rebuilt {
	bool published;                  /* the site is that of the records */
	size_t written, removed, errors; /* files, files, errors in the records */
	int64_t ms;
};

struct rebuild {
	pid_t child;      /* 0: none is under way */
	int fd;           /* to be polled for reading while it is; else -1 */
	int said_fd;      /* what it says on stderr */
	struct buf bytes; /* what it told: a struct rebuilt, the notice */
	struct buf said;
};

/* Begins to build options->content into options->site. False and *trouble: the system won't. */
bool rebuild_begin(struct rebuild *rebuild, const struct options *options, struct trouble *trouble,
	struct arena *arena);

/* Takes what it has to tell, to be called when fd can be read. True once it has ended: then
 * *rebuilt says what came of it and *notice is the HTML of what is wrong (empty: nothing), valid
 * until the next begins; what it said on stderr is passed on. */
bool rebuild_take(struct rebuild *rebuild, const struct options *options, struct rebuilt *rebuilt,
	struct str *notice);

/* Stops it if it is under way, and gives the memory back. */
void rebuild_stop(struct rebuild *rebuild);

#endif
