/* rate.c - shares and counts: their intervals, differences, ratios and trends. */
#include "analyse/rate.h"

#include "analyse/quantile.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static const double Z95 = 1.959963984540054;

enum { FEWEST_FOR_TREND = 5 };

struct rate rate_of(int64_t k, int64_t n)
{
	double size = (double)n, p, z2 = Z95 * Z95, mid, half, scale;

	if (n <= 0)
		return (struct rate){0};
	p = (double)k / size;
	scale = 1 + z2 / size;
	mid = p + z2 / (2 * size);
	half = Z95 * sqrt(p * (1 - p) / size + z2 / (4 * size * size));
	return (struct rate){
		.k = k,
		.n = n,
		.share = p,
		.low = k == 0 ? 0 : fmax(0, (mid - half) / scale),
		.high = k == n ? 1 : fmin(1, (mid + half) / scale),
	};
}

struct gap gap_of(struct rate own, struct rate others)
{
	struct gap gap = {.own = own, .others = others};

	if (own.n == 0 || others.n == 0)
		return gap;
	gap.known = true;
	gap.difference = own.share - others.share;
	gap.low = gap.difference - hypot(own.share - own.low, others.high - others.share);
	gap.high = gap.difference + hypot(own.high - own.share, others.share - others.low);
	return gap;
}

double rates_p(struct rate a, struct rate b)
{
	double n1 = (double)a.n, n2 = (double)b.n, pooled;

	if (a.n == 0 || b.n == 0 || a.k + b.k == 0 || a.k + b.k == a.n + b.n)
		return 1;
	pooled = (double)(a.k + b.k) / (n1 + n2);
	return normal_two_sided(
		(a.share - b.share) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)));
}

enum trend rates_trend(struct rate before, struct rate now, double alpha)
{
	if (before.n < FEWEST_FOR_TREND || now.n < FEWEST_FOR_TREND)
		return TREND_NONE;
	if (rates_p(before, now) >= alpha)
		return TREND_FLAT;
	return now.share > before.share ? TREND_UP : TREND_DOWN;
}

struct interval count_interval(double count)
{
	return (struct interval){
		.low = gamma_quantile(0.025, count),
		.high = gamma_quantile(0.975, fmax(count, 0) + 1),
	};
}

/* P(X >= k) of a Binomial(n, share), k and n perhaps fractions: k = 0 gives 1. */
static double binomial_at_least(double k, double n, double share)
{
	if (k <= 0)
		return 1;
	if (k > n)
		return 0;
	return gsl_cdf_beta_P(share, k, n - k + 1);
}

static double binomial_at_most(double k, double n, double share)
{
	return binomial_at_least(n - k, n, 1 - share);
}

static double odds(double share)
{
	return share / (1 - share);
}

struct rate_ratio rate_ratio_of(struct exposed before, struct exposed after)
{
	struct rate_ratio r = {.p = 1};
	double n = before.count + after.count, per, share;

	if (before.time <= 0 || after.time <= 0)
		return r;
	share = after.time / (before.time + after.time);
	r.p = fmin(1, 2 * fmin(binomial_at_most(after.count, n, share),
				  binomial_at_least(after.count, n, share)));
	if (before.count <= 0)
		return r;
	r.known = true;
	per = before.time / after.time;
	r.ratio = after.count / before.count * per;
	r.low = odds(beta_quantile(0.025, after.count, before.count + 1)) * per;
	r.high = odds(beta_quantile(0.975, after.count + 1, before.count)) * per;
	return r;
}

enum trend counts_trend(struct exposed before, struct exposed now, double alpha)
{
	if (before.time <= 0 || now.time <= 0 || before.count + now.count <= 0)
		return TREND_NONE;
	if (rate_ratio_of(before, now).p >= alpha)
		return TREND_FLAT;
	return now.count / now.time > before.count / before.time ? TREND_UP : TREND_DOWN;
}
