/* bucket.c - the signature figure: what flows in, the level, and the holes it leaves by. */
#include "view/bucket.h"

#include "base/buf.h"
#include "view/chart.h"

#include <math.h>

/* Measures of one drawing, in its own pixels. */
struct artboard {
	const char *name;
	double width;
	double rim_left, rim_right, rim_y;     /* the bucket's mouth */
	double foot_left, foot_right, foot_y;  /* its bottom */
	double level_most;                     /* the highest water */
	double stream_y;                       /* where streams begin */
	double slot, stream_label;             /* room for a stream, for its label */
	double out_right, hole_gap;            /* where holes end; the floor between two */
	double label_x, label_gap, fall_first; /* of the labels at the right; the shortest fall */
};

static const struct artboard wide = {
	"wide", 1000, 206, 656, 128, 240, 622, 462.8, 300, 50, 72, 134, 610, 18, 686, 34, 46};
static const struct artboard narrow = {
	"narrow", 344, 22, 322, 74, 46, 298, 300, 190, 36, 54, 104, 178, 9, 188, 38, 30};

enum { BREATH = 12, TIER = 38, STRATUM_GAP = 22, TOTAL_GAP = 78, CORNER = 9 };

/* Where a fall stands, where it ends, and its funnel: how wide to each side and how deep. */
struct fall {
	double x, end, flare, deep;
};

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

/* The room that a stream takes: its width and some air, or that of its label. */
static double slot_of(const struct artboard *board, double width)
{
	return fmax(board->slot, width + BREATH);
}

/* What all streams take at a scale. */
static double slots_at(const struct artboard *board, const struct bucket *bucket, double k)
{
	double all = 0;

	for (size_t i = 0; i < bucket->in_n; i++)
		all += slot_of(board, k * (double)bucket->in[i].amount);
	return all;
}

/* The greatest scale, up to `most`, at which the streams stand side by side within the foot, so
 * that none falls on a wall however low the water is. */
static double scale_of_streams(
	const struct artboard *board, const struct bucket *bucket, double most)
{
	double room = board->foot_right - board->foot_left - 16, low = 0, high = most;

	if (slots_at(board, bucket, most) <= room)
		return most;
	for (int i = 0; i < 60; i++) {
		double k = (low + high) / 2;

		if (slots_at(board, bucket, k) <= room)
			low = k;
		else
			high = k;
	}
	return low;
}

static double room_of_holes(const struct artboard *board)
{
	return board->out_right - board->foot_left - 12;
}

/* The greatest scale at which the water, the streams and the falls each keep to their place. */
static double scale_of(const struct artboard *board, const struct bucket *bucket)
{
	double level =
		(double)(bucket->opening > bucket->closing ? bucket->opening : bucket->closing);
	double out = (double)sum(bucket->holes, bucket->holes_n);
	double in = (double)sum(bucket->in, bucket->in_n);
	double most = fmax(level, fmax(in, out)), k;

	if (most <= 0)
		return 0;
	k = level > 0 ? board->level_most / level : board->level_most / most;
	if (out > 0)
		k = fmin(k,
			(room_of_holes(board) - board->hole_gap * (double)(bucket->holes_n + 1)) /
				out);
	return in > 0 ? scale_of_streams(board, bucket, k) : k;
}

static struct value *place_of(const struct drawing *drawing, const struct bucket_part *part)
{
	return put_drawn(part->item, drawing->board->name);
}

static void put_drawn_path(struct value *map, const char *key, struct buf *path)
{
	put_path(map, key, str_copy(buf_str(path), map->arena));
	buf_free(path);
}

/* Labels that do not fit side by side stand on two steps, every second one higher. */
static bool needs_steps(const struct artboard *board, const double *middle, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (middle[i] - middle[i - 1] < board->stream_label)
			return true;
	return false;
}

static struct value *place_stream(const struct drawing *drawing, const struct bucket_part *part,
	double middle, double surface)
{
	const struct artboard *board = drawing->board;
	struct value *place = place_of(drawing, part);
	double width = px(drawing, part->amount);

	put_coord(place, "x", middle - width / 2);
	put_coord(place, "middle", middle);
	put_coord(place, "width", width);
	put_coord(place, "y", board->stream_y);
	put_coord(place, "height", surface - board->stream_y);
	put_bool(place, "hair", width < 1.5);
	put_bool(place, "ripple", board->foot_y - surface > 16);
	put_coord(place, "ripple_left", middle - width / 2 - 9);
	put_coord(place, "ripple_right", middle + width / 2 + 9);
	put_coord(place, "ripple_y", surface + 5);
	put_coord(place, "ripple_low", surface + 12);
	return place;
}

