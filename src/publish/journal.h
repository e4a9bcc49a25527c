/* journal.h - what is still to be done to a site that can't be exchanged: a list of steps that
 * is written whole before the first is taken, so that the next run can take the rest. */
#ifndef PUBLISH_JOURNAL_H
#define PUBLISH_JOURNAL_H

#include "base/str.h"
#include "base/vec.h"

#define JOURNAL_NAME ".fuga-journal"

struct step {
	bool removes;    /* takes the file away; else moves it from the stage to the site */
	struct str path; /* a NUL byte follows */
};

struct journal {
	VEC(struct step) steps;
};

/* Writes the journal into the stage, through to the disk; false and errno. */
bool journal_write(const struct journal *journal, int stage);

/* Reads it; false if there is none or it was not written whole. Owner: the arena. */
bool journal_read(int stage, struct journal *out, struct arena *arena);

/* Takes every step that was not taken yet, and writes the site through to the disk; false and
 * errno, and *at the step that failed (NULL: writing through). */
bool journal_apply(const struct journal *journal, int stage, int site, const struct step **at);

#endif
