/* parsed.c - YAML that an earlier run has parsed, found again by the bytes it was read from. */
#include "read/parsed.h"

#include "read/pack.h"

#include <stdlib.h>

/* Changes whenever the reader of YAML or the form of packs does. */
static const char form[16] = "fuga-parsed 1\n";

/* Where a pack stands, by the hash of the file's bytes. */
struct parsed_index {
	struct hash hash;
	uint64_t at, n;
	struct hash sum; /* of the pack */
};

struct end {
	char form[16];
	uint64_t order; /* ORDER as the machine writes it */
	uint64_t n, index_at;
	struct hash under, sum; /* of the index */
};

#define ORDER UINT64_C(0x0102030405060708)

enum { NOT_ASKED, FOUND, DAMAGED };

struct parsed {
	struct str bytes;           /* of the packs */
	struct parsed_index *index; /* in order of their hashes */
	size_t n;
	unsigned char *found; /* by place in the index */
};

/* The end and the index of a file of parsed YAML; false where they are not sound. */
static bool is_whole(struct str bytes, struct end *end, struct str *index)
{
	size_t n = bytes.n - sizeof *end;

	if (bytes.n < sizeof *end)
		return false;
	memcpy(end, bytes.p + n, sizeof *end);
	if (memcmp(end->form, form, sizeof form) != 0 || end->order != ORDER || end->index_at > n)
		return false;
	*index = str_slice(bytes, (size_t)end->index_at, n);
	return index->n % sizeof(struct parsed_index) == 0 &&
	       end->n == index->n / sizeof(struct parsed_index) &&
	       hash_eq(end->sum, hash_of(*index));
}

struct parsed *parsed_open(struct str bytes, struct hash under, bool *damaged, struct arena *arena)
{
	struct parsed *parsed;
	struct str index;
	struct end end;

	*damaged = !is_whole(bytes, &end, &index);
	if (*damaged || !hash_eq(end.under, under))
		return NULL;
	parsed = NEW(arena, struct parsed);
	parsed->n = (size_t)end.n;
	parsed->bytes = str_slice(bytes, 0, (size_t)end.index_at);
	parsed->index = NEW_N(arena, struct parsed_index, parsed->n);
	memcpy(parsed->index, index.p, index.n);
	parsed->found = NEW_N(arena, unsigned char, parsed->n);
	return parsed;
}

static int by_hash(const void *a, const void *b)
{
	const struct parsed_index *x = a, *y = b;

	if (x->hash.high != y->hash.high)
		return x->hash.high < y->hash.high ? -1 : 1;
	return (x->hash.low > y->hash.low) - (x->hash.low < y->hash.low);
}

static struct str pack_of(const struct parsed *parsed, const struct parsed_index *entry)
{
	if (entry->at > parsed->bytes.n || entry->n > parsed->bytes.n - entry->at)
		return STR_NONE;
	return (struct str){parsed->bytes.p + entry->at, (size_t)entry->n};
}

bool parsed_find(struct parsed *parsed, struct hash hash, struct str file, struct documents *out,
	struct arena *arena)
{
	struct parsed_index wanted = {.hash = hash};
	const struct parsed_index *entry =
		bsearch(&wanted, parsed->index, parsed->n, sizeof wanted, by_hash);
	struct str pack;
	bool whole;

	if (!entry)
		return false;
	pack = pack_of(parsed, entry);
	whole = hash_eq(hash_of(pack), entry->sum) && pack_read(pack, file, out, arena);
#pragma omp atomic write
	parsed->found[entry - parsed->index] = whole ? FOUND : DAMAGED;
	return whole;
}

static size_t how_many(const struct parsed *parsed, unsigned char what)
{
	size_t n = 0;

	for (size_t i = 0; i < parsed->n; i++)
		n += parsed->found[i] == what;
	return n;
}

size_t parsed_found(const struct parsed *parsed)
{
	return how_many(parsed, FOUND);
}

size_t parsed_damaged(const struct parsed *parsed)
{
	return how_many(parsed, DAMAGED);
}

bool parsed_is_stale(const struct parsed *parsed)
{
	return how_many(parsed, FOUND) < parsed->n;
}

void parsed_put(struct parsed_writer *writer, struct hash hash, struct str pack)
{
	struct parsed_index entry = {hash, 0, pack.n, hash_of(pack)};

#pragma omp critical(parsed_put)
	{
		if (writer->n == writer->room) {
			writer->room = writer->room ? writer->room * 2 : 64;
			writer->index =
				heap_grow(writer->index, writer->room * sizeof *writer->index);
		}
		entry.at = writer->at;
		writer->index[writer->n++] = entry;
		writer->at += pack.n;
		writer->write(writer->context, pack);
	}
}

/* Files of the same bytes have one entry. */
static void once(struct parsed_writer *writer)
{
	size_t n = 0;

	for (size_t i = 0; i < writer->n; i++)
		if (!i || by_hash(&writer->index[i], &writer->index[i - 1]) != 0)
			writer->index[n++] = writer->index[i];
	writer->n = n;
}

void parsed_end(struct parsed_writer *writer, const struct parsed *parsed, struct hash under)
{
	struct end end = {.order = ORDER, .under = under};
	struct str index;

	memcpy(end.form, form, sizeof form);
	for (size_t i = 0; parsed && i < parsed->n; i++)
		if (parsed->found[i] == FOUND)
			parsed_put(
				writer, parsed->index[i].hash, pack_of(parsed, &parsed->index[i]));
	if (writer->n)
		qsort(writer->index, writer->n, sizeof *writer->index, by_hash);
	once(writer);
	index = (struct str){(const char *)writer->index, writer->n * sizeof *writer->index};
	end.n = writer->n;
	end.index_at = writer->at;
	end.sum = hash_of(index);
	writer->write(writer->context, index);
	writer->write(writer->context, (struct str){(const char *)&end, sizeof end});
	free(writer->index);
	*writer = (struct parsed_writer){.write = writer->write, .context = writer->context};
}
