/* movements.h - money through the bucket: what came, came back, grew, shrank and left, month by
 *month.
 *
 *	opening + joined + returned + expansion - contraction - lost = closing
 *
 * holds to the minor unit because every change of an account's value is booked exactly once, on one
 * day, under one of the five:
 * - it becomes a client: joined the first time, returned after it had left; with its value on that
 *day;
 * - it is one no more: lost, with its value on the day before;
 * - its value changes between: expansion or contraction, each change by itself. What still builds
 *up is part of joined (or returned): the first value above 0 since it came; by order all growth in
 *   the first 365 days, until the year that the value is made of has passed once.
 * Recurring value changes on the day that the records say, so who comes and leaves in one month is
 *in both. Value by order (see value.h) is looked at where it comes, on the last day of each month,
 *on T and on the last day before it leaves. A time as a client that begins on the day the one
 *before ends is no leaving. Whether a client by order has left is as known on T. */
#ifndef ANALYSE_MOVEMENTS_H
#define ANALYSE_MOVEMENTS_H

#include "analyse/figures.h"

/* What the fold adds to: sums alone, so two of one shape add up to one. Until movements_finish the
 * opening and closing of the months are 0. */
struct movements_sum {
	int32_t as_of, year; /* T; days that the flow looks back */
	size_t n;
	struct movement *v;          /* from the month of `first` to that of T */
	int64_t before, before_n;    /* value and clients when the first of them began */
	struct movement span;        /* the days (T - year, T] in one */
	int64_t base, base_n;        /* clients on T - year, and their value then */
	int64_t base_now, base_held; /* their value on T; of it what they had already then */
};

/* Empty sums for the months from that of day `first` (not after T) to that of T; `year` days for
 * the flow. Owner: the arena. */
struct movements_sum *movements_new(
	int32_t first, int32_t as_of, int32_t year, struct arena *arena);

/* Adds what one account did up to T. */
void movements_add(
	struct movements_sum *sum, const struct account *account, const struct company *company);

/* into += from; both of one shape. */
void movements_merge(struct movements_sum *into, const struct movements_sum *from);

/* Fills opening and closing of every month. Call once, when all accounts are in.
 * In each movement joined_n, returned_n, lost_n count comings and goings (so they add up like the
 * values); expansion_n and contraction_n accounts, each once a month. */
void movements_finish(struct movements_sum *sum);

/* The last year up to T, after movements_finish.
 * NRR: value on T of those that were clients a year ago / their value then. GRR: likewise, but of
 * each no more than it had then (0..1). Refill: lost / joined: how much of what was sold only
 * refilled the bucket (may pass 1). Each is not known where its denominator is 0. Example: a year
 * ago A 100, B 50; now A 130, C 40 (new): NRR 130/150, GRR 100/150, refill 50/40. */
struct flow movements_flow(const struct movements_sum *sum);

#endif
