/* build.h - from records to a published site, stage by stage. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "analyse/figures.h"
#include "cli/options.h"
#include "cli/records.h"
#include "publish/publish.h"

/* What came of a build. */
struct built {
	struct records records;        /* book NULL: they could not be read */
	const struct figures *figures; /* NULL: nothing was published */
	struct publish_result result;
	int64_t ms; /* how long it took */
};

/* Reads, checks, analyses and publishes into options->site; says what is wrong as the options want
 * it. Where records are wrong nothing is published, unless --keep-going leaves them out. Gives the
 * exit status. Owner: the arena. */
int build_site(const struct options *options, struct built *built, struct arena *arena);

/* Says what came of it: the closing line, what the analysis has to tell, gates that do not hold.
 * Gives the exit status of both, `status` being that of build_site. */
int build_tell(const struct options *options, const struct built *built, int status);

#endif
