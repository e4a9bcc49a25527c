/* retention_value.h - what staying is worth: cohorts, a year's movements, income by tenure. */
#ifndef VIEW_RETENTION_VALUE_H
#define VIEW_RETENTION_VALUE_H

#include "analyse/staying.h"
#include "view/view.h"

/* key: {columns: [months], rows: [{name, n, value, small, open, accounts, worth}]}, both lists of
 * cells {share, shade, open}, blank: cells that cannot be yet; NONE where nobody came.
 * valued: some row has a value. */
void put_cohorts(struct value *map, const char *key, const struct cohorts *cohorts);

/* key: {rows: [{name, amount, n, level, minus, …}], ticks}: opening to closing; NONE where it is
 * all 0. */
void put_value_year(struct value *map, const char *key, const struct movement *year);

/* key: {rows}: the movements of the last quarters, newest first. */
void put_value_quarters(struct value *map, const char *key, const struct figures *figures);

/* key: {rows: [{name, amount, share, n, width}]}; NONE without income. */
void put_tenures(struct value *map, const char *key, const struct staying *staying);

#endif
