/* build.h - from records to a published site, stage by stage. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "cli/options.h"
#include "cli/records.h"
#include "publish/publish.h"

/* What came of a build. */
struct built {
	struct records records; /* book NULL: they could not be read, or need not be */
	bool published;         /* the site is there, be it made now or before */
	struct publish_result result;
	struct stats_read read;
	size_t warnings; /* of the records */
	struct str said; /* what the analysis has to tell, gates that do not hold */
	int64_t ms;      /* how long it took */
};

/* Reads, checks, analyses and publishes into options->site, unless that is there already as it
 * would become; says what is wrong as the options want it. Where records are wrong nothing is
 * published, unless --keep-going leaves them out. Gives the exit status. Owner: the arena. */
int build_site(const struct options *options, struct built *built, struct arena *arena);

/* Says what came of it: the closing line, what the analysis has to tell, gates that do not hold. */
void build_tell(const struct options *options, const struct built *built);

#endif
