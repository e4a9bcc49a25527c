/* schema.c - the JSON Schema (2020-12) of a file of records, made from the tables of fields. */
#include "read/read.h"

#include "base/buf.h"
#include "read/fields.h"

#include <string.h>

#define ID_PATTERN      "^[a-z0-9][a-z0-9-]{0,62}$"
#define DAY_IN_PATTERN  "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define HOUR_IN_PATTERN "([01][0-9]|2[0-3]):[0-5][0-9]"
#define DAY_PATTERN     "^" DAY_IN_PATTERN "$"
#define WHEN_PATTERN \
	"^" DAY_IN_PATTERN "(T" HOUR_IN_PATTERN "(:[0-5][0-9])?(Z|[+-]" HOUR_IN_PATTERN ")?)?$"

static void string(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, text.p[i]);
	}
	buf_char(out, '"');
}

static void pattern(struct buf *out, const char *type, const char *regex)
{
	buf_printf(out, "\"type\": %s, \"pattern\": ", type);
	string(out, str_c(regex));
}

static void words(struct buf *out, const struct terms *terms)
{
	bool first = true;

	buf_put(out, STR("\"enum\": ["));
	for (size_t i = 0; i < terms->n; i++) {
		if (!terms->names[i].n)
			continue;
		buf_put(out, first ? STR("") : STR(", "));
		string(out, terms->names[i]);
		first = false;
	}
	buf_char(out, ']');
}

static void range(struct buf *out, const struct field *field, const char *type)
{
	buf_printf(out, "\"type\": \"%s\", \"minimum\": %.12g, \"maximum\": %.12g", type,
		field->low, field->high);
}

/* A percent is a number, or a number with its sign. */
static void percent(struct buf *out, const struct field *field)
{
	buf_printf(out,
		"\"type\": [\"number\", \"string\"], \"minimum\": %.12g, \"maximum\": %.12g, "
		"\"pattern\": "
		"\"^[0-9]+(\\\\.[0-9]+)? ?%%?$\"",
		field->low, field->high);
}

/* What one text may be. Editors guess types where fuga doesn't: `region: 12` is a text. */
static void scalar(struct buf *out, const struct field *field)
{
	switch (field->type) {
	case FIELD_URL: pattern(out, "\"string\"", "^https?://[^/?#@ ]+[^ \"<>]*$"); break;
	case FIELD_START:
		pattern(out, "[\"string\", \"number\"]",
			"^([0-9a-fA-F]{7,40}|[0-9]{4}-[0-9]{2}-[0-9]{2})$");
		break;
	case FIELD_COLOUR: pattern(out, "\"string\"", "^#[0-9a-fA-F]{6}$"); break;
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_REFS: pattern(out, "[\"string\", \"number\", \"boolean\"]", ID_PATTERN); break;
	case FIELD_DAY:
	case FIELD_DAYS: pattern(out, "\"string\"", DAY_PATTERN); break;
	case FIELD_WHEN: pattern(out, "\"string\"", WHEN_PATTERN); break;
	case FIELD_MONEY:
		pattern(out, "[\"number\", \"string\"]", "^[0-9]+(\\.[0-9]+)?$");
		buf_put(out, STR(", \"minimum\": 0"));
		break;
	case FIELD_SPAN: pattern(out, "\"string\"", "^[0-9]+(h|d|bd|w)$"); break;
	case FIELD_PERCENT: percent(out, field); break;
	case FIELD_INT:
	case FIELD_LONG: range(out, field, "integer"); break;
	case FIELD_NUMBER: range(out, field, "number"); break;
	case FIELD_YESNO:
	case FIELD_MAYBE: buf_put(out, STR("\"enum\": [\"yes\", \"no\", true, false]")); break;
	case FIELD_TERM:
	case FIELD_WORDS: words(out, field->terms); break;
	case FIELD_CURRENCY: pattern(out, "\"string\"", "^[A-Z]{3}$"); break;
	case FIELD_KIND:
	case FIELD_KINDS:
		buf_put(out, STR("\"anyOf\": [{"));
		words(out, &incident_kind_terms);
		buf_put(out, STR("}, {\"type\": \"string\"}]"));
		break;
	default:
		buf_put(out, STR("\"type\": [\"string\", \"number\", \"boolean\", \"null\"]"));
		break;
	}
}

static void shares(struct buf *out)
{
	struct field one = {.type = FIELD_PERCENT, .low = 0, .high = 100};

	buf_put(out, STR("\"anyOf\": [{"));
	pattern(out, "\"string\"", ID_PATTERN);
	buf_put(out, STR("}, {\"type\": \"object\", \"additionalProperties\": {"));
	percent(out, &one);
	buf_put(out, STR("}}]"));
}

