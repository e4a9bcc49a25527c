/* gates.h - conditions of the company that make a build exit 4. */
#ifndef CLI_GATES_H
#define CLI_GATES_H

#include "analyse/figures.h"

#include <stdio.h>

/* Prints each gate that does not hold. Gives true if one of level error does not. With `before`
 * (else NULL) gates are held to what moved since: gate_change. */
bool gates_report(const struct figures *before, const struct figures *figures, FILE *out);

#endif
