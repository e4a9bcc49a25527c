/* verb_new.c - fuga new: adds a record where it belongs, once the reader has nothing against it. */
#include "cli/ask.h"
#include "cli/new_help.h"
#include "cli/records.h"
#include "cli/verbs.h"

#include "base/suggest.h"
#include "read/read.h"
#include "write/edit.h"
#include "write/file.h"
#include "write/where.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is being added, and where. */
struct adding {
	const struct options *options;
	struct records records; /* as they stand */
	struct entry entry;
	struct where where;
	struct str path;   /* of the file, from here */
	struct str before; /* what it holds */
	bool there;        /* the file is */
	struct edited after;
	struct arena *arena;
};

/* Whether the account that it is about is there. */
static bool account_known(const struct adding *a)
{
	const struct book *book = a->records.book;
	struct str id = entry_value(&a->entry, STR("account")), near;
	struct str *names;

	if (!id.n || book_account(book, id))
		return true;
	names = NEW_N(a->arena, struct str, book->accounts.n + 1);
	for (size_t i = 0; i < book->accounts.n; i++)
		names[i] = book->accounts.v[i]->id;
	near = suggest(id, names, book->accounts.n);
	fprintf(stderr, "fuga: no account '%.*s'%s%.*s%s%s\n", STR_ARG(id),
		near.n ? "; did you mean '" : "", STR_ARG(near), near.n ? "'?" : "",
		a->records.diags.errors ? " (there are errors in the records: fuga check)" : "");
	return false;
}

/* The record as it will be: all it needs, and an id. */
static bool complete(struct adding *a)
{
	const struct table *table = entry_table(&a->entry);
	struct given id = {.name = STR("id")};

	if (!givens_fit(&a->options->fields, table))
		return false;
	a->entry.given.v = a->options->fields.list.v;
	a->entry.given.n = a->options->fields.list.n;
	a->entry.given.cap = a->options->fields.list.cap;
	if (!ask_missing(&a->entry, a->options, a->records.book, a->arena))
		return false;
	if (table_find(table, STR("id")) >= 0 && !entry_value(&a->entry, STR("id")).n) {
		id.value = id_make(&a->entry, a->records.book, a->arena);
		VEC_PUSH(&a->entry.given, id, a->arena);
	}
	return true;
}

/* Says why the file can't be read or written. */
static int cannot(struct adding *a, const char *what, int error)
{
	struct trouble trouble;

	errno = error;
	trouble = trouble_of_errno(a->path, a->arena);
	fprintf(stderr, "fuga: cannot %s %.*s: %.*s\n", what, STR_ARG(trouble.path),
		STR_ARG(trouble.why));
	return EXIT_ENVIRONMENT;
}

static struct str below(struct str folder, struct str name, struct arena *arena)
{
	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	return str_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static struct str read_now(const struct adding *a, struct str file)
{
	return file_read(a->options->content, file, UINT64_C(640) << 20, a->arena).bytes;
}

/* The file, and whether the record stands in its account's document there. */
static void choose(struct adding *a)
{
	struct str account = entry_value(&a->entry, STR("account"));
	struct str file = where_account(&a->entry, a->records.book);
	bool own = file.n && edit_has_document(read_now(a, file), account, a->arena);

	if (!a->options->file.n)
		a->where = where_put(&a->entry, a->records.book, own, a->arena);
	else
		a->where = (struct where){a->options->file,
			own && str_eq(file, a->options->file) ? account : STR_NONE};
	a->path = below(a->options->content, a->where.file, a->arena);
}

/* In the account's document nothing needs to say whose it is. */
static void leave_account_out(struct adding *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->entry.given.n; i++)
		if (!a->where.account.n || !str_eq(a->entry.given.v[i].name, STR("account")))
			a->entry.given.v[n++] = a->entry.given.v[i];
	a->entry.given.n = n;
}

/* The way from a file below the content folder to the schema that `fuga init` wrote; empty: none.
 */
static struct str schema_of(const struct adding *a)
{
	struct str way = STR("../fuga.schema.json");
	struct stat stat_of;

	if (stat(below(a->options->content, way, a->arena).p, &stat_of) != 0)
		return STR_NONE;
	for (size_t i = 0; i < a->where.file.n; i++)
		if (a->where.file.p[i] == '/')
			way = str_join(STR("../"), way, a->arena);
	return way;
}

