/* value.c - from a node to the value of a field. */
#include "read/value.h"

#include "base/utf8.h"
#include "base/zone.h"

#include <stdlib.h>
#include <string.h>

enum { ID_MOST = 63, KINDS_MOST = 128 };

/* What one value is read from and into. */
struct value {
	struct decoder *d;
	const struct field *field;
	const struct node *node;
	struct str text; /* of the node */
};

typedef void read_fn(const struct value *v, void *out);

static struct str shown(const struct value *v)
{
	return quoted(v->text, v->d->scratch);
}

static void wrong(const struct value *v, enum diag_code code, const char *what)
{
	decode_error(v->d, code, v->node->at, "'%.*s' is '%.*s': %s", STR_ARG(v->field->name), STR_ARG(shown(v)), what);
}

static void wrong_type(const struct value *v)
{
	struct str words = type_words(v->field, v->d->scratch), odd = odd_letter(v->text, v->d->scratch);

	decode_error(v->d, DIAG_TYPE, v->node->at, "'%.*s' takes %.*s, not '%.*s'%.*s", STR_ARG(v->field->name),
		STR_ARG(words), STR_ARG(shown(v)), STR_ARG(odd));
}

struct str type_words(const struct field *field, struct arena *arena)
{
	switch (field->type) {
	case FIELD_ID: return STR("an id");
	case FIELD_DAY: return STR("a date such as 2026-02-03");
	case FIELD_WHEN:
		return STR("a date such as 2026-02-03, or a moment of it such as 2026-02-03T22:15, or with an offset "
			   "such as 2026-02-03T22:15+01:00");
	case FIELD_MONEY: return STR("an amount such as 45000 or 45000.50 (a decimal number, nothing else)");
	case FIELD_SPAN: return STR("a span such as 36h, 5d, 3bd or 2w");
	case FIELD_PERCENT: return str_printf(arena, "a percent such as 80 %%, from %g to %g", field->low, field->high);
	case FIELD_INT:
	case FIELD_LONG: return str_printf(arena, "a whole number from %.0f to %.0f", field->low, field->high);
	case FIELD_NUMBER: return str_printf(arena, "a number from %g to %g", field->low, field->high);
	case FIELD_YESNO:
	case FIELD_MAYBE: return STR("yes or no");
	case FIELD_REF: return str_printf(arena, "the id of %.*s", STR_ARG(refers_words(field->refers, arena)));
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_KINDS:
	case FIELD_DAYS:
	case FIELD_REFS:
	case FIELD_RECORDS: return STR("a list");
	case FIELD_RECORD: return STR("a mapping");
	default: return STR("a text");
	}
}

static void read_text(const struct value *v, void *out)
{
	*(struct str *)out = str_copy(v->text, v->d->arena);
}

/* http or https, a host, no user, and nothing that could end an attribute or a link. */
static void read_url(const struct value *v, void *out)
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
		if ((unsigned char)rest.p[i] <= ' ' || strchr("\"'<>\\`{}|^", rest.p[i]) || (i < host && rest.p[i] == '@'))
			host = 0;
	if (host == 0 || rest.p[0] == ':' || rest.p[0] == '.') {
		wrong(v, DIAG_VALUE, "an address begins with http:// or https:// and a host, and has no user, blanks, "
				     "quotes or angle brackets");
		return;
	}
	*(struct str *)out = str_copy(v->text, v->d->arena);
}

static bool is_reserved_device(struct str id)
{
	static const char *const names[] = {"con", "nul", "aux", "prn"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(id, str_c(names[i])))
			return true;
	return id.n == 4 && (str_starts(id, STR("com")) || str_starts(id, STR("lpt"))) && id.p[3] >= '1' && id.p[3] <= '9';
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
		decode_error(d, DIAG_ID, node->at, "%s '%.*s' is not made of [a-z0-9-], beginning with a letter or digit%.*s%s%.*s%s",
			what, STR_ARG(shown), STR_ARG(odd), meant.n ? "; did you mean '" : "", STR_ARG(meant), meant.n ? "'?" : "");
	else if (node->text.n > ID_MOST)
		decode_error(d, DIAG_ID, node->at, "%s '%.*s' is longer than %d letters", what, STR_ARG(shown), ID_MOST);
	else if (page && is_reserved_device(node->text))
		decode_error(d, DIAG_ID, node->at, "%s '%.*s' is reserved: Windows can't write a file of that name", what,
			STR_ARG(shown));
	else if (page && str_eq(node->text, STR("index")))
		decode_error(d, DIAG_ID, node->at, "%s 'index' is reserved: the site has a page of that name", what);
	else
		return true;
	return false;
}

/* Accounts and departments have pages of the name of their id. */
static void read_id(const struct value *v, void *out)
{
	id_check(v->d, v->node, "the id", v->field->flags & FIELD_PAGE);
	*(struct str *)out = str_copy(v->text, v->d->arena); /* a bad one too: others may refer to it */
}

