/* written.c - the values of a record as they would be written, to compare and to show them. */
#include "read/written.h"

#include <inttypes.h>
#include <math.h>

static void write_texts(const struct texts *texts, struct buf *out)
{
	for (size_t i = 0; i < texts->n; i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(texts->v[i]));
}

static void write_refs(const struct refs *refs, struct buf *out)
{
	for (size_t i = 0; i < refs->n; i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(refs->v[i].id));
}

static void write_shares(const struct shares *shares, struct buf *out)
{
	for (size_t i = 0; i < shares->n; i++) {
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(shares->v[i].department.id));
		if (shares->n > 1)
			buf_printf(out, " %.10g%%", shares->v[i].share * 100);
	}
}

static void write_day(int32_t day, struct buf *out)
{
	char text[11];

	if (day == DAY_NONE)
		return;
	day_write(day, text);
	buf_put(out, str_c(text));
}

static void write_days(const struct days *days, struct buf *out)
{
	for (size_t i = 0; i < days->n; i++) {
		if (i)
			buf_put(out, STR(", "));
		write_day(days->v[i], out);
	}
}

static void write_when(const struct when *when, struct buf *out)
{
	write_day(when->day, out);
	if (when->day != DAY_NONE && when->second != SECOND_NONE)
		buf_printf(out, "T%02d:%02d:%02d", when->second / 3600, when->second / 60 % 60,
			when->second % 60);
}

static void write_money(int64_t minor, const struct company *company, struct buf *out)
{
	int decimals = company && company->currency ? company->currency->decimals : 0;
	int64_t unit = money_unit(decimals);

	if (minor < 0)
		return; /* not given */
	buf_printf(out, "%" PRId64, minor / unit);
	if (minor % unit)
		buf_printf(out, ".%0*" PRId64, decimals, minor % unit);
}

static void write_span(struct span span, struct buf *out)
{
	char text[16];

	if (span.unit == SPAN_NONE)
		return;
	span_write(span, text);
	buf_put(out, str_c(text));
}

static void write_number(double number, double scale, const char *unit, struct buf *out)
{
	if (!isnan(number))
		buf_printf(out, "%.10g%s", number * scale, unit);
}

/* Of a mapping inside a record what was given. */
static void write_inner(const struct field *field, const char *record,
	const struct company *company, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < field->table->n; i++) {
		size_t before = out->n, value;

		if (!(((const struct record *)(const void *)record)->given >> i & 1))
			continue;
		buf_printf(
			out, "%s%.*s: ", first ? "" : ", ", STR_ARG(field->table->fields[i].name));
		value = out->n;
		value_write(&field->table->fields[i], record, company, out);
		if (out->n == value)
			out->n = before;
		else
			first = false;
	}
}

static void write_records(const struct field *field, const void *member,
	const struct company *company, struct buf *out)
{
	struct {
		char *v;
		size_t n;
	} list;

	memcpy(&list, member, sizeof list);
	for (size_t i = 0; i < list.n; i++) {
		buf_put(out, i ? STR("; ") : STR(""));
		write_inner(field, list.v + i * field->table->size, company, out);
	}
}

void value_write(const struct field *field, const void *record, const struct company *company,
	struct buf *out)
{
	const void *member = (const char *)record + field->member;

	switch (field->type) {
	case FIELD_DAY: write_day(*(const int32_t *)member, out); break;
	case FIELD_WHEN: write_when(member, out); break;
	case FIELD_MONEY: write_money(*(const int64_t *)member, company, out); break;
	case FIELD_SPAN: write_span(*(const struct span *)member, out); break;
	case FIELD_PERCENT: write_number(*(const double *)member, 100, "%", out); break;
	case FIELD_NUMBER: write_number(*(const double *)member, 1, "", out); break;
	case FIELD_INT:
		if (*(const int *)member >= 0)
			buf_printf(out, "%d", *(const int *)member);
		break;
	case FIELD_LONG: buf_printf(out, "%" PRId64, *(const int64_t *)member); break;
	case FIELD_YESNO: buf_put(out, *(const bool *)member ? STR("yes") : STR("no")); break;
	case FIELD_MAYBE:
		if (*(const int *)member >= 0)
			buf_put(out, *(const int *)member ? STR("yes") : STR("no"));
		break;
	case FIELD_TERM: buf_put(out, field->terms->names[*(const unsigned *)member]); break;
	case FIELD_REF: buf_put(out, ((const struct ref *)member)->id); break;
	case FIELD_SHARES: write_shares(member, out); break;
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_KINDS: write_texts(member, out); break;
	case FIELD_DAYS: write_days(member, out); break;
	case FIELD_REFS: write_refs(member, out); break;
	case FIELD_RECORD: write_inner(field, member, company, out); break;
	case FIELD_RECORDS: write_records(field, member, company, out); break;
	default: buf_put(out, *(const struct str *)member); break; /* the texts */
	}
}
