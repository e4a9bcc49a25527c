/* moment.c - dates and times as exports write them. */
#include "import/moment.h"

#include "base/arena.h"
#include "base/zone.h"

#include <strings.h>

enum { DAY_SECONDS = 86400, NOT_GIVEN = -1 };

/* What was read so far. */
struct parts {
	int year, month, day, hour, minute, second, offset;
	bool afternoon, half, has_offset; /* half: a clock of twelve hours */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* From `least` to `most` digits off the text. */
static bool take_number(struct str *text, size_t least, size_t most, int *out)
{
	size_t n = 0;

	for (*out = 0; n < text->n && n < most && is_digit(text->p[n]); n++)
		*out = *out * 10 + (text->p[n] - '0');
	*text = str_slice(*text, n, text->n);
	return n >= least;
}

static bool take_word(struct str *text, const char *word)
{
	size_t n = str_c(word).n;

	if (text->n < n || strncasecmp(text->p, word, n) != 0)
		return false;
	*text = str_slice(*text, n, text->n);
	return true;
}

/* A month by its name or its first three letters, with a point or not. */
static bool take_month(struct str *text, int *out)
{
	static const char *const names[][2] = {{"january", "enero"}, {"february", "febrero"},
		{"march", "marzo"}, {"april", "abril"}, {"mayo", "may"}, {"june", "junio"},
		{"july", "julio"}, {"august", "agosto"}, {"september", "septiembre"},
		{"october", "octubre"}, {"november", "noviembre"}, {"december", "diciembre"}};

	for (int i = 0; i < 24; i++)
		if (take_word(text, names[i / 2][i % 2])) {
			take_word(text, ".");
			*out = i / 2 + 1;
			return true;
		}
	for (int i = 0; i < 24; i++) {
		if (text->n < 3 || strncasecmp(text->p, names[i / 2][i % 2], 3) != 0)
			continue;
		*text = str_slice(*text, 3, text->n);
		if (i / 2 == 8)
			take_word(text, "t");
		take_word(text, ".");
		*out = i / 2 + 1;
		return true;
	}
	return false;
}

/* Z, UTC, GMT, +02:00, +0200 or +02. */
static bool take_offset(struct str *text, struct parts *parts)
{
	int hours, minutes = 0, sign;

	parts->has_offset = true;
	if (take_word(text, "Z") || take_word(text, "UTC") || take_word(text, "GMT"))
		return true;
	if (!text->n || (text->p[0] != '+' && text->p[0] != '-'))
		return false;
	sign = text->p[0] == '-' ? -1 : 1;
	*text = str_slice(*text, 1, text->n);
	if (!take_number(text, 2, 2, &hours))
		return false;
	take_word(text, ":");
	if (text->n && is_digit(text->p[0]) && !take_number(text, 2, 2, &minutes))
		return false;
	parts->offset = sign * (hours * 3600 + minutes * 60);
	return hours <= 14 && minutes < 60;
}

static bool take_afternoon(struct str *text, struct parts *parts)
{
	parts->half = true;
	parts->afternoon =
		take_word(text, "PM") || take_word(text, "p.m.") || take_word(text, "p. m.");
	return parts->afternoon || take_word(text, "AM") || take_word(text, "a.m.") ||
	       take_word(text, "a. m.");
}

/* Seconds; a fraction of one is passed over. */
static bool take_seconds(struct str *text, struct parts *parts)
{
	if (!take_number(text, 2, 2, &parts->second))
		return false;
	if (text->n > 1 && (text->p[0] == '.' || text->p[0] == ',') && is_digit(text->p[1]))
		for (*text = str_slice(*text, 1, text->n); text->n && is_digit(text->p[0]);)
			*text = str_slice(*text, 1, text->n);
	return true;
}

/* What one letter of the pattern stands for. */
static bool take(struct str *text, char letter, struct parts *parts)
{
	switch (letter) {
	case 'd': return take_number(text, 1, 2, &parts->day);
	case 'm': return take_number(text, 1, 2, &parts->month);
	case 'b': return take_month(text, &parts->month);
	case 'Y': return take_number(text, 4, 4, &parts->year);
	case 'y':
		if (!take_number(text, 2, 2, &parts->year))
			return false;
		parts->year += 2000;
		return true;
	case 'H':
	case 'I': return take_number(text, 1, 2, &parts->hour);
	case 'M': return take_number(text, 2, 2, &parts->minute);
	case 'S': return take_seconds(text, parts);
	case 'p': return take_afternoon(text, parts);
	case 'z': return take_offset(text, parts);
	case ' ':
		if (!text->n || text->p[0] != ' ')
			return false;
		while (text->n && text->p[0] == ' ')
			*text = str_slice(*text, 1, text->n);
		return true;
	default:
		if (!text->n || text->p[0] != letter)
			return false;
		*text = str_slice(*text, 1, text->n);
		return true;
	}
}

/* The hour of a clock of 24. */
static int hour_of(const struct parts *parts)
{
	if (!parts->half)
		return parts->hour;
	if (parts->hour < 1 || parts->hour > 12)
		return 24;
	return parts->hour % 12 + (parts->afternoon ? 12 : 0);
}

static enum date_error finish(const struct parts *parts, struct moment *out)
{
	struct civil back;
	int hour = hour_of(parts);

