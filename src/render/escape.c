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

static bool is_alnum(char c)
{
	return is_letter(c) || is_digit(c);
}

/* Letters beyond ASCII count as such: no markup begins or ends between two of them. */
static bool is_word(char c)
{
	return is_alnum(c) || (unsigned char)c >= 0x80;
}

/* A line end or tab is for the caller; U+FFFE and U+FFFF are no characters, and XML refuses them. */
static bool is_forbidden(uint32_t c)
{
	return c == UTF8_BAD || c == '\r' || utf8_is_forbidden(c) || (c & 0xfffe) == 0xfffe;
}

/* Writes the letter at text.p[i] (one that needs no escape), gives its length. */
static size_t put_letter(struct str text, size_t i, struct buf *out)
{
	size_t n = 1;
	struct str rest = str_slice(text, i, text.n);
	uint32_t c = (unsigned char)text.p[i];

	if (c >= 0x80 || c < 0x20 || c == 0x7f)
		c = utf8_decode(rest, &n);
	if (is_forbidden(c))
		buf_put(out, STR("\xef\xbf\xbd"));
	else
		buf_put(out, str_slice(rest, 0, n));
	return n;
}

/* Browsers pass over blanks and control characters in a scheme, and take \ for /. */
bool url_is_allowed(struct str url)
{
	char scheme[16];
	size_t n = 0, i = 0;

	while (i < url.n && (unsigned char)url.p[i] <= ' ')
		i++;
	if (url.n - i >= 2 && strchr("/\\", url.p[i]) && strchr("/\\", url.p[i + 1]))
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
	return !strcasecmp(scheme, "http") || !strcasecmp(scheme, "https")
		|| !strcasecmp(scheme, "mailto");
}

void escape_html(struct str text, struct buf *out)
{
	struct str before = buf_str(out);

	if ((str_ends(before, STR("href=\"")) || str_ends(before, STR("src=\"")))
		&& !url_is_allowed(text)) {
		buf_char(out, '#');
		return;
	}
	for (size_t i = 0; i < text.n;) {
		switch (text.p[i]) {
		case '&': buf_put(out, STR("&amp;")); break;
		case '<': buf_put(out, STR("&lt;")); break;
		case '>': buf_put(out, STR("&gt;")); break;
		case '"': buf_put(out, STR("&quot;")); break;
		case '\'': buf_put(out, STR("&#39;")); break;
		case '\r':
			if (i + 1 == text.n || text.p[i + 1] != '\n')
				buf_char(out, '\n');
			break;
		default: i += put_letter(text, i, out); continue;
		}
		i++;
	}
}

static struct str last_line(const struct buf *out)
{
	size_t from = out->n;

	while (from > 0 && out->p[from - 1] != '\n')
		from--;
	return (struct str){out->p + from, out->n - from};
}

/* True where a block could begin: nothing but blanks and marks of blocks stands on the line, or a
 * table's bar (a cell is inline, but an escape too many does no harm). */
static bool at_block_start(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr(" \t>-*+|.)#", line.p[i]) && !is_digit(line.p[i]))
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
	if (is_alnum(c) || (c && strchr("-._~/:?#[]@!$&'*+,;=%", c)))
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

	while (i < text.n && strchr(" \t\r\n", text.p[i]))
		i++;
	if (i < text.n && strchr("#+-=>:", text.p[i])) {
		buf_char(out, '\\');
		buf_char(out, text.p[i]);
		return i + 1;
	}
	while (i < text.n && is_digit(text.p[i]))
		buf_char(out, text.p[i++]);
	if (i > 0 && i < text.n && (text.p[i] == '.' || text.p[i] == ')') && is_digit(text.p[i - 1])) {
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
		return follows(text, i, STR("://")) || (i >= 4 && follows(text, i - 4, STR("xmpp:")))
			|| (i >= 6 && follows(text, i - 6, STR("mailto:")));
	return text.p[i] == '.' && i >= 3 && follows(text, i - 3, STR("www."));
}

static bool needs_backslash(struct str text, size_t i, const struct buf *out)
{
	char c = text.p[i];
	bool last = i + 1 == text.n;

	switch (c) {
	case '\\': case '`': case '*': case '[': case ']': case '|': case '~': return true;
	case '_': return i == 0 || last || !is_word(text.p[i - 1]) || !is_word(text.p[i + 1]);
	case '!': return last;
	case '(': return i == 0 && out->n > 0 && out->p[out->n - 1] == ']';
	case ':':
		return (i == 0 && out->n > 0 && out->p[out->n - 1] == ']')
			|| begins_autolink(text, i);
	case '.': return begins_autolink(text, i);
	default: return false;
	}
}

void escape_markdown(struct str text, struct buf *out)
{
	struct str line = last_line(out);
	size_t i = 0;

	if (in_destination(line)) {
		put_destination(line, text, out);
		return;
	}
	if (at_block_start(line))
		i = put_block_mark(text, out);
	while (i < text.n) {
		char c = text.p[i];

		if (c == '<') {
			buf_put(out, STR("&lt;"));
		} else if (c == '>') {
			buf_put(out, STR("&gt;"));
		} else if (c == '&' && (i + 1 == text.n || is_letter(text.p[i + 1])
			|| text.p[i + 1] == '#')) {
			buf_put(out, STR("&amp;"));
		} else if (c == '\n' || c == '\r' || c == '\t') {
			buf_char(out, ' ');
		} else if (needs_backslash(text, i, out)) {
			buf_char(out, '\\');
			buf_char(out, c);
		} else {
			i += put_letter(text, i, out);
			continue;
		}
		i++;
	}
}

void escape_json(struct str text, struct buf *out)
{
	size_t n;

	for (size_t i = 0; i < text.n; i += n) {
		uint32_t c = utf8_decode(str_slice(text, i, text.n), &n);

		if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, (char)c);
		} else if (c == '\n') {
			buf_put(out, STR("\\n"));
		} else if (c == '\t') {
			buf_put(out, STR("\\t"));
		} else if (c == UTF8_BAD) {
			buf_put(out, STR("\xef\xbf\xbd"));
		} else if (c <= 0xffff && (c == '<' || c == '>' || is_forbidden(c)
			|| c == 0x2028 || c == 0x2029)) {
			buf_printf(out, "\\u%04x", c);
		} else if (is_forbidden(c)) {
			buf_put(out, STR("\xef\xbf\xbd"));
		} else {
			buf_put(out, str_slice(text, i, i + n));
		}
	}
}

void escape_path(struct str path, struct buf *out)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (is_alnum(c) || (c && strchr("-._~/", c)))
			buf_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
}
