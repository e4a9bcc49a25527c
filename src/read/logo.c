/* logo.c - the picture that company.site.logo names. */
#include "read/logo.h"

#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool has_ending(struct str name, struct str ending)
{
	return name.n > ending.n &&
	       strncasecmp(name.p + name.n - ending.n, ending.p, ending.n) == 0;
}

static bool follows(struct str text, size_t i, struct str word)
{
	return text.n - i >= word.n && strncasecmp(text.p + i, word.p, word.n) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(struct str text, size_t i)
{
	while (i < text.n && is_blank(text.p[i]))
		i++;
	return i;
}

/* At the start of an element's name, with or without a prefix: one that acts, or brings in what is
 * not drawing. */
static bool is_acting_element(struct str text, size_t i)
{
	static const struct str names[] = {{"script", 6}, {"foreignobject", 13}, {"iframe", 6},
		{"embed", 5}, {"object", 6}, {"animate", 7}, {"set", 3}, {"handler", 7},
		{"listener", 8}, {"audio", 5}, {"video", 5}, {"image", 5}, {"feimage", 7}};

	if (i == 0 || (text.p[i - 1] != '<' && text.p[i - 1] != ':'))
		return false;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (follows(text, i, names[k]))
			return true;
	return false;
}

/* ` onload = ` */
static bool is_handler(struct str text, size_t i)
{
	size_t from = i;

	if (i == 0 || (!is_blank(text.p[i - 1]) && !strchr("\"'/", text.p[i - 1])) ||
		!follows(text, i, STR("on")))
		return false;
	while (i < text.n && isalpha((unsigned char)text.p[i]))
		i++;
	i = i > from + 2 ? skip_blanks(text, i) : text.n;
	return i < text.n && text.p[i] == '=';
}

/* href="…", url(…) and src="…" that don't begin with #. */
static bool leads_out(struct str text, size_t i)
{
	static const struct str ways[] = {{"href", 4}, {"url(", 4}, {"src", 3}};

	for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
		size_t at = i + ways[k].n;

		if (!follows(text, i, ways[k]))
			continue;
		at = skip_blanks(text, at);
		if (k != 1 && (at == text.n || text.p[at++] != '='))
			continue;
		at = skip_blanks(text, at);
		if (at < text.n && (text.p[at] == '"' || text.p[at] == '\''))
			at++;
		if (at == text.n || text.p[at] != '#')
			return true;
	}
	return false;
}

static struct str svg_wrong(struct str bytes)
{
	size_t root = skip_blanks(bytes, str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 0);
	ptrdiff_t encoding = str_find(str_slice(bytes, 0, 200), STR("encoding"));

	if (!follows(bytes, root, STR("<svg")) && !follows(bytes, root, STR("<?xml ")) &&
		!follows(bytes, root, STR("<!--")))
		return STR("is no SVG: it begins with something else");
	if (encoding >= 0 && str_find(str_slice(bytes, 0, 200), STR("UTF-8")) < 0 &&
		str_find(str_slice(bytes, 0, 200), STR("utf-8")) < 0)
		return STR("is not written in UTF-8");
	for (size_t i = 0, n; i < bytes.n; i += n) {
		uint32_t c = utf8_decode(str_slice(bytes, i, bytes.n), &n);

		if (c == UTF8_BAD || utf8_is_forbidden(c))
			return STR("is not text in UTF-8 without control characters");
		if (is_acting_element(bytes, i) || is_handler(bytes, i) ||
			follows(bytes, i, STR("javascript:")))
			return STR("holds something other than a drawing (a script, an animation, "
				   "another file)");
		if (follows(bytes, i, STR("<!doctype")) || follows(bytes, i, STR("<!entity")) ||
			follows(bytes, i, STR("<?xml-stylesheet")))
			return STR("has a document type, entities or a style sheet of its own: "
				   "leave them out");
		if (leads_out(bytes, i) || follows(bytes, i, STR("@import")))
			return STR("leads out of itself: links and fills may only name its own "
				   "parts, as #part");
	}
	return STR_NONE;
}

struct str logo_wrong(struct str name, struct str bytes)
{
	if (has_ending(name, STR(".svg")))
		return svg_wrong(bytes);
	if (!has_ending(name, STR(".png")))
		return STR("is neither .svg nor .png");
	if (!str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
		return STR("is no PNG: it begins with something else");
	return STR_NONE;
}

void logo_read(
	struct book *book, const struct store *store, struct diags *diags, struct arena *arena)
{
	struct site_options *site = &book->company.site;
	struct file_bytes file;
	struct str wrong;

	if (!site->logo.n || !site->record.source)
		return;
	file = store->read(store, site->logo, LOGO_MOST, arena);
	if (file.trouble.path.n)
		wrong = str_printf(arena, "cannot be read: %.*s", STR_ARG(file.trouble.why));
	else if (file.too_large)
		wrong = STR("is larger than 256 KiB");
	else
		wrong = logo_wrong(site->logo, file.bytes);
	if (!wrong.p) {
		site->picture = file.bytes;
		site->picture_is_svg = has_ending(site->logo, STR(".svg"));
		return;
	}
	site->record.source->broken = true;
	diag_add(diags, DIAG_VALUE, site->record.source->path,
		record_value_at(&site->record, &site->logo), "the logo '%.*s' %.*s",
		STR_ARG(site->logo), STR_ARG(wrong));
}
