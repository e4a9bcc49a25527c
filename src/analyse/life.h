/* life.h - when an account is a client: its spells, cut at the day it left. */
#ifndef ANALYSE_LIFE_H
#define ANALYSE_LIFE_H

#include "model/book.h"

/* First day as a client. */
int32_t account_start(const struct account *account);

/* The i-th time as a client, [from, to), cut at `end` (DAY_NONE: not); false: there is none. An
 * account without spells has the one of since and ended. */
bool account_spell(const struct account *account, int32_t end, size_t i, struct spell *out);

/* True if it is a client on `day`; `end` is what account_end says (DAY_NONE: it stays). */
bool account_is_client(const struct account *account, int32_t end, int32_t day);

/* Days in (from, to] on which it was a client; 0 where to <= from.
 * Example: client since day 10, left on day 20: of (0, 100] 10 days (10 … 19). */
int32_t account_client_days(const struct account *account, int32_t end, int32_t from, int32_t to);

#endif
