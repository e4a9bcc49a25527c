/* escape.c - one function for each place where a text may be written. */
#include "render/escape.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Not strchr alone: it finds the NUL byte in every text. */
static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static bool is_alnum(char c)
{
	return is_letter(c) || is_digit(c);
}

/* Letters beyond ASCII count as such: no markup begins or ends between two of them. */
static bool is_word(char c)
{
	return is_alnum(c) || (unsigned char)c >= 0x80;
}

/* A line end or tab is for the caller; U+FFFE and U+FFFF are no characters, and XML refuses them.
 */
static bool is_forbidden(uint32_t c)
{
	return c == UTF8_BAD || c == '\r' || utf8_is_forbidden(c) || (c & 0xfffe) == 0xfffe;
}

/* Texts are copied in spans between the letters that need something else. */
struct span {
	struct str text;
	size_t from; /* what is before it was written */
	struct buf *out;
};

/* Writes what was passed over, then `instead` of the n bytes at i. Gives where to go on. */
static size_t put_instead(struct span *span, size_t i, size_t n, struct str instead)
{
	buf_put(span->out, str_slice(span->text, span->from, i));
	buf_put(span->out, instead);
	span->from = i + n;
	return span->from;
}

/* Who must look at a byte. */
enum {
	HTML = 1,
	MARKDOWN = 2,
	JSON = 4,
	ALL = 7,
	PAIR = 8 /* begins a Latin letter of two bytes */
};

#define ALL_8  ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL
#define ALL_32 ALL_8, ALL_8, ALL_8, ALL_8
#define PAIR_8 PAIR, PAIR, PAIR, PAIR, PAIR, PAIR, PAIR, PAIR

static const unsigned char marks[256] = {
	[0] = ALL_32, /* controls */
	['&'] = HTML | MARKDOWN,
	['<'] = ALL,
	['>'] = ALL,
	['"'] = HTML | JSON,
	['\''] = HTML,
	['*'] = MARKDOWN,
	['!'] = MARKDOWN,
	['('] = MARKDOWN,
	[':'] = MARKDOWN,
	['.'] = MARKDOWN,
	['\\'] = MARKDOWN | JSON,
	['`'] = MARKDOWN,
	['['] = MARKDOWN,
	[']'] = MARKDOWN,
	['|'] = MARKDOWN,
	['~'] = MARKDOWN,
	['_'] = MARKDOWN,
	[0x7f] = ALL,
	[0x80] = ALL_32,
	ALL_32,
	ALL,
	ALL,
	ALL, /* within a letter; never; NBSP and controls */
	[0xc3] = PAIR,
	PAIR,
	PAIR,
	PAIR,
	PAIR,
	PAIR_8,
	PAIR_8,
	PAIR_8,
	[0xe0] = ALL_32,
};

/* Where the next letter is that must be looked at. */
static size_t skip_plain(struct str text, size_t i, unsigned who)
{
	for (; i < text.n; i++) {
		unsigned mark = marks[(unsigned char)text.p[i]];

		if (!(mark & (who | PAIR)))
			continue;
		if (mark != PAIR || i + 1 == text.n ||
			((unsigned char)text.p[i + 1] & 0xc0) != 0x80)
			return i;
		i++;
	}
	return i;
}

/* Passes over the letter at i (one that needs no escape); a forbidden one becomes U+FFFD. */
static size_t pass(struct span *span, size_t i)
{
	uint32_t c = (unsigned char)span->text.p[i];
	size_t n = 1;

	if (c >= 0x20 && c < 0x7f)
		return i + 1;
	if (c >= 0x80)
		c = utf8_decode(str_slice(span->text, i, span->text.n), &n);
	return is_forbidden(c) ? put_instead(span, i, n, STR("\xef\xbf\xbd")) : i + n;
}

static void put_rest(struct span *span)
{
	buf_put(span->out, str_slice(span->text, span->from, span->text.n));
}

