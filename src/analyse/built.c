/* built.c - what had built up in an account on a day. */
#include "analyse/built.h"

#include "analyse/risk.h"

/* Wear by kind of what counts. */
struct recent {
	const struct setting *setting;
	double kinds[LEAK_KINDS], groups[COVARIATE_GROUPS];
};

/* Whether it was open within the last year: what is left of its points tells since when it is over.
 */
static bool is_recent(const struct setting *setting, const struct scratch *scratch)
{
	int32_t year = setting->book->company.windows.year;

	return covariate_of_kind(scratch->kind) >= 0 && scratch->wear > 0 &&
	       scratch->wear >= scratch->points * decay_at(&setting->wear, year);
}

static void add_recent(void *context, const struct scratch *scratch)
{
	struct recent *recent = context;

	if (!is_recent(recent->setting, scratch))
		return;
	recent->kinds[scratch->kind] += scratch->wear;
	recent->groups[covariate_of_kind(scratch->kind)] += scratch->wear;
}

static void find_parts(
	const struct figures *figures, const double *x, const double *groups, struct built *built)
{
	for (int j = 0; j < COVARIATES; j++) {
		double part = figures->model->figures.hazards[j].beta * x[j];
		bool fails =
			j < COVARIATE_GROUPS ? groups[j] > 0 : j != COVARIATE_STRENGTH && x[j] > 0;

		if (!fails || part <= 0)
			continue;
		built->parts[j] = part;
		built->all += part;
	}
}

static void find_kinds(const struct recent *recent, struct built *built)
{
	built->kinds[BUILT_SILENCE] = built->parts[COVARIATE_SILENCE];
	built->kinds[BUILT_TRUST] = built->parts[COVARIATE_TRUST];
	for (int k = 0; k < LEAK_KINDS; k++) {
		int group = covariate_of_kind(k);

		if (recent->kinds[k] > 0)
			built->kinds[k] =
				built->parts[group] * (recent->kinds[k] / recent->groups[group]);
	}
}

static struct recent recent_wear(
	const struct figures *figures, const struct account *account, int32_t day)
{
	struct recent recent = {.setting = figures->setting};

	wear_each(figures->setting, account, day, add_recent, &recent);
	return recent;
}

struct built built_on(const struct figures *figures, const struct account *account, int32_t day)
{
	struct recent recent = recent_wear(figures, account, day);
	struct built built = {.cause = BUILT_NONE};
	double x[COVARIATES];
	int most = 0;

	covariates_along(figures->setting, account, figures->usual[account->index],
		(struct day_list){&day, 1}, x);
	built.against = risk_relative(figures->model, x);
	find_parts(figures, x, recent.groups, &built);
	find_kinds(&recent, &built);
	for (int k = 1; k < BUILT_KINDS; k++)
		if (built.kinds[k] > built.kinds[most])
			most = k;
	if (built.against >= BUILT_LEAST && exp(built.all) >= BUILT_LEAST)
		built.cause = most;
	return built;
}

struct sharing {
	const struct built *built;
	struct recent recent;
	struct built_from *from;
	size_t departments;
};

static void keep_record(struct built_from *from, const struct scratch *scratch, double share)
{
	size_t at = from->n;

	while (at > 0 && from->records[at - 1].share < share)
		at--;
	if (at >= BUILT_RECORDS)
		return;
	if (from->n < BUILT_RECORDS)
		from->n++;
	for (size_t i = from->n - 1; i > at; i--)
		from->records[i] = from->records[i - 1];
	from->records[at].scratch = *scratch;
	from->records[at].share = share;
}

static void give(struct sharing *sharing, const struct ref *ref, double share)
{
	size_t at = ref->kind == REF_DEPARTMENT ? ref->department->index : sharing->departments;

	sharing->from->departments[at] += share;
	sharing->from->departments[sharing->departments] -= share;
}

static void share_record(void *context, const struct scratch *scratch)
{
	struct sharing *sharing = context;
	double share;

	if (!is_recent(sharing->recent.setting, scratch))
		return;
	share = sharing->built->kinds[scratch->kind] *
		(scratch->wear / sharing->recent.kinds[scratch->kind]) / sharing->built->all;
	if (share <= 0)
		return;
	keep_record(sharing->from, scratch, share);
	if (scratch->promise)
		give(sharing, &scratch->promise->owner, share);
	for (size_t i = 0; scratch->incident && i < scratch->incident->origin.n; i++)
		give(sharing, &scratch->incident->origin.v[i].department,
			share * scratch->incident->origin.v[i].share);
}

struct built_from built_from(const struct figures *figures, const struct account *account,
	int32_t day, const struct built *built, struct arena *arena)
{
	size_t n = figures->book->departments.n;
	struct built_from from = {.departments = NEW_N(arena, double, n + 1)};
	struct sharing sharing = {.built = built, .from = &from, .departments = n};

	if (built->all <= 0)
		return from;
	sharing.recent = recent_wear(figures, account, day);
	from.departments[n] = 1;
	wear_each(figures->setting, account, day, share_record, &sharing);
	from.departments[n] = fmax(from.departments[n], 0);
	return from;
}
