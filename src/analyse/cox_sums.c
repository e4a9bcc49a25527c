/* cox_sums.c - the sums of a Cox model at given coefficients (inside the Cox model). */
#include "analyse/cox_sums.h"

#include <math.h>
#include <string.h>

enum { SOON = COX_SPARE }; /* spans ahead */

static const double MOST = 1e100; /* squares and their sums stay finite */

static bool usable(const double *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(fabs(v[i]) <= MOST))
			return false;
	return true;
}

static bool rows_usable(const struct cox_rows *rows, size_t p)
{
	if (!usable(rows->stop, rows->n) || !usable(rows->x, rows->n * p))
		return false;
	for (size_t i = 0; rows->start && i < rows->n; i++)
		if (!(rows->start[i] <= MOST)) /* -INFINITY: from the beginning */
			return false;
	for (size_t i = 0; rows->weight && i < rows->n; i++)
		if (!(rows->weight[i] > 0 && rows->weight[i] <= MOST))
			return false;
	return true;
}

static void find_spans(struct cox_sums *sums, struct arena *arena)
{
	sums->times = cox_times_of(sums->blocks, arena);
	sums->tied_n = NEW_N(arena, int64_t, sums->times.n);
	sums->spans = NEW_N(arena, struct cox_spans, sums->blocks.n);
	sums->risk = NEW_N(arena, double *, sums->blocks.n);
	for (size_t b = 0; b < sums->blocks.n; b++) {
		const struct cox_rows *rows = &sums->blocks.v[b];
		struct cox_spans spans = cox_spans_of(rows, &sums->times, arena);

		for (size_t s = 0; s < spans.from[COX_LEVELS]; s++)
			if (rows->event[spans.v[s].row])
				sums->tied_n[spans.v[s].last]++;
		sums->spans[b] = spans;
		sums->risk[b] = NEW_N(arena, double, spans.from[COX_LEVELS]);
	}
	for (uint32_t k = 0; k < sums->times.n; k++)
		sums->events += sums->tied_n[k];
}

/* Σ (x - centre) and Σ (x - centre)² of every covariate, and the greatest |x - centre|, with the
 * first row as centre. Rows that are at risk at no event have no say. */
static void sum_covariates(
	const struct cox_sums *sums, double *restrict sum, double *restrict squares)
{
	size_t p = sums->model->p;
	double *restrict reaches = sums->reaches, *restrict centre = sums->centre;
	bool first = true;

	for (size_t b = 0; b < sums->blocks.n; b++) {
		const struct cox_spans *spans = &sums->spans[b];

		for (size_t s = 0; s < spans->from[COX_LEVELS]; s++) {
			const double *x = sums->blocks.v[b].x + (size_t)spans->v[s].row * p;

			for (size_t j = 0; j < p && first; j++)
				centre[j] = x[j];
			first = false;
			for (size_t j = 0; j < p; j++) {
				double z = x[j] - centre[j], far = fabs(z);

				sum[j] += z;
				squares[j] += z * z;
				reaches[j] = far > reaches[j] ? far : reaches[j];
			}
		}
	}
}

static void find_centre(struct cox_sums *sums, struct arena *arena)
{
	size_t p = sums->model->p;
	double *sum = NEW_N(arena, double, p), *squares = NEW_N(arena, double, p);
	double n = 0;

	sums->centre = NEW_N(arena, double, p);
	sums->spread = NEW_N(arena, double, p);
	sums->reaches = NEW_N(arena, double, p);
	for (size_t b = 0; b < sums->blocks.n; b++)
		n += (double)sums->spans[b].from[COX_LEVELS];
	sum_covariates(sums, sum, squares);
	for (size_t j = 0; j < p && n > 0; j++) {
		double mean = sum[j] / n;

		sums->centre[j] += mean;
		sums->reaches[j] += fabs(mean);
		sums->spread[j] = sqrt(fmax(squares[j] / n - mean * mean, 0));
	}
}

