/* cox_robust.c - how sure the coefficients are where rows of one cluster go together. */
#include "analyse/cox_robust.h"

#include "analyse/cox_sums.h"

#include <math.h>

/* At each time, p + 1 numbers of hazard · x̄ and hazard: of those who pass it, summed within the
 * stratum up to it; of those it ends; and the mean x̄ of its events. */
struct pulls {
	double *passed, *ended, *mean;
};

/* x̄_k = (S1 - f T1)/a of all events of one time, with their weights. */
static void pull_at(const struct cox_sums *sums, uint32_t k, struct pulls *pulls)
{
	size_t p = sums->model->p, width = p + 1;
	const double *all = sums->all + k * sums->width, *tied = sums->tied + k * sums->width;
	double m = (double)sums->tied_n[k], weight = sums->ties[k].weight;

	for (int64_t e = 0; e < sums->tied_n[k]; e++) {
		double f = sums->model->ties == COX_EFRON ? (double)e / m : 0;
		double a = all[p] - f * tied[p], hazard = weight / a;

		for (size_t j = 0; j <= p; j++) {
			double x = j < p ? (all[j] - f * tied[j]) / a : 1;

			pulls->passed[k * width + j] += hazard * x;
			pulls->ended[k * width + j] += (1 - f) * hazard * x;
			pulls->mean[k * width + j] += x / m;
		}
	}
}

static struct pulls pulls_of(const struct cox_sums *sums, struct arena *arena)
{
	size_t width = sums->model->p + 1, n = sums->times.n * width;
	struct pulls pulls = {
		NEW_N(arena, double, n), NEW_N(arena, double, n), NEW_N(arena, double, n)};

	for (uint32_t k = 0; k < sums->times.n; k++)
		pull_at(sums, k, &pulls);
	/* What ends at a time does not pass it. */
	for (size_t i = 0; i < n; i++)
		pulls.ended[i] -= pulls.passed[i];
	for (uint32_t k = 1; k < sums->times.n; k++)
		for (size_t j = 0;
			sums->times.v[k].stratum == sums->times.v[k - 1].stratum && j < width; j++)
			pulls.passed[k * width + j] += pulls.passed[(k - 1) * width + j];
	return pulls;
}

/* Adds a row's score residual. */
static void add_residual(const struct cox_sums *sums, const struct pulls *pulls, size_t block,
	size_t span, double *out)
{
	const struct cox_rows *rows = &sums->blocks.v[block];
	struct cox_span at = sums->spans[block].v[span];
	size_t p = sums->model->p, width = p + 1, last = at.last * width;
	const double *x = rows->x + (size_t)at.row * p;
	double risk = sums->risk[block][span], weight = rows->weight ? rows->weight[at.row] : 1;
	bool from_first = at.first == 0 ||
			  sums->times.v[at.first - 1].stratum != sums->times.v[at.first].stratum;

	for (size_t j = 0; j < p; j++) {
		double z = x[j] - sums->centre[j], pulled[2];

		for (size_t i = 0; i < 2; i++) {
			size_t column = i ? p : j;

			pulled[i] = pulls->passed[last + column];
			if (!from_first)
				pulled[i] -= pulls->passed[(at.first - 1) * width + column];
			if (rows->event[at.row])
				pulled[i] += pulls->ended[last + column];
		}
		out[j] -= risk * (z * pulled[1] - pulled[0]);
		if (rows->event[at.row])
			out[j] += weight * (z - pulls->mean[last + j]);
	}
}

/* A cluster's residual through V: how far it moves the coefficients. */
static void add_step(
	const double *residual, const struct cox_fit *fit, double *step, struct cox_robust *robust)
{
	size_t p = fit->p;

	for (size_t i = 0; i < p; i++) {
		step[i] = 0;
		for (size_t j = 0; j < p; j++)
			step[i] += fit->variance[i * p + j] * residual[j];
	}
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			robust->variance[i * p + j] += step[i] * step[j];
}

struct cox_robust cox_robust_of(const struct cox_model *model, struct cox_blocks blocks,
	const struct cox_clusters *clusters, const struct cox_fit *fit, struct arena *arena)
{
	size_t p = model->p;
	struct cox_robust robust = {NEW_N(arena, double, p *p), NEW_N(arena, double, p)};
	struct arena *scratch = arena_new();
	struct cox_sums sums;

	if (fit->status == COX_FITTED && cox_sums_ready(&sums, model, blocks, scratch)) {
		double *beta = NEW_N(scratch, double, p);
		double *residuals = NEW_N(scratch, double, clusters->n *p);
		struct pulls pulls;

		for (size_t j = 0; j < p; j++)
			beta[j] = fit->coefficients[j].beta;
		cox_sums_value(&sums, beta);
		pulls = pulls_of(&sums, scratch);
		for (size_t b = 0; b < blocks.n; b++)
			for (size_t s = 0; s < sums.spans[b].from[COX_LEVELS]; s++)
				add_residual(&sums, &pulls, b, s,
					residuals + clusters->of[b][sums.spans[b].v[s].row] * p);
		for (size_t c = 0; c < clusters->n; c++)
			add_step(residuals + c * p, fit, beta, &robust);
	}
	for (size_t j = 0; j < p; j++)
		robust.se[j] = sqrt(robust.variance[j * p + j]);
	arena_free(scratch);
	return robust;
}
