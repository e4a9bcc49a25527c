/* request.c - what a request may ask for: the file behind an address, for which hosts, of what
 * type. */
#include "serve/request.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte behind a '%'; -1: two digits do not follow. */
static int byte_of(struct str rest)
{
	int high = rest.n > 2 ? digit_of(rest.p[1]) : -1;
	int low = rest.n > 2 ? digit_of(rest.p[2]) : -1;

	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Appends one part of an address, decoded; false: it is refused. */
static bool put_part(struct str part, struct buf *out)
{
	size_t from = out->n;

	for (size_t i = 0; i < part.n; i++) {
		int c = (unsigned char)part.p[i];

		if (c == '%') {
			c = byte_of(str_slice(part, i, part.n));
			i += 2;
		}
		if (c < 0x20 || c == 0x7f || c == '/' || c == '\\')
			return false;
		buf_char(out, (char)c);
	}
	return out->n > from && out->p[from] != '.';
}

static bool is_utf8(struct str text)
{
	for (size_t i = 0, n; i < text.n; i += n)
		if (utf8_decode(str_slice(text, i, text.n), &n) == UTF8_BAD)
			return false;
	return true;
}

struct str request_path(struct str address, struct arena *arena)
{
	struct str rest = str_slice(address, 1, address.n), part, path = STR_NONE;
	struct buf out = {0};
	bool fine = address.n > 0 && address.p[0] == '/';

	while (fine && str_split(&rest, '/', &part)) {
		if (!part.n && !rest.p)
			buf_put(&out, STR("index.html"));
		else
			fine = put_part(part, &out);
		if (rest.p)
			buf_char(&out, '/');
	}
	if (fine && is_utf8(buf_str(&out)))
		path = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return path;
}

bool request_host(struct str host, unsigned port)
{
	static const char *const names[] = {"localhost", "127.0.0.1"};
	struct str number;
	unsigned long given = 0;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		size_t n = strlen(names[i]);

		if (host.n < n || strncasecmp(host.p, names[i], n) != 0)
			continue;
		number = str_slice(host, n, host.n);
		if (!number.n)
			return true;
		if (number.p[0] != ':' || number.n < 2 || number.n > 6)
			continue;
		for (size_t k = 1; k < number.n; k++)
			given = number.p[k] >= '0' && number.p[k] <= '9'
					? given * 10 + (unsigned long)(number.p[k] - '0')
					: 1UL << 20;
		if (given == port)
			return true;
	}
	return false;
}

const char *request_type(struct str path)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{".html", "text/html; charset=utf-8"},
		{".md", "text/markdown; charset=utf-8"},
		{".json", "application/json; charset=utf-8"},
		{".csv", "text/csv; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".svg", "image/svg+xml; charset=utf-8"},
		{".png", "image/png"},
		{".ics", "text/calendar; charset=utf-8"},
		{"feed.xml", "application/atom+xml; charset=utf-8"},
		{".xml", "application/xml; charset=utf-8"},
		{".txt", "text/plain; charset=utf-8"},
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (str_ends(path, str_c(types[i].ending)))
			return types[i].type;
	return "application/octet-stream";
}
