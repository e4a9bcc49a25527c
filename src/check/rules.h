/* rules.h - what the rules of check share; not for other folders. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "model/book.h"

/* How the company keeps its records: what it never writes down is not asked of each record. */
struct habits {
	bool evidence;  /* four in five of the kept promises have evidence */
	bool answered;  /* four in five of the resolved incidents say when they were answered */
	bool resolved;  /* four in five of the incidents are resolved */
	bool value;     /* four in five of the accounts have revenue or purchases */
	bool own_views; /* sellers' own assessments are recorded at all */
	int32_t newest; /* day of the newest event in any record; DAY_NONE: there is none */
};

/* Records that point at a record of their own kind: next[i] is the place of what record i points
 * at, or CIRCLE_NONE; in[i] tells that i lies on a circle. */
#define CIRCLE_NONE SIZE_MAX
struct circles {
	size_t *next;
	bool *in;
	size_t n;
};

/* Marks every record that lies on a circle. Linear in n, no recursion. Owner: the arena. */
struct circles circles_find(size_t *next, size_t n, struct arena *arena);

/* A run of the rules. */
struct check {
	const struct book *book;
	struct diags *diags;
	const bool *skipped;  /* codes of rules that don't run; NULL: all do */
	enum diag_code code;  /* of the rule that runs */
	int32_t day;          /* what is long ago is so on this day: company.as_of, at most today */
	struct habits habits; /* filled before the warnings */
	struct circles referrals, repeats, replacements;
	struct map segments; /* of all accounts; filled before the warnings */
	struct arena *arena; /* gone when the run ends */
};

/* What a rule looks at: one record of a kind at a time, or the whole book. */
enum over {
	OVER_NONE, /* ends a table */
	OVER_BOOK,
	OVER_PERSON,
	OVER_ACCOUNT,
	OVER_PROMISE,
	OVER_STANDARD,
	OVER_INCIDENT,
	OVER_TOUCHPOINT,
	OVER_ASSESSMENT,
	OVER_OBJECTION,
	OVER_DECISION,
	OVERS
};

/* One rule: `record` is of the kind that `over` names; for OVER_BOOK the book. */
struct rule {
	enum diag_code code;
	enum over over;
	void (*look)(const struct check *check, const void *record);
};

/* The rules by noun; each table ends with OVER_NONE. */
extern const struct rule rules_future[], rules_promises[], rules_moved[], rules_accounts[],
	rules_relation[], rules_incidents[], rules_links[], rules_company[], rules_people[],
	rules_silence[], rules_contacts[], rules_value[];

/* Says what is wrong with a record at the value, or at the key, of one of its members. */
#define BLAME(check, of, member, ...)                                      \
	diag_add((check)->diags, (check)->code, (of)->record.source->path, \
		record_value_at(&(of)->record, &(of)->member), __VA_ARGS__)
#define BLAME_KEY(check, of, member, ...)                                  \
	diag_add((check)->diags, (check)->code, (of)->record.source->path, \
		record_key_at(&(of)->record, &(of)->member), __VA_ARGS__)

/* Whether the file gives that member (linking fills some that it doesn't). */
#define GIVEN(of, member) (record_spot(&(of)->record, &(of)->member) != NULL)

/* A day or a moment as it is written in records; empty for none. */
struct time_text {
	char s[32];
};
struct time_text day_text(int32_t day);
struct time_text when_text(struct when when);

#define DAY(day)   day_text(day).s
#define WHEN(when) when_text(when).s

/* True if both days are given and neither lies after today (that is an error of its own, and
 * errors do not beget errors). */
bool days_known(const struct check *check, int32_t a, int32_t b);

/* The outcome of a promise: its day, the member that says so and its name; DAY_NONE: still open. */
struct ending {
	int32_t day;
	const int32_t *member;
	const char *name;
};
struct ending promise_ending(const struct promise *promise);

/* The due date in force on a day: `due`, replaced by each move that was agreed in time. */
int32_t promise_in_force(const struct promise *promise, int32_t day);

/* The day on which the account left for good, as recorded: the last of its spells; DAY_NONE where
 * it is a client. */
int32_t account_left(const struct account *account);

/* The day on which the account became a client for the first time. */
int32_t account_came(const struct account *account);

/* Where the account's departure stands: ended, or the last `to` of its spells. */
struct mark departure_at(const struct account *account);

bool mark_before(struct mark a, struct mark b);

/* Order of two records in the files: source, line, column. */
int record_order(const struct record *a, const struct record *b);

/* What the warnings take for the custom of the company. */
struct habits habits_of(const struct book *book);

#endif
