/* quarters.h - the share of promises kept on time, quarter by quarter. */
#ifndef VIEW_QUARTERS_H
#define VIEW_QUARTERS_H

#include "view/common.h"

/* key: {n, first, last, rows, chart}: the kept rate with its band over the last `most` quarters (at
 * most 64), the chart drawn by charts/kept-by-quarter.svg; NONE where nothing fell due. */
void put_quarters(struct value *map, const char *key, const struct figures *figures, size_t most);

#endif
