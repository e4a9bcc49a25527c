/* brier.c - how well a forecast of lasting came true, where some were not seen to the end. */
#include "analyse/brier.h"

#include <math.h>
#include <stdlib.h>

/* One of the forecast: what was foretold, and the weight of what came. */
struct judged {
	double time, foretold, weight;
	bool ended, by; /* by: ended by the horizon */
};

static int by_time(const void *a, const void *b)
{
	const struct judged *x = a, *y = b;

	return (x->time > y->time) - (x->time < y->time);
}

static int by_foretold(const void *a, const void *b)
{
	const struct judged *x = a, *y = b;

	return (x->foretold > y->foretold) - (x->foretold < y->foretold);
}

/* Gives each its weight 1/G; false where nobody is watched at the horizon any more. */
static bool weigh(struct judged *rows, size_t n, double horizon)
{
	double watched = 1;

	for (size_t i = 0, next; i < n; i = next) {
		double ended = 0, at_risk = (double)(n - i), unseen;

		if (rows[i].time > horizon)
			break;
		for (next = i; next < n && rows[next].time == rows[i].time; next++)
			ended += rows[next].ended;
		for (size_t j = i; j < next; j++)
			rows[j].weight = rows[j].ended ? 1 / watched : 0;
		unseen = (double)(next - i) - ended;
		if (unseen > 0)
			watched *= 1 - unseen / (at_risk - ended);
	}
	for (size_t i = 0; i < n; i++)
		if (rows[i].time > horizon)
			rows[i].weight = watched > 0 ? 1 / watched : 0;
	return watched > 0;
}

/* Of all pairs of one that ended and one that lasted, those foretold in that order; ties half. */
static void rank(struct judged *rows, size_t n, struct brier *brier)
{
	double ended = 0, lasted = 0, right = 0;

	qsort(rows, n, sizeof *rows, by_foretold);
	for (size_t i = 0, next; i < n; i = next) {
		double here_ended = 0, here_lasted = 0;

		for (next = i; next < n && rows[next].foretold == rows[i].foretold; next++) {
			if (rows[next].by)
				here_ended += rows[next].weight;
			else
				here_lasted += rows[next].weight;
		}
		right += here_lasted * (ended + here_ended / 2);
		ended += here_ended;
		lasted += here_lasted;
	}
	brier->ranked = ended > 0 && lasted > 0;
	brier->auc = brier->ranked ? right / (ended * lasted) : 0;
}

static void add(struct brier *brier, const struct judged *row, double horizon)
{
	double missed = row->by ? row->foretold : 1 - row->foretold;

	brier->ended += row->by;
	brier->lasted += row->time > horizon;
	brier->score += row->weight * missed * missed;
	brier->weights += row->weight;
	if (row->by)
		brier->ended_share += row->weight;
}

struct brier brier_of(const struct forecast *forecast, struct arena *scratch)
{
	size_t n = forecast->n;
	struct brier brier = {.n = (int64_t)n};
	struct judged *rows = NEW_N(scratch, struct judged, n);

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct judged){.time = forecast->lives[i].time,
			.foretold = forecast->survival[i],
			.ended = forecast->lives[i].ended,
			.by = forecast->lives[i].ended &&
			      forecast->lives[i].time <= forecast->horizon};
	qsort(rows, n, sizeof *rows, by_time);
	brier.known = n > 0 && weigh(rows, n, forecast->horizon);
	if (!brier.known)
		return brier;
	for (size_t i = 0; i < n; i++)
		add(&brier, &rows[i], forecast->horizon);
	brier.lost = brier.n - brier.ended - brier.lasted;
	brier.score /= (double)n;
	brier.weights /= (double)n;
	brier.ended_share /= (double)n;
	rank(rows, n, &brier);
	return brier;
}