static bool date_error(const struct value *v, enum date_error error)
{
	const struct company *company = v->d->tables->company;

	switch (error) {
	case DATE_OK: return false;
	case DATE_FORM: wrong_type(v); break;
	case DATE_NO_DAY: wrong(v, DIAG_VALUE, "there is no such day"); break;
	case DATE_NO_TIME: wrong(v, DIAG_VALUE, "there is no such time of day"); break;
	case DATE_RANGE: wrong(v, DIAG_VALUE, "dates go from 1900-01-01 to 2199-12-31"); break;
	case DATE_SKIPPED:
		decode_error(v->d, DIAG_VALUE, v->node->at,
			"'%.*s' is '%.*s', an hour that the clocks of %.*s skipped that night; give it an offset",
			STR_ARG(v->field->name), STR_ARG(shown(v)), STR_ARG(company ? company->timezone : STR("the company")));
		break;
	}
	return true;
}

static void read_day(const struct value *v, void *out)
{
	int32_t day;

	if (!date_error(v, day_parse(v->text, &day)))
		*(int32_t *)out = day;
}

static void read_when(const struct value *v, void *out)
{
	const struct company *company = v->d->tables->company;
	struct zone *zone = company ? company->zone : NULL;
	struct when when;

	if (!zone && zone_open(STR("UTC"), &zone, v->d->scratch) != ZONE_OK)
		return;
	if (!date_error(v, when_parse(v->text, zone, &when)))
		*(struct when *)out = when;
}

static void read_money(const struct value *v, void *out)
{
	const struct company *company = v->d->tables->company;
	const struct currency *currency = company ? company->currency : NULL;
	int64_t amount;

	switch (money_parse(v->text, currency ? currency->decimals : 4, &amount)) {
	case MONEY_OK: *(int64_t *)out = amount; break;
	case MONEY_FORM: wrong_type(v); break;
	case MONEY_NEGATIVE: wrong(v, DIAG_VALUE, "an amount is never negative"); break;
	case MONEY_RANGE: wrong(v, DIAG_VALUE, "that is too large"); break;
	case MONEY_DECIMALS:
		decode_error(v->d, DIAG_VALUE, v->node->at, "'%.*s' is '%.*s', but amounts in %s have %d decimals",
			STR_ARG(v->field->name), STR_ARG(shown(v)), currency ? currency->code : "any currency",
			currency ? currency->decimals : 4);
		break;
	}
}

static void read_span(const struct value *v, void *out)
{
	struct span span;

	switch (span_parse(v->text, &span)) {
	case SPAN_FORM: wrong_type(v); return;
	case SPAN_RANGE: wrong(v, DIAG_VALUE, "that is too large: more than 100 years"); return;
	case SPAN_ZERO:
		if (!(v->field->flags & FIELD_ZERO)) {
			wrong(v, DIAG_VALUE, "0 is no time at all");
			return;
		}
		break;
	case SPAN_OK: break;
	}
	*(struct span *)out = span;
}

/* Digits with one point and digits after it at most; a sign in front only to say that it is wrong. */
static bool is_decimal(struct str text, bool whole)
{
	size_t i = text.n && text.p[0] == '-', digits = i, points = 0;

	for (; i < text.n; i++) {
		if (text.p[i] == '.' && !whole && i > digits && i + 1 < text.n)
			points++;
		else if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	}
	return text.n > digits && points <= 1;
}

/* The number of a text, or out of range; a long one is out of every range. */
static double number_of(struct str text)
{
	char copy[48];

	if (text.n >= sizeof copy)
		return text.p[0] == '-' ? -1e300 : 1e300;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	return strtod(copy, NULL);
}

static bool in_range(const struct value *v, double number)
{
	const char *unit = v->field->type == FIELD_PERCENT ? " %" : "";

	if (number >= v->field->low && number <= v->field->high)
		return true;
	decode_error(v->d, DIAG_VALUE, v->node->at, "'%.*s' is '%.*s': it goes from %g%s to %.12g%s", STR_ARG(v->field->name),
		STR_ARG(shown(v)), v->field->low, unit, v->field->high, unit);
	return false;
}

static void read_percent(const struct value *v, void *out)
{
	struct str digits = v->text;

	if (str_ends(digits, STR("%")))
		digits = str_trim(str_slice(digits, 0, digits.n - 1));
	if (!is_decimal(digits, false))
		wrong_type(v);
	else if (in_range(v, number_of(digits)))
		*(double *)out = number_of(digits) / 100;
}

static void read_int(const struct value *v, void *out)
{
	if (!is_decimal(v->text, true))
		wrong_type(v);
	else if (in_range(v, number_of(v->text)))
		*(int *)out = (int)number_of(v->text);
}

