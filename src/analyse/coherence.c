/* coherence.c - promised against delivered, shrunk to the company. */
#include "analyse/coherence.h"

#include "analyse/eb.h"
#include "analyse/quantile.h"

#include <math.h>

static double within_one(double share)
{
	return fmin(fmax(share, 0), 1);
}

struct coherence coherence_raw(const struct promise_sum *sum)
{
	struct coherence coherence = {
		.n = (int64_t)(sum->kept + sum->late + sum->broken + sum->overdue),
	};

	if (sum->w > 0)
		coherence.raw = sum->wq / sum->w;
	if (sum->ww > 0)
		coherence.n_e = sum->w * sum->w / sum->ww;
	return coherence;
}

/* Beta(a, b): what was seen of the group, and the mean for as much as it is worth. */
struct beta {
	double a, b;
};

static struct beta beta_of(const struct coherence *coherence, struct shrinkage shrinkage)
{
	double mean = within_one(shrinkage.mean), raw = within_one(coherence->raw);
	double n_e = coherence->n_e, kappa = shrinkage.kappa;

	return (struct beta){kappa * mean + n_e * raw, kappa * (1 - mean) + n_e * (1 - raw)};
}

double coherence_index(const struct coherence *coherence, struct shrinkage shrinkage)
{
	struct beta beta = beta_of(coherence, shrinkage);

	return beta.a + beta.b > 0 ? 100 * beta.a / (beta.a + beta.b)
				   : 100 * within_one(shrinkage.mean);
}

void coherence_shrink(struct coherence *coherence, struct shrinkage shrinkage, double pale_below)
{
	struct beta beta = beta_of(coherence, shrinkage);

	coherence->pale = coherence->n_e < pale_below;
	if (!coherence->n)
		return;
	coherence->index = coherence_index(coherence, shrinkage);
	coherence->low = 100 * beta_quantile(0.05, beta.a, beta.b);
	coherence->high = 100 * beta_quantile(0.95, beta.a, beta.b);
}

double groups_kappa(struct groups groups, double mean, const struct parameters *parameters,
	struct arena *scratch)
{
	struct eb_group *counts = NEW_N(scratch, struct eb_group, groups.n);
	struct interval within = {
		parameters->coherence_kappa_low, parameters->coherence_kappa_high};

	for (size_t i = 0; i < groups.n; i++)
		counts[i] = (struct eb_group){.k = groups.v[i]->n_e * within_one(groups.v[i]->raw),
			.n = groups.v[i]->n_e};
	return eb_kappa(counts, groups.n, within_one(mean), within);
}

double groups_shrink(struct groups groups, double mean, const struct parameters *parameters,
	struct arena *scratch)
{
	struct shrinkage shrinkage = {mean, groups_kappa(groups, mean, parameters, scratch)};

	for (size_t i = 0; i < groups.n; i++)
		coherence_shrink(groups.v[i], shrinkage, parameters->pale_below);
	return shrinkage.kappa;
}
