/* deltas.c - what a commit did to the records of the files that it changed. */
#include "read/deltas.h"

#include "read/document.h"
#include "read/pairing.h"

/* Files whose records are held in memory at once. */
enum { FILES_AT_ONCE = 500 };

/* Longer values are cut: they are for people to read. */
enum { VALUE_MOST = 400 };

/* Files of one commit that are looked at together. */
struct batch {
	const struct delta_reader *reader;
	const struct versions *versions;
	struct file_delta *out;
	size_t from, to;
	struct pairing pairing;
	int thread;
	bool added; /* look into files that were but added, too */
	struct arena *arena, *scratch;
};

static struct file_bytes bytes_of(const struct batch *b, const struct version *version, bool after)
{
	const struct delta_reader *reader = b->reader;
	uint64_t most = (uint64_t)reader->company->limits.file_bytes;

	if (after && version->on_disk)
		return reader->store->read(reader->store, version->after, most, b->scratch);
	return reader->past->read(reader->past, after ? &version->holds : &version->held, most,
		b->thread, b->scratch);
}

/* The company's own record, which documents leave to who reads it first. */
static void read_company(struct decoder *d, const struct documents *documents, struct batch *b,
	struct pair_side *side, size_t file)
{
	for (size_t i = 0; i < documents->list.n; i++) {
		const struct node *node = document_company(documents->list.v[i]);
		void *record;

		if (!node)
			continue;
		record = record_blank(d->tables, &company_table, d->arena);
		decode_record(d, &company_table, node, record);
		pairing_add(&b->pairing, side, &company_table, record, file);
		return;
	}
}

/* Adds the records of one version of a file; false: it can't be read. */
static bool file_read_records(
	struct batch *b, struct pair_side *side, const struct version *version, size_t nth)
{
	bool after = side == &b->pairing.after;
	struct str name = after ? version->after : version->before;
	struct file_bytes bytes = bytes_of(b, version, after);
	struct file *file = NEW(b->scratch, struct file);
	struct decoder d = {.tables = &b->reader->tables,
		.source = &file->source,
		.diags = &file->diags,
		.arena = b->scratch,
		.scratch = b->scratch};
	struct yaml_input input = {.file = name,
		.depth = b->reader->company->limits.depth,
		.text_bytes = b->reader->company->limits.text_bytes};
	struct documents documents;
	size_t before = side->items.n;

	file->source.path = file->source.name = name;
	diags_init(&file->diags, b->scratch);
	if (bytes.trouble.why.n && !(after && version->on_disk))
#pragma omp atomic write
		*b->reader->lacking = true;
	if (bytes.too_large || bytes.changed || bytes.trouble.why.n)
		return false;
	input.scan = text_scan(
		&(struct text_input){.bytes = bytes.bytes, .file = name}, &file->diags, b->scratch);
	if (!input.scan.good)
		return false;
	documents = yaml_read(&input, &file->diags, b->scratch);
	for (size_t i = 0; i < documents.list.n; i++)
		document_read(&d, file, documents.list.v[i], (struct mark){0, 0});
	for (size_t i = 0; i < file->entries.n; i++)
		pairing_add(&b->pairing, side, record_lists[file->entries.v[i].kind].table,
			file->entries.v[i].record, nth);
	read_company(&d, &documents, b, side, nth);
	if (!file->diags.errors)
		return true;
	side->items.n = before;
	return false;
}

static bool is_renamed(const struct version *version)
{
	return version->before.n && version->after.n && !version->on_disk &&
	       memcmp(&version->held, &version->holds, sizeof version->held) == 0;
}

static bool is_passed_over(const struct batch *b, const struct version *version)
{
	return is_renamed(version) || (!version->before.n && !version->on_disk && !b->added);
}

static bool read_versions(struct batch *b)
{
	bool whole = true;

	for (size_t i = b->from; i < b->to; i++) {
		const struct version *version = &b->versions->v[i];
		struct file_delta *out = &b->out[i];
		size_t before = b->pairing.before.items.n;

		if (is_passed_over(b, version))
			continue;
		out->read = true;
		if (version->before.n)
			out->broken_before = !file_read_records(b, &b->pairing.before, version, i);
		out->had = (uint32_t)(b->pairing.before.items.n - before);
		if (version->after.n)
			out->broken_after = !file_read_records(b, &b->pairing.after, version, i);
		whole &= !out->broken_before && !out->broken_after;
	}
	return whole;
}

/* A value at a length that people read; whole letters of it. */
static struct str shown(struct str value, struct arena *arena)
{
	size_t n = VALUE_MOST;

