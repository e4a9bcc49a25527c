/* test_arena.c - memory that is given back all at once. */
#include "test.h"

#include "base/arena.h"

static void an_adopted_arena_lives_as_long_as_its_owner(void **state)
{
	struct arena *owner = arena_new(), *child = arena_new();
	char *text = arena_alloc(child, 3);

	(void)state;
	text[0] = 'x';
	arena_adopt(owner, child);
	assert_int_equal(text[0], 'x');
	arena_free(owner); /* the leak check of VARIANT=san sees a child that stays */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_adopted_arena_lives_as_long_as_its_owner),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
