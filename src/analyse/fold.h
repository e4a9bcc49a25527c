/* fold.h - one account at a time: its own figures, and what it adds to the tally. */
#ifndef ANALYSE_FOLD_H
#define ANALYSE_FOLD_H

#include "analyse/coverage.h"
#include "analyse/decisions.h"
#include "analyse/movements.h"
#include "analyse/setting.h"
#include "analyse/standards.h"
#include "analyse/staying.h"
#include "analyse/tally.h"
#include "analyse/wear.h"

/* Room for the work on one account. */
struct fold_room {
	double *by_department; /* departments */
	struct curve curve;
	int32_t *days;
	size_t *months; /* which month each day of the curve ends */

	/* Whole numbers alone, so that one a thread adds up to the same as one a block. */
	struct movements_sum *movements;
	struct standards_sum *standards;
	struct decisions_sum *decisions;
	struct coverage coverage;
	struct staying_sum *staying;
};

/* Owner: the arena. */
struct fold_room *fold_room_new(
	const struct setting *setting, struct tally_shape shape, struct arena *arena);

/* Adds what one thread counted in whole numbers to the room of all. */
void fold_room_merge(struct fold_room *into, const struct fold_room *from);

/* What the fold reads. Each account writes its own entries of figures (accounts, fates,
 * incident_points) and a tally; nothing else is shared, so accounts may go in parallel. */
struct fold {
	const struct setting *setting;
	struct figures *figures;
	const size_t *segment_of; /* by account.index */
	const bool *system;       /* by department.index: marketing, sales or service */
	int32_t first_month;
	struct stay *stays;     /* by account.index: each account writes its own */
	struct fold_room *room; /* each thread has its own */
};

/* One account on its way through the fold. */
struct passage {
	const struct fold *fold;
	const struct account *account;
	struct account_figures *figures;
	struct tally *tally;
};

/* First pass over one account. Everything of one that left is as of the day it left; windows (last
 * year, trend) end at T for all. An account that begins after T is not known: nothing of it counts.
 */
void fold_account(const struct fold *fold, const struct account *account, struct tally *tally);

/* A promise to a colleague, which belongs to no account. */
void fold_internal(const struct fold *fold, const struct promise *promise, struct tally *tally);

/* Parts of fold_account. */
void fold_incidents(const struct passage *passage);
void fold_wear(struct passage *passage);

/* The month's place in figures.months; false where the day lies before the first or after T. */
bool fold_month(const struct fold *fold, int32_t day, size_t *month);

/* That month in the tally; NULL where there is none. */
struct month_sum *fold_month_sum(const struct fold *fold, struct tally *tally, int32_t day);

/* The department's index; the number of departments where there is none. */
size_t fold_department(const struct fold *fold, const struct ref *ref);

/* True for a day of the last year up to T; of the trend window up to T, or of the one before. */
bool fold_in_year(const struct fold *fold, int32_t day);
bool fold_in_trend(const struct fold *fold, int32_t day, bool before);

#endif
