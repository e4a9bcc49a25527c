/* staying.h - how long clients stay and what that is worth (analysis.md, 4).
 *
 * An account's time runs from its first day as a client to the day it left, or T. It is seen from
 * the day records began: who left before that is not in the records, so nobody counts as at risk
 * earlier (delayed entry). One that came back has not left. Days are days of tenure. */
#ifndef ANALYSE_STAYING_H
#define ANALYSE_STAYING_H

#include "analyse/cohorts.h"
#include "analyse/logrank.h"

/* The time to which means are restricted, in days. */
#define STAYING_TAU (5 * 365)

/* How long those of one group stay. */
struct stayers {
	struct str name; /* of a segment; empty: without one, or not a segment */
	struct {
		struct life *v;
		size_t n;
	} lives;
	struct survival survival; /* survival.n: accounts; survival.events: departures */
	struct median median;
	struct restricted_mean mean; /* to STAYING_TAU */
};

/* Two groups held against each other. */
struct contest {
	struct stayers group[2];
	struct logrank test;
	int64_t left_out; /* accounts that belong to neither: not seen long enough, or no standard
			   */
};

/* Tenure in which money came in: first year, one to three, three to five, later. */
enum { TENURES = 4 };

struct staying {
	struct stayers all;
	struct {
		struct stayers *v;
		size_t n;
	} segments; /* by name */
	struct logrank segments_test;
	/* From the landmark on: [1] had a promise broken, late or overdue by then, [0] none. Only
	 * those seen from their first day and clients still. Time: days after the landmark. */
	struct contest landmark;
	/* From the last day that the standard allowed for resolving its first serious incident: [0]
	 * resolved by then, [1] not. Time: days after that one. left_out: without a standard. */
	struct contest recovery;
	/* From the first day: [1] recommended by another client, [0] not. */
	struct contest referred;
	struct cohorts cohorts;
	int64_t income[TENURES];   /* paid in the last year, by tenure on the day it was paid for */
	int64_t income_n[TENURES]; /* accounts that paid then */
	int64_t referred_now;      /* clients at T that were recommended */
};

/* What one account adds; made in the fold, each account its own. */
struct stay {
	bool known;
	struct life life;
	bool referred;
	bool landed, promise_failed; /* seen up to the landmark; had a failed promise by then */
	struct life landmark;
	enum { RECOVERY_NONE, RECOVERY_NO_STANDARD, RECOVERY_GONE, RECOVERY_SEEN } recovering;
	bool recovered;
	struct life recovery;
};

/* Sums over accounts, whole numbers: two add up to one. */
struct staying_sum {
	const struct setting *setting;
	struct cohort_sum *cohorts;
	int64_t income[TENURES], income_n[TENURES];
	int64_t referred_now;
};

struct staying_sum *staying_new(const struct setting *setting, struct arena *arena);
void staying_merge(struct staying_sum *into, const struct staying_sum *from);

/* How long an account that is known has been seen, in days of tenure; false: it was never at risk,
 * and is in no curve. */
bool staying_life(const struct setting *setting, const struct account *account,
	const struct account_figures *figures, struct life *life);

/* One account, as `figures` (see account_begin) knows it: its own entry, and what it adds. */
struct stay staying_add(struct staying_sum *sum, const struct account *account,
	const struct account_figures *figures);

/* The estimates. `stays` by account.index; segment_of, segments: see segments.h. Owner: the arena.
 */
struct staying *staying_finish(const struct staying_sum *sum, const struct stay *stays,
	const struct segments *segments, struct arena *arena);

#endif