/* Finds the file and what it will hold. */
static int place(struct adding *a)
{
	struct edit edit = {.entry = &a->entry};
	struct stat stat_of;
	struct str schema;

	choose(a);
	leave_account_out(a);
	a->there = lstat(a->path.p, &stat_of) == 0;
	schema = schema_of(a);
	if (a->entry.kind == RECORD_ACCOUNT && !a->options->file.n) {
		if (a->there)
			return cannot(a, "begin", EEXIST);
		a->after.bytes = edit_account_file(&a->entry, schema, a->arena);
		a->after.at = (struct mark){schema.n ? 3 : 2, 3};
		return EXIT_FINE;
	}
	a->before = a->there ? read_now(a, a->where.file) : STR_NONE;
	edit.bytes = a->before;
	if (!a->there && schema.n)
		edit.bytes = str_printf(
			a->arena, "# yaml-language-server: $schema=%.*s\n", STR_ARG(schema));
	edit.account = a->where.account;
	a->after = edit_add(&edit, a->arena);
	return EXIT_FINE;
}

/* The record by itself, for hands to put where the program dares not. */
static int give_up(const struct adding *a)
{
	const struct layout layout = {.dash = 2, .key = 4, .eol = STR("\n")};
	struct buf out = {0};

	fprintf(stderr, "fuga: %.*s: nothing was written: %s. The record is:\n", STR_ARG(a->path),
		a->after.why);
	entry_item(&a->entry, &layout, &out);
	printf("%.*s:\n%.*s", STR_ARG(entry_list(&a->entry)), STR_ARG(buf_str(&out)));
	buf_free(&out);
	return EXIT_RECORDS;
}

static size_t lines_of(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

/* Keeps what is said of the record; of errors, all that weren't there before. */
static void keep_ours(const struct adding *a, struct diags *diags)
{
	size_t n = 0, added = lines_of(a->after.bytes) - lines_of(a->before);

	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *diag = &diags->list.v[i];
		bool here = str_eq(diag->file, a->path);
		bool error = diag_kind(diag->code)->severity == SEVERITY_ERROR;

		if (error ? here || !a->records.diags.errors
			  : here && diag->at.line >= a->after.at.line &&
					diag->at.line <= a->after.at.line + added)
			diags->list.v[n++] = *diag;
	}
	diags->list.n = n;
}

/* Lets the reader and the rules see the file as it will be. */
static bool is_right(const struct adding *a)
{
	const struct stand_in stand_in = {a->where.file, a->after.bytes};
	struct options options = *a->options;
	struct records records;
	bool right;

	options.stand_in = &stand_in;
	records = records_read(&options, a->arena);
	if (!records.book)
		return false;
	right = records.diags.errors <= a->records.diags.errors;
	for (size_t i = 0; i < records.diags.list.n; i++)
		if (diag_kind(records.diags.list.v[i].code)->severity == SEVERITY_ERROR)
			right &= !str_eq(records.diags.list.v[i].file, a->path);
	keep_ours(a, &records.diags);
	if (!right)
		fputs("fuga: nothing was written: the file would be wrong\n", stderr);
	records_print(&options, &records.store, &records.diags, true, a->arena);
	return right;
}

static int put_locked(struct adding *a)
{
	if (!a->there)
		return file_make(a->path, a->after.bytes, false, a->arena)
			       ? EXIT_FINE
			       : cannot(a, "write", errno);
	if (!str_eq(read_now(a, a->where.file), a->before)) {
		fprintf(stderr, "fuga: %.*s changed meanwhile: nothing was written; run again\n",
			STR_ARG(a->path));
		return EXIT_ENVIRONMENT;
	}
	return file_replace(a->path, a->after.bytes, a->arena) ? EXIT_FINE
							       : cannot(a, "write", errno);
}

static int put(struct adding *a)
{
	int lock = file_lock(str_copy(a->options->content, a->arena).p);
	int status = put_locked(a);

	if (lock >= 0)
		close(lock);
	return status;
}

static int add(struct adding *a)
{
	int status;

	if (!complete(a))
		return EXIT_CALL;
	if (!account_known(a))
		return EXIT_RECORDS;
	status = place(a);
	if (status != EXIT_FINE)
		return status;
	if (a->after.why)
		return give_up(a);
	if (!is_right(a))
		return EXIT_RECORDS;
	status = put(a);
	if (status == EXIT_FINE)
		printf("%.*s:%u\n", STR_ARG(a->path), a->after.at.line);
	return status;
}

int verb_new(const struct options *options, struct arena *arena)
{
	struct adding adding = {.options = options, .arena = arena};

	if (options->help)
		return new_help(options);
	if (!new_kind(options, &adding.entry.kind))
		return EXIT_CALL;
	adding.records = records_read(options, arena);
	if (!adding.records.book)
		return adding.records.status;
	return add(&adding);
}
