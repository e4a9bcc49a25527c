/* setting.h - what every step of the analysis reads and none changes: the book, the day, tables. */
#ifndef ANALYSE_SETTING_H
#define ANALYSE_SETTING_H

#include "analyse/decay.h"
#include "model/book.h"

#define CASE_NONE UINT32_MAX

/* Which incidents name a promise made to the same account: lists by index, in order of the book. */
struct cases {
	uint32_t *first; /* by promise.index: its first incident; CASE_NONE: none */
	uint32_t *next;  /* by incident.index: the next one of the same promise */
};

struct setting {
	const struct book *book;
	int32_t as_of;
	int32_t first_record;  /* day of the earliest promise, incident, dealing; as_of where there
				  is none */
	int32_t records_since; /* the company's; else first_record */
	struct decay late, coherence, wear;
	struct cases cases;
};

/* Owner: the arena; the book must live as long. */
struct setting *setting_new(const struct book *book, int32_t as_of, struct arena *arena);

/* The promise that an incident breaks: one made to the same account. NULL: none. */
struct promise *incident_promise(const struct incident *incident);

/* True if day lies in the last `days` days up to `end`: end - days < day <= end. */
static inline bool day_within(int32_t day, int32_t end, int32_t days)
{
	return day <= end && day > end - days;
}

#endif
