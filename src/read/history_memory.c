/* history_memory.c - what commits did to the records, kept from run to run. */
#include "read/history_memory.h"

#include "base/hash.h"
#include "read/deltas.h"
#include "read/read.h"

#define TITLE STR("fuga history 1 ")

struct str history_key(const struct company *company, struct str folder, struct arena *arena)
{
	const struct limits *limits = &company->limits;
	struct buf schema = {0}, key = {0};
	struct str out;

	schema_write(&schema);
	buf_printf(&schema, "%.*s\n%.*s\n%lld %lld %lld\n%.*s", STR_ARG(company->currency_code),
		STR_ARG(company->timezone), (long long)limits->file_bytes, (long long)limits->depth,
		(long long)limits->text_bytes, STR_ARG(folder));
	hash_put(&key, hash_of(buf_str(&schema)));
	out = str_copy(buf_str(&key), arena);
	buf_free(&schema);
	buf_free(&key);
	return out;
}

/* Seven bits a byte, the lowest first. */
static void put_number(struct buf *out, uint64_t n)
{
	for (; n > 127; n >>= 7)
		buf_char(out, (char)(0x80 | (n & 0x7F)));
	buf_char(out, (char)n);
}

static void put_day(struct buf *out, int32_t day)
{
	put_number(out, (uint32_t)day);
}

static void put_text(struct buf *out, struct str text)
{
	put_number(out, text.n);
	buf_put(out, text);
}

static void put_id(struct buf *out, const struct past_id *id)
{
	buf_put(out, (struct str){(const char *)id->bytes, PAST_ID});
}

enum { READ = 1, BROKEN_BEFORE = 2, BROKEN_AFTER = 4 };

static void put_file_delta(struct buf *out, const struct file_delta *file)
{
	put_number(out, (file->read ? READ : 0) | (file->broken_before ? BROKEN_BEFORE : 0) |
				(file->broken_after ? BROKEN_AFTER : 0));
	put_number(out, file->had);
	put_number(out, file->records.n);
	for (size_t i = 0; i < file->records.n; i++) {
		const struct record_delta *record = &file->records.v[i];

		put_number(out, record->at.line);
		put_number(out, record->at.col);
		put_number(out, (uint32_t)(record->file + 1)); /* 0: new */
		put_number(out, record->nth);
		put_number(out, record->fields.n);
		for (size_t k = 0; k < record->fields.n; k++) {
			put_text(out, record->fields.v[k].name);
			put_text(out, record->fields.v[k].before);
			put_text(out, record->fields.v[k].after);
		}
	}
}

static void put_commit(struct buf *out, const struct past_commit *commit)
{
	const struct delta *delta = commit->known;

	put_id(out, &commit->id);
	put_day(out, commit->authored);
	put_day(out, commit->committed);
	put_number(out, commit->parents.n);
	for (size_t i = 0; i < commit->parents.n; i++)
		put_id(out, &commit->parents.v[i]);
	put_number(out, commit->files.n);
	for (size_t i = 0; i < commit->files.n; i++) {
		const struct past_file *file = &commit->files.v[i];

		put_text(out, file->before);
		put_text(out, file->after);
		put_id(out, &file->held);
		put_id(out, &file->holds);
	}
	put_number(out, delta->state);
	for (size_t i = 0; i < commit->files.n && delta->state != DELTA_UNREAD; i++)
		put_file_delta(out, &delta->files[i]);
}

void history_remember(const struct past *past, struct str key, struct buf *out)
{
	buf_put(out, TITLE);
	buf_put(out, key);
	for (size_t i = 0; i < past->commits.n; i++)
		put_commit(out, past->commits.v[i]);
	seal_put(out);
}

/* Bytes being read; once they make no sense nothing more is taken from them. */
struct source_bytes {
	struct str rest;
	bool wrong;
	struct arena *arena;
};

static uint64_t get_number(struct source_bytes *in)
{
	uint64_t n = 0;

	for (int shift = 0; shift < 63 && in->rest.n; shift += 7) {
		unsigned char byte = (unsigned char)in->rest.p[0];

		in->rest = str_slice(in->rest, 1, in->rest.n);
		n |= (uint64_t)(byte & 0x7F) << shift;
		if (!(byte & 0x80))
			return n;
	}
	in->wrong = true;
	return 0;
}

static uint32_t get_u32(struct source_bytes *in)
{
	uint64_t n = get_number(in);

	in->wrong |= n > UINT32_MAX;
	return (uint32_t)n;
}

