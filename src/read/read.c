/* read.c - from a content folder to a linked book. */
#include "read/read.h"

#include "base/zone.h"
#include "read/document.h"
#include "read/logo.h"
#include "read/pack.h"
#include "read/story.h"

#include <omp.h>
#include <stdlib.h>
#include <strings.h>

/* What all threads share while files are read. */
struct reading {
	const struct read_options *options;
	struct store store;
	struct file *files;
	size_t n;
	struct ready_tables tables;
	struct company *company;
	size_t company_file; /* n: none was found */
	struct mark company_at;
	const struct limits *limits;
	struct parsed *parsed; /* NULL: nothing was remembered */
};

/* True if the name ends so, in letters of either case: X.YAML must not drop out in silence. */
static bool has_ending(struct str name, struct str ending)
{
	return name.n >= ending.n &&
	       strncasecmp(name.p + name.n - ending.n, ending.p, ending.n) == 0;
}

static bool is_records(struct str name)
{
	return has_ending(name, STR(".yaml")) || has_ending(name, STR(".yml"));
}

bool is_read(struct str name)
{
	return is_records(name) || has_ending(name, STR(".md"));
}

static void file_error(struct file *file, enum diag_code code, struct str why)
{
	file->source.broken = true;
	diag_add(&file->diags, code, file->source.path, (struct mark){1, 1}, "%.*s", STR_ARG(why));
}

/* The bytes of a file as the disk has them, or as they are to be. */
static struct file_bytes bytes_of(
	const struct reading *r, const struct file *file, struct arena *scratch)
{
	const struct stand_in *stand_in = r->options->stand_in;

	if (stand_in && str_eq(stand_in->name, file->source.name))
		return (struct file_bytes){.bytes = str_copy(stand_in->bytes, scratch)};
	return r->store.read(
		&r->store, file->source.name, (uint64_t)r->limits->file_bytes, scratch);
}

/* Reads the bytes of a file; false and told where they can't be had. */
static bool file_load(const struct reading *r, struct file *file, struct arena *scratch)
{
	struct file_bytes bytes = bytes_of(r, file, scratch);

	if (bytes.too_large)
		file_error(file, DIAG_LIMIT,
			str_printf(scratch, "the file is larger than %lld MiB",
				(long long)(r->limits->file_bytes >> 20)));
	else if (bytes.trouble.why.n || bytes.trouble.path.n)
		file_error(file, DIAG_UNREADABLE, bytes.trouble.why);
	else if (bytes.changed)
		file_error(file, DIAG_UNREADABLE,
			STR("the file changed while it was read; run again"));
	file->unknowable = file->source.broken;
	file->bytes = bytes.bytes;
	file->source.hash = hash_of(bytes.bytes);
	file->source.size = bytes.bytes.n;
	return !file->source.broken;
}

/* Looks at the bytes of a file; false and told where they are no text. */
static bool file_scan(struct file *file, struct text_scan *scan, struct arena *scratch)
{
	struct text_input input = {file->bytes, file->source.path, !is_records(file->source.name)};

	*scan = text_scan(&input, &file->diags, scratch);
	file->unknowable = !scan->good && !scan->lines.n; /* another encoding */
	return scan->good;
}

static struct yaml_input input_of(
	const struct reading *r, const struct file *file, const struct text_scan *scan)
{
	return (struct yaml_input){
		.file = file->source.path,
		.scan = *scan,
		.depth = r->limits->depth,
		.text_bytes = r->limits->text_bytes,
	};
}

/* What parses the same every time and complains of nothing need not be parsed again. */
static void remember(const struct reading *r, const struct file *file,
	const struct documents *documents, const struct text_scan *scan, struct arena *scratch)
{
	bool clean = documents->whole && !file->diags.list.n && !file->ignores.list.n &&
		     !scan->separators;

	if (r->options->remembered)
		remembered_add(r->options->remembered, file->source.hash,
			clean ? pack_write(documents, file->bytes, scan, scratch) : STR_NONE);
}

/* The documents of a file, parsed or remembered; false where it is no text. */
static bool documents_of(
	const struct reading *r, struct decoder *d, struct file *file, struct documents *out)
{
	struct text_scan scan;
	struct yaml_input input;

	if (r->parsed && parsed_find(r->parsed, file->source.hash, file->bytes, out, d->scratch))
		return true;
	if (!file_scan(file, &scan, d->scratch))
		return false;
	input = input_of(r, file, &scan);
	*out = yaml_read(&input, &file->diags, d->scratch);
	file->ignores = ignores_read(&input, &file->diags, d->arena);
	remember(r, file, out, &scan, d->scratch);
	return true;
}

