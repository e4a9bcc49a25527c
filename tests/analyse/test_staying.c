/* test_staying.c - who is watched from when to when, in which group, and what was paid at which
 * tenure. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/staying.h"
#include "analyse/value.h"
#include "book.h"

enum { T = 20000 };

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *works;
};

static struct made made_new(int32_t records_since)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.draft.book->company.records_since = records_since;
	made.works = add_department(&made.draft, "works");
	return made;
}

static const struct staying *staying_of(struct made *made)
{
	return analyse(draft_link(&made->draft), T, 2, made->arena)->staying;
}

static void a_client_from_before_the_records_is_watched_from_then_on(void **state)
{
	struct made made = made_new(T - 1000);
	const struct staying *staying;

	(void)state;
	add_account(&made.draft, "old", T - 3000)->ended = T - 500;
	add_account(&made.draft, "new", T - 800);
	add_account(&made.draft, "gone-before", T - 3000)->ended = T - 1000;
	staying = staying_of(&made);
	assert_int_equal(staying->all.survival.n, 2); /* who had left before is not seen at all */
	assert_int_equal(staying->all.survival.events, 1);
	assert_near(staying->all.lives.v[1].time, 800, 0);
	assert_true(isinf(staying->all.lives.v[1].entry));
	assert_near(staying->all.lives.v[0].entry, 2000, 0);
	assert_near(staying->all.lives.v[0].time, 2500, 0);
	arena_free(made.arena);
}

static void who_came_back_has_not_left(void **state)
{
	struct made made = made_new(T - 3000);
	struct account *account = add_account(&made.draft, "back", T - 1000);
	const struct staying *staying;

	(void)state;
	add_spell(&made.draft, account, T - 1000, T - 600);
	add_spell(&made.draft, account, T - 300, DAY_NONE);
	staying = staying_of(&made);
	assert_int_equal(staying->all.survival.events, 0);
	assert_near(staying->all.lives.v[0].time, 1000, 0);
	arena_free(made.arena);
}

static void the_landmark_looks_at_nothing_that_came_after_it(void **state)
{
	static const struct {
		const char *id;
		int32_t since, ended, due, kept; /* days since it came; DAY_NONE: never */
		int group;                       /* -1: in neither */
	} cases[] = {
		{"a-late", 1000, DAY_NONE, 100, 130, 1},
		{"b-overdue", 1000, DAY_NONE, 170, DAY_NONE, 1},
		{"c-in-time", 1000, DAY_NONE, 100, 100, 0},
		{"d-due-later", 1000, DAY_NONE, 181, DAY_NONE, 0},
		{"e-due-on-the-day", 1000, DAY_NONE, 180, DAY_NONE, 0},
		{"f-left-by-then", 1000, 180, 100, 130, -1},
		{"g-left-after", 1000, 181, 100, 130, 1},
		{"h-not-there-yet", 180, DAY_NONE, 100, 130, -1},
		{"i-from-before", 5000, DAY_NONE, 100, 130, -1},
	};
	size_t n = sizeof cases / sizeof *cases;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct made made = made_new(T - 3000);
		int32_t since = T - cases[i].since;
		struct account *account = add_account(&made.draft, cases[i].id, since);
		struct promise *promise =
			add_promise(&made.draft, account, made.works, since, since + cases[i].due);
		const struct contest *landmark;

		if (cases[i].ended != DAY_NONE)
			account->ended = since + cases[i].ended;
		if (cases[i].kept != DAY_NONE)
			promise->kept = since + cases[i].kept;
		landmark = &staying_of(&made)->landmark;
		for (int g = 0; g < 2; g++)
			if (landmark->group[g].survival.n != (cases[i].group == g))
				fail_msg("%s: group %d has %d", cases[i].id, g,
					(int)landmark->group[g].survival.n);
		if (cases[i].group >= 0)
			assert_near(landmark->group[cases[i].group].lives.v[0].time,
				(cases[i].ended == DAY_NONE ? cases[i].since : cases[i].ended) -
					180,
				0);
		arena_free(made.arena);
	}
}

