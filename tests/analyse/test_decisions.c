/* test_decisions.c - what counts as meant to change, the two windows, and the ratio. */
#include "test.h"

#include "analyse/decisions.h"
#include "book.h"

enum { T = 20000, ON = 19900 };

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *works, *finance;
	struct account *acme, *other;
	struct decision *decision;
};

static struct made made_new(void)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.draft.book->company.records_since = DAY_FIRST;
	made.works = add_department(&made.draft, "works");
	made.finance = add_department(&made.draft, "finance");
	made.acme = add_account(&made.draft, "acme", T - 2000);
	made.other = add_account(&made.draft, "zeta", T - 2000);
	made.decision = add_decision(&made.draft, ON);
	return made;
}

static void names_kinds(struct made *made, const char *kind)
{
	made->decision->kinds.v = NEW(made->arena, struct str);
	made->decision->kinds.v[0] = str_c(kind);
	made->decision->kinds.n = 1;
}

static void names_departments(struct made *made, struct department *department)
{
	made->decision->departments.v = NEW(made->arena, struct ref);
	made->decision->departments.v[0] = to_department(department);
	made->decision->departments.n = 1;
}

static struct decision_figures result_of(struct made *made)
{
	struct book *book = draft_link(&made->draft);
	struct setting *setting = setting_new(book, T, made->arena);
	struct decisions_sum *sum = decisions_new(setting, made->arena);
	struct decisions_sum *half = decisions_new(setting, made->arena);

	for (size_t i = 0; i < book->accounts.n; i++)
		decisions_add(i % 2 ? half : sum, book->accounts.v[i]);
	decisions_merge(sum, half);
	return decision_result(sum, made->decision);
}

/* Half the incidents are another client's, so that sums made apart must meet. */
static void incidents(struct made *made, enum incident_kind kind, int32_t day, int n)
{
	for (int i = 0; i < n; i++)
		add_incident(
			&made->draft, i % 2 ? made->other : made->acme, made->works, kind, day);
}

/* 180 days before, 101 after (T included): 6 then 2 invoices. */
static void the_windows_are_cut_by_the_day_of_the_decision_and_by_t(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	names_kinds(&made, "wrong-invoice");
	incidents(&made, INCIDENT_WRONG_INVOICE, ON - 181, 4); /* too early */
	incidents(&made, INCIDENT_WRONG_INVOICE, ON - 180, 1);
	incidents(&made, INCIDENT_WRONG_INVOICE, ON - 1, 5);
	incidents(&made, INCIDENT_WRONG_INVOICE, ON, 1);
	incidents(&made, INCIDENT_WRONG_INVOICE, T, 1);
	incidents(&made, INCIDENT_WRONG_INVOICE, T + 1, 7); /* not known yet */
	incidents(&made, INCIDENT_DEFECT, ON - 5, 9);       /* not meant */
	got = result_of(&made);
	assert_int_equal(got.before, 6);
	assert_int_equal(got.after, 2);
	assert_near(got.before_days, 2 * 180, 0);
	assert_near(got.after_days, 2 * 101, 0);
	assert_near(got.window, 180, 0);
	assert_true(got.known);
	assert_near(got.ratio, (2 / 101.0) / (6 / 180.0), 1e-12);
	assert_true(got.low < got.ratio && got.ratio < got.high);
	arena_free(made.arena);
}

static void the_example_of_the_header_holds(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	made.draft.book->company.windows.decision = 100;
	for (int i = 0; i < 8; i++)
		add_account(&made.draft, "more", T - 500);
	names_departments(&made, made.works);
	incidents(&made, INCIDENT_DEFECT, ON - 50, 10);
	incidents(&made, INCIDENT_WRONG_INVOICE, ON + 50, 5);
	got = result_of(&made);
	assert_near(got.before_days, 1000, 0);
	assert_near(got.after_days, 1000, 0);
	assert_near(got.ratio, 0.5, 1e-12);
	arena_free(made.arena);
}

static void kinds_and_departments_must_both_fit_and_half_the_origin_is_enough(void **state)
{
	static const struct {
		const char *kind;
		bool finance;
		double of_finance;
		bool want;
	} cases[] = {
		{NULL, false, 0, false}, /* meant to change nothing that is recorded */
		{"wrong-invoice", false, 0, true},
		{"defect", false, 0, false},
		{NULL, true, 0, false},
		{NULL, true, 0.49, false},
		{NULL, true, 0.5, true},
		{"defect", true, 0.5, false},
		{"wrong-invoice", true, 1, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct made made = made_new();
		struct incident *incident = add_incident(
			&made.draft, made.acme, made.works, INCIDENT_WRONG_INVOICE, ON);

		if (cases[i].of_finance > 0)
			share_origin(&made.draft, incident, made.finance, cases[i].of_finance);
		if (cases[i].kind)
			names_kinds(&made, cases[i].kind);
		if (cases[i].finance)
			names_departments(&made, made.finance);
		assert_int_equal(decision_covers(made.decision, incident), cases[i].want);
		arena_free(made.arena);
	}
}

static void a_decision_about_one_account_looks_at_that_one(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	names_departments(&made, made.works);
	made.decision->account = to_account(add_account(&made.draft, "other", ON - 10));
	incidents(&made, INCIDENT_DEFECT, ON - 5, 3);
	got = result_of(&made);
	assert_int_equal(got.before, 0);
	assert_near(got.before_days, 10, 0);
	assert_false(got.known);
	arena_free(made.arena);
}

static void exposure_ends_where_the_client_or_the_records_do(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	names_departments(&made, made.works);
	made.acme->ended = made.other->ended = ON + 20;
	made.draft.book->company.records_since = ON - 30;
	incidents(&made, INCIDENT_DEFECT, ON - 31, 1);
	incidents(&made, INCIDENT_DEFECT, ON - 30, 2);
	incidents(&made, INCIDENT_DEFECT, ON + 20, 2);
	incidents(&made, INCIDENT_DEFECT, ON + 21, 1); /* after it left */
	got = result_of(&made);
	assert_int_equal(got.before, 2);
	assert_int_equal(got.after, 2);
	assert_near(got.before_days, 2 * 30, 0);
	assert_near(got.after_days, 2 * 20, 0);
	arena_free(made.arena);
}

static void a_decision_of_t_itself_has_one_day_after_it(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	names_departments(&made, made.works);
	made.decision->on = T;
	incidents(&made, INCIDENT_DEFECT, T, 3);
	got = result_of(&made);
	assert_int_equal(got.after, 3);
	assert_near(got.after_days, 2, 0);
	arena_free(made.arena);
}

static void a_decision_after_t_has_changed_nothing(void **state)
{
	struct made made = made_new();
	struct decision_figures got;

	(void)state;
	names_departments(&made, made.works);
	made.decision->on = T + 1;
	incidents(&made, INCIDENT_DEFECT, T, 3);
	got = result_of(&made);
	assert_false(got.known);
	assert_int_equal(got.before, 0);
	assert_near(got.before_days, 0, 0);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_windows_are_cut_by_the_day_of_the_decision_and_by_t),
		cmocka_unit_test(the_example_of_the_header_holds),
		cmocka_unit_test(kinds_and_departments_must_both_fit_and_half_the_origin_is_enough),
		cmocka_unit_test(a_decision_about_one_account_looks_at_that_one),
		cmocka_unit_test(exposure_ends_where_the_client_or_the_records_do),
		cmocka_unit_test(a_decision_of_t_itself_has_one_day_after_it),
		cmocka_unit_test(a_decision_after_t_has_changed_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