static void table_link(struct buf *out, const struct table *table)
{
	buf_printf(out, "\"$ref\": \"#/$defs/%.*s\"", STR_ARG(table->name));
}

static void field_type(struct buf *out, const struct field *field)
{
	switch (field->type) {
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_KINDS:
	case FIELD_DAYS:
	case FIELD_REFS:
		buf_put(out, STR("\"type\": \"array\", \"items\": {"));
		scalar(out, field);
		buf_char(out, '}');
		break;
	case FIELD_RECORDS:
		buf_put(out, STR("\"type\": \"array\", \"items\": {"));
		table_link(out, field->table);
		buf_char(out, '}');
		break;
	case FIELD_RECORD: table_link(out, field->table); break;
	case FIELD_SHARES: shares(out); break;
	default: scalar(out, field); break;
	}
}

static void description(struct buf *out, const char *en, const char *es)
{
	buf_put(out, STR(", \"description\": \""));
	buf_printf(out, "%s · %s\"", en, es);
}

static void field_write(struct buf *out, const struct field *field)
{
	buf_put(out, STR("        "));
	string(out, field->name);
	buf_put(out, STR(": {"));
	field_type(out, field);
	description(out, field->en, field->es);
	if (field->standard && strcmp(field->standard, "none") != 0) {
		bool quote = field->type != FIELD_INT && field->type != FIELD_LONG &&
			     field->type != FIELD_NUMBER;

		buf_printf(out, quote ? ", \"default\": \"%s\"" : ", \"default\": %s",
			field->standard);
	}
	buf_char(out, '}');
}

/* What must be there; the account of a record may be that of its document. */
static void required(struct buf *out, const struct table *table)
{
	bool first = true;

	for (size_t i = 0; i < table->n; i++) {
		if (!(table->fields[i].flags & FIELD_REQUIRED) ||
			table->fields[i].flags & FIELD_INHERITED)
			continue;
		buf_put(out, first ? STR(",\n      \"required\": [") : STR(", "));
		string(out, table->fields[i].name);
		first = false;
	}
	buf_put(out, first ? STR("") : STR("]"));
}

/* One of these must be there; nothing is said where a document's account may stand for one. */
static void one_of(struct buf *out, const struct table *table)
{
	bool first = true;

	for (size_t i = 0; i < table->n; i++)
		if (table->fields[i].flags & FIELD_ONE_OF &&
			table->fields[i].flags & FIELD_INHERITED)
			return;
	for (size_t i = 0; i < table->n; i++) {
		if (!(table->fields[i].flags & FIELD_ONE_OF))
			continue;
		buf_put(out, first ? STR(",\n      \"anyOf\": [{\"required\": [")
				   : STR("]}, {\"required\": ["));
		string(out, table->fields[i].name);
		first = false;
	}
	buf_put(out, first ? STR("") : STR("]}]"));
}

static void table_write(struct buf *out, const struct table *table)
{
	buf_put(out, STR("    "));
	string(out, table->name);
	buf_put(out, STR(": {\n      \"type\": \"object\""));
	description(out, table->en, table->es);
	buf_put(out, STR(",\n      \"additionalProperties\": false"));
	required(out, table);
	one_of(out, table);
	buf_put(out, STR(",\n      \"properties\": {\n"));
	for (size_t i = 0; i < table->n; i++) {
		field_write(out, &table->fields[i]);
		buf_put(out, i + 1 < table->n ? STR(",\n") : STR("\n"));
	}
	buf_put(out, STR("      }\n    }"));
}

static void top_write(struct buf *out)
{
	buf_put(out, STR("    \"company\": {\"$ref\": \"#/$defs/company\"},\n"
			 "    \"account\": {\"$ref\": \"#/$defs/account\"}"));
	for (size_t i = 0; i < RECORD_KINDS; i++) {
		buf_put(out, STR(",\n    "));
		string(out, record_lists[i].key);
		buf_put(out, STR(": {\"type\": \"array\", \"items\": {"));
		table_link(out, record_lists[i].table);
		buf_put(out, STR("}}"));
	}
}

void schema_write(struct buf *out)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);

	buf_put(out, STR("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
			 "  \"title\": \"Records of fuga\",\n  \"type\": \"object\",\n"
			 "  \"additionalProperties\": false,\n  \"properties\": {\n"));
	top_write(out);
	buf_put(out, STR("\n  },\n  \"$defs\": {\n"));
	for (size_t i = 0; i < n; i++) {
		table_write(out, tables[i]);
		buf_put(out, i + 1 < n ? STR(",\n") : STR("\n"));
	}
	buf_put(out, STR("  }\n}\n"));
}
