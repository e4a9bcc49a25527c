/* amount.h - amounts of money as exports write them. */
#ifndef IMPORT_AMOUNT_H
#define IMPORT_AMOUNT_H

#include "base/money.h"

struct arena;

struct amount_manner {
	char decimal;                    /* ',' or '.': the mark before the decimals */
	int divide;                      /* 12: a year's value to that of a month; 0: by nothing */
	const struct currency *currency; /* of the company */
};

/* "1.234,56 €" as "1234.56". Signs and letters of a currency at either end don't count; marks
 * between thousands are a point or comma, a blank or an apostrophe and stand before three digits.
 * Empty and *why: it is none. What is too large or has too many decimals comes as it is: the reader
 * of records tells of it. Owner: the arena. */
struct str amount_read(
	struct str text, const struct amount_manner *manner, const char **why, struct arena *arena);

#endif