static void read_records_file(const struct reading *r, struct decoder *d, struct file *file)
{
	bool here = r->company_file < r->n && file == &r->files[r->company_file];
	struct documents documents;

	if (!documents_of(r, d, file, &documents))
		return;
	for (size_t i = 0; i < documents.list.n; i++)
		document_read(
			d, file, documents.list.v[i], here ? r->company_at : (struct mark){0, 0});
	if (!documents.list.n && !file->diags.errors)
		diag_add(&file->diags, DIAG_EMPTY, file->source.path, (struct mark){1, 1},
			"the file holds no records");
}

static void read_story_file(struct decoder *d, struct file *file)
{
	struct text_scan scan;

	if (file_scan(file, &scan, d->scratch))
		story_read(d, file, &scan);
}

/* What a thread keeps from file to file. */
struct worker {
	struct arena *arena, *scratch;
	struct str *repeated;
};

/* What is left out may still be named by others: its bytes tell which records it held. */
static void read_dropped(const struct reading *r, struct file *file, const struct worker *worker)
{
	struct diags silent = {0};
	struct file_bytes bytes = bytes_of(r, file, worker->scratch);

	diags_init(&silent, worker->scratch);
	file->unknowable =
		bytes.too_large || bytes.trouble.why.n ||
		!text_scan(&(struct text_input){.bytes = bytes.bytes}, &silent, worker->scratch)
			 .lines.n;
	file->bytes = str_copy(bytes.bytes, worker->arena);
}

static void read_file(const struct reading *r, struct file *file, const struct worker *worker)
{
	struct arena *arena = worker->arena, *scratch = worker->scratch;
	struct decoder d = {.tables = &r->tables,
		.source = &file->source,
		.diags = &file->diags,
		.arena = arena,
		.scratch = scratch,
		.repeated = worker->repeated};

	if (!file->diags.arena)
		diags_init(&file->diags, arena);
	if (!file->source.broken && file_load(r, file, scratch)) {
		if (is_records(file->source.name))
			read_records_file(r, &d, file);
		else
			read_story_file(&d, file);
	}
	file->source.broken |= file->diags.errors > 0;
	file->bytes = file->source.broken ? str_copy(file->bytes, arena) : STR_NONE;
	file->ownerless.v = d.ownerless.v;
	file->ownerless.n = d.ownerless.n;
}

/* For fewer files another thread costs more than it saves, above all where other programs want the
 * cores as well: those that are done first wait for it without leaving theirs. */
enum { FILES_A_THREAD = 128 };

static int threads_for(const struct reading *r)
{
	int wanted = r->options->threads > 0 ? r->options->threads : 1;
	size_t useful = r->n / FILES_A_THREAD + 1;

	return useful < (size_t)wanted ? (int)useful : wanted;
}

static void read_files(struct reading *r, struct arena *arena)
{
	int threads = threads_for(r);
	struct worker *workers = NEW_N(arena, struct worker, (size_t)threads);

	for (int i = 0; i < threads; i++)
		workers[i] = (struct worker){
			arena_new(), arena_new(), NEW_N(arena, struct str, REPEATED)};
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
	for (size_t i = 0; i < r->n; i++) {
		const struct worker *worker = &workers[omp_get_thread_num()];

		if (r->files[i].dropped)
			read_dropped(r, &r->files[i], worker);
		else
			read_file(r, &r->files[i], worker);
		arena_reset(worker->scratch);
	}
	for (int i = 0; i < threads; i++) {
		arena_adopt(arena, workers[i].arena);
		arena_free(workers[i].scratch);
	}
}

static int by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* What follows from the company's fields; where they are wrong, something that others can live
 * with. */
