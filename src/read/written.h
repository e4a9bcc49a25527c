/* written.h - the values of a record as they would be written, to compare and to show them. */
#ifndef READ_WRITTEN_H
#define READ_WRITTEN_H

#include "base/buf.h"
#include "read/fields.h"

/* Appends the value of a field of a record in one line: a date as 2026-02-03, a list in brackets.
 * Equal values are written alike, whatever their form in the file; nothing for one that is neither
 * given nor has a default. Money is in minor units where `company` is NULL. */
void value_write(const struct field *field, const void *record, const struct company *company,
	struct buf *out);

#endif
