/* hash.c - what tells bytes apart without keeping them, and the seal of files that must be whole.
 */
#include "base/hash.h"

#include <inttypes.h>
#include <xxhash.h>

struct hash hash_of(struct str bytes)
{
	XXH128_hash_t hash = XXH3_128bits(bytes.n ? bytes.p : "", bytes.n);

	return (struct hash){hash.high64, hash.low64};
}

bool hash_eq(struct hash a, struct hash b)
{
	return a.high == b.high && a.low == b.low;
}

void hash_put(struct buf *buf, struct hash hash)
{
	buf_printf(buf, "%016" PRIx64 "%016" PRIx64, hash.high, hash.low);
}

static bool hex_read(struct str text, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
			return false;
		*out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return text.n == HASH_DIGITS / 2;
}

bool hash_read(struct str digits, struct hash *out)
{
	return hex_read(str_slice(digits, 0, HASH_DIGITS / 2), &out->high) &&
	       hex_read(str_slice(digits, HASH_DIGITS / 2, digits.n), &out->low);
}

static void seal_of(struct str text, struct buf *out)
{
	buf_put(out, STR("sum "));
	hash_put(out, hash_of(text));
	buf_char(out, '\n');
}

void seal_put(struct buf *buf)
{
	seal_of(buf_str(buf), buf);
}

bool seal_check(struct str *text)
{
	const size_t n = sizeof "sum \n" - 1 + HASH_DIGITS;
	struct str body;
	struct buf seal = {0};
	bool fits;

	if (text->n < n)
		return false;
	body = str_slice(*text, 0, text->n - n);
	seal_of(body, &seal);
	fits = str_eq(buf_str(&seal), str_slice(*text, body.n, text->n));
	buf_free(&seal);
	*text = body;
	return fits;
}
