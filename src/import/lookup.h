/* lookup.h - records by what an export calls them: their id, name or tag. */
#ifndef IMPORT_LOOKUP_H
#define IMPORT_LOOKUP_H

#include "model/book.h"

struct lookup {
	const struct book *book;
	struct map accounts, people, departments; /* by slug of name or tag -> struct called * */
	LIST(struct str) names;                   /* of accounts, to suggest one */
	struct arena *arena;
};

/* What was found. */
struct found_record {
	struct str id;      /* empty: none, or more than one */
	struct str another; /* the ids of two that are called so; empty: not several */
	struct str near;    /* the name that may have been meant; empty: none is near */
};

/* Owner: the arena. */
struct lookup lookup_make(const struct book *book, struct arena *arena);

/* `refers`: which kinds it may be, REFERS(…) | …. An id goes before a name, whose capitals, accents
 * and punctuation don't count; accounts are called by their tags too. */
struct found_record lookup_find(const struct lookup *lookup, unsigned refers, struct str text);

/* An id made of a key: prefix, hyphen, what of the key can stand in an id. With `cased` three
 * letters of 0-5 and a-z follow each fifteen that tell which are capitals: those of Salesforce's
 * longer form. Empty: nothing of the key can. Owner: the arena. */
struct key_manner {
	struct str prefix;
	bool cased;
};
struct str key_id(struct str key, const struct key_manner *manner, struct arena *arena);

#endif
