/* times.h - how long answers and resolutions take. */
#ifndef ANALYSE_TIMES_H
#define ANALYSE_TIMES_H

#include "analyse/departments.h"
#include "analyse/survival.h"

/* Fills .answer and .resolve of departments, .resolve of kinds, and the score part PART_RESOLUTION.
 *
 * Medians in days over the incidents of the last year (an incident of several origins counts for
 * each). One that is open on the account's as_of is censored there; one that was resolved without
 * an answer was answered by then. Days are fractions only where both moments have a time.
 * PART_RESOLUTION: 100 · median of the year / median of the trend window, at most 100, known where
 * both are; n: incidents of the trend window. */
void times_finish(const struct finish *finish);

/* True for an incident whose times count: of an account that is known, while it was one, in the
 * last year. */
bool incident_is_timed(const struct setting *setting, const struct account_figures *accounts,
	const struct incident *incident);

/* How long it took to answer or resolve it, in days; still running on `last` where it was not. */
struct life incident_life(const struct incident *incident, bool answer, int32_t last);

#endif
