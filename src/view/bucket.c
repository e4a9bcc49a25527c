/* bucket.c - the signature figure: what flows in, the level, and the holes it leaves by. */
#include "view/bucket.h"

#include "base/buf.h"
#include "view/chart.h"

#include <math.h>

/* Measures of one drawing, in its own pixels. */
struct artboard {
	const char *name;
	double width;
	double rim_left, rim_right, rim_y;    /* the bucket's mouth */
	double foot_left, foot_right, foot_y; /* its bottom */
	double level_most;                    /* the highest water */
	double flow_most;                     /* the widest sum of streams or falls */
	double stream_y;                      /* where streams begin */
	double label_x, label_gap,
		fall_first; /* of the labels at the right, and of the shortest fall */
};

static const struct artboard wide = {
	"wide", 1000, 206, 656, 128, 240, 622, 462.8, 300, 300, 50, 686, 34, 46};
static const struct artboard narrow = {
	"narrow", 344, 22, 322, 74, 46, 298, 300, 190, 180, 24, 344, 15, 20};

struct drawing {
	const struct artboard *board;
	struct value *map;
	double k; /* px per minor unit */
};

static double px(const struct drawing *drawing, int64_t amount)
{
	return drawing->k * (double)amount;
}

/* The wall's x at a height y: the bucket narrows towards its foot. */
static double wall(const struct artboard *board, double y, bool right)
{
	double part = (y - board->rim_y) / (board->foot_y - board->rim_y);

	return right ? board->rim_right + part * (board->foot_right - board->rim_right)
		     : board->rim_left + part * (board->foot_left - board->rim_left);
}

static int64_t sum(const struct bucket_part *parts, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += parts[i].amount;
	return sum;
}

static double scale_of(const struct artboard *board, const struct bucket *bucket)
{
	int64_t level = bucket->opening > bucket->closing ? bucket->opening : bucket->closing;
	int64_t in = sum(bucket->in, bucket->in_n), out = sum(bucket->holes, bucket->holes_n);
	int64_t flow = in > out ? in : out;
	double k = level > 0 ? board->level_most / (double)level : 0;

	if (flow > 0 && (k == 0 || k * (double)flow > board->flow_most))
		k = board->flow_most / (double)flow;
	return k;
}

static struct value *place_of(const struct drawing *drawing, const struct bucket_part *part)
{
	return put_drawn(part->item, drawing->board->name);
}

static void put_path(struct value *map, const char *key, struct buf *path)
{
	put_text(map, key, str_copy(buf_str(path), map->arena));
	buf_free(path);
}

/* Streams stand evenly across the mouth and end at the water. */
static void draw_in(const struct drawing *drawing, const struct bucket *bucket, double surface)
{
	const struct artboard *board = drawing->board;
	double span = board->rim_right - board->rim_left;

	for (size_t i = 0; i < bucket->in_n; i++) {
		struct value *place = place_of(drawing, &bucket->in[i]);
		double width = px(drawing, bucket->in[i].amount);
		double x =
			board->rim_left + span * (double)(2 * i + 1) / (double)(2 * bucket->in_n);

		put_coord(place, "x", x - width / 2);
		put_coord(place, "middle", x);
		put_coord(place, "width", width);
		put_coord(place, "y", board->stream_y);
		put_coord(place, "height", surface - board->stream_y);
		put_coord(place, "ripple_left", x - width / 2 - 9);
		put_coord(place, "ripple_right", x + width / 2 + 9);
		put_coord(place, "ripple_y", surface + 5);
		put_coord(place, "ripple_low", surface + 12);
	}
}

static void draw_stratum(const struct drawing *drawing, const struct bucket_part *part, double low,
	double high, double label)
{
	const struct artboard *board = drawing->board;
	struct value *place = place_of(drawing, part);
	struct buf path = {0};

	buf_printf(&path, "M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ", wall(board, low, false), low,
		wall(board, high, false), high, wall(board, high, true), high,
		wall(board, low, true), low);
	put_path(place, "path", &path);
	put_coord(place, "left", wall(board, high, false));
	put_coord(place, "right", wall(board, high, true));
	put_coord(place, "top", high);
	put_coord(place, "wall", wall(board, (low + high) / 2, true) + 4);
	put_coord(place, "y", (low + high) / 2);
	put_coord(place, "label", label);
}

static void draw_strata(const struct drawing *drawing, const struct bucket *bucket)
{
	const struct artboard *board = drawing->board;
	double middle[BUCKET_MOST], y = board->foot_y;

	for (size_t i = 0; i < bucket->strata_n; i++) {
		double high = px(drawing, bucket->strata[i].amount);

		middle[i] = y - high / 2;
		y -= high;
	}
	spread_labels(middle, bucket->strata_n, 36, board->rim_y + 30, board->foot_y - 6);
	y = board->foot_y;
	for (size_t i = 0; i < bucket->strata_n; i++) {
		double high = px(drawing, bucket->strata[i].amount);

		draw_stratum(drawing, &bucket->strata[i], y, y - high, middle[i]);
		y -= high;
	}
}

