/* reference.c - the tables of fields, told to those who write records. */
#include "read/fields.h"
#include "read/read.h"

#include <string.h>

/* The word for how a field is written. */
static struct str type_word(const struct field *field, struct arena *arena)
{
	static const char *const words[FIELD_TYPES] = {
		[FIELD_TEXT] = "text",
		[FIELD_MARKDOWN] = "markdown",
		[FIELD_URL] = "url",
		[FIELD_COLOUR] = "colour",
		[FIELD_PATH] = "path",
		[FIELD_START] = "start",
		[FIELD_ID] = "id",
		[FIELD_DAY] = "day",
		[FIELD_WHEN] = "when",
		[FIELD_MONEY] = "money",
		[FIELD_SPAN] = "span",
		[FIELD_PERCENT] = "percent",
		[FIELD_INT] = "int",
		[FIELD_LONG] = "int",
		[FIELD_NUMBER] = "number",
		[FIELD_YESNO] = "yesno",
		[FIELD_MAYBE] = "yesno",
		[FIELD_TERM] = "term",
		[FIELD_CURRENCY] = "currency",
		[FIELD_ZONE] = "zone",
		[FIELD_KIND] = "kind",
		[FIELD_REF] = "ref",
		[FIELD_SHARES] = "shares",
		[FIELD_TEXTS] = "texts",
		[FIELD_WORDS] = "terms",
		[FIELD_KINDS] = "kinds",
		[FIELD_DAYS] = "days",
		[FIELD_REFS] = "refs",
		[FIELD_RECORD] = "record",
		[FIELD_RECORDS] = "records",
	};
	struct str word = str_c(words[field->type]);

	if (field->type != FIELD_REF && field->type != FIELD_REFS)
		return word;
	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++)
		if (field->refers >> kind & 1)
			word = str_printf(arena, "%.*s_%.*s", STR_ARG(word),
				STR_ARG(ref_word((enum ref_kind)kind)));
	return field->flags & FIELD_CLIENT ? str_join(word, STR("_client"), arena) : word;
}

static enum field_need need_of(const struct field *field)
{
	if (field->flags & FIELD_INHERITED)
		return NEED_INHERITED;
	if (field->flags & FIELD_REQUIRED)
		return NEED_ALWAYS;
	if (field->flags & FIELD_ONE_OF)
		return NEED_ONE_OF;
	return field->flags & FIELD_OWNER ? NEED_PEOPLE : NEED_NONE;
}

static struct field_help field_help(const struct field *field, struct arena *arena)
{
	bool kinds = field->type == FIELD_KIND || field->type == FIELD_KINDS;
	bool number = field->type == FIELD_INT || field->type == FIELD_LONG ||
		      field->type == FIELD_NUMBER || field->type == FIELD_PERCENT;

	return (struct field_help){
		.name = field->name,
		.type = type_word(field, arena),
		.need = need_of(field),
		.standard = field->standard && strcmp(field->standard, "none") != 0
				    ? str_c(field->standard)
				    : STR_NONE,
		.ranged = number && field->high < 1e12,
		.low = field->low,
		.high = field->high,
		.terms = kinds ? &incident_kind_terms : field->terms,
		.kinds = kinds,
		.block = field->table ? field->table->name : STR_NONE,
		.meaning = {[LANGUAGE_ES] = str_c(field->es), [LANGUAGE_EN] = str_c(field->en)},
	};
}

static struct str key_of(const struct table *table)
{
	if (table == &company_table)
		return table->name;
	for (size_t i = 0; i < RECORD_KINDS; i++)
		if (record_lists[i].table == table)
			return record_lists[i].key;
	return STR_NONE;
}

const struct reference *reference_make(struct arena *arena)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);
	struct reference *reference = NEW(arena, struct reference);

	reference->records.v = NEW_N(arena, struct record_help, n);
	reference->records.n = n;
	for (size_t t = 0; t < n; t++) {
		struct record_help *record = &reference->records.v[t];

		record->name = tables[t]->name;
		record->key = key_of(tables[t]);
		record->meaning[LANGUAGE_ES] = str_c(tables[t]->es);
		record->meaning[LANGUAGE_EN] = str_c(tables[t]->en);
		record->fields.v = NEW_N(arena, struct field_help, tables[t]->n);
		record->fields.n = tables[t]->n;
		for (size_t i = 0; i < tables[t]->n; i++)
			record->fields.v[i] = field_help(&tables[t]->fields[i], arena);
	}
	return reference;
}
