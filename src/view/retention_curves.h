/* retention_curves.h - drawings of how long clients stay: steps, bands, numbers at risk. */
#ifndef VIEW_RETENTION_CURVES_H
#define VIEW_RETENTION_CURVES_H

#include "analyse/staying.h"
#include "view/view.h"

/* key: {n, events, months, thin, rows: [{at, share, low, high, at_risk, known}], chart}: the curve
 * with its table; charts/survival.svg. `at` counts months or years of the axis. NONE where nobody
 * is seen. */
void put_survival(struct value *map, const char *key, const struct stayers *stayers);

/* key: a list of {name, n, events, share, low, high, small, chart}, the segments in order of name,
 * each against the whole company; charts/survival-small.svg. */
void put_segment_survival(struct value *map, const char *key, const struct staying *staying);

/* key: {groups: [{n, events, small, share, low, high}], months, chart}: two curves;
 * charts/contest.svg. The share is the one at a year. NONE where a group is empty. */
void put_contest(struct value *map, const char *key, const struct contest *contest);

/* key.share, low, high: how many stay beyond `days`, NONE where fewer than 5 are seen so long. */
void put_stay_share(struct value *map, const struct stayers *stayers, double days);

#endif
