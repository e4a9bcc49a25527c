/* gates.c - conditions of the company held against the figures. */
#include "analyse/gates.h"

#include <math.h>

/* Whose figures a gate looks at; NULL members: it does not apply. */
struct subject {
	const struct promises *promises;
	double wear, incidents;
	bool company, has_wear, has_incidents;
};

static struct subject of_department(
	const struct figures *figures, const struct department *department)
{
	const struct department_figures *figure = &figures->departments[department->index];

	return (struct subject){
		&figure->owned, figure->wear, figure->incidents_year, false, true, true};
}

static struct subject of_kind(const struct figures *figures, struct str name)
{
	int kind = terms_find(&incident_kind_terms, name);
	struct subject subject = {0};

	if (kind < 0)
		return subject;
	subject.wear = figures->kinds[kind].wear;
	subject.incidents = (double)figures->kinds[kind].incidents_year;
	subject.has_wear = subject.has_incidents = true;
	return subject;
}

static struct subject of_segment(const struct figures *figures, struct str name)
{
	for (size_t i = 0; i < figures->segments.n; i++) {
		const struct segment_figures *segment = &figures->segments.v[i];

		if (str_eq(segment->segment, name))
			return (struct subject){
				&segment->promises, segment->wear, 0, false, true, false};
	}
	return (struct subject){0};
}

static struct subject subject_of(const struct figures *figures, const struct gate *gate)
{
	const struct totals *totals = &figures->totals;

	if (gate->department.kind == REF_DEPARTMENT)
		return of_department(figures, gate->department.department);
	if (gate->kind.n)
		return of_kind(figures, gate->kind);
	if (gate->segment.n)
		return of_segment(figures, gate->segment);
	return (struct subject){
		&totals->promises, totals->wear, (double)totals->incidents_year, true, true, true};
}

static int64_t silent_accounts(const struct figures *figures)
{
	int64_t n = 0;

	for (size_t i = 0; i < figures->book->accounts.n; i++)
		n += figures->accounts[i].known && !figures->accounts[i].departed &&
		     figures->accounts[i].silence.silent;
	return n;
}

/* A figure of the whole company alone. */
static bool measure_company(const struct figures *figures, enum gate_measure measure, double *value)
{
	const struct flow *flow = &figures->flow;

	switch (measure) {
	case GATE_MEASURE_SILENT:
		*value = (double)silent_accounts(figures);
		return figures->totals.accounts > 0;
	case GATE_MEASURE_NRR: *value = flow->nrr; return flow->nrr_known;
	case GATE_MEASURE_GRR: *value = flow->grr; return flow->grr_known;
	case GATE_MEASURE_REFILL: *value = flow->refill; return flow->refill_known;
	default: return false;
	}
}

/* Sets *value; false where the subject has no such figure, or no data for it. */
static bool measure(const struct figures *figures, const struct subject *subject,
	enum gate_measure measure, double *value)
{
	const struct promises none = {0};
	const struct promises *promises = subject->promises ? subject->promises : &none;

	switch (measure) {
	case GATE_MEASURE_COHERENCE:
		*value = promises->coherence.index;
		return promises->coherence.n > 0;
	case GATE_MEASURE_KEPT: *value = promises->rate.share; return promises->rate.n > 0;
	case GATE_MEASURE_OVERDUE: *value = (double)promises->overdue; return promises->given > 0;
	case GATE_MEASURE_WEAR: *value = subject->wear; return subject->has_wear;
	case GATE_MEASURE_INCIDENTS: *value = subject->incidents; return subject->has_incidents;
	default: return subject->company && measure_company(figures, measure, value);
	}
}

static struct gate_result value_of(const struct figures *figures, const struct gate *gate)
{
	struct gate_result result = {.holds = true};
	struct subject subject = subject_of(figures, gate);

	result.known = measure(figures, &subject, gate->measure, &result.value);
	if (!result.known)
		result.value = 0;
	return result;
}

static struct gate_result judged(struct gate_result result, const struct gate *gate)
{
	if (result.known && !isnan(gate->above) && result.value > gate->above)
		result.holds = false;
	if (result.known && !isnan(gate->below) && result.value < gate->below)
		result.holds = false;
	return result;
}

struct gate_result gate_result(const struct figures *figures, const struct gate *gate)
{
	if (gate->against != AGAINST_ABSOLUTE)
		return (struct gate_result){.holds = true};
	return judged(value_of(figures, gate), gate);
}

/* The gate as it is in another book, where its department is another struct; false: it has none of
 * that id. */
static bool gate_in(const struct book *book, const struct gate *gate, struct gate *out)
{
	*out = *gate;
	if (gate->department.kind != REF_DEPARTMENT)
		return true;
	out->department.department = book_department(book, gate->department.id);
	return out->department.department != NULL;
}

struct gate_result gate_change(
	const struct figures *before, const struct figures *after, const struct gate *gate)
{
	struct gate_result old = {.holds = true}, new = value_of(after, gate);
	struct gate there;

	if (gate_in(before->book, gate, &there))
		old = value_of(before, &there);
	if (gate->against == AGAINST_ABSOLUTE) {
		new = judged(new, gate);
		new.holds |= !judged(old, gate).holds;
		return new;
	}
	new.known &= old.known;
	new.value = new.known ? new.value - old.value : 0;
	return judged(new, gate);
}
