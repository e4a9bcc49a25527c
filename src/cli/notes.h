/* notes.h - what the analysis has to say where the program was called. */
#ifndef CLI_NOTES_H
#define CLI_NOTES_H

#include "analyse/figures.h"

#include <stdio.h>

/* Prints a warning, at the company's record, for each estimate that was tried and not found: today
 * the weights of the risk. Nothing where all went well. */
void notes_report(const struct figures *figures, FILE *out);

#endif
