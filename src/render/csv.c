/* csv.c - tables for spreadsheets and programs. */
#include "render/csv.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/utf8.h"

#include <math.h>

static void next_cell(struct csv *csv)
{
	if (csv->inside)
		buf_char(csv->out, ',');
	csv->inside = true;
}

void csv_head(struct csv *csv, const char *names)
{
	buf_put(csv->out, str_c(names));
	csv->inside = true;
	csv_end(csv);
}

/* Spreadsheets take a text for a formula by its first letter, fullwidth ones included; some pass
 * over blanks before it, and some split cells at semicolons whatever the quotes say. */
static bool is_formula(struct str text)
{
	static const struct str starts[] = {{"=", 1}, {"+", 1}, {"-", 1}, {"@", 1}, {"\t", 1},
		{"\r", 1}, {"\n", 1}, {"\xef\xbc\x9d", 3}, {"\xef\xbc\x8b", 3}, {"\xef\xbc\x8d", 3},
		{"\xef\xbc\xa0", 3}};

	while (text.n && text.p[0] == ' ')
		text = str_slice(text, 1, text.n);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

static bool hides_formula(struct str text)
{
	struct str rest = text, part;

	while (str_split(&rest, ';', &part))
		if (is_formula(part))
			return true;
	for (rest = text; str_split(&rest, '\n', &part);)
		if (is_formula(part))
			return true;
	return false;
}

/* One letter of a quoted cell; its length. */
static size_t put_letter(struct str rest, struct buf *out)
{
	size_t n;
	uint32_t c = utf8_decode(rest, &n);

	if (c == '\n' || c == '\r' || c == '\t')
		buf_char(out, ' ');
	else if (c == '"')
		buf_put(out, STR("\"\""));
	else if (c == UTF8_BAD || utf8_is_forbidden(c) || (c & 0xfffe) == 0xfffe)
		buf_put(out, STR("\xef\xbf\xbd"));
	else
		buf_put(out, str_slice(rest, 0, n));
	return n;
}

void csv_text(struct csv *csv, struct str text)
{
	next_cell(csv);
	if (!text.n)
		return;
	buf_char(csv->out, '"');
	if (hides_formula(text))
		buf_char(csv->out, '\'');
	while (text.n)
		text = str_slice(text, put_letter(text, csv->out), text.n);
	buf_char(csv->out, '"');
}

void csv_int(struct csv *csv, int64_t n)
{
	next_cell(csv);
	decimal_int(n, csv->out);
}

void csv_number(struct csv *csv, double number, bool known)
{
	next_cell(csv);
	if (!known || !isfinite(number))
		return;
	if (number == floor(number) && fabs(number) < 1e15)
		decimal_int((int64_t)number, csv->out);
	else
		decimal_shortest(number, csv->out);
}

void csv_day(struct csv *csv, int32_t day)
{
	char text[11];

	next_cell(csv);
	if (day == DAY_NONE)
		return;
	day_write(day, text);
	buf_put(csv->out, str_c(text));
}

void csv_none(struct csv *csv)
{
	next_cell(csv);
}

void csv_end(struct csv *csv)
{
	buf_put(csv->out, STR("\r\n"));
	csv->inside = false;
}
