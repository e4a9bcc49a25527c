/* separators.c - keeps libyaml from ending lines where YAML 1.2 doesn't. */
#include "read/separators.h"

#include "base/utf8.h"

enum { FIRST_STAND_IN = 0xFDD0, STAND_INS = 32 };

static const uint32_t separator_points[3] = {0x85, 0x2028, 0x2029};

/* Copies a text with each of `from` made that of `to`; no code point takes more than 4 bytes. */
static struct str exchange(
	struct str text, const uint32_t from[3], const uint32_t to[3], struct arena *arena)
{
	char *out = arena_alloc(arena, text.n * 2 + 1); /* U+0085 has 2 bytes, its stand-in 3 */
	size_t n, end = 0;

	for (size_t at = 0; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		for (size_t i = 0; i < 3; i++)
			if (c == from[i]) {
				c = to[i];
				break;
			}
		end += utf8_encode(c, out + end);
	}
	return (struct str){out, end};
}

struct str separators_hide(
	const struct text_scan *scan, struct separators *out, struct arena *arena)
{
	unsigned next = 0;

	for (size_t i = 0; i < 3; i++) {
		while (next < STAND_INS && scan->stand_ins >> next & 1)
			next++;
		out->stand_ins[i] =
			next < STAND_INS ? FIRST_STAND_IN + next++ : separator_points[i];
	}
	return exchange(scan->text, separator_points, out->stand_ins, arena);
}

struct str separators_show(
	const struct separators *separators, struct str text, struct arena *arena)
{
	return exchange(text, separators->stand_ins, separator_points, arena);
}
