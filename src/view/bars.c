/* bars.c - small charts that stand in tables: outcomes, a rate with its interval, wear over a year.
 */
#include "view/bars.h"

#include "view/chart.h"

#include <math.h>

enum ending { ENDED_KEPT, ENDED_LATE, ENDED_BROKEN, ENDINGS };

/* Every part says of each outcome whether it is one, so that a template never looks further out. */
static double add_part(struct value *parts, enum ending ending, double x, int64_t k, int64_t n)
{
	static const char *const names[ENDINGS] = {"is_kept", "is_late", "is_broken"};
	double width = 100.0 * (double)k / (double)n;
	struct value *part;

	if (k == 0)
		return x;
	part = add_map(parts);
	for (int i = 0; i < ENDINGS; i++)
		put_bool(part, names[i], i == (int)ending);
	put_coord(part, "x", x);
	put_coord(part, "width", width);
	return x + width;
}

void put_outcome_bar(struct value *map, const char *key, const struct promises *promises)
{
	struct value *bar, *parts;
	double x = 0;

	if (promises->settled == 0) {
		put_none(map, key);
		return;
	}
	bar = put_drawn(map, key);
	parts = put_list(bar, "parts");
	x = add_part(parts, ENDED_KEPT, x, promises->kept, promises->settled);
	x = add_part(parts, ENDED_LATE, x, promises->late, promises->settled);
	add_part(parts, ENDED_BROKEN, x, promises->broken + promises->overdue, promises->settled);
	put_bool(bar, "small", promises->settled < SMALL_N);
}

void put_rate_dot(struct value *map, const char *key, const struct rate *rate)
{
	struct value *dot;

	if (rate->n == 0) {
		put_none(map, key);
		return;
	}
	dot = put_drawn(map, key);
	put_coord(dot, "x", 100 * rate->share);
	put_coord(dot, "low", 100 * rate->low);
	put_coord(dot, "high", 100 * rate->high);
	put_bool(dot, "small", rate->n < SMALL_N);
}

enum { SPARK_WEEKS = 52, SPARK_HEIGHT = 20 };

void put_wear_spark(struct value *map, const char *key, const struct site *site,
	const struct account *account, double most)
{
	const struct account_figures *figure = &site->figures->accounts[account->index];
	int32_t days[SPARK_WEEKS];
	struct wear wear[SPARK_WEEKS];
	double strength[SPARK_WEEKS];
	struct point points[SPARK_WEEKS];
	struct value *spark;

	for (int i = 0; i < SPARK_WEEKS; i++)
		days[i] = figure->as_of - 7 * (SPARK_WEEKS - 1 - i);
	account_curve(site->figures, account, days, SPARK_WEEKS, wear, strength);
	for (int i = 0; i < SPARK_WEEKS; i++)
		points[i] = (struct point){100.0 * i / (SPARK_WEEKS - 1),
			SPARK_HEIGHT - 2 - fmin(1, wear[i].all / most) * (SPARK_HEIGHT - 4)};
	spark = put_drawn(map, key);
	put_line(spark, "line", points, SPARK_WEEKS);
	put_coord(spark, "y", points[SPARK_WEEKS - 1].y);
}
