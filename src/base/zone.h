/* zone.h - time zones, from the system's tz database. */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/str.h"

struct arena;
struct zone;

enum zone_error {
	ZONE_OK,
	ZONE_UNKNOWN, /* no zone of that name in the list of the database (letter case counts)
		       */
	ZONE_NO_DATA, /* the database is not installed or cannot be read */
};

/* Opens e.g. "Europe/Madrid". The name is looked up in the database's own list and never joined
 * into a path before it was found there; "UTC" needs no database. Owner: the arena. */
enum zone_error zone_open(struct str name, struct zone **out, struct arena *arena);

/* Seconds east of Greenwich at this instant. A NULL zone is UTC, here and below. */
int32_t zone_offset_at(const struct zone *zone, int64_t utc);

/* The instant at which clocks show this local time (seconds since 1970-01-01T00:00 on the
 * clock); false if they skip it. Where they show it twice: the first. */
bool zone_instant(const struct zone *zone, int64_t local, int64_t *utc);

/* The known name nearest to `name` (letter case, one slip), empty if none is near. */
struct str zone_suggest(struct str name, struct arena *arena);

#endif
