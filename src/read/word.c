/* word.c - values that are words: texts, ids, addresses, terms. */
#include "read/word.h"

#include "base/colour.h"

#include "base/utf8.h"
#include "base/zone.h"
#include "read/tell.h"

#include <string.h>

enum { ID_MOST = 63, KINDS_MOST = 128 };

void read_text(const struct value *v, void *out)
{
	*(struct str *)out = str_copy(v->text, v->d->arena);
}

static bool has_blank(struct str text)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		utf8_decode(str_slice(text, at, at + 4), &n);
		if (is_blank_text(str_slice(text, at, at + n)))
			return true;
	}
	return false;
}

/* http or https, a host, no user, and nothing that could end an attribute or a link. */
void read_url(const struct value *v, void *out)
{
	struct str rest = v->text;
	size_t host = 0;

	if (str_starts(rest, STR("https://")))
		rest = str_slice(rest, 8, rest.n);
	else if (str_starts(rest, STR("http://")))
		rest = str_slice(rest, 7, rest.n);
	else
		rest = STR_NONE;
	while (host < rest.n && !strchr("/?#", rest.p[host]))
		host++;
	for (size_t i = 0; i < rest.n; i++)
		if ((unsigned char)rest.p[i] <= ' ' || strchr("\"'<>\\`", rest.p[i]) ||
			(i < host && rest.p[i] == '@'))
			host = 0;
	if (host == 0 || rest.p[0] == ':' || rest.p[0] == '.' || has_blank(rest)) {
		value_wrong(v, DIAG_VALUE,
			"an address begins with http:// or https:// and a host, and has no user, "
			"blanks, "
			"quotes or angle brackets");
		return;
	}
	*(struct str *)out = str_copy(v->text, v->d->arena);
}

/* Texts are written in it: it must be legible on the paper. */
void read_start(const struct value *v, void *out)
{
	int32_t day;
	bool digits = v->text.n >= 7 && v->text.n <= 40;

	for (size_t i = 0; i < v->text.n && digits; i++)
		digits = strchr("0123456789abcdefABCDEF", v->text.p[i]) && v->text.p[i];
	if (digits || day_parse(v->text, &day) == DATE_OK)
		*(struct str *)out = str_copy(v->text, v->d->arena);
	else
		value_wrong(v, DIAG_VALUE,
			"it takes the id of a commit, of 7 digits at least, or a day such as "
			"2026-02-03");
}

void read_colour(const struct value *v, void *out)
{
	struct colour colour, near;
	char better[8];

	if (!colour_parse(v->text, &colour)) {
		value_wrong(v, DIAG_VALUE, "a colour is written in hexadecimal, such as #0f597d");
		return;
	}
	near = colour_readable(colour, paper_light, 4.5);
	if (memcmp(&near, &colour, sizeof near) == 0) {
		*(struct str *)out = str_copy(v->text, v->d->arena);
		return;
	}
	colour_write(near, better);
	value_wrong(v, DIAG_VALUE,
		str_printf(v->d->scratch,
			"its contrast on the paper is %.1f to 1, and texts need 4.5; the nearest "
			"that has it is %s",
			colour_contrast(colour, paper_light), better)
			.p);
}

/* A path below the content folder: it can't lead out of it. */
void read_path(const struct value *v, void *out)
{
	struct str rest = v->text, part;
	bool good = true;

	while (str_split(&rest, '/', &part))
		good &= part.n > 0 && !str_eq(part, STR("..")) && !str_eq(part, STR(".")) &&
			str_find(part, STR("\\")) < 0 && str_find(part, STR(":")) < 0;
	if (good)
		*(struct str *)out = str_copy(v->text, v->d->arena);
	else
		value_wrong(v, DIAG_VALUE,
			"a path is relative to the content folder and stays in it, such as "
			"images/logo.svg");
}

static bool is_reserved_device(struct str id)
{
	static const char *const names[] = {"con", "nul", "aux", "prn"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(id, str_c(names[i])))
			return true;
	return id.n == 4 && (str_starts(id, STR("com")) || str_starts(id, STR("lpt"))) &&
	       id.p[3] >= '1' && id.p[3] <= '9';
}

/* The id that somebody may have meant: lower case, hyphens for what isn't allowed. */
static struct str id_meant(struct str text, struct arena *arena)
{
	char *p = arena_alloc(arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < ID_MOST; i++) {
		char c = text.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			p[n++] = c;
		else if (n && p[n - 1] != '-' && (unsigned char)c < 0x80)
			p[n++] = '-';
		else if ((unsigned char)c >= 0x80)
			return STR_NONE;
	}
	while (n && p[n - 1] == '-')
		n--;
	return (struct str){p, n};
}

static bool id_letters(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0)))
			return false;
	}
	return text.n > 0;
}

