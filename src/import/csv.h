/* csv.h - tables as text: RFC 4180, with any separator.
 *
 * Ours, although libcsv exists: that one says neither where a cell stands nor how long a row is,
 * had its last release in 2013, and of the distributions in README.md not all have it. */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include "base/diag.h"

struct cell {
	struct str text;
	struct mark at;
	bool quoted;
};

struct csv_row {
	struct cell *cells;
	size_t n;
	struct mark at;
};

struct csv_input {
	struct str text, file; /* UTF-8 without a byte order mark; file: as it is to be printed */
	char separator;        /* 0: , ; tab or |, whichever the header has most of */
	int header;            /* the line in which it stands, from 1 */
	bool footer;           /* the table ends with the first blank line */
};

struct csv {
	struct csv_row header;
	LIST(struct csv_row) rows; /* those that are whole, each with as many cells as the header */
	size_t wrong;              /* how many rows were left out */
	bool whole;                /* read to the end */
};

/* Blank lines are passed over, line ends are LF, CRLF or CR; cells in quotes may hold any of them,
 * and come as LF. Empty cells beyond the header's last don't count. Told, and left out, are rows
 * with too few or too many cells and those with a quote inside a cell; a quote that is never closed
 * ends the reading. Errors: structure, syntax. Owner: the arena; cells may point into the text. */
struct csv csv_read(const struct csv_input *input, struct diags *diags, struct arena *arena);

#endif
