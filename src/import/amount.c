/* amount.c - amounts of money as exports write them. */
#include "import/amount.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <inttypes.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ".50": an amount that begins with its decimals. */
static bool begins_decimals(struct str text, size_t at)
{
	return (text.p[at] == ',' || text.p[at] == '.') && at + 1 < text.n &&
	       is_digit(text.p[at + 1]);
}

/* Without what stands before the first digit or sign and after the last digit. */
static struct str bare(struct str text)
{
	size_t from = 0;

	while (from < text.n && !is_digit(text.p[from]) && text.p[from] != '-' &&
		text.p[from] != '(' && !begins_decimals(text, from))
		from++;
	/* "-$1,200": the sign stands outside. */
	if (from < text.n && text.p[from] == '-' &&
		str_find(str_slice(text, from, text.n), STR("$")) > 0)
		return text;
	while (text.n > from && !is_digit(text.p[text.n - 1]) && text.p[text.n - 1] != ')')
		text.n--;
	return str_slice(text, from, text.n);
}

/* A mark between thousands at the start of the text: its length; 0: none. */
static size_t mark_of(struct str text, char decimal)
{
	static const char *const blanks[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"};

	if (text.p[0] == (decimal == ',' ? '.' : ','))
		return 1;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (str_starts(text, str_c(blanks[i])))
			return str_c(blanks[i]).n;
	return 0;
}

static size_t digits_at(struct str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.n && is_digit(text.p[at + n]))
		n++;
	return n;
}

/* The digits before the decimals into `out`: how many, and where they end in *at; 0: wrong. */
static size_t take_whole(struct str text, char decimal, char *out, size_t *at)
{
	size_t n = 0, run = digits_at(text, 0), mark;

	for (*at = 0; run;) {
		for (size_t i = 0; i < run; i++)
			out[n++] = text.p[*at + i];
		*at += run;
		mark = *at < text.n ? mark_of(str_slice(text, *at, text.n), decimal) : 0;
		if (!mark)
			return n;
		run = digits_at(text, *at + mark);
		if (run != 3 || n > 3 * 8)
			return 0;
		*at += mark;
	}
	return n;
}

static struct str divided(struct str text, const struct amount_manner *manner, struct arena *arena)
{
	int decimals = manner->currency ? manner->currency->decimals : 2;
	int64_t minor, unit = money_unit(decimals);

	if (manner->divide < 2 || money_parse(text, decimals, &minor) != MONEY_OK)
		return text;
	minor = (minor + manner->divide / 2) / manner->divide;
	if (!decimals)
		return str_printf(arena, "%" PRId64, minor);
	return str_printf(arena, "%" PRId64 ".%0*" PRId64, minor / unit, decimals, minor % unit);
}

struct str amount_read(
	struct str text, const struct amount_manner *manner, const char **why, struct arena *arena)
{
	size_t decimals = manner->currency ? (size_t)manner->currency->decimals : 2, at, n, rest;
	struct str in = bare(text);
	char *out = arena_alloc(arena, in.n + 2);

	*why = NULL;
	n = take_whole(in, manner->decimal, out, &at);
	if (in.n && (in.p[0] == '-' || in.p[0] == '('))
		*why = "an amount is never negative";
	else if (!n || (at < in.n && in.p[at] != manner->decimal))
		*why = manner->decimal == ',' ? "expected an amount such as 1.234,56 (`decimal: "
						"point` in the map if "
						"the point stands before the decimals)"
					      : "expected an amount such as 1,234.56 (`decimal: "
						"comma` in the map if "
						"the comma stands before the decimals)";
	if (*why)
		return STR_NONE;
	rest = at < in.n ? digits_at(in, at + 1) : 0;
	if (at < in.n && (!rest || at + 1 + rest != in.n)) {
		*why = "after the decimals comes something else";
		return STR_NONE;
	}
	while (rest > decimals && in.p[at + rest] == '0')
		rest--;
	if (rest)
		out[n++] = '.';
	for (size_t i = 0; i < rest; i++)
		out[n++] = in.p[at + 1 + i];
	return divided((struct str){out, n}, manner, arena);
}
