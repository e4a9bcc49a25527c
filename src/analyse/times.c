/* times.c - how long answers and resolutions take. */
#include "analyse/times.h"

#include "analyse/survival.h"

/* The times of one department, or of one kind. */
struct times {
	VEC(struct life) answer, resolve, recent; /* recent: resolutions in the trend window */
};

static bool happened(struct when event, int32_t last)
{
	return event.day != DAY_NONE && event.day <= last;
}

/* From the incident to what ended the waiting, or to the last day that is known. */
static struct life time_to(const struct incident *incident, struct when event, int32_t last)
{
	struct when now = {.day = last, .second = SECOND_NONE};
	bool ended = happened(event, last);
	double days = when_days(incident->when, ended ? event : now);

	return (struct life){.entry = -INFINITY, .time = days > 0 ? days : 0, .ended = ended};
}

struct life incident_life(const struct incident *incident, bool answer, int32_t last)
{
	bool answered = answer && happened(incident->answered, last);

	return time_to(incident, answered ? incident->answered : incident->resolved, last);
}

static void times_add(
	const struct finish *finish, const struct incident *incident, struct times *times)
{
	const struct account *account = incident->account.account;
	int32_t last = finish->figures->accounts[account->index].as_of;
	struct life resolve = incident_life(incident, false, last);

	VEC_PUSH(&times->answer, incident_life(incident, true, last), finish->scratch);
	VEC_PUSH(&times->resolve, resolve, finish->scratch);
	if (day_within(incident->when.day, finish->setting->as_of,
		    finish->setting->book->company.windows.trend))
		VEC_PUSH(&times->recent, resolve, finish->scratch);
}

bool incident_is_timed(const struct setting *setting, const struct account_figures *accounts,
	const struct incident *incident)
{
	const struct account_figures *account;

	if (incident->account.kind != REF_ACCOUNT)
		return false;
	account = &accounts[incident->account.account->index];
	return account->known && incident->when.day <= account->as_of &&
	       day_within(incident->when.day, setting->as_of, setting->book->company.windows.year);
}

static struct part resolution_part(const struct median *year, const struct median *recent)
{
	struct part part = {.known = year->known && recent->known, .n = recent->n};

	if (part.known)
		part.value = recent->days > year->days ? 100 * year->days / recent->days : 100;
	return part;
}

static void finish_department(const struct finish *finish, const struct times *times,
	struct department_figures *department)
{
	struct median recent = median_of(times->recent.v, times->recent.n, finish->scratch);

	department->answer = median_of(times->answer.v, times->answer.n, finish->scratch);
	department->resolve = median_of(times->resolve.v, times->resolve.n, finish->scratch);
	department->resolve_recent = recent;
	department->parts[PART_RESOLUTION] = resolution_part(&department->resolve, &recent);
}

void times_finish(const struct finish *finish)
{
	const struct book *book = finish->setting->book;
	struct times *departments = NEW_N(finish->scratch, struct times, book->departments.n);
	struct times *kinds = NEW_N(finish->scratch, struct times, INCIDENT_COUNT);

	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];

		if (!incident_is_timed(finish->setting, finish->figures->accounts, incident))
			continue;
		times_add(finish, incident, &kinds[incident->kind]);
		for (size_t j = 0; j < incident->origin.n; j++)
			if (incident->origin.v[j].department.kind == REF_DEPARTMENT)
				times_add(finish, incident,
					&departments[incident->origin.v[j]
							     .department.department->index]);
	}
	for (size_t i = 0; i < book->departments.n; i++)
		finish_department(finish, &departments[i], &finish->figures->departments[i]);
	for (size_t i = 0; i < INCIDENT_COUNT; i++)
		finish->figures->kinds[i].resolve =
			median_of(kinds[i].resolve.v, kinds[i].resolve.n, finish->scratch);
}
