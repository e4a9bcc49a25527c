/* span.c - lengths of time as people promise them: 36h, 5d, 3bd, 2w. */
#include "base/span.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_DAYS = 36525, HOUR_SECONDS = 3600 };

static const struct span_name {
	struct str name;
	enum span_unit unit;
	int32_t most; /* of the unit, in 100 years */
} names[] = {
	{{"h", 1}, SPAN_HOURS, LONGEST_DAYS * 24},
	{{"d", 1}, SPAN_DAYS, LONGEST_DAYS},
	{{"bd", 2}, SPAN_BUSINESS_DAYS, LONGEST_DAYS / 7 * 5},
	{{"w", 1}, SPAN_WEEKS, LONGEST_DAYS / 7},
};

static const struct span_name *name_of(struct str name)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_eq(names[i].name, name))
			return &names[i];
	return NULL;
}

enum span_error span_parse(struct str text, struct span *out)
{
	const struct span_name *name;
	int32_t n = 0;
	size_t i = 0;

	for (; i < text.n && text.p[i] >= '0' && text.p[i] <= '9'; i++)
		if (n <= LONGEST_DAYS * 24) /* further digits can't make it shorter */
			n = n * 10 + (text.p[i] - '0');
	name = name_of(str_slice(text, i, text.n));
	if (!i || !name)
		return SPAN_FORM;
	if (n > name->most)
		return SPAN_RANGE;
	*out = (struct span){n, name->unit};
	return n ? SPAN_OK : SPAN_ZERO;
}

static int working_week(const struct calendar *calendar)
{
	int days = calendar ? __builtin_popcount(calendar->workdays & 0x7f) : 0;

	if (calendar && calendar->workdays && !days)
		return 7; /* never works: every day counts, as in calendar_add */
	return days ? days : 5;
}

double span_days(struct span span, const struct calendar *calendar)
{
	switch (span.unit) {
	case SPAN_NONE: return 0;
	case SPAN_HOURS: return span.n / 24.0;
	case SPAN_DAYS: return span.n;
	case SPAN_BUSINESS_DAYS: return span.n * 7.0 / working_week(calendar);
	case SPAN_WEEKS: return span.n * 7.0;
	}
	return 0;
}

bool span_holds(
	struct span span, struct when start, struct when end, const struct calendar *calendar)
{
	int64_t days = (int64_t)end.day - start.day;

	switch (span.unit) {
	case SPAN_NONE: return true;
	case SPAN_HOURS:
		if (start.second != SECOND_NONE && end.second != SECOND_NONE)
			return end.utc - start.utc <= (int64_t)span.n * HOUR_SECONDS;
		return days <= (span.n + 23) / 24;
	case SPAN_DAYS: return days <= span.n;
	case SPAN_BUSINESS_DAYS: return end.day <= calendar_add(calendar, start.day, span.n);
	case SPAN_WEEKS: return days <= (int64_t)span.n * 7;
	}
	return true;
}

void span_write(struct span span, char out[16])
{
	const char *unit = "";

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].unit == span.unit)
			unit = names[i].name.p;
	snprintf(out, 16, "%d%s", (int)span.n, unit);
}