bool cox_sums_ready(struct cox_sums *sums, const struct cox_model *model, struct cox_blocks blocks,
	struct arena *arena)
{
	size_t p = model->p, n, width = (p + COX_LANES) / COX_LANES * COX_LANES;

	*sums = (struct cox_sums){.model = model, .blocks = blocks, .width = width};
	for (size_t b = 0; b < blocks.n; b++) {
		if (!rows_usable(&blocks.v[b], p))
			return false;
		sums->n += (int64_t)blocks.v[b].n;
	}
	find_spans(sums, arena);
	find_centre(sums, arena);
	n = sums->times.n;
	sums->all = NEW_N(arena, double, n *width);
	sums->tied = NEW_N(arena, double, n *width);
	sums->part = NEW_N(arena, double, n *width);
	sums->tied_weight = NEW_N(arena, double, n);
	sums->ties = NEW_N(arena, struct cox_tie, n);
	sums->hazard = NEW_N(arena, double, n);
	sums->hazard_event = NEW_N(arena, double, n);
	sums->reach = NEW_N(arena, double, n);
	sums->z = NEW_N(arena, double, COX_LANES *width);
	sums->square = NEW_N(arena, double, width *width);
	return true;
}

static double weight_of(const struct cox_rows *rows, uint32_t row)
{
	return rows->weight ? rows->weight[row] : 1;
}

/* x - centre of a row, then 1, then zeros (they stay). */
static const double *centred(const struct cox_sums *sums, const double *x, double *restrict z)
{
	size_t p = sums->model->p;
	const double *restrict centre = sums->centre;

	for (size_t j = 0; j < p; j++)
		z[j] = x[j] - centre[j];
	z[p] = 1;
	return z;
}

static double eta_of(const double *restrict beta, const double *restrict z, size_t p)
{
	double eta = 0;

	for (size_t j = 0; j < p; j++)
		eta += beta[j] * z[j];
	return eta;
}

/* What to take off every η so that exp is finite and not all is 0: nothing as long as no η can be
 * far from 0, which saves a walk over the rows; else the greatest. */
static double find_shift(struct cox_sums *sums, const double *beta)
{
	size_t p = sums->model->p;
	double bound = 0, most = -INFINITY;

	for (size_t j = 0; j < p; j++)
		bound += fabs(beta[j]) * sums->reaches[j];
	if (bound < 200)
		return 0;
	for (size_t b = 0; b < sums->blocks.n; b++) {
		const struct cox_spans *spans = &sums->spans[b];

		for (size_t s = 0; s < spans->from[COX_LEVELS]; s++) {
			const double *x = sums->blocks.v[b].x + (size_t)spans->v[s].row * p;

			most = fmax(most, eta_of(beta, centred(sums, x, sums->z), p));
		}
	}
	return most;
}

/* Adds r z to one time's sums. */
static void add_to(double *restrict to, const double *restrict z, size_t width, double r)
{
	for (size_t c = 0; c < width; c += COX_LANES)
#pragma omp simd
		for (size_t j = 0; j < COX_LANES; j++)
			to[c + j] += r * z[c + j];
}

/* Asks the memory for a row that will be wanted soon: rows of one level have gaps between them. */
static const double *row_of(const struct cox_rows *rows, const struct cox_span *span, size_t p)
{
	const double *soon = rows->x + (size_t)span[SOON].row * p;

	__builtin_prefetch(soon);
	__builtin_prefetch(soon + p); /* it seldom begins where a line of the cache does */
	return rows->x + (size_t)span->row * p;
}

/* Finds the risks of one level's spans and adds them at their ends; returns Σ weight (η - shift) of
 * the events among them. */
