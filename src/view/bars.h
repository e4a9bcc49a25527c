/* bars.h - small charts that stand in tables: outcomes, a rate with its interval, kept by quarter. */
#ifndef VIEW_BARS_H
#define VIEW_BARS_H

#include "view/common.h"

/* key: {parts: [{kind, x, width}], small} in percent of the settled promises, kept, late, then
 * broken and overdue; drawn by charts/outcome-bar.svg. NONE where nothing is settled. */
void put_outcome_bar(struct value *map, const char *key, const struct promises *promises);

/* key: {x, low, width, small}: a share and its 95 % interval on 0..100; charts/rate-dot.svg. */
void put_rate_dot(struct value *map, const char *key, const struct rate *rate);

/* What fell due in a quarter. */
struct quarter {
	int32_t quarter;
	int64_t due, kept;
	double expected, delivered;
	bool open; /* not over on the day of the analysis */
};

/* key: the kept rate by quarter with its band ({rows} for the table; chart drawn by
 * charts/kept-by-quarter.svg); NONE where nothing fell due. */
void put_quarter_chart(struct value *map, const char *key, const struct quarter *list, size_t n);

#endif
