/* cox_times.c - at which of the times with events each row is at risk (inside the Cox model). */
#include "analyse/cox_times.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE = 1 << 14 };

static int by_stratum_and_time(const void *a, const void *b)
{
	const struct cox_time *x = a, *y = b;

	if (x->stratum != y->stratum)
		return x->stratum < y->stratum ? -1 : 1;
	return (x->time > y->time) - (x->time < y->time);
}

static bool same(struct cox_time a, struct cox_time b)
{
	return a.stratum == b.stratum && a.time == b.time;
}

static bool at_risk_ever(const struct cox_rows *rows, size_t i)
{
	return !rows->start || rows->start[i] < rows->stop[i];
}

static size_t cache_place(struct cox_time time)
{
	uint64_t bits;

	memcpy(&bits, &time.time, sizeof bits);
	bits = (bits ^ (uint64_t)(uint32_t)time.stratum << 17) * UINT64_C(0x9E3779B97F4A7C15);
	return (size_t)(bits >> 50) % CACHE;
}

/* Adds the block's event times to `into`; most that were seen just before are left out, since days
 * repeat and sorting them all would take longer than the rest. */
static size_t collect(const struct cox_rows *rows, uint32_t *cache, struct cox_time *into)
{
	size_t n = 0;

	memset(cache, 0, CACHE * sizeof *cache);
	for (size_t i = 0; i < rows->n; i++) {
		struct cox_time time = {0};
		uint32_t *seen;

		if (!rows->event[i] || !at_risk_ever(rows, i))
			continue;
		time.time = rows->stop[i] + 0.0; /* -0 is 0 */
		time.stratum = rows->stratum ? rows->stratum[i] : 0;
		seen = &cache[cache_place(time)];
		if (*seen && same(into[*seen - 1], time))
			continue;
		into[n++] = time;
		*seen = (uint32_t)n;
	}
	return n;
}

static size_t count_events(const struct cox_rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		n += rows->event[i];
	return n;
}

static uint32_t cell_of(const struct cox_stratum *stratum, double time)
{
	double cell = (time - stratum->origin) * stratum->scale;

	return cell < stratum->cells ? (uint32_t)cell : stratum->cells - 1;
}

/* Lays the grid over the times v[from] … v[to - 1] of one stratum. */
static struct cox_stratum stratum_of(
	const struct cox_time *v, uint32_t from, uint32_t to, struct arena *arena)
{
	struct cox_stratum stratum = {.label = v[from].stratum, .from = from, .to = to};
	double length = v[to - 1].time - v[from].time;
	uint32_t *before;

	stratum.cells = 2 * (to - from);
	stratum.origin = v[from].time;
	stratum.scale = length > 0 ? stratum.cells / length : 0;
	before = NEW_N(arena, uint32_t, stratum.cells + 1);
	for (uint32_t k = from; k < to; k++)
		before[cell_of(&stratum, v[k].time) + 1]++;
	before[0] = from;
	for (uint32_t c = 0; c < stratum.cells; c++)
		before[c + 1] += before[c];
	stratum.before = before;
	return stratum;
}

static void find_strata(struct cox_times *times, struct arena *arena)
{
	size_t n = 0;

	for (uint32_t k = 0; k < times->n; k++)
		n += !k || times->v[k].stratum != times->v[k - 1].stratum;
	times->strata.v = NEW_N(arena, struct cox_stratum, n);
	for (uint32_t k = 0, to; k < times->n; k = to) {
		for (to = k; to < times->n && times->v[to].stratum == times->v[k].stratum; to++)
			;
		times->strata.v[times->strata.n++] = stratum_of(times->v, k, to, arena);
	}
}

struct cox_times cox_times_of(struct cox_blocks blocks, struct arena *arena)
{
	uint32_t *cache = NEW_N(arena, uint32_t, CACHE);
	struct cox_times times = {0};
	size_t n = 0, events = 0;

	for (size_t b = 0; b < blocks.n; b++)
		events += count_events(&blocks.v[b]);
	times.v = NEW_N(arena, struct cox_time, events);
	for (size_t b = 0; b < blocks.n; b++)
		n += collect(&blocks.v[b], cache, times.v + n);
	qsort(times.v, n, sizeof *times.v, by_stratum_and_time);
	for (size_t i = 0; i < n; i++)
		if (!i || !same(times.v[i], times.v[times.n - 1]))
			times.v[times.n++] = times.v[i];
	find_strata(&times, arena);
	return times;
}

