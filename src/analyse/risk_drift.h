/* risk_drift.h - whether what was learned holds all along a client's tenure. */
#ifndef ANALYSE_RISK_DRIFT_H
#define ANALYSE_RISK_DRIFT_H

#include "analyse/risk.h"

/* Departures below which nothing is said of it. */
#define DRIFT_LEAST 10

/* Fills figures.drift and the hazards' drift of a model that was fitted to these rows: a test of
 * each weight, and of all together, against one that rises or falls with tenure. A weight drifts
 * where p is below 0.05 after Holm's correction for all that are tested. Along tenure itself, not
 * 1 - S: a company that was seen late has few at risk early on, and S may be 0 for good after them.
 * None (known false) where the weights were not estimated, or from fewer than DRIFT_LEAST
 * departures. Source: Grambsch & Therneau 1994, Biometrika 81:515 (cox.h); Holm 1979, Scand J Stat
 * 6:65. Example: see the tests. */
void risk_drift_find(const struct risk_rows *rows, struct risk_model *model);

/* True for each p below 0.05 after Holm's correction; p below 0: not tested. Example: 0.03, 0.04:
 * none; 0.02, 0.04: both; 0.02, 0.04, -1: both. */
void holm(const double *p, size_t n, bool *holds);

#endif
