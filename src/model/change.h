/* change.h - a record that differs between two states of the records. */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "model/book.h"

enum change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED };

/* A field whose value differs; both as they would be written in a record, cut short if long. */
struct changed_field {
	struct str name, before, after; /* empty: not given */
};

struct change {
	enum change_kind kind;
	struct str record;         /* "promise" */
	struct str what;           /* its id, or what it says */
	struct str account;        /* the id of the account it belongs to; empty: none */
	struct texts departments;  /* ids of those that it names; .at is NULL */
	const struct source *file; /* where it stands (removed: stood) */
	struct mark at;            /* changed: the first field that differs */
	LIST(struct changed_field) fields;
};

struct changes {
	LIST(struct change) list;
};

#endif
