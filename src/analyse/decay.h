/* decay.h - halving by the day, from a table: 2^(-days / half-life). */
#ifndef ANALYSE_DECAY_H
#define ANALYSE_DECAY_H

#include <math.h>
#include <stdint.h>

#include "base/arena.h"

/* Days that the table holds; beyond them it is computed. */
#define DECAY_DAYS 4096

struct decay {
	double half_life; /* days; not above 0: nothing is ever forgotten */
	const double *table;
};

/* Owner: the arena. */
struct decay decay_new(double half_life, struct arena *arena);

/* What is left after `days` (0 or more; fewer count as 0), 1 down to 0.
 * Formula: 2^(-days / half_life). Example: half-life 90, 180 days: 0.25. */
static inline double decay_at(const struct decay *decay, int32_t days)
{
	if (days <= 0 || !(decay->half_life > 0))
		return 1;
	if (days < DECAY_DAYS)
		return decay->table[days];
	return exp2(-days / decay->half_life);
}

#endif
