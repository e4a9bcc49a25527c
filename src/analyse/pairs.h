/* pairs.h - who gave the word, and who had to keep it (analysis.md, 8). */
#ifndef ANALYSE_PAIRS_H
#define ANALYSE_PAIRS_H

#include "analyse/departments.h"

/* Fills figures.pairs, .felt, .leak_from, .hand_off, totals.promises, .by_partner and .system.
 * The hand-off gap leaves out promises whose maker's department is not known.
 * System: marketing, sales and service (see system_departments); a promise made by one of them and
 * owed by another, an incident that started in one (by its share) and was felt in another. */
void pairs_finish(const struct finish *finish);

/* By department.index: true for marketing, sales and service, known by a word of the id: marketing,
 * mercadotecnia, mercadeo, sales, ventas, comercial, service, servicio ("servicio-al-cliente").
 * Owner: the arena. */
bool *system_departments(const struct book *book, struct arena *arena);

#endif
