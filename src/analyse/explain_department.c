/* explain_department.c - the figures of one department: what they are made of. */
#include "analyse/explain.h"

#include "analyse/fate.h"
#include "analyse/setting.h"
#include "analyse/times.h"

static const struct department *department_of(const struct figure *figure)
{
	return figure->figures->book->departments.v[figure->index];
}

static const struct department_figures *own(const struct figure *figure)
{
	return &figure->figures->departments[figure->index];
}

static struct scope scope_of(const struct figure *figure)
{
	return (struct scope){figure->figures, NULL, department_of(figure), -1};
}

FINDER(department_score)
{
	static const struct {
		const char *name, *id;
	} parts[PARTS] = {
		[PART_COHERENCE] = {"coherence", "coherence"},
		[PART_STANDARDS] = {"standards", "standards"},
		[PART_FRONT_LINE] = {"front_line", "front-line"},
		[PART_INTERNAL] = {"internal", "internal"},
		[PART_RESOLUTION] = {"resolution", "resolution"},
	};

	out->known = own(figure)->score.known;
	out->value = own(figure)->score.value;
	explained_input(out, "parts", AS_COUNT, (double)own(figure)->score.n);
	for (int i = 0; i < PARTS; i++) {
		struct figure part = figure_beside(figure, parts[i].id, -1);

		if (own(figure)->parts[i].known)
			explained_figure(out, parts[i].name, &part);
	}
}

FINDER(department_coherence)
{
	struct scope scope = scope_of(figure);
	const struct totals *totals = &figure->figures->totals;

	explained_coherence(
		out, &own(figure)->owned.coherence, totals->mean, totals->kappa_department);
	behind_coherence(out, &scope);
}

FINDER(department_standards)
{
	const struct part *part = &own(figure)->parts[PART_STANDARDS];

	out->known = part->known;
	out->value = part->value;
	out->listed = true;
	out->unit = AS_INDEX;
	explained_input(out, "n", AS_COUNT, (double)part->n);
	for (size_t i = 0; out->listing && i < own(figure)->standards.n; i++) {
		const struct attainment *attainment = &own(figure)->standards.v[i];

		if (attainment->rate.n)
			explained_behind(
				out, (struct behind){&attainment->standard->record,
					     attainment->standard->what, NULL,
					     100 * attainment->rate.share / (double)part->n});
	}
}

/* The incidents of the last year that started here, as often as it is one of their origins. */
static void each_incident(const struct figure *figure, struct explained *out,
	void (*use)(const struct figure *, struct explained *, const struct incident *))
{
	const struct figures *figures = figure->figures;

	out->listed = true;
	for (size_t i = 0; out->listing && i < figures->book->incidents.n; i++) {
		const struct incident *incident = figures->book->incidents.v[i];

		if (!incident_is_timed(figures->setting, figures->accounts, incident))
			continue;
		for (size_t j = 0; j < incident->origin.n; j++)
			if (incident->origin.v[j].department.kind == REF_DEPARTMENT &&
				incident->origin.v[j].department.department ==
					department_of(figure))
				use(figure, out, incident);
	}
}

static int32_t last_day(const struct figure *figure, const struct incident *incident)
{
	return figure->figures->accounts[incident->account.account->index].as_of;
}

static void put_incident(struct explained *out, const struct incident *incident, double part)
{
	explained_behind(out, (struct behind){&incident->record, incident->summary,
				      incident->account.account, part});
}

static void put_settled(
	const struct figure *figure, struct explained *out, const struct incident *incident)
{
	if (incident->resolved.day != DAY_NONE &&
		incident->resolved.day <= last_day(figure, incident))
		put_incident(out, incident, !incident->escalated.n);
}

FINDER(department_front_line)
{
	explained_rate(out, &own(figure)->front_line);
	out->adds_up_to = "k";
	each_incident(figure, out, put_settled);
}

