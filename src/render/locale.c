/* locale.c - how a language and a country write numbers, money and dates: asked of ICU once. */
#include "render/locale.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#define NBSP "\xc2\xa0"

static const struct locale_style styles[] = {
	{"es", "es_ES", "ES", {NBSP "mil", 5}, {NBSP "M", 3}, {"", 0}, {NBSP "%", 3}, {" de ", 4},
		{NBSP "día", 6}, {NBSP "días", 7}, {NBSP "h", 3}, {NBSP "min", 5}},
	{"en", "en_001", "IE", {"k", 1}, {"M", 1}, {"B", 1}, {"%", 1}, {" ", 1}, {NBSP "day", 5},
		{NBSP "days", 6}, {NBSP "h", 3}, {NBSP "min", 5}},
};

static const struct locale_style *style_of(struct str language)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_eq(language, str_c(styles[i].language)))
			return &styles[i];
	return NULL;
}

static bool is_available(const char *name)
{
	for (int32_t i = 0; i < uloc_countAvailable(); i++)
		if (strcmp(uloc_getAvailable(i), name) == 0)
			return true;
	return false;
}

/* A currency's first two letters are its country's, but for the euro and a few shared ones. */
static void choose_name(const struct locale_style *style, struct str currency, char name[16])
{
	if (str_eq(currency, STR("EUR")))
		snprintf(name, 16, "%s_%s", style->language, style->euro_country);
	else
		snprintf(name, 16, "%s_%.2s", style->language, currency.n == 3 ? currency.p : "");
	if (!is_available(name))
		snprintf(name, 16, "%s", style->fallback);
}

static struct str from_utf16(const UChar *text, int32_t n, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	size_t room = (size_t)n * 3 + 1;
	char *p = arena_alloc(arena, room);
	int32_t written = 0;

	u_strToUTF8WithSub(p, (int32_t)room, &written, text, n, 0xfffd, NULL, &error);
	return (struct str){p, U_SUCCESS(error) ? (size_t)written : 0};
}

static struct str symbol(const UNumberFormat *format, UNumberFormatSymbol which, UErrorCode *error,
	struct arena *arena)
{
	UChar text[16];
	int32_t n = unum_getSymbol(format, which, text, 16, error);

	return U_SUCCESS(*error) ? from_utf16(text, n, arena) : STR_NONE;
}

/* Spain writes 1234 but 12.345: only the newer formatter of ICU knows. */
static bool groups_thousands(const char *name, UErrorCode *error)
{
	static const UChar nothing[] = {0};
	UNumberFormatter *format = unumf_openForSkeletonAndLocale(nothing, 0, name, error);
	UFormattedNumber *result = unumf_openResult(error);
	UChar text[16];
	int32_t n = 0;

	unumf_formatInt(format, 1234, result, error);
	n = unumf_resultToString(result, text, 16, error);
	unumf_closeResult(result);
	unumf_close(format);
	return n > 4;
}

static void fetch_numbers(
	struct locale *locale, const char *name, UErrorCode *error, struct arena *arena)
{
	UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, name, NULL, error);

	if (U_SUCCESS(*error)) {
		locale->decimal = symbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, error, arena);
		locale->group = symbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, error, arena);
		locale->group_size = unum_getAttribute(format, UNUM_GROUPING_SIZE);
		locale->next_group_size = unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
	}
	locale->group_from_five = !groups_thousands(name, error);
	if (locale->group_size <= 0)
		locale->group_size = 3;
	if (locale->next_group_size <= 0)
		locale->next_group_size = locale->group_size;
	unum_close(format);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the symbol stands, and whether a blank is between: from a pattern such as "#,##0.00 ¤".
 * A symbol that ends in a letter ("MXN") gets a blank wherever it stands. */
static void fetch_money(struct locale *locale, const char *name, struct str currency,
	UErrorCode *error, struct arena *arena)
{
	UNumberFormat *format = unum_open(UNUM_CURRENCY, NULL, 0, name, NULL, error);
	UChar text[64], code[4] = {0};
	const UChar *shown = code;
	UBool is_choice = 0;
	int32_t n = 0, at = 0;

	if (U_SUCCESS(*error))
		n = unum_toPattern(format, 0, text, 64, error);
	unum_close(format);
	for (int i = 0; i < 3 && (size_t)i < currency.n; i++)
		code[i] = (UChar)currency.p[i];
	if (U_SUCCESS(*error))
		shown = ucurr_getName(code, name, UCURR_SYMBOL_NAME, &is_choice, &n, error);
	if (U_FAILURE(*error))
		return;
	locale->money_symbol = from_utf16(shown, n, arena);
	while (text[at] && text[at] != 0xa4 && text[at] != '#' && text[at] != '0')
		at++;
	locale->money_first = text[at] == 0xa4;
	while (text[at] && text[at] != 0xa4)
		at++;
	if (locale->money_first ? text[at + 1] == 0xa0 || text[at + 1] == ' '
				: at > 0 && (text[at - 1] == 0xa0 || text[at - 1] == ' '))
		locale->money_space = STR(NBSP);
	if (locale->money_first && is_letter(locale->money_symbol.p[locale->money_symbol.n - 1]))
		locale->money_space = STR(NBSP);
}

