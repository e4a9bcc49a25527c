/* csv.h - tables for spreadsheets and programs (RFC 4180: CRLF, quotes doubled).
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; line ends inside
 * a cell become blanks; numbers are written in full precision with a point. */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include "base/buf.h"

/* Zero is the start of a row. */
struct csv {
	struct buf *out;
	bool inside; /* a cell of this row was written */
};

void csv_head(struct csv *csv, const char *names); /* "a,b,c": the first row */
void csv_text(struct csv *csv, struct str text);
void csv_int(struct csv *csv, int64_t n);
void csv_number(
	struct csv *csv, double number, bool known); /* shortest text that reads back the same */
void csv_day(struct csv *csv, int32_t day);          /* DAY_NONE: empty */
void csv_none(struct csv *csv);
void csv_end(struct csv *csv);

#endif
