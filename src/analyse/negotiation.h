/* negotiation.h - how objections were answered, and whether with the client or within (analysis.md,
 * 9). */
#ifndef ANALYSE_NEGOTIATION_H
#define ANALYSE_NEGOTIATION_H

#include "analyse/figures.h"

/* How many sellers would raise so many objections if all raised equally many: e to the entropy of
 * their counts. 0 where there are none.
 * Formula: exp(-Σ p ln p).
 * Source: Shannon 1948; Hill 1973, Ecology 54:427 (number of order 1).
 * Example: 2, 2: 2; 4, 0: 1. */
double effective_number(const int64_t *counts, size_t n);

/* Fills figures->negotiation and figures->people[].objections: objections of all accounts in the
 * year up to T. Internal: conceded, with a concession asked of somebody by T. A concession's
 * outcome and cost count once it was asked.
 * Reading of a kind (of 5 or more): skill, where the seller with most of them has a greater share
 * of this kind than of the others (two-proportion p times the number of sellers < 0.05); else
 * offer, where the effective number of sellers is 3 or more; else open. Example: 10 of price, 2
 * from each of 5 sellers: the offer. 10 of price by one of 5 who all have 5 others: the skill. */
void negotiation_find(struct figures *figures, struct arena *scratch);

#endif
