/* decode.h - from nodes to records, by the tables of fields. */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "read/fields.h"
#include "read/yaml.h"

/* A table made ready: a record with every default, and a hash of the names. */
struct ready_table {
	const struct table *table;
	void *blank;
	uint8_t slots[128]; /* field + 1; 0: free */
};

/* All tables made ready; shared by the threads. */
struct ready_tables {
	struct ready_table *v;
	size_t n;
	const struct company *company; /* for currency, zone and kinds; NULL: not known (yet) */
	bool kinds_known;              /* company->kinds are all there are */
};

enum { REPEATED = 1024 };

/* What decoding one file needs. */
struct decoder {
	const struct ready_tables *tables;
	struct source *source;
	struct diags *diags;
	struct arena *arena;   /* records and their texts */
	struct arena *scratch; /* the nodes */
	struct str *repeated;  /* REPEATED texts that were copied lately, by hash; NULL: none are kept */
	struct account *of;    /* the account of the document; NULL: none */
	size_t suggestions;    /* how many were looked for: they cost time */
	VEC(struct account *) ownerless; /* accounts without an owner */
};

/* Owner: the arena. */
struct ready_tables tables_ready(const struct company *company, struct arena *arena);

/* A new record of the table with its defaults. Owner: the arena. */
void *record_blank(const struct ready_tables *tables, const struct table *table, struct arena *arena);

/* Reads a mapping into `record`, which has its defaults; every error of it is told.
 * Errors: structure, unknown-key, missing-key, type, value, id, limit. */
void decode_record(struct decoder *decoder, const struct table *table, const struct node *node, void *record);

/* A copy of a text that many records share, such as an id: mostly one that is there already. */
struct str decode_copy(struct decoder *decoder, struct str text);

/* Tells of an error at a place of the file and marks the file broken. */
void decode_error(struct decoder *decoder, enum diag_code code, struct mark at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* "did you mean 'x'" among n words, or the empty view; gives up after very many. Owner: scratch. */
struct str decode_suggest(struct decoder *decoder, struct str word, const struct str *words, size_t n);

/* Tells of an unknown key; gives the name that was meant, or the empty view. */
struct str decode_unknown_key(struct decoder *decoder, const struct node *node, struct str what,
	const struct str *names, size_t n);

/* A text as it is quoted in a message: its first 60 letters. Owner: the arena. */
struct str quoted(struct str text, struct arena *arena);

/* "; it holds 'о' (U+043E, Cyrillic)" for the first letter beyond ASCII, else empty. Owner: the arena. */
struct str odd_letter(struct str text, struct arena *arena);

/* True if it holds nothing but blanks of any alphabet. */
bool is_blank_text(struct str text);

#endif
