/* read.h - from a content folder to a linked book. */
#ifndef READ_READ_H
#define READ_READ_H

#include "base/files.h"
#include "base/stages.h"
#include "model/book.h"
#include "model/reference.h"
#include "read/remembered.h"

/* The bytes that a file below the root is to have, before they are written: to see what the reader
 * says of them. */
struct stand_in {
	struct str name; /* path below the root; the file need not be there */
	struct str bytes;
};

struct read_options {
	struct str root;           /* the content folder */
	const struct store *store; /* NULL: that folder of the disk */
	int32_t today;             /* DAY_NONE: now_utc decides, in the company's zone */
	int64_t now_utc;           /* seconds: SOURCE_DATE_EPOCH or the clock, read by cli */
	int threads;
	bool (*drop)(void *context,
		struct str name); /* files to leave out (--keep-going); NULL: none.
    What refers to their records is not blamed, and left out if it can count for nobody. */
	void *context;
	const struct stand_in *stand_in; /* NULL: none */
	struct remembered *remembered;   /* NULL: nothing is */
	const struct stages *stages;     /* NULL: nobody listens */
};

/* Reads every *.yaml, *.yml and *.md below the root, all errors of all files in one run, links the
 * references. A file with an error contributes nothing; what refers to its records is not blamed.
 * NULL and *trouble: the folder cannot be read. Owner: the arena. */
struct book *read_book(const struct read_options *options, struct diags *diags,
	struct trouble *trouble, struct arena *arena);

/* True for the name of a file that read_book reads. */
bool is_read(struct str name);

/* Words of a language (templates/i18n/es.yaml): nested mappings to "a.b.c" -> struct str *.
 * Errors go to diags under `name`. */
bool words_read(struct str yaml, struct str name, struct map *words, struct diags *diags,
	struct arena *arena);

/* The JSON Schema (2020-12) of a file of records, made from the tables of fields. */
struct buf;
void schema_write(struct buf *out);

/* Every record and its fields, in the order of the tables. Owner: the arena. */
const struct reference *reference_make(struct arena *arena);

#endif
