/* progress.h - says on a terminal what is being done when it takes longer than a second. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool shown;      /* a terminal, and not quiet */
	bool printed;    /* a line stands there and must be wiped */
	int64_t started; /* milliseconds of the steady clock */
};

void progress_start(struct progress *progress, bool quiet);

/* Names the stage that begins; printed once a second has passed since the start. */
void progress_stage(struct progress *progress, const char *stage);

/* Wipes the line. Gives the milliseconds since the start. */
int64_t progress_end(struct progress *progress);

#endif
