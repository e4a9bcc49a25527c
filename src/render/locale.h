/* locale.h - how a language and a country write numbers, money and dates: asked of ICU once.
 * locale.c is the only file that includes ICU's headers; all formatting is plain C (format.c). */
#ifndef RENDER_LOCALE_H
#define RENDER_LOCALE_H

#include "base/files.h"
#include "base/str.h"

struct arena;

/* What CLDR does not say, or says in a way that we do not follow: one row a language. */
struct locale_style {
	const char *language;
	const char *fallback; /* the locale where the currency's country is not known with it */
	const char *euro_country;
	struct str thousand, million,
		billion;    /* behind a number; an empty billion: millions go on */
	struct str percent; /* behind a number */
	struct str of;      /* between day, month and year in a long date */
	struct str day, days, hour, minute;
};

struct locale {
	struct str tag;      /* "es-MX" */
	struct str language; /* "es" */
	const struct locale_style *style;
	struct str decimal, group;
	int group_size, next_group_size;
	bool group_from_five; /* 1234 but 12.345 */
	bool money_first;     /* the symbol stands before the amount */
	struct str money_symbol, money_space;
	int money_decimals;
	bool month_first; /* Sep 15, 2026 */
	struct str months[12], months_short[12];
	void *plurals, *ordinals, *collator; /* ICU's; all functions below only read them */
};

/* Opens a language (es, en) with the habits of the currency's country: MXN es-MX, EUR es-ES or
 * en-IE, USD es-US or en-US. NULL and *trouble if ICU has no data. Owner: the arena; locale_close
 * ends it. */
struct locale *locale_open(struct str language, struct str currency, int money_decimals,
	struct trouble *trouble, struct arena *arena);
void locale_close(struct locale *locale);

/* The plural category of a number: "one", "other", "many" …; of a rank ("2nd") if ordinal. */
struct str locale_plural(const struct locale *locale, double number, bool ordinal);

/* Bytes that sort as the language sorts the text. Owner: the arena. */
struct str locale_sort_key(const struct locale *locale, struct str text, struct arena *arena);

#endif
