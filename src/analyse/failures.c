/* failures.c - the small failures of an account, each on the day on which it showed. */
#include "analyse/failures.h"

#include "analyse/fate.h"

#include <stdlib.h>

size_t failures_most(const struct account *account)
{
	return account->promises.n + account->incidents.n;
}

static bool is_small(const struct incident *incident)
{
	return incident->severity == INCIDENT_SEVERITY_MINOR ||
	       incident->severity == INCIDENT_SEVERITY_MODERATE;
}

/* The day on which a promise failed, as known on `day`; DAY_NONE: it did not. Past its date it has
 * failed whatever became of it later. */
static int32_t promise_failed(
	const struct setting *setting, const struct promise *promise, int32_t day)
{
	struct fate fate = promise_fate(promise, day, setting);
	int32_t last = fate.ended == DAY_NONE ? day : fate.ended;

	if (fate.state == PROMISE_UNKNOWN)
		return DAY_NONE;
	if (last > fate.in_force)
		return fate.in_force + 1;
	if (fate.state == PROMISE_BROKEN || (fate.state == PROMISE_KEPT && fate.credit < 1))
		return fate.ended;
	return DAY_NONE;
}

static struct failure failure_of(const struct incident *incident)
{
	return (struct failure){
		incident->when.day, incident->kind, &incident->record, incident->summary};
}

/* The case of a promise; false: nothing small showed. */
static bool small_case(const struct setting *setting, const struct promise *promise, int32_t day,
	struct failure *failure)
{
	int32_t failed = promise_failed(setting, promise, day);
	bool small = failed == DAY_NONE || promise->weight <= SMALL_WEIGHT;

	*failure =
		(struct failure){failed, INCIDENT_BROKEN_PROMISE, &promise->record, promise->what};
	for (uint32_t i = setting->cases.first[promise->index]; i != CASE_NONE;
		i = setting->cases.next[i]) {
		const struct incident *incident = setting->book->incidents.v[i];
		int32_t on = incident->when.day;

		if (on > day || (failure->day != DAY_NONE && on > failure->day))
			continue;
		if (failure->day == DAY_NONE || on < failure->day) {
			*failure = failure_of(incident);
			small = true;
		}
		small = small && is_small(incident);
	}
	return failure->day != DAY_NONE && small;
}

static int in_time(const void *a, const void *b)
{
	const struct failure *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

size_t small_failures(const struct setting *setting, const struct account *account, int32_t day,
	struct failure *failures)
{
	size_t n = 0;

	for (size_t i = 0; i < account->promises.n; i++)
		n += small_case(setting, account->promises.v[i], day, &failures[n]);
	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];

		if (incident->when.day <= day && is_small(incident) && !incident_promise(incident))
			failures[n++] = failure_of(incident);
	}
	qsort(failures, n, sizeof *failures, in_time);
	return n;
}
