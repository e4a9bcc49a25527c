/* setting.c - what every step of the analysis reads and none changes. */
#include "analyse/setting.h"

struct promise *incident_promise(const struct incident *incident)
{
	struct promise *promise;

	if (incident->promise.kind != REF_PROMISE || incident->account.kind != REF_ACCOUNT)
		return NULL;
	promise = incident->promise.promise;
	if (promise->account.kind != REF_ACCOUNT ||
		promise->account.account != incident->account.account)
		return NULL;
	return promise;
}

static struct cases cases_new(const struct book *book, struct arena *arena)
{
	struct cases cases = {
		.first = NEW_N(arena, uint32_t, book->promises.n),
		.next = NEW_N(arena, uint32_t, book->incidents.n),
	};

	for (size_t i = 0; i < book->promises.n; i++)
		cases.first[i] = CASE_NONE;
	/* From the last one on, so that each list runs in the order of the book. */
	for (size_t i = book->incidents.n; i-- > 0;) {
		const struct promise *promise = incident_promise(book->incidents.v[i]);

		cases.next[i] = CASE_NONE;
		if (!promise)
			continue;
		cases.next[i] = cases.first[promise->index];
		cases.first[promise->index] = (uint32_t)i;
	}
	return cases;
}

static void earlier(int32_t day, int32_t *first)
{
	if (day != DAY_NONE && day < *first)
		*first = day;
}

/* Of what was recorded as happening; `since` may lie long before anybody kept records. */
static int32_t earliest_record(const struct book *book, int32_t as_of)
{
	int32_t first = as_of;

	for (size_t i = 0; i < book->promises.n; i++)
		earlier(book->promises.v[i]->made, &first);
	for (size_t i = 0; i < book->incidents.n; i++)
		earlier(book->incidents.v[i]->when.day, &first);
	for (size_t i = 0; i < book->touchpoints.n; i++)
		earlier(book->touchpoints.v[i]->when.day, &first);
	for (size_t i = 0; i < book->assessments.n; i++)
		earlier(book->assessments.v[i]->on, &first);
	for (size_t i = 0; i < book->objections.n; i++)
		earlier(book->objections.v[i]->on, &first);
	return first;
}

struct setting *setting_new(const struct book *book, int32_t as_of, struct arena *arena)
{
	const struct parameters *parameters = &book->company.analysis;
	struct setting *setting = NEW(arena, struct setting);

	*setting = (struct setting){
		.book = book,
		.as_of = as_of,
		.first_record = earliest_record(book, as_of),
		.late = decay_new(parameters->late_half_life, arena),
		.coherence = decay_new(parameters->coherence_half_life, arena),
		.wear = decay_new(parameters->wear_half_life, arena),
		.cases = cases_new(book, arena),
	};
	setting->records_since = book->company.records_since;
	if (setting->records_since == DAY_NONE)
		setting->records_since = setting->first_record;
	return setting;
}
