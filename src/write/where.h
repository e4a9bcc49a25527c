/* where.h - which file a new record belongs to, and what it is called. */
#ifndef WRITE_WHERE_H
#define WRITE_WHERE_H

#include "model/book.h"
#include "write/entry.h"

struct where {
	struct str file;    /* path below the content folder, there or not */
	struct str account; /* the account in whose document of that file it stands; empty: in none
			     */
};

/* True of a path below the content folder whose records the reader would read. */
bool where_fits(struct str path);

/* The file of the account that the record is about; empty: it is about none that is known. */
struct str where_account(const struct entry *entry, const struct book *book);

/* An account gets a file of its own. What an account has goes to its document if it has one
 * (`own_document`). Else, and for what concerns no account, to the last file that holds such
 * records, or to one named after their list. Owner: the arena. */
struct where where_put(
	const struct entry *entry, const struct book *book, bool own_document, struct arena *arena);

/* True if a record of the kind, which must have ids, has this one. */
bool id_taken(const struct book *book, enum record_kind kind, struct str id);

/* An id of its own for the record, from its name or what it says; a number is added where another
 * has it. Owner: the arena. */
struct str id_make(const struct entry *entry, const struct book *book, struct arena *arena);

#endif