/* How many follow, each of so many bytes at least. */
static size_t get_count(struct source_bytes *in, size_t least)
{
	uint64_t n = get_number(in);

	if (!in->wrong && n <= in->rest.n / least)
		return (size_t)n;
	in->wrong = true;
	return 0;
}

static struct str get_text(struct source_bytes *in)
{
	size_t n = get_count(in, 1);
	struct str text = str_slice(in->rest, 0, n);

	in->rest = str_slice(in->rest, n, in->rest.n);
	return n ? text : STR_NONE;
}

static struct past_id get_id(struct source_bytes *in)
{
	struct past_id id = {{0}};

	if (in->rest.n < PAST_ID) {
		in->wrong = true;
		return id;
	}
	memcpy(id.bytes, in->rest.p, PAST_ID);
	in->rest = str_slice(in->rest, PAST_ID, in->rest.n);
	return id;
}

static void get_record(struct source_bytes *in, struct record_delta *record, size_t files)
{
	record->at.line = get_u32(in);
	record->at.col = get_u32(in);
	record->file = get_u32(in) - 1;
	record->nth = get_u32(in);
	in->wrong |= record->file != DELTA_NEW && record->file >= files;
	record->fields.n = get_count(in, 3);
	record->fields.v = NEW_N(in->arena, struct changed_field, record->fields.n);
	for (size_t i = 0; i < record->fields.n && !in->wrong; i++) {
		struct changed_field *field = &record->fields.v[i];

		field->name = get_text(in);
		field->before = get_text(in);
		field->after = get_text(in);
	}
}

static void get_file_delta(struct source_bytes *in, struct file_delta *file, size_t files)
{
	uint64_t flags = get_number(in);

	file->read = flags & READ;
	file->broken_before = flags & BROKEN_BEFORE;
	file->broken_after = flags & BROKEN_AFTER;
	file->had = get_u32(in);
	file->records.n = get_count(in, 5);
	file->records.v = NEW_N(in->arena, struct record_delta, file->records.n);
	for (size_t i = 0; i < file->records.n && !in->wrong; i++)
		get_record(in, &file->records.v[i], files);
}

static void get_delta(struct source_bytes *in, struct past_commit *commit)
{
	struct delta *delta = NEW(in->arena, struct delta);
	uint64_t state = get_number(in);

	commit->known = delta;
	in->wrong |= state > DELTA_BROKEN;
	if (in->wrong || state == DELTA_UNREAD)
		return;
	delta->state = (enum delta_state)state;
	delta->files = NEW_N(in->arena, struct file_delta, commit->files.n);
	for (size_t i = 0; i < commit->files.n && !in->wrong; i++)
		get_file_delta(in, &delta->files[i], commit->files.n);
}

static struct past_commit *get_commit(struct source_bytes *in)
{
	struct past_commit *commit = NEW(in->arena, struct past_commit);

	commit->id = get_id(in);
	commit->authored = (int32_t)get_u32(in);
	commit->committed = (int32_t)get_u32(in);
	commit->parents.n = get_count(in, PAST_ID);
	commit->parents.v = NEW_N(in->arena, struct past_id, commit->parents.n);
	for (size_t i = 0; i < commit->parents.n; i++)
		commit->parents.v[i] = get_id(in);
	commit->files.n = get_count(in, 2 + 2 * PAST_ID);
	commit->files.v = NEW_N(in->arena, struct past_file, commit->files.n);
	for (size_t i = 0; i < commit->files.n && !in->wrong; i++) {
		struct past_file *file = &commit->files.v[i];

		file->before = get_text(in);
		file->after = get_text(in);
		file->held = get_id(in);
		file->holds = get_id(in);
	}
	get_delta(in, commit);
	return commit;
}

struct history_memory history_recall(struct str bytes, struct str key, struct arena *arena)
{
	struct str head = str_join(TITLE, key, arena);
	struct history_memory memory = {.damaged = bytes.n > 0};
	struct source_bytes in = {.rest = bytes, .arena = arena};
	struct map commits = {0};

	if (!seal_check(&in.rest) || !str_starts(in.rest, head))
		return memory;
	in.rest = str_slice(in.rest, head.n, in.rest.n);
	while (in.rest.n && !in.wrong) {
		struct past_commit *commit = get_commit(&in);

		map_add(&commits, (struct str){(const char *)commit->id.bytes, PAST_ID}, commit,
			arena);
	}
	memory.damaged = in.wrong;
	if (!in.wrong)
		memory.commits = commits;
	return memory;
}
