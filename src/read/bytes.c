/* bytes.c - the first pass over a file: are these bytes text, and where do its lines begin? */
#include "read/bytes.h"

#include "base/utf8.h"

#define BOM            0xFEFFu
#define FIRST_STAND_IN 0xFDD0u

struct scanner {
	struct text_scan *scan;
	const struct text_input *input;
	struct diags *diags;
	struct arena *arena;
	VEC(struct line_start) lines;
	size_t at;         /* byte in the text */
	uint32_t point;    /* code point in the text */
	uint32_t bad_next; /* the point after the last bad one: a run goes on there */
};

static struct mark here(const struct scanner *s)
{
	const struct line_start *line = &s->lines.v[s->lines.n - 1];

	return (struct mark){(uint32_t)s->lines.n, s->point - line->point + 1};
}

static const char *name_of(uint32_t c)
{
	if (c == 0)
		return "a NUL character";
	if (c == BOM)
		return "a byte order mark inside the text (are these two files pasted together?)";
	if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
		return "an invisible character that turns the direction of the text";
	if (c == 0xFFFE || c == 0xFFFF)
		return "a code point that is no character";
	return "a control character";
}

static void bad_point(struct scanner *s, uint32_t c)
{
	bool goes_on = s->bad_next == s->point && s->point;

	s->scan->good = false;
	s->bad_next = s->point + 1;
	if (goes_on)
		return;
	if (c == UTF8_BAD)
		diag_add(s->diags, DIAG_ENCODING, s->input->file, here(s),
			"the byte 0x%02x is not UTF-8; save the file as UTF-8",
			(unsigned char)s->scan->text.p[s->at]);
	else
		diag_add(s->diags, DIAG_ENCODING, s->input->file, here(s),
			"U+%04X is %s; delete it", c, name_of(c));
}

/* YAML allows U+0085 in a text, although it is a control character. */
bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
	       (c >= 0x7F && c < 0xA0 && c != 0x85);
}

static bool is_bad(const struct scanner *s, uint32_t c)
{
	if (c == UTF8_BAD || c == BOM || c == 0xFFFE || c == 0xFFFF || is_control(c))
		return true;
	if (s->input->prose && c >= 0x2066 && c <= 0x2069)
		return false;
	return c != 0x85 && utf8_is_forbidden(c);
}

static void line_begins(struct scanner *s)
{
	struct line_start start = {(uint32_t)s->at, s->point};

	VEC_PUSH(&s->lines, start, s->arena);
}

static void note_odd(struct text_scan *scan, uint32_t c)
{
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		scan->separators = true;
	if (c >= FIRST_STAND_IN && c < FIRST_STAND_IN + 32)
		scan->stand_ins |= 1u << (c - FIRST_STAND_IN);
}

static void scan_points(struct scanner *s)
{
	struct str text = s->scan->text;

	line_begins(s);
	while (s->at < text.n) {
		size_t length = 1;
		uint32_t c = (unsigned char)text.p[s->at];

		if (c >= 0x80)
			c = utf8_decode(str_slice(text, s->at, s->at + 4), &length);
		if (c >= 0x7F || c < 0x20) {
			if (is_bad(s, c))
				bad_point(s, c);
			note_odd(s->scan, c);
		}
		s->at += length;
		s->point++;
		if (c == '\n' || (c == '\r' && !(s->at < text.n && text.p[s->at] == '\n')))
			line_begins(s);
	}
}

/* True if three of four units hold one byte that isn't NUL, at the same end. */
static bool mostly_wide(const unsigned char *p, size_t n, size_t unit)
{
	size_t first = 0, last = 0, units = n / unit;

	for (size_t u = 0; u < units; u++) {
		size_t nuls = 0;

		for (size_t i = 0; i < unit; i++)
			nuls += !p[u * unit + i];
		first += nuls == unit - 1 && p[u * unit];
		last += nuls == unit - 1 && p[u * unit + unit - 1];
	}
	return first * 4 >= units * 3 || last * 4 >= units * 3;
}

/* UTF-16 and UTF-32 are named as what they are: by their mark, or by their NULs. */
static const char *wide_encoding(struct str bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	size_t n = bytes.n < 64 ? bytes.n : 64;

	if (bytes.n >= 4 && ((p[0] == 0xFF && p[1] == 0xFE && !p[2] && !p[3]) ||
				    (!p[0] && !p[1] && p[2] == 0xFE && p[3] == 0xFF)))
		return "UTF-32";
	if (bytes.n >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF)))
		return "UTF-16";
	if (n >= 8 && mostly_wide(p, n, 4))
		return "UTF-32";
	return n >= 4 && mostly_wide(p, n, 2) ? "UTF-16" : NULL;
}

static bool begins_conflict_line(struct str line, char c)
{
	for (size_t i = 0; i < 7; i++)
		if (i >= line.n || line.p[i] != c)
			return false;
	return line.n == 7 || line.p[7] == ' ' || line.p[7] == '\r' || line.p[7] == '\n';
}

/* One error a conflict, at the first of its marks; a closing mark alone is one too. */
static void find_conflicts(struct scanner *s)
{
	bool open = false;

	for (size_t i = 0; i < s->lines.n; i++) {
		size_t from = s->lines.v[i].byte;
		struct str line = str_slice(s->scan->text, from, from + 8);
		bool begins = begins_conflict_line(line, '<'),
		     ends = begins_conflict_line(line, '>');

		if (begins || (ends && !open)) {
			diag_add(s->diags, DIAG_SYNTAX, s->input->file,
				(struct mark){(uint32_t)i + 1, 1},
				"a merge conflict was left here; keep one of the two versions and "
				"delete "
				"the lines that begin with <<<<<<<, ======= and >>>>>>>");
			s->scan->good = false;
		}
		if (begins || ends)
			open = begins;
	}
}

struct text_scan text_scan(const struct text_input *input, struct diags *diags, struct arena *arena)
{
	struct str bytes = input->bytes;
	struct text_scan scan = {.text = bytes, .good = true};
	struct scanner s = {.scan = &scan, .input = input, .diags = diags, .arena = arena};
	const char *wide = wide_encoding(bytes);

	if (wide) {
		diag_add(diags, DIAG_ENCODING, input->file, (struct mark){1, 1},
			"the file is written in %s; save it as UTF-8", wide);
		scan.good = false;
		return scan;
	}
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		scan.text = str_slice(bytes, 3, bytes.n);
	scan_points(&s);
	find_conflicts(&s);
	scan.lines = (struct lines){s.lines.v, s.lines.n};
	return scan;
}

struct mark lines_mark(const struct lines *lines, size_t point, size_t *hint)
{
	size_t i = *hint;

	if (i >= lines->n || lines->v[i].point > point)
		i = 0;
	if (i + 64 < lines->n && lines->v[i + 64].point <= point) { /* far away: halve */
		size_t above = lines->n;

		while (above - i > 1) {
			size_t middle = i + (above - i) / 2;

			if (lines->v[middle].point <= point)
				i = middle;
			else
				above = middle;
		}
	}
	while (i + 1 < lines->n && lines->v[i + 1].point <= point)
		i++;
	*hint = i;
	return (struct mark){(uint32_t)i + 1, (uint32_t)(point - lines->v[i].point) + 1};
}
