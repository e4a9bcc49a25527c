/* leak_cost.h - the expected loss that goes with a leak, shown the same way on every page. */
#ifndef VIEW_LEAK_COST_H
#define VIEW_LEAK_COST_H

#include "view/view.h"

/* key: {loss, low, high, clear (the interval does not reach zero), dot}, which is given back; dot
 * is drawn by charts/cost-dot.svg on a scale up to `most`. NONE and NULL where no loss goes with
 * it.
 */
struct value *put_leak_cost(
	struct value *map, const char *key, const struct leak_cost *leak, double most);

/* key: {loss, low, high, share (of the loss of today): that which goes with all wear; now: the
 * loss of today}.
 * NONE and false where no loss goes with wear. */
bool put_leak_total(struct value *map, const char *key, const struct figures *figures);

/* The greatest upper limit of all departments, of all kinds; at least 1. */
double most_of_departments(const struct figures *figures);
double most_of_kinds(const struct figures *figures);

#endif
