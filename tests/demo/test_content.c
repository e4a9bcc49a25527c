/* test_content.c - the demonstration in content/: without errors, and something of everything. */
#include "test.h"

#include <string.h>

#include "base/arena.h"
#include "check/check.h"
#include "read/read.h"

/* The committed records, read on 2026-07-01. */
static struct book *demonstration(struct diags *diags, struct arena *arena)
{
	struct read_options options = {.root = STR("content"), .today = 20635, .threads = 1};
	struct trouble trouble = {0};
	struct book *book = read_book(&options, diags, &trouble, arena);

	assert_non_null(book);
	return book;
}

static void the_demonstration_has_no_errors(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	diags_init(&diags, arena);
	check_book(demonstration(&diags, arena), &diags);
	for (size_t i = 0; i < diags.list.n; i++)
		if (diag_kind(diags.list.v[i].code)->severity == SEVERITY_ERROR)
			fail_msg("%.*s: %.*s", STR_ARG(diags.list.v[i].file),
				STR_ARG(diags.list.v[i].text));
	assert_int_equal(diags.errors, 0);
	arena_free(arena);
}

/* Fails where a list of words has one that no record uses; seen[i] counts the uses of word i. */
static void assert_all_seen(const struct terms *terms, const size_t *seen)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->names[i].n && !seen[i])
			fail_msg("%s: %.*s is never used", terms->id, STR_ARG(terms->names[i]));
}

static void it_uses_every_word_of_incidents_and_contacts(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct book *book;
	size_t kinds[INCIDENT_COUNT] = {0}, severities[INCIDENT_SEVERITY_COUNT] = {0};
	size_t modes[MODE_COUNT] = {0}, phases[PHASE_COUNT] = {0}, channels[CHANNEL_COUNT] = {0};
	size_t effects[EFFECT_COUNT] = {0}, purposes[PURPOSE_COUNT] = {0};
	size_t experiences[EXPERIENCE_COUNT] = {0};

	(void)state;
	diags_init(&diags, arena);
	book = demonstration(&diags, arena);
	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];

		kinds[incident->kind]++;
		severities[incident->severity]++;
		modes[incident->mode]++;
		phases[incident->phase]++;
		channels[incident->channel]++;
	}
	for (size_t i = 0; i < book->touchpoints.n; i++) {
		effects[book->touchpoints.v[i]->effect]++;
		purposes[book->touchpoints.v[i]->purpose]++;
		experiences[book->touchpoints.v[i]->experience]++;
		channels[book->touchpoints.v[i]->channel]++;
	}
	assert_all_seen(&incident_kind_terms, kinds);
	assert_all_seen(&incident_severity_terms, severities);
	assert_all_seen(&mode_terms, modes);
	assert_all_seen(&phase_terms, phases);
	assert_all_seen(&channel_terms, channels);
	assert_all_seen(&effect_terms, effects);
	assert_all_seen(&purpose_terms, purposes);
	assert_all_seen(&experience_terms, experiences);
	arena_free(arena);
}

static void it_uses_every_word_of_promises_and_bargains(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct book *book;
	size_t aspects[ASPECT_COUNT] = {0}, verdicts[VERDICT_COUNT] = {0};
	size_t measures[MEASURE_COUNT] = {0}, objections[OBJECTION_COUNT] = {0};
	size_t answers[ANSWER_COUNT] = {0}, concessions[CONCESSION_COUNT] = {0};
	size_t outcomes[OUTCOME_COUNT] = {0};

	(void)state;
	diags_init(&diags, arena);
	book = demonstration(&diags, arena);
	for (size_t i = 0; i < book->promises.n; i++) {
		aspects[book->promises.v[i]->about]++;
		verdicts[book->promises.v[i]->verdict]++;
	}
	for (size_t i = 0; i < book->standards.n; i++)
		measures[book->standards.v[i]->measure]++;
	for (size_t i = 0; i < book->objections.n; i++) {
		const struct objection *objection = book->objections.v[i];

		objections[objection->kind]++;
		answers[objection->answer]++;
		if (!objection->concession.record.given)
			continue;
		concessions[objection->concession.kind]++;
		outcomes[objection->concession.outcome]++;
	}
	assert_all_seen(&aspect_terms, aspects);
	assert_all_seen(&verdict_terms, verdicts);
	assert_all_seen(&measure_terms, measures);
	assert_all_seen(&objection_kind_terms, objections);
	assert_all_seen(&answer_terms, answers);
	assert_all_seen(&concession_kind_terms, concessions);
	assert_all_seen(&outcome_terms, outcomes);
	arena_free(arena);
}

static void it_has_every_kind_of_record(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	struct book *book;

	(void)state;
	diags_init(&diags, arena);
	book = demonstration(&diags, arena);
	assert_in_range(book->accounts.n, 50, 100);
	assert_in_range(book->promises.n, 700, 1500);
	assert_in_range(book->incidents.n, 400, 1000);
	assert_true(book->departments.n && book->people.n && book->standards.n);
	assert_true(book->touchpoints.n && book->assessments.n && book->objections.n);
	assert_true(book->decisions.n && book->company.kinds.n && book->company.gates.n);
	assert_in_range(book->stories.n, 8, 100);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_demonstration_has_no_errors),
		cmocka_unit_test(it_uses_every_word_of_incidents_and_contacts),
		cmocka_unit_test(it_uses_every_word_of_promises_and_bargains),
		cmocka_unit_test(it_has_every_kind_of_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