/* How many of the stratum's times, and all times before it, are at or before `time`. */
static uint32_t times_until(
	const struct cox_times *times, const struct cox_stratum *stratum, double time)
{
	uint32_t low, high, cell;

	if (time < stratum->origin)
		return stratum->from;
	if (time >= times->v[stratum->to - 1].time)
		return stratum->to;
	cell = cell_of(stratum, time);
	low = stratum->before[cell];
	high = stratum->before[cell + 1];
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (times->v[middle].time <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* NULL where the stratum has no events. */
static const struct cox_stratum *stratum_find(const struct cox_times *times, int32_t label)
{
	size_t low = 0, high = times->strata.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (times->strata.v[middle].label < label)
			low = middle + 1;
		else
			high = middle;
	}
	return low < times->strata.n && times->strata.v[low].label == label ? &times->strata.v[low]
									    : NULL;
}

/* False where the row is at risk at no time. */
static bool span_of(
	const struct cox_rows *rows, size_t i, const struct cox_times *times, struct cox_span *out)
{
	const struct cox_stratum *stratum = times->strata.v;
	uint32_t first, end;

	if (!at_risk_ever(rows, i))
		return false;
	if (times->strata.n != 1 || (rows->stratum && rows->stratum[i] != stratum->label))
		stratum = stratum_find(times, rows->stratum ? rows->stratum[i] : 0);
	if (!stratum)
		return false;
	first = rows->start ? times_until(times, stratum, rows->start[i]) : stratum->from;
	end = times_until(times, stratum, rows->stop[i]);
	*out = (struct cox_span){(uint32_t)i, first, end - 1};
	return first < end;
}

static int level_of(const struct cox_times *times, const struct cox_span *span)
{
	uint32_t apart = span->first ^ span->last;
	bool whole =
		!span->first || times->v[span->first - 1].stratum != times->v[span->first].stratum;

	if (whole)
		return COX_WHOLE;
	return apart ? COX_ONE + 32 - __builtin_clz(apart) : COX_ONE;
}

struct cox_spans cox_spans_of(
	const struct cox_rows *rows, const struct cox_times *times, struct arena *arena)
{
	struct cox_spans spans = {0};
	struct cox_span *found = NEW_N(arena, struct cox_span, rows->n);
	size_t n = 0, at[COX_LEVELS];

	for (size_t i = 0; i < rows->n; i++)
		if (span_of(rows, i, times, &found[n]))
			spans.from[level_of(times, &found[n++]) + 1]++;
	for (int level = 0; level < COX_LEVELS; level++) {
		at[level] = spans.from[level];
		spans.from[level + 1] += spans.from[level];
	}
	spans.v = NEW_N(arena, struct cox_span, n + COX_SPARE);
	for (size_t i = 0; i < n; i++)
		spans.v[at[level_of(times, &found[i])]++] = found[i];
	return spans;
}

/* Whether the walk from time k to its neighbour stays within a run of the level. Left parts (bit
 * clear) end, right parts (bit set) begin at the border between the two. */
static bool joined(const struct cox_times *times, int level, uint32_t k)
{
	if (level == COX_WHOLE)
		return times->v[k].stratum == times->v[k + 1].stratum;
	return level > COX_ONE && k >> (level - COX_ONE - 1) == (k + 1) >> (level - COX_ONE - 1);
}

static bool is_left(int level, uint32_t k)
{
	return level > COX_ONE && !(k >> (level - COX_ONE - 1) & 1);
}

static void add(double *to, const double *from, size_t width)
{
	for (size_t j = 0; j < width; j++)
		to[j] += from[j];
}

void cox_level_gather(const struct cox_times *times, int level, struct cox_table table)
{
	size_t width = table.width;

	if (level == COX_ONE || !times->n)
		return;
	for (uint32_t k = 0; k + 1 < times->n; k++)
		if (is_left(level, k) && joined(times, level, k))
			add(table.v + (k + 1) * width, table.v + k * width, width);
	for (uint32_t k = times->n - 1; k-- > 0;)
		if (!is_left(level, k) && joined(times, level, k))
			add(table.v + k * width, table.v + (k + 1) * width, width);
}

void cox_level_reach(const struct cox_times *times, int level, const double *h, double *reach)
{
	memcpy(reach, h, times->n * sizeof *reach);
	if (level == COX_ONE || !times->n)
		return;
	for (uint32_t k = 0; k + 1 < times->n; k++)
		if (!is_left(level, k) && joined(times, level, k))
			reach[k + 1] += reach[k];
	for (uint32_t k = times->n - 1; k-- > 0;)
		if (is_left(level, k) && joined(times, level, k))
			reach[k] += reach[k + 1];
}
