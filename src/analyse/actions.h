/* actions.h - what waits for somebody today, one row a thing to do (analysis.md, 10). */
#ifndef ANALYSE_ACTIONS_H
#define ANALYSE_ACTIONS_H

#include "analyse/figures.h"

/* How much an account's actions matter: never negative, minor units a year; 0 for one that left.
 * Formula: the expected loss, p365 · value a year (risk.h). */
double account_urgency(const struct account_figures *figures);

/* Fills figures->actions after the second pass, in order: urgency (greatest first), day (earliest
 * first), kind, place in the book. Of live clients, and of promises to colleagues (no account,
 * urgency 0). An incident is one action: unanswered past its standard, else waiting for approval.
 * Owner: the arena. */
void actions_find(struct figures *figures, struct arena *arena);

#endif
