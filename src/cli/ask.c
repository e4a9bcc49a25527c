/* ask.c - asking on a terminal for what a record still needs. */
#include "cli/ask.h"

#include <stdlib.h>
#include <unistd.h>

enum { CHOICES_MOST = 16 };

/* What all questions share. */
struct asking {
	struct entry *entry;
	const struct options *options;
	const struct book *book;
	struct arena *arena;
};

/* True where another field that can stand for this one was given. */
static bool is_replaced(const struct asking *a, const struct field *field)
{
	const struct table *table = entry_table(a->entry);

	for (size_t i = 0; field->flags & FIELD_ONE_OF && i < table->n; i++)
		if (table->fields[i].flags & FIELD_ONE_OF)
			for (size_t g = 0; g < a->entry->given.n; g++)
				if (str_starts(a->entry->given.v[g].name, table->fields[i].name))
					return true;
	return false;
}

/* Ids are made where none is given. */
static bool is_missing(const struct asking *a, const struct field *field)
{
	unsigned needed = field->flags & (FIELD_REQUIRED | FIELD_ONE_OF);

	if (field->flags & FIELD_OWNER && a->book->people.n)
		needed = FIELD_REQUIRED;
	return needed && !field->table && field->type != FIELD_ID &&
	       !entry_value(a->entry, field->name).n && !is_replaced(a, field);
}

static void put_choice(struct buf *out, struct str word)
{
	buf_put(out, out->n ? STR(", ") : STR(""));
	buf_put(out, word);
}

/* The words that the field takes, or ids where they are few; empty: anything. */
static void choices(const struct asking *a, const struct field *field, struct buf *out)
{
	const struct terms *terms = field->type == FIELD_KIND ? &incident_kind_terms : field->terms;
	const struct book *book = a->book;

	for (size_t i = 0; terms && i < terms->n; i++)
		if (terms->names[i].n)
			put_choice(out, terms->names[i]);
	for (size_t i = 0; field->type == FIELD_KIND && i < book->company.kinds.n; i++)
		put_choice(out, book->company.kinds.v[i].id);
	if (field->flags & FIELD_CLIENT)
		put_choice(out, STR("client"));
	if (field->refers & REFERS(PERSON) && book->people.n <= CHOICES_MOST)
		for (size_t i = 0; i < book->people.n; i++)
			put_choice(out, book->people.v[i]->id);
	if (field->refers & REFERS(DEPARTMENT))
		for (size_t i = 0; i < book->departments.n; i++)
			put_choice(out, book->departments.v[i]->id);
	if (field->refers & REFERS(ACCOUNT) && book->accounts.n <= CHOICES_MOST)
		for (size_t i = 0; i < book->accounts.n; i++)
			put_choice(out, book->accounts.v[i]->id);
}

/* The day of what happened is a record's first date; when it is due, nobody can guess. */
static bool has_today(const struct asking *a, const struct field *field)
{
	const struct table *table = entry_table(a->entry);

	for (size_t i = 0; i < table->n; i++)
		if (table->fields[i].type == FIELD_DAY || table->fields[i].type == FIELD_WHEN)
			return &table->fields[i] == field;
	return false;
}

static const char *meaning(const struct asking *a, const struct field *field)
{
	return a->options->spanish ? field->es : field->en;
}

/* Whether the reader can have nothing against it but for what other records say. */
static bool is_fine(const struct asking *a, const struct field *field, struct str value)
{
	int32_t day;

	if (field->terms)
		return terms_find(field->terms, value) >= 0;
	if (field->type == FIELD_DAY)
		return day_parse(value, &day) == DATE_OK;
	if (field->type == FIELD_REF && field->flags & FIELD_CLIENT && str_eq(value, STR("client")))
		return true;
	return field->type != FIELD_REF ||
	       (field->refers & REFERS(ACCOUNT) && book_account(a->book, value)) ||
	       (field->refers & REFERS(PERSON) && book_person(a->book, value)) ||
	       (field->refers & REFERS(DEPARTMENT) && book_department(a->book, value));
}

/* Asks for one field until something that fits is said; false at the end of the input. */
static bool ask(struct asking *a, const struct field *field)
{
	struct buf words = {0};
	char day[11] = "";
	char *line = NULL;
	size_t room = 0;
	struct given given = {.name = field->name};

	choices(a, field, &words);
	if (has_today(a, field))
		day_write(a->book->today, day);
	fprintf(stderr, "%s\n", meaning(a, field));
	if (words.n)
		fprintf(stderr, "  (%.*s)\n", STR_ARG(buf_str(&words)));
	buf_free(&words);
	while (!given.value.n || !is_fine(a, field, given.value)) {
		if (given.value.n)
			fprintf(stderr,
				a->options->spanish ? "  '%.*s' no puede ser\n"
						    : "  '%.*s' can't be\n",
				STR_ARG(given.value));
		fprintf(stderr, "%.*s%s%s%s: ", STR_ARG(field->name), *day ? " [" : "", day,
			*day ? "]" : "");
		given.value = STR_NONE;
		if (getline(&line, &room, stdin) < 0)
			break;
		given.value = str_trim(str_c(line));
		if (!given.value.n)
			given.value = str_c(day);
	}
	given.value = str_copy(given.value, a->arena);
	free(line);
	if (given.value.n)
		VEC_PUSH(&a->entry->given, given, a->arena);
	return given.value.n > 0;
}

/* Where one of several will do the first is the one to name: the other is for few. */
static bool is_second(const struct field *field, const struct field *first)
{
	return field->flags & FIELD_ONE_OF && first && first != field;
}

bool ask_missing(struct entry *entry, const struct options *options, const struct book *book,
	struct arena *arena)
{
	struct asking a = {entry, options, book, arena};
	const struct table *table = entry_table(entry);
	const struct field *first = NULL;
	bool terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	size_t missing = 0;

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];

		if (!is_missing(&a, field) || is_second(field, first))
			continue;
		if (field->flags & FIELD_ONE_OF)
			first = field;
		if (terminal && ask(&a, field))
			continue;
		if (!missing++)
			fprintf(stderr, "%sfuga: '%.*s' was not written; it needs\n",
				terminal ? "\n" : "", STR_ARG(table->name));
		fprintf(stderr, "  --%-12.*s %s\n", STR_ARG(field->name), meaning(&a, field));
		if (terminal)
			break;
	}
	return !missing;
}
