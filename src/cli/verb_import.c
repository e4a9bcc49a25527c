/* verb_import.c - fuga import: adds the rows of an export as records, by a map; all or none. */
#include "cli/records.h"
#include "cli/verbs.h"

#include "import/plan.h"
#include "read/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TOLD_MOST = 100, PLACES_MOST = 20, LARGEST = 1 << 30 };

/* What is being imported. */
struct importing {
	const struct options *options;
	struct records records;
	struct plan plan;
	struct encoded encoded;
	struct str text, map; /* of the export, of the map; to quote lines of them */
	struct diags diags;
	struct arena *arena;
};

static int cannot(const char *what, struct trouble trouble)
{
	fprintf(stderr, "fuga: cannot %s %.*s: %.*s\n", what, STR_ARG(trouble.path),
		STR_ARG(trouble.why));
	return EXIT_ENVIRONMENT;
}

/* A file named on the command line, whole; "-" is standard input. */
static int read_named(struct importing *im, struct str path, struct str *out)
{
	struct buf bytes = {0};
	char room[1 << 16];
	bool in = str_eq(path, STR("-"));
	int fd = in ? STDIN_FILENO : open(path.p, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t n = fd < 0 ? -1 : 1;

	while (n > 0 && bytes.n <= LARGEST) {
		n = read(fd, room, sizeof room);
		if (n > 0)
			buf_put(&bytes, (struct str){room, (size_t)n});
		else if (n < 0 && errno == EINTR)
			n = 1;
	}
	if (fd >= 0 && !in)
		close(fd);
	if (n >= 0 && bytes.n > LARGEST) {
		errno = EFBIG;
		n = -1;
	}
	*out = str_copy(buf_str(&bytes), im->arena);
	buf_free(&bytes);
	return n < 0 ? cannot("read", trouble_of_errno(path, im->arena)) : EXIT_FINE;
}

/* The lines that are quoted below errors: of the export, the map, or a file as it would be. */
static struct file_bytes read_quoted(
	const struct store *store, struct str path, uint64_t most, struct arena *arena)
{
	struct importing *im = store->context;
	struct store staged = stage_store(&im->plan.stage);
	struct str root = store->root;

	if (str_eq(path, im->encoded.file) ||
		(str_starts(im->encoded.file, root) && str_ends(im->encoded.file, path)))
		return (struct file_bytes){.bytes = im->text};
	if (str_eq(path, im->options->map) ||
		(str_starts(im->options->map, root) && str_ends(im->options->map, path)))
		return (struct file_bytes){.bytes = im->map};
	return staged.read(&staged, path, most, arena);
}

/* Prints what is wrong and begins it anew. */
static int tell(struct importing *im)
{
	struct store store = {
		.root = records_root(im->options), .read = read_quoted, .context = im};

	diags_sort(&im->diags);
	records_print(im->options, &store, &im->diags, false, im->arena);
	return im->diags.errors ? EXIT_RECORDS : EXIT_FINE;
}

static bool is_call_right(const struct options *options)
{
	if (!str_eq(options->word, STR("csv")) || options->operands_n < 2)
		fputs("fuga: import what? fuga import csv FILE.csv --map MAP.yaml [CONTENT]\n",
			stderr);
	else if (!options->map.n)
		fputs("fuga: --map is missing: a file that says which column is what; `fuga init` "
		      "writes some into import/\n",
			stderr);
	else
		return true;
	return false;
}

static bool is_there(struct str path)
{
	struct stat stat_of;

	return stat(path.p, &stat_of) == 0;
}

/* The records as they are: ids that can't be read can't be known to be taken. */
static int read_records(struct importing *im)
{
	struct options options = *im->options;

	options.keep_going = false;
	im->records = records_read(&options, im->arena);
	if (!im->records.book)
		return im->records.status;
	if (!im->records.diags.errors)
		return EXIT_FINE;
	records_print(&options, &im->records.store, &im->records.diags, false, im->arena);
	fputs("fuga: nothing was imported: mend these first\n", stderr);
	return EXIT_RECORDS;
}

static int read_table(struct importing *im, struct mapping *mapping)
{
	struct csv_input input = {.file = im->encoded.file,
		.separator = separator_char(mapping->separator),
		.header = mapping->header,
		.footer = mapping->footer};
	struct decoded decoded;

	im->encoded.as = mapping->encoding;
	decoded = text_decode(&im->encoded, &im->diags, im->arena);
	im->text = input.text = decoded.text;
	if (!decoded.good)
		return tell(im);
	if (decoded.guessed && !im->options->quiet)
		fprintf(stderr,
			"fuga: %.*s is no UTF-8 (line %u): read as Windows-1252; `encoding:` in "
			"the "
			"map says what it is\n",
			STR_ARG(im->encoded.file), decoded.guessed);
	im->plan.csv = csv_read(&input, &im->diags, im->arena);
	if (!im->plan.csv.header.n || !im->plan.csv.whole)
		return tell(im);
	return mapping_bind(mapping, &im->plan.csv.header, &im->diags, im->arena) ? EXIT_FINE
										  : tell(im);
}

/* Everything that making records of rows needs. */
static int prepare(struct importing *im)
{
	struct making *making = &im->plan.making;
	const struct company *company = &im->records.book->company;
	struct mapping_input input = {.path = im->options->map, .company = company};
	struct ready_tables *tables = NEW(im->arena, struct ready_tables);
	struct mapping *mapping;
	struct lookup *lookup = NEW(im->arena, struct lookup);
	int status = read_named(im, im->options->map, &input.bytes);

	im->map = input.bytes;
	mapping = status == EXIT_FINE ? mapping_read(&input, &im->diags, im->arena) : NULL;
	if (!mapping)
		return status == EXIT_FINE ? tell(im) : status;
	status = read_named(im, im->options->operands[1], &im->encoded.bytes);
	if (status == EXIT_FINE)
		status = read_table(im, mapping);
	*tables = tables_ready(company, im->arena);
	tables->kinds_known = true;
	*lookup = lookup_make(im->records.book, im->arena);
	*making = (struct making){.mapping = mapping,
		.lookup = lookup,
		.company = company,
		.tables = tables,
		.file = im->encoded.file,
		.repeated = NEW_N(im->arena, struct str, REPEATED),
		.source = NEW(im->arena, struct source),
		.diags = &im->diags,
		.arena = im->arena,
		.scratch = making->scratch};
	making->source->path = making->source->name = im->encoded.file;
	im->plan.book = im->records.book;
	im->plan.file = im->options->file.n ? im->options->file : mapping->file;
	return status;
}

/* Lets the reader and the rules see the files as they will be; rows that they are against are bad,
 * and the files made anew without them until all is right. False: something else is wrong. */
static bool is_right(struct importing *im)
{
	struct options options = *im->options;
	bool again = true, right = true;

	options.keep_going = false;
	while (again && right) {
		struct arena *arena = arena_new();
		struct store store;
		struct records records;

		plan_files(&im->plan);
		store = stage_store(&im->plan.stage);
		records = records_read_from(&options, &store, arena);
		again = records.book && plan_blame(&im->plan, &records.diags);
		right = records.book && (again || !records.diags.errors);
		for (size_t i = 0; i < records.diags.list.n; i++) {
			const struct diag *diag = &records.diags.list.v[i];

			if (diag_kind(diag->code)->severity == SEVERITY_ERROR)
				diag_add(&im->diags, diag->code, str_copy(diag->file, im->arena),
					diag->at, "%.*s", STR_ARG(diag->text));
		}
		right = right && (!again || im->options->keep_going);
		arena_adopt(im->arena, arena);
	}
	return right;
}

static void print_value(struct str value, struct arena *arena)
{
	if (value.n)
		text_print(quoted(value, arena), stdout);
	else
		fputs("not given", stdout);
}

/* One line a field that the export and the records don't agree on. */
static void tell_differences(const struct importing *im)
{
	const struct plan *plan = &im->plan;

	for (size_t i = 0; i < plan->differences.n && i < TOLD_MOST; i++) {
		const struct difference *d = &plan->differences.v[i];
		struct mark at =
			record_value_at(d->record, (const char *)d->record + d->field->member);

		printf("%.*s:%u: %.*s '%.*s': %.*s is ", STR_ARG(d->record->source->path), at.line,
			STR_ARG(entry_table(&d->item->entry)->name), STR_ARG(d->item->id),
			STR_ARG(d->field->name));
		print_value(d->there, im->arena);
		printf(", in %.*s:%u ", STR_ARG(im->encoded.file), d->item->row->at.line);
		print_value(d->here, im->arena);
		puts("");
	}
	if (plan->differences.n > TOLD_MOST)
		printf("… and %zu more\n", plan->differences.n - TOLD_MOST);
}

static size_t tell_files(const struct importing *im)
{
	const struct stage *stage = &im->plan.stage;
	size_t n = 0;

	for (size_t i = 0; i < stage->files.n; i++) {
		const struct staged *file = stage->files.v[i];

		if (file->there && str_eq(file->before, file->after))
			continue;
		if (n++ < PLACES_MOST && !im->options->quiet)
			printf("%.*s/%.*s\n", STR_ARG(stage->root), STR_ARG(file->name));
	}
	if (n > PLACES_MOST && !im->options->quiet)
		printf("… and %zu more files\n", n - PLACES_MOST);
	return n;
}

static void tell_sums(const struct importing *im)
{
	const struct plan *plan = &im->plan;
	size_t differ = plan_count(plan, FATE_DIFFERS), out = plan_count(plan, FATE_LEFT_OUT);
	size_t bad = plan_count(plan, FATE_BAD) + plan->csv.wrong, files = tell_files(im);
	const char *would = im->options->dry_run ? " would be" : "";

	if (im->options->quiet)
		return;
	printf("%zu%s added", plan_count(plan, FATE_NEW), would);
	if (files)
		printf(" to %zu file%s", files, files == 1 ? "" : "s");
	printf(", %zu already there", plan_count(plan, FATE_THERE));
	if (differ)
		printf(", %zu there with other values", differ);
	if (out)
		printf(", %zu left out", out);
	if (bad)
		printf(", %zu wrong", bad);
	puts("");
	if (plan->making.blanked)
		printf("control characters written as blanks: %zu\n", plan->making.blanked);
}

static int put(struct importing *im)
{
	struct trouble trouble;
	bool fine;

	if (im->options->dry_run)
		return EXIT_FINE;
	watch_publishing(im->options->watch);
	fine = stage_put(&im->plan.stage, &trouble);
	if (fine)
		tell_sums(im);
	watch_end(im->options->watch);
	if (fine)
		return EXIT_FINE;
	fprintf(stderr, "fuga: cannot write %.*s: %.*s; nothing was imported\n",
		STR_ARG(trouble.path), STR_ARG(trouble.why));
	return EXIT_ENVIRONMENT;
}

static int import(struct importing *im)
{
	bool right;
	int status;

	plan_rows(&im->plan);
	right = im->options->keep_going || !im->diags.errors;
	/* All that is wrong in one run: the rules too see what can be written. */
	right = is_right(im) && right;
	if (im->diags.errors)
		tell(im);
	if (!right) {
		fputs("fuga: nothing was imported; --keep-going leaves wrong rows out\n", stderr);
		return EXIT_RECORDS;
	}
	tell_differences(im);
	if (im->options->dry_run)
		tell_sums(im);
	status = put(im);
	return status == EXIT_FINE && im->diags.errors ? EXIT_RECORDS : status;
}

int verb_import(const struct options *options, struct arena *arena)
{
	struct importing im = {.options = options, .arena = arena};
	int status;

	if (!is_call_right(options))
		return EXIT_CALL;
	diags_init(&im.diags, arena);
	im.encoded.file = options->operands[1];
	im.plan.making.scratch = arena_new();
	im.plan.stage = stage_open(records_root(options), arena);
	im.plan.with_schema = is_there(
		str_printf(arena, "%.*s/../fuga.schema.json", STR_ARG(records_root(options))));
	status = read_records(&im);
	if (status == EXIT_FINE)
		status = prepare(&im);
	if (status == EXIT_FINE)
		status = import(&im);
	arena_free(im.plan.making.scratch);
	return status;
}
