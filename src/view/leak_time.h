/* leak_time.h - incidents of each kind month by month, and what went up or down in a year. */
#ifndef VIEW_LEAK_TIME_H
#define VIEW_LEAK_TIME_H

#include "view/common.h"

/* time: {first, last, strips, rows}, the kinds in this order; NONE without a month. time_finding:
 * the kind whose number changed most in twelve months, where chance would hardly change it so. */
void put_leak_time(
	struct value *page, const struct figures *figures, const size_t *order, size_t n);

/* The kind whose incidents changed most against the twelve months before, by more than 1.96 times
 * sqrt(now + before), the 95 % of the difference of two Poisson counts; -1: none did. */
int most_changed(const struct leak_kind kinds[LEAK_KINDS]);

#endif
