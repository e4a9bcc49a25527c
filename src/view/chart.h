/* chart.h - geometry of charts: scales, axes, lines. C computes, templates draw.
 *
 * A fluid chart has no viewBox: x is a percentage of the plot's width (0..100), y is pixels from
 * the top; only lines and areas stand in a nested drawing whose x runs 0..1000 (see the chart
 * templates). So x_of gives percent, and paths carry ten times that. */
#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include "render/value.h"

/* From figures to pixels or percent; `low` is drawn at `from`. */
struct scale {
	double low, high, from, to;
};

double scale_at(const struct scale *scale, double figure);

/* A scale for figures up to `high`, from zero, rounded up to a whole tick; from the bottom
 * (`height` px) to the top (0). */
struct scale scale_from_zero(double high, double height);

/* Days along x, 0..100 percent. */
struct scale scale_days(int32_t from, int32_t to);

/* The distance between ticks: 1, 2 or 5 times a power of ten, so that there are about `wanted`. */
double tick_step(double low, double high, int wanted);

/* How the ticks of a value axis are written. */
enum axis_unit { AXIS_COUNT, AXIS_NUMBER, AXIS_SHARE, AXIS_MONEY, AXIS_DAYS };

/* chart.y_axis: a list of {y, label, zero}. */
void put_value_axis(struct value *chart, const struct scale *y, enum axis_unit unit, int wanted);

/* chart.x_axis: a list of {x, month, year (only where it begins), wide (dropped on phones)}; a tick
 * a month, quarter or year, as fits. */
void put_time_axis(struct value *chart, int32_t from, int32_t to);

/* A point of a line; y NAN breaks the line. */
struct point {
	double x, y; /* percent, px */
};

/* Paths of the nested drawing as texts: a line, its steps (level until the next point), the area
 * down to `base` px, the band between two lines of equal x. Owner: the map's arena. */
void put_line(struct value *map, const char *key, const struct point *points, size_t n);
void put_steps(struct value *map, const char *key, const struct point *points, size_t n);
void put_area(
	struct value *map, const char *key, const struct point *points, size_t n, double base);
void put_band(struct value *map, const char *key, const struct point *low, const struct point *high,
	size_t n);

/* Moves labels' y apart until each is `gap` px from the next, keeping their order and staying
 * within [top, bottom] where they fit. */
void spread_labels(double *y, size_t n, double gap, double top, double bottom);

#endif
