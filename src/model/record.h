/* record.h - what every record has: where it stands, and which of its fields were given. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/date.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/money.h"
#include "base/span.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/history.h"

/* A file of records. */
struct source {
	struct str path;  /* as it is to be printed: the content folder, '/', the path below it */
	struct str name;  /* the path below the content folder */
	size_t index;     /* in the order of the paths' bytes */
	bool broken;      /* an error was found in it: it contributes nothing */
	struct hash hash; /* of its bytes: tells files that stayed the same */
	uint64_t size;    /* bytes */
};

/* Where one field of a record stands. */
struct spot {
	struct mark key, value;
	uint32_t member; /* offset of the field's member in the record's struct */
};

/* Stands first in every record struct, and in every mapping inside one (a moved date, a revenue).
 * `given` has a bit a field, in the order of the kind's table in read/fields.c; spots holds one
 * entry a given field, in the same order. */
struct record {
	struct source *source;
	struct mark at; /* the first key of the mapping */
	uint64_t given;
	struct spot *spots;
	const struct record_history *past; /* NULL: not known; those inside others have none */
};

/* Where a field stands, named by its member in the record's own struct:
 * record_spot(&promise->record, &promise->kept)->value. NULL: the record doesn't give that field
 * (it has its default, or the account of its document). For a field of a mapping inside another
 * use the inner one: record_spot(&account->review.record, &account->review.by). */
const struct spot *record_spot(const struct record *record, const void *member);

/* The place of the field's value or key; that of the whole record where the field isn't given. */
struct mark record_value_at(const struct record *record, const void *member);
struct mark record_key_at(const struct record *record, const void *member);

/* A reference as written, and what it was linked to. */
enum ref_kind {
	REF_NONE,
	REF_ACCOUNT,
	REF_PERSON,
	REF_DEPARTMENT,
	REF_PROMISE,
	REF_INCIDENT,
	REF_STANDARD
};

struct ref {
	struct str id;      /* empty: none was given */
	enum ref_kind kind; /* of what it points to; REF_NONE until linked, or where its target's
			       file is broken */
	union {
		struct account *account;
		struct person *person;
		struct department *department;
		struct promise *promise;
		struct incident *incident;
		struct standard *standard;
		void *any;
	};
};

struct texts {
	struct str *v;
	size_t n;
	struct mark *at; /* where each item stands */
};

struct refs {
	struct ref *v;
	size_t n;
	struct mark *at; /* where each item stands */
};

/* A share of a thing with more than one origin: {operations: 60%, finance: 40%}. */
struct share {
	struct record record;
	struct ref department;
	double share; /* 0..1; the shares of one thing add up to 1 */
};

struct shares {
	struct share *v;
	size_t n; /* a plain department is one share of 1 */
};

#endif
