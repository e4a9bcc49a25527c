/* compound.h - values that are lists, mappings of shares, or records inside a record. */
#ifndef READ_COMPOUND_H
#define READ_COMPOUND_H

#include "read/decode.h"

/* Each reads the value of a field into its member and tells of what is wrong. */
void values_read(
	struct decoder *decoder, const struct field *field, const struct node *node, void *out);
void inner_records_read(
	struct decoder *decoder, const struct field *field, const struct node *node, void *out);
void shares_read(struct decoder *decoder, const struct field *field, const struct node *node,
	struct shares *out);

/* False, and told, where a mapping is needed and something else stands. */
bool is_mapping(struct decoder *decoder, const struct field *field, const struct node *node);

#endif
