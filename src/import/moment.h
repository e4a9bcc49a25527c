/* moment.h - dates and times as exports write them. */
#ifndef IMPORT_MOMENT_H
#define IMPORT_MOMENT_H

#include "base/date.h"

struct arena;

/* A day, and a time of it, as it was written. */
struct moment {
	int32_t day, second; /* second: SECOND_NONE without a time */
	int32_t offset;      /* seconds east of Greenwich */
	bool has_offset;
};

/* The zones that a moment goes from and to; NULL is UTC. */
struct zones {
	const struct zone *from, *to;
	bool convert; /* the moments are of `from`; else they are of `to` already */
};

/* What a pattern is made of; NULL: it is one. Letters: d m Y (or y: 20yy), H M S (or I and p: AM,
 * PM), b (a month's name, English or Spanish), z (Z, UTC or an offset); all else stands for itself.
 * Several are separated by "|". */
const char *pattern_wrong(struct str pattern);

/* Reads a text by the first pattern that it has the form of. DATE_FORM: by none. */
enum date_error moment_read(struct str text, struct str pattern, struct moment *out);

/* The usual pattern that the text has the form of; empty: none. */
struct str pattern_of(struct str text);

/* As a record writes it: 2026-02-03, or 2026-02-03T22:15 in the zone `to`, with an offset where its
 * clocks show that time twice. Owner: the arena. */
struct str moment_write(
	const struct moment *moment, const struct zones *zones, bool day_only, struct arena *arena);

#endif
