/* concordance.c - how often a score puts the one who ended sooner above the one who lasted longer.
 *
 * One walk over time, backwards: rows come in at their stop and go out at their start, so that each
 * event meets those at risk. Two trees of partial sums over the ranks of the scores (Fenwick 1994)
 * count, in log n, whom an event beats and by which events a row was beaten between coming and
 * going. */
#include "analyse/concordance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct key {
	double value;
	int32_t stratum;
	uint32_t row;
};

/* Counts by rank 1 … n. */
struct tree {
	int64_t *v, all;
	uint32_t n;
};

/* How many scores are below and the same as one's, and in all. */
struct standing {
	int64_t below, same, all;
};

struct walk {
	const struct scored_rows *rows;
	uint32_t *rank;              /* of each row's score, from 1 */
	struct key *stops, *starts;  /* by stratum, latest first */
	struct tree at_risk, events; /* events: those passed so far */
	bool *in;
	int64_t *won, *met; /* of each row: twice the concordant, and all of its pairs */
	int64_t concordant, tied, pairs;
};

static int latest_first(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->stratum != y->stratum)
		return x->stratum < y->stratum ? -1 : 1;
	return (x->value < y->value) - (x->value > y->value);
}

/* Rows of each stratum, latest value first; values NULL: all -infinity. Owner: the arena. */
static struct key *sorted(
	const struct scored_rows *rows, const double *values, bool strata, struct arena *arena)
{
	struct key *keys = NEW_N(arena, struct key, rows->n);

	for (size_t i = 0; i < rows->n; i++)
		keys[i] = (struct key){
			values ? values[i] : -INFINITY,
			strata && rows->stratum ? rows->stratum[i] : 0,
			(uint32_t)i,
		};
	if (values || strata)
		qsort(keys, rows->n, sizeof *keys, latest_first);
	return keys;
}

static struct tree tree_new(uint32_t n, struct arena *arena)
{
	return (struct tree){.v = NEW_N(arena, int64_t, (size_t)n + 1), .n = n};
}

static void tree_add(struct tree *tree, uint32_t rank, int64_t count)
{
	tree->all += count;
	for (; rank <= tree->n; rank += rank & -rank)
		tree->v[rank] += count;
}

static int64_t tree_until(const struct tree *tree, uint32_t rank)
{
	int64_t sum = 0;

	for (; rank; rank -= rank & -rank)
		sum += tree->v[rank];
	return sum;
}

static struct standing stand(const struct tree *tree, uint32_t rank)
{
	int64_t below = tree_until(tree, rank - 1);

	return (struct standing){below, tree_until(tree, rank) - below, tree->all};
}

/* Equal scores share a rank. */
static uint32_t find_ranks(struct walk *walk, struct arena *arena)
{
	const struct key *keys = sorted(walk->rows, walk->rows->score, false, arena);
	uint32_t rank = 0;

	walk->rank = NEW_N(arena, uint32_t, walk->rows->n);
	for (size_t i = walk->rows->n; i-- > 0;) {
		if (i + 1 == walk->rows->n || keys[i].value > keys[i + 1].value)
			rank++;
		walk->rank[keys[i].row] = rank;
	}
	return rank;
}

/* Takes the events passed so far off (sign -1, coming) or on (sign 1, going) the row's counts, so
 * that those in between remain. */
static void settle(struct walk *walk, uint32_t row, int sign)
{
	struct standing s = stand(&walk->events, walk->rank[row]);

	walk->won[row] += sign * (2 * (s.all - s.below - s.same) + s.same);
	walk->met[row] += sign * s.all;
}

static void come(struct walk *walk, uint32_t row)
{
	if (walk->rows->start && walk->rows->start[row] >= walk->rows->stop[row])
		return;
	walk->in[row] = true;
	tree_add(&walk->at_risk, walk->rank[row], 1);
	settle(walk, row, -1);
}

static void go(struct walk *walk, uint32_t row)
{
	if (!walk->in[row])
		return;
	walk->in[row] = false;
	tree_add(&walk->at_risk, walk->rank[row], -1);
	settle(walk, row, 1);
}