/* Streams stand across the water in order, each with room for itself and its label. Gives the top
 * of the drawing. */
static double draw_in(const struct drawing *drawing, const struct bucket *bucket, double surface)
{
	const struct artboard *board = drawing->board;
	double middle[BUCKET_MOST], x = wall(board, surface, false) + 8, air;
	bool steps;

	if (bucket->in_n == 0)
		return 0;
	air = (wall(board, surface, true) - 8 - x - slots_at(board, bucket, drawing->k)) /
	      (double)bucket->in_n;
	for (size_t i = 0; i < bucket->in_n; i++) {
		double room = slot_of(board, px(drawing, bucket->in[i].amount)) + air;

		middle[i] = x + room / 2;
		x += room;
	}
	steps = needs_steps(board, middle, bucket->in_n);
	for (size_t i = 0; i < bucket->in_n; i++) {
		struct value *place = place_stream(drawing, &bucket->in[i], middle[i], surface);
		bool high = steps && i % 2 == 0;

		put_coord(place, "label", board->stream_y - 9 - (high ? TIER : 0));
		put_bool(place, "high", high);
	}
	return steps ? -TIER : 0;
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
	put_drawn_path(place, "path", &path);
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
	spread_labels(middle, bucket->strata_n, STRATUM_GAP, board->rim_y + 30, board->foot_y - 2);
	y = board->foot_y;
	for (size_t i = 0; i < bucket->strata_n; i++) {
		double high = px(drawing, bucket->strata[i].amount);

		draw_stratum(drawing, &bucket->strata[i], y, y - high, middle[i]);
		y -= high;
	}
}

/* A fall: a funnel in the water above the hole, a column, rounded at its end. */
static void draw_fall(
	const struct drawing *drawing, const struct bucket_part *part, const struct fall *fall)
{
	double width = px(drawing, part->amount), r = fmin(width / 2, CORNER);
	double x = fall->x, right = x + width, y = drawing->board->foot_y;
	double deep = fall->deep, flare = fall->flare;
	struct value *place = place_of(drawing, part);
	struct buf path = {0};

	buf_printf(&path, "M%.1f %.1fQ%.1f %.1f %.1f %.1fV%.1fA%.2f %.2f 0 0 0 %.1f %.1f",
		x - flare, y - deep, x, y - deep / 2, x, y + 5, fall->end - r, r, r, x + r,
		fall->end);
	buf_printf(&path, "H%.1fA%.2f %.2f 0 0 0 %.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fZ", right - r, r,
		r, right, fall->end - r, y + 5, right, y - deep / 2, right + flare, y - deep);
	put_drawn_path(place, "path", &path);
	put_coord(place, "x", x);
	put_coord(place, "width", width);
	put_coord(place, "middle", x + width / 2);
	put_coord(place, "end", fall->end);
	put_bool(place, "hair", width < 1.5);
	put_coord(place, "label", drawing->board->label_x);
}

static void add_plank(struct value *floor, double from, double to)
{
	struct value *plank = add_map(floor);

	put_coord(plank, "from", from);
	put_coord(plank, "to", to);
}

/* The holes, each farther to the left with a longer fall, so that leader lines never cross; and
 * the floor between them. Gives the lowest end. */
static double draw_out(const struct drawing *drawing, const struct bucket *bucket)
{
	const struct artboard *board = drawing->board;
	double room = room_of_holes(board), from = board->foot_left, lowest = board->foot_y;
	double gap = (room - px(drawing, sum(bucket->holes, bucket->holes_n))) /
		     (double)(bucket->holes_n + 1);
	struct fall fall = {.x = board->foot_left + 12 + gap,
		.flare = fmin(7, gap / 2 - 1),
		.deep = fmin(11, px(drawing, bucket->closing))};
	struct value *floor = put_list(drawing->map, "floor");

	for (size_t i = 0; i < bucket->holes_n; i++) {
		double width = px(drawing, bucket->holes[i].amount);

		fall.end = board->foot_y + board->fall_first +
			   board->label_gap * (double)(bucket->holes_n - 1 - i);
		add_plank(floor, from, fall.x);
		draw_fall(drawing, &bucket->holes[i], &fall);
		lowest = fmax(lowest, fall.end);
		from = fall.x + width;
		fall.x = from + gap;
	}
	add_plank(floor, from, board->foot_right);
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
	put_drawn_path(drawing->map, "surface", &path);
}

