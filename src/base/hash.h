/* hash.h - what tells bytes apart without keeping them, and the seal of files that must be whole.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/buf.h"

#include <stdint.h>

enum { HASH_DIGITS = 32 };

/* xxHash, 128 bits: two texts of one hash are taken for the same. No protection from malice. */
struct hash {
	uint64_t high, low;
};

struct hash hash_of(struct str bytes);
bool hash_eq(struct hash a, struct hash b);
void hash_put(struct buf *buf, struct hash hash); /* HASH_DIGITS hexadecimal digits */

/* Reads what hash_put wrote; false if it is anything else. */
bool hash_read(struct str digits, struct hash *out);

/* Adds the last line of a text that must be whole to be used: the hash of what stands before it. */
void seal_put(struct buf *buf);

/* Takes that line off; false if it is not there or does not fit. */
bool seal_check(struct str *text);

#endif
