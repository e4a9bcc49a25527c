/* known.h - the files of --baseline and --write-baseline. */
#ifndef CLI_KNOWN_H
#define CLI_KNOWN_H

#include "cli/options.h"

/* Writes the baseline that is asked for, then takes what is known by it, or by the one given, out
 * of the list; what was left out is said on stderr unless it should be quiet. EXIT_FINE, or the
 * status with the reason said. */
int known_apply(const struct options *options, struct diags *diags, struct arena *arena);

#endif
