/* test_shown.c - pages that show the same have the same bytes, and only these. */
#include "test.h"

#include "render/format.h"
#include "render/shown.h"

#include <math.h>
#include <stdlib.h>

struct room {
	struct arena *arena;
	struct locale *locale;
	struct buf a, b;
};

static int open_room(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	struct trouble trouble;

	room->arena = arena_new();
	room->locale = locale_open(STR("es"), STR("MXN"), 2, &trouble, room->arena);
	assert_non_null(room->locale);
	*state = room;
	return 0;
}

static int close_room(void **state)
{
	struct room *room = *state;

	locale_close(room->locale);
	buf_free(&room->a);
	buf_free(&room->b);
	arena_free(room->arena);
	free(room);
	return 0;
}

static bool same_shown(struct room *room, const struct value *a, const struct value *b)
{
	buf_clear(&room->a);
	buf_clear(&room->b);
	shown_put(room->locale, a, &room->a);
	shown_put(room->locale, b, &room->b);
	return str_eq(buf_str(&room->a), buf_str(&room->b));
}

static bool same_written(
	struct room *room, const struct value *a, const struct value *b, struct str member)
{
	buf_clear(&room->a);
	buf_clear(&room->b);
	format_leaf(room->locale, a, member, &room->a);
	format_leaf(room->locale, b, member, &room->b);
	return str_eq(buf_str(&room->a), buf_str(&room->b));
}

static struct str category(struct room *room, const struct value *leaf)
{
	return locale_plural(room->locale, format_number_of(room->locale, leaf), false);
}

/* Every manner that a template may ask for, but those with more digits than are shown. */
static void assert_alike(struct room *room, const struct value *a, const struct value *b)
{
	static const struct str members[] = {{"", 0}, {"sign", 4}, {"one", 3}, {"one.sign", 8},
		{"bare", 4}, {"bare.sign", 9}, {"short", 5}, {"short.sign", 10}};

	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (!same_written(room, a, b, members[i]))
			fail_msg("kind %d, .%.*s: \"%.*s\" and \"%.*s\" pass for the same", a->kind,
				STR_ARG(members[i]), STR_ARG(buf_str(&room->a)),
				STR_ARG(buf_str(&room->b)));
	assert_str_equal(category(room, a), category(room, b));
}

static struct value *leaf_of(struct room *room, enum value_kind kind, double number)
{
	struct value *map = value_map(room->arena);

	switch (kind) {
	case VALUE_NUMBER: put_number(map, "x", number, 1, true); break;
	case VALUE_SHARE: put_share(map, "x", number, true); break;
	case VALUE_DAYS: put_days(map, "x", number, true); break;
	default: put_money(map, "x", (int64_t)llround(number * 100), true); break;
	}
	return map->items.v[0];
}

/* Numbers close to where roundings and units change, and on both sides of it. */
static void what_passes_for_the_same_is_written_alike(void **state)
{
	static const enum value_kind kinds[] = {VALUE_NUMBER, VALUE_SHARE, VALUE_DAYS, VALUE_MONEY};
	static const double steps[] = {0, 1e-9, 1e-6, 1e-4, 0.001, 0.004, 0.01, 0.05, 0.5};
	struct room *room = *state;
	size_t same = 0, other = 0;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (int at = -2100; at <= 2100; at++)
			for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
				double number = at * 0.005 * (at % 7 ? 1 : 1000);
				struct value *a = leaf_of(room, kinds[k], number);
				struct value *b = leaf_of(room, kinds[k], number + steps[s]);

				if (same_shown(room, a, b)) {
					assert_alike(room, a, b);
					same++;
				} else {
					other++;
				}
			}
	assert_in_range(same, 30000, 130000);
	assert_in_range(other, 10000, 130000);
}

static struct value *page_of(struct room *room, double share, const char *text, double height)
{
	struct value *page = value_map(room->arena), *args, *drawn;

	put_share(page, "share", share, true);
	put_text(page, "name", str_c(text));
	args = put_message(page, "says", "key");
	put_number(args, "n", share * 10, 2, true);
	drawn = put_drawn(page, "chart");
	put_coord(drawn, "y", height);
	return page;
}

static void a_page_differs_by_what_is_shown_alone(void **state)
{
	struct room *room = *state;
	const struct value *page = page_of(room, 0.25, "a", 12.5);

	assert_true(same_shown(room, page, page_of(room, 0.2500001, "a", 12.5001)));
	assert_false(same_shown(room, page, page_of(room, 0.26, "a", 12.5)));
	assert_false(same_shown(room, page, page_of(room, 0.25, "b", 12.5)));
	assert_false(same_shown(room, page, page_of(room, 0.25, "a", 12.51)));
	/* The argument of a sentence has more decimals than the share itself. */
	assert_false(same_shown(room, page, page_of(room, 0.2505, "a", 12.5)));
}

/* Texts do not run into one another, nor lists into what follows them. */
static void the_parts_of_a_page_stay_apart(void **state)
{
	struct room *room = *state;
	struct value *a = value_map(room->arena), *b = value_map(room->arena), *list;

	put_text(a, "x", STR("12"));
	put_text(a, "y", STR("3"));
	put_text(b, "x", STR("1"));
	put_text(b, "y", STR("23"));
	assert_false(same_shown(room, a, b));
	a = value_map(room->arena);
	b = value_map(room->arena);
	list = put_list(a, "l");
	add_text(list, STR("1"));
	put_none(a, "z");
	put_list(b, "l");
	put_text(b, "z", STR("1"));
	assert_false(same_shown(room, a, b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			what_passes_for_the_same_is_written_alike, open_room, close_room),
		cmocka_unit_test_setup_teardown(
			a_page_differs_by_what_is_shown_alone, open_room, close_room),
		cmocka_unit_test_setup_teardown(
			the_parts_of_a_page_stay_apart, open_room, close_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
