/* verb_check.c - fuga check, explain and schema: what has to do with the records alone. */
#include "cli/known.h"
#include "cli/records.h"
#include "cli/verbs.h"

#include "base/buf.h"
#include "base/suggest.h"
#include "read/read.h"

int verb_check(const struct options *options, struct arena *arena)
{
	struct records records = records_read(options, arena);
	struct diags *diags = &records.diags;
	bool failed;
	int status;

	if (!records.book)
		return records.status;
	diags_filter(diags, options->select, options->ignore);
	status = known_apply(options, diags, arena);
	if (status != EXIT_FINE)
		return status;
	records_print(options, &records.store, diags, true, arena);
	failed = diags->errors || (options->strict && diags->warnings);
	if (!options->quiet && !options->report->for_programs)
		printf("%zu records: %zu error%s, %zu warning%s\n", records.book->records,
			diags->errors, diags->errors == 1 ? "" : "s", diags->warnings,
			diags->warnings == 1 ? "" : "s");
	return failed ? EXIT_RECORDS : EXIT_FINE;
}

static int list_codes(void)
{
	for (size_t i = 0; i < DIAG_CODES; i++) {
		const struct diag_kind *kind = diag_kind((enum diag_code)i);

		printf("%-28s %-8s %s\n", kind->code, severity_word(kind->severity), kind->title);
	}
	return EXIT_FINE;
}

int verb_explain(const struct options *options, struct arena *arena)
{
	enum diag_code code;
	const struct diag_kind *kind;

	(void)arena;
	if (options->list)
		return list_codes();
	if (!options->word.n) {
		fputs("fuga: explain what? `fuga explain --list` lists the codes\n", stderr);
		return EXIT_CALL;
	}
	code = diag_find(options->word);
	if (code == DIAG_CODES) {
		struct str names[DIAG_CODES], near;

		for (size_t i = 0; i < DIAG_CODES; i++)
			names[i] = str_c(diag_kind((enum diag_code)i)->code);
		near = suggest(options->word, names, DIAG_CODES);
		fprintf(stderr, "fuga: no code '%.*s'%s%.*s%s\n", STR_ARG(options->word),
			near.n ? "; did you mean '" : "", STR_ARG(near), near.n ? "'?" : "");
		return EXIT_CALL;
	}
	kind = diag_kind(code);
	printf("%s (%s): %s\n\n%s\n", kind->code, severity_word(kind->severity), kind->title,
		options->spanish ? kind->explain_es : kind->explain_en);
	return EXIT_FINE;
}

int verb_schema(const struct options *options, struct arena *arena)
{
	struct buf out = {0};

	(void)options, (void)arena;
	schema_write(&out);
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
	return EXIT_FINE;
}
