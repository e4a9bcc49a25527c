/* verb_check.c - fuga check and schema: what has to do with the records alone. */
#include "cli/known.h"
#include "cli/records.h"
#include "cli/verbs.h"

#include "base/buf.h"
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

int verb_schema(const struct options *options, struct arena *arena)
{
	struct buf out = {0};

	(void)options, (void)arena;
	schema_write(&out);
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
	return EXIT_FINE;
}
