/* given.c - the fields of a record as options of the command line: --due 2026-03-01. */
#include "cli/given.h"

#include "base/suggest.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const struct option *known_by(const struct option *known, struct str name)
{
	for (; known->name; known++)
		if (str_eq(str_c(known->name), name))
			return known;
	return NULL;
}

/* The value of an option of the program's own stands apart from it: it is no field. */
static bool goes_with_next(const struct option *known, struct str word)
{
	const struct option *option = known_by(known, word);

	return option && option->has_arg == required_argument;
}

bool givens_take(struct givens *givens, const struct option *known, int *argc, char **argv,
	struct arena *arena)
{
	int kept = 1;

	for (int i = 1; i < *argc; i++) {
		struct str word = str_c(argv[i]), name = str_slice(word, 2, word.n);
		ptrdiff_t equals = str_find(name, STR("="));
		struct given given;

		if (equals >= 0)
			name = str_slice(name, 0, (size_t)equals);
		if (!str_starts(word, STR("--")) || !name.n || known_by(known, name)) {
			argv[kept++] = argv[i];
			if (str_starts(word, STR("--")) && equals < 0 &&
				goes_with_next(known, name) && i + 1 < *argc)
				argv[kept++] = argv[++i];
			continue;
		}
		if (equals < 0 && i + 1 == *argc) {
			fprintf(stderr, "fuga: option '%s': its value is missing\n", argv[i]);
			return false;
		}
		given.name = name;
		given.value = str_trim(equals < 0 ? str_c(argv[++i])
						  : str_slice(word, (size_t)equals + 3, word.n));
		VEC_PUSH(&givens->list, given, arena);
	}
	*argc = kept;
	argv[kept] = NULL;
	return true;
}

/* Says which option is none, and what may have been meant. */
static bool unknown(const struct table *table, struct str name)
{
	struct str names[64], near;
	size_t n = 0;

	for (size_t i = 0; i < table->n && n < 64; i++)
		names[n++] = table->fields[i].name;
	near = suggest(name, names, n);
	fprintf(stderr,
		"fuga: '%.*s' has no field '%.*s'%s%.*s%s; `fuga new %.*s --help` lists them\n",
		STR_ARG(table->name), STR_ARG(name), near.n ? "; did you mean '" : "",
		STR_ARG(near), near.n ? "'" : "", STR_ARG(table->name));
	return false;
}

bool givens_fit(const struct givens *givens, const struct table *table)
{
	for (size_t i = 0; i < givens->list.n; i++) {
		struct str name = givens->list.v[i].name;
		const struct field *field = entry_field(table, name);

		if (!field)
			return unknown(table, name);
		for (size_t k = 0; k < i && !field_is_list(field); k++)
			if (str_eq(givens->list.v[k].name, name)) {
				fprintf(stderr, "fuga: --%.*s is given twice\n", STR_ARG(name));
				return false;
			}
		if (!givens->list.v[i].value.n) {
			fprintf(stderr, "fuga: --%.*s is empty: leave it out\n", STR_ARG(name));
			return false;
		}
	}
	return true;
}
