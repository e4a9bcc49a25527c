/* entry.h - a record in the making: its kind, and what was given for its fields. */
#ifndef WRITE_ENTRY_H
#define WRITE_ENTRY_H

#include "base/buf.h"
#include "base/vec.h"
#include "read/fields.h"

/* A field of the record ("due") or of a mapping in it ("concession.kind"), and one value. */
struct given {
	struct str name, value;
};

struct entry {
	enum record_kind kind;
	VEC(struct given) given; /* a list's field may be given more than once */
};

/* How it is to be laid out. */
struct layout {
	size_t dash; /* blanks before '-' */
	size_t key;  /* blanks before each of its keys */
	bool flow;   /* {…} on one line */
	struct str eol;
};

/* The table of its fields and the key under which its list stands. */
const struct table *entry_table(const struct entry *entry);
struct str entry_list(const struct entry *entry);

/* The first value of a field; empty if none was given. */
struct str entry_value(const struct entry *entry, struct str name);

/* The field by its name, also of a mapping inside ("concession.kind"); NULL if there is none, or
 * if it takes a mapping itself. */
const struct field *entry_field(const struct table *table, struct str name);

/* True of a field that takes a list. */
bool field_is_list(const struct field *field);

/* Writes its keys in the order of the table, the first without its blanks, the last line without
 * its end. */
void entry_write(const struct entry *entry, const struct layout *layout, struct buf *out);

/* The same as an item of a list: '-' and what follows, blanks before it, the line ended. */
void entry_item(const struct entry *entry, const struct layout *layout, struct buf *out);

#endif
