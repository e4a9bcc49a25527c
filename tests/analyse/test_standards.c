/* test_standards.c - what counts as kept, broken and not yet to be judged, on small books. */
#include "test.h"

#include "analyse/fate.h"
#include "analyse/standards.h"
#include "book.h"

enum { T = 20000 }; /* 2024-10-04, a Friday */

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *service, *works;
	struct account *acme;
	struct standard *standard;
};

static const struct span two_days = {2, SPAN_DAYS};

static struct made made_new(enum measure measure, struct span within)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.service = add_department(&made.draft, "service");
	made.works = add_department(&made.draft, "works");
	made.acme = add_account(&made.draft, "acme", T - 1000);
	made.standard = add_standard(&made.draft, "one", measure, within);
	made.standard->owner = to_department(made.service);
	return made;
}

/* Good and judged of all accounts. */
static struct standard_sum heard(struct made *made)
{
	struct book *book = draft_link(&made->draft);
	struct setting *setting = setting_new(book, T, made->arena);
	struct fate *fates = NEW_N(made->arena, struct fate, book->promises.n);
	struct standards_sum *sum = standards_new(setting, made->arena);
	struct standards_sum *half = standards_like(sum, made->arena);

	for (size_t i = 0; i < book->promises.n; i++) {
		const struct account *account = book->promises.v[i]->account.account;
		int32_t end = account ? account_end(account, &book->company, T) : DAY_NONE;

		fates[i] = promise_fate(book->promises.v[i], end == DAY_NONE ? T : end, setting);
	}
	for (size_t i = 0; i < book->accounts.n; i++)
		standards_add(i % 2 ? half : sum, book->accounts.v[i], fates);
	standards_merge(sum, half);
	return sum->v[0];
}

static void heard_is(struct made *made, int64_t good, int64_t judged)
{
	struct standard_sum got = heard(made);

	if (got.good != good || got.judged != judged)
		fail_msg("got %ld of %ld, want %ld of %ld", (long)got.good, (long)got.judged,
			(long)good, (long)judged);
	arena_free(made->arena);
}

static struct incident *incident_on(struct made *made, int32_t day)
{
	return add_incident(&made->draft, made->acme, made->works, INCIDENT_WRONG_INVOICE, day);
}

static void answers_in_time_late_missing_and_still_to_come(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_ANSWER, two_days);

	(void)state;
	incident_on(&made, T - 100)->answered = on_day(T - 98); /* good: the second day */
	incident_on(&made, T - 100)->answered = on_day(T - 97); /* bad: the third */
	incident_on(&made, T - 100)->resolved =
		on_day(T - 99);    /* good: resolved without an answer */
	incident_on(&made, T - 3); /* bad: open and past it */
	incident_on(&made, T - 2); /* can't be judged yet */
	incident_on(&made, T - 400)->answered = on_day(T - 400); /* before the last year */
	incident_on(&made, T - 1)->answered = on_day(T + 1);     /* answered after T: still open */
	incident_on(&made, T)->answered = on_day(T);             /* good: all on the last day */
	heard_is(&made, 3, 5);
}

static void resolutions_look_at_the_resolution_alone(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_RESOLVE, two_days);
	struct incident *answered = incident_on(&made, T - 100);

	(void)state;
	answered->answered = on_day(T - 100);
	answered->resolved = on_day(T - 90);
	incident_on(&made, T - 50)->resolved = on_day(T - 48);
	heard_is(&made, 1, 2);
}

static void only_its_segments_and_kinds_from_its_first_day(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_ANSWER, two_days);
	struct account *other = add_account(&made.draft, "other", T - 1000);
	struct str segments[] = {STR("retail")}, kinds[] = {STR("wrong-invoice"), STR("portal")};
	struct incident *own;

	(void)state;
	made.acme->segment = STR("retail");
	made.standard->segments = (struct texts){.v = segments, .n = 1};
	made.standard->kinds = (struct texts){.v = kinds, .n = 2};
	made.standard->since = T - 200;
	incident_on(&made, T - 200)->answered = on_day(T - 200); /* counts */
	incident_on(&made, T - 201)->answered = on_day(T - 201); /* before it held */
	incident_on(&made, T - 100)->kind = INCIDENT_DEFECT;     /* another kind */
	own = incident_on(&made, T - 100); /* a kind of the company's own: counts, bad */
	own->kind = INCIDENT_BUREAUCRACY;
	own->kind_id = STR("portal");
	add_incident(&made.draft, other, made.service, INCIDENT_WRONG_INVOICE,
		T - 100); /* another segment */
	heard_is(&made, 1, 2);
}