	if (value.n <= VALUE_MOST)
		return str_copy(value, arena);
	while (n && ((unsigned char)value.p[n] & 0xC0) == 0x80)
		n--;
	return str_printf(arena, "%.*s\xE2\x80\xA6", (int)n, value.p);
}

static void put_fields(struct record_delta *out, const struct pair_item *item, struct arena *arena)
{
	const struct table *table = item->table;
	const struct str *before = item->other->values, *after = item->values;
	size_t n = 0;

	for (size_t i = 0; i < table->n; i++)
		n += !str_eq(before[i], after[i]);
	out->fields.v = NEW_N(arena, struct changed_field, n);
	for (size_t i = 0; i < table->n; i++)
		if (!str_eq(before[i], after[i]))
			out->fields.v[out->fields.n++] =
				(struct changed_field){table->fields[i].name,
					shown(before[i], arena), shown(after[i], arena)};
}

/* The items of a file stand side by side, in the order of the files. */
static void put_records(struct batch *b)
{
	const struct pair_item *before = b->pairing.before.items.v;
	size_t *first = NEW_N(b->scratch, size_t, b->to - b->from);
	size_t at = 0;

	for (size_t i = b->pairing.before.items.n; i-- > 0;)
		first[before[i].file - b->from] = i;
	for (size_t i = b->from; i < b->to; i++) {
		struct file_delta *out = &b->out[i];
		size_t n = 0;

		while (at + n < b->pairing.after.items.n &&
			b->pairing.after.items.v[at + n].file == i)
			n++;
		out->records.v = NEW_N(b->arena, struct record_delta, n);
		for (; out->records.n < n; at++) {
			const struct pair_item *item = &b->pairing.after.items.v[at];
			struct record_delta *record = &out->records.v[out->records.n++];

			record->at = ((const struct record *)item->record)->at;
			record->file = DELTA_NEW;
			if (!item->other)
				continue;
			record->file = (uint32_t)item->other->file;
			record->nth = (uint32_t)((size_t)(item->other - before) -
						 first[item->other->file - b->from]);
			if (!item->same)
				put_fields(record, item, b->arena);
		}
	}
}

/* True if every record that there was is beyond doubt still there. */
static bool none_left(const struct pairing *pairing)
{
	for (size_t i = 0; i < pairing->before.items.n; i++) {
		const struct pair_item *item = &pairing->before.items.v[i];
		bool sure =
			item->other && (item->same || item->table == &company_table ||
					       (item->id.n && str_eq(item->id, item->other->id)));

		if (!sure)
			return false;
	}
	return true;
}

/* False: a file couldn't be read. */
static bool batch_pair(struct batch *b)
{
	arena_reset(b->scratch);
	b->pairing = (struct pairing){.before.company = b->reader->company,
		.after.company = b->reader->company,
		.ids_change = true,
		.arena = b->scratch,
		.scratch = b->scratch};
	if (!read_versions(b))
		return false;
	pairing_find(&b->pairing);
	return true;
}

static bool batch_has_added(const struct batch *b)
{
	for (size_t i = b->from; i < b->to; i++)
		if (!b->versions->v[i].before.n)
			return true;
	return false;
}

static bool batch_read(struct batch *b)
{
	b->added = false;
	if (!batch_pair(b))
		return false;
	/* What is missing may have gone into a file that is new. */
	if (batch_has_added(b) && !none_left(&b->pairing)) {
		b->added = true;
		if (!batch_pair(b))
			return false;
	}
	put_records(b);
	return true;
}

struct delta delta_read(const struct delta_reader *reader, const struct versions *versions,
	int thread, struct arena *arena)
{
	struct delta delta = {.state = DELTA_PAIRED};
	struct batch b = {.reader = reader,
		.versions = versions,
		.thread = thread,
		.arena = arena,
		.scratch = arena_new()};

	delta.files = b.out = NEW_N(arena, struct file_delta, versions->n);
	for (; b.from < versions->n; b.from = b.to) {
		b.to = b.from + FILES_AT_ONCE < versions->n ? b.from + FILES_AT_ONCE : versions->n;
		if (!batch_read(&b))
			delta.state = DELTA_BROKEN;
	}
	arena_free(b.scratch);
	return delta;
}

struct delta commit_delta(const struct delta_reader *reader, const struct past_commit *commit,
	int thread, struct arena *arena)
{
	size_t n = commit->files.n;
	struct versions versions = {NEW_N(arena, struct version, n), n};

	for (size_t i = 0; i < n; i++) {
		const struct past_file *file = &commit->files.v[i];

		versions.v[i] = (struct version){.before = file->before,
			.after = file->after,
			.held = file->held,
			.holds = file->holds};
	}
	return delta_read(reader, &versions, thread, arena);
}
