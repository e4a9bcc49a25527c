/* cholesky.h - symmetric matrices taken apart, rows that follow from others left out. */
#ifndef ANALYSE_CHOLESKY_H
#define ANALYSE_CHOLESKY_H

#include "base/arena.h"

#include <stdbool.h>

struct cholesky {
	size_t n, rank;
	double *l;  /* n by n, lower: matrix = L L' over the rows kept; 0 elsewhere */
	bool *kept; /* n: false where a row says nothing that those before it don't */
};

/* Takes a symmetric, not negative n by n matrix apart; row j is left out where what remains of its
 * diagonal is not above least[j]. Only the lower half is read. Owner: the arena. */
struct cholesky cholesky_of(
	const double *matrix, size_t n, const double *least, struct arena *arena);

/* Solves matrix · x = b on the rows kept; the others of x are 0. x may be b. */
void cholesky_solve(const struct cholesky *cholesky, const double *b, double *x);

/* The inverse, n by n, on the rows kept; 0 in the others. Owner: the arena. */
double *cholesky_inverse(const struct cholesky *cholesky, struct arena *arena);

#endif
