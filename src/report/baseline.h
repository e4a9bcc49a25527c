/* baseline.h - diagnostics that are known already, and only what is new is told. */
#ifndef REPORT_BASELINE_H
#define REPORT_BASELINE_H

#include "base/diag.h"
#include "base/map.h"

/* How often each key is known. */
struct baseline {
	struct map by_key; /* -> struct known * */
	struct arena *arena;
};

/* Reads the text of a baseline: lines of count, code, record and field with tabs between; '#'
 * begins a remark. Gives 0, or the number of the first line that is none. */
size_t baseline_read(struct baseline *baseline, struct str text, struct arena *arena);

/* Writes the baseline of a list, in the order of the keys' bytes. Errors of reading are left out:
 * their records can't be told. */
void baseline_write(const struct diags *diags, FILE *out);

/* Takes out of the list what the baseline knows; of more than it knows of one key the first stay
 * out and the rest stays. Gives how many were taken out. */
size_t baseline_apply(struct baseline *baseline, struct diags *diags);

/* How many the baseline knows that did not arise. After baseline_apply. */
size_t baseline_gone(const struct baseline *baseline);

#endif
