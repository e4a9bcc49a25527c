/* compare.h - which figures moved from one state of the records to another, as of the same day. */
#ifndef ANALYSE_COMPARE_H
#define ANALYSE_COMPARE_H

#include "analyse/figures.h"

enum compared_unit { UNIT_COUNT, UNIT_POINTS, UNIT_SHARE, UNIT_MONEY };

/* A figure that is compared. */
struct compared {
	const char *id; /* "coherence": names it in words as diff.figure.ID, and in --fail-on */
	enum compared_unit unit;
	int better;   /* 1: more is better; -1: less is; 0: neither */
	double least; /* a change below it isn't told: it wouldn't show */
	double part;  /* likewise one below this part of the greater of the two values */
};

/* Values of one figure; known false: there is none on that side. */
struct movement_of {
	const struct compared *figure;
	bool known_before, known_after;
	double before, after; /* index 0..100, points, share 0..1, minor units, or a count */
};

/* What moved of an account, a department or the company. */
struct moved_figures {
	struct str id, name;   /* empty: the company */
	bool added, gone;      /* there only after, or only before; no figures are listed */
	double weight;         /* to sort by: |change| of the expected loss, in minor units */
	struct movement_of *v; /* in the order of the table of figures */
	size_t n;
};

struct comparison {
	struct moved_figures company;
	LIST(struct moved_figures) departments; /* only those of which something moved, by id */
	LIST(struct moved_figures) accounts;    /* likewise, by id */
	size_t moved;                           /* how many things moved in all; 0: nothing did */
};

/* Compares figures by the ids of departments and accounts. The company's: coherence (index 0-100),
 * kept (share), overdue (promises), incidents (last year), wear (points), loss (expected, minor
 * units a year), accounts, value (minor units a year), nrr, grr (shares). A department's:
 * coherence, kept, overdue, incidents, wear, loss. An account's: coherence, kept, overdue, open
 * (incidents), wear, risk (share, within a year), loss, value. Example: with 9 of 17 kept before
 * and 9 of 18 after, `kept` moves from 0.529… to 0.5. Owner: the arena; both figures must live as
 * long. */
struct comparison figures_compare(
	const struct figures *before, const struct figures *after, struct arena *arena);

/* True if the figure is worse after: of one that has no better side, never; of one that is known
 * on one side only, never. */
bool movement_is_worse(const struct movement_of *movement);

/* The i-th of the company's figures that are compared; NULL where there are no more. */
const struct compared *company_compared(size_t i);

#endif