static void read_long(const struct value *v, void *out)
{
	if (!is_decimal(v->text, true))
		wrong_type(v);
	else if (in_range(v, number_of(v->text)))
		*(int64_t *)out = (int64_t)number_of(v->text);
}

static void read_number(const struct value *v, void *out)
{
	if (!is_decimal(v->text, false))
		wrong_type(v);
	else if (in_range(v, number_of(v->text)))
		*(double *)out = number_of(v->text);
}

static int yes_or_no(const struct value *v)
{
	if (str_eq(v->text, STR("yes")))
		return 1;
	if (str_eq(v->text, STR("no")))
		return 0;
	wrong(v, DIAG_VALUE, "it is yes or no");
	return -1;
}

static void read_yesno(const struct value *v, void *out)
{
	*(bool *)out = yes_or_no(v) > 0;
}

static void read_maybe(const struct value *v, void *out)
{
	*(int *)out = yes_or_no(v);
}

/* Names the words that may stand there, and the one that was meant. */
static void no_such_word(const struct value *v, const struct str *words, size_t n)
{
	struct str meant = decode_suggest(v->d, v->text, words, n), list = STR_NONE, hint = STR_NONE;

	for (size_t i = 0; i < n; i++)
		if (words[i].n)
			list = list.n ? str_printf(v->d->scratch, "%.*s, %.*s", STR_ARG(list), STR_ARG(words[i])) : words[i];
	if (meant.n)
		hint = str_printf(v->d->scratch, "; did you mean '%.*s'?", STR_ARG(meant));
	decode_error(v->d, DIAG_VALUE, v->node->at, "'%.*s' is '%.*s', which is none of %.*s%.*s", STR_ARG(v->field->name),
		STR_ARG(shown(v)), STR_ARG(list), STR_ARG(hint));
}

static void read_term(const struct value *v, void *out)
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

static void read_kind(const struct value *v, void *out)
{
	if (kind_known(v))
		*(struct str *)out = decode_copy(v->d, v->text);
}

static void read_currency(const struct value *v, void *out)
{
	if (currency_find(v->text))
		*(struct str *)out = str_copy(v->text, v->d->arena);
	else
		wrong(v, DIAG_VALUE, "a currency is given by its ISO 4217 code in capitals, such as EUR, MXN or USD");
}

static void read_zone(const struct value *v, void *out)
{
	struct zone *zone;
	struct str meant;

	switch (zone_open(v->text, &zone, v->d->scratch)) {
	case ZONE_OK: *(struct str *)out = str_copy(v->text, v->d->arena); break;
	case ZONE_NO_DATA: wrong(v, DIAG_VALUE, "the tz database of time zones can't be read here (package tzdata)"); break;
	case ZONE_UNKNOWN:
		meant = zone_suggest(v->text, v->d->scratch);
		decode_error(v->d, DIAG_VALUE, v->node->at, "'%.*s' is '%.*s', which is no time zone such as Europe/Madrid%s%.*s%s",
			STR_ARG(v->field->name), STR_ARG(shown(v)), meant.n ? "; did you mean '" : "", STR_ARG(meant),
			meant.n ? "'?" : "");
		break;
	}
}

static void read_ref(const struct value *v, void *out)
{
	((struct ref *)out)->id = decode_copy(v->d, v->text);
}

static read_fn *const readers[FIELD_TYPES] = {
	[FIELD_TEXT] = read_text, [FIELD_MARKDOWN] = read_text, [FIELD_URL] = read_url, [FIELD_ID] = read_id,
	[FIELD_DAY] = read_day, [FIELD_WHEN] = read_when, [FIELD_MONEY] = read_money, [FIELD_SPAN] = read_span,
	[FIELD_PERCENT] = read_percent, [FIELD_INT] = read_int, [FIELD_LONG] = read_long,
	[FIELD_NUMBER] = read_number, [FIELD_YESNO] = read_yesno, [FIELD_MAYBE] = read_maybe,
	[FIELD_TERM] = read_term, [FIELD_CURRENCY] = read_currency, [FIELD_ZONE] = read_zone,
	[FIELD_KIND] = read_kind, [FIELD_REF] = read_ref,
};

void value_read(struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	struct value v = {d, field, node, node->text};
	struct str words;

	if (node->spoilt)
		return;
	if (node->kind != NODE_TEXT) {
		words = type_words(field, d->scratch);
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes %.*s, not a %s", STR_ARG(field->name), STR_ARG(words),
			node->kind == NODE_LIST ? "list" : "mapping");
	} else if (is_blank_text(node->text)) {
		words = type_words(field, d->scratch);
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' is empty; write %.*s or leave the key out", STR_ARG(field->name),
			STR_ARG(words));
	} else {
		readers[field->type](&v, out);
	}
}
