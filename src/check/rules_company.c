/* rules_company.c - the company's record, its standards and gates, and what leadership decides. */
#include "base/buf.h"
#include "check/rules.h"

static void as_of_before_records(const struct check *check, const void *record)
{
	const struct company *company = &((const struct book *)record)->company;

	if (company->as_of != DAY_NONE && GIVEN(company, records_since) &&
		company->records_since <= check->book->today &&
		company->as_of < company->records_since)
		BLAME(check, company, as_of,
			"as_of %s is before records_since %s: on that day nothing was known; "
			"correct one of the two dates",
			DAY(company->as_of), DAY(company->records_since));
}

static void gate_always_fails(const struct check *check, const void *record)
{
	const struct company *company = &((const struct book *)record)->company;

	for (size_t i = 0; i < company->gates.n; i++) {
		const struct gate *gate = &company->gates.v[i];

		/* NAN, for a limit that is not set, compares as false. */
		if (gate->above < gate->below)
			BLAME(check, gate, below,
				"gate '%.*s' fails above %g and below %g, so at any value: the "
				"limit 'above' must be the larger; turn the two round",
				STR_ARG(gate->id), gate->above, gate->below);
	}
}

static void put_texts(struct buf *buf, const char *name, const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		buf_printf(buf, "|%s %.*s", name, STR_ARG(texts->v[i]));
}

/* What a standard is about, as one text: two standards of one scope speak of the same thing. */
static struct str scope_of(const struct standard *standard, struct arena *arena)
{
	struct buf buf = {0};
	struct str text;
	char within[16];

	span_write(standard->within, within);
	buf_printf(&buf, "%.*s|%d|%s", STR_ARG(standard->owner.id), (int)standard->measure, within);
	put_texts(&buf, "segment", &standard->segments);
	put_texts(&buf, "kind", &standard->kinds);
	text = str_copy(buf_str(&buf), arena);
	buf_free(&buf);
	return text;
}

static void standards_contradict(const struct check *check, const void *record)
{
	const struct book *book = record;
	struct map scopes = {0};

	for (size_t i = 0; i < book->standards.n; i++) {
		struct standard *standard = book->standards.v[i], *other;

		other = map_add(&scopes, scope_of(standard, check->arena), standard, check->arena);
		if (!other ||
			(other->target >= standard->target && other->target <= standard->target))
			continue;
		if (record_order(&standard->record, &other->record) < 0) {
			const struct standard *swap = standard;
			standard = other;
			other = book->standards.v[swap->index];
		}
		BLAME(check, standard, target,
			"standards '%.*s' and '%.*s' promise the same thing with two targets, %g "
			"%% and %g %%: keep one of the two, or give them different segments, "
			"kinds or within",
			STR_ARG(other->id), STR_ARG(standard->id), 100 * other->target,
			100 * standard->target);
	}
}

static void segment_without_accounts(const struct check *check, const void *record)
{
	const struct standard *standard = record;

	for (size_t i = 0; i < standard->segments.n; i++)
		if (!map_get(&check->segments, standard->segments.v[i]))
			diag_add(check->diags, check->code, standard->record.source->path,
				standard->segments.at[i],
				"no account is of segment '%.*s', so standard '%.*s' holds for "
				"nobody there: write the segment as the accounts do",
				STR_ARG(standard->segments.v[i]), STR_ARG(standard->id));
}

static void gate_segment_without_accounts(const struct check *check, const void *record)
{
	const struct book *book = record;

	for (size_t i = 0; i < book->company.gates.n; i++) {
		const struct gate *gate = &book->company.gates.v[i];

		if (gate->segment.n && !map_get(&check->segments, gate->segment))
			BLAME(check, gate, segment,
				"no account is of segment '%.*s', so gate '%.*s' never closes: "
				"write the segment as the accounts do",
				STR_ARG(gate->segment), STR_ARG(gate->id));
	}
}

static void review_before_decision(const struct check *check, const void *record)
{
	const struct decision *decision = record;

	if (decision->review != DAY_NONE && decision->on <= check->book->today &&
		decision->review < decision->on)
		BLAME(check, decision, review,
			"review %s is before on %s: what was decided is looked at later; correct "
			"one of the two dates",
			DAY(decision->review), DAY(decision->on));
}

static void decision_without_review(const struct check *check, const void *record)
{
	const struct decision *decision = record;

	if (decision->review == DAY_NONE)
		BLAME(check, decision, on,
			"the decision has no review: add the date on which somebody looks "
			"whether it changed anything");
}

static void decision_without_target(const struct check *check, const void *record)
{
	const struct decision *decision = record;

	if (!decision->departments.n && !decision->kinds.n && !decision->account.id.n)
		BLAME(check, decision, what,
			"the decision says neither departments nor kinds nor account: nothing "
			"can be compared before and after it; name what it is meant to change");
}

const struct rule rules_company[] = {
	{DIAG_AS_OF_BEFORE_RECORDS, OVER_BOOK, as_of_before_records},
	{DIAG_GATE_ALWAYS_FAILS, OVER_BOOK, gate_always_fails},
	{DIAG_STANDARDS_CONTRADICT, OVER_BOOK, standards_contradict},
	{DIAG_SEGMENT_WITHOUT_ACCOUNTS, OVER_STANDARD, segment_without_accounts},
	{DIAG_SEGMENT_WITHOUT_ACCOUNTS, OVER_BOOK, gate_segment_without_accounts},
	{DIAG_REVIEW_BEFORE_DECISION, OVER_DECISION, review_before_decision},
	{DIAG_DECISION_WITHOUT_REVIEW, OVER_DECISION, decision_without_review},
	{DIAG_DECISION_WITHOUT_TARGET, OVER_DECISION, decision_without_target},
	{0, OVER_NONE, NULL},
};
