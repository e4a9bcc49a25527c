/* money.h - amounts in integer minor units (cents). */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/str.h"

#define MONEY_MOST INT64_C(1000000000000000) /* 10^15 minor units */

struct currency {
	char code[4]; /* ISO 4217 */
	int decimals; /* 0 to 4 */
};

enum money_error {
	MONEY_OK,
	MONEY_FORM, /* not digits, perhaps with a point and digits */
	MONEY_NEGATIVE,
	MONEY_DECIMALS, /* more decimals than the currency has */
	MONEY_RANGE,    /* more than MONEY_MOST */
};

/* The currency of a code in capitals; NULL if ISO 4217 lists none. */
const struct currency *currency_find(struct str code);

/* Reads "45000.50" whole into minor units. *out is set only with MONEY_OK. */
enum money_error money_parse(struct str text, int decimals, int64_t *out);

/* 10 to the power of the currency's decimals. */
int64_t money_unit(int decimals);

/* a + b; ends at the ends of int64_t and says so in *overflow (which is never cleared). */
int64_t money_add(int64_t a, int64_t b, bool *overflow);

#endif
