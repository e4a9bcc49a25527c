/* suggest.h - what somebody may have meant. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

/* The nearest of n words by edits (a swap of neighbours is one; hyphen, underscore, blank and
 * letter case count half), or by one being the beginning of the other; the empty view if none
 * is near enough to be meant (more than a third of its letters differ). Words over 64 bytes:
 * none. */
struct str suggest(struct str word, const struct str *words, size_t n);

#endif
