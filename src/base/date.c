/* date.c - civil days, moments and working days. */
#include "base/date.h"

#include "base/zone.h"

#include <string.h>

enum { DAY_SECONDS = 86400 };

/* Rounds down, also below zero. */
static int32_t div_floor(int32_t a, int32_t b)
{
	return a / b - (a % b < 0);
}

/* Years are counted from March, so that the leap day is the last one; 400 years have 146097
 * days. */
int32_t day_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = div_floor(y, 400);
	int of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil civil_of(int32_t day)
{
	int64_t z = (int64_t)day + 719468;
	int era = (int)(z / 146097 - (z % 146097 < 0));
	int of_era = (int)(z - (int64_t)era * 146097);
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int march = (5 * of_year + 2) / 153;
	int month = march < 10 ? march + 3 : march - 9;

	return (struct civil){
		.year = year + era * 400 + (month <= 2),
		.month = month,
		.day = of_year - (153 * march + 2) / 5 + 1,
	};
}

int weekday_of(int32_t day)
{
	int from_monday = (int)(((int64_t)day + 3) % 7);

	return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

int32_t month_of(int32_t day)
{
	struct civil civil = civil_of(day);

	return (civil.year - 1970) * 12 + civil.month - 1;
}

int32_t month_start(int32_t month)
{
	int32_t year = div_floor(month, 12);

	return day_of(1970 + year, month - year * 12 + 1, 1);
}

int32_t quarter_of(int32_t day)
{
	return div_floor(month_of(day), 3);
}

int32_t quarter_start(int32_t quarter)
{
	return month_start(quarter * 3);
}

void day_write(int32_t day, char out[11])
{
	struct civil civil = civil_of(day);
	int parts[] = {civil.year / 100, civil.year % 100, civil.month, civil.day};
	static const int places[] = {0, 2, 5, 8};

	memcpy(out, "0000-00-00", 11);
	for (int i = 0; i < 4; i++) {
		out[places[i]] = (char)('0' + parts[i] / 10 % 10);
		out[places[i] + 1] = (char)('0' + parts[i] % 10);
	}
}

/* The digits at `at`; -1 where something else stands there. */
static int digits(struct str text, size_t at, size_t n)
{
	int value = 0;

	if (at + n > text.n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return -1;
		value = value * 10 + (text.p[i] - '0');
	}
	return value;
}

static int month_length(int year, int month)
{
	return month == 12 ? 31 : day_of(year, month + 1, 1) - day_of(year, month, 1);
}

enum date_error day_parse(struct str text, int32_t *out)
{
	int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);

	if (text.n != 10 || year < 0 || month < 0 || day < 0 || text.p[4] != '-' ||
		text.p[7] != '-')
		return DATE_FORM;
	if (month < 1 || month > 12 || day < 1 || day > month_length(year, month))
		return DATE_NO_DAY;
	if (year < 1900 || year > 2199)
		return DATE_RANGE;
	*out = day_of(year, month, day);
	return DATE_OK;
}

/* A clock's text: 10:15[:30][Z|+05:45]. */
struct clock {
	int hour, minute, second;
	bool has_offset;
	int32_t offset; /* seconds east */
};

static enum date_error offset_parse(struct str text, struct clock *clock)
{
	int hours, minutes;

	clock->has_offset = true;
	if (str_eq(text, STR("Z")))
		return DATE_OK;
	hours = digits(text, 1, 2);
	minutes = digits(text, 4, 2);
	if (text.n != 6 || (text.p[0] != '+' && text.p[0] != '-') || hours < 0 || minutes < 0 ||
		text.p[3] != ':')
		return DATE_FORM;
	if (hours > 18 || minutes > 59 || hours * 60 + minutes > 18 * 60)
		return DATE_NO_TIME;
	clock->offset = (hours * 60 + minutes) * 60 * (text.p[0] == '-' ? -1 : 1);
	return DATE_OK;
}

static enum date_error clock_parse(struct str text, struct clock *clock)
{
	enum date_error error = DATE_OK;
	size_t end = 5;

	*clock = (struct clock){.hour = digits(text, 0, 2), .minute = digits(text, 3, 2)};
	if (clock->hour < 0 || clock->minute < 0 || text.p[2] != ':')
		return DATE_FORM;
	if (text.n > end && text.p[end] == ':') {
		clock->second = digits(text, 6, 2);
		end = 8;
	}
	if (clock->second < 0)
		return DATE_FORM;
	if (text.n > end)
		error = offset_parse(str_slice(text, end, text.n), clock);
	if (error == DATE_FORM)
		return error;
	if (clock->hour > 23 || clock->minute > 59 || clock->second > 59)
		return DATE_NO_TIME;
	return error;
}

/* The moment as the clocks of the zone show it. */
static enum date_error when_of_instant(int64_t utc, const struct zone *zone, struct when *out)
{
	int64_t local = utc + zone_offset_at(zone, utc);
	int64_t day = local / DAY_SECONDS - (local % DAY_SECONDS < 0);

