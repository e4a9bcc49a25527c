/* mapping.h - the map file of an import: how records come from the columns of an export. */
#ifndef IMPORT_MAPPING_H
#define IMPORT_MAPPING_H

#include "base/map.h"
#include "import/csv.h"
#include "import/encoding.h"
#include "model/book.h"
#include "read/decode.h"

enum import_kind { IMPORT_ACCOUNT, IMPORT_PROMISE, IMPORT_INCIDENT };
enum decimal { DECIMAL_NONE, DECIMAL_POINT, DECIMAL_COMMA };
enum unknown { UNKNOWN_ERROR, UNKNOWN_LEAVE_OUT };
enum separator {
	SEPARATOR_NONE,
	SEPARATOR_COMMA,
	SEPARATOR_SEMICOLON,
	SEPARATOR_TAB,
	SEPARATOR_BAR
};

/* Where the id comes from. */
struct map_id {
	struct record record;
	struct str from, prefix;
	bool cased; /* letters that differ only in case tell keys apart */
	size_t column;
};

/* A part of a joined text: a text as it is, or a column's. */
struct join_part {
	struct str text;
	size_t column;
	bool is_column;
};

/* How one field comes about. */
struct map_column {
	struct record record;
	struct str from, join, constant, otherwise, empty, date, zone, currency, currency_from,
		prefix, split;
	const struct node *values;
	enum decimal decimal;
	enum unknown unknown;
	int divide; /* -1: by nothing */
	bool cased;

	struct str name; /* "revenue.monthly" */
	const struct field *field;
	struct mark at; /* of its key in the map */
	size_t column, currency_column;
	struct str *value_names;         /* what `values` translates */
	struct map value_of, value_like; /* by text and by slug -> struct str * */
	const struct zone *from_zone;
	LIST(struct join_part) parts;
};

/* Rows by what stands in a column. */
struct map_choice {
	struct str from;
	struct mark at;
	size_t column;
	LIST(struct str) words;
};

struct mapping {
	struct record record;
	enum import_kind kind;
	struct map_id id;
	const struct node *fields, *only, *except;
	enum encoding encoding;
	enum separator separator;
	enum decimal decimal;
	int header;
	bool footer;
	struct str dates, zone, file;

	LIST(struct map_column) columns; /* in the order of the map */
	LIST(struct map_choice) onlys, excepts;
};

struct mapping_input {
	struct str bytes, path; /* path: as it is to be printed */
	const struct company *company;
};

/* Reads the map; NULL where it is wrong. Errors: those of reading any record. Owner: the arena. */
struct mapping *mapping_read(
	const struct mapping_input *input, struct diags *diags, struct arena *arena);

/* Finds the columns that it names in a header: false and told where one isn't there or stands there
 * twice. */
bool mapping_bind(struct mapping *mapping, const struct csv_row *header, struct diags *diags,
	struct arena *arena);

/* The kind of record that it makes. */
enum record_kind mapping_kind(const struct mapping *mapping);

/* The character of a separator; 0: to be found out. */
char separator_char(enum separator separator);

extern const struct table mapping_table, map_id_table, map_column_table;

#endif
