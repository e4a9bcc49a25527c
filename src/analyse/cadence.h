/* cadence.h - how often clients are usually spoken to, for those that have no rhythm of their own.
 */
#ifndef ANALYSE_CADENCE_H
#define ANALYSE_CADENCE_H

#include "analyse/segments.h"
#include "analyse/setting.h"

/* By segment: the median of its live accounts' own cadences in days (silence.h), as of the
 * setting's day; none: of all accounts; 0: nobody has one. Owner: the arena. */
double *usual_cadences(
	const struct setting *setting, const struct segments *segments, struct arena *arena);

#endif
