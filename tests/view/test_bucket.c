/* test_bucket.c - the bucket's geometry, whatever flows. */
#include "test.h"

#include "view/bucket.h"

#include <math.h>

static double number(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	assert_non_null(v);
	assert_true(v->kind == VALUE_COORD && isfinite(v->number));
	return v->number;
}

static bool yes(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v && (v->kind == VALUE_BOOL ? v->yes : v->kind != VALUE_NONE);
}

/* The walls and the room for labels of each drawing, as the template draws them. */
struct board {
	const char *name;
	double foot_left, foot_right, foot, rim_left, rim_right, rim, stream_label, label_gap;
};

static const struct board boards[] = {
	{"wide", 240, 622, 462.8, 206, 656, 128, 134, 34},
	{"narrow", 46, 298, 300, 22, 322, 74, 100, 34},
};

struct drawn {
	struct arena *arena;
	struct value *map;
	struct bucket bucket;
};

static void add(struct drawn *drawn, struct bucket_part *parts, size_t *n, int64_t amount)
{
	parts[(*n)++] = (struct bucket_part){value_map(drawn->arena), amount};
}

static struct drawn begin(void)
{
	struct drawn drawn = {.arena = arena_new()};

	drawn.map = value_map(drawn.arena);
	return drawn;
}

static const struct value *drawing(const struct drawn *drawn, const char *board)
{
	return value_get(value_get(drawn->map, STR("bucket")), str_c(board));
}

static const struct value *place(const struct bucket_part *part, const char *board)
{
	return value_get(part->item, str_c(board));
}

static void check_streams(const struct drawn *drawn, const struct board *board, double k)
{
	double surface = board->foot - k * (double)drawn->bucket.closing;
	double part = (surface - board->rim) / (board->foot - board->rim);
	double left = board->rim_left + part * (board->foot_left - board->rim_left);
	double right = board->rim_right + part * (board->foot_right - board->rim_right);
	double free_from = left, label[2] = {-INFINITY, -INFINITY};

	for (size_t i = 0; i < drawn->bucket.in_n; i++) {
		const struct value *p = place(&drawn->bucket.in[i], board->name);
		double width = number(p, "width"), middle = number(p, "middle");
		int step = yes(p, "high");

		assert_true(fabs(width - k * (double)drawn->bucket.in[i].amount) < 1e-6);
		assert_true(fabs(number(p, "y") + number(p, "height") - surface) < 1e-6);
		assert_true(number(p, "x") >= free_from);
		free_from = number(p, "x") + width;
		assert_true(middle - board->stream_label / 2 >= label[step] - 1e-6);
		label[step] = middle + board->stream_label / 2;
	}
	assert_true(free_from <= right);
}

static void check_falls(const struct drawn *drawn, const struct board *board, double k)
{
	double from = board->foot_left, end = INFINITY;

	for (size_t i = 0; i < drawn->bucket.holes_n; i++) {
		const struct value *p = place(&drawn->bucket.holes[i], board->name);
		double width = number(p, "width");

		assert_true(fabs(width - k * (double)drawn->bucket.holes[i].amount) < 1e-6);
		assert_true(number(p, "x") >= from + 4);
		from = number(p, "x") + width;
		assert_true(end - number(p, "end") >= board->label_gap - 1e-6);
		end = number(p, "end");
		assert_true(end >= board->foot + 20);
		assert_true(number(p, "label") > from);
	}
	assert_true(from <= board->foot_right);
}

static void check_labels(const struct drawn *drawn, const struct board *board)
{
	const struct value *d = drawing(drawn, board->name);
	double below = INFINITY, bottom = number(d, "top") + number(d, "height");

	for (size_t i = 0; i < drawn->bucket.strata_n; i++) {
		double y = number(place(&drawn->bucket.strata[i], board->name), "label");

		assert_true(y <= below - 16);
		below = y;
	}
	if (drawn->bucket.strata_n && drawn->bucket.holes_n)
		assert_true(
			number(place(&drawn->bucket.strata[0], board->name), "label") + 4 <
			number(place(&drawn->bucket.holes[drawn->bucket.holes_n - 1], board->name),
				"end") -
				10);
	assert_true(number(d, "total_level") - number(d, "total_in") >= 70);
	assert_true(number(d, "total_out") - number(d, "total_level") >= 70);
	assert_true(number(d, "total_out") + 8 < bottom);
	if (drawn->bucket.holes_n)
		assert_true(
			number(place(&drawn->bucket.holes[0], board->name), "end") + 16 < bottom);
}

