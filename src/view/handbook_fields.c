/* handbook_fields.c - what may be written, field by field? Made from the tables that read the
 * records, so it cannot tell anything else than what holds. */
#include "view/handbook.h"
#include "view/page.h"

static void put_type(struct value *row, const struct field_help *field)
{
	const char *form = field->ranged ? "ranged" : "type";
	struct value *args = put_message(row, "type",
		str_printf(row->arena, "handbook.%s.%.*s", form, STR_ARG(field->type)).p);

	put_number(args, "low", field->low, field->low != (int64_t)field->low, field->ranged);
	put_number(args, "high", field->high, field->high != (int64_t)field->high, field->ranged);
}

static void put_word(struct value *words, struct str word, const char *meaning)
{
	struct value *row = add_map(words);

	put_text(row, "word", word);
	put_message(row, "means", meaning);
}

/* The words of a closed list, each with its meaning; of kinds the company's own too. */
static void put_words(struct value *row, const struct site *site, const struct field_help *field)
{
	const struct terms *terms = field->terms;
	const struct own_kinds *kinds = &site->book->company.kinds;
	struct value *words = put_list(row, "words"), *own = put_list(row, "own");

	for (size_t i = 0; terms && i < terms->n; i++)
		if (terms->names[i].n)
			put_word(words, terms->names[i],
				str_printf(row->arena, "meaning.%s.%.*s", terms->id,
					STR_ARG(terms->names[i]))
					.p);
	for (size_t i = 0; field->kinds && i < kinds->n; i++) {
		struct value *kind = add_map(own);

		put_text(kind, "word", kinds->v[i].id);
		put_text(kind, "means", kinds->v[i].name.n ? kinds->v[i].name : kinds->v[i].id);
	}
}

static void put_field(struct value *rows, const struct site *site, const struct field_help *field)
{
	static const char *const needs[] = {[NEED_NONE] = "none",
		[NEED_ONE_OF] = "one_of",
		[NEED_INHERITED] = "inherited",
		[NEED_PEOPLE] = "people",
		[NEED_ALWAYS] = "always"};
	struct value *row = add_map(rows);

	put_text(row, "name", field->name);
	put_type(row, field);
	if (field->need == NEED_NONE)
		put_none(row, "need");
	else
		put_message(row, "need",
			str_printf(rows->arena, "handbook.need.%s", needs[field->need]).p);
	put_text(row, "standard", field->standard);
	put_markdown(row, "meaning", field->meaning[site->book->company.language]);
	if (field->block.n)
		put_link(row, "block", STR_NONE, field->block);
	else
		put_none(row, "block");
	put_words(row, site, field);
}

/* Where what is written every day begins: the company's own record, written once, goes last. */
static size_t daily_records(const struct reference *reference)
{
	size_t first = 0;

	while (first < reference->records.n &&
		!str_eq(reference->records.v[first].name, STR("account")))
		first++;
	return first;
}

void view_handbook_fields(const struct site *site, size_t i, struct value *page)
{
	struct value *sections;
	size_t n = site->reference->records.n, first = daily_records(site->reference);
	int64_t fields = 0;

	(void)i;
	put_handbook_pages(page, "fields");
	sections = put_list(page, "sections");
	for (size_t r = 0; r < n; r++) {
		const struct record_help *record = &site->reference->records.v[(first + r) % n];
		struct value *section = add_map(sections), *rows;

		put_text(section, "id", record->name);
		put_term(section, "title", "record", record->name);
		put_text(section, "key", record->key);
		put_markdown(section, "about", record->meaning[site->book->company.language]);
		rows = put_list(section, "fields");
		for (size_t f = 0; f < record->fields.n; f++)
			put_field(rows, site, &record->fields.v[f]);
		fields += (int64_t)record->fields.n;
	}
	put_count(put_message(page, "verdict", "handbook.verdict.fields"), "n", fields);
}
