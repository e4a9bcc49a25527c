/* quote.c - a text as a scalar of YAML that reads back as the same text. */
#include "write/quote.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static bool is_in(char c, const char *set)
{
	return c && strchr(set, c);
}

/* What YAML 1.1 or 1.2 would take for something other than a text. */
static bool is_guessed(struct str text)
{
	static const char *const words[] = {
		"yes", "no", "y", "n", "on", "off", "true", "false", "null", "~", "=", "<<"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == text.n && strncasecmp(words[i], text.p, text.n) == 0)
			return true;
	if (!is_in(text.p[0], "0123456789.+-"))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!is_in(text.p[i], "0123456789abcdefABCDEFxXoOTtZz.,:_+- "))
			return false;
	return true;
}

/* What may stand in no file as it is, or what a reader would not keep: only an escape is safe. */
static bool needs_escape(uint32_t c)
{
	return c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
	       c == 0xFFFF || utf8_is_forbidden(c);
}

static bool holds_escaped(struct str text)
{
	for (size_t i = 0, n; i < text.n; i += n)
		if (needs_escape(utf8_decode(str_slice(text, i, i + 4), &n)) && text.p[i] != '\n')
			return true;
	return false;
}

static bool is_plain(struct str text, bool flow)
{
	if (!text.n || is_in(text.p[0], " -?:,[]{}#&*!|>'\"%@`") || text.p[text.n - 1] == ' ' ||
		text.p[text.n - 1] == ':' || str_starts(text, STR("...")))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		char next = i + 1 < text.n ? text.p[i + 1] : '\0';

		if ((unsigned char)c < ' ' || (flow && is_in(c, ",[]{}")) ||
			(c == ':' && is_in(next, flow ? " ,?[]{}" : " ")) ||
			(c == ' ' && next == '#'))
			return false;
	}
	return true;
}

static void quote_point(struct buf *out, uint32_t c, struct str bytes)
{
	if (c == '"' || c == '\\')
		buf_printf(out, "\\%c", (char)c);
	else if (c == '\n')
		buf_put(out, STR("\\n"));
	else if (c == '\t')
		buf_put(out, STR("\\t"));
	else if (!needs_escape(c))
		buf_put(out, bytes);
	else
		buf_printf(out, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
}

static void quote_double(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0, n; i < text.n; i += n) {
		uint32_t c = utf8_decode(str_slice(text, i, i + 4), &n);

		quote_point(out, c, str_slice(text, i, i + n));
	}
	buf_char(out, '"');
}

static void quote_single(struct buf *out, struct str text)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			buf_char(out, '\'');
		buf_char(out, text.p[i]);
	}
	buf_char(out, '\'');
}

void quote_text(struct buf *out, struct str text, unsigned manner)
{
	bool escaped = holds_escaped(text) || str_find(text, STR("\n")) >= 0;

	if (!escaped && is_plain(text, manner & QUOTE_FLOW) &&
		(manner & QUOTE_TYPED || !is_guessed(text)))
		buf_put(out, text);
	else if (escaped)
		quote_double(out, text);
	else
		quote_single(out, text);
}

bool quote_fits_block(struct str text)
{
	struct str rest = text, line;
	bool several = false;

	if (!text.n || text.p[0] == ' ' || text.p[0] == '\n' || text.p[text.n - 1] == '\n' ||
		holds_escaped(text))
		return false;
	for (size_t i = 0; i < text.n; i++)
		several |= text.p[i] == '\n';
	while (str_split(&rest, '\n', &line))
		if (line.n && !str_trim(line).n)
			return false;
	return several;
}

void quote_block(struct buf *out, struct str text, size_t indent, struct str eol)
{
	struct str rest = text, line;

	buf_put(out, STR("|-"));
	while (str_split(&rest, '\n', &line)) {
		buf_put(out, eol);
		if (line.n)
			buf_fill(out, ' ', indent);
		buf_put(out, line);
	}
}