	if (parts->year < 1900 || parts->year > 2199)
		return DATE_RANGE;
	if (parts->month < 1 || parts->month > 12 || parts->day < 1 || parts->day > 31)
		return DATE_NO_DAY;
	out->day = day_of(parts->year, parts->month, parts->day);
	back = civil_of(out->day);
	if (back.month != parts->month || back.day != parts->day)
		return DATE_NO_DAY;
	out->second = SECOND_NONE;
	if (parts->hour != NOT_GIVEN) {
		if (hour > 23 || parts->minute > 59 || parts->second > 59)
			return DATE_NO_TIME;
		out->second = hour * 3600 + parts->minute * 60 + parts->second;
	}
	out->offset = parts->offset;
	out->has_offset = parts->has_offset;
	return DATE_OK;
}

static enum date_error read_one(struct str text, struct str pattern, struct moment *out)
{
	struct parts parts = {.hour = NOT_GIVEN};

	for (size_t i = 0; i < pattern.n; i++)
		if (!take(&text, pattern.p[i], &parts))
			return DATE_FORM;
	return text.n ? DATE_FORM : finish(&parts, out);
}

enum date_error moment_read(struct str text, struct str pattern, struct moment *out)
{
	struct str one;
	enum date_error error = DATE_FORM;

	while (error == DATE_FORM && str_split(&pattern, '|', &one))
		error = read_one(str_trim(text), str_trim(one), out);
	return error;
}

static const char *one_wrong(struct str pattern)
{
	unsigned seen = 0;

	for (size_t i = 0; i < pattern.n; i++) {
		char c = pattern.p[i];

		seen |= c == 'd' ? 1u : c == 'm' || c == 'b' ? 2u : c == 'Y' || c == 'y' ? 4u : 0u;
		seen |= c == 'H' || c == 'I' ? 8u : c == 'p' ? 16u : c == 'I' ? 32u : 0u;
		if (c == '%')
			return "the letters stand without '%': d/m/Y H:M";
	}
	if ((seen & 7) != 7)
		return "a pattern has a day, a month and a year, such as d/m/Y or Y-m-d H:M:S";
	if (seen & 16 && !(seen & 8))
		return "AM and PM (p) need an hour (I)";
	return NULL;
}

const char *pattern_wrong(struct str pattern)
{
	const char *why = pattern.n ? NULL : one_wrong(pattern);
	struct str one;

	while (!why && str_split(&pattern, '|', &one))
		why = one_wrong(str_trim(one));
	return why;
}

struct str pattern_of(struct str text)
{
	static const char *const days[] = {"Y-m-d", "d/m/Y", "m/d/Y", "d.m.Y", "d-m-Y", "Y/m/d",
		"d/m/y", "m/d/y", "d b Y", "b d, Y", "d-b-Y"};
	static const char *const patterns[] = {
#define WITH(time)                                                                          \
	"Y-m-d" time, "d/m/Y" time, "m/d/Y" time, "d.m.Y" time, "d-m-Y" time, "Y/m/d" time, \
		"d/m/y" time, "m/d/y" time, "d b Y" time, "b d, Y" time
		WITH(" H:M"),
		WITH(" H:M:S"),
		WITH(" I:M p"),
		WITH(" I:M:S p"),
		"Y-m-dTH:M:S",
		"Y-m-dTH:M:Sz",
		"Y-m-d H:M:S z",
		"Y-m-d H:M:Sz",
		"d/m/Y, H:M",
		"m/d/Y, I:M p",
#undef WITH
	};
	struct moment moment;

	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (moment_read(text, str_c(days[i]), &moment) == DATE_OK)
			return str_c(days[i]);
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (moment_read(text, str_c(patterns[i]), &moment) == DATE_OK)
			return str_c(patterns[i]);
	return STR_NONE;
}

static struct str written(int64_t local, bool day_only, struct arena *arena)
{
	int64_t days = local / DAY_SECONDS - (local % DAY_SECONDS < 0);
	int second = (int)(local - days * DAY_SECONDS);
	char day[11];

	day_write((int32_t)days, day);
	if (day_only)
		return str_copy(str_c(day), arena);
	if (second % 60)
		return str_printf(arena, "%sT%02d:%02d:%02d", day, second / 3600, second / 60 % 60,
			second % 60);
	return str_printf(arena, "%sT%02d:%02d", day, second / 3600, second / 60 % 60);
}

struct str moment_write(
	const struct moment *moment, const struct zones *zones, bool day_only, struct arena *arena)
{
	int64_t local = (int64_t)moment->day * DAY_SECONDS, utc, again;
	int32_t offset;

	if (moment->second == SECOND_NONE)
		return written(local, true, arena);
	local += moment->second;
	if (moment->has_offset)
		utc = local - moment->offset;
	else if (!zones->convert || !zone_instant(zones->from, local, &utc))
		return written(local, day_only, arena);
	offset = zone_offset_at(zones->to, utc);
	local = utc + offset;
	/* The second of two equal hours is told from the first by its offset. */
	if (day_only || (zone_instant(zones->to, local, &again) && again == utc))
		return written(local, day_only, arena);
	return str_printf(arena, "%.*s%c%02d:%02d", STR_ARG(written(local, false, arena)),
		offset < 0 ? '-' : '+', (offset < 0 ? -offset : offset) / 3600,
		(offset < 0 ? -offset : offset) / 60 % 60);
}
