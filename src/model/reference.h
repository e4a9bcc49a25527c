/* reference.h - what may be written in the records, told to those who write them. Made from the
 * tables of fields (read/), shown by the handbook (view/), so that neither knows the other. */
#ifndef MODEL_REFERENCE_H
#define MODEL_REFERENCE_H

#include "base/vec.h"
#include "model/terms.h"

enum field_need {
	NEED_NONE,
	NEED_ONE_OF,    /* one of the fields of the record that say so */
	NEED_INHERITED, /* unless the document is an account's */
	NEED_PEOPLE,    /* where the company names its people */
	NEED_ALWAYS
};

struct field_help {
	struct str name;
	struct str type; /* a word: "day", "ref_person_department"; see field_type in the words */
	enum field_need need;
	struct str standard; /* what holds where it is left out, as written; empty: nothing */
	bool ranged;         /* low and high hold */
	double low, high;
	const struct terms *terms; /* the words it takes; NULL: others */
	bool kinds;                /* the company's own kinds of incident too */
	struct str block;          /* the record_help of what stands in it; empty: none */
	struct str meaning[LANGUAGE_COUNT];
};

struct record_help {
	struct str name; /* of one: "promise" */
	struct str key;  /* under which they stand in a document: "promises"; empty: in others */
	struct str meaning[LANGUAGE_COUNT];
	LIST(struct field_help) fields;
};

struct reference {
	LIST(struct record_help) records;
};

#endif
