/* test_chart.c - scales, ticks, paths and labels. */
#include "test.h"

#include "view/chart.h"

#include <math.h>
#include <stdlib.h>

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
	assert_str_equal(value_get(map, STR("line"))->text, STR("M0 1l100 1M300 4l100 1"));
	assert_str_equal(value_get(map, STR("steps"))->text, STR("M0 1l100 0 0 1"));
	assert_str_equal(
		value_get(map, STR("area"))->text, STR("M0 9l0-8 100 1 0 7ZM300 9l0-5 100 1 0 4Z"));
	arena_free(arena);
}

static void a_path_is_written_in_tenths(void **state)
{
	static const struct {
		struct point point;
		const char *path;
	} cases[] = {
		{{0, 0}, "M0 0"},
		{{12.345, 6.04}, "M123.5 6"},
		{{99.999, 120.96}, "M1000 121"},
		{{-0.2, -3.25}, "M-2-3.3"},
		{{-0.001, -0.04}, "M0 0"},
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

/* Each step is the difference of what was rounded, so the last point is where it would be alone. */
static void steps_of_a_path_add_up_to_where_it_ends(void **state)
{
	enum { N = 400 };
	struct arena *arena = arena_new();
	struct value *map = value_map(arena);
	struct point points[N];
	double x = 0, y = 0, dx, dy;
	const char *at;
	int n = 0;

	(void)state;
	for (int i = 0; i < N; i++)
		points[i] = (struct point){i * 0.037, 50 + 40 * sin(i * 0.7)};
	put_line(map, "line", points, N);
	at = str_copy(value_get(map, STR("line"))->text, arena).p + 1;
	for (char *end; *at; at = *end == 'l' ? end + 1 : end) {
		dx = strtod(at, &end);
		dy = strtod(end, &end);
		x += dx;
		y += dy;
		assert_true(fabs(x - points[n].x * 10) < 0.0501);
		assert_true(fabs(y - points[n].y) < 0.0501);
		n++;
	}
	assert_int_equal(n, N);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_one_two_or_five_times_a_power_of_ten),
		cmocka_unit_test(a_scale_from_zero_ends_on_a_whole_tick),
		cmocka_unit_test(a_line_breaks_where_there_is_no_figure),
		cmocka_unit_test(a_path_is_written_in_tenths),
		cmocka_unit_test(steps_of_a_path_add_up_to_where_it_ends),
		cmocka_unit_test(labels_are_spread_and_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
