/* test_value.c - trees of typed leaves. */
#include "test.h"

#include "base/arena.h"
#include "render/value.h"

static const struct value *leaf(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, str_c(key));

	assert_non_null(value);
	return value;
}

static void what_is_not_known_is_none(void **state)
{
	struct arena *arena = arena_new();
	struct value *page = value_map(arena);
	const char *keys[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};

	(void)state;
	put_none(page, "a");
	put_text(page, "b", STR(""));
	put_number(page, "c", 0.0, 1, false);
	put_share(page, "d", 0.5, false);
	put_money(page, "e", 100, false);
	put_date(page, "f", DAY_NONE);
	put_moment(page, "g", WHEN_NONE);
	put_days(page, "h", 1.0, false);
	put_markdown(page, "i", STR(""));
	put_term(page, "j", "status", STR(""));
	put_link(page, "k", STR(""), STR(""));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_equal(leaf(page, keys[i])->kind, VALUE_NONE);
	assert_null(value_get(page, STR("z")));
	assert_null(value_get(leaf(page, "a"), STR("z")));
	assert_null(value_get(NULL, STR("z")));
	arena_free(arena);
}

static void zero_is_a_value(void **state)
{
	struct arena *arena = arena_new();
	struct value *page = value_map(arena);

	(void)state;
	put_count(page, "count", 0);
	put_money(page, "money", 0, true);
	put_share(page, "share", 0.0, true);
	put_date(page, "date", 0);
	put_bool(page, "bool", false);
	assert_int_equal(leaf(page, "count")->kind, VALUE_COUNT);
	assert_int_equal(leaf(page, "money")->kind, VALUE_MONEY);
	assert_int_equal(leaf(page, "share")->kind, VALUE_SHARE);
	assert_int_equal(leaf(page, "date")->kind, VALUE_DATE);
	assert_int_equal(leaf(page, "bool")->kind, VALUE_BOOL);
	arena_free(arena);
}

static void a_list_holds_maps_texts_and_messages_in_their_order(void **state)
{
	struct arena *arena = arena_new();
	struct value *page = value_map(arena);
	struct value *list = put_list(page, "rows");

	(void)state;
	put_text(add_map(list), "name", STR("Acme"));
	add_text(list, STR("two"));
	put_count(add_message(list, "m.three"), "n", 3);
	assert_int_equal(list->items.n, 3);
	assert_str_equal(leaf(list->items.v[0], "name")->text, STR("Acme"));
	assert_str_equal(list->items.v[1]->text, STR("two"));
	assert_str_equal(list->items.v[2]->text, STR("m.three"));
	assert_int_equal(leaf(list->items.v[2]->args, "n")->integer, 3);
	arena_free(arena);
}

static void a_value_may_stand_in_two_places(void **state)
{
	struct arena *arena = arena_new();
	struct value *page = value_map(arena), *row = value_map(arena);

	(void)state;
	put_count(row, "n", 7);
	put_value(page, "first", row);
	put_value(page, "again", row);
	add_value(put_list(page, "all"), row);
	assert_ptr_equal(leaf(page, "first"), leaf(page, "again"));
	assert_ptr_equal(leaf(page, "all")->items.v[0], row);
	arena_free(arena);
}

static void a_drawn_map_says_so(void **state)
{
	struct arena *arena = arena_new();
	struct value *page = value_map(arena);

	(void)state;
	put_coord(put_drawn(page, "chart"), "x", 12.345);
	assert_true(leaf(page, "chart")->drawn);
	assert_false(leaf(leaf(page, "chart"), "x")->drawn);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_known_is_none),
		cmocka_unit_test(zero_is_a_value),
		cmocka_unit_test(a_list_holds_maps_texts_and_messages_in_their_order),
		cmocka_unit_test(a_value_may_stand_in_two_places),
		cmocka_unit_test(a_drawn_map_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