static bool ends(const struct walk *walk, uint32_t row)
{
	return walk->rows->event[row] &&
	       !(walk->rows->start && walk->rows->start[row] >= walk->rows->stop[row]);
}

static void meet(struct walk *walk, uint32_t row)
{
	struct standing s = stand(&walk->at_risk, walk->rank[row]);

	walk->won[row] += 2 * s.below + s.same;
	walk->met[row] += s.all;
	walk->concordant += s.below;
	walk->tied += s.same;
	walk->pairs += s.all;
}

/* The rows that stop at one time, keys from … to - 1. Those left at that time are there still when
 * the others end; those that end don't meet each other. */
static void pass_time(struct walk *walk, size_t from, size_t to)
{
	const struct key *keys = walk->stops;

	for (size_t i = from; i < to; i++)
		if (!walk->rows->event[keys[i].row])
			come(walk, keys[i].row);
	for (size_t i = from; i < to; i++)
		if (ends(walk, keys[i].row))
			meet(walk, keys[i].row);
	for (size_t i = from; i < to; i++)
		if (ends(walk, keys[i].row))
			tree_add(&walk->events, walk->rank[keys[i].row], 1);
	for (size_t i = from; i < to; i++)
		if (walk->rows->event[keys[i].row])
			come(walk, keys[i].row);
}

static void pass_stratum(struct walk *walk, size_t from, size_t to)
{
	size_t gone = from, next;

	for (size_t i = from; i < to; i = next) {
		double time = walk->stops[i].value;

		for (next = i; next < to && walk->stops[next].value == time; next++)
			;
		for (; gone < to && walk->starts[gone].value >= time; gone++)
			go(walk, walk->starts[gone].row);
		pass_time(walk, i, next);
	}
	for (; gone < to; gone++)
		go(walk, walk->starts[gone].row);
	for (size_t i = from; i < to; i++)
		if (ends(walk, walk->stops[i].row))
			tree_add(&walk->events, walk->rank[walk->stops[i].row], -1);
}

static bool usable(const struct scored_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (isnan(rows->stop[i]) || isnan(rows->score[i]) ||
			(rows->start && isnan(rows->start[i])))
			return false;
	return true;
}

static struct concordance result(const struct walk *walk, double *parts)
{
	struct concordance c = {
		.known = walk->pairs > 0,
		.concordant = walk->concordant,
		.discordant = walk->pairs - walk->concordant - walk->tied,
		.tied = walk->tied,
	};
	double pairs = (double)walk->pairs, sum = 0;

	if (!c.known)
		return c;
	c.c = ((double)c.concordant + (double)c.tied / 2) / pairs;
	for (size_t i = 0; i < walk->rows->n; i++) {
		parts[i] = ((double)walk->won[i] / 2 - c.c * (double)walk->met[i]) / pairs;
		sum += parts[i] * parts[i];
	}
	c.se = sqrt(sum);
	return c;
}

struct concordance concordance_parts(
	const struct scored_rows *rows, double *parts, struct arena *scratch)
{
	struct walk walk = {.rows = rows};
	uint32_t ranks;

	if (rows->n)
		memset(parts, 0, rows->n * sizeof *parts);
	if (!usable(rows))
		return (struct concordance){0};
	ranks = find_ranks(&walk, scratch);
	walk.stops = sorted(rows, rows->stop, true, scratch);
	walk.starts = sorted(rows, rows->start, true, scratch);
	walk.at_risk = tree_new(ranks, scratch);
	walk.events = tree_new(ranks, scratch);
	walk.in = NEW_N(scratch, bool, rows->n);
	walk.won = NEW_N(scratch, int64_t, rows->n);
	walk.met = NEW_N(scratch, int64_t, rows->n);
	for (size_t i = 0, to; i < rows->n; i = to) {
		for (to = i; to < rows->n && walk.stops[to].stratum == walk.stops[i].stratum; to++)
			;
		pass_stratum(&walk, i, to);
	}
	return result(&walk, parts);
}

struct concordance concordance_of(const struct scored_rows *rows, struct arena *scratch)
{
	return concordance_parts(rows, NEW_N(scratch, double, rows->n), scratch);
}