static void check(struct drawn *drawn)
{
	put_bucket(drawn->map, "bucket", &drawn->bucket);
	for (size_t b = 0; b < sizeof boards / sizeof *boards; b++) {
		double k = number(drawing(drawn, boards[b].name), "scale");
		int64_t level = drawn->bucket.opening > drawn->bucket.closing
					? drawn->bucket.opening
					: drawn->bucket.closing;

		assert_true(k >= 0);
		assert_true(k * (double)level <= boards[b].foot - boards[b].rim);
		check_streams(drawn, &boards[b], k);
		check_falls(drawn, &boards[b], k);
		check_labels(drawn, &boards[b]);
	}
	arena_free(drawn->arena);
}

/* A fixed sequence of numbers (the constants are Knuth's MMIX generator). */
static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* An amount of any size, from a cent to a hundred million. */
static int64_t amount(uint64_t *seed)
{
	return 1 + (int64_t)pow(10, (double)(next(seed) % 1000) / 100);
}

static struct drawn random_bucket(uint64_t *seed)
{
	struct drawn drawn = begin();
	struct bucket *b = &drawn.bucket;
	size_t in = next(seed) % 5, holes = next(seed) % 8, strata = next(seed) % 4;

	while (in--)
		add(&drawn, b->in, &b->in_n, amount(seed));
	while (holes--)
		add(&drawn, b->holes, &b->holes_n, amount(seed));
	while (strata--) {
		add(&drawn, b->strata, &b->strata_n, amount(seed));
		b->closing += b->strata[b->strata_n - 1].amount;
	}
	b->opening = next(seed) % 4 ? amount(seed) : 0;
	b->loss = b->closing / (int64_t)(1 + next(seed) % 5);
	return drawn;
}

static void whatever_flows_keeps_to_its_place_and_its_scale(void **state)
{
	uint64_t seed = 2026;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct drawn drawn = random_bucket(&seed);

		check(&drawn);
	}
}

/* The level of the year is the tightest here: 300 px for 1,000. */
static void a_bucket_measures_streams_water_and_falls_on_one_scale(void **state)
{
	struct drawn drawn = begin();
	struct bucket *b = &drawn.bucket;

	(void)state;
	b->opening = 800;
	b->closing = 1000;
	add(&drawn, b->in, &b->in_n, 300);
	add(&drawn, b->strata, &b->strata_n, 1000);
	add(&drawn, b->holes, &b->holes_n, 100);
	put_bucket(drawn.map, "bucket", b);
	assert_true(fabs(number(drawing(&drawn, "wide"), "scale") - 0.3) < 1e-9);
	assert_true(fabs(number(place(&b->in[0], "wide"), "width") - 90) < 1e-9);
	assert_true(fabs(number(place(&b->strata[0], "wide"), "top") - 162.8) < 1e-9);
	assert_true(fabs(number(place(&b->holes[0], "wide"), "width") - 30) < 1e-9);
	assert_true(fabs(number(value_get(drawing(&drawn, "wide"), STR("before")), "y") - 222.8) <
		    1e-9);
	arena_free(drawn.arena);
}

static void what_is_thinner_than_a_line_is_told(void **state)
{
	struct drawn drawn = begin();
	struct bucket *b = &drawn.bucket;

	(void)state;
	b->closing = 1000;
	add(&drawn, b->in, &b->in_n, 4);  /* 1.2 px */
	add(&drawn, b->in, &b->in_n, 10); /* 3 px */
	put_bucket(drawn.map, "bucket", b);
	assert_true(yes(place(&b->in[0], "wide"), "hair"));
	assert_false(yes(place(&b->in[1], "wide"), "hair"));
	arena_free(drawn.arena);
}

static void an_empty_bucket_has_neither_level_nor_water_nor_expected_loss(void **state)
{
	struct drawn drawn = begin();
	const struct value *wide;

	(void)state;
	put_bucket(drawn.map, "bucket", &drawn.bucket);
	wide = drawing(&drawn, "wide");
	assert_true(number(wide, "height") > 0);
	assert_false(yes(wide, "surface"));
	assert_false(yes(wide, "before"));
	assert_false(yes(wide, "loss"));
	assert_false(yes(wide, "level"));
	arena_free(drawn.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bucket_measures_streams_water_and_falls_on_one_scale),
		cmocka_unit_test(whatever_flows_keeps_to_its_place_and_its_scale),
		cmocka_unit_test(what_is_thinner_than_a_line_is_told),
		cmocka_unit_test(an_empty_bucket_has_neither_level_nor_water_nor_expected_loss),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
