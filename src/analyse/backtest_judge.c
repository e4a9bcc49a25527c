/* backtest_judge.c - what was foretold held against what came. */
#include "analyse/backtest_judge.h"

#include "analyse/concordance.h"
#include "analyse/rate.h"

#include <math.h>
#include <stdlib.h>

static const double Z95 = 1.959963984540054;

/* Which of the scores; both stand in each row. */
enum way { LEARNED, START };

static double chance_of(const struct foretold *row, enum way way)
{
	return way == LEARNED ? row->risk : row->start;
}

static double came(const struct foretold *row)
{
	return row->end != DAY_NONE;
}

/* Root of the sum, over accounts, of the squared sums of what their rows add. */
static double error_of(const struct foretold_rows *rows, const double *parts, struct arena *scratch)
{
	double *sums = NEW_N(scratch, double, rows->accounts), sum = 0;

	for (size_t i = 0; i < rows->n; i++)
		sums[rows->v[i].account] += parts[i];
	for (size_t i = 0; i < rows->accounts; i++)
		sum += sums[i] * sums[i];
	return sqrt(sum);
}

static struct estimate with_error(double value, double se)
{
	return (struct estimate){true, value, value - Z95 * se, value + Z95 * se};
}

/* Parts: of n, what each row adds to c. */
static struct concordance concord(
	const struct foretold_rows *rows, enum way way, double *parts, struct arena *scratch)
{
	double *stop = NEW_N(scratch, double, rows->n), *score = NEW_N(scratch, double, rows->n);
	int32_t *stratum = NEW_N(scratch, int32_t, rows->n);
	bool *event = NEW_N(scratch, bool, rows->n);
	struct scored_rows scored = {
		.n = rows->n, .stop = stop, .event = event, .stratum = stratum, .score = score};

	for (size_t i = 0; i < rows->n; i++) {
		const struct foretold *row = &rows->v[i];

		event[i] = row->end != DAY_NONE;
		stop[i] = event[i] ? row->end - rows->ons[row->quarter] : BACKTEST_DAYS;
		stratum[i] = (int32_t)row->quarter;
		score[i] = chance_of(row, way);
	}
	return concordance_parts(&scored, parts, scratch);
}

static struct estimate find_c(const struct foretold_rows *rows, enum way way, struct arena *scratch)
{
	double *parts = NEW_N(scratch, double, rows->n);
	struct concordance c = concord(rows, way, parts, scratch);
	struct estimate estimate;

	if (!c.known)
		return (struct estimate){0};
	estimate = with_error(c.c, error_of(rows, parts, scratch));
	estimate.low = fmax(estimate.low, 0);
	estimate.high = fmin(estimate.high, 1);
	return estimate;
}

static double squared(double chance, const struct foretold *row)
{
	return (chance - came(row)) * (chance - came(row));
}

static double constant_brier(const struct foretold_rows *rows)
{
	double sum = 0;

	for (size_t i = 0; i < rows->n; i++)
		sum += squared(rows->v[i].constant, &rows->v[i]);
	return sum / (double)rows->n;
}

static void find_skill(const struct foretold_rows *rows, enum way way, struct scoring *scoring,
	struct arena *scratch)
{
	double *parts = NEW_N(scratch, double, rows->n), n = (double)rows->n;
	double nothing = constant_brier(rows), ratio;

	for (size_t i = 0; i < rows->n; i++)
		scoring->brier += squared(chance_of(&rows->v[i], way), &rows->v[i]) / n;
	if (!(nothing > 0))
		return;
	ratio = scoring->brier / nothing;
	for (size_t i = 0; i < rows->n; i++) {
		const struct foretold *row = &rows->v[i];

		parts[i] =
			(ratio * squared(row->constant, row) - squared(chance_of(row, way), row)) /
			(n * nothing);
	}
	scoring->skill = with_error(1 - ratio, error_of(rows, parts, scratch));
}

struct ranked {
	double chance;
	uint32_t quarter, row;
	bool left;
};

static struct ranked *rank(const struct foretold_rows *rows, enum way way, struct arena *scratch)
{
	struct ranked *ranked = NEW_N(scratch, struct ranked, rows->n);

