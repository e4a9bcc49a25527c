/* survival.c - how long things last when some of them last still (Kaplan-Meier, delayed entry). */
#include "analyse/survival.h"

#include <math.h>
#include <stdlib.h>

static const double Z95 = 1.959963984540054;
static const double SAME = 1.4901161193847656e-8; /* 2^-26: R's idea of the same probability */

enum line { LINE_SURVIVAL, LINE_LOW, LINE_HIGH };

static int by_time(const void *a, const void *b)
{
	const struct life *x = a, *y = b;

	return (x->time > y->time) - (x->time < y->time);
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void band(struct survival_step *step)
{
	double log_s = log(step->survival), half;

	step->banded = step->survival > 0 && step->survival < 1;
	if (!step->banded)
		return;
	half = Z95 * sqrt(step->variance) / log_s;
	step->low = exp(-exp(log(-log_s) - half));
	step->high = exp(-exp(log(-log_s) + half));
}

/* Carries the curve over one time: `before` is the step before it, or NULL. */
static struct survival_step step_on(const struct survival_step *before, struct survival_step step)
{
	double n = (double)step.at_risk, d = (double)step.ended;

	step.survival = before ? before->survival : 1;
	step.variance = before ? before->variance : 0;
	step.hazard = before ? before->hazard : 0;
	step.hazard_variance = before ? before->hazard_variance : 0;
	if (step.at_risk > 0) {
		step.hazard += d / n;
		step.hazard_variance += d / (n * n);
	}
	if (step.ended == step.at_risk && step.ended) {
		step.survival = 0;
		step.variance = 0;
	} else if (step.ended && step.survival > 0) {
		step.survival *= 1 - d / n;
		step.variance += d / (n * (n - d));
	}
	band(&step);
	return step;
}

struct survival survival_of(const struct life *lives, size_t all, struct arena *arena)
{
	struct survival survival = {0};
	struct life *sorted = NEW_N(arena, struct life, all);
	double *entries = NEW_N(arena, double, all);
	size_t entered = 0, n = 0;

	survival.steps.v = NEW_N(arena, struct survival_step, all);
	for (size_t i = 0; i < all; i++) {
		if (!(lives[i].entry < lives[i].time))
			continue;
		sorted[n] = lives[i];
		entries[n++] = lives[i].entry;
	}
	survival.n = (int64_t)n;
	qsort(sorted, n, sizeof *sorted, by_time);
	qsort(entries, n, sizeof *entries, by_value);
	for (size_t i = 0, next; i < n; i = next) {
		struct survival_step step = {.time = sorted[i].time};
		size_t k = survival.steps.n;

		while (entered < n && entries[entered] < step.time)
			entered++;
		step.at_risk = (int64_t)entered - (int64_t)i;
		for (next = i; next < n && sorted[next].time == step.time; next++)
			step.ended += sorted[next].ended;
		step.censored = (int64_t)(next - i) - step.ended;
		survival.events += step.ended;
		survival.steps.v[k] = step_on(k ? &survival.steps.v[k - 1] : NULL, step);
		survival.steps.n++;
	}
	return survival;
}

/* The height of a line after a step; false where it has none. */
static bool height(const struct survival_step *step, enum line line, double *out)
{
	if (line != LINE_SURVIVAL && !step->banded)
		return false;
	*out = line == LINE_SURVIVAL ? step->survival : line == LINE_LOW ? step->low : step->high;
	return true;
}

/* When the line falls below `at`, by the rule of the header; -1: never. */
static double crossing(const struct survival *survival, enum line line, double at)
{
	size_t n = survival->steps.n;
	double level, reached = -1, below = -1, highest_reached = -1, highest_below = -1;

	for (size_t i = 0; i < n; i++) {
		const struct survival_step *step = &survival->steps.v[i];

		if (!height(step, line, &level))
			continue;
		if (level <= at + SAME && level > highest_reached) {
			highest_reached = level;
			reached = step->time;
		}
		if (level < at - SAME && level > highest_below) {
			highest_below = level;
			below = step->time;
		}
	}
	if (reached < 0 || below >= 0)
		return below < 0 ? -1 : (reached + below) / 2;
	return (reached + survival->steps.v[n - 1].time) / 2;
}

struct median survival_quantile(const struct survival *survival, double ended_share)
{
	double at = 1 - ended_share, days = crossing(survival, LINE_SURVIVAL, at);

	return (struct median){
		.n = survival->n,
		.events = survival->events,
		.known = days >= 0,
		.days = fmax(days, 0),
		.low = crossing(survival, LINE_LOW, at),
		.high = crossing(survival, LINE_HIGH, at),
	};
}

struct survival_step survival_at(const struct survival *survival, double time)
{
	size_t low = 0, high = survival->steps.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (survival->steps.v[middle].time <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? survival->steps.v[low - 1] : (struct survival_step){.survival = 1};
}

int64_t at_risk_at(const struct life *lives, size_t n, double time)
{
	int64_t at_risk = 0;

	for (size_t i = 0; i < n; i++)
		at_risk += lives[i].entry < time && time <= lives[i].time;
	return at_risk;
}

struct restricted_mean survival_mean(const struct survival *survival, double tau)
{
	struct restricted_mean mean = {.known = survival->n > 0 && tau > 0, .tau = tau};
	double until = tau, area = 0, variance = 0;

	if (!mean.known)
		return mean;
	for (size_t i = survival->steps.n; i-- > 0;) {
		const struct survival_step *step = &survival->steps.v[i];
		double n = (double)step->at_risk, d = (double)step->ended;

		if (step->time > tau || step->time < 0)
			continue;
		area += step->survival * (until - step->time);
		until = step->time;
		if (step->ended < step->at_risk)
			variance += area * area * d / (n * (n - d));
	}
	mean.mean = area + until;
	mean.std_err = sqrt(variance);
	return mean;
}

struct median median_of(const struct life *lives, size_t n, struct arena *scratch)
{
	struct survival survival = survival_of(lives, n, scratch);

	return survival.n ? survival_quantile(&survival, 0.5) : (struct median){0};
}
