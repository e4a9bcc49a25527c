/* convert.c - from the cells of an export to the values of a field. */
#include "import/convert.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "import/amount.h"
#include "import/moment.h"
#include "read/tell.h"
#include "write/slug.h"

/* A value on its way. */
struct converting {
	struct making *m;
	struct item *item;
	const struct map_column *column;
	struct str text;
};

static struct mark mark_of(const struct converting *c)
{
	return c->column->from.n ? c->item->row->cells[c->column->column].at : c->item->row->at;
}

/* "'Created at' is '31/02/2026': …", at its cell. */
static struct str wrong(const struct converting *c, enum diag_code code, struct str what)
{
	struct str name = c->column->from.n ? c->column->from : c->column->name;

	diag_add(c->m->diags, code, c->m->file, mark_of(c), "'%.*s' is '%.*s': %.*s", STR_ARG(name),
		STR_ARG(quoted(c->text, c->m->scratch)), STR_ARG(what));
	return STR_NONE;
}

static bool is_blank_point(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x200B || c == 0xFEFF;
}

/* Without blanks of any kind at both ends. */
static struct str trimmed(struct str text)
{
	size_t n;

	text = str_trim(text);
	while (text.n && is_blank_point(utf8_decode(str_slice(text, 0, 4), &n)))
		text = str_slice(text, n, text.n);
	while (text.n) {
		size_t last = text.n - 1;

		while (last && ((unsigned char)text.p[last] & 0xC0) == 0x80)
			last--;
		if (!is_blank_point(utf8_decode(str_slice(text, last, text.n), &n)))
			break;
		text.n = last;
	}
	return text;
}

/* One-line fields hold one line; no file of records holds a control character. */
static struct str cleaned(struct making *m, struct str text, bool lines)
{
	struct str copy = str_copy(text, m->arena);
	char *out = arena_alloc(m->arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0, bytes; i < copy.n; i += bytes) {
		uint32_t c = utf8_decode(str_slice(copy, i, i + 4), &bytes);
		bool end = c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 ||
			   c == 0x2029;
		bool control = !end && c != '\t' && is_control(c);

		m->blanked += control;
		if (end || control || (c == '\t' && !lines)) {
			if (lines && end)
				out[n++] = '\n';
			else if (n && out[n - 1] != ' ')
				out[n++] = ' ';
			continue;
		}
		for (size_t k = 0; k < bytes; k++)
			out[n++] = copy.p[i + k];
	}
	return trimmed((struct str){out, n});
}

static struct str joined(
	const struct item *item, const struct map_column *column, struct arena *arena)
{
	struct buf out = {0};
	struct str text;
	bool any = false;

	for (size_t i = 0; i < column->parts.n; i++) {
		const struct join_part *part = &column->parts.v[i];
		struct str cell =
			part->is_column ? trimmed(item->row->cells[part->column].text) : part->text;

		any |= part->is_column && cell.n;
		buf_put(&out, cell);
	}
	text = any ? str_copy(buf_str(&out), arena) : STR_NONE;
	buf_free(&out);
	return text;
}

struct str column_text(struct making *m, const struct item *item, const struct map_column *column)
{
	bool lines = column->field->type == FIELD_MARKDOWN;
	struct str text = column->constant;

	if (column->from.n)
		text = item->row->cells[column->column].text;
	else if (column->join.n)
		text = joined(item, column, m->arena);
	text = cleaned(m, text, lines);
	return text.n ? text : column->empty.n ? column->empty : column->otherwise;
}

static struct str to_date(const struct converting *c)
{
	struct zones zones = {c->column->from_zone, c->m->company->zone, c->column->zone.n > 0};
	struct arena *scratch = c->m->scratch;
	struct moment moment;
	struct str usual;

	switch (moment_read(c->text, c->column->date, &moment)) {
	case DATE_OK:
		return moment_write(
			&moment, &zones, c->column->field->type == FIELD_DAY, c->m->arena);
	case DATE_NO_DAY: usual = STR("there is no such day"); break;
	case DATE_NO_TIME: usual = STR("there is no such time of day"); break;
	case DATE_RANGE: usual = STR("dates go from 1900-01-01 to 2199-12-31"); break;
	default:
		usual = pattern_of(c->text);
		usual = usual.n ? str_printf(scratch,
					  "the map expects %.*s; `date: \"%.*s\"` would read it",
					  STR_ARG(str_slice(c->column->date, 0, 40)),
					  STR_ARG(usual))
				: str_printf(scratch, "expected a date written as %.*s",
					  STR_ARG(str_slice(c->column->date, 0, 40)));
	}
	return wrong(c, DIAG_TYPE, usual);
}

static struct str to_money(const struct converting *c)
{
	const struct map_column *column = c->column;
	const struct currency *currency = c->m->company->currency;
	struct amount_manner manner = {
		column->decimal == DECIMAL_COMMA ? ',' : '.', column->divide, currency};
	const char *why;
	struct str out, code = STR_NONE;

