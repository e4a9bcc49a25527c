/* test_map.c - arena, views, buffers and maps. */
#include "test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

static void a_map_keeps_the_first_value_of_a_key(void **state)
{
	struct arena *arena = arena_new();
	struct map map = {0};
	int one, two;

	(void)state;
	assert_null(map_get(&map, STR("a")));
	assert_null(map_add(&map, STR("a"), &one, arena));
	assert_ptr_equal(map_add(&map, STR("a"), &two, arena), &one);
	assert_ptr_equal(map_get(&map, STR("a")), &one);
	arena_free(arena);
}

static void a_map_of_a_thousand_keys_finds_each(void **state)
{
	struct arena *arena = arena_new();
	struct map map = {0};
	VEC(struct str) keys = {0};

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct str key = str_printf(arena, "key-%d", i);

		VEC_PUSH(&keys, key, arena);
		map_add(&map, key, arena_alloc(arena, 1), arena);
	}
	assert_int_equal(map.n, 1000);
	for (size_t i = 0; i < keys.n; i++)
		assert_non_null(map_get(&map, keys.v[i]));
	assert_null(map_get(&map, STR("key-1000")));
	arena_free(arena);
}

static void a_reset_arena_gives_zeroed_memory_again(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 100000; size *= 3) {
			unsigned char *p = arena_alloc(arena, size);

			assert_int_equal(p[0], 0);
			assert_int_equal(p[size - 1], 0);
			p[0] = p[size - 1] = 0xff;
		}
		arena_reset(arena);
		assert_int_equal(arena_used(arena), 0);
	}
	arena_free(arena);
}

static void a_text_splits_at_each_separator_and_keeps_empty_parts(void **state)
{
	struct str rest = STR("a,,b"), part;
	struct str want[] = {STR("a"), STR(""), STR("b")};
	size_t n = 0;

	(void)state;
	while (str_split(&rest, ',', &part))
		assert_true(str_eq(part, want[n++]));
	assert_int_equal(n, 3);
}

static void a_buffer_grows_as_it_is_written(void **state)
{
	struct buf buf = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%d,", i);
	assert_int_equal(buf.n, 10 * 2 + 90 * 3 + 900 * 4);
	assert_true(str_ends(buf_str(&buf), STR("998,999,")));
	buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_map_keeps_the_first_value_of_a_key),
		cmocka_unit_test(a_map_of_a_thousand_keys_finds_each),
		cmocka_unit_test(a_reset_arena_gives_zeroed_memory_again),
		cmocka_unit_test(a_text_splits_at_each_separator_and_keeps_empty_parts),
		cmocka_unit_test(a_buffer_grows_as_it_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
