/* decay.c - halving by the day, from a table. */
#include "analyse/decay.h"

struct decay decay_new(double half_life, struct arena *arena)
{
	double *table = NEW_N(arena, double, DECAY_DAYS);

	for (int days = 0; days < DECAY_DAYS; days++)
		table[days] = half_life > 0 ? exp2(-days / half_life) : 1;
	return (struct decay){half_life, table};
}
