/* bytes.h - the first pass over a file: are these bytes text, and where do its lines begin? */
#ifndef READ_BYTES_H
#define READ_BYTES_H

#include "base/diag.h"

/* Where a line begins, in bytes and in code points. A byte order mark at the start of the file
 * belongs to no line. */
struct line_start {
	uint32_t byte, point;
};

/* The lines of a text: they end at LF, CRLF or CR. There is always one. */
struct lines {
	struct line_start *v;
	size_t n;
};

/* What the first pass looks at. */
struct text_input {
	struct str bytes, file; /* file: as it is to be printed */
	bool prose;             /* Markdown: an isolate may set off a quotation in another script */
};

/* What the first pass found. */
struct text_scan {
	struct lines lines;
	struct str text;    /* the file without its byte order mark */
	bool good;          /* no error was found */
	bool separators;    /* holds U+0085, U+2028 or U+2029, which end no line */
	uint32_t stand_ins; /* bit i: holds the noncharacter U+FDD0 + i */
};

/* Looks at every byte: UTF-8 only, no control characters but tab and line ends, no bidi overrides,
 * no byte order mark inside, no marks of a merge that was not finished.
 * Errors: encoding (one a run of bad bytes), syntax (a merge conflict). Owner: the arena. */
struct text_scan text_scan(
	const struct text_input *input, struct diags *diags, struct arena *arena);

/* A control character that no text may hold, be it written as an escape. */
bool is_control(uint32_t c);

/* The place of a code point of the text, counted from 0. `hint` is a line to begin the search at
 * (0 at first) and is moved to the line found. */
struct mark lines_mark(const struct lines *lines, size_t point, size_t *hint);

#endif
