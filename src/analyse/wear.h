/* wear.h - what every failure leaves behind and every good contact builds (analysis.md, 3). */
#ifndef ANALYSE_WEAR_H
#define ANALYSE_WEAR_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* One thing that wears on an account: a promise, an incident or a contact that weakened. */
struct scratch {
	double points;                 /* what it weighs in itself */
	double wear;                   /* what is left of it on the day */
	int kind;                      /* a promise: broken-promise; a contact: LEAK_CONTACT */
	const struct promise *promise; /* one of the three is set */
	const struct incident *incident;
	const struct touchpoint *touchpoint;
};

/* The days to look at, in order, and room for what is found on each. */
struct curve {
	const int32_t *days;
	size_t n;
	struct wear *wear;
	double *strength;
	struct wear *fading; /* for the work alone */
	unsigned kinds;      /* likewise: a bit for each kind of which anything was left */
};

/* Points of an incident: minor 1, moderate 2, serious 4, critical 8. */
double incident_weight(enum incident_severity severity);

/* What one incident that stands alone leaves on a day; points 0: it has not happened yet. */
struct scratch incident_scratch(
	const struct setting *setting, const struct incident *incident, int32_t day);

/* What stands that day for a promise and all incidents that name it; points 0: nothing. */
struct scratch case_scratch(
	const struct setting *setting, const struct promise *promise, int32_t day);

/* What a contact leaves; points 0: it has not happened yet, or strengthened. */
struct scratch contact_scratch(
	const struct setting *setting, const struct touchpoint *touchpoint, int32_t day);

/* One thing that strengthens. */
struct strengthening {
	int32_t day;
	double points;
	const struct record *record; /* a contact, an account that was recommended, a new value */
	struct str what;             /* its words */
};

/* Calls `use` for each thing that strengthens, whatever its day. */
void strength_each(const struct account *account,
	void (*use)(void *context, const struct strengthening *one), void *context);

/* Calls `use` for each thing that wears on the account on `day`, promises first.
 *
 * A promise and the incidents that name it are one case: whichever has most points that day stands
 * (a tie: the promise; of two incidents the earlier), the others say nothing. A promise has points
 * once it is settled: 4·(weight/3)·(1 - q), q at most 1; an incident by its severity; a contact 1.
 * Formula: wear = points·2^(-(day - u)/90), u the day it was resolved (a promise: kept or broken;
 * a contact: its own day). What is not resolved does not heal: u is the day itself.
 * Example: a serious incident (4), resolved 90 days ago: 2 left. */
void wear_each(const struct setting *setting, const struct account *account, int32_t day,
	void (*use)(void *context, const struct scratch *scratch), void *context);

/* Wear and strength on many days: what account_wear and account_strength say of each (but for
 * rounding), for one look at each record: what is over only fades from day to day. */
void account_curves(
	const struct setting *setting, const struct account *account, struct curve *curve);

/* All of it, by kind and together: `all` is the sum of the kinds. */
struct wear account_wear(const struct setting *setting, const struct account *account, int32_t day);

/* Contacts that strengthened (1 point), accounts it recommended (2, from the day they came) and
 * expansions (2: a higher monthly value while it was a client), each halved every 90 days. */
double account_strength(const struct setting *setting, const struct account *account, int32_t day);

#endif
