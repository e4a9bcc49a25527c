/* logging.h - how long after they happened incidents are written down. */
#ifndef ANALYSE_LOGGING_H
#define ANALYSE_LOGGING_H

#include "analyse/audit.h"

/* Fills audit->logging and audit->logged; see audit.h. Owner: the arena. */
void logging_find(const struct figures *figures, struct audit *audit, struct arena *arena);

/* Days from the incident to the commit that first recorded it, where that counts (audit.h);
 * negative: it doesn't. */
double logging_delay(
	const struct figures *figures, const struct audit *audit, const struct incident *incident);

#endif
