/* wording.c - whether two texts say the same, however they are spelt. */
#include "analyse/wording.h"

#include "base/utf8.h"

#define END 0

/* Latin letters without case and accent; everything else as it is. */
static uint32_t plain(uint32_t c)
{
	static const char latin_1[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";

	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c == 0xd7 || c == 0xf7)
		return c;
	if (c >= 0xc0 && c <= 0xff)
		return (uint32_t)latin_1[(c - 0xc0) % 32];
	return c;
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static uint32_t peek(struct str rest)
{
	size_t n;

	return rest.n ? utf8_decode(rest, &n) : END;
}

static bool counts(uint32_t before, uint32_t c, uint32_t after)
{
	if (is_digit(c) || (c >= 'a' && c <= 'z') || c == '%' || c == '$' || c == '+')
		return true;
	if (c == '.' || c == ',' || c == ':' || c == '-' || c == '/')
		return is_digit(before) && is_digit(after);
	/* Blanks and punctuation of Latin 1, and of U+2000-206F but for its signs of per mille */
	return c > 0xbf || (c >= 0xa2 && c <= 0xa5);
}

static bool is_mark(uint32_t c)
{
	return (c >= 0x2000 && c <= 0x206f && c != 0x2030) || c == 0x300 || c == 0x301 ||
	       c == 0x303 || c == 0x308;
}

/* Takes the next code point that counts off the text; END: there is none. */
static uint32_t next(struct str *rest, uint32_t *before)
{
	while (rest->n) {
		size_t n;
		uint32_t c = plain(utf8_decode(*rest, &n)), last = *before;

		*rest = str_slice(*rest, n, rest->n);
		*before = c;
		if (counts(last, c, peek(*rest)) && !is_mark(c))
			return c;
	}
	return END;
}

bool wording_same(struct str a, struct str b)
{
	uint32_t before_a = END, before_b = END, x, y;

	do {
		x = next(&a, &before_a);
		y = next(&b, &before_b);
	} while (x == y && x != END);
	return x == y;
}
