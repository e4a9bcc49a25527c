/* built.h - what had built up in an account on a day: what goes with leaving, shared among kinds of
 * failure, departments and single records. */
#ifndef ANALYSE_BUILT_H
#define ANALYSE_BUILT_H

#include "analyse/figures.h"
#include "analyse/wear.h"

/* What may have built up: the kinds of incident (enum incident_kind), and two things more. Contacts
 * that weaken are no covariate, so that LEAK_CONTACT stays 0. */
enum { BUILT_SILENCE = LEAK_KINDS, BUILT_TRUST, BUILT_KINDS, BUILT_NONE = BUILT_KINDS };

/* The hazard against an account at the centre below which nothing is named. */
#define BUILT_LEAST 1.5

/* Records named of one account. */
#define BUILT_RECORDS 5

struct built {
	double against;           /* exp(η - mean η) */
	double parts[COVARIATES]; /* what each raises the log of the hazard by; 0: nothing */
	double kinds[BUILT_KINDS];
	double all; /* the sum of either */
	int cause;  /* the kind with most; BUILT_NONE: unexplained */
};

/* How an account stood on a day, from the records dated up to it (figures->model must be there).
 *
 * Part of a covariate: β·x where above 0. Strength has none, nor has a score of trust of 5 or more:
 * what holds a client is never what built up. A group of wear is shared among its kinds by their
 * wear, of what was still open within windows.year [365] days before; a group whose records were
 * all over by then has no part. Unexplained: against, or exp(all), is below BUILT_LEAST, which asks
 * that what is named would by itself have raised the hazard so far. Of equal kinds the first.
 * Example: see the tests. */
struct built built_on(const struct figures *figures, const struct account *account, int32_t day);

/* Where it started. */
struct built_from {
	double *departments; /* share of built.all by department.index; in one place more: of none
				that is known (silence and trust belong to nobody) */
	struct {
		struct scratch scratch;
		double share;     /* of built.all */
	} records[BUILT_RECORDS]; /* greatest share first; of equal ones the order of wear_each */
	size_t n;
};

/* A record's share is the part of its kind by its wear; an incident's goes to departments by its
 * origins, a promise's to who has to keep it. All 0 where built.all is. Owner: the arena. */
struct built_from built_from(const struct figures *figures, const struct account *account,
	int32_t day, const struct built *built, struct arena *arena);

#endif
