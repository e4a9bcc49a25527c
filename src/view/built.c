/* built.c - what had built up in those that left, said the same way on every page. */
#include "view/causes.h"

#include "analyse/fate.h"

struct str built_word(int kind)
{
	switch (kind) {
	case BUILT_NONE: return STR_NONE;
	case BUILT_SILENCE: return STR("silence");
	case BUILT_TRUST: return STR("trust");
	case LEAK_CONTACT: return STR("contact");
	default: return term_word(&incident_kind_terms, kind);
	}
}

double built_share(const struct built *built)
{
	return built->cause != BUILT_NONE ? built->kinds[built->cause] / built->all : 0;
}

void put_built(struct value *map, const char *key, int kind)
{
	if (kind == BUILT_NONE)
		put_none(map, key);
	else
		put_term(map, key, "wear_kind", built_word(kind));
}

static int32_t day_of_record(
	const struct site *site, const struct departure *departure, const struct scratch *scratch)
{
	struct fate fate;

	if (scratch->incident)
		return scratch->incident->when.day;
	fate = promise_fate(scratch->promise, departure->left, site->figures->setting);
	return fate.ended != DAY_NONE ? fate.ended : fate.in_force;
}

static const struct department *department_of(const struct scratch *scratch)
{
	const struct ref *ref = NULL;

	if (scratch->promise)
		ref = &scratch->promise->owner;
	else if (scratch->incident->origin.n == 1)
		ref = &scratch->incident->origin.v[0].department;
	return ref && ref->kind == REF_DEPARTMENT ? ref->department : NULL;
}

static void put_record(
	struct value *row, const struct site *site, const struct departure *departure, size_t i)
{
	const struct scratch *scratch = &departure->from.records[i].scratch;
	const struct promise *promise = scratch->promise;

	put_date(row, "day", day_of_record(site, departure, scratch));
	put_text(row, "what", promise ? promise->what : scratch->incident->summary);
	put_built(row, "kind", scratch->kind);
	put_department(row, "department", department_of(scratch));
	put_share(row, "share", departure->from.records[i].share,
		site->figures->causes->departures.n > 1);
	put_row_link(row, "link", departure->account, promise, scratch->incident);
}

void put_evidence(struct value *map, const char *key, const struct site *site,
	const struct departure *departure)
{
	struct value *rows = put_list(map, key);
	double days[BUILT_RECORDS];
	size_t *order, n = departure->from.n;

	for (size_t i = 0; i < n; i++)
		days[i] = -day_of_record(site, departure, &departure->from.records[i].scratch);
	order = order_by(days, n, map->arena);
	for (size_t i = 0; i < n; i++)
		put_record(add_map(rows), site, departure, order[i]);
}

void put_lead(struct value *map, const char *key, const struct departure *departure)
{
	struct value *v;

	if (departure->passed == DAY_NONE) {
		put_none(map, key);
		return;
	}
	v = put_map(map, key);
	put_days(v, "days", departure->lead, true);
	put_date(v, "on", departure->passed);
	put_bool(v, "earlier", departure->earlier);
}
