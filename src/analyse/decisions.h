/* decisions.h - what changed after leadership decided something (analysis.md, 8). */
#ifndef ANALYSE_DECISIONS_H
#define ANALYSE_DECISIONS_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* One decision's incidents and days of exposure, before and after. */
struct decision_sum {
	int64_t before, after;
	int64_t before_days, after_days;
};

/* What the fold adds to; two add up to one. */
struct decisions_sum {
	const struct setting *setting;
	struct decision_sum *v; /* by decision.index */
};

/* True if the decision was meant to change incidents like this one: of one of its kinds, and at
 * least half of it started in its departments; what it does not name (kinds, departments, account)
 * it does not ask. One that names neither kinds nor departments was meant to change none. */
bool decision_covers(const struct decision *decision, const struct incident *incident);

/* Owner: the arena. */
struct decisions_sum *decisions_new(const struct setting *setting, struct arena *arena);

/* Adds one account: incidents in the window before the decision's day and in the one that begins
 * with it [180 days each], and its days as a client in them. The window before begins no sooner
 * than the records, the one after ends with T; of an account that left, with the day it left. */
void decisions_add(struct decisions_sum *sum, const struct account *account);

void decisions_merge(struct decisions_sum *into, const struct decisions_sum *from);

/* Rate after / rate before with its exact interval (see rate_ratio_of). Not known: it was taken
 * after T, nobody was a client on one side, or nothing had happened before. window: days of the
 * longer side, as set. Example: 10 incidents in 1000 account-days before, 5 in 1000 after: ratio
 * 0.5. */
struct decision_figures decision_result(
	const struct decisions_sum *sum, const struct decision *decision);

#endif
