/* test_hash.c - hashes as text, and the seal of files that must be whole. */
#include "test.h"

#include "base/hash.h"

static void a_hash_is_that_of_xxhash(void **state)
{
	struct buf text = {0};

	(void)state;
	/* XXH3's own 128-bit value of no bytes, as xxh128sum prints it. */
	hash_put(&text, hash_of(STR("")));
	assert_str_equal(buf_str(&text), STR("99aa06d3014798d86001c324468d497f"));
	buf_free(&text);
}

static void what_is_written_reads_back(void **state)
{
	struct buf text = {0};
	struct hash hash = {0x0123456789abcdef, 0xfedcba9876543210}, back;

	(void)state;
	hash_put(&text, hash);
	assert_true(hash_read(buf_str(&text), &back));
	assert_true(hash_eq(hash, back));
	assert_false(hash_read(str_slice(buf_str(&text), 1, HASH_DIGITS), &back));
	assert_false(hash_read(STR("0123456789ABCDEFfedcba9876543210"), &back));
	buf_free(&text);
}

static void a_seal_breaks_with_any_byte(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_put(&text, STR("one\ntwo\n"));
	seal_put(&text);
	for (size_t i = 0; i < text.n; i++) {
		struct str whole = buf_str(&text);

		text.p[i] ^= 1;
		assert_false(seal_check(&whole));
		text.p[i] ^= 1;
	}
	for (size_t n = 0; n <= text.n; n++) {
		struct str part = str_slice(buf_str(&text), 0, n);

		assert_int_equal(seal_check(&part), n == text.n);
		if (n == text.n)
			assert_str_equal(part, STR("one\ntwo\n"));
	}
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hash_is_that_of_xxhash),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(a_seal_breaks_with_any_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
