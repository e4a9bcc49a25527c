/* silent.h - drawings of how small failures add up before a departure. */
#ifndef VIEW_SILENT_H
#define VIEW_SILENT_H

#include "analyse/silent_leak.h"
#include "view/view.h"

/* Fills `map` with n, stayers, few and (not where few) leavers, others, gap: {mean, low, high};
 * rows: [{months, own, leavers, stayers}]; chart: charts/silent.svg. stand: the account whose own
 * steps are drawn; NULL: none. chart and rows are NONE where there is nothing to draw. */
void put_silent_curves(
	struct value *map, const struct silent_leak *leak, const struct silent_stand *stand);

/* silent: the section of the page `leak`. */
void put_silent_leak(struct value *page, const struct silent_leak *leak);

/* key: {mean, low, high}. */
void put_mean_band(struct value *map, const char *key, const struct mean_band *band);

/* key: the middle half of what leavers had in their last quarter, {n, low, median, high}. */
void put_quartiles(struct value *map, const char *key, const struct silent_leak *leak);

#endif
