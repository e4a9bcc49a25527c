/* failures.h - the small failures of an account, each on the day on which it showed. */
#ifndef ANALYSE_FAILURES_H
#define ANALYSE_FAILURES_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* Promises above this weight (of 5) are no small matter. */
#define SMALL_WEIGHT 3

struct failure {
	int32_t day;
	enum incident_kind kind;     /* a promise: broken-promise */
	const struct record *record; /* of the promise or the incident that showed it */
	struct str what;             /* its words */
};

/* How many failures an account can have at most. */
size_t failures_most(const struct account *account);

/* The small failures of an account up to `day`, in order of time; room for failures_most. Gives how
 * many there are.
 *
 * One case is one failure: a promise with all incidents that name it, or an incident that names
 * none. It counts once, on the first day on which anything of it had failed, and is small by what
 * had failed by the end of that day, so that nothing that came later decides: an incident that is
 * minor or moderate; a promise of weight up to 3 that went past the date in force or was broken, or
 * was kept in time in part (credit below 1). Where both show on one day it stands under the
 * promise, and is small only if all of it is. A promise withdrawn by its date is none.
 * Example: due on day 100, a minor incident that names it on day 103, kept on day 110: one failure,
 * of broken-promise, on day 101. */
size_t small_failures(const struct setting *setting, const struct account *account, int32_t day,
	struct failure *failures);

#endif
