/* test_pack.c - trees of nodes packed, and files of parsed YAML. */
#include "test.h"

#include "base/diag.h"
#include "read/pack.h"
#include "read/parsed.h"

#include <stdlib.h>

static const char *const texts[] = {
	"a: 1\nb: [x, 'y y', \"z\\tz\"]\nc:\n  d: {e: f, g: }\n  h:\n",
	"- 'it''s'\n- \"tab\\there\"\n- |\n  block\n  of two lines\n- >-\n  folded\n  text\n",
	"a: uno\n---\nb: dos\n---\n- tres\n",
	"\xEF\xBB\xBF"
	"name: \xC3\x91o\xC3\xB1o  # comment\nowner:   Jos\xC3\xA9, el \xF0\x9F\x98\x80\r\nlast: "
	"x\r\n",
	"? key\n: value\n\"quoted key\": 'quoted'\n'': empty key\n",
	"[]\n",
	"a: plain text over\n  two lines\nb: \"over\n  two\"\n",
	"a: {b: {c: {d: {e: [[[[]]]]}}}}\nz: 'last'\n",
	"k: ''\nl: \"\"\nm: '\"'\nn: \"'\"\n",
};

enum { TEXTS = sizeof texts / sizeof *texts };

static struct documents documents_of(struct str file, struct text_scan *scan, struct arena *arena)
{
	struct diags diags = {0};
	struct documents documents;

	diags_init(&diags, arena);
	*scan = text_scan(
		&(struct text_input){.bytes = file, .file = STR("x.yaml")}, &diags, arena);
	documents = yaml_read(
		&(struct yaml_input){
			.file = STR("x.yaml"), .scan = *scan, .depth = 64, .text_bytes = 1 << 20},
		&diags, arena);
	assert_int_equal(diags.list.n, 0);
	assert_true(documents.whole);
	return documents;
}

static void assert_same(const struct node *a, const struct node *b)
{
	for (; a && b; a = a->next, b = b->next) {
		assert_int_equal(a->kind, b->kind);
		assert_int_equal(a->plain, b->plain);
		assert_int_equal(a->n, b->n);
		assert_false(b->spoilt);
		assert_memory_equal(&a->at, &b->at, sizeof a->at);
		assert_memory_equal(&a->key_at, &b->key_at, sizeof a->key_at);
		assert_str_equal(b->key, a->key);
		assert_str_equal(b->text, a->text);
		assert_same(a->first, b->first);
	}
	assert_true(!a && !b);
}

static void what_is_packed_comes_back_with_its_places(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < TEXTS; i++) {
		struct str file = str_c(texts[i]);
		struct text_scan scan;
		struct documents before = documents_of(file, &scan, arena), after;

		assert_true(
			pack_read(pack_write(&before, file, &scan, arena), file, &after, arena));
		assert_true(after.whole);
		assert_int_equal(after.list.n, before.list.n);
		for (size_t d = 0; d < before.list.n; d++)
			assert_same(before.list.v[d], after.list.v[d]);
	}
	arena_free(arena);
}

static void a_pack_is_smaller_than_its_file(void **state)
{
	struct arena *arena = arena_new();
	struct str file =
		STR("incidents:\n"
		    "  - id: i-1081-1\n    when: 2026-06-13T16:32\n    kind: slow-response\n"
		    "  - id: i-1081-2\n    when: 2026-07-13T16:32\n    kind: late-delivery\n");
	struct text_scan scan;
	struct documents documents = documents_of(file, &scan, arena);

	(void)state;
	assert_in_range(pack_write(&documents, file, &scan, arena).n, 1, file.n * 2 / 3);
	arena_free(arena);
}

/* Whatever a damaged pack says, nothing is read that lies outside it and its file. */
static void a_damaged_pack_does_no_harm(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < TEXTS; i++) {
		struct str file = str_c(texts[i]);
		struct text_scan scan;
		struct documents documents = documents_of(file, &scan, arena), out;
		struct str pack = pack_write(&documents, file, &scan, arena);

		for (size_t n = 0; n < pack.n; n++) {
			char *part = malloc(n + 1);

			memcpy(part, pack.p, n);
			assert_false(pack_read((struct str){part, n}, file, &out, arena));
			free(part);
		}
		for (size_t at = 0; at < pack.n * 8; at++) {
			char *other = malloc(pack.n);

			memcpy(other, pack.p, pack.n);
			other[at / 8] ^= (char)(1 << at % 8);
			pack_read((struct str){other, pack.n}, file, &out, arena);
			free(other);
		}
	}
	arena_free(arena);
}

