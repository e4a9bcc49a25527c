/* eb.c - how alike groups are: the strength with which each is drawn to the mean of all. */
#include "analyse/eb.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>

enum { GRID = 9, MOST_STEPS = 80 };

static const double EDGE = 1e-12; /* a mean nearer to 0 or 1 is 0 or 1 */

struct likelihood {
	const struct eb_group *groups;
	size_t n;
	double mean;
};

static double log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

static double successes(struct eb_group group)
{
	return fmin(fmax(group.k, 0), group.n);
}

static double log_likelihood(const struct likelihood *of, double kappa)
{
	double a = kappa * of->mean, b = kappa * (1 - of->mean), sum = 0;
	double start = log_gamma(a) + log_gamma(b) - log_gamma(kappa);

	for (size_t i = 0; i < of->n; i++) {
		double n = of->groups[i].n, k = successes(of->groups[i]);

		if (n > 0)
			sum += log_gamma(k + a) + log_gamma(n - k + b) - log_gamma(n + kappa) -
			       start;
	}
	return sum;
}

/* Of the log likelihood, by κ. */
static double slope(const struct likelihood *of, double kappa)
{
	double m = of->mean, a = kappa * m, b = kappa * (1 - m), sum = 0;
	double start = m * gsl_sf_psi(a) + (1 - m) * gsl_sf_psi(b) - gsl_sf_psi(kappa);

	for (size_t i = 0; i < of->n; i++) {
		double n = of->groups[i].n, k = successes(of->groups[i]);

		if (n > 0)
			sum += m * gsl_sf_psi(k + a) + (1 - m) * gsl_sf_psi(n - k + b) -
			       gsl_sf_psi(n + kappa) - start;
	}
	return sum;
}

/* Where the slope passes 0 between two points (false position, Illinois' way), by ln κ. */
static double climb(const struct likelihood *of, struct interval within)
{
	double low = log(within.low), high = log(within.high);
	double up = slope(of, within.low), down = slope(of, within.high);
	int last = 0;

	for (int i = 0; i < MOST_STEPS && high - low > 1e-11; i++) {
		double at = up > 0 && down < 0 ? low + (high - low) * up / (up - down)
					       : (low + high) / 2;
		double here = slope(of, exp(at));

		if (here == 0)
			return exp(at);
		if (here > 0) {
			low = at;
			up = here;
			down *= last > 0 ? 0.5 : 1;
		} else {
			high = at;
			down = here;
			up *= last < 0 ? 0.5 : 1;
		}
		last = here > 0 ? 1 : -1;
	}
	return exp(fabs(up) < fabs(down) ? low : high);
}

double eb_kappa(const struct eb_group *groups, size_t n, double mean, struct interval within)
{
	struct likelihood of = {groups, n, mean};
	double at[GRID], best = -INFINITY, ratio = within.high / within.low;
	int top = GRID - 1;

	if (!(mean > EDGE && mean < 1 - EDGE) || within.high <= within.low)
		return within.high;
	for (int i = 0; i < GRID; i++) {
		double here;

		at[i] = i == GRID - 1 ? within.high
				      : within.low * pow(ratio, i / (double)(GRID - 1));
		here = log_likelihood(&of, at[i]);
		if (here >= best) {
			best = here;
			top = i;
		}
	}
	if (top == 0 && slope(&of, at[0]) <= 0)
		return at[0];
	if (top == GRID - 1 && slope(&of, at[top]) >= 0)
		return at[top];
	return climb(&of,
		(struct interval){at[top > 0 ? top - 1 : 0], at[top < GRID - 1 ? top + 1 : top]});
}

double eb_share(struct eb_group group, double mean, double kappa)
{
	double n = fmax(group.n, 0);

	return n + kappa > 0
		       ? (successes((struct eb_group){group.k, n}) + kappa * mean) / (n + kappa)
		       : mean;
}
