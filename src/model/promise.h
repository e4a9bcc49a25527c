/* promise.h - somebody's word to a client, or to a colleague; and standing promises to the market.
 */
#ifndef MODEL_PROMISE_H
#define MODEL_PROMISE_H

#include "model/record.h"
#include "model/terms.h"

struct moved {
	struct record record;
	int32_t on, to;
	bool agreed;
};

struct promise {
	struct record record;
	size_t index;           /* in book.promises */
	struct str id;          /* empty: none */
	struct ref account, to; /* one of them: a client, or a department (the internal client) */
	struct str what;
	int32_t made, due;
	struct ref by;                    /* person or department */
	struct department *by_department; /* by, or the department of that person; NULL: a person
					     without one */
	struct ref owner;                 /* department */
	enum aspect about;
	int weight; /* 1..5 */
	struct str evidence, notes;
	int32_t kept, broken, withdrawn; /* DAY_NONE; at most one is given */
	double delivered;                /* 0..2 */
	enum verdict verdict;
	struct ref claim;    /* standard */
	struct ref replaces; /* promise */
	struct {
		struct moved *v;
		size_t n;
	} moved;
};

struct standard {
	struct record record;
	size_t index;
	struct str id, what;
	struct ref by, owner; /* departments */
	int32_t since;
	enum measure measure;
	struct span within;
	double target;                /* share 0..1 */
	struct texts segments, kinds; /* empty: all */
};

#endif
