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

struct survival survival_of(const struct life *lives, size_t n, struct arena *arena)
{
	struct survival survival = {.n = (int64_t)n};
	struct life *sorted = NEW_N(arena, struct life, n);
	double *entries = NEW_N(arena, double, n);
	size_t entered = 0;

	survival.steps.v = NEW_N(arena, struct survival_step, n);
	for (size_t i = 0; i < n; i++) {
		sorted[i] = lives[i];
		entries[i] = lives[i].entry;
	}
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
	double level, touched = -1;

	for (size_t i = 0; i < n; i++) {
		const struct survival_step *step = &survival->steps.v[i];

		if (!height(step, line, &level))
			continue;
		if (level < at - SAME)
			return touched >= 0 ? (touched + step->time) / 2 : step->time;
		if (level <= at + SAME && touched < 0)
			touched = step->time;
	}
	return touched >= 0 ? (touched + survival->steps.v[n - 1].time) / 2 : -1;
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

struct median median_of(const struct life *lives, size_t n, struct arena *scratch)
{
	struct survival survival = survival_of(lives, n, scratch);

	return n ? survival_quantile(&survival, 0.5) : (struct median){0};
}
