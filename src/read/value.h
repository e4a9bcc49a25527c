/* value.h - from a node to the value of a field. */
#ifndef READ_VALUE_H
#define READ_VALUE_H

#include "read/decode.h"

/* Reads the value of a field that is one text (not a list, mapping or record) into `out`.
 * Tells of what is wrong and leaves *out as it was. */
void value_read(struct decoder *decoder, const struct field *field, const struct node *node, void *out);

/* Checks an id; tells of what is wrong. `page`: it is the name of a page, where some are reserved. */
bool id_check(struct decoder *decoder, const struct node *node, const char *what, bool page);

/* The word for the type of a field: "a date such as 2026-02-03". */
struct str type_words(const struct field *field, struct arena *arena);

#endif
