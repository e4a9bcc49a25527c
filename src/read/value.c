/* value.c - from a node to the value of a field. */
#include "read/value.h"

#include "base/zone.h"
#include "read/tell.h"
#include "read/word.h"

#include <stdlib.h>
#include <string.h>

typedef void read_fn(const struct value *v, void *out);

struct str value_shown(const struct value *v)
{
	return quoted(v->text, v->d->scratch);
}

void value_wrong(const struct value *v, enum diag_code code, const char *what)
{
	decode_error(v->d, code, v->node->at, "'%.*s' is '%.*s': %s", STR_ARG(v->field->name),
		STR_ARG(value_shown(v)), what);
}

static void wrong_type(const struct value *v)
{
	struct str words = type_words(v->field, v->d->scratch),
		   odd = odd_letter(v->text, v->d->scratch);

	decode_error(v->d, DIAG_TYPE, v->node->at, "'%.*s' takes %.*s, not '%.*s'%.*s",
		STR_ARG(v->field->name), STR_ARG(words), STR_ARG(value_shown(v)), STR_ARG(odd));
}

struct str type_words(const struct field *field, struct arena *arena)
{
	switch (field->type) {
	case FIELD_ID: return STR("an id");
	case FIELD_DAY: return STR("a date such as 2026-02-03");
	case FIELD_WHEN:
		return STR("a date such as 2026-02-03, or a moment of it such as 2026-02-03T22:15, "
			   "or with an offset "
			   "such as 2026-02-03T22:15+01:00");
	case FIELD_MONEY:
		return STR("an amount such as 45000 or 45000.50 (a decimal number, nothing else)");
	case FIELD_SPAN: return STR("a span such as 36h, 5d, 3bd or 2w");
	case FIELD_PERCENT:
		return str_printf(
			arena, "a percent such as 80 %%, from %g to %g", field->low, field->high);
	case FIELD_INT:
	case FIELD_LONG:
		return str_printf(
			arena, "a whole number from %.0f to %.0f", field->low, field->high);
	case FIELD_NUMBER:
		return str_printf(arena, "a number from %g to %g", field->low, field->high);
	case FIELD_YESNO:
	case FIELD_MAYBE: return STR("yes or no");
	case FIELD_REF:
		return str_printf(
			arena, "the id of %.*s", STR_ARG(refers_words(field->refers, arena)));
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

static bool date_error(const struct value *v, enum date_error error)
{
	const struct company *company = v->d->tables->company;

	switch (error) {
	case DATE_OK: return false;
	case DATE_FORM: wrong_type(v); break;
	case DATE_NO_DAY: value_wrong(v, DIAG_VALUE, "there is no such day"); break;
	case DATE_NO_TIME: value_wrong(v, DIAG_VALUE, "there is no such time of day"); break;
	case DATE_RANGE:
		value_wrong(v, DIAG_VALUE, "dates go from 1900-01-01 to 2199-12-31");
		break;
	case DATE_SKIPPED:
		decode_error(v->d, DIAG_VALUE, v->node->at,
			"'%.*s' is '%.*s', an hour that the clocks of %.*s skipped that night; "
			"give it an offset",
			STR_ARG(v->field->name), STR_ARG(value_shown(v)),
			STR_ARG(company ? company->timezone : STR("the company")));
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
	const struct currency *currency =
		company && company->currency_code.n ? company->currency : NULL;
	int64_t amount;

	switch (money_parse(v->text, currency ? currency->decimals : 4, &amount)) {
	case MONEY_OK: *(int64_t *)out = amount; break;
	case MONEY_FORM: wrong_type(v); break;
	case MONEY_NEGATIVE: value_wrong(v, DIAG_VALUE, "an amount is never negative"); break;
	case MONEY_RANGE: value_wrong(v, DIAG_VALUE, "that is too large"); break;
	case MONEY_DECIMALS:
		decode_error(v->d, DIAG_VALUE, v->node->at,
			"'%.*s' is '%.*s', but amounts in %s have %d decimals",
			STR_ARG(v->field->name), STR_ARG(value_shown(v)),
			currency ? currency->code : "any currency",
			currency ? currency->decimals : 4);
		break;
	}
}

static void read_span(const struct value *v, void *out)
{
	struct span span;

	switch (span_parse(v->text, &span)) {
	case SPAN_FORM: wrong_type(v); return;
	case SPAN_RANGE:
		value_wrong(v, DIAG_VALUE, "that is too large: more than 100 years");
		return;
	case SPAN_ZERO:
		if (!(v->field->flags & FIELD_ZERO)) {
			value_wrong(v, DIAG_VALUE, "0 is no time at all");
			return;
		}
		break;
	case SPAN_OK: break;
	}
	*(struct span *)out = span;
}

/* Digits with one point and digits after it at most; a sign in front only to say that it is wrong.
 */
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
	decode_error(v->d, DIAG_VALUE, v->node->at,
		"'%.*s' is '%.*s': it goes from %g%s to %.12g%s", STR_ARG(v->field->name),
		STR_ARG(value_shown(v)), v->field->low, unit, v->field->high, unit);
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
	value_wrong(v, DIAG_VALUE, "it is yes or no");
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

static read_fn *const readers[FIELD_TYPES] = {
	[FIELD_TEXT] = read_text,
	[FIELD_MARKDOWN] = read_text,
	[FIELD_URL] = read_url,
	[FIELD_ID] = read_id,
	[FIELD_DAY] = read_day,
	[FIELD_WHEN] = read_when,
	[FIELD_MONEY] = read_money,
	[FIELD_SPAN] = read_span,
	[FIELD_PERCENT] = read_percent,
	[FIELD_INT] = read_int,
	[FIELD_LONG] = read_long,
	[FIELD_NUMBER] = read_number,
	[FIELD_YESNO] = read_yesno,
	[FIELD_MAYBE] = read_maybe,
	[FIELD_TERM] = read_term,
	[FIELD_CURRENCY] = read_currency,
	[FIELD_ZONE] = read_zone,
	[FIELD_KIND] = read_kind,
	[FIELD_REF] = read_ref,
	[FIELD_COLOUR] = read_colour,
	[FIELD_PATH] = read_path,
	[FIELD_START] = read_start,
};

void value_read(struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	struct value v = {d, field, node, node->text};
	struct str words;

	if (node->spoilt)
		return;
	if (node->kind != NODE_TEXT) {
		words = type_words(field, d->scratch);
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes %.*s, not a %s",
			STR_ARG(field->name), STR_ARG(words),
			node->kind == NODE_LIST ? "list" : "mapping");
	} else if (is_blank_text(node->text)) {
		words = type_words(field, d->scratch);
		decode_error(d, DIAG_TYPE, node->at,
			"'%.*s' is empty; write %.*s or leave the key out", STR_ARG(field->name),
			STR_ARG(words));
	} else {
		readers[field->type](&v, out);
	}
}
