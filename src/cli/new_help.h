/* new_help.h - which kind of record was meant, and what its fields are. */
#ifndef CLI_NEW_HELP_H
#define CLI_NEW_HELP_H

#include "cli/options.h"
#include "read/fields.h"

/* The kind that the operand names; false where it names none: stderr says what may have been
 * meant. */
bool new_kind(const struct options *options, enum record_kind *kind);

/* Prints the fields of the kind that is named, else the kinds; the exit status. */
int new_help(const struct options *options);

#endif