	if (day < DAY_FIRST || day > DAY_LAST)
		return DATE_RANGE;
	out->day = (int32_t)day;
	out->second = (int32_t)(local - day * DAY_SECONDS);
	out->utc = utc;
	return DATE_OK;
}

enum date_error when_parse(struct str text, const struct zone *zone, struct when *out)
{
	enum date_error day_error, error;
	struct clock clock;
	int64_t local, utc;
	int32_t day;

	day_error = day_parse(str_slice(text, 0, 10), &day);
	if (day_error == DATE_FORM)
		return DATE_FORM;
	if (text.n == 10) {
		if (day_error == DATE_OK)
			*out = when_of_day(day, zone);
		return day_error;
	}
	error = text.p[10] == 'T' ? clock_parse(str_slice(text, 11, text.n), &clock) : DATE_FORM;
	if (error == DATE_FORM)
		return DATE_FORM;
	if (day_error != DATE_OK || error != DATE_OK)
		return day_error != DATE_OK ? day_error : error;
	local = (int64_t)day * DAY_SECONDS + clock.hour * 3600 + clock.minute * 60 + clock.second;
	if (clock.has_offset)
		return when_of_instant(local - clock.offset, zone, out);
	if (!zone_instant(zone, local, &utc))
		return DATE_SKIPPED;
	return when_of_instant(utc, zone, out);
}

/* The first instant whose clock shows `local` or later, where the clocks skip `local` itself.
 * Within two days of a gap there is no other change, so time on the clock only grows. */
static int64_t instant_after_gap(const struct zone *zone, int64_t local)
{
	int64_t before = local - 2 * DAY_SECONDS, after = local + 2 * DAY_SECONDS;

	while (after - before > 1) {
		int64_t middle = before + (after - before) / 2;

		if (middle + zone_offset_at(zone, middle) >= local)
			after = middle;
		else
			before = middle;
	}
	return after;
}

struct when when_of_day(int32_t day, const struct zone *zone)
{
	struct when when = {.day = day, .second = SECOND_NONE};
	int64_t midnight = (int64_t)day * DAY_SECONDS;

	if (day == DAY_NONE)
		return WHEN_NONE;
	if (!zone_instant(zone, midnight, &when.utc))
		when.utc = instant_after_gap(zone, midnight);
	return when;
}

int when_cmp(struct when a, struct when b)
{
	if (a.second == SECOND_NONE || b.second == SECOND_NONE)
		return (a.day > b.day) - (a.day < b.day);
	return (a.utc > b.utc) - (a.utc < b.utc);
}

double when_days(struct when a, struct when b)
{
	if (a.second == SECOND_NONE || b.second == SECOND_NONE)
		return (double)((int64_t)b.day - a.day);
	return (double)(b.utc - a.utc) / DAY_SECONDS;
}

enum { WHOLE_WEEK = 0x7f, MONDAY_TO_FRIDAY = 0x1f };

static unsigned workdays(const struct calendar *calendar)
{
	return calendar && calendar->workdays ? calendar->workdays & WHOLE_WEEK : MONDAY_TO_FRIDAY;
}

/* The place of the first holiday that is not before `day`. */
static size_t holiday_from(const struct calendar *calendar, int32_t day)
{
	size_t low = 0, high = calendar ? calendar->holidays_n : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (calendar->holidays[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_weekday_of_work(const struct calendar *calendar, int32_t day)
{
	return workdays(calendar) >> (weekday_of(day) - 1) & 1;
}

bool calendar_works(const struct calendar *calendar, int32_t day)
{
	size_t i = holiday_from(calendar, day);

	if (!is_weekday_of_work(calendar, day))
		return false;
	return !calendar || i == calendar->holidays_n || calendar->holidays[i] != day;
}

int32_t calendar_add(const struct calendar *calendar, int32_t day, int32_t n)
{
	if (!workdays(calendar))
		return day > INT32_MAX - n ? INT32_MAX : day + n;
	while (n > 0 && day < INT32_MAX)
		n -= calendar_works(calendar, ++day);
	return day;
}

int32_t calendar_count(const struct calendar *calendar, int32_t from, int32_t to)
{
	int64_t days = (int64_t)to - from, count;
	int32_t last = from;

	if (days <= 0)
		return 0;
	if (!workdays(calendar))
		return (int32_t)(days > INT32_MAX ? INT32_MAX : days);
	count = days / 7 * __builtin_popcount(workdays(calendar));
	for (int64_t i = days / 7 * 7 + 1; i <= days; i++)
		count += is_weekday_of_work(calendar, (int32_t)(from + i));
	for (size_t i = holiday_from(calendar, from); calendar && i < calendar->holidays_n; i++) {
		int32_t holiday = calendar->holidays[i];

		if (holiday > to)
			break;
		if (holiday > last && is_weekday_of_work(calendar, holiday))
			count--;
		last = holiday > last ? holiday : last;
	}
	return (int32_t)count;
}
