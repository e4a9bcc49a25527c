/* unchanged.c - a build that would make the very site that is there is not made again. */
#include "cli/unchanged.h"

#include "base/zone.h"
#include "publish/standing.h"
#include "read/read.h"

#include <link.h>
#include <string.h>
#include <sys/stat.h>

static const char form[16] = "fuga-built 1\n";

/* What a build leaves; its logo's name and what it said follow. */
struct left {
	char form[16];
	struct hash asked, records, logo, revision, site;
	int64_t from, until; /* the seconds in which it was the same day where the company is */
	uint64_t logo_n, said_n, files, bytes, warnings;
	struct stats_read read;
	int64_t status;
};

static void put_stat(struct buf *out, const char *path)
{
	struct stat stat_of;
	int64_t what[3] = {0};

	if (path && *path && stat(path, &stat_of) == 0) {
		what[0] = stat_of.st_size;
		what[1] = stat_of.st_mtim.tv_sec;
		what[2] = stat_of.st_mtim.tv_nsec;
	}
	buf_put(out, str_c(path));
	buf_put(out, (struct str){(const char *)what, sizeof what});
}

static int put_library(struct dl_phdr_info *info, size_t size, void *out)
{
	(void)size;
	put_stat(out, info->dlpi_name);
	return 0;
}

struct hash asked_of(const struct options *options)
{
	int64_t numbers[] = {options->as_of, options->formats, options->no_git, options->strict};
	struct buf all = {0};
	struct hash hash;

	buf_put(&all, STR(FUGA_VERSION));
	put_stat(&all, "/proc/self/exe");
	put_stat(&all, "/usr/share/zoneinfo/tzdata.zi");
	dl_iterate_phdr(put_library, &all);
	buf_put(&all, (struct str){(const char *)numbers, sizeof numbers});
	buf_put(&all, options->content);
	buf_char(&all, '\0');
	buf_put(&all, options->site);
	hash = hash_of(buf_str(&all));
	buf_free(&all);
	return hash;
}

/* A name and the hash of what is in it, one after the other. */
static void put_named(struct buf *out, struct str name, struct hash hash)
{
	buf_put(out, name);
	buf_char(out, '\0');
	hash_put(out, hash);
}

static struct hash book_hash(const struct book *book)
{
	struct buf all = {0};
	struct hash hash;

	for (size_t i = 0; i < book->sources.n; i++)
		put_named(&all, book->sources.v[i]->name, book->sources.v[i]->hash);
	hash = hash_of(buf_str(&all));
	buf_free(&all);
	return hash;
}

/* The hash of each file of the list; false where one can't be read. */
static bool hash_files(
	const struct store *store, const struct found_list *found, int threads, struct hash *hashes)
{
	bool fine = true;

#pragma omp parallel num_threads(threads)
	{
		struct arena *scratch = arena_new();

#pragma omp for schedule(dynamic, 64)
		for (size_t i = 0; i < found->files.n; i++) {
			const struct found *file = &found->files.v[i];
			struct file_bytes bytes = {.too_large = true};

			if (!file->refused)
				bytes = store->read(store, file->path, file->size, scratch);
			if (bytes.too_large || bytes.changed || bytes.trouble.why.n)
#pragma omp atomic write
				fine = false;
			hashes[i] = hash_of(bytes.bytes);
			arena_reset(scratch);
		}
		arena_free(scratch);
	}
	return fine;
}

/* As book_hash, from the disk. */
static bool records_hash(const struct options *options, struct hash *out, struct arena *arena)
{
	struct store store = store_of_disk(records_root(options));
	struct found_list found = store.find(&store, is_read, arena);
	struct hash *hashes = NEW_N(arena, struct hash, found.files.n);
	struct buf all = {0};

	if (found.trouble.why.n || !hash_files(&store, &found, options->threads, hashes))
		return false;
	for (size_t i = 0; i < found.files.n; i++)
		put_named(&all, found.files.v[i].path, hashes[i]);
	*out = hash_of(buf_str(&all));
	buf_free(&all);
	return true;
}

static struct hash logo_hash(const struct options *options, struct str name, struct arena *arena)
{
	if (!name.n)
		return hash_of(STR_NONE);
	return hash_of(file_read(records_root(options), name, UINT64_C(1) << 20, arena).bytes);
}

/* What the feet of the pages say of the revision. */
static struct hash revision_hash(const struct site *site)
{
	struct buf all = {0};
	struct hash hash;

	buf_printf(&all, "%.*s %d %d", STR_ARG(site->commit_id), (int)site->commit_on,
		(int)site->changed);
	hash = hash_of(buf_str(&all));
	buf_free(&all);
	return hash;
}

