/* fold_incidents.c - what the incidents of one account add to the tally. */
#include "analyse/fold.h"

/* What one origin of an incident adds to its department; `share` of it started there. */
static void fold_origin(
	const struct passage *passage, const struct incident *incident, size_t origin, double share)
{
	const struct fold *fold = passage->fold;
	struct department_sum *sum = &passage->tally->departments[origin];
	size_t departments = fold->setting->book->departments.n;
	size_t felt = incident->felt_in.kind == REF_DEPARTMENT ? incident->felt_in.department->index
							       : origin;
	bool resolved = incident->resolved.day != DAY_NONE &&
			incident->resolved.day <= passage->figures->as_of;

	sum->incidents += share;
	sum->incidents_now += fold_in_trend(fold, incident->when.day, false) ? share : 0;
	sum->incidents_before += fold_in_trend(fold, incident->when.day, true) ? share : 0;
	if (!fold_in_year(fold, incident->when.day))
		return;
	sum->incidents_year += share;
	sum->by_kind[incident->kind] += share;
	sum->by_severity[incident->severity] += share;
	passage->tally->departments[felt].felt_year += share;
	if (origin < departments && felt < departments)
		passage->tally->felt[origin * departments + felt] += share;
	sum->year++;
	sum->records_year++;
	sum->repeats += incident->repeats.id.n > 0;
	sum->resolved += resolved;
	sum->front_line += resolved && !incident->escalated.n;
	if (incident->waited.n > 0) {
		sum->waited_n++;
		sum->waited_days +=
			share * span_days(incident->waited, &fold->setting->book->company.calendar);
	}
}

/* An incident that starts in one of marketing, sales, service and is felt in another. */
static double system_share(const struct fold *fold, const struct incident *incident)
{
	double share = 0;

	if (incident->felt_in.kind != REF_DEPARTMENT ||
		!fold->system[incident->felt_in.department->index])
		return 0;
	for (size_t i = 0; i < incident->origin.n; i++) {
		const struct ref *origin = &incident->origin.v[i].department;

		if (origin->kind == REF_DEPARTMENT && fold->system[origin->department->index] &&
			origin->department != incident->felt_in.department)
			share += incident->origin.v[i].share;
	}
	return share;
}

static bool names_department(const struct incident *incident, const struct department *department)
{
	for (size_t i = 0; i < incident->origin.n; i++)
		if (incident->origin.v[i].department.kind == REF_DEPARTMENT &&
			incident->origin.v[i].department.department == department)
			return true;
	return false;
}

static void fold_kind(const struct passage *passage, const struct incident *incident)
{
	const struct fold *fold = passage->fold;
	struct kind_sum *kind = &passage->tally->kinds[incident->kind];
	int32_t day = incident->when.day;
	int32_t year = fold->setting->book->company.windows.year;
	bool before = day_within(day, fold->setting->as_of - year, year);

	kind->open += incident->resolved.day == DAY_NONE ||
		      incident->resolved.day > passage->figures->as_of;
	kind->before_year += before;
	passage->tally->total->incidents_before_year += before;
	if (!fold_in_year(fold, day))
		return;
	kind->incidents_year++;
	passage->tally->total->incidents_year++;
	kind->repeats += incident->repeats.id.n > 0;
	if (incident->cost > 0)
		cents_add(&passage->tally->money.kinds[incident->kind], incident->cost);
}

void fold_incidents(const struct passage *passage)
{
	const struct fold *fold = passage->fold;
	struct tally *tally = passage->tally;

	for (size_t i = 0; i < passage->account->incidents.n; i++) {
		const struct incident *incident = passage->account->incidents.v[i];
		struct month_sum *month = fold_month_sum(fold, tally, incident->when.day);

		if (incident->when.day > passage->figures->as_of)
			continue;
		for (size_t j = 0; j < incident->origin.n; j++)
			fold_origin(passage, incident,
				fold_department(fold, &incident->origin.v[j].department),
				incident->origin.v[j].share);
		fold_kind(passage, incident);
		tally->total->system_incidents += system_share(fold, incident);
		if (incident->felt_in.kind == REF_DEPARTMENT &&
			fold_in_year(fold, incident->when.day) &&
			!names_department(incident, incident->felt_in.department))
			tally->departments[incident->felt_in.department->index].records_year++;
		if (month) {
			month->incidents[incident->kind]++;
			month->incidents_all++;
			month->records++;
		}
	}
}
