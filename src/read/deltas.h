/* deltas.h - what a commit did to the records of the files that it changed. */
#ifndef READ_DELTAS_H
#define READ_DELTAS_H

#include "base/past.h"
#include "model/change.h"
#include "read/ready.h"

enum { DELTA_NEW = UINT32_MAX };

/* A record after the commit. */
struct record_delta {
	struct mark at;
	uint32_t file, nth; /* which it was before: of the nth of that file; file DELTA_NEW: none */
	LIST(struct changed_field) fields;
};

/* Of a file. */
struct file_delta {
	bool read; /* else: added, and its records are all new; or but renamed */
	bool broken_before, broken_after;
	uint32_t had;                      /* records before */
	LIST(struct record_delta) records; /* after */
};

enum delta_state {
	DELTA_UNREAD,
	DELTA_PAIRED,
	DELTA_BROKEN, /* a file couldn't be read: only that is told */
};

struct delta {
	enum delta_state state;
	struct file_delta *files; /* as many as there were versions */
};

/* A file before and after: where it is read from. */
struct version {
	struct str before, after; /* paths; empty: it was not there */
	struct past_id held, holds;
	bool on_disk; /* after: as the store has it */
};

struct versions {
	struct version *v;
	size_t n;
};

/* What deltas are found with; shared by threads. */
struct delta_reader {
	const struct past *past;
	const struct store *store;
	const struct company *company; /* today's: for money, zone and limits */
	struct ready_tables tables;
	bool *lacking; /* becomes true where git lacks the bytes of a file */
};

/* Reads the files and pairs their records. Of many files some hundred at a time, so that a record
 * that moved farther counts as new. Missing objects count as files that can't be read, and are
 * taken note of. Owner: the arena. */
struct delta delta_read(const struct delta_reader *reader, const struct versions *versions,
	int thread, struct arena *arena);

/* The same of what one commit changed. */
struct delta commit_delta(const struct delta_reader *reader, const struct past_commit *commit,
	int thread, struct arena *arena);

#endif
