/* new_help.c - which kind of record was meant, and what its fields are. */
#include "cli/new_help.h"

#include "base/suggest.h"

#include <stdio.h>

bool new_kind(const struct options *options, enum record_kind *kind)
{
	struct str names[RECORD_KINDS], near;

	for (*kind = 0; *kind < RECORD_KINDS; ++*kind) {
		names[*kind] = record_lists[*kind].table->name;
		if (str_eq(names[*kind], options->word))
			return true;
	}
	near = suggest(options->word, names, RECORD_KINDS);
	if (options->word.n)
		fprintf(stderr, "fuga: no kind of record is called '%.*s'%s%.*s%s\n",
			STR_ARG(options->word), near.n ? "; did you mean '" : "", STR_ARG(near),
			near.n ? "'?" : "; fuga new --help lists them");
	else
		fputs("fuga: new what? fuga new promise, incident, account …; see --help\n",
			stderr);
	return false;
}

static const char *need_of(const struct field *field)
{
	if (field->type == FIELD_ID)
		return ""; /* made where it isn't given */
	return field->flags & FIELD_REQUIRED ? "*" : field->flags & FIELD_ONE_OF ? "+" : "";
}

static void help_words(const struct field *field)
{
	const struct terms *terms = field->type == FIELD_KIND || field->type == FIELD_KINDS
					    ? &incident_kind_terms
					    : field->terms;
	const char *before = "                             (";

	for (size_t i = 0; terms && i < terms->n; i++)
		if (terms->names[i].n) {
			printf("%s%.*s", before, STR_ARG(terms->names[i]));
			before = ", ";
		}
	if (terms)
		puts(")");
}

static void help_fields(const struct table *table, const char *before, bool spanish)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];
		char inner[80], name[96];

		snprintf(name, sizeof name, "--%s%.*s", before, STR_ARG(field->name));
		if (field->table) {
			snprintf(inner, sizeof inner, "%s%.*s.", before, STR_ARG(field->name));
			help_fields(field->table, inner, spanish);
		} else {
			printf("  %-24s %-1s %s\n", name, need_of(field),
				spanish ? field->es : field->en);
			help_words(field);
		}
	}
}

int new_help(const struct options *options)
{
	enum record_kind kind;

	if (!options->word.n) {
		printf("\nKIND is one of");
		for (size_t i = 0; i < RECORD_KINDS; i++)
			printf("%s %.*s", i ? "," : "", STR_ARG(record_lists[i].table->name));
		puts(".\n`fuga new KIND --help` lists its fields.");
		return EXIT_FINE;
	}
	if (!new_kind(options, &kind))
		return EXIT_CALL;
	printf("\n%.*s (*: needed, +: one of them is):\n", STR_ARG(options->word));
	help_fields(record_lists[kind].table, "", options->spanish);
	return EXIT_FINE;
}
