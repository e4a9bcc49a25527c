/* slug.c - an id made of a name. */
#include "write/slug.h"

#include "base/utf8.h"

enum { SLUG_MOST = 40 };

/* The letters that U+00C0 … U+017F stand for; a point: none. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
			    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
			    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static char letter_of(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return (char)c;
	if (c >= 0xC0 && c < 0xC0 + sizeof latin - 1)
		return latin[c - 0xC0];
	return '.';
}

static struct str slug_within(struct str text, size_t most, struct arena *arena)
{
	char *out = arena_alloc(arena, most + 2);
	size_t n = 0, word = 0; /* how long it was when the last word ended */

	for (size_t i = 0, bytes; i < text.n && n <= most; i += bytes) {
		char letter = letter_of(utf8_decode(str_slice(text, i, text.n), &bytes));

		if (letter != '.') {
			out[n++] = letter;
		} else if (n && out[n - 1] != '-') {
			word = n;
			out[n++] = '-';
		}
	}
	if (n > most)
		n = word ? word : most;
	while (n && out[n - 1] == '-')
		n--;
	return (struct str){out, n};
}

struct str slug_of(struct str text, struct arena *arena)
{
	return slug_within(text, SLUG_MOST, arena);
}

struct str slug_whole(struct str text, struct arena *arena)
{
	return slug_within(text, text.n + 1, arena);
}
