/* logging.h - how long after they happened incidents are written down. */
#ifndef ANALYSE_LOGGING_H
#define ANALYSE_LOGGING_H

#include "analyse/audit.h"

/* Fills audit->logging and audit->logged; see audit.h. Owner: the arena. */
void logging_find(const struct figures *figures, struct audit *audit, struct arena *arena);

#endif
