/* pairing.h - which record of one state is which of another. */
#ifndef READ_PAIRING_H
#define READ_PAIRING_H

#include "base/buf.h"
#include "base/map.h"
#include "read/fields.h"

/* A record of one of the two. */
struct pair_item {
	const struct table *table;
	const void *record;
	size_t file; /* the caller's */
	struct str id, account;
	struct str *values;      /* by field, as written; of pairs that are not the same */
	struct pair_item *other; /* the one that it is on the other side; NULL: it isn't there */
	bool same;               /* and every value is */
	struct pair_item *next;  /* with the same key */
};

struct pair_side {
	const struct company *company; /* for money */
	VEC(struct pair_item) items;
};

struct pairing {
	struct pair_side before, after;
	bool ids_change; /* a record may have got another id, if the rest says that it is the one */
	struct map renamed; /* accounts: the id before -> struct str *, the id after */
	struct buf buf;
	size_t looks;
	struct arena *arena;   /* the values and lists */
	struct arena *scratch; /* what only the search needs */
};

/* Adds a record to a side; all are added before pairing_find. */
void pairing_add(struct pairing *pairing, struct pair_side *side, const struct table *table,
	const void *record, size_t file);

/* Pairs them. A record is the same one if all its values are, else if it has the same id, else if
 * of the records of its kind and account that differ (those that say the same first) it has most
 * values in common, at least half of them; with ids_change three quarters where it has an id, and
 * an account its name. */
void pairing_find(struct pairing *pairing);

#endif