/* The first three letters, without the point that some countries put behind them. */
static struct str shortened(struct str month)
{
	size_t at = 0, n;

	for (int i = 0; i < 3 && at < month.n; i++, at += n)
		utf8_decode(str_slice(month, at, month.n), &n);
	return str_slice(month, 0, at);
}

static void fetch_months(
	struct locale *locale, const char *name, UErrorCode *error, struct arena *arena)
{
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UDateFormat *format = udat_open(UDAT_NONE, UDAT_MEDIUM, name, utc, -1, NULL, 0, error);
	UChar text[64];
	int32_t n;

	for (int i = 0; i < 12 && U_SUCCESS(*error); i++) {
		n = udat_getSymbols(format, UDAT_MONTHS, i, text, 64, error);
		if (U_FAILURE(*error))
			break;
		locale->months[i] = from_utf16(text, n, arena);
		n = udat_getSymbols(format, UDAT_SHORT_MONTHS, i, text, 64, error);
		if (U_SUCCESS(*error))
			locale->months_short[i] = shortened(from_utf16(text, n, arena));
	}
	udat_close(format);
}

/* Which comes first, the month or the day. */
static void fetch_order(struct locale *locale, const char *name, UErrorCode *error)
{
	static const UChar skeleton[] = {'y', 'M', 'M', 'M', 'd', 0};
	UDateTimePatternGenerator *generator = udatpg_open(name, error);
	UChar text[64];
	int32_t n = 0;

	if (U_SUCCESS(*error))
		n = udatpg_getBestPattern(generator, skeleton, 5, text, 64, error);
	udatpg_close(generator);
	for (int32_t i = 0; U_SUCCESS(*error) && i < n && text[i] != 'd'; i++)
		if (text[i] == 'M')
			locale->month_first = true;
}

static void fetch_rules(struct locale *locale, const char *name, UErrorCode *error)
{
	locale->plurals = uplrules_openForType(name, UPLURAL_TYPE_CARDINAL, error);
	locale->ordinals = uplrules_openForType(name, UPLURAL_TYPE_ORDINAL, error);
	locale->collator = ucol_open(name, error);
}

static struct locale *fail(struct trouble *trouble, struct str why)
{
	trouble->path = STR("ICU");
	trouble->why = why;
	return NULL;
}

struct locale *locale_open(struct str language, struct str currency, int money_decimals,
	struct trouble *trouble, struct arena *arena)
{
	struct locale *locale = NEW(arena, struct locale);
	UErrorCode error = U_ZERO_ERROR;
	char name[16], *dash;

	locale->style = style_of(language);
	if (!locale->style)
		return fail(trouble, str_printf(arena, "no language '%.*s' here: es and en are",
					     STR_ARG(language)));
	choose_name(locale->style, currency, name);
	locale->language = str_c(locale->style->language);
	locale->money_decimals = money_decimals;
	fetch_numbers(locale, name, &error, arena);
	fetch_money(locale, name, currency, &error, arena);
	fetch_months(locale, name, &error, arena);
	fetch_order(locale, name, &error);
	fetch_rules(locale, name, &error);
	if (U_FAILURE(error)) {
		locale_close(locale);
		return fail(trouble,
			str_printf(arena, "has no data of %s: %s", name, u_errorName(error)));
	}
	dash = strchr(name, '_');
	if (dash)
		*dash = '-';
	locale->tag = str_copy(str_c(name), arena);
	return locale;
}

void locale_close(struct locale *locale)
{
	if (!locale)
		return;
	uplrules_close(locale->plurals);
	uplrules_close(locale->ordinals);
	ucol_close(locale->collator);
	locale->plurals = locale->ordinals = locale->collator = NULL;
}

struct str locale_plural(const struct locale *locale, double number, bool ordinal)
{
	static const struct str known[] = {
		{"zero", 4}, {"one", 3}, {"two", 3}, {"few", 3}, {"many", 4}};
	UErrorCode error = U_ZERO_ERROR;
	UChar text[16];
	int32_t n = uplrules_select(
		ordinal ? locale->ordinals : locale->plurals, number, text, 16, &error);

	for (size_t i = 0; U_SUCCESS(error) && i < sizeof known / sizeof *known; i++) {
		size_t at = 0;

		while (at < (size_t)n && at < known[i].n && text[at] == (UChar)known[i].p[at])
			at++;
		if (at == (size_t)n && at == known[i].n)
			return known[i];
	}
	return STR("other");
}

struct str locale_sort_key(const struct locale *locale, struct str text, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t most = text.n < INT32_MAX / 8 ? (int32_t)text.n : INT32_MAX / 8, n = 0, room;
	UChar *wide = NEW_N(arena, UChar, (size_t)most + 1);
	uint8_t *key;

	u_strFromUTF8WithSub(wide, most + 1, &n, text.p ? text.p : "", most, 0xfffd, NULL, &error);
	room = ucol_getSortKey(locale->collator, wide, n, NULL, 0);
	key = arena_alloc(arena, (size_t)room);
	room = ucol_getSortKey(locale->collator, wide, n, key, room);
	return (struct str){(const char *)key, (size_t)room};
}
