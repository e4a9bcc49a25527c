/* authority.h - who settles what, and what had to wait for somebody else (analysis.md, 9). */
#ifndef ANALYSE_AUTHORITY_H
#define ANALYSE_AUTHORITY_H

#include "analyse/figures.h"

/* True if somebody of a department where the incident started could have settled its cost alone:
 * has that much authority, had not left that day, and is nobody it was passed to. False without a
 * cost. */
bool within_authority(const struct book *book, const struct incident *incident);

/* Fills figures->authority and departments[].passed_to, .within, .waited_mean after the second
 * pass: incidents of the year up to T, of an account up to the day it left, each once whatever its
 * origins. Share of cost: cost of those passed on though within authority / cost of all that give
 * one. Example: costs 100 passed on and within, 300 passed on and beyond, 600 not passed on: 0.1.
 */
void authority_find(struct figures *figures, struct arena *scratch);

#endif
