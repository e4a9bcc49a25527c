/* on_record_fields.h - what the fields of one record said on a past day. */
#ifndef ANALYSE_ON_RECORD_FIELDS_H
#define ANALYSE_ON_RECORD_FIELDS_H

#include "model/book.h"

/* True if the record, or anything in it, was written down after the day. */
bool is_touched(const struct record *record, int32_t day);

/* Turn a copy of a record back to what its fields said on the day (on_record.h); true: that is
 * other than today, as far as it matters on the day. Lists that change are the arena's. */
bool turn_promise(struct promise *promise, int32_t day, struct arena *arena);
bool turn_incident(struct incident *incident, int32_t day);

/* When it was a client; never, where nobody had written it down. */
bool turn_life(struct account *account, int32_t day, struct arena *arena);

#endif