	if (column->currency_from.n)
		code = str_trim(c->item->row->cells[column->currency_column].text);
	if (code.n && currency && !str_eq(code, str_c(currency->code)))
		return wrong(c, DIAG_VALUE,
			str_printf(c->m->scratch,
				"it is in %.*s, but the company's amounts are in %s: nothing is "
				"converted",
				STR_ARG(quoted(code, c->m->scratch)), currency->code));
	out = amount_read(c->text, &manner, &why, c->m->arena);
	return why ? wrong(c, DIAG_TYPE, str_c(why)) : out;
}

static unsigned refers_of(const struct field *field)
{
	return field->refers;
}

/* A key of the same export, or of one that was imported before. */
static struct str to_keyed(const struct converting *c)
{
	struct key_manner manner = {c->column->prefix, c->column->cased};
	struct str id = key_id(c->text, &manner, c->m->arena);

	if (id.n && (lookup_find(c->m->lookup, refers_of(c->column->field), id).id.n ||
			    map_get(&c->m->ids, id)))
		return id;
	if (c->column->unknown == UNKNOWN_LEAVE_OUT) {
		c->item->fate = FATE_LEFT_OUT;
		return STR_NONE;
	}
	return wrong(c, DIAG_REFERENCE,
		str_printf(c->m->scratch, "there is no %.*s '%.*s'; import those first",
			STR_ARG(refers_words(refers_of(c->column->field), c->m->scratch)),
			STR_ARG(id)));
}

static struct str to_reference(const struct converting *c)
{
	unsigned refers = refers_of(c->column->field);
	struct found_record found;
	struct arena *scratch = c->m->scratch;
	struct str kinds = refers_words(refers, scratch);

	if (c->column->field->flags & FIELD_CLIENT && str_eq(c->text, STR("client")))
		return c->text;
	found = lookup_find(c->m->lookup, refers, c->text);
	if (found.id.n)
		return found.id;
	if (c->column->otherwise.n)
		return c->column->otherwise;
	if (found.another.n)
		return wrong(c, DIAG_REFERENCE,
			str_printf(scratch,
				"%.*s are both called so: say in the map, under `values`, "
				"which is meant",
				STR_ARG(found.another)));
	if (c->column->unknown == UNKNOWN_LEAVE_OUT) {
		c->item->fate = FATE_LEFT_OUT;
		return STR_NONE;
	}
	return wrong(c, DIAG_REFERENCE,
		str_printf(scratch, "no %.*s has that id, name or tag%s%.*s%s", STR_ARG(kinds),
			found.near.n ? "; did you mean '" : "", STR_ARG(found.near),
			found.near.n ? "'?" : ""));
}

/* What `values` says of a word; *said false: nothing. */
static struct str translated(const struct converting *c, bool *said)
{
	struct str *to = map_get(&c->column->value_of, c->text);
	struct str like;

	if (!to) {
		like = slug_whole(c->text, c->m->scratch);
		to = like.n ? map_get(&c->column->value_like, like) : NULL;
	}
	*said = to != NULL;
	return to ? *to : STR_NONE;
}

static bool is_reference(const struct field *field)
{
	return field->refers != 0;
}

static struct str not_translated(const struct converting *c)
{
	const struct map_column *column = c->column;
	struct str near = suggest(c->text, column->value_names, column->value_of.n);

	if (column->otherwise.n)
		return column->otherwise;
	return wrong(c, DIAG_VALUE,
		str_printf(c->m->scratch,
			"`values` of '%.*s' in the map has no such word%s%.*s%s; "
			"`otherwise` says what all others become",
			STR_ARG(column->name), near.n ? "; did you mean '" : "", STR_ARG(near),
			near.n ? "'?" : ""));
}

struct str column_value(
	struct making *m, struct item *item, const struct map_column *column, struct str text)
{
	struct converting c = {m, item, column, text};
	bool given =
		!column->from.n || str_eq(text, column->empty) || str_eq(text, column->otherwise);
	bool said = false;

	if (!text.n)
		return text;
	if (column->values && !given) {
		struct str to = translated(&c, &said);

		if (said && (!to.n || !is_reference(column->field)))
			return to;
		if (!said && !is_reference(column->field))
			return not_translated(&c);
		c.text = said ? to : text;
	}
	if (column->prefix.n && !said && !given)
		return to_keyed(&c);
	if (is_reference(column->field) && str_find(c.text, STR(":")) < 0)
		return to_reference(&c);
	if (given && !column->join.n)
		return c.text;
	switch (column->field->type) {
	case FIELD_DAY:
	case FIELD_WHEN: return to_date(&c);
	case FIELD_MONEY: return to_money(&c);
	default: return c.text;
	}
}
