/* given.h - the fields of a record as options of the command line: --due 2026-03-01. */
#ifndef CLI_GIVEN_H
#define CLI_GIVEN_H

#include "base/vec.h"
#include "write/entry.h"

struct option;

struct givens {
	VEC(struct given) list;
};

/* Takes every --NAME VALUE and --NAME=VALUE off the arguments whose name is none of `known`, the
 * program's own. False where a value is missing: said on stderr. */
bool givens_take(struct givens *givens, const struct option *known, int *argc, char **argv,
	struct arena *arena);

/* Whether each names a field of the table; the first that doesn't is said on stderr, with what may
 * have been meant, and so is one that was given twice. */
bool givens_fit(const struct givens *givens, const struct table *table);

#endif