static void company_finish(struct company *company, struct arena *arena)
{
	static const struct str days[] = {
		{"mon", 3}, {"tue", 3}, {"wed", 3}, {"thu", 3}, {"fri", 3}, {"sat", 3}, {"sun", 3}};

	company->currency =
		currency_find(company->currency_code.n ? company->currency_code : STR("EUR"));
	if (!company->timezone.n || zone_open(company->timezone, &company->zone, arena) != ZONE_OK)
		zone_open(STR("UTC"), &company->zone, arena);
	for (size_t i = 0; i < company->workweek.n; i++)
		for (unsigned day = 0; day < 7; day++)
			if (str_eq(company->workweek.v[i], days[day]))
				company->calendar.workdays |= 1u << day;
	if (company->holidays.n)
		qsort(company->holidays.v, company->holidays.n, sizeof *company->holidays.v,
			by_day);
	company->calendar.holidays = company->holidays.v;
	company->calendar.holidays_n = company->holidays.n;
}

/* Decodes the company's record of this file, if it has one. What is wrong with the file apart from
 * that is told when its turn comes. */
static bool company_in(struct reading *r, size_t i, struct arena *arena, struct arena *scratch)
{
	struct file *file = &r->files[i];
	struct decoder d = {.tables = &r->tables,
		.source = &file->source,
		.diags = &file->diags,
		.arena = arena,
		.scratch = scratch};
	struct file_bytes bytes = bytes_of(r, file, scratch);
	struct diags silent = {0};
	struct text_scan scan;
	struct yaml_input input;
	struct documents documents;

	diags_init(&silent, scratch);
	if (bytes.too_large || str_find(bytes.bytes, STR("company")) < 0)
		return false;
	scan = text_scan(&(struct text_input){.bytes = bytes.bytes, .file = file->source.path},
		&silent, scratch);
	if (!scan.good)
		return false;
	input = input_of(r, file, &scan);
	documents = yaml_read(&input, &silent, scratch);
	for (size_t n = 0; n < documents.list.n; n++) {
		const struct node *node = document_company(documents.list.v[n]);

		if (!node)
			continue;
		diags_init(&file->diags, arena);
		r->company_file = i;
		r->company_at = node->first ? node->first->key_at : node->at;
		decode_record(&d, &company_table, node, r->company);
		return true;
	}
	return false;
}

static bool named_for_company(struct str name)
{
	return str_ends(name, STR("company.yaml")) || str_ends(name, STR("company.yml"));
}

/* Currency and zone are needed to read all other files, so the company's is looked for first: in
 * files of that name, then in all. */
static void company_first(struct reading *r, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct limits widest;

	r->tables = tables_ready(r->company, arena);
	*r->company = *(struct company *)record_blank(&r->tables, &company_table, arena);
	widest = r->company->limits;
	widest.file_bytes *= 10;
	widest.depth *= 10;
	widest.text_bytes *= 10;
	r->limits = &widest;
	r->company_file = r->n;
	for (int named = 1; named >= 0 && r->company_file == r->n; named--)
		for (size_t i = 0; i < r->n && r->company_file == r->n; i++) {
			struct file *file = &r->files[i];

			if (!file->source.broken && is_records(file->source.name) &&
				named == named_for_company(file->source.name))
				company_in(r, i, arena, scratch);
			arena_reset(scratch);
		}
	arena_free(scratch);
	r->limits = &r->company->limits;
	company_finish(r->company, arena);
	if (r->company_file == r->n)
		return;
	r->tables.kinds_known = !r->files[r->company_file].source.broken;
	/* Its other records are still to be read, so that nobody is blamed for naming them. */
	r->files[r->company_file].source.broken = false;
}

/* Exactly one company: of several, the first by file and place stays. */
static void company_once(const struct reading *r, struct diags *diags)
{
	struct str first =
		r->company_file < r->n ? r->files[r->company_file].source.path : STR_NONE;
	uint32_t line = r->company_at.line;
	bool broken = false;

	for (size_t i = 0; i < r->n; i++)
		broken |= r->files[i].source.broken && !r->files[i].dropped;
	if (!first.n && !broken)
		diag_add(diags, DIAG_MISSING_KEY, r->store.root, (struct mark){0, 0},
			"no file holds the company's record: write company.yaml with 'company:' "
			"and its name, language, "
			"currency and timezone");
	for (size_t i = 0; i < r->n; i++)
		for (size_t c = 0; c < r->files[i].companies.n; c++) {
			struct file *file = &r->files[i];
			struct mark at = file->companies.v[c].at;

			if (i < r->company_file) { /* company.yaml was read first, but sorts later
						    */
				file = &r->files[r->company_file];
				at = r->company_at;
				first = r->files[i].source.path;
				line = r->files[i].companies.v[c].at.line;
			}
			file->source.broken = true;
			diag_add(diags, DIAG_DUPLICATE_ID, file->source.path, at,
				"there is one company, and it stands in %.*s:%u already",
				STR_ARG(first), line);
		}
}

