/* date.h - civil days, moments and working days.
 * A day is an int32_t: days since 1970-01-01 in the proleptic Gregorian calendar. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

struct zone;

#define DAY_NONE    INT32_MIN /* no day given */
#define DAY_FIRST   (-25567)  /* 1900-01-01, the first day that records may name */
#define DAY_LAST    84005     /* 2199-12-31, the last */
#define SECOND_NONE (-1)      /* a day without a time */

struct civil {
	int year, month, day; /* month and day from 1 */
};

/* A day, or a moment of it: `day` and `second` (of the day) as clocks in the company's zone
 * show them, `utc` in seconds since 1970-01-01T00:00Z. Without a time, second is SECOND_NONE
 * and utc the day's first second. No moment at all: day is DAY_NONE. */
struct when {
	int32_t day, second;
	int64_t utc;
};

#define WHEN_NONE ((struct when){.day = DAY_NONE, .second = SECOND_NONE})

/* Why a text is no date or moment. */
enum date_error {
	DATE_OK,
	DATE_FORM,    /* not written as 2026-02-03 or 2026-02-03T10:15[:30][Z|+02:00] */
	DATE_NO_DAY,  /* 2026-02-30 */
	DATE_NO_TIME, /* 25:00 */
	DATE_RANGE,   /* before 1900 or after 2199 */
	DATE_SKIPPED, /* in the hour that the clocks of the zone skip */
};

int32_t day_of(int year, int month, int day);
struct civil civil_of(int32_t day);

/* 1 Monday … 7 Sunday (ISO 8601). */
int weekday_of(int32_t day);

/* Months since 1970-01 and back to the first day of one; quarters likewise. */
int32_t month_of(int32_t day);
int32_t month_start(int32_t month);
int32_t quarter_of(int32_t day);
int32_t quarter_start(int32_t quarter);

/* Writes "2026-02-03" and a NUL byte. */
void day_write(int32_t day, char out[11]);

/* Reads "2026-02-03" whole. *out is set only with DATE_OK. */
enum date_error day_parse(struct str text, int32_t *out);

/* Reads a day or a moment; without an offset it is of `zone`, of two equal hours the first. */
enum date_error when_parse(struct str text, const struct zone *zone, struct when *out);

/* A day as a moment without a time. */
struct when when_of_day(int32_t day, const struct zone *zone);

/* -1, 0, 1. Compared by the day where either has no time: then one day is the same moment. */
int when_cmp(struct when a, struct when b);

/* Days from a to b, in fractions where both have a time, else whole days. */
double when_days(struct when a, struct when b);

/* The days on which the company works. */
struct calendar {
	unsigned workdays;       /* bit 1 << (weekday - 1); 0 means Monday to Friday */
	const int32_t *holidays; /* in order */
	size_t holidays_n;
};

bool calendar_works(const struct calendar *calendar, int32_t day);

/* The n-th working day after `day` (n >= 0; 0: the day itself). A calendar that never works
 * counts every day. */
int32_t calendar_add(const struct calendar *calendar, int32_t day, int32_t n);

/* Working days in (from, to]; 0 where to <= from. */
int32_t calendar_count(const struct calendar *calendar, int32_t from, int32_t to);

#endif