bool id_check(struct decoder *d, const struct node *node, const char *what, bool page)
{
	struct str shown = quoted(node->text, d->scratch), odd = odd_letter(node->text, d->scratch);
	struct str meant = id_meant(node->text, d->scratch);

	if (!id_letters(node->text))
		decode_error(d, DIAG_ID, node->at,
			"%s '%.*s' is not made of [a-z0-9-], beginning with a letter or "
			"digit%.*s%s%.*s%s",
			what, STR_ARG(shown), STR_ARG(odd), meant.n ? "; did you mean '" : "",
			STR_ARG(meant), meant.n ? "'?" : "");
	else if (node->text.n > ID_MOST)
		decode_error(d, DIAG_ID, node->at, "%s '%.*s' is longer than %d letters", what,
			STR_ARG(shown), ID_MOST);
	else if (page && is_reserved_device(node->text))
		decode_error(d, DIAG_ID, node->at,
			"%s '%.*s' is reserved: Windows can't write a file of that name", what,
			STR_ARG(shown));
	else if (page && str_eq(node->text, STR("index")))
		decode_error(d, DIAG_ID, node->at,
			"%s 'index' is reserved: the site has a page of that name", what);
	else
		return true;
	return false;
}

/* Accounts and departments have pages of the name of their id. */
void read_id(const struct value *v, void *out)
{
	id_check(v->d, v->node, "the id", v->field->flags & FIELD_PAGE);
	*(struct str *)out =
		str_copy(v->text, v->d->arena); /* a bad one too: others may refer to it */
}

/* Names the words that may stand there, and the one that was meant. */
static void no_such_word(const struct value *v, const struct str *words, size_t n)
{
	struct str meant = decode_suggest(v->d, v->text, words, n), list = STR_NONE,
		   hint = STR_NONE;

	for (size_t i = 0; i < n; i++)
		if (words[i].n)
			list = list.n ? str_printf(v->d->scratch, "%.*s, %.*s", STR_ARG(list),
						STR_ARG(words[i]))
				      : words[i];
	if (meant.n)
		hint = str_printf(v->d->scratch, "; did you mean '%.*s'?", STR_ARG(meant));
	decode_error(v->d, DIAG_VALUE, v->node->at, "'%.*s' is '%.*s', which is none of %.*s%.*s",
		STR_ARG(v->field->name), STR_ARG(value_shown(v)), STR_ARG(list), STR_ARG(hint));
}

void read_term(const struct value *v, void *out)
{
	int term = terms_find(v->field->terms, v->text);

	if (term < 0)
		no_such_word(v, v->field->terms->names, v->field->terms->n);
	else
		memcpy(out, &term, sizeof term);
}

static bool kind_known(const struct value *v)
{
	const struct company *company = v->d->tables->company;
	struct str words[KINDS_MOST];
	size_t n = 0;

	if (terms_find(&incident_kind_terms, v->text) >= 0 || !v->d->tables->kinds_known)
		return true;
	for (size_t i = 0; i < incident_kind_terms.n; i++)
		words[n++] = incident_kind_terms.names[i];
	for (size_t i = 0; company && i < company->kinds.n; i++) {
		if (str_eq(company->kinds.v[i].id, v->text))
			return true;
		if (n < KINDS_MOST)
			words[n++] = company->kinds.v[i].id;
	}
	no_such_word(v, words, n);
	return false;
}

void read_kind(const struct value *v, void *out)
{
	if (kind_known(v))
		*(struct str *)out = decode_copy(v->d, v->text);
}

void read_currency(const struct value *v, void *out)
{
	if (currency_find(v->text))
		*(struct str *)out = str_copy(v->text, v->d->arena);
	else
		value_wrong(v, DIAG_VALUE,
			"a currency is given by its ISO 4217 code in capitals, such as EUR, MXN or "
			"USD");
}

void read_zone(const struct value *v, void *out)
{
	struct zone *zone;
	struct str meant;

	switch (zone_open(v->text, &zone, v->d->scratch)) {
	case ZONE_OK: *(struct str *)out = str_copy(v->text, v->d->arena); break;
	case ZONE_NO_DATA:
		value_wrong(v, DIAG_VALUE,
			"the tz database of time zones can't be read here (package tzdata)");
		break;
	case ZONE_UNKNOWN:
		meant = zone_suggest(v->text, v->d->scratch);
		decode_error(v->d, DIAG_VALUE, v->node->at,
			"'%.*s' is '%.*s', which is no time zone such as Europe/Madrid%s%.*s%s",
			STR_ARG(v->field->name), STR_ARG(value_shown(v)),
			meant.n ? "; did you mean '" : "", STR_ARG(meant), meant.n ? "'?" : "");
		break;
	}
}

void read_ref(const struct value *v, void *out)
{
	((struct ref *)out)->id = decode_copy(v->d, v->text);
}