/* A fall: a funnel at the foot, a column, a round end. */
static void draw_fall(
	const struct drawing *drawing, const struct bucket_part *part, double x, double end)
{
	const struct artboard *board = drawing->board;
	double width = px(drawing, part->amount), r = width / 2, y = board->foot_y;
	struct value *place = place_of(drawing, part);
	struct buf path = {0};

	buf_printf(&path,
		"M%.1f %.1fQ%.1f %.1f %.1f %.1fV%.1fA%.2f %.2f 0 0 0 %.1f %.1fV%.1fQ%.1f %.1f %.1f "
		"%.1fZ",
		x - 7, y - 11, x, y - 5, x, y + 5, end - r, r, r, x + width, end - r, y + 5,
		x + width, y - 5, x + width + 7, y - 11);
	put_path(place, "path", &path);
	put_coord(place, "middle", x + r);
	put_coord(place, "end", end);
	put_coord(place, "label", board->label_x);
}

/* The holes, widest leftmost with the longest fall, so that leader lines never cross; and the
 * floor between them. */
static double draw_out(const struct drawing *drawing, const struct bucket *bucket)
{
	const struct artboard *board = drawing->board;
	double room = board->foot_right - board->foot_left - 24;
	double gap = (room - px(drawing, sum(bucket->holes, bucket->holes_n))) /
		     (double)(bucket->holes_n + 1);
	double x = board->foot_left + 12 + gap, lowest = board->foot_y, from = board->foot_left;
	struct value *floor = put_list(drawing->map, "floor"), *plank;

	for (size_t i = 0; i < bucket->holes_n; i++) {
		double width = px(drawing, bucket->holes[i].amount);
		double end = board->foot_y + board->fall_first +
			     board->label_gap * (double)(bucket->holes_n - 1 - i);

		plank = add_map(floor);
		put_coord(plank, "from", from);
		put_coord(plank, "to", x);
		draw_fall(drawing, &bucket->holes[i], x, end);
		if (end > lowest)
			lowest = end;
		x += width;
		from = x;
		x += gap;
	}
	plank = add_map(floor);
	put_coord(plank, "from", from);
	put_coord(plank, "to", board->foot_right);
	return lowest;
}

static void draw_surface(const struct drawing *drawing, double y)
{
	const struct artboard *board = drawing->board;
	double left = wall(board, y, false), step = (wall(board, y, true) - left) / 16;
	struct buf path = {0};

	buf_printf(&path, "M%.1f %.1f", left, y);
	for (int i = 0; i < 16; i++)
		buf_printf(&path, "q%.2f %.1f %.2f 0", step / 2, i % 2 ? 3.0 : -3.0, step);
	put_path(drawing->map, "surface", &path);
}

static void draw_ticks(const struct drawing *drawing, const struct bucket *bucket)
{
	const struct artboard *board = drawing->board;
	int64_t most = bucket->opening > bucket->closing ? bucket->opening : bucket->closing;
	double step = tick_step(0, (double)most, 4);
	struct value *ticks = put_list(drawing->map, "ticks");

	for (int i = 0; most > 0 && i * step <= (double)most; i++) {
		double y = board->foot_y - drawing->k * i * step;
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", wall(board, y, false) - 10);
		put_coord(tick, "from", wall(board, y, false) - 6);
		put_coord(tick, "to", wall(board, y, false));
		put_coord(tick, "y", y);
		put_money(tick, "level", llround(i * step), true);
	}
}

static void draw(struct value *map, const struct artboard *board, const struct bucket *bucket)
{
	struct drawing drawing = {board, put_drawn(map, board->name), scale_of(board, bucket)};
	double surface = board->foot_y - px(&drawing, bucket->closing);
	double before = board->foot_y - px(&drawing, bucket->opening), lowest;

	draw_in(&drawing, bucket, surface);
	draw_strata(&drawing, bucket);
	lowest = draw_out(&drawing, bucket);
	draw_surface(&drawing, surface);
	draw_ticks(&drawing, bucket);
	put_coord(drawing.map, "width", board->width);
	put_coord(drawing.map, "height", lowest + 24);
	put_coord(drawing.map, "before", before);
	put_coord(drawing.map, "before_left", wall(board, before, false) - 8);
	put_coord(drawing.map, "before_right", wall(board, before, true));
	put_coord(drawing.map, "foot", board->foot_y);
	put_coord(drawing.map, "level", (surface + board->foot_y) / 2);
}

void put_bucket(struct value *map, const char *key, const struct bucket *bucket)
{
	struct value *v = put_map(map, key);

	draw(v, &wide, bucket);
	draw(v, &narrow, bucket);
}
