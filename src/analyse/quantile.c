/* quantile.c - quantiles of the Beta and Gamma laws, for any parameter that counts of records can
 * reach.
 *
 * GSL's own inverses give up (and end the program) for parameters such as Beta(10, 100000), so only
 * its distribution functions are used here. The root is sought on the logarithm of the smaller tail
 * against the logit (Beta) or logarithm (Gamma) of x: that curve is concave, so Newton's steps can
 * overshoot to one side only and then close in. */
#include "analyse/quantile.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MOST_STEPS = 200 };

static const double FURTHEST = 700; /* exp() of more leaves the range of double */

/* One tail of a law as a function of y = logit x or ln x. */
struct tail {
	double a, b;     /* b unused for Gamma */
	double log_norm; /* ln of the density's constant */
	double target;   /* ln of the probability that is sought */
	double (*at)(const struct tail *tail, double y, double *log_density);
};

static double log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

/* Steps from y to the point where ln of the tail is the target; `rising` says which way it grows.
 */
static double tail_solve(const struct tail *tail, double y, double rising)
{
	double step_most = 50;

	for (int i = 0; i < MOST_STEPS; i++) {
		double log_density, p = tail->at(tail, y, &log_density), step;

		if (p > 0)
			step = -rising * (log(p) - tail->target) *
			       exp(fmin(log(p) - log_density, FURTHEST));
		else
			step = rising;
		step = fmax(fmin(step, step_most), -step_most);
		y += step;
		if (fabs(y) >= FURTHEST)
			return copysign(FURTHEST, y);
		if (fabs(step) <= 1e-12 * fmax(fabs(y), 1)) /* the next would be its square */
			break;
		if (i > 50)
			step_most *= 0.5; /* the last digits may go to and fro for ever */
	}
	return y;
}

static double beta_tail(const struct tail *tail, double y, double *log_density)
{
	double x = 1 / (1 + exp(-y));

	*log_density = -tail->a * log1p(exp(-y)) - tail->b * log1p(exp(y)) - tail->log_norm;
	return gsl_cdf_beta_P(x, tail->a, tail->b);
}

static double skewed_normal(double z, double skewness)
{
	return z + skewness * (z * z - 1) / 6;
}

static double beta_quantile_large(double p, double a, double b)
{
	double n = a + b, mean = a / n, spread = sqrt(mean * (1 - mean) / (n + 1));
	double skewness = 2 * (b - a) * sqrt(n + 1) / ((n + 2) * sqrt(a * b));
	double x = mean + spread * skewed_normal(gsl_cdf_ugaussian_Pinv(p), skewness);

	return fmax(0, fmin(1, x));
}

double beta_quantile(double p, double a, double b)
{
	struct tail tail = {.a = a, .b = b, .at = beta_tail};
	double y;

	if (a <= 0 || b <= 0)
		return a > 0 ? 1 : b > 0 ? 0 : 0.5;
	if (p <= 0 || p >= 1)
		return p <= 0 ? 0 : 1;
	if (a > 2e5 && b > 2e5)
		return beta_quantile_large(p, a, b);
	if (p > 0.5)
		return 1 - beta_quantile(1 - p, b, a);
	tail.target = log(p);
	tail.log_norm = log_gamma(a) + log_gamma(b) - log_gamma(a + b);
	y = tail_solve(&tail, log(a / b), 1);
	return y <= -FURTHEST ? 0 : 1 / (1 + exp(-y));
}

static double gamma_low_tail(const struct tail *tail, double y, double *log_density)
{
	*log_density = tail->a * y - exp(y) - tail->log_norm;
	return gsl_cdf_gamma_P(exp(y), tail->a, 1);
}

static double gamma_high_tail(const struct tail *tail, double y, double *log_density)
{
	*log_density = tail->a * y - exp(y) - tail->log_norm;
	return gsl_cdf_gamma_Q(exp(y), tail->a, 1);
}

static double gamma_quantile_large(double p, double shape)
{
	double v = 1 / (9 * shape);
	double root = 1 - v + gsl_cdf_ugaussian_Pinv(p) * sqrt(v);

	return shape * root * root * root;
}

double gamma_quantile(double p, double shape)
{
	struct tail tail = {.a = shape, .log_norm = shape > 0 ? log_gamma(shape) : 0};

	if (p <= 0 || shape <= 0)
		return 0;
	p = fmin(p, 1 - 1e-15);
	if (shape > 1e5) /* GSL ends the program soon after */
		return gamma_quantile_large(p, shape);
	if (p <= 0.5) {
		tail.at = gamma_low_tail;
		tail.target = log(p);
		return exp(tail_solve(&tail, log(shape), 1));
	}
	tail.at = gamma_high_tail;
	tail.target = log1p(-p);
	return exp(tail_solve(&tail, log(shape), -1));
}

double normal_two_sided(double z)
{
	return erfc(fabs(z) / sqrt(2));
}
