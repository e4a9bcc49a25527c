/* goalposts.h - promises whose date or words were changed once they were missed, or shortly before.
 *
 * What the records say today is judged elsewhere (fate.h); here, what was written over. */
#ifndef ANALYSE_GOALPOSTS_H
#define ANALYSE_GOALPOSTS_H

#include "analyse/figures.h"
#include "analyse/setting.h"

#define GOALPOST_WEEK 7 /* days up to the date, in which a change counts as after it */
#define TYPO_DAYS     3 /* after it was first recorded, a change puts right what was mistyped */

/* How a change of a field is counted. */
enum change_reading {
	CHANGE_UNKNOWN,    /* made after T */
	CHANGE_OTHER,      /* of a field that says neither when nor what was promised */
	CHANGE_IMPORTED,   /* by a commit that accuses nobody */
	CHANGE_STRICTER,   /* an earlier date */
	CHANGE_AGREED,     /* the move is on record, agreed before the date had passed */
	CHANGE_EARLY,      /* more than a week before the date */
	CHANGE_TYPO,       /* within days of being first recorded */
	CHANGE_SPELLING,   /* the words say the same */
	CHANGE_NO_MISS,    /* by the terms before it nothing was missed, or not yet */
	CHANGE_UNDONE,     /* changed back since */
	CHANGE_DATE_WEEK,  /* these count: a later date, within the week before the date */
	CHANGE_DATE_AFTER, /* a later date, once it was missed */
	CHANGE_WORDS_WEEK,
	CHANGE_WORDS_AFTER,
	CHANGE_OUTCOME_AFTER, /* an outcome first given when the account had left */
	CHANGE_READINGS
};

struct change_read {
	enum change_reading reading;
	int32_t day; /* history_day of its commit */
	int32_t due; /* in force as it stood before the change; DAY_NONE: not looked at */
};

/* When the promise is judged. */
struct judged_on {
	const struct setting *setting;
	int32_t day; /* T, or the day the account left */
	int32_t end; /* that day; DAY_NONE: it stays, or there is no account */
};

/* What was changed in a promise, all in all. */
struct goalposts {
	bool date, words;
	struct fate former; /* by the due date before the first change that counts; as today's
			     * where no date was moved */
	int32_t former_due;
	bool outcome_known;  /* git knows when an outcome, if there is one, was first given */
	int32_t outcome_day; /* that day */
	bool noted_late;     /* an agreed move was written down after the date it replaced */
};

/* True for the readings that count. */
bool reading_counts(enum change_reading reading);

/* The word of a reading in data/history.csv and among the terms: "date-after". */
struct str reading_word(enum change_reading reading);

/* Reads the changes of a promise; `out` has a place for each, NULL: they aren't asked for.
 *
 * A later `due` or other `what` counts where the day of the change d lies after the date D that was
 * in force before it (agreed moves included), or in the week before: d >= D - 7; unless
 *  - the commit accuses nobody (an import, a squash, before the declared start),
 *  - a move to that date, agreed on a day not after D, is on record (`moved`), or was before it was
 *    written into `due`; for words: the same commit recorded such a move,
 *  - it was made within 3 days of being first recorded, and D did not pass in between,
 *  - the words say the same (wording.h), or the promise says today what it said before,
 *  - by the former terms nothing was missed: kept by D, withdrawn, or D has not come.
 * For words changed in the week before D: unless it had ended by then, or D has not come.
 * Example: due on day 100, kept on 112, `due` set to 115 on day 114: a date moved after; by the
 * former due it was 12 days late. */
struct goalposts goalposts_read(
	const struct promise *promise, const struct judged_on *on, struct change_read *out);

#endif
