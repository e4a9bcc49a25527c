/* quantile.h - quantiles of the Beta and Gamma laws, for any parameter that counts of records can
 * reach. */
#ifndef ANALYSE_QUANTILE_H
#define ANALYSE_QUANTILE_H

/* The value below which a share `p` of Beta(a, b) lies, 0..1. p <= 0 gives 0, p >= 1 gives 1; a law
 * without a part (a <= 0 or b <= 0) is the point 0 or 1 (both: 0.5).
 * Formula: root of I_x(a, b) = p; where a and b both pass 200,000, mean and spread with the first
 * Cornish-Fisher term (within 1e-6 of the spread).
 * Source: Abramowitz & Stegun 26.5; Cornish & Fisher 1937.
 * Example: beta_quantile(0.95, 1, 1) = 0.95; beta_quantile(0.05, 2, 1) = sqrt(0.05). */
double beta_quantile(double p, double a, double b);

/* The value below which a share `p` of Gamma(shape, scale 1) lies. p <= 0 or shape <= 0 gives 0;
 * p >= 1 is not asked for (p is capped just below 1).
 * Formula: root of P(shape, x) = p; above shape 100,000 Wilson-Hilferty's cube (within 1e-7).
 * Source: Abramowitz & Stegun 26.4; Wilson & Hilferty 1931.
 * Example: gamma_quantile(0.975, 1) = -ln 0.025. */
double gamma_quantile(double p, double shape);

/* Probability that a standard normal value lies further from 0 than z, on both sides. */
double normal_two_sided(double z);

#endif
