/* ics.c - lines of a calendar (RFC 5545): names, values, folding. */
#include "render/ics.h"

#include "base/date.h"
#include "base/utf8.h"

enum { LINE_MOST = 75 }; /* octets, without the CRLF */

/* A line being written. */
struct line {
	struct buf *out;
	size_t octets;
};

/* A letter, or an escape that is to stay whole. */
static void put(struct line *line, struct str letter)
{
	if (line->octets + letter.n > LINE_MOST) {
		buf_put(line->out, STR("\r\n "));
		line->octets = 1;
	}
	buf_put(line->out, letter);
	line->octets += letter.n;
}

static bool is_forbidden(uint32_t c)
{
	return c == UTF8_BAD || c == '\r' || c == '\n' || utf8_is_forbidden(c) ||
	       (c & 0xfffe) == 0xfffe;
}

/* What stands for the letter at the start of a TEXT; .p NULL: itself. */
static struct str text_for(struct str rest)
{
	switch (rest.p[0]) {
	case '\\': return STR("\\\\");
	case ';': return STR("\\;");
	case ',': return STR("\\,");
	case '\n': return STR("\\n");
	case '\r': return rest.n > 1 && rest.p[1] == '\n' ? STR("") : STR("\\n");
	default: return STR_NONE;
	}
}

static struct line begin(struct buf *out, const char *name)
{
	struct line line = {.out = out};

	for (const char *c = name; *c; c++)
		put(&line, (struct str){c, 1});
	return line;
}

static void put_value(struct line *line, struct str value, bool text)
{
	for (size_t n; value.n; value = str_slice(value, n, value.n)) {
		uint32_t c = utf8_decode(value, &n);
		struct str instead = text ? text_for(value) : STR_NONE;

		if (!instead.p)
			instead = is_forbidden(c) ? STR("\xef\xbf\xbd") : str_slice(value, 0, n);
		if (instead.n)
			put(line, instead);
	}
	buf_put(line->out, STR("\r\n"));
}

void ics_text(struct buf *out, const char *name, struct str text)
{
	struct line line = begin(out, name);

	put(&line, STR(":"));
	put_value(&line, text, true);
}

void ics_plain(struct buf *out, const char *name, struct str value)
{
	struct line line = begin(out, name);

	put(&line, STR(":"));
	put_value(&line, value, false);
}

void ics_day(struct buf *out, const char *name, int32_t day)
{
	struct civil civil = civil_of(day);

	buf_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, civil.year, civil.month, civil.day);
}

void ics_stamp(struct buf *out, const char *name, int32_t day)
{
	struct civil civil = civil_of(day);

	buf_printf(out, "%s:%04d%02d%02dT000000Z\r\n", name, civil.year, civil.month, civil.day);
}
