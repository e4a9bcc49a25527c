/* records.c - the first stages of every verb: read, check, print what is wrong. */
#include "cli/records.h"

#include "base/files.h"
#include "check/check.h"
#include "cli/cache.h"
#include "cli/quoted.h"
#include "cli/repository.h"
#include "read/places.h"
#include "read/read.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

bool records_now(int64_t *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;

	if (!epoch || !*epoch) {
		*out = (int64_t)time(NULL);
		return true;
	}
	errno = 0;
	*out = strtoll(epoch, &end, 10);
	if (!errno && !*end && *out >= 0)
		return true;
	fprintf(stderr, "fuga: SOURCE_DATE_EPOCH is '%s': expected seconds since 1970\n", epoch);
	return false;
}

static bool drop(void *context, struct str name)
{
	return map_get(context, name) != NULL;
}

/* Adds the sources with errors to the files to be left out; false where there is none. */
static bool drop_broken(
	struct map *dropped, const struct diags *diags, struct str root, struct arena *arena)
{
	size_t before = dropped->n;

	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *diag = &diags->list.v[i];
		struct str name = diag->file;

		if (diag_kind(diag->code)->severity != SEVERITY_ERROR)
			continue;
		if (str_starts(name, root))
			name = str_slice(name, root.n + 1, name.n);
		map_add(dropped, name, dropped, arena);
	}
	return dropped->n > before;
}

/* The codes of rules that were not asked for. */
static const bool *skipped_codes(const struct options *options, struct arena *arena)
{
	bool *skipped = NEW_N(arena, bool, DIAG_CODES);
	bool selects = false;

	for (size_t i = 0; i < DIAG_CODES; i++)
		selects |= options->select[i];
	for (size_t i = 0; i < DIAG_CODES; i++)
		skipped[i] = options->ignore[i] || (selects && !options->select[i]);
	return skipped;
}

struct reading {
	struct read_options how;
	const bool *skipped;
	void (*put)(void *cache, struct str bytes);
	struct trouble trouble;
};

static struct book *read_once(struct reading *reading, struct diags *diags, struct arena *arena)
{
	struct book *book = read_book(&reading->how, diags, &reading->trouble, arena);

	if (!book)
		return NULL;
	stage_begin(reading->how.stages, "check");
	check_book_but(book, reading->skipped, diags);
	return book;
}

struct str records_root(const struct options *options)
{
	struct str path = options->content;

	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

/* Says what came of a cache that was there; --stats gets the count. */
static void tell_cache(const struct options *options, const struct cache_file *cache,
	const struct remembered *remembered)
{
	if (remembered->damaged)
		fprintf(stderr, "fuga: %.*s is damaged: what could not be used was read anew\n",
			STR_ARG(cache->path));
	if (options->stats)
		options->stats->cache_hits = remembered->found;
}

/* The first reading of a run; files that stayed the same since the last run are not parsed. */
static struct book *read_first(struct reading *reading, const struct options *options,
	struct diags *diags, struct arena *arena)
{
	struct cache_file cache;
	struct remembered remembered = {.version = STR(FUGA_VERSION)};
	struct book *book;

	cache_open(&cache, options, "parsed", arena);
	remembered.before = cache.before;
	remembered.writer.write = reading->put;
	remembered.writer.context = &cache;
	reading->how.remembered = cache.path.n ? &remembered : NULL;
	book = read_once(reading, diags, arena);
	reading->how.remembered = NULL;
	tell_cache(options, &cache, &remembered);
	cache_close(&cache, options, remembered.worth_writing);
	return book;
}

static struct records read_from(const struct options *options, const struct store *store,
	void (*put)(void *cache, struct str bytes), struct arena *arena)
{
	struct records out = {.store = *store, .status = EXIT_FINE};
	struct map dropped = {0};
	struct reading reading = {
		.how.root = store->root,
		.how.store = store,
		.how.today = DAY_NONE,
		.how.threads = options->threads,
		.how.drop = drop,
		.how.context = &dropped,
		.how.stand_in = options->stand_in,
		.how.stages = stats_stages(options->stats),
		.skipped = skipped_codes(options, arena),
		.put = put,
	};

	diags_init(&out.diags, arena);
	if (!records_now(&reading.how.now_utc)) {
		out.status = EXIT_CALL;
		return out;
	}
	out.book = read_first(&reading, options, &out.diags, arena);
	while (out.book && options->keep_going &&
		drop_broken(&dropped, &out.diags, reading.how.root, arena)) {
		struct diags again;

		diags_init(&again, arena);
		out.status = EXIT_RECORDS;
		out.book = read_once(&reading, &again, arena);
		diags_merge(&out.diags, &again);
	}
	if (!out.book) {
		fprintf(stderr, "fuga: cannot read %.*s: %.*s\n", STR_ARG(reading.trouble.path),
			STR_ARG(reading.trouble.why));
		out.status = EXIT_ENVIRONMENT;
		return out;
	}
	diags_sort(&out.diags);
	ignores_apply(&out.book->ignores, reading.skipped, &out.diags);
	if (out.diags.errors && !options->keep_going)
		out.status = EXIT_RECORDS;
	return out;
}

struct records records_read(const struct options *options, struct arena *arena)
{
	struct store store = store_of_disk(records_root(options));

	return read_from(options, &store, cache_put, arena);
}

/* What is not of the disk is looked up in what is remembered, but not remembered itself. */
static void put_nowhere(void *context, struct str bytes)
{
	(void)context;
	(void)bytes;
}

struct records records_read_from(
	const struct options *options, const struct store *store, struct arena *arena)
{
	return read_from(options, store, put_nowhere, arena);
}

/* Only the errors, for who does not want to hear more; counts stay those of all. */
static struct diags errors_of(const struct diags *diags, struct arena *arena)
{
	struct diags errors = *diags;

	errors.list.v = NEW_N(arena, struct diag, diags->list.n);
	errors.list.n = 0;
	for (size_t i = 0; i < diags->list.n; i++)
		if (diag_kind(diags->list.v[i].code)->severity == SEVERITY_ERROR)
			errors.list.v[errors.list.n++] = diags->list.v[i];
	return errors;
}

void records_print(const struct options *options, const struct store *store,
	const struct diags *diags, bool warnings, struct arena *arena)
{
	const struct report_format *format = options->report;
	struct quoted quoted = {
		.store = store, .stand_in = options->stand_in, .arena = arena_new()};
	struct diag_style style = {options->colour, 100, quoted_line, &quoted};
	struct diags shown = warnings ? *diags : errors_of(diags, arena);
	struct report report;

	if (format->silenced && warnings)
		diags_show_silenced(&shown, arena);
	report = (struct report){&shown, &style, STR(FUGA_VERSION), options->strict, arena};

	if (format->names)
		places_name(&shown, store->root);
	if (format->from_root || options->path_prefix.p)
		report_paths(options, store->root, &shown, arena);
	/* Many small writes otherwise. */
	setvbuf(stderr, NULL, _IOFBF, 1 << 16);
	format->write(&report, format->for_programs ? stdout : stderr);
	fflush(stderr);
	setvbuf(stderr, NULL, _IONBF, 0);
	arena_free(quoted.arena);
}
