/* authority.c - who settles what, and what had to wait for somebody else (analysis.md, 9). */
#include "analyse/authority.h"

#include "analyse/rate.h"
#include "analyse/setting.h"
#include "analyse/survival.h"

#include <math.h>

struct wait {
	int64_t n;
	double days;
};

struct settling {
	struct figures *figures;
	struct arena *scratch;
	VEC(struct life) front, passed; /* times to resolve */
	struct wait *waits;             /* by department.index */
};

static bool started_in(const struct incident *incident, const struct department *department)
{
	for (size_t i = 0; i < incident->origin.n; i++)
		if (incident->origin.v[i].department.kind == REF_DEPARTMENT &&
			incident->origin.v[i].department.department == department)
			return true;
	return false;
}

static bool passed_to(const struct incident *incident, const struct person *person)
{
	for (size_t i = 0; i < incident->escalated.n; i++)
		if (incident->escalated.v[i].kind == REF_PERSON &&
			incident->escalated.v[i].person == person)
			return true;
	return false;
}

bool within_authority(const struct book *book, const struct incident *incident)
{
	for (size_t i = 0; incident->cost >= 0 && i < book->people.n; i++) {
		const struct person *person = book->people.v[i];

		if (person->authority < incident->cost ||
			(person->left != DAY_NONE && person->left <= incident->when.day) ||
			person->department.kind != REF_DEPARTMENT)
			continue;
		if (started_in(incident, person->department.department) &&
			!passed_to(incident, person))
			return true;
	}
	return false;
}

/* The day up to which an incident of the last year is known; DAY_NONE: it does not count. */
static int32_t known_until(const struct figures *figures, const struct incident *incident)
{
	const struct account_figures *account;

	if (incident->account.kind != REF_ACCOUNT)
		return DAY_NONE;
	account = &figures->accounts[incident->account.account->index];
	if (!account->known || incident->when.day > account->as_of ||
		!day_within(
			incident->when.day, figures->as_of, figures->book->company.windows.year))
		return DAY_NONE;
	return account->as_of;
}

static void count_passed(struct figures *figures, const struct incident *incident)
{
	size_t n = figures->book->departments.n;

	for (size_t d = 0; d < n; d++) {
		const struct department *department = figures->book->departments.v[d];
		bool to = false;

		for (size_t i = 0; i < incident->escalated.n; i++) {
			const struct ref *whom = &incident->escalated.v[i];
			const struct ref *of =
				whom->kind == REF_PERSON ? &whom->person->department : whom;

			to = to || (of->kind == REF_DEPARTMENT && of->department == department);
		}
		figures->departments[d].passed_to += to;
	}
}

static void count_cost(struct figures *figures, const struct incident *incident)
{
	struct authority *authority = &figures->authority;
	bool within;

	if (incident->cost < 0)
		return;
	authority->costed++;
	authority->cost += incident->cost;
	if (!incident->escalated.n)
		return;
	within = within_authority(figures->book, incident);
	authority->within.n++;
	authority->within.k += within;
	authority->cost_within += within ? incident->cost : 0;
	for (size_t d = 0; d < figures->book->departments.n; d++)
		if (started_in(incident, figures->book->departments.v[d])) {
			figures->departments[d].within.n++;
			figures->departments[d].within.k += within;
		}
}

static void count_waiting(struct settling *settling, const struct incident *incident)
{
	struct figures *figures = settling->figures;
	double days = span_days(incident->waited, &figures->book->company.calendar);

	if (incident->waited.n <= 0)
		return;
	figures->authority.waited_n++;
	figures->authority.waited_days += days;
	for (size_t d = 0; d < figures->book->departments.n; d++)
		if (started_in(incident, figures->book->departments.v[d])) {
			settling->waits[d].n++;
			settling->waits[d].days += days;
		}
}

static void count(struct settling *settling, const struct incident *incident, int32_t last)
{
	struct figures *figures = settling->figures;
	struct authority *authority = &figures->authority;
	bool resolved = incident->resolved.day != DAY_NONE && incident->resolved.day <= last;
	struct when end = {.day = last, .second = SECOND_NONE};
	double days = when_days(incident->when, resolved ? incident->resolved : end);
	struct life life = {.entry = -INFINITY, .time = days > 0 ? days : 0, .ended = resolved};

	if (incident->escalated.n) {
		authority->passed_on++;
		VEC_PUSH(&settling->passed, life, settling->scratch);
		count_passed(figures, incident);
	} else {
		VEC_PUSH(&settling->front, life, settling->scratch);
	}
	authority->front_line.n += resolved;
	authority->front_line.k += resolved && !incident->escalated.n;
	count_waiting(settling, incident);
	count_cost(figures, incident);
}

void authority_find(struct figures *figures, struct arena *scratch)
{
	const struct book *book = figures->book;
	struct authority *authority = &figures->authority;
	struct settling settling = {.figures = figures,
		.scratch = scratch,
		.waits = NEW_N(scratch, struct wait, book->departments.n + 1)};

	for (size_t i = 0; i < book->incidents.n; i++) {
		int32_t last = known_until(figures, book->incidents.v[i]);

		if (last != DAY_NONE)
			count(&settling, book->incidents.v[i], last);
	}
	for (size_t i = 0; i < book->people.n; i++)
		authority->people += book->people.v[i]->authority >= 0;
	for (size_t d = 0; d < book->departments.n; d++) {
		struct rate *within = &figures->departments[d].within;
		const struct wait *wait = &settling.waits[d];

		if (wait->n)
			figures->departments[d].waited_mean = wait->days / (double)wait->n;
		*within = rate_of(within->k, within->n);
	}
	authority->front_line = rate_of(authority->front_line.k, authority->front_line.n);
	authority->within = rate_of(authority->within.k, authority->within.n);
	authority->cost_known = authority->cost > 0;
	if (authority->cost_known)
		authority->cost_share = (double)authority->cost_within / (double)authority->cost;
	authority->front = median_of(settling.front.v, settling.front.n, scratch);
	authority->passed = median_of(settling.passed.v, settling.passed.n, scratch);
}