/* Browsers pass over blanks and control characters in a scheme, and take \ for /. */
bool url_is_allowed(struct str url)
{
	char scheme[16];
	size_t n = 0, i = 0;

	while (i < url.n && (unsigned char)url.p[i] <= ' ')
		i++;
	if (url.n - i >= 2 && is_one_of(url.p[i], "/\\") && is_one_of(url.p[i + 1], "/\\"))
		return false;
	for (; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= ' ' || c == 0x7f)
			return false;
		if (c == '/' || c == '?' || c == '#')
			return true;
		if (c == ':')
			break;
		if (n < sizeof scheme - 1)
			scheme[n++] = (char)c;
	}
	if (i == url.n)
		return true;
	scheme[n] = '\0';
	return !strcasecmp(scheme, "http") || !strcasecmp(scheme, "https") ||
	       !strcasecmp(scheme, "mailto");
}

static struct str html_for(struct str text, size_t i)
{
	switch (text.p[i]) {
	case '&': return STR("&amp;");
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '"': return STR("&quot;");
	case '\'': return STR("&#39;");
	case '\r': return i + 1 < text.n && text.p[i + 1] == '\n' ? STR("") : STR("\n");
	default: return STR_NONE;
	}
}

void escape_html(struct str text, struct buf *out)
{
	struct span span = {text, 0, out};
	struct str before = buf_str(out);

	if ((str_ends(before, STR("href=\"")) || str_ends(before, STR("src=\""))) &&
		!url_is_allowed(text)) {
		buf_char(out, '#');
		return;
	}
	for (size_t i = 0; (i = skip_plain(text, i, HTML)) < text.n;) {
		struct str instead = html_for(text, i);

		i = instead.p ? put_instead(&span, i, 1, instead) : pass(&span, i);
	}
	put_rest(&span);
}

static struct str last_line(const struct buf *out)
{
	const char *end = out->n ? memrchr(out->p, '\n', out->n) : NULL;
	size_t from = end ? (size_t)(end - out->p) + 1 : 0;

	return (struct str){out->p + from, out->n - from};
}

/* True where a block could begin: nothing but blanks and marks of blocks stands on the line, or a
 * table's bar (a cell is inline, but an escape too many does no harm). */
static bool at_block_start(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!is_one_of(line.p[i], " \t>-*+|.)#") && !is_digit(line.p[i]))
			return false;
	return true;
}

/* True within [text](destination. */
static bool in_destination(struct str line)
{
	for (size_t i = line.n; i-- > 1;) {
		if (line.p[i] == ')' || line.p[i] == ' ')
			return false;
		if (line.p[i] == '(' && line.p[i - 1] == ']')
			return true;
	}
	return false;
}

static void put_url_byte(char c, struct buf *out)
{
	if (is_alnum(c) || is_one_of(c, "-._~/:?#[]@!$&'*+,;=%"))
		buf_char(out, c);
	else
		buf_printf(out, "%%%02X", (unsigned char)c);
}

static void put_destination(struct str line, struct str url, struct buf *out)
{
	if (line.p[line.n - 1] == '(' && !url_is_allowed(url)) {
		buf_char(out, '#');
		return;
	}
	for (size_t i = 0; i < url.n; i++)
		put_url_byte(url.p[i], out);
}

/* A mark that makes a heading, list, quote, fence or rule of the line that begins with it. */
static size_t put_block_mark(struct str text, struct buf *out)
{
	size_t i = 0;

	while (i < text.n && is_one_of(text.p[i], " \t\r\n"))
		i++;
	if (i < text.n && is_one_of(text.p[i], "#+-=>:")) {
		buf_char(out, '\\');
		buf_char(out, text.p[i]);
		return i + 1;
	}
	while (i < text.n && is_digit(text.p[i]))
		buf_char(out, text.p[i++]);
	if (i > 0 && i < text.n && (text.p[i] == '.' || text.p[i] == ')') &&
		is_digit(text.p[i - 1])) {
		buf_char(out, '\\');
		buf_char(out, text.p[i++]);
	}
	return i;
}

