/* plan.h - what an export adds to the records: which rows are new, and what files become of it. */
#ifndef IMPORT_PLAN_H
#define IMPORT_PLAN_H

#include "import/row.h"
#include "write/stage.h"

/* A field whose value in the export isn't that of the record that is there. */
struct difference {
	const struct item *item;
	const struct record *record; /* the one that is there */
	const struct field *field;
	struct str here, there; /* as they would be written */
};

struct plan {
	struct making making;
	const struct book *book;
	struct csv csv;
	struct item *items; /* one a row of the export */
	size_t n;
	VEC(struct difference) differences;
	struct str file;  /* where all new records go; empty: where each belongs */
	bool with_schema; /* there is a JSON Schema beside the content folder */
	struct stage stage;
};

/* Makes an item of every row, and sees which of them are there already. */
void plan_rows(struct plan *plan);

/* The files with the new records in them, into plan->stage, made anew. Errors: structure, where a
 * file can't be added to safely. */
void plan_files(struct plan *plan);

/* Errors in the staged files that are about rows are told at their cells instead, and the rows are
 * bad; true if there were such. */
bool plan_blame(struct plan *plan, struct diags *diags);

/* How many rows have met that fate. */
size_t plan_count(const struct plan *plan, enum fate fate);

#endif
