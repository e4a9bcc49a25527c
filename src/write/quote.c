/* quote.c - a text as a scalar of YAML that reads back as the same text. */
#include "write/quote.h"

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

static void quote_double(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_put(out, STR("\\n"));
		else if (c == '\t')
			buf_put(out, STR("\\t"));
		else if ((unsigned char)c < ' ')
			buf_printf(out, "\\x%02x", (unsigned)c);
		else
			buf_char(out, c);
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
	bool control = false;

	for (size_t i = 0; i < text.n; i++)
		control |= (unsigned char)text.p[i] < ' ';
	if (is_plain(text, manner & QUOTE_FLOW) && (manner & QUOTE_TYPED || !is_guessed(text)))
		buf_put(out, text);
	else if (control)
		quote_double(out, text);
	else
		quote_single(out, text);
}

bool quote_fits_block(struct str text)
{
	struct str rest = text, line;
	bool several = false;

	if (!text.n || text.p[0] == ' ' || text.p[0] == '\n' || text.p[text.n - 1] == '\n')
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.p[i] < ' ' && text.p[i] != '\n')
			return false;
		several |= text.p[i] == '\n';
	}
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
