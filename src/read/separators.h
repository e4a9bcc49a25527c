/* separators.h - keeps libyaml from ending lines where YAML 1.2 doesn't. */
#ifndef READ_SEPARATORS_H
#define READ_SEPARATORS_H

#include "read/bytes.h"

/* What stands for U+0085, U+2028 and U+2029: noncharacters that the text doesn't use. */
struct separators {
	uint32_t stand_ins[3];
};

/* The text with stand-ins for its separators, as many code points as before. Owner: the arena. */
struct str separators_hide(
	const struct text_scan *scan, struct separators *out, struct arena *arena);

/* A copy of a part of it with the separators themselves. Owner: the arena. */
struct str separators_show(
	const struct separators *separators, struct str text, struct arena *arena);

#endif
