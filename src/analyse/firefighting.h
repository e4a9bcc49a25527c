/* firefighting.h - does sales open doors or put out fires? (analysis.md, 9) */
#ifndef ANALYSE_FIREFIGHTING_H
#define ANALYSE_FIREFIGHTING_H

#include "analyse/figures.h"

/* Fills figures->firefighting: touchpoints of sales up to T that say what for, of all accounts, by
 * quarter and in the last year; a fire: to defend or to justify. A touchpoint is of its department,
 * else of its person's. Sales is known by a word of the department's id: sales, ventas, comercial.
 * Owner: the arena. */
void firefighting_find(struct figures *figures, struct arena *arena);

#endif
