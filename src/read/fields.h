/* fields.h - the tables of fields: what each kind of record may hold. They drive decoding, errors,
 * the JSON Schema, scaffolds and the reference page; a new field is one row and one member. */
#ifndef READ_FIELDS_H
#define READ_FIELDS_H

#include "model/book.h"

/* How a field is written, and in brackets the type of its member. */
enum field_type {
	FIELD_TEXT,     /* (struct str) */
	FIELD_MARKDOWN, /* (struct str) */
	FIELD_URL,      /* (struct str) http or https */
	FIELD_COLOUR,   /* (struct str) #rrggbb */
	FIELD_PATH,     /* (struct str) below the content folder */
	FIELD_START,    /* (struct str) a commit's id or a day */
	FIELD_ID,       /* (struct str) */
	FIELD_DAY,      /* (int32_t) */
	FIELD_WHEN,     /* (struct when) */
	FIELD_MONEY,    /* (int64_t) minor units */
	FIELD_SPAN,     /* (struct span) */
	FIELD_PERCENT,  /* (double) a share; low and high are percents */
	FIELD_INT,      /* (int) */
	FIELD_LONG,     /* (int64_t) */
	FIELD_NUMBER,   /* (double) */
	FIELD_YESNO,    /* (bool) */
	FIELD_MAYBE,    /* (int) yes 1, no 0, not given -1 */
	FIELD_TERM,     /* (an enum) */
	FIELD_CURRENCY, /* (struct str) */
	FIELD_ZONE,     /* (struct str) */
	FIELD_KIND,     /* (struct str) a kind of incident, built in or the company's own */
	FIELD_REF,      /* (struct ref) */
	FIELD_SHARES,   /* (struct shares) a department, or several with their shares */
	FIELD_TEXTS,    /* (struct texts) */
	FIELD_WORDS,    /* (struct texts) of terms */
	FIELD_KINDS,    /* (struct texts) of kinds of incident */
	FIELD_DAYS,     /* (struct days) */
	FIELD_REFS,     /* (struct refs) */
	FIELD_RECORD,   /* (a record struct) */
	FIELD_RECORDS,  /* (a list of record structs) */
	FIELD_NODE,     /* (const struct node *) whatever it holds; who reads the record reads it.
			   In no kind of record */
	FIELD_TYPES
};

enum field_flag {
	FIELD_REQUIRED = 1,
	FIELD_ONE_OF = 2,    /* one of the fields with this flag is required */
	FIELD_INHERITED = 4, /* the account of the document, where it isn't given */
	FIELD_OWNER = 8,     /* required where the company names its people */
	FIELD_CLIENT = 16,   /* "client" may stand for the reference */
	FIELD_ZERO = 32,     /* a span may be nothing */
	FIELD_PAGE = 64,     /* an id that is the name of a page: some are reserved */
};

#define REFERS(kind) (1u << REF_##kind)

struct field {
	struct str name;
	enum field_type type;
	unsigned flags;
	uint32_t member; /* offset in the record's struct */
	const struct terms *terms;
	const struct table *table; /* of what a FIELD_RECORD or FIELD_RECORDS holds */
	unsigned refers;           /* what a reference may point to: REFERS(...) | … */
	double low, high;
	const char
		*standard;   /* the value of a field left out, as it would be written; NULL: none */
	const char *en, *es; /* what it means, for the schema and the reference page */
};

struct table {
	struct str name; /* of one: "account" */
	const struct field *fields;
	size_t n;
	size_t size; /* of the record's struct */
	const char *en, *es;
};

/* The kinds of records that stand at the top of a document, in the order in which they are linked.
 */
enum record_kind {
	RECORD_DEPARTMENT,
	RECORD_PERSON,
	RECORD_ACCOUNT,
	RECORD_STANDARD,
	RECORD_PROMISE,
	RECORD_INCIDENT,
	RECORD_TOUCHPOINT,
	RECORD_ASSESSMENT,
	RECORD_OBJECTION,
	RECORD_DECISION,
	RECORD_KINDS
};

struct record_list {
	struct str key; /* "accounts" */
	const struct table *table;
	size_t list, ids;  /* offsets in struct book; ids SIZE_MAX: no map */
	enum ref_kind ref; /* REF_NONE: nothing refers to it */
	bool by_id;        /* sorted by id */
	size_t id, index;  /* offsets in the record; id SIZE_MAX: none */
};

extern const struct record_list record_lists[RECORD_KINDS];
extern const struct table company_table, department_table, person_table, account_table,
	standard_table, promise_table, incident_table, touchpoint_table, assessment_table,
	objection_table, decision_table, story_table;

/* All tables, those of mappings inside records too; *n of them. */
const struct table *const *tables_all(size_t *n);

/* The place of a field in its table by its name; -1 if there is none. For the reader see
 * tables_index. */
int table_find(const struct table *table, struct str name);

/* "a person", "an account or department": what a reference may point to. Owner: the arena. */
struct str refers_words(unsigned refers, struct arena *arena);

/* The word for what one reference points to ("account"); empty for REF_NONE. */
struct str ref_word(enum ref_kind kind);

#endif
