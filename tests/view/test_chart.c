/* test_chart.c - scales, ticks, paths and labels. */
#include "test.h"

#include "view/chart.h"

#include <math.h>

static void ticks_are_one_two_or_five_times_a_power_of_ten(void **state)
{
	static const struct {
		double high;
		int wanted;
		double step;
	} cases[] = {{1, 4, 0.5}, {10, 4, 5}, {17, 4, 5}, {100, 5, 20}, {0.03, 3, 0.01}, {7, 7, 1}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(
			fabs(tick_step(0, cases[i].high, cases[i].wanted) - cases[i].step) < 1e-12);
}

static void a_scale_from_zero_ends_on_a_whole_tick(void **state)
{
	struct scale scale = scale_from_zero(17, 200);

	(void)state;
	assert_true(fabs(scale.high - 20) < 1e-9);
	assert_true(fabs(scale_at(&scale, 0) - 200) < 1e-9);
	assert_true(fabs(scale_at(&scale, 20)) < 1e-9);
	assert_true(fabs(scale_at(&scale, 5) - 150) < 1e-9);
}

static void a_line_breaks_where_there_is_no_figure(void **state)
{
	struct arena *arena = arena_new();
	struct value *map = value_map(arena);
	const struct point points[] = {{0, 1}, {10, 2}, {20, NAN}, {30, 4}, {40, 5}};

	(void)state;
	put_line(map, "line", points, 5);
	put_steps(map, "steps", points, 2);
	put_area(map, "area", points, 5, 9);
	assert_str_equal(
		value_get(map, STR("line"))->text, STR("M0.0 1.0L100.0 2.0M300.0 4.0L400.0 5.0"));
	assert_str_equal(value_get(map, STR("steps"))->text, STR("M0.0 1.0L100.0 1.0L100.0 2.0"));
	assert_str_equal(value_get(map, STR("area"))->text,
		STR("M0.0 9.0L0.0 1.0L100.0 2.0L100.0 9.0ZM300.0 9.0L300.0 4.0L400.0 5.0L400.0 "
		    "9.0Z"));
	arena_free(arena);
}

static void a_path_is_written_in_tenths(void **state)
{
	static const struct {
		struct point point;
		const char *path;
	} cases[] = {
		{{0, 0}, "M0.0 0.0"},
		{{12.345, 6.04}, "M123.5 6.0"},
		{{99.999, 120.96}, "M1000.0 121.0"},
		{{-0.2, -3.25}, "M-2.0 -3.3"},
		{{-0.001, -0.04}, "M0.0 0.0"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct value *map = value_map(arena);

		put_line(map, "line", &cases[i].point, 1);
		assert_str_equal(value_get(map, STR("line"))->text, str_c(cases[i].path));
	}
	arena_free(arena);
}

static void labels_are_spread_and_keep_their_order(void **state)
{
	double y[] = {50, 12, 52, 51};

	(void)state;
	spread_labels(y, 4, 14, 0, 80);
	assert_true(y[1] < y[0] && y[0] < y[3] && y[3] < y[2]);
	assert_true(y[3] - y[0] >= 14 - 1e-9 && y[2] - y[3] >= 14 - 1e-9);
	assert_true(y[2] <= 80 + 1e-9 && y[1] >= 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_one_two_or_five_times_a_power_of_ten),
		cmocka_unit_test(a_scale_from_zero_ends_on_a_whole_tick),
		cmocka_unit_test(a_line_breaks_where_there_is_no_figure),
		cmocka_unit_test(a_path_is_written_in_tenths),
		cmocka_unit_test(labels_are_spread_and_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
