/* span.h - lengths of time as people promise them: 36h, 5d, 3bd, 2w. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include "base/date.h"

enum span_unit { SPAN_NONE, SPAN_HOURS, SPAN_DAYS, SPAN_BUSINESS_DAYS, SPAN_WEEKS };

struct span {
	int32_t n;
	enum span_unit unit; /* SPAN_NONE: no span given */
};

enum span_error {
	SPAN_OK,
	SPAN_FORM,
	SPAN_RANGE, /* longer than 100 years */
	SPAN_ZERO,  /* read, and *out is set: some fields allow it */
};

enum span_error span_parse(struct str text, struct span *out);

/* In days; business days count calendar days per working week (5 of 7: 3bd are 4.2 days). */
double span_days(struct span span, const struct calendar *calendar);

/* True if `end` comes no later than `span` after `start`. Where either has no time of day,
 * hours count as begun days. Business days by the calendar. */
bool span_holds(
	struct span span, struct when start, struct when end, const struct calendar *calendar);

/* Writes "3bd" and a NUL byte. */
void span_write(struct span span, char out[16]);

#endif
