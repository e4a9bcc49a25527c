/* bars.h - small charts that stand in tables: outcomes, a rate with its interval, wear over a year.
 */
#ifndef VIEW_BARS_H
#define VIEW_BARS_H

#include "view/common.h"

/* key: {parts: [{kind, x, width}], small} in percent of the settled promises, kept, late, then
 * broken and overdue; drawn by charts/outcome-bar.svg. NONE where nothing is settled. */
void put_outcome_bar(struct value *map, const char *key, const struct promises *promises);

/* key: {x, low, width, small}: a share and its 95 % interval on 0..100; charts/rate-dot.svg. */
void put_rate_dot(struct value *map, const char *key, const struct rate *rate);

/* key: {line, y}: its wear over the last 52 weeks, `most` points high; drawn by charts/spark.svg.
 */
void put_wear_spark(struct value *map, const char *key, const struct site *site,
	const struct account *account, double most);

#endif