static void recovery_is_counted_from_the_last_day_of_the_standard(void **state)
{
	static const struct {
		const char *id;
		int32_t ended, resolved; /* days after the incident */
		enum incident_severity severity;
		int group;
	} cases[] = {
		{"in-time", DAY_NONE, 5, INCIDENT_SEVERITY_SERIOUS, 0},
		{"late", DAY_NONE, 6, INCIDENT_SEVERITY_CRITICAL, 1},
		{"never", DAY_NONE, DAY_NONE, INCIDENT_SEVERITY_SERIOUS, 1},
		{"gone-by-then", 5, 3, INCIDENT_SEVERITY_SERIOUS, -1},
		{"gone-after", 6, 3, INCIDENT_SEVERITY_SERIOUS, 0},
		{"not-serious", DAY_NONE, 3, INCIDENT_SEVERITY_MODERATE, -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct made made = made_new(T - 3000);
		struct account *account = add_account(&made.draft, cases[i].id, T - 1000);
		struct incident *incident =
			add_incident(&made.draft, account, made.works, INCIDENT_DEFECT, T - 100);
		const struct contest *recovery;

		add_standard(&made.draft, "solved", MEASURE_INCIDENT_RESOLVE,
			(struct span){5, SPAN_DAYS});
		incident->severity = cases[i].severity;
		if (cases[i].resolved != DAY_NONE)
			incident->resolved = on_day(T - 100 + cases[i].resolved);
		if (cases[i].ended != DAY_NONE)
			account->ended = T - 100 + cases[i].ended;
		recovery = &staying_of(&made)->recovery;
		for (int g = 0; g < 2; g++)
			if (recovery->group[g].survival.n != (cases[i].group == g))
				fail_msg("%s: group %d has %d", cases[i].id, g,
					(int)recovery->group[g].survival.n);
		if (cases[i].group >= 0)
			assert_near(recovery->group[cases[i].group].lives.v[0].time,
				cases[i].ended == DAY_NONE ? 95 : 1, 0);
		arena_free(made.arena);
	}
}

static void without_a_standard_nobody_recovers_in_time_or_not(void **state)
{
	struct made made = made_new(T - 3000);
	struct account *account = add_account(&made.draft, "acme", T - 1000);
	const struct staying *staying;

	(void)state;
	add_incident(&made.draft, account, made.works, INCIDENT_DEFECT, T - 100)->severity =
		INCIDENT_SEVERITY_SERIOUS;
	staying = staying_of(&made);
	assert_int_equal(staying->recovery.left_out, 1);
	assert_int_equal(
		staying->recovery.group[0].survival.n + staying->recovery.group[1].survival.n, 0);
	assert_false(staying->recovery.test.known);
	arena_free(made.arena);
}

static void what_was_paid_is_split_at_the_days_of_tenure_and_adds_up(void **state)
{
	struct made made = made_new(T - 3000);
	struct account *turns = add_account(&made.draft, "turns", T - 500);
	struct account *old = add_account(&made.draft, "wise", T - 2500);
	const struct staying *staying;
	int64_t whole;

	(void)state;
	add_purchase(&made.draft, turns, T - 300, 1000); /* tenure 200 */
	add_purchase(&made.draft, turns, T - 135, 500);  /* tenure 365: its second year */
	add_purchase(&made.draft, turns, T - 366, 9000); /* not in the last year */
	add_revenue(&made.draft, old, T - 2500, 3100);
	staying = staying_of(&made);
	assert_int_equal(staying->income[0], 1000);
	assert_int_equal(staying->income[1], 500);
	assert_int_equal(staying->income[2], 0);
	whole = account_income(old, &made.draft.book->company, T) -
		account_income(old, &made.draft.book->company, T - 365);
	assert_int_equal(staying->income[3], whole);
	assert_int_equal(staying->income_n[0], 1);
	assert_int_equal(staying->income_n[3], 1);
	arena_free(made.arena);
}

static void parts_sum_to_the_whole_whatever_the_threads(void **state)
{
	static char ids[200][16];
	struct made made = made_new(T - 2000);
	const struct staying *a, *b;
	int64_t n = 0, events = 0;
	struct book *book;

	(void)state;
	for (int i = 0; i < 200; i++) {
		struct account *account;

		snprintf(ids[i], sizeof ids[i], "a%03d", i);
		account = add_account(&made.draft, ids[i], T - 2900 + 13 * i);
		account->segment = i % 3 ? STR("one") : STR("two");
		add_revenue(&made.draft, account, account->since, 100 + i);
		if (i % 4 == 0)
			account->ended = account->since + 37 * (i % 17) + 1;
	}
	book = draft_link(&made.draft);
	a = analyse(book, T, 1, made.arena)->staying;
	b = analyse(book, T, 4, made.arena)->staying;
	for (size_t i = 0; i < a->segments.n; i++) {
		n += a->segments.v[i].survival.n;
		events += a->segments.v[i].survival.events;
	}
	assert_int_equal(n, a->all.survival.n);
	assert_int_equal(events, a->all.survival.events);
	assert_true(events > 10);
	assert_int_equal(a->all.survival.steps.n, b->all.survival.steps.n);
	assert_memory_equal(a->all.survival.steps.v, b->all.survival.steps.v,
		a->all.survival.steps.n * sizeof *a->all.survival.steps.v);
	assert_memory_equal(a->income, b->income, sizeof a->income);
	assert_int_equal(a->cohorts.rows.n, b->cohorts.rows.n);
	for (size_t i = 0; i < a->cohorts.rows.n; i++)
		assert_memory_equal(a->cohorts.rows.v[i].cells.v, b->cohorts.rows.v[i].cells.v,
			a->cohorts.rows.v[i].cells.n * sizeof *a->cohorts.rows.v[i].cells.v);
	arena_free(made.arena);
}

static void a_company_without_accounts_has_no_curve(void **state)
{
	struct made made = made_new(DAY_NONE);
	const struct staying *staying = staying_of(&made);

	(void)state;
	assert_int_equal(staying->all.survival.n, 0);
	assert_false(staying->all.median.known);
	assert_false(staying->all.mean.known);
	assert_false(staying->segments_test.known);
	assert_int_equal(staying->cohorts.rows.n, 0);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_client_from_before_the_records_is_watched_from_then_on),
		cmocka_unit_test(who_came_back_has_not_left),
		cmocka_unit_test(the_landmark_looks_at_nothing_that_came_after_it),
		cmocka_unit_test(recovery_is_counted_from_the_last_day_of_the_standard),
		cmocka_unit_test(without_a_standard_nobody_recovers_in_time_or_not),
		cmocka_unit_test(what_was_paid_is_split_at_the_days_of_tenure_and_adds_up),
		cmocka_unit_test(parts_sum_to_the_whole_whatever_the_threads),
		cmocka_unit_test(a_company_without_accounts_has_no_curve),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