static void gather(void *context, struct str bytes)
{
	buf_put(context, bytes);
}

/* A file of the packs of some texts. */
static void write_all(
	struct buf *out, const char *const *some, size_t n, struct hash under, struct arena *arena)
{
	struct parsed_writer writer = {.write = gather, .context = out};

	for (size_t i = 0; i < n; i++) {
		struct str file = str_c(some[i]);
		struct text_scan scan;
		struct documents documents = documents_of(file, &scan, arena);

		parsed_put(&writer, hash_of(file), pack_write(&documents, file, &scan, arena));
	}
	parsed_end(&writer, NULL, under);
}

static bool finds(struct parsed *parsed, const char *text, struct arena *arena)
{
	struct documents out;

	return parsed_find(parsed, hash_of(str_c(text)), str_c(text), &out, arena);
}

static void parsed_files_are_found_by_their_bytes(void **state)
{
	struct arena *arena = arena_new();
	struct hash under = hash_of(STR("1"));
	struct buf file = {0}, next = {0};
	struct parsed_writer writer = {.write = gather, .context = &next};
	struct parsed *parsed;
	bool damaged;

	(void)state;
	write_all(&file, texts, TEXTS, under, arena);
	parsed = parsed_open(buf_str(&file), under, &damaged, arena);
	assert_non_null(parsed);
	assert_true(finds(parsed, texts[2], arena));
	assert_false(finds(parsed, "a: 2\n", arena));
	assert_int_equal(parsed_found(parsed), 1);
	assert_true(parsed_is_stale(parsed));

	/* What was found goes over into the next file, and nothing else. */
	parsed_end(&writer, parsed, under);
	parsed = parsed_open(buf_str(&next), under, &damaged, arena);
	assert_non_null(parsed);
	assert_false(finds(parsed, texts[1], arena));
	assert_true(finds(parsed, texts[2], arena));
	assert_false(parsed_is_stale(parsed));
	buf_free(&file);
	buf_free(&next);
	arena_free(arena);
}

static void files_of_the_same_bytes_have_one_pack(void **state)
{
	const char *const twice[] = {texts[0], texts[0]};
	struct arena *arena = arena_new();
	struct hash under = hash_of(STR("1"));
	struct buf file = {0};
	struct parsed *parsed;
	bool damaged;

	(void)state;
	write_all(&file, twice, 2, under, arena);
	parsed = parsed_open(buf_str(&file), under, &damaged, arena);
	assert_true(finds(parsed, texts[0], arena));
	assert_false(parsed_is_stale(parsed));
	buf_free(&file);
	arena_free(arena);
}

static void what_was_made_under_other_things_is_left_aside(void **state)
{
	struct arena *arena = arena_new();
	struct buf file = {0};
	bool damaged = true;

	(void)state;
	write_all(&file, texts, TEXTS, hash_of(STR("1")), arena);
	assert_null(parsed_open(buf_str(&file), hash_of(STR("2")), &damaged, arena));
	assert_false(damaged);
	buf_free(&file);
	arena_free(arena);
}

/* Any bit, any length: what is found is what was written, or nothing. */
static void a_damaged_file_gives_nothing_wrong(void **state)
{
	const char *const one[] = {texts[0]};
	struct arena *arena = arena_new();
	struct hash under = hash_of(STR("1"));
	struct buf file = {0};
	size_t found = 0;
	bool damaged;

	(void)state;
	write_all(&file, one, 1, under, arena);
	for (size_t n = 0; n < file.n; n++) {
		assert_null(parsed_open(str_slice(buf_str(&file), 0, n), under, &damaged, arena));
		assert_true(damaged);
	}
	for (size_t at = 0; at < file.n * 8; at++) {
		struct parsed *parsed;

		file.p[at / 8] ^= (char)(1 << at % 8);
		parsed = parsed_open(buf_str(&file), under, &damaged, arena);
		found += parsed && finds(parsed, texts[0], arena);
		if (parsed)
			assert_int_equal(parsed_found(parsed) + parsed_damaged(parsed), 1);
		file.p[at / 8] ^= (char)(1 << at % 8);
	}
	assert_int_equal(found, 0);
	buf_free(&file);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_packed_comes_back_with_its_places),
		cmocka_unit_test(a_pack_is_smaller_than_its_file),
		cmocka_unit_test(a_damaged_pack_does_no_harm),
		cmocka_unit_test(parsed_files_are_found_by_their_bytes),
		cmocka_unit_test(files_of_the_same_bytes_have_one_pack),
		cmocka_unit_test(what_was_made_under_other_things_is_left_aside),
		cmocka_unit_test(a_damaged_file_gives_nothing_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
