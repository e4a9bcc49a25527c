/* remembered.h - what is kept from run to run so that files which stayed the same are not parsed
 * again. */
#ifndef READ_REMEMBERED_H
#define READ_REMEMBERED_H

#include "model/company.h"
#include "read/parsed.h"

/* The caller sets the first three. */
struct remembered {
	struct str before;           /* what the last run wrote; empty: nothing */
	struct str version;          /* of the program: others' is not trusted */
	struct parsed_writer writer; /* takes what the next run is to have */
	bool worth_writing;          /* it is not what the last run wrote */
	bool damaged;                /* a part of `before`, or all of it, could not be used */
	size_t found, parsed;        /* files taken over, files parsed */
};

/* Opens what the last run wrote; NULL: there is nothing, or nothing to be trusted. Owner: the
 * arena. */
struct parsed *remembered_open(
	struct remembered *remembered, const struct limits *limits, struct arena *arena);

/* A file's documents as they were parsed, free of complaints. Any thread. */
void remembered_add(struct remembered *remembered, struct hash hash, struct str pack);

/* Ends what the next run is to have, and counts. `parsed` is what remembered_open gave. */
void remembered_close(struct remembered *remembered, const struct parsed *parsed,
	const struct limits *limits, struct arena *arena);

#endif
