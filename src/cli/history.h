/* history.h - what git remembers of the records, where they lie in a repository. */
#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

#include "cli/records.h"

/* Fills the history of the book and of its records from the repository that the content folder lies
 * in, unless --no-git. What was found is kept for the next run (see cache.h). Tells on stderr of a
 * clone without its past and of a declared start that is none. Owner: the arena of the book. */
void history_learn(const struct options *options, struct records *records, struct arena *arena);

#endif
