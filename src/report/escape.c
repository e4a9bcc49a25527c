/* escape.c - texts that may hold anything, as each format takes them. */
#include "report/escape.h"

#include "base/diag.h"
#include "base/utf8.h"

#include <string.h>

void json_put(struct str text, FILE *out)
{
	size_t taken;

	putc('"', out);
	for (; text.n; text = str_slice(text, taken, text.n)) {
		uint32_t c = utf8_decode(text, &taken);

		if (c == UTF8_BAD)
			fputs("\\ufffd", out);
		else if (c == '"' || c == '\\')
			fprintf(out, "\\%c", (int)c);
		else if (is_unseen(c) && c > 0xffff)
			fprintf(out, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((c - 0x10000) >> 10)),
				(unsigned)(0xdc00 + (c & 0x3ff)));
		else if (is_unseen(c))
			fprintf(out, "\\u%04x", (unsigned)c);
		else
			fwrite(text.p, 1, taken, out);
	}
	putc('"', out);
}

void json_put_visible(struct str text, struct arena *arena, FILE *out)
{
	json_put(text_visible(text, arena), out);
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-._~/", c));
}

void json_put_uri(struct str path, FILE *out)
{
	putc('"', out);
	for (size_t i = 0; i < path.n; i++)
		if (is_unreserved(path.p[i]))
			putc(path.p[i], out);
		else
			fprintf(out, "%%%02X", (unsigned)(unsigned char)path.p[i]);
	putc('"', out);
}

void xml_put(struct str text, struct arena *arena, FILE *out)
{
	text = text_visible(text, arena);
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '&': fputs("&amp;", out); break;
		case '<': fputs("&lt;", out); break;
		case '>': fputs("&gt;", out); break;
		case '"': fputs("&quot;", out); break;
		default: putc(text.p[i], out);
		}
}
