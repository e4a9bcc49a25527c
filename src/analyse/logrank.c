/* logrank.c - do groups last equally long? The log-rank test, with delayed entry and strata. */
#include "analyse/logrank.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

/* Eigenvalues below this share of the greatest are rounding. */
static const double RANK = 1e-11;

struct row {
	struct life life;
	size_t group, stratum;
};

static int by_stratum(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_time(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = by_stratum(x->stratum, y->stratum);

	return order ? order : (x->life.time > y->life.time) - (x->life.time < y->life.time);
}

static int by_entry(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = by_stratum(x->stratum, y->stratum);

	return order ? order : (x->life.entry > y->life.entry) - (x->life.entry < y->life.entry);
}

/* One time: who is at risk by group, and how many of all end. */
static void add_time(struct logrank *test, const double *at_risk, double ended)
{
	size_t k = test->groups;
	double n = 0, spread;

	for (size_t j = 0; j < k; j++)
		n += at_risk[j];
	if (ended <= 0 || n <= 0)
		return;
	spread = n > 1 ? ended * (n - ended) / (n - 1) : 0;
	for (size_t j = 0; j < k; j++) {
		test->expected[j] += ended * at_risk[j] / n;
		for (size_t i = 0; i < k; i++)
			test->variance[j * k + i] +=
				spread * at_risk[j] / n * ((i == j) - at_risk[i] / n);
	}
}

/* One stratum, rows [from, to) of both orders. */
static void add_stratum(struct logrank *test, const struct row *exits, const struct row *entries,
	size_t n, struct arena *arena)
{
	double *at_risk = NEW_N(arena, double, test->groups);
	size_t entered = 0;

	for (size_t i = 0, next; i < n; i = next) {
		double time = exits[i].life.time, ended = 0;

		for (; entered < n && entries[entered].life.entry < time; entered++)
			at_risk[entries[entered].group]++;
		for (next = i; next < n && exits[next].life.time == time; next++) {
			ended += exits[next].life.ended;
			test->observed[exits[next].group] += exits[next].life.ended;
		}
		add_time(test, at_risk, ended);
		for (; i < next; i++)
			at_risk[exits[i].group]--;
	}
}

/* (O-E)' V⁻ (O-E) by the eigenvectors of V: who was never compared with anybody has no part in it.
 */
static void test_difference(struct logrank *test)
{
	size_t k = test->groups;
	gsl_eigen_symmv_workspace *room = gsl_eigen_symmv_alloc(k);
	gsl_matrix *v = gsl_matrix_alloc(k, k), *vectors = gsl_matrix_alloc(k, k);
	gsl_vector *values = gsl_vector_alloc(k);
	double most;

	for (size_t i = 0; i < k * k; i++)
		gsl_matrix_set(v, i / k, i % k, test->variance[i]);
	gsl_eigen_symmv(v, values, vectors, room);
	most = gsl_vector_max(values);
	for (size_t i = 0; i < k; i++) {
		double value = gsl_vector_get(values, i), along = 0;

		if (most <= 0 || value <= RANK * most)
			continue;
		for (size_t j = 0; j < k; j++)
			along += gsl_matrix_get(vectors, j, i) *
				 (test->observed[j] - test->expected[j]);
		test->chisq += along * along / value;
		test->df++;
	}
	gsl_vector_free(values);
	gsl_matrix_free(vectors);
	gsl_matrix_free(v);
	gsl_eigen_symmv_free(room);
}

double chisq_log_p(double chisq, double df)
{
	double p = gsl_cdf_chisq_Q(chisq, df), a = df / 2, x = chisq / 2, term = 1, sum = 1;

	if (p > 1e-250)
		return log(p);
	/* Far out: Γ(a, x) = x^(a-1) e^-x (1 + (a-1)/x + (a-1)(a-2)/x² + …), which ends or shrinks
	 * below rounding long before it grows. */
	for (int i = 1; i < 200 && fabs(term) > 1e-17 * sum; i++) {
		term *= (a - i) / x;
		sum += term;
	}
	return (a - 1) * log(x) - x - gsl_sf_lngamma(a) + log(sum);
}

/* Those that were at risk at all. Gives how many. */
static size_t rows_of(const struct logrank_data *data, struct row *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < data->n; i++)
		if (data->lives[i].entry < data->lives[i].time)
			rows[n++] = (struct row){data->lives[i], data->group[i],
				data->stratum ? data->stratum[i] : 0};
	return n;
}

struct logrank logrank_of(const struct logrank_data *data, struct arena *arena)
{
	size_t k = data->groups;
	struct logrank test = {.groups = k,
		.observed = NEW_N(arena, double, k),
		.expected = NEW_N(arena, double, k),
		.variance = NEW_N(arena, double, k *k),
		.p = 1};
	struct row *exits = NEW_N(arena, struct row, data->n);
	struct row *entries = NEW_N(arena, struct row, data->n);
	size_t n = rows_of(data, exits);

	if (n == 0)
		return test;
	rows_of(data, entries);
	qsort(exits, n, sizeof *exits, by_time);
	qsort(entries, n, sizeof *entries, by_entry);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && exits[to].stratum == exits[from].stratum; to++)
			;
		add_stratum(&test, exits + from, entries + from, to - from, arena);
	}
	test_difference(&test);
	test.known = test.df > 0;
	if (test.known) {
		test.log_p = chisq_log_p(test.chisq, test.df);
		test.p = exp(test.log_p);
	}
	return test;
}
