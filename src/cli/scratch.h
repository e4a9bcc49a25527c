/* scratch.h - a folder for what nobody keeps. */
#ifndef CLI_SCRATCH_H
#define CLI_SCRATCH_H

#include "base/files.h"

/* Makes a new folder in TMPDIR, else in /tmp, that only we may enter. False and *trouble. Owner:
 * the arena, of the path; scratch_remove, of the folder. */
bool scratch_make(struct str *out, struct trouble *trouble, struct arena *arena);

/* Removes it with all that is in it; links are removed, not followed. */
void scratch_remove(struct str folder);

#endif
