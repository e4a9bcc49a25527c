/* silent_sets.h - who was a client at each tenure at which somebody left, and what had failed for
 * them by then: the risk sets of silent_leak.h. */
#ifndef ANALYSE_SILENT_SETS_H
#define ANALYSE_SILENT_SETS_H

#include "analyse/failures.h"
#include "analyse/silent_leak.h"

enum { SILENT_CELLS = INCIDENT_COUNT * SILENT_POINTS };

/* One time as a client, in days of tenure: from `first` on a whole year of it is on record. */
struct watched {
	const struct account *account;
	int32_t origin, first, last;
	bool left; /* at `last` */
};

/* Sums over all that were there, at each tenure at which somebody left. */
struct silent_sets {
	const struct setting *setting;
	struct {
		struct watched *v;
		size_t n;
	} watched; /* in order of the book; those of an account together */
	struct {
		int32_t *v;
		size_t n;
	} tenures;             /* distinct, rising */
	size_t *place;         /* by tenure: the first of `tenures` not before it */
	size_t departures;     /* to be held against the others */
	int64_t short_of_year; /* those that cannot be */
	int64_t stayers;       /* accounts in at least one of the sets */
	int64_t *at_risk;      /* by place, without those that left that day of tenure */
	int64_t *sums; /* by place: [INCIDENT_COUNT][SILENT_POINTS] failures so far, all together */
	struct failure *failures; /* room for those of any one account */
};

/* Owner: the arena. */
struct silent_sets *silent_sets_of(const struct setting *setting, struct arena *arena);

/* True for one that left with a whole year on record. */
bool silent_compared(const struct watched *watched);

/* The first of the tenures that is not before this one. */
size_t silent_place(const struct silent_sets *sets, int32_t tenure);

#endif
