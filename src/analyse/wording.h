/* wording.h - whether two texts say the same, however they are spelt. */
#ifndef ANALYSE_WORDING_H
#define ANALYSE_WORDING_H

#include "base/str.h"

/* True if they differ in nothing but case, accents, blanks and punctuation; a point, comma or colon
 * between digits counts, and so do signs of currency and percent.
 * Example: "Entrega en 5 dias" and "entrega, en 5 días."; not "1.5 t" and "15 t". */
bool wording_same(struct str a, struct str b);

#endif