/* Promises to colleagues: weight times credit over all weights. */
static void put_internal(const struct figure *figure, struct explained *out)
{
	const struct book *book = figure->figures->book;
	double weights = 0;

	for (size_t i = 0; i < book->promises.n; i++) {
		const struct promise *promise = book->promises.v[i];
		const struct fate *fate = &figure->figures->fates[i];

		if (promise->account.id.n || promise->owner.kind != REF_DEPARTMENT ||
			promise->owner.department != department_of(figure) || !fate_settled(fate))
			continue;
		weights += fate->decay;
		explained_behind(out, (struct behind){&promise->record, promise->what, NULL,
					      fate->decay * fate->credit});
	}
	out->sum = weights > 0 ? out->sum / weights : 0;
	for (size_t i = 0; i < out->behind.n; i++)
		out->behind.v[i].part = weights > 0 ? out->behind.v[i].part / weights : 0;
}

FINDER(department_internal)
{
	const struct totals *totals = &figure->figures->totals;

	explained_coherence(out, &own(figure)->internal.coherence, totals->internal.coherence.raw,
		totals->kappa_internal);
	out->adds_up_to = "raw";
	out->listed = true;
	out->unit = AS_SHARE;
	if (out->listing)
		put_internal(figure, out);
}

static void put_resolve(
	const struct figure *figure, struct explained *out, const struct incident *incident)
{
	put_incident(
		out, incident, incident_life(incident, false, last_day(figure, incident)).time);
}

static void put_answer(
	const struct figure *figure, struct explained *out, const struct incident *incident)
{
	put_incident(out, incident, incident_life(incident, true, last_day(figure, incident)).time);
}

FINDER(department_resolution)
{
	const struct part *part = &own(figure)->parts[PART_RESOLUTION];
	struct figure year = figure_beside(figure, "resolve", -1);

	out->known = part->known;
	out->value = part->value;
	out->unit = AS_DAYS;
	out->apart = true;
	explained_figure(out, "year", &year);
	explained_input(out, "recent", AS_DAYS, own(figure)->resolve_recent.days);
	each_incident(figure, out, put_resolve);
}

FINDER(department_resolve)
{
	explained_median(out, &own(figure)->resolve);
	each_incident(figure, out, put_resolve);
}

FINDER(department_answer)
{
	explained_median(out, &own(figure)->answer);
	each_incident(figure, out, put_answer);
}

FINDER(department_kept)
{
	struct scope scope = scope_of(figure);

	explained_rate(out, &own(figure)->owned.rate);
	behind_kept(out, &scope);
}

FINDER(department_overdue)
{
	struct scope scope = scope_of(figure);

	out->known = own(figure)->owned.given > 0;
	out->value = (double)own(figure)->owned.overdue;
	behind_overdue(out, &scope);
}

FINDER(department_incidents)
{
	struct scope scope = scope_of(figure);

	out->known = !own(figure)->silent;
	out->value = own(figure)->incidents_year;
	behind_incidents(out, &scope);
}

FINDER(department_rate)
{
	struct scope scope = scope_of(figure);
	struct figure incidents = figure_beside(figure, "incidents-year", -1);

	out->known = out->bounded = own(figure)->per_100_high > 0;
	out->value = own(figure)->per_100_months;
	out->low = own(figure)->per_100_low;
	out->high = own(figure)->per_100_high;
	out->adds_up_to = "incidents";
	explained_figure(out, "incidents", &incidents);
	explained_input(out, "months", AS_POINTS, figure->figures->totals.months_year);
	behind_incidents(out, &scope);
}

FINDER(department_wear)
{
	struct scope scope = scope_of(figure);

	out->known = true;
	out->value = own(figure)->wear;
	behind_wear(out, &scope);
}

FINDER(department_cost)
{
	struct scope scope = scope_of(figure);
	struct figure all = figure_beside(figure, "expected-loss", -1);

	explained_cost(out, &own(figure)->leak);
	explained_figure(out, "loss", &all);
	explained_input(out, "without", AS_MONEY, figure->figures->risk.loss - out->value);
	behind_cost(out, &scope);
}