static struct str path_of(struct str root, struct str name, struct arena *arena)
{
	while (root.n > 1 && root.p[root.n - 1] == '/')
		root.n--;
	return str_printf(arena, "%.*s%s%.*s", STR_ARG(root), str_ends(root, STR("/")) ? "" : "/",
		STR_ARG(name));
}

static void files_make(struct reading *r, const struct found_list *found, struct arena *arena)
{
	r->files = NEW_N(arena, struct file, found->files.n);
	for (size_t i = 0; i < found->files.n; i++) {
		const struct found *f = &found->files.v[i];
		struct file *file = &r->files[r->n];

		file->source.name = f->path;
		file->source.path = path_of(r->store.root, f->path, arena);
		file->source.index = r->n++;
		file->dropped = r->options->drop && r->options->drop(r->options->context, f->path);
		file->source.broken = file->dropped;
		if (f->refused && !file->dropped) {
			diags_init(&file->diags, arena);
			file_error(file, DIAG_UNREADABLE, f->why);
		}
	}
}

static int32_t today_of(const struct read_options *options, const struct company *company)
{
	int64_t local = options->now_utc +
			(company->zone ? zone_offset_at(company->zone, options->now_utc) : 0);

	if (options->today != DAY_NONE)
		return options->today;
	return (int32_t)(local / 86400 - (local % 86400 < 0));
}

static void ignores_fill(const struct reading *r, struct book *book, struct arena *arena)
{
	VEC(struct ignore) all = {0};

	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->files[i].ignores.list.n; k++)
			VEC_PUSH(&all, r->files[i].ignores.list.v[k], arena);
	book->ignores = (struct ignores){all.v, all.n};
}

static void book_make(
	struct reading *r, struct book *book, struct diags *diags, struct arena *arena)
{
	struct linking *linking = NEW(arena, struct linking);

	linking->book = book;
	linking->files = r->files;
	linking->n = r->n;
	linking->diags = diags;
	linking->arena = arena;
	book->today = today_of(r->options, &book->company);
	book->sources.v = NEW_N(arena, struct source *, r->n);
	for (size_t i = 0; i < r->n; i++) {
		if (r->files[i].dropped)
			continue;
		book->sources.v[book->sources.n++] = &r->files[i].source;
		diags_merge(diags, &r->files[i].diags);
	}
	ignores_fill(r, book, arena);
	company_once(r, diags);
	logo_read(book, &r->store, diags, arena);
	link_book(linking);
}

/* Puts a file that is not there yet where it will be. */
static void found_add(
	struct found_list *found, const struct stand_in *stand_in, struct arena *arena)
{
	struct found *files = NEW_N(arena, struct found, found->files.n + 1);
	size_t at = 0, n = found->files.n;

	while (at < n && str_cmp(found->files.v[at].path, stand_in->name) < 0)
		at++;
	if (at < n && str_eq(found->files.v[at].path, stand_in->name))
		return;
	for (size_t i = 0; i < n; i++)
		files[i + (i >= at)] = found->files.v[i];
	files[at] = (struct found){.path = stand_in->name, .size = stand_in->bytes.n};
	found->files.v = files;
	found->files.n = n + 1;
}

struct book *read_book(const struct read_options *options, struct diags *diags,
	struct trouble *trouble, struct arena *arena)
{
	struct book *book = NEW(arena, struct book);
	struct reading r = {.options = options,
		.store = options->store ? *options->store : store_of_disk(options->root),
		.company = &book->company};
	struct found_list found;

	stage_begin(options->stages, "read.find");
	found = r.store.find(&r.store, is_read, arena);
	*trouble = found.trouble;
	if (trouble->why.n)
		return NULL;
	if (options->stand_in)
		found_add(&found, options->stand_in, arena);
	files_make(&r, &found, arena);
	company_first(&r, arena);
	stage_begin(options->stages, "read.files");
	if (options->remembered)
		r.parsed = remembered_open(options->remembered, r.limits, arena);
	read_files(&r, arena);
	if (options->remembered)
		remembered_close(options->remembered, r.parsed, r.limits, arena);
	stage_begin(options->stages, "read.link");
	book_make(&r, book, diags, arena);
	return book;
}