static void hours_count_where_both_moments_have_them(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_ANSWER, (struct span){4, SPAN_HOURS});
	struct incident *quick = incident_on(&made, T - 9), *slow = incident_on(&made, T - 9);

	(void)state;
	quick->when = slow->when = (struct when){T - 9, 36000, (T - 9) * INT64_C(86400) + 36000};
	quick->answered = (struct when){T - 9, 50400, (T - 9) * INT64_C(86400) + 50400};
	slow->answered = (struct when){T - 9, 50460, (T - 9) * INT64_C(86400) + 50460};
	heard_is(&made, 1, 2);
}

static struct promise *promise_due(struct made *made, int32_t due)
{
	return add_promise(&made->draft, made->acme, made->service, due - 20, due);
}

static void promises_on_time(void **state)
{
	struct made made = made_new(MEASURE_PROMISE_ON_TIME, (struct span){0});

	(void)state;
	promise_due(&made, T - 100)->kept = T - 100;  /* good */
	promise_due(&made, T - 100)->kept = T - 99;   /* bad: late */
	promise_due(&made, T - 100)->broken = T - 90; /* bad */
	promise_due(&made, T - 1);                    /* bad: overdue */
	promise_due(&made, T);                        /* open */
	promise_due(&made, T - 50)->withdrawn = T - 60;
	promise_due(&made, T + 9)->kept = T - 5;     /* good: before its date */
	promise_due(&made, T + 9)->broken = T - 5;   /* bad: nobody waits for the date */
	promise_due(&made, T - 400)->kept = T - 390; /* before the last year */
	add_promise(&made.draft, made.acme, made.works, T - 120, T - 100); /* owed by others */
	heard_is(&made, 2, 6);
}

static void promises_may_have_some_days_of_grace(void **state)
{
	struct made made = made_new(MEASURE_PROMISE_ON_TIME, two_days);

	(void)state;
	promise_due(&made, T - 100)->kept = T - 98; /* good */
	promise_due(&made, T - 100)->kept = T - 97; /* bad */
	promise_due(&made, T - 2);                  /* overdue, but may still make it */
	promise_due(&made, T - 3);                  /* bad */
	heard_is(&made, 1, 3);
}

static void where_promises_name_it_only_those_count(void **state)
{
	struct made made = made_new(MEASURE_PROMISE_ON_TIME, (struct span){0});
	struct promise *claimed = add_promise(&made.draft, made.acme, made.works, T - 120, T - 100);

	(void)state;
	claimed->claim = (struct ref){
		.id = made.standard->id, .kind = REF_STANDARD, .standard = made.standard};
	claimed->kept = T - 100;
	promise_due(&made, T - 100);
	heard_is(&made, 1, 1);
}

static void contact_on(struct made *made, struct account *account, int32_t day)
{
	add_touchpoint(&made->draft, account, day, EFFECT_STRENGTHENS);
}

/* At most 60 days without a contact. */
static struct made gaps_new(void)
{
	struct made made = made_new(MEASURE_CONTACT_GAP, (struct span){60, SPAN_DAYS});

	made.draft.book->company.records_since = T - 900;
	return made;
}

static void a_client_is_one_case_good_if_it_never_waited_longer(void **state)
{
	struct made made = gaps_new();
	struct account *silent = add_account(&made.draft, "silent", T - 500);
	struct account *gap = add_account(&made.draft, "gap", T - 500);

	(void)state;
	for (int32_t day = T - 890; day <= T; day += 60) {
		contact_on(&made, made.acme, day);
		if (day != T - 170)
			contact_on(&made, gap, day); /* from T - 230 to T - 110 nobody called */
	}
	contact_on(&made, silent, T - 300);
	heard_is(&made, 1, 3);
}

