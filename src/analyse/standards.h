/* standards.h - how often what the market is told holds (analysis.md, 8).
 *
 * Over the last year up to T, from the standard's `since` on, in the segments it names (none: all):
 * - incident.answer, incident.resolve: incidents of its kinds (none: all) that began in that time,
 *   wherever they started: the owner owes the answer, not the fault. Good: answered (or resolved
 *   without an answer) or resolved within; bad: later, or still not and past the limit.
 * - promise.on-time: promises to clients that rest on it (`claim`); where no promise names it, all
 *   that its owner must keep (no owner: all). Counted on the date in force, or when they ended if
 *   sooner. Good: kept by the date in force, or no more than `within` after it; bad: later, broken,
 *   overdue and past that. Not counted: withdrawn, not yet due.
 * - contact.gap: clients. Bad: more than `within` passed without a contact (see silence.h), at
 *   some time of the year; good: never. A time without contact begins with the relation, the
 * records or the standard where there was none before. What runs still and is within its limit
 * can't be judged yet: it counts in neither. Of an account that left all is as of the day it left.
 * Without `within` only promise.on-time judges anything. */
#ifndef ANALYSE_STANDARDS_H
#define ANALYSE_STANDARDS_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* True if the standard speaks of incidents like this one: its segment, its kind, not before
 * `since`. */
bool standard_covers_incident(const struct standard *standard, const struct incident *incident);

struct standard_sum {
	int64_t good, judged;
};

/* What the fold adds to; two add up to one. */
struct standards_sum {
	const struct setting *setting;
	const bool *claimed;    /* by standard.index: some promise rests on it */
	struct standard_sum *v; /* by standard.index */
};

/* Owner: the arena. */
struct standards_sum *standards_new(const struct setting *setting, struct arena *arena);

/* Another empty one, for another thread. Owner: the arena. */
struct standards_sum *standards_like(const struct standards_sum *other, struct arena *arena);

/* Adds one account; `fates` by promise.index, as of the day it left or T. */
void standards_add(
	struct standards_sum *sum, const struct account *account, const struct fate *fates);

void standards_merge(struct standards_sum *into, const struct standards_sum *from);

/* Attainment of one standard. budget: 1 - bad / ((1 - target) · judged), what is left of the
 * failures that the target allows; not known where it allows none. Example: 90 of 100 with target
 * 80 %: half of the 20 allowed failures are left, 0.5. */
struct attainment standard_attainment(const struct standard *standard, struct standard_sum sum);

#endif
