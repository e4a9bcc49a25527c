/* changes.h - every change of an account's value, one after the other: what movements book. */
#ifndef ANALYSE_CHANGES_H
#define ANALYSE_CHANGES_H

#include "model/book.h"

/* The rules of when and under which kind a change is booked stand in movements.h. */
enum change_kind {
	CHANGE_JOINED,
	CHANGE_RETURNED,
	CHANGE_EXPANSION,
	CHANGE_CONTRACTION,
	CHANGE_LOST
};

/* One change of an account's value. */
struct change {
	int32_t day;
	enum change_kind kind;
	bool comes; /* of joined and returned: it became a client now, not a build-up */
	int64_t amount;
};

/* An account on one day. */
struct standing {
	int32_t day;
	bool client;
	int64_t value;
};

/* A walk through the days on which an account's value may change. */
struct walk {
	const struct account *account;
	int32_t end, to;
	struct standing at;
};

/* Begins after day `from`, ends with day `to`; `end` is the day it left (account_end), or DAY_NONE.
 */
struct walk walk_from(const struct account *account, int32_t end, int32_t from, int32_t to);

/* The next change; false: no more. Amounts are minor units a month and above 0, but for one that
 * joined with no value. */
bool walk_on(struct walk *walk, struct change *change);

#endif
