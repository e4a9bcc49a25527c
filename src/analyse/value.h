/* value.h - what an account is worth: a month, a year, in all. account_value stands in analysis.h.
 *
 * Two kinds of business. Recurring: the monthly value of `revenue`, each valid until the next. By
 * order (no revenue given): what was bought in the 365 days up to the day. Amounts are minor units,
 * at the end of int64_t they stay there. */
#ifndef ANALYSE_VALUE_H
#define ANALYSE_VALUE_H

#include "model/book.h"

/* An account without any revenue: it buys by order, or is worth nothing. */
bool account_by_order(const struct account *account);

/* Value a month on `day`; `end` is what account_end says as of the day of the analysis (DAY_NONE:
 * it stays), so that a long pause between two orders is no departure. By order: the sum of the 365
 * days, a twelfth, rounded down. 0 where it is no client. account_value is this with the end as
 * known on `day` itself. */
int64_t account_value_at(const struct account *account, int32_t end, int32_t day);

/* Value a year on `day`: twelve months, by order the sum of the 365 days itself. */
int64_t account_value_year(const struct account *account, int32_t end, int32_t day);

/* All it has paid up to and including `day`: the recurring value of every day as a client, and
 * every purchase (of accounts with revenue too). A day is worth its month's value over the days of
 * that month; each calendar month is rounded once, half up, so a whole month gives its value
 * exactly. Example: 31.00 a month from 2026-01-01 to 2026-02-14 included: 31.00 + 15.50 = 46.50. */
int64_t account_income(const struct account *account, const struct company *company, int32_t day);

#endif