static bool same_revision(const struct options *options, struct hash wanted, struct arena *arena)
{
	struct workplace place = {.site.arena = arena};

	workplace_revision(&place, options);
	return hash_eq(revision_hash(&place.site), wanted);
}

/* Reads what was left; the texts after it are views of the cache. */
static bool left_read(struct str bytes, struct left *left, struct str *logo, struct str *said)
{
	if (!seal_check(&bytes) || bytes.n < sizeof *left)
		return false;
	memcpy(left, bytes.p, sizeof *left);
	bytes = str_slice(bytes, sizeof *left, bytes.n);
	if (memcmp(left->form, form, sizeof form) != 0 || left->logo_n > bytes.n ||
		left->said_n != bytes.n - left->logo_n)
		return false;
	*logo = str_slice(bytes, 0, (size_t)left->logo_n);
	*said = str_slice(bytes, (size_t)left->logo_n, bytes.n);
	return true;
}

/* The cheap questions first. */
static bool holds(const struct left *left, const struct options *options, struct str logo,
	struct arena *arena)
{
	struct standing standing;
	struct hash records;
	int64_t now;

	return records_now(&now) && now >= left->from && now < left->until &&
	       standing_of(options->site, &standing, arena) && hash_eq(standing.hash, left->site) &&
	       records_hash(options, &records, arena) && hash_eq(records, left->records) &&
	       hash_eq(logo_hash(options, logo, arena), left->logo) &&
	       same_revision(options, left->revision, arena);
}

/* A run that has more to say than these are kept for is always made. */
static bool is_plain(const struct options *options)
{
	return !options->fleeting && !options->keep_going && !options->templates.n &&
	       !options->report->for_programs;
}

void unchanged_open(struct unchanged *unchanged, const struct options *options, struct arena *arena)
{
	struct left left;
	struct str logo, said;

	*unchanged = (struct unchanged){0};
	if (!is_plain(options))
		return;
	stage_begin(stats_stages(options->stats), "unchanged");
	cache_open(&unchanged->cache, options, "built", arena);
	unchanged->asked = asked_of(options);
	if (!left_read(unchanged->cache.before, &left, &logo, &said) ||
		!hash_eq(left.asked, unchanged->asked) || !holds(&left, options, logo, arena))
		return;
	unchanged->holds = true;
	unchanged->status = (int)left.status;
	unchanged->built = (struct built){.published = true,
		.result.unchanged = (size_t)left.files,
		.result.bytes = left.bytes,
		.read = left.read,
		.warnings = (size_t)left.warnings,
		.said = str_copy(said, arena)};
	if (options->stats)
		options->stats->cache_hits = (size_t)left.read.files;
}

/* The seconds of the day that it is where the company is; none where its clocks are set that day.
 */
static void same_day(const struct company *company, int64_t now, struct left *left)
{
	int32_t offset = zone_offset_at(company->zone, now);
	int64_t of_day = ((now + offset) % 86400 + 86400) % 86400;

	left->from = now - of_day;
	left->until = left->from + 86400;
	if (zone_offset_at(company->zone, left->from) != offset ||
		zone_offset_at(company->zone, left->until - 1) != offset)
		left->until = left->from;
}

void unchanged_keep(
	struct unchanged *unchanged, const struct options *options, const struct workplace *place)
{
	const struct company *company = &place->site.book->company;
	struct str said = unchanged->built.said;
	struct left left = {.asked = unchanged->asked,
		.records = book_hash(place->site.book),
		.revision = revision_hash(&place->site),
		.logo = hash_of(company->site.picture),
		.logo_n = company->site.logo.n,
		.said_n = said.n,
		.warnings = unchanged->built.warnings,
		.read = unchanged->built.read,
		.status = unchanged->status};
	struct standing standing;
	struct buf text = {0};
	int64_t now;

	/* Of a clone without its past each build says so. */
	if (!unchanged->cache.path.n || place->site.book->history.state == HISTORY_SHALLOW ||
		!records_now(&now) || !standing_of(options->site, &standing, place->site.arena))
		return;
	same_day(company, now, &left);
	memcpy(left.form, form, sizeof form);
	left.site = standing.hash;
	left.files = standing.files;
	left.bytes = standing.bytes;
	buf_put(&text, (struct str){(const char *)&left, sizeof left});
	buf_put(&text, company->site.logo);
	buf_put(&text, said);
	seal_put(&text);
	cache_put(&unchanged->cache, buf_str(&text));
	buf_free(&text);
}

void unchanged_close(struct unchanged *unchanged, const struct options *options)
{
	cache_close(&unchanged->cache, options, true);
}
