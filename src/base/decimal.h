/* decimal.h - numbers as decimal digits, without printf: a site holds millions of them. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/buf.h"

void decimal_int(int64_t n, struct buf *out);

/* The same as a text of its own. Owner: the arena. */
struct str decimal_text(int64_t n, struct arena *arena);

/* With zeros in front up to `width` digits. */
void decimal_padded(uint64_t n, int width, struct buf *out);

/* As "%.9g": 9 significant digits, correctly rounded, no zeros at the end. The number is finite. */
void decimal_significant(double number, struct buf *out);

/* The fewest digits that read back as the same number, as "%.15g" to "%.17g" write them. The number
 * is finite; a whole one is better written as such. */
void decimal_shortest(double number, struct buf *out);

#endif