	for (size_t i = 0; i < rows->n; i++)
		ranked[i] = (struct ranked){chance_of(&rows->v[i], way), rows->v[i].quarter,
			(uint32_t)i, rows->v[i].end != DAY_NONE};
	return ranked;
}

/* By quarter, most risk first; of one risk those that stayed first. */
static int most_first(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->quarter != y->quarter)
		return x->quarter < y->quarter ? -1 : 1;
	if (x->chance != y->chance)
		return x->chance > y->chance ? -1 : 1;
	return x->left - y->left;
}

static struct rate top_tenth(const struct foretold_rows *rows, enum way way, struct arena *scratch)
{
	struct ranked *ranked = rank(rows, way, scratch);
	int64_t left = 0, top = 0;

	qsort(ranked, rows->n, sizeof *ranked, most_first);
	for (size_t from = 0, to; from < rows->n; from = to) {
		size_t tenth;

		for (to = from; to < rows->n && ranked[to].quarter == ranked[from].quarter; to++)
			left += ranked[to].left;
		tenth = (to - from + 9) / 10;
		for (size_t i = from; i < from + tenth; i++)
			top += ranked[i].left;
	}
	return rate_of(top, left);
}

static struct scoring score(const struct foretold_rows *rows, enum way way)
{
	struct arena *scratch = arena_new();
	struct scoring scoring = {
		.c = find_c(rows, way, scratch), .top = top_tenth(rows, way, scratch)};

	find_skill(rows, way, &scoring, scratch);
	arena_free(scratch);
	return scoring;
}

/* Least risk first; of one risk in the order of the rows. */
static int least_first(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->chance != y->chance)
		return x->chance < y->chance ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void calibrate(const struct foretold_rows *rows, struct calibration *groups)
{
	struct arena *scratch = arena_new();
	struct ranked *ranked = rank(rows, LEARNED, scratch);
	size_t from = 0;

	qsort(ranked, rows->n, sizeof *ranked, least_first);
	for (size_t group = 0; group < BACKTEST_GROUPS; group++) {
		size_t to = rows->n * (group + 1) / BACKTEST_GROUPS;
		int64_t left = 0;
		double sum = 0;

		for (size_t i = from; i < to; i++) {
			sum += ranked[i].chance;
			left += ranked[i].left;
		}
		groups[group].foretold = to > from ? sum / (double)(to - from) : 0;
		groups[group].came = rate_of(left, (int64_t)(to - from));
		from = to;
	}
	arena_free(scratch);
}

static void count_states(const struct foretold_rows *rows, struct rate *states)
{
	int64_t n[RISK_STATES] = {0}, left[RISK_STATES] = {0};

	for (size_t i = 0; i < rows->n; i++) {
		n[rows->v[i].state]++;
		left[rows->v[i].state] += rows->v[i].end != DAY_NONE;
	}
	for (int i = 0; i < RISK_STATES; i++)
		states[i] = rate_of(left[i], n[i]);
}

struct held judge(const struct foretold_rows *rows)
{
	struct held held = {.on = DAY_NONE, .n = (int64_t)rows->n};

	if (rows->n == 0)
		return held;
	for (size_t i = 0; i < rows->n; i++) {
		held.left += rows->v[i].end != DAY_NONE;
		held.expected += rows->v[i].risk;
		held.constant += rows->v[i].constant / (double)rows->n;
	}
	held.on = rows->ons[rows->v[rows->n - 1].quarter];
	held.brier = constant_brier(rows);
	held.learned = score(rows, LEARNED);
	held.start = score(rows, START);
	calibrate(rows, held.groups);
	count_states(rows, held.states);
	return held;
}

struct estimate judge_gain(const struct foretold_rows *rows)
{
	struct arena *scratch = arena_new();
	double *learned = NEW_N(scratch, double, rows->n), *start = NEW_N(scratch, double, rows->n);
	struct concordance a = concord(rows, LEARNED, learned, scratch);
	struct concordance b = concord(rows, START, start, scratch);
	struct estimate gain = {0};

	for (size_t i = 0; i < rows->n; i++)
		learned[i] -= start[i];
	if (a.known && b.known)
		gain = with_error(a.c - b.c, error_of(rows, learned, scratch));
	arena_free(scratch);
	return gain;
}