static bool follows(struct str text, size_t i, struct str word)
{
	return text.n - i >= word.n && !strncasecmp(text.p + i, word.p, word.n);
}

/* Bare addresses become links on the forges: http://, https://, ftp://, www. and xmpp: */
static bool begins_autolink(struct str text, size_t i)
{
	if (text.p[i] == ':')
		return follows(text, i, STR("://")) ||
		       (i >= 4 && follows(text, i - 4, STR("xmpp:"))) ||
		       (i >= 6 && follows(text, i - 6, STR("mailto:")));
	return text.p[i] == '.' && i >= 3 && follows(text, i - 3, STR("www."));
}

static bool needs_backslash(struct str text, size_t i, bool after_bracket)
{
	bool last = i + 1 == text.n;

	switch (text.p[i]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '|':
	case '~': return true;
	case '_': return i == 0 || last || !is_word(text.p[i - 1]) || !is_word(text.p[i + 1]);
	case '!': return last;
	case '(': return i == 0 && after_bracket;
	case ':': return (i == 0 && after_bracket) || begins_autolink(text, i);
	case '.': return begins_autolink(text, i);
	default: return false;
	}
}

/* What stands for the letter at i; .p NULL: itself. */
static struct str markdown_for(struct str text, size_t i)
{
	switch (text.p[i]) {
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '&':
		if (i + 1 == text.n || is_letter(text.p[i + 1]) || text.p[i + 1] == '#')
			return STR("&amp;");
		return STR_NONE;
	case '\n':
	case '\r':
	case '\t': return STR(" ");
	default: return STR_NONE;
	}
}

void escape_markdown(struct str text, struct buf *out)
{
	struct str line = last_line(out);
	bool after_bracket = str_ends(line, STR("]"));
	struct span span = {text, 0, out};

	if (in_destination(line)) {
		put_destination(line, text, out);
		return;
	}
	if (at_block_start(line))
		span.from = put_block_mark(text, out);
	for (size_t i = span.from; (i = skip_plain(text, i, MARKDOWN)) < text.n;) {
		struct str instead = markdown_for(text, i);

		if (instead.p)
			i = put_instead(&span, i, 1, instead);
		else if (needs_backslash(text, i, after_bracket))
			put_instead(&span, i, 0, STR("\\")), i++;
		else
			i = pass(&span, i);
	}
	put_rest(&span);
}

/* Writes \u.... of a letter below U+10000. */
static size_t put_code(struct span *span, size_t i, size_t n, uint32_t c)
{
	i = put_instead(span, i, n, STR_NONE);
	buf_printf(span->out, "\\u%04x", c);
	return i;
}

static size_t json_letter(struct span *span, size_t i)
{
	size_t n = 1;
	uint32_t c = (unsigned char)span->text.p[i];

	if (c == '"' || c == '\\')
		return put_instead(span, i, 1, c == '"' ? STR("\\\"") : STR("\\\\"));
	if (c == '\n' || c == '\t')
		return put_instead(span, i, 1, c == '\n' ? STR("\\n") : STR("\\t"));
	if (c >= 0x80)
		c = utf8_decode(str_slice(span->text, i, span->text.n), &n);
	if (c <= 0xffff && (c == '<' || c == '>' || is_forbidden(c) || c == 0x2028 || c == 0x2029))
		return put_code(span, i, n, c);
	return is_forbidden(c) ? put_instead(span, i, n, STR("\xef\xbf\xbd")) : i + n;
}

void escape_json(struct str text, struct buf *out)
{
	struct span span = {text, 0, out};

	for (size_t i = 0; (i = skip_plain(text, i, JSON)) < text.n;)
		i = json_letter(&span, i);
	put_rest(&span);
}

void escape_path(struct str path, struct buf *out)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (is_alnum(c) || is_one_of(c, "-._~/"))
			buf_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
}
