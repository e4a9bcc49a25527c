/* tell.c - what is said of wrong records, and how data is shown in it. */
#include "read/tell.h"

#include "base/suggest.h"
#include "base/utf8.h"

#include <stdarg.h>

enum { SUGGESTIONS_MOST = 20000, NAMES_LISTED = 9 };

void decode_error(struct decoder *d, enum diag_code code, struct mark at, const char *format, ...)
{
	va_list args;
	char text[1024];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	d->source->broken = true;
	diag_add(d->diags, code, d->source->path, at, "%s", text);
}

struct str decode_copy(struct decoder *d, struct str text)
{
	struct str *place;

	if (!d->repeated)
		return str_copy(text, d->arena);
	place = &d->repeated[str_hash(text) % REPEATED];
	if (!str_eq(*place, text))
		*place = str_copy(text, d->arena);
	return *place;
}

struct str quoted(struct str text, struct arena *arena)
{
	size_t at = 0, n;

	for (int i = 0; i < 60 && at < text.n; i++) {
		utf8_decode(str_slice(text, at, text.n), &n);
		at += n;
	}
	if (at >= text.n)
		return text;
	return str_printf(arena, "%.*s…", (int)at, text.p);
}

static const char *letter_name(uint32_t c)
{
	static const struct {
		uint32_t from, to;
		const char *name;
	} names[] = {
		{0xA0, 0xA0, ", a no-break space"},
		{0xAD, 0xAD, ", a soft hyphen"},
		{0x202F, 0x202F, ", a no-break space"},
		{0x200B, 0x200F, ", which cannot be seen"},
		{0x2060, 0x2060, ", which cannot be seen"},
		{0x2010, 0x2015, ", a dash"},
		{0x370, 0x3FF, ", Greek"},
		{0x400, 0x52F, ", Cyrillic"},
		{0x660, 0x669, ", an Arabic digit"},
		{0xFF00, 0xFFEF, ", full width"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (c >= names[i].from && c <= names[i].to)
			return names[i].name;
	return "";
}

struct str odd_letter(struct str text, struct arena *arena)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		if (c >= 0x80)
			return str_printf(arena, "; it holds '%.*s' (U+%04X%s)", (int)n,
				text.p + at, c, letter_name(c));
	}
	return STR_NONE;
}

bool is_blank_text(struct str text)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		if (!(c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
			    c == 0x1680 || (c >= 0x2000 && c <= 0x200D) || c == 0x2028 ||
			    c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
			    c == 0x3000 || c == 0xFEFF))
			return false;
	}
	return true;
}

struct str decode_suggest(struct decoder *d, struct str word, const struct str *words, size_t n)
{
	if (d->suggestions >= SUGGESTIONS_MOST)
		return STR_NONE;
	d->suggestions++;
	return suggest(word, words, n);
}

static struct str name_list(const struct str *names, size_t n, struct arena *arena)
{
	struct str out = STR_NONE;

	for (size_t i = 0; i < n; i++)
		out = i ? str_printf(arena, "%.*s, %.*s", STR_ARG(out), STR_ARG(names[i]))
			: names[i];
	return out;
}

struct str decode_unknown_key(struct decoder *d, const struct node *node, struct str what,
	const struct str *names, size_t n)
{
	struct str key = quoted(node->key, d->scratch), odd = odd_letter(node->key, d->scratch);
	struct str meant = decode_suggest(d, node->key, names, n), list = STR_NONE, hint = STR_NONE;

	if (meant.n)
		hint = str_printf(d->scratch, "; did you mean '%.*s'?", STR_ARG(meant));
	if (d->suggestions < SUGGESTIONS_MOST && (!meant.n || n <= NAMES_LISTED || !what.n))
		list = str_printf(d->scratch, "%s known keys: %.*s", meant.n ? "" : ";",
			STR_ARG(name_list(names, n, d->scratch)));
	decode_error(d, DIAG_UNKNOWN_KEY, node->key_at, "%.*s no key '%.*s'%.*s%.*s%.*s",
		STR_ARG(what.n ? what : STR("records have")), STR_ARG(key), STR_ARG(odd),
		STR_ARG(hint), STR_ARG(list));
	return meant;
}
