/* places.h - which record and field a diagnostic is about, found from where it stands. */
#ifndef READ_PLACES_H
#define READ_PLACES_H

#include "base/diag.h"

/* Sets the record and field of each diagnostic of a sorted list: "promise p-12", or where it has no
 * id "promise acme 2026-01-12" (account or department, day); the field as its keys with dots
 * between, lists passed over, and empty where the record as a whole is blamed. What lies in no
 * record, or in a file that can't be read, gets "file" and the file's name below the root. Reads
 * those files again. Owner: the arena of the list. */
void places_name(struct diags *diags, struct str root);

#endif
