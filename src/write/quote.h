/* quote.h - a text as a scalar of YAML that reads back as the same text. */
#ifndef WRITE_QUOTE_H
#define WRITE_QUOTE_H

#include "base/buf.h"

enum quote_manner {
	QUOTE_FLOW = 1,  /* it stands between brackets */
	QUOTE_TYPED = 2, /* a date, number, yes or no by its field: plain, whatever others guess */
};

/* Writes `text` plain where that is safe, else in quotes: also where another reader of YAML would
 * take a text for a number, a date, yes or no. Line ends come out as escapes. */
void quote_text(struct buf *out, struct str text, unsigned manner);

/* True of a text of several lines that a literal block ("|-") can hold as it is. */
bool quote_fits_block(struct str text);

/* Writes such a text as a literal block whose lines stand `indent` blanks in; the last line is not
 * ended. */
void quote_block(struct buf *out, struct str text, size_t indent, struct str eol);

#endif
