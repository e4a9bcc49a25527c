/* value.h - from a node to the value of a field. */
#ifndef READ_VALUE_H
#define READ_VALUE_H

#include "read/decode.h"

/* Reads the value of a field that is one text (not a list, mapping or record) into `out`.
 * Tells of what is wrong and leaves *out as it was. */
void value_read(
	struct decoder *decoder, const struct field *field, const struct node *node, void *out);

/* What one value is read from. */
struct value {
	struct decoder *d;
	const struct field *field;
	const struct node *node;
	struct str text; /* of the node */
};

/* The text as it is quoted in a message. Owner: scratch. */
struct str value_shown(const struct value *value);

/* Tells what is wrong with the value, after its name and text. */
void value_wrong(const struct value *value, enum diag_code code, const char *what);

/* The word for the type of a field: "a date such as 2026-02-03". */
struct str type_words(const struct field *field, struct arena *arena);

#endif
