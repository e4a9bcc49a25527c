/* utf8.c - code points of UTF-8 text. */
#include "base/utf8.h"

/* What a first byte announces: how many bytes follow, its own bits, and the smallest code point
 * that needs so many (a smaller one is an overlong form). */
struct lead {
	size_t follow;
	uint32_t bits, least;
};

static struct lead lead_of(unsigned char c)
{
	if (c >= 0xc2 && c <= 0xdf)
		return (struct lead){1, c & 0x1fu, 0x80};
	if (c >= 0xe0 && c <= 0xef)
		return (struct lead){2, c & 0x0fu, 0x800};
	if (c >= 0xf0 && c <= 0xf4)
		return (struct lead){3, c & 0x07u, 0x10000};
	return (struct lead){0};
}

uint32_t utf8_decode(struct str s, size_t *n)
{
	unsigned char first = (unsigned char)s.p[0];
	struct lead lead = lead_of(first);
	uint32_t c = lead.bits;

	*n = 1;
	if (first < 0x80)
		return first;
	if (!lead.follow || s.n <= lead.follow)
		return UTF8_BAD;
	for (size_t i = 1; i <= lead.follow; i++) {
		unsigned char next = (unsigned char)s.p[i];

		if ((next & 0xc0) != 0x80)
			return UTF8_BAD;
		c = c << 6 | (next & 0x3fu);
	}
	if (c < lead.least || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
		return UTF8_BAD;
	*n = lead.follow + 1;
	return c;
}

size_t utf8_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | (c >> 18 & 0x07));
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

size_t utf8_count(struct str s)
{
	size_t count = 0, n;

	for (size_t i = 0; i < s.n; i += n, count++)
		utf8_decode(str_slice(s, i, s.n), &n);
	return count;
}

bool utf8_is_forbidden(uint32_t c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	if (c >= 0x7f && c <= 0x9f)
		return true;
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}