static void a_call_on_the_last_day_ends_the_wait(void **state)
{
	struct made made = gaps_new();

	(void)state;
	made.acme->since = T - 120;
	contact_on(&made, made.acme, T - 61);
	contact_on(&made, made.acme, T);
	heard_is(&made, 0, 1); /* 61 days until then */
	made = gaps_new();
	made.acme->since = T - 119;
	contact_on(&made, made.acme, T - 60);
	contact_on(&made, made.acme, T);
	heard_is(&made, 1, 1);
}

static void a_long_wait_that_ended_before_the_year_is_forgiven(void **state)
{
	struct made made = gaps_new();

	(void)state;
	for (int32_t day = T - 370; day <= T; day += 40)
		contact_on(&made, made.acme, day);
	heard_is(&made, 1, 1);
}

static void who_is_new_cannot_be_judged(void **state)
{
	struct made made = gaps_new();

	(void)state;
	made.acme->since = T - 60;
	heard_is(&made, 0, 0);
}

static void answers_and_assessments_are_contacts_a_sellers_view_is_none(void **state)
{
	struct made made = gaps_new();

	(void)state;
	made.acme->since = T - 150;
	incident_on(&made, T - 120)->answered = on_day(T - 100);
	add_assessment(&made.draft, made.acme, T - 50);
	heard_is(&made, 1, 1);
	made = gaps_new();
	made.acme->since = T - 150;
	incident_on(&made, T - 120)->answered = on_day(T - 100);
	add_assessment(&made.draft, made.acme, T - 50)->by_client = false;
	heard_is(&made, 0, 1);
}

static void who_left_is_judged_as_of_that_day(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_ANSWER, two_days);

	(void)state;
	made.acme->ended = T - 30;
	incident_on(&made, T - 31); /* was not due when it left */
	incident_on(&made, T - 40)->answered = on_day(T - 39);
	incident_on(&made, T - 50);
	heard_is(&made, 1, 2);
}

static void a_client_that_left_long_ago_owes_no_contact(void **state)
{
	struct made made = gaps_new();

	(void)state;
	made.acme->ended = T - 365;
	heard_is(&made, 0, 0);
}

static void without_a_limit_nothing_is_judged(void **state)
{
	struct made made = made_new(MEASURE_INCIDENT_ANSWER, (struct span){0});

	(void)state;
	incident_on(&made, T - 100)->answered = on_day(T - 100);
	heard_is(&made, 0, 0);
}

static void the_budget_is_what_the_target_leaves(void **state)
{
	static const struct {
		double target;
		int64_t good, judged;
		bool known;
		double budget;
	} cases[] = {
		{0.8, 90, 100, true, 0.5},
		{0.8, 100, 100, true, 1},
		{0.8, 80, 100, true, 0},
		{0.9, 70, 100, true, -2},
		{1, 99, 100, false, 0},
		{0.8, 0, 0, false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct standard standard = {.target = cases[i].target};
		struct attainment got = standard_attainment(
			&standard, (struct standard_sum){cases[i].good, cases[i].judged});

		assert_int_equal(got.rate.k, cases[i].good);
		assert_int_equal(got.rate.n, cases[i].judged);
		assert_int_equal(got.budget_known, cases[i].known);
		assert_near(got.budget, cases[i].budget, 1e-12);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_in_time_late_missing_and_still_to_come),
		cmocka_unit_test(resolutions_look_at_the_resolution_alone),
		cmocka_unit_test(only_its_segments_and_kinds_from_its_first_day),
		cmocka_unit_test(hours_count_where_both_moments_have_them),
		cmocka_unit_test(promises_on_time),
		cmocka_unit_test(promises_may_have_some_days_of_grace),
		cmocka_unit_test(where_promises_name_it_only_those_count),
		cmocka_unit_test(a_client_is_one_case_good_if_it_never_waited_longer),
		cmocka_unit_test(a_call_on_the_last_day_ends_the_wait),
		cmocka_unit_test(a_long_wait_that_ended_before_the_year_is_forgiven),
		cmocka_unit_test(who_is_new_cannot_be_judged),
		cmocka_unit_test(answers_and_assessments_are_contacts_a_sellers_view_is_none),
		cmocka_unit_test(who_left_is_judged_as_of_that_day),
		cmocka_unit_test(a_client_that_left_long_ago_owes_no_contact),
		cmocka_unit_test(without_a_limit_nothing_is_judged),
		cmocka_unit_test(the_budget_is_what_the_target_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