static double add_risks(struct cox_sums *sums, size_t block, int level, const double *beta)
{
	const struct cox_rows *rows = &sums->blocks.v[block];
	const struct cox_spans *spans = &sums->spans[block];
	size_t p = sums->model->p, width = sums->width;
	double eta_events = 0;

	for (size_t s = spans->from[level]; s < spans->from[level + 1]; s++) {
		struct cox_span span = spans->v[s];
		const double *z = centred(sums, row_of(rows, &spans->v[s], p), sums->z);
		double weight = weight_of(rows, span.row);
		double eta = eta_of(beta, z, p) - sums->shift, r = weight * exp(eta);

		sums->risk[block][s] = r;
		add_to(sums->part + span.last * width, z, width, r);
		if (level > COX_ONE)
			add_to(sums->part + span.first * width, z, width, r);
		if (!rows->event[span.row])
			continue;
		add_to(sums->tied + span.last * width, z, width, r);
		sums->tied_weight[span.last] += weight;
		eta_events += weight * eta;
	}
	return eta_events;
}

static bool level_empty(const struct cox_sums *sums, int level)
{
	for (size_t b = 0; b < sums->blocks.n; b++)
		if (sums->spans[b].from[level] < sums->spans[b].from[level + 1])
			return false;
	return true;
}

/* What the m events of one time take from the log likelihood, and its hazards. */
static double tie_up(struct cox_sums *sums, uint32_t k)
{
	size_t s0 = k * sums->width + sums->model->p;
	double all = sums->all[s0], tied = sums->tied[s0], m = (double)sums->tied_n[k];
	double one = 0, own = 0, logs = 0;
	struct cox_tie tie = {.weight = sums->tied_weight[k] / m};

	for (int64_t i = 0; i < sums->tied_n[k]; i++) {
		double f = sums->model->ties == COX_EFRON ? (double)i / m : 0;
		double a = all - f * tied, inverse = 1 / a, square = (all / a) * (all / a);

		logs += log(a);
		one += inverse;
		own += (1 - f) * inverse;
		tie.square += square;
		tie.cross += f * square;
		tie.both += f * f * square;
	}
	sums->ties[k] = tie;
	sums->hazard[k] = tie.weight * one;
	sums->hazard_event[k] = tie.weight * own;
	return tie.weight * logs;
}

double cox_sums_value(struct cox_sums *sums, const double *beta)
{
	size_t n = sums->times.n, cells = n * sums->width, size = cells * sizeof(double);
	double value = 0;

	sums->shift = find_shift(sums, beta);
	memset(sums->all, 0, size);
	memset(sums->tied, 0, size);
	memset(sums->tied_weight, 0, n * sizeof *sums->tied_weight);
	for (int level = 0; level < COX_LEVELS; level++) {
		if (level_empty(sums, level))
			continue;
		memset(sums->part, 0, size);
		for (size_t b = 0; b < sums->blocks.n; b++)
			value += add_risks(sums, b, level, beta);
		cox_level_gather(&sums->times, level, (struct cox_table){sums->part, sums->width});
		for (size_t i = 0; i < cells; i++)
			sums->all[i] += sums->part[i];
	}
	for (uint32_t k = 0; k < n; k++)
		value -= tie_up(sums, k);
	return value;
}

/* Up to four rows whose share of slope and information is still to be added. */
struct batch {
	size_t n;
	double t[COX_LANES], residual[COX_LANES];
};

/* Adds Σ residual z to u and Σ t z z' to the lower half of square; the batch is empty then. */
static void batch_add(struct cox_sums *sums, struct batch *batch, double *restrict u)
{
	size_t p = sums->model->p, width = sums->width;
	const double *restrict z = sums->z;

	for (size_t i = 0; i < p; i++) {
		double *restrict row = sums->square + i * width, tz[COX_LANES];

		for (size_t b = 0; b < COX_LANES; b++) {
			u[i] += batch->residual[b] * z[b * width + i];
			tz[b] = batch->t[b] * z[b * width + i];
		}
		for (size_t c = 0; c <= i; c += COX_LANES)
#pragma omp simd
			for (size_t j = c; j < c + COX_LANES; j++)
				row[j] += (tz[0] * z[j] + tz[1] * z[width + j]) +
					  (tz[2] * z[2 * width + j] + tz[3] * z[3 * width + j]);
	}
	*batch = (struct batch){0};
}

