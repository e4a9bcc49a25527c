/* cholesky.c - symmetric matrices taken apart, rows that follow from others left out. */
#include "analyse/cholesky.h"

#include <math.h>

static double product(const double *a, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

struct cholesky cholesky_of(
	const double *matrix, size_t n, const double *least, struct arena *arena)
{
	struct cholesky c = {.n = n};

	c.l = NEW_N(arena, double, n *n);
	c.kept = NEW_N(arena, bool, n);
	for (size_t j = 0; j < n; j++) {
		double *row = c.l + j * n, pivot;

		for (size_t k = 0; k < j; k++)
			if (c.kept[k])
				row[k] = (matrix[j * n + k] - product(row, c.l + k * n, k)) /
					 c.l[k * n + k];
		pivot = matrix[j * n + j] - product(row, row, j);
		c.kept[j] = pivot > least[j] && pivot <= 1e300;
		c.rank += c.kept[j];
		for (size_t k = 0; k < j && !c.kept[j]; k++)
			row[k] = 0;
		row[j] = c.kept[j] ? sqrt(pivot) : 0;
	}
	return c;
}

void cholesky_solve(const struct cholesky *c, const double *b, double *x)
{
	size_t n = c->n;

	for (size_t j = 0; j < n; j++)
		x[j] = c->kept[j] ? (b[j] - product(c->l + j * n, x, j)) / c->l[j * n + j] : 0;
	for (size_t j = n; j-- > 0;) {
		if (!c->kept[j])
			continue;
		for (size_t k = j + 1; k < n; k++)
			x[j] -= c->l[k * n + j] * x[k];
		x[j] /= c->l[j * n + j];
	}
}

double *cholesky_inverse(const struct cholesky *c, struct arena *arena)
{
	size_t n = c->n;
	double *inverse = NEW_N(arena, double, n *n), *column = NEW_N(arena, double, n);

	for (size_t j = 0; j < n; j++) {
		if (!c->kept[j])
			continue;
		for (size_t k = 0; k < n; k++)
			column[k] = k == j;
		cholesky_solve(c, column, column);
		for (size_t k = 0; k < n; k++)
			inverse[k * n + j] = column[k];
	}
	return inverse;
}
