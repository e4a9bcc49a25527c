/* edit.h - putting a record into the text of a file, and leaving every other byte as it is. */
#ifndef WRITE_EDIT_H
#define WRITE_EDIT_H

#include "base/diag.h"
#include "write/entry.h"

struct edit {
	const struct entry *entry;
	struct str bytes;   /* of the file as it stands; empty: a new one */
	struct str account; /* the record goes where this account has its document; empty: into one
			       without an account, and says itself whose it is */
	size_t more;        /* how many entries of the same kind follow the first */
};

struct edited {
	struct str bytes;
	struct mark at;  /* of the record, of the first of several: its first key */
	const char *why; /* it could not be done: the file is written in a form in which it can't
			    be done safely; NULL: it was */
};

/* The text with the records at the end of their list; the list is begun where there is none. What
 * comes out is read again and compared: all but the records is what it was. Owner: the arena. */
struct edited edit_add(const struct edit *edit, struct arena *arena);

/* True if the text has a document of this account: `account:` with its id. */
bool edit_has_document(struct str bytes, struct str account, struct arena *arena);

/* The text of a new account's own file. `schema` is the way from it to the JSON Schema; empty:
 * none. */
struct str edit_account_file(const struct entry *entry, struct str schema, struct arena *arena);

#endif
