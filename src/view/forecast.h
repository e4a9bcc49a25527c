/* forecast.h - parts of the page that holds the risk against what came. */
#ifndef VIEW_FORECAST_H
#define VIEW_FORECAST_H

#include "analyse/backtest.h"
#include "view/view.h"

/* key: {value, low, high} or NONE. */
void put_estimate(
	struct value *map, const char *key, const struct estimate *estimate, int decimals);

/* exits: {rows: the last year of those that left, earliest warning first and never warned last,
 * more}; misses: {rows: those that were steady, newest first, more}. At most 40 each. */
void put_exits(struct value *page, const struct site *site);
void put_misses(struct value *page, const struct site *site);

#endif
