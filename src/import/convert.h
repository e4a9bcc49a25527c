/* convert.h - from the cells of an export to the values of a field. */
#ifndef IMPORT_CONVERT_H
#define IMPORT_CONVERT_H

#include "import/row.h"

/* The text that the map takes from the row for a field: a cell, several joined, or a constant.
 * Control characters are blanks, line ends LF. Owner: the arena. */
struct str column_text(
	struct making *making, const struct item *item, const struct map_column *column);

/* The value that the text (one, of a list each) becomes: translated, and written as records write
 * dates, amounts and references. Empty: none, or told; a row that names nobody of ours may be left
 * out. Errors: type, value, reference. */
struct str column_value(
	struct making *making, struct item *item, const struct map_column *column, struct str text);

#endif
