/* word.h - values that are words: texts, ids, addresses, terms. */
#ifndef READ_WORD_H
#define READ_WORD_H

#include "read/value.h"

/* Each reads a value into the member of its type of field, or tells of what is wrong. */
void read_text(const struct value *value, void *out);
void read_url(const struct value *value, void *out);
void read_colour(const struct value *value, void *out);
void read_path(const struct value *value, void *out);
void read_start(const struct value *value, void *out);
void read_id(const struct value *value, void *out);
void read_term(const struct value *value, void *out);
void read_kind(const struct value *value, void *out);
void read_currency(const struct value *value, void *out);
void read_zone(const struct value *value, void *out);
void read_ref(const struct value *value, void *out);

/* Checks an id; tells of what is wrong. `page`: it is the name of a page, where some are reserved.
 */
bool id_check(struct decoder *decoder, const struct node *node, const char *what, bool page);

#endif
