/* decode.h - from nodes to records, by the tables of fields. */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "read/ready.h"
#include "read/yaml.h"

enum { REPEATED = 1024 };

/* What decoding one file needs. */
struct decoder {
	const struct ready_tables *tables;
	struct source *source;
	struct diags *diags;
	struct arena *arena;   /* records and their texts */
	struct arena *scratch; /* the nodes */
	struct str *
		repeated; /* REPEATED texts that were copied lately, by hash; NULL: none are kept */
	struct account *of;              /* the account of the document; NULL: none */
	size_t suggestions;              /* how many were looked for: they cost time */
	VEC(struct account *) ownerless; /* accounts without an owner */
};

/* Reads a mapping into `record`, which has its defaults; every error of it is told.
 * Errors: structure, unknown-key, missing-key, type, value, id, limit. */
void decode_record(
	struct decoder *decoder, const struct table *table, const struct node *node, void *record);

#endif
