/* zone_rule.c - the rule that a zone follows for ever (POSIX TZ, as RFC 9636 extends it). */
#include "base/zone_rule.h"

#include "base/date.h"

enum { HOUR = 3600, DAY = 86400, MOST_HOURS = 167 };

static char next(const struct str *text)
{
	return text->n ? text->p[0] : '\0';
}

static bool take(struct str *text, char c)
{
	if (next(text) != c)
		return false;
	*text = str_slice(*text, 1, text->n);
	return true;
}

static bool take_number(struct str *text, int most, int *out)
{
	size_t taken = 0;

	*out = 0;
	while (next(text) >= '0' && next(text) <= '9') {
		*out = *out * 10 + (text->p[0] - '0');
		if (*out > most)
			return false;
		*text = str_slice(*text, 1, text->n);
		taken++;
	}
	return taken > 0;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool take_clock(struct str *text, int32_t *out)
{
	bool negative = take(text, '-');
	int hours, minutes = 0, seconds = 0;

	if (!negative)
		take(text, '+');
	if (!take_number(text, MOST_HOURS, &hours))
		return false;
	if (take(text, ':') && !take_number(text, 59, &minutes))
		return false;
	if (take(text, ':') && !take_number(text, 59, &seconds))
		return false;
	*out = (hours * HOUR + minutes * 60 + seconds) * (negative ? -1 : 1);
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* CET or <-03>. */
static bool take_name(struct str *text)
{
	size_t n = 0;

	if (next(text) == '<') {
		ptrdiff_t end = str_find(*text, STR(">"));

		*text = str_slice(*text, (size_t)(end + 1), text->n);
		return end > 0;
	}
	while (is_letter(next(text))) {
		*text = str_slice(*text, 1, text->n);
		n++;
	}
	return n >= 3;
}

static bool take_day(struct str *text, struct zone_change *out)
{
	if (take(text, 'M')) {
		out->form = CHANGE_WEEKDAY;
		return take_number(text, 12, &out->month) && out->month >= 1 && take(text, '.') &&
		       take_number(text, 5, &out->week) && out->week >= 1 && take(text, '.') &&
		       take_number(text, 6, &out->weekday);
	}
	if (take(text, 'J')) {
		out->form = CHANGE_JULIAN;
		return take_number(text, 365, &out->day) && out->day >= 1;
	}
	out->form = CHANGE_ZERO_JULIAN;
	return take_number(text, 365, &out->day);
}

static bool take_change(struct str *text, struct zone_change *out)
{
	out->second = 2 * HOUR;
	if (!take(text, ',') || !take_day(text, out))
		return false;
	return !take(text, '/') || take_clock(text, &out->second);
}

bool zone_rule_parse(struct str text, struct zone_rule *out)
{
	struct zone_rule rule = {0};
	int32_t west;

	if (!take_name(&text) || !take_clock(&text, &west))
		return false;
	rule.standard = -west;
	if (text.n) {
		rule.has_summer = true;
		if (!take_name(&text))
			return false;
		rule.summer = rule.standard + HOUR;
		if (next(&text) != ',') {
			if (!take_clock(&text, &west))
				return false;
			rule.summer = -west;
		}
		if (!take_change(&text, &rule.start) || !take_change(&text, &rule.end))
			return false;
	}
	*out = rule;
	return text.n == 0;
}

static bool is_leap(int year)
{
	return day_of(year, 3, 1) - day_of(year, 2, 28) == 2;
}

static int32_t weekday_in_month(const struct zone_change *change, int year)
{
	int32_t first = day_of(year, change->month, 1);
	int32_t next_month =
		change->month == 12 ? day_of(year + 1, 1, 1) : day_of(year, change->month + 1, 1);
	int32_t day = first + (change->weekday - weekday_of(first) % 7 + 7) % 7;

	day += (change->week - 1) * 7;
	return day >= next_month ? day - 7 : day; /* the fifth is the last */
}

/* The change of this year as a second on the clock that runs until it. */
static int64_t change_at(const struct zone_change *change, int year)
{
	int32_t day = 0;

	switch (change->form) {
	case CHANGE_WEEKDAY: day = weekday_in_month(change, year); break;
	case CHANGE_JULIAN:
		day = day_of(year, 1, 1) + change->day - 1 + (is_leap(year) && change->day >= 60);
		break;
	case CHANGE_ZERO_JULIAN: day = day_of(year, 1, 1) + change->day; break;
	}
	return (int64_t)day * DAY + change->second;
}

int32_t zone_rule_offset(const struct zone_rule *rule, int64_t utc)
{
	int64_t local = utc + rule->standard, start, end;
	bool summer;
	int year;

	if (!rule->has_summer)
		return rule->standard;
	year = civil_of((int32_t)(local / DAY - (local % DAY < 0))).year;
	start = change_at(&rule->start, year) - rule->standard;
	end = change_at(&rule->end, year) - rule->summer;
	summer = start < end ? utc >= start && utc < end : utc >= start || utc < end;
	return summer ? rule->summer : rule->standard;
}