/* The scale of the level at the left wall, as many ticks as its height holds; the one beside the
 * level of a year ago gives way to its label. */
static void draw_ticks(const struct drawing *drawing, const struct bucket *bucket, double before)
{
	const struct artboard *board = drawing->board;
	int64_t most = bucket->opening > bucket->closing ? bucket->opening : bucket->closing;
	int wanted = (int)fmin(4, px(drawing, most) / 40);
	double step = wanted ? tick_step(0, (double)most, wanted) : (double)most + 1;
	struct value *ticks = put_list(drawing->map, "ticks");

	for (int i = 0; most > 0 && i * step <= (double)most; i++) {
		double y = board->foot_y - drawing->k * i * step;
		struct value *tick = add_map(ticks);

		put_coord(tick, "x", wall(board, y, false) - 10);
		put_coord(tick, "from", wall(board, y, false) - 6);
		put_coord(tick, "to", wall(board, y, false));
		put_coord(tick, "y", y);
		put_bool(tick, "told", bucket->opening == 0 || fabs(y - before) >= 14);
		put_money(tick, "level", llround(i * step), true);
	}
}

/* The level of a year ago; NONE where there was none. */
static void draw_before(const struct drawing *drawing, const struct bucket *bucket, double y)
{
	const struct artboard *board = drawing->board;
	struct value *before;

	if (bucket->opening == 0) {
		put_none(drawing->map, "before");
		return;
	}
	before = put_map(drawing->map, "before");
	put_coord(before, "y", y);
	put_coord(before, "left", wall(board, y, false) - 8);
	put_coord(before, "label", wall(board, y, false) - 12);
	put_coord(before, "right", wall(board, y, true));
}

/* How far the level is expected to fall, where the water is deep enough to write in. */
static void draw_loss(const struct drawing *drawing, const struct bucket *bucket, double surface)
{
	const struct artboard *board = drawing->board;
	double end = surface + px(drawing, bucket->loss);
	struct value *loss;

	if (bucket->loss <= 0 || px(drawing, bucket->closing) < 64) {
		put_none(drawing->map, "loss");
		return;
	}
	loss = put_map(drawing->map, "loss");
	put_coord(loss, "from", surface);
	put_coord(loss, "to", end);
	put_coord(loss, "tip", fmax(surface + 1, end - 5));
	put_coord(loss, "x", wall(board, end, true) - 18);
	put_coord(loss, "left", wall(board, end, true) - 22);
	put_coord(loss, "right", wall(board, end, true) - 14);
	put_coord(loss, "text", wall(board, surface + 40, true) - 30);
	put_coord(loss, "y", surface + 30);
}

/* The three totals at the left, each beside its part of the picture, apart from each other. */
static void draw_totals(const struct drawing *drawing, double surface)
{
	double foot = drawing->board->foot_y, y[] = {60, (surface + foot) / 2, foot + 60};

	spread_labels(y, 3, TOTAL_GAP, 60, foot + 60);
	put_coord(drawing->map, "total_in", y[0]);
	put_coord(drawing->map, "total_level", y[1]);
	put_coord(drawing->map, "total_out", y[2]);
}

static void draw(struct value *map, const struct artboard *board, const struct bucket *bucket)
{
	struct drawing drawing = {board, put_drawn(map, board->name), scale_of(board, bucket)};
	double level = px(&drawing, bucket->closing), surface = board->foot_y - level;
	double before = board->foot_y - px(&drawing, bucket->opening);
	double lowest, top;

	top = draw_in(&drawing, bucket, surface);
	draw_strata(&drawing, bucket);
	lowest = draw_out(&drawing, bucket);
	if (level > 6)
		draw_surface(&drawing, surface);
	else
		put_none(drawing.map, "surface");
	draw_ticks(&drawing, bucket, before);
	draw_before(&drawing, bucket, before);
	draw_loss(&drawing, bucket, surface);
	draw_totals(&drawing, surface);
	put_coord(drawing.map, "width", board->width);
	put_coord(drawing.map, "top", top);
	put_coord(drawing.map, "height", fmax(lowest + 28, board->foot_y + 84) - top);
	put_coord(drawing.map, "foot", board->foot_y);
	put_coord(drawing.map, "scale", drawing.k);
	if (level >= 64)
		put_coord(drawing.map, "level", surface + level / 2 + 9);
	else
		put_none(drawing.map, "level");
}

void put_bucket(struct value *map, const char *key, const struct bucket *bucket)
{
	struct value *v = put_map(map, key);

	draw(v, &wide, bucket);
	draw(v, &narrow, bucket);
}
