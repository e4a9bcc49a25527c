/* row.h - a record made of a row of an export, by the map. */
#ifndef IMPORT_ROW_H
#define IMPORT_ROW_H

#include "import/lookup.h"
#include "import/mapping.h"
#include "write/entry.h"

/* What became of a row. */
enum fate {
	FATE_NEW,
	FATE_THERE,   /* with the same values */
	FATE_DIFFERS, /* there, with others */
	FATE_LEFT_OUT,
	FATE_BAD, /* told */
};

/* A row, and what it says. */
struct item {
	const struct csv_row *row;
	enum fate fate;
	struct str id;
	struct entry entry; /* its fields as they are to be written */
	const struct map_column *
		*of;  /* the column of the map that gave each of them; NULL: the id */
	void *record; /* decoded; its references are ids only */
};

struct making {
	const struct mapping *mapping;
	const struct lookup *lookup;
	const struct company *company;
	const struct ready_tables *tables; /* of the records */
	struct str file;                   /* of the export, as it is to be printed */
	struct map ids;                    /* those that this run makes -> struct item * */
	struct str *repeated;              /* for the decoder: REPEATED texts */
	struct source *source;             /* the export as a file of records */
	size_t blanked;                    /* control characters that became blanks */
	struct diags *diags;
	struct arena *arena, *scratch;
};

/* The id of the item, or its fate where the row is left out or has no key. Errors: missing-key, id,
 * duplicate-id. */
void item_name(struct making *making, struct item *item);

/* Its fields; to be called once all items have names. Errors: those of reading a record, at the
 * cells of the export. */
void item_make(struct making *making, struct item *item);

/* Where a field of the record stands in the export; the row where no column gives it. */
struct mark item_mark(const struct item *item, struct str field);

#endif