/* The rows' part: U = X'(δ - rG), square = X' diag(rG) X, with G from reach. */
static void add_rows(struct cox_sums *sums, size_t block, int level, const double *g, double *u)
{
	const struct cox_rows *rows = &sums->blocks.v[block];
	const struct cox_spans *spans = &sums->spans[block];
	struct batch batch = {0};

	for (size_t s = spans->from[level]; s < spans->from[level + 1]; s++) {
		struct cox_span span = spans->v[s];
		double passed = sums->reach[span.last], residual = 0, t;

		if (level > COX_ONE)
			passed += sums->reach[span.first];
		if (rows->event[span.row]) {
			double times = g ? g[span.last] : 1;

			passed += times * (sums->hazard_event[span.last] - sums->hazard[span.last]);
			residual = times * weight_of(rows, span.row);
		}
		t = sums->risk[block][s] * passed;
		centred(sums, row_of(rows, &spans->v[s], sums->model->p),
			sums->z + batch.n * sums->width);
		batch.t[batch.n] = t;
		batch.residual[batch.n++] = residual - t;
		if (batch.n == COX_LANES)
			batch_add(sums, &batch, u);
	}
	batch_add(sums, &batch, u);
}

/* Takes Σ x̄x̄' of one time, times g, off the lower half of info. */
static void take_means(struct cox_sums *sums, uint32_t k, double g, double *info)
{
	size_t p = sums->model->p, width = sums->width;
	const struct cox_tie *tie = &sums->ties[k];
	double *all = sums->z, *tied = sums->z + width, s0 = sums->all[k * width + p];

	g *= tie->weight;
	for (size_t j = 0; j < p; j++) {
		all[j] = sums->all[k * width + j] / s0;
		tied[j] = sums->tied[k * width + j] / s0;
	}
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j <= i; j++)
			info[i * p + j] -=
				g * (tie->square * all[i] * all[j] -
					    tie->cross * (all[i] * tied[j] + tied[i] * all[j]) +
					    tie->both * tied[i] * tied[j]);
}

void cox_sums_slope(struct cox_sums *sums, const double *g, struct cox_slope *out)
{
	size_t p = sums->model->p;
	double *hazard = sums->hazard;

	memset(out->u, 0, p * sizeof *out->u);
	memset(sums->square, 0, sums->width * sums->width * sizeof *sums->square);
	if (g) {
		hazard = sums->part; /* done with until the next value */
		for (uint32_t k = 0; k < sums->times.n; k++)
			hazard[k] = g[k] * sums->hazard[k];
	}
	for (int level = 0; level < COX_LEVELS; level++) {
		if (level_empty(sums, level))
			continue;
		cox_level_reach(&sums->times, level, hazard, sums->reach);
		for (size_t b = 0; b < sums->blocks.n; b++)
			add_rows(sums, b, level, g, out->u);
	}
	for (size_t j = 0; j < p; j++) {
		memcpy(out->info + j * p, sums->square + j * sums->width, (j + 1) * sizeof(double));
		out->crude[j] = out->info[j * p + j];
	}
	for (uint32_t k = 0; k < sums->times.n; k++)
		take_means(sums, k, g ? g[k] : 1, out->info);
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < i; j++)
			out->info[j * p + i] = out->info[i * p + j];
}

struct cox_slope cox_slope_new(size_t p, struct arena *arena)
{
	return (struct cox_slope){
		NEW_N(arena, double, p),
		NEW_N(arena, double, p *p),
		NEW_N(arena, double, p),
	};
}
