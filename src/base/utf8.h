/* utf8.h - code points of UTF-8 text. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD UINT32_MAX

/* The code point at the start of `s` and its length in bytes in *n (1 where it is bad).
 * Overlong forms, surrogates and what lies beyond U+10FFFF are UTF8_BAD. s is not empty. */
uint32_t utf8_decode(struct str s, size_t *n);

/* Writes a code point as 1 to 4 bytes; gives how many. */
size_t utf8_encode(uint32_t c, char out[4]);

/* How many code points; a bad byte counts as one. */
size_t utf8_count(struct str s);

/* Control characters (C0, DEL, C1) but tab and line ends; bidi overrides and isolates. */
bool utf8_is_forbidden(uint32_t c);

#endif
