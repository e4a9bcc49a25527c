/* format.h - leaves as the reader's language writes them; plain C, no library, no locale of the
 * process. */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include "base/buf.h"
#include "render/locale.h"
#include "render/value.h"

/* n / 10^decimals, with the language's separators. No sign for 0. */
void format_fixed(const struct locale *locale, int64_t n, int decimals, struct buf *out);

/* number * 10^shift, rounded to an integer: half away from zero, on the decimal digits that 15
 * significant ones show (so 0.285 * 100 is 28.5, and rounds to 29). Ends at +-10^18. */
int64_t format_round(double number, int shift);

/* Writes a number, share, money, date or length of time; false if its kind has no such member, and
 * then it is written as without. See render.h for the members; ".sign" may follow any of a number.
 */
bool format_leaf(
	const struct locale *locale, const struct value *leaf, struct str member, struct buf *out);

/* The number behind a leaf, as shown, for plural rules; 0 for other kinds. Shares count in percent.
 */
double format_number_of(const struct locale *locale, const struct value *leaf);

/* A leaf for programs: as in JSON without quotes. Nothing for lists, maps and messages. */
void format_raw(const struct value *leaf, struct buf *out);

#endif
