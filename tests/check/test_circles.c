/* test_circles.c - circles among records that point at each other. */
#include "test.h"

#include "check/rules.h"

#include <time.h>

/* next[i] of up to six records; 9 stands for none. */
struct circle_case {
	const char *name;
	size_t n;
	int next[6];
	const char *in; /* one letter a record: x lies on a circle */
};

static void only_records_on_a_circle_are_marked(void **state)
{
	static const struct circle_case cases[] = {
		{"nobody points", 3, {9, 9, 9}, "..."},
		{"a chain", 4, {1, 2, 3, 9}, "...."},
		{"a chain backwards", 4, {9, 0, 1, 2}, "...."},
		{"itself", 2, {9, 1}, ".x"},
		{"two", 2, {1, 0}, "xx"},
		{"three and a tail", 5, {1, 2, 0, 2, 3}, "xxx.."},
		{"a tail before the circle", 4, {1, 2, 3, 1}, ".xxx"},
		{"two circles", 6, {1, 0, 3, 4, 2, 9}, "xxxxx."},
		{"two tails into one circle", 4, {3, 3, 3, 3}, "...x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		size_t *next = NEW_N(arena, size_t, 6);
		struct circles circles;

		for (size_t j = 0; j < cases[i].n; j++)
			next[j] = cases[i].next[j] == 9 ? CIRCLE_NONE : (size_t)cases[i].next[j];
		circles = circles_find(next, cases[i].n, arena);
		for (size_t j = 0; j < cases[i].n; j++)
			if (circles.in[j] != (cases[i].in[j] == 'x'))
				fail_msg("%s: record %zu", cases[i].name, j);
		arena_free(arena);
	}
}

static void no_record_is_no_circle(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_int_equal(circles_find(NEW_N(arena, size_t, 0), 0, arena).n, 0);
	arena_free(arena);
}

/* Quadratic work would need 10^12 steps, recursion 10^6 frames. */
static void a_million_records_take_linear_time(void **state)
{
	enum { N = 1000000 };
	struct arena *arena = arena_new();
	size_t *next = NEW_N(arena, size_t, N);
	clock_t start = clock();
	struct circles circles;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < N; i++) /* half a chain that ends in half a circle */
		next[i] = i + 1 < N ? i + 1 : N / 2;
	circles = circles_find(next, N, arena);
	for (size_t i = 0; i < N; i++)
		n += circles.in[i];
	assert_int_equal(n, N / 2);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 5);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_records_on_a_circle_are_marked),
		cmocka_unit_test(no_record_is_no_circle),
		cmocka_unit_test(a_million_records_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
