/* repository.h - where the content folder lies in its repository. */
#ifndef CLI_REPOSITORY_H
#define CLI_REPOSITORY_H

#include "cli/options.h"

/* Puts --path-prefix in place of `root` (of the store that was read) in the paths of a list that
 * will be printed, or else the folder's path from the root of its repository (the nearest folder
 * with a .git); where there is none the paths stay. Owner: the arena. */
void report_paths(
	const struct options *options, struct str root, struct diags *diags, struct arena *arena);

#endif
