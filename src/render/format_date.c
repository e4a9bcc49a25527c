/* format_date.c - days, months, quarters and moments as the reader's language writes them. */
#include "render/format.h"

#include "base/decimal.h"
#include "render/manner.h"

#include <stdlib.h>

#define DASH "\xe2\x80\x93"
#define NBSP "\xc2\xa0" /* a short date does not break over two lines */

static void write_month_year(const struct locale *locale, int32_t month, bool full, struct buf *out)
{
	struct civil civil = civil_of(month_start(month));

	buf_put(out, (full ? locale->months : locale->months_short)[civil.month - 1]);
	buf_put(out, full ? locale->style->of : STR(NBSP));
	decimal_int(civil.year, out);
}

void format_month(struct manner *manner, int32_t month, struct buf *out)
{
	if (manner_asks(manner, STR("iso"))) {
		struct civil civil = civil_of(month_start(month));

		decimal_padded((uint64_t)civil.year, 4, out);
		buf_char(out, '-');
		decimal_padded((uint64_t)civil.month, 2, out);
		return;
	}
	write_month_year(manner->locale, month, manner_asks(manner, STR("long")), out);
}

void format_quarter(struct manner *manner, int32_t quarter, struct buf *out)
{
	const struct locale *locale = manner->locale;
	struct civil civil = civil_of(quarter_start(quarter));
	bool full = manner_asks(manner, STR("long"));

	if (manner_asks(manner, STR("iso"))) {
		decimal_padded((uint64_t)civil.year, 4, out);
		buf_put(out, STR("-Q"));
		decimal_int((civil.month - 1) / 3 + 1, out);
		return;
	}
	buf_put(out, (full ? locale->months : locale->months_short)[civil.month - 1]);
	buf_put(out, STR(DASH));
	write_month_year(locale, month_of(quarter_start(quarter)) + 2, full, out);
}

/* Day and month, in the country's order. */
static void write_day_month(
	const struct locale *locale, struct civil civil, bool full, struct buf *out)
{
	struct str month = (full ? locale->months : locale->months_short)[civil.month - 1];

	if (locale->month_first) {
		buf_put(out, month);
		buf_put(out, full ? STR(" ") : STR(NBSP));
		decimal_int(civil.day, out);
	} else {
		decimal_int(civil.day, out);
		buf_put(out, full ? locale->style->of : STR(NBSP));
		buf_put(out, month);
	}
}

/* What stands between the month and the year. */
static struct str year_gap(const struct locale *locale, bool full)
{
	if (locale->month_first)
		return full ? STR(", ") : STR("," NBSP);
	return full ? locale->style->of : STR(NBSP);
}

void format_day(struct manner *manner, int32_t day, struct buf *out)
{
	const struct locale *locale = manner->locale;
	struct civil civil = civil_of(day);
	bool full = manner_asks(manner, STR("long"));
	char iso[11];

	if (manner_asks(manner, STR("iso"))) {
		day_write(day, iso);
		buf_put(out, str_c(iso));
	} else if (manner_asks(manner, STR("month"))) {
		write_month_year(locale, month_of(day), false, out);
	} else if (manner_asks(manner, STR("day"))) {
		write_day_month(locale, civil, false, out);
	} else {
		write_day_month(locale, civil, full, out);
		buf_put(out, year_gap(locale, full));
		decimal_int(civil.year, out);
	}
}

static void write_time(int32_t second, struct buf *out)
{
	decimal_padded((uint64_t)second / 3600, 2, out);
	buf_char(out, ':');
	decimal_padded((uint64_t)second / 60 % 60, 2, out);
}

/* "2026-09-15T10:15:00-06:00": the clock's time, and how far the zone is from UTC. */
static void write_moment_iso(struct when when, struct buf *out)
{
	int64_t local = (int64_t)when.day * 86400 + when.second;
	int64_t minutes = (local - when.utc) / 60;
	char day[11];

	day_write(when.day, day);
	buf_put(out, str_c(day));
	if (when.second == SECOND_NONE)
		return;
	buf_char(out, 'T');
	write_time(when.second, out);
	buf_printf(out, ":%02d%c%02d:%02d", when.second % 60, minutes < 0 ? '-' : '+',
		(int)(llabs(minutes) / 60), (int)(llabs(minutes) % 60));
}

void format_moment(struct manner *manner, struct when when, struct buf *out)
{
	bool full = manner_asks(manner, STR("full"));

	if (manner_asks(manner, STR("time"))) {
		if (when.second != SECOND_NONE)
			write_time(when.second, out);
		return;
	}
	if (manner_asks(manner, STR("iso"))) {
		write_moment_iso(when, out);
		return;
	}
	format_day(manner, when.day, out);
	if (full && when.second != SECOND_NONE) {
		buf_put(out, STR(", "));
		write_time(when.second, out);
	}
}
