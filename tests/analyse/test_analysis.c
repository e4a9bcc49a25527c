/* test_analysis.c - the whole computation on books made by hand and on one made by chance. */
#include "test.h"

#include "analyse/analysis.h"
#include "base/buf.h"
#include "book.h"

#define DAY(y, m, d)	day_of(y, m, d)

/* Everything is looked at on 2026-03-31. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales, *operations, *service;
	struct account *acme;
	int32_t today;
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->sales = add_department(&scene->draft, "sales");
	scene->operations = add_department(&scene->draft, "operations");
	scene->service = add_department(&scene->draft, "service");
	scene->acme = add_account(&scene->draft, "acme", DAY(2025, 1, 1));
	scene->today = DAY(2026, 3, 31);
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static struct figures *figures_of(struct scene *scene)
{
	return analyse(draft_link(&scene->draft), scene->today, 1, scene->arena);
}

/* `ago` days before today; kept so many days after its date. */
static struct promise *promise(struct scene *scene, struct department *maker,
	struct department *owner, int32_t ago, int32_t late)
{
	struct promise *promise = add_promise(&scene->draft, scene->acme, owner,
		scene->today - ago - 10, scene->today - ago);

	promise->by = to_department(maker);
	promise->by_department = maker;
	promise->kept = promise->due + late;
	return promise;
}

static void promises_are_counted_by_who_gave_the_word_and_who_must_keep_it(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;
	struct pair *pair;

	promise(scene, scene->sales, scene->operations, 20, 0);
	promise(scene, scene->sales, scene->operations, 20, 7);
	promise(scene, scene->sales, scene->service, 20, 0);
	promise(scene, scene->service, scene->service, 20, 0);
	promise(scene, NULL, scene->operations, 20, 0)->by_department = NULL;
	figures = figures_of(scene);
	pair = &figures->pairs[scene->sales->index * 3 + scene->operations->index];
	assert_int_equal(pair->promises.settled, 2);
	assert_int_equal(pair->promises.kept, 1);
	assert_int_equal(figures->departments[scene->operations->index].owned.settled, 3);
	assert_int_equal(figures->departments[scene->sales->index].made.settled, 3);
	assert_int_equal(figures->departments[scene->sales->index].owned.settled, 0);
	assert_int_equal(figures->totals.promises.settled, 5);
	assert_int_equal(figures->totals.by_partner.settled, 3);
	assert_int_equal(figures->totals.system.promises.settled, 1);
	/* Own: 1 of 1. Others: 2 of 3. Nobody knows of the fifth who gave the word. */
	assert_int_equal(figures->hand_off.own.n, 1);
	assert_int_equal(figures->hand_off.others.n, 3);
	assert_near(figures->hand_off.difference, 1 - 2.0 / 3, 1e-15);
}

/* By hand: weights 1 (due now) and 1/2 (180 days ago), credits 1 and 0.5: (1 + 0.25)/1.5. */
static void the_companys_coherence_is_what_its_promises_earned(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	promise(scene, scene->sales, scene->sales, 0, 0);
	promise(scene, scene->sales, scene->sales, 180, 7);
	figures = figures_of(scene);
	assert_near(figures->totals.mean, 1.25 / 1.5, 1e-15);
	assert_near(figures->totals.coherence.index, 100 * 1.25 / 1.5, 1e-12);
	assert_near(figures->totals.coherence.n_e, 2.25 / 1.25, 1e-14);
	/* One account is the company: it is drawn to itself. */
	assert_near(figures->accounts[0].promises.coherence.index, 100 * 1.25 / 1.5, 1e-12);
	/* A trend window ago only the older one was settled: late by 7 days, credit a half. */
	assert_int_equal(figures->totals.coherence_before.n, 1);
	assert_near(figures->totals.coherence_before.index, 50, 1e-12);
}

static void promises_to_colleagues_stand_apart(void **state)
{
	struct scene *scene = *state;
	struct promise *internal = add_promise(&scene->draft, NULL, scene->operations,
		scene->today - 30, scene->today - 7);
	struct figures *figures;

	internal->to = internal->by = to_department(scene->sales);
	internal->by_department = scene->sales;
	promise(scene, scene->sales, scene->operations, 20, 0);
	figures = figures_of(scene);
	assert_int_equal(figures->totals.promises.given, 1);
	assert_int_equal(figures->totals.internal.given, 1);
	assert_int_equal(figures->departments[scene->operations->index].internal.overdue, 1);
	assert_int_equal(figures->departments[scene->operations->index].owned.given, 1);
	assert_int_equal(figures->fates[internal->index].state, PROMISE_OVERDUE);
	assert_near(figures->totals.mean, 1, 0);
	assert_near(figures->totals.internal.coherence.raw, 0.5, 1e-15);
}

static struct incident *incident(struct scene *scene, struct department *origin, int32_t ago)
{
	return add_incident(&scene->draft, scene->acme, origin, INCIDENT_WRONG_INVOICE,
		scene->today - ago);
}

static void an_incident_of_two_origins_counts_by_their_shares(void **state)
{
	struct scene *scene = *state;
	struct incident *shared = incident(scene, scene->sales, 10);
	struct department_figures *sales, *operations;
	struct figures *figures;

	share_origin(&scene->draft, shared, scene->operations, 0.25);
	shared->felt_in = to_department(scene->service);
	shared->resolved = on_day(scene->today);
	shared->waited = (struct span){4, SPAN_DAYS};
	incident(scene, scene->operations, 400);
	figures = figures_of(scene);
	sales = &figures->departments[scene->sales->index];
	operations = &figures->departments[scene->operations->index];
	assert_near(sales->incidents_year, 0.75, 0);
	assert_near(operations->incidents_year, 0.25, 0);
	assert_near(operations->incidents, 1.25, 0);
	assert_near(sales->by_kind[INCIDENT_WRONG_INVOICE], 0.75, 0);
	assert_near(figures->departments[scene->service->index].felt_year, 1, 0);
	assert_near(figures->felt[scene->sales->index * 3 + scene->service->index], 0.75, 0);
	assert_near(sales->wear, 2 * 0.75, 1e-15);
	assert_near(operations->wear, 2 * 0.25 + 2, 1e-15); /* the old one is open still */
	assert_near(figures->leak_from[INCIDENT_WRONG_INVOICE * 3 + scene->sales->index], 1.5, 1e-15);
	assert_near(sales->waited_days + operations->waited_days, 4, 1e-15);
	assert_int_equal(sales->waited_n, 1);
	assert_int_equal(sales->front_line.k, 1);
	assert_int_equal(operations->front_line.n, 1);
	assert_near(figures->totals.system.incidents, 0.75, 0);
	assert_int_equal(figures->totals.incidents_year, 1);
	assert_int_equal(figures->totals.incidents_before_year, 1);
	assert_true(operations->answer.n == 1 && sales->resolve.n == 1);
	assert_near(sales->resolve.days, 10, 0);
}

/* By hand: 2 incidents in the year; 365 days as a client since the records began = 11.992 months. */
static void incidents_are_held_against_the_time_that_was_watched(void **state)
{
	struct scene *scene = *state;
	struct department_figures *sales;

	incident(scene, scene->sales, 10);
	incident(scene, scene->sales, 364);
	incident(scene, scene->sales, 365);
	sales = &figures_of(scene)->departments[scene->sales->index];
	assert_near(sales->incidents_year, 2, 0);
	assert_near(sales->per_100_months, 100 * 2 / (365 * 12 / 365.25), 1e-12);
	assert_true(sales->per_100_low < sales->per_100_months);
	assert_true(sales->per_100_high > sales->per_100_months);
}

static void a_trend_is_told_only_where_it_is_more_than_chance(void **state)
{
	struct scene *scene = *state;
	struct department_figures *sales, *operations;
	struct figures *figures;

	for (int i = 0; i < 20; i++) {
		promise(scene, scene->sales, scene->sales, 10, i < 10);
		promise(scene, scene->sales, scene->sales, 100, 0);
		promise(scene, scene->sales, scene->operations, 10, i < 1);
		promise(scene, scene->sales, scene->operations, 100, 0);
	}
	for (int i = 0; i < 12; i++)
		incident(scene, scene->operations, 20);
	incident(scene, scene->sales, 20);
	incident(scene, scene->sales, 150);
	figures = figures_of(scene);
	sales = &figures->departments[scene->sales->index];
	operations = &figures->departments[scene->operations->index];
	assert_int_equal(sales->owned_now.k, 10);
	assert_int_equal(sales->owned_before.k, 20);
	assert_int_equal(sales->owned_trend, TREND_DOWN);
	assert_int_equal(operations->owned_trend, TREND_FLAT);
	assert_int_equal(operations->incidents_trend, TREND_UP);
	assert_int_equal(sales->incidents_trend, TREND_FLAT);
	assert_int_equal(figures->departments[scene->service->index].owned_trend, TREND_NONE);
	assert_true(figures->departments[scene->service->index].silent);
	assert_false(sales->silent);
	assert_int_equal(figures->totals.kept_trend, TREND_DOWN);
}

static void one_that_left_is_frozen_on_the_day_it_left(void **state)
{
	struct scene *scene = *state;
	struct account_figures *acme;
	struct figures *figures;
	struct promise *open = promise(scene, scene->sales, scene->sales, 50, 0);
	struct incident *unresolved = incident(scene, scene->sales, 120);

	scene->acme->ended = scene->today - 100;
	open->made = scene->today - 150;
	unresolved->resolved = on_day(scene->today - 90);
	incident(scene, scene->sales, 99);
	add_touchpoint(&scene->draft, scene->acme, scene->today - 99, EFFECT_STRENGTHENS);
	scene->acme->renews = scene->today;
	figures = figures_of(scene);
	acme = &figures->accounts[0];
	assert_true(acme->known && acme->departed);
	assert_int_equal(acme->as_of, scene->today - 100);
	assert_int_equal(acme->end, scene->today - 100);
	assert_int_equal(figures->fates[open->index].state, PROMISE_OPEN);
	assert_int_equal(acme->incidents, 1);
	assert_int_equal(acme->open_incidents, 1);
	assert_near(acme->wear.all, 2, 0);
	assert_near(acme->strength, 0, 0);
	assert_int_equal(acme->needs, 0);
	assert_near(figures->totals.wear, 0, 0);
	assert_int_equal(figures->totals.accounts, 0);
	assert_int_equal(figures->totals.departed_year, 1);
	assert_int_equal(figures->totals.incidents_year, 1);
	assert_near(acme->exposure_days, scene->today - 100 - (scene->today - 150), 0);
}

static void one_that_begins_after_the_day_is_not_known(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	promise(scene, scene->sales, scene->sales, 20, 0);
	scene->acme->since = scene->today + 1;
	figures = figures_of(scene);
	assert_false(figures->accounts[0].known);
	assert_int_equal(figures->totals.promises.given, 0);
	assert_int_equal(figures->fates[0].state, PROMISE_UNKNOWN);
}

static void needs_say_why_somebody_should_call(void **state)
{
	struct scene *scene = *state;
	struct incident *waiting = incident(scene, scene->sales, 5);
	struct account_figures *acme;

	promise(scene, scene->sales, scene->sales, 1, 0)->kept = DAY_NONE;
	waiting->waited = (struct span){2, SPAN_DAYS};
	scene->acme->cadence = (struct span){1, SPAN_DAYS};
	add_touchpoint(&scene->draft, scene->acme, scene->today - 40, EFFECT_STRENGTHENS);
	scene->acme->renews = scene->today + 90;
	acme = &figures_of(scene)->accounts[0];
	assert_int_equal(acme->needs, NEED_OVERDUE | NEED_UNANSWERED | NEED_SILENT | NEED_RENEWS |
		NEED_WEAR | NEED_WAITING);
}

/* Of 21 accounts a tenth, rounded up, are 3. */
static void only_the_worst_tenth_is_called_worn(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;
	int worn = 0;

	for (int i = 0; i < 20; i++)
		scene->acme = add_account(&scene->draft, "another", DAY(2025, 1, 1));
	for (size_t i = 0; i < 21; i++) {
		scene->acme = scene->draft.accounts.v[i];
		incident(scene, scene->sales, 60)->resolved = on_day(scene->today - (int32_t)i);
	}
	figures = figures_of(scene);
	for (size_t i = 0; i < 21; i++)
		worn += (figures->accounts[i].needs & NEED_WEAR) != 0;
	assert_int_equal(worn, 3);
	assert_true(figures->accounts[2].needs & NEED_WEAR);
}

static void a_quiet_account_needs_nothing(void **state)
{
	struct scene *scene = *state;
	struct incident *new = incident(scene, scene->sales, 1);

	new->severity = INCIDENT_SEVERITY_MINOR;
	for (int i = 0; i < 5; i++)
		add_touchpoint(&scene->draft, scene->acme, scene->today - i * 10, EFFECT_STRENGTHENS);
	scene->acme->renews = scene->today + 30;
	promise(scene, scene->sales, scene->sales, 10, 0);
	assert_int_equal(figures_of(scene)->accounts[0].needs, 0);
}

static void a_standard_sets_how_long_an_answer_may_take(void **state)
{
	struct scene *scene = *state;

	add_standard(&scene->draft, "answers", MEASURE_INCIDENT_ANSWER, (struct span){5, SPAN_DAYS});
	incident(scene, scene->sales, 5);
	assert_int_equal(figures_of(scene)->accounts[0].needs & NEED_UNANSWERED, 0);
}

/* By hand: 12·3000 minor units a year are 36000/365 a day; of the 500 days late 365 in the last year,
 * of the 20 days all. */
static void lateness_is_weighed_by_what_the_account_is_worth(void **state)
{
	struct scene *scene = *state;
	struct department_figures *sales;

	scene->acme->since = scene->today - 1000;
	add_revenue(&scene->draft, scene->acme, scene->today - 1000, 3000);
	promise(scene, scene->sales, scene->sales, 500, 0)->kept = DAY_NONE;
	promise(scene, scene->sales, scene->sales, 40, 20);
	promise(scene, scene->sales, scene->sales, 700, 20);
	sales = &figures_of(scene)->departments[scene->sales->index];
	assert_near(sales->lateness_money, (365 + 20) * 36000.0 / 365, 1e-12);
	assert_int_equal(sales->owned.overdue, 1);
	assert_near(sales->owned.days_late, 540, 0);
}

static void what_was_escalated_was_not_settled_at_the_front_line(void **state)
{
	struct scene *scene = *state;
	struct incident *escalated = incident(scene, scene->sales, 10);
	struct incident *again = incident(scene, scene->sales, 5);
	struct department_figures *sales;
	struct figures *figures;
	struct ref boss = to_department(scene->operations);

	escalated->escalated.v = &boss;
	escalated->escalated.n = 1;
	escalated->resolved = again->resolved = on_day(scene->today);
	again->repeats = (struct ref){.id = STR("first"), .kind = REF_INCIDENT, .incident = escalated};
	incident(scene, scene->sales, 3);
	figures = figures_of(scene);
	sales = &figures->departments[scene->sales->index];
	assert_int_equal(sales->front_line.k, 1);
	assert_int_equal(sales->front_line.n, 2);
	assert_int_equal(sales->repeats.k, 1);
	assert_int_equal(sales->repeats.n, 3);
	assert_int_equal(figures->kinds[INCIDENT_WRONG_INVOICE].repeats, 1);
	assert_int_equal(figures->kinds[INCIDENT_WRONG_INVOICE].open, 1);
	assert_int_equal(figures->kinds[INCIDENT_WRONG_INVOICE].accounts, 1);
}

/* Two points resolved 180 days ago leave half a point, 181 days ago a little less. */
static void wear_of_half_a_point_touches_an_account(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	add_revenue(&scene->draft, scene->acme, DAY(2025, 1, 1), 500);
	incident(scene, scene->sales, 200)->resolved = on_day(scene->today - 180);
	incident(scene, scene->operations, 200)->resolved = on_day(scene->today - 181);
	figures = figures_of(scene);
	assert_int_equal(figures->departments[scene->sales->index].accounts_touched, 1);
	assert_int_equal(figures->departments[scene->sales->index].value_touched, 6000);
	assert_int_equal(figures->departments[scene->operations->index].accounts_touched, 0);
	assert_int_equal(figures->departments[scene->operations->index].value_touched, 0);
}

static void contacts_that_weaken_are_a_leak_of_their_own(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	add_touchpoint(&scene->draft, scene->acme, scene->today - 10, EFFECT_WEAKENS);
	add_touchpoint(&scene->draft, scene->acme, scene->today - 20, EFFECT_WEAKENS);
	add_touchpoint(&scene->draft, scene->acme, scene->today - 5, EFFECT_STRENGTHENS);
	figures = figures_of(scene);
	assert_int_equal(figures->kinds[LEAK_CONTACT].incidents_year, 2);
	assert_int_equal(figures->kinds[LEAK_CONTACT].before_year, 0);
	assert_int_equal(figures->kinds[LEAK_CONTACT].accounts, 1);
	assert_near(figures->kinds[LEAK_CONTACT].wear, exp2(-10 / 90.0) + exp2(-20 / 90.0), 1e-12);
	assert_near(figures->kinds[INCIDENT_OTHER].wear, 0, 0);
}

static void one_that_left_is_worth_what_it_was_just_before(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	add_revenue(&scene->draft, scene->acme, DAY(2025, 1, 1), 500);
	scene->acme->ended = DAY(2026, 1, 1);
	figures = figures_of(scene);
	assert_int_equal(figures->accounts[0].value_month, 500);
	assert_int_equal(figures->accounts[0].value_year, 6000);
	assert_int_equal(figures->accounts[0].income, 6000); /* twelve whole months */
	assert_int_equal(figures->totals.value_year, 0);
}

static void the_tightest_standard_that_applies_sets_the_time_for_an_answer(void **state)
{
	struct scene *scene = *state;

	add_standard(&scene->draft, "a", MEASURE_INCIDENT_ANSWER, (struct span){1, SPAN_DAYS});
	add_standard(&scene->draft, "b", MEASURE_INCIDENT_ANSWER, (struct span){30, SPAN_DAYS});
	incident(scene, scene->sales, 5);
	assert_int_equal(figures_of(scene)->accounts[0].needs & NEED_UNANSWERED, NEED_UNANSWERED);
}

static void people_who_left_are_not_counted(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	add_person(&scene->draft, "ana", scene->sales);
	add_person(&scene->draft, "bea", scene->sales)->left = scene->today;
	add_person(&scene->draft, "eva", scene->sales)->left = scene->today + 1;
	figures = figures_of(scene);
	assert_int_equal(figures->departments[scene->sales->index].people, 2);
}

/* Days to resolve: 10 (in the window) and 2, 2 (before it): median of the year 2, of the window 10. */
static void a_department_slower_than_its_year_loses_points(void **state)
{
	struct scene *scene = *state;
	const int32_t ago[] = {20, 200, 210}, took[] = {10, 2, 2};
	struct department_figures *sales;

	for (int i = 0; i < 3; i++)
		incident(scene, scene->sales, ago[i])->resolved = on_day(scene->today - ago[i] + took[i]);
	sales = &figures_of(scene)->departments[scene->sales->index];
	assert_near(sales->resolve.days, 2, 0);
	assert_near(sales->answer.days, 2, 0); /* resolved without an answer: answered by then */
	assert_true(sales->parts[PART_RESOLUTION].known);
	assert_near(sales->parts[PART_RESOLUTION].value, 20, 1e-12);
	assert_near(sales->parts[PART_FRONT_LINE].value, 100, 0);
	assert_false(sales->parts[PART_COHERENCE].known || sales->parts[PART_INTERNAL].known);
	assert_int_equal(sales->score.n, 2);
	assert_near(sales->score.value, 60, 1e-12);
}

static void less_than_all_is_kept_in_part(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	promise(scene, scene->sales, scene->sales, 20, 0)->delivered = 0.6;
	promise(scene, scene->sales, scene->sales, 20, 0);
	figures = figures_of(scene);
	assert_int_equal(figures->totals.promises.kept, 2);
	assert_int_equal(figures->totals.promises.partly, 1);
	assert_near(figures->totals.mean, 0.8, 1e-15);
}

static void the_last_scores_of_both_sides_are_shown(void **state)
{
	struct scene *scene = *state;
	struct account_figures *acme;
	const int trust[] = {9, 4, 7};

	for (int i = 0; i < 3; i++)
		add_assessment(&scene->draft, scene->acme, scene->today - 30 + i)->trust = trust[i];
	add_assessment(&scene->draft, scene->acme, scene->today); /* says nothing of trust */
	add_assessment(&scene->draft, scene->acme, scene->today - 28)->trust = 6; /* the same day */
	acme = &figures_of(scene)->accounts[0];
	assert_int_equal(acme->client_trust, 6);
	assert_int_equal(acme->client_trust_on, scene->today - 28);
	assert_int_equal(acme->seller_trust, -1);
	assert_int_equal(acme->seller_trust_on, DAY_NONE);
}

static void standards_decisions_and_coverage_are_there(void **state)
{
	struct scene *scene = *state;
	struct standard *standard = add_standard(&scene->draft, "answers", MEASURE_INCIDENT_RESOLVE,
		(struct span){5, SPAN_DAYS});
	struct decision *decision = add_decision(&scene->draft, scene->today - 100);
	struct str kind = STR("wrong-invoice");
	const struct department_figures *service;
	const struct figures *figures;

	standard->owner = to_department(scene->service);
	decision->kinds = (struct texts){.v = &kind, .n = 1};
	incident(scene, scene->sales, 200)->resolved = on_day(scene->today - 190);
	incident(scene, scene->sales, 150)->resolved = on_day(scene->today - 149);
	incident(scene, scene->sales, 30)->resolved = on_day(scene->today - 29);
	figures = figures_of(scene);
	service = &figures->departments[scene->service->index];
	assert_int_equal(figures->standards.n, 1);
	assert_int_equal(service->standards.n, 1);
	assert_int_equal(service->standards.v[0].rate.k, 2);
	assert_int_equal(service->standards.v[0].rate.n, 3);
	assert_near(service->parts[PART_STANDARDS].value, 200.0 / 3, 1e-12);
	assert_int_equal(figures->departments[scene->sales->index].standards.n, 0);
	assert_int_equal(figures->decisions.n, 1);
	assert_int_equal(figures->decisions.v[0].before, 2);
	assert_int_equal(figures->decisions.v[0].after, 1);
	assert_int_equal(figures->coverage.incidents, 3);
	assert_int_equal(figures->coverage.first, scene->today - 200);
	/* September to March hold the incidents of September, November, March and the decision of December. */
	assert_int_equal(figures->coverage.empty_months, 7 - 4);
}

/* By hand: three due in February (one late by 7, one broken), weights 3, 3 and 5. */
static void months_hold_what_fell_due_and_what_was_delivered(void **state)
{
	struct scene *scene = *state;
	const struct month *february, *march;
	struct figures *figures;
	int32_t ago = scene->today - DAY(2026, 2, 15);
	struct promise *broken = promise(scene, scene->sales, scene->sales, ago, 0);

	promise(scene, scene->sales, scene->sales, ago, 0);
	promise(scene, scene->sales, scene->sales, ago, 7);
	broken->kept = DAY_NONE;
	broken->broken = DAY(2026, 2, 20);
	broken->weight = 5;
	incident(scene, scene->sales, 2)->severity = INCIDENT_SEVERITY_SERIOUS;
	figures = figures_of(scene);
	assert_int_equal(figures->months.n, 2);
	february = &figures->months.v[0];
	march = &figures->months.v[1];
	assert_int_equal(february->month, month_of(DAY(2026, 2, 1)));
	assert_near(february->expected, 11, 0);
	assert_near(february->delivered, 3 + 1.5, 1e-15);
	assert_int_equal(february->due, 3);
	assert_int_equal(february->kept, 1);
	assert_int_equal(february->promises_made, 3);
	assert_int_equal(march->incidents_all, 1);
	assert_int_equal(march->records, 1);
	assert_int_equal(march->accounts, 1);
	assert_false(february->open || march->open); /* the 31st is the last day of March */
	assert_near(march->wear, figures->totals.wear, 1e-14);
	assert_near(figures->totals.wear, figures->accounts[0].wear.all, 0);
}

static void a_curve_ends_where_the_account_stands(void **state)
{
	struct scene *scene = *state;
	int32_t days[3];
	struct figures *figures;
	struct wear wear[3];
	double strength[3];

	promise(scene, scene->sales, scene->sales, 20, 5);
	incident(scene, scene->sales, 15)->resolved = on_day(scene->today - 3);
	add_touchpoint(&scene->draft, scene->acme, scene->today - 60, EFFECT_STRENGTHENS);
	figures = figures_of(scene);
	for (int i = 0; i < 3; i++)
		days[i] = scene->today - 100 + 50 * i;
	account_curve(figures, scene->acme, days, 3, wear, strength);
	assert_near(wear[0].all + wear[1].all + strength[0], 0, 0);
	assert_near(strength[1], exp2(-10 / 90.0), 1e-15);
	assert_near(wear[2].all, figures->accounts[0].wear.all, 1e-14);
	assert_near(strength[2], figures->accounts[0].strength, 1e-14);
}

static void a_segment_without_rhythm_borrows_that_of_the_others(void **state)
{
	struct scene *scene = *state;
	struct account *steady = add_account(&scene->draft, "steady", DAY(2025, 1, 1));
	struct account *quiet = add_account(&scene->draft, "quiet", DAY(2025, 1, 1));
	struct figures *figures;

	steady->segment = quiet->segment = STR("retail");
	for (int i = 0; i < 6; i++)
		add_touchpoint(&scene->draft, steady, scene->today - 20 * i, EFFECT_STRENGTHENS);
	for (int i = 0; i < 6; i++)
		add_touchpoint(&scene->draft, scene->acme, scene->today - 30 * i, EFFECT_STRENGTHENS);
	add_touchpoint(&scene->draft, quiet, scene->today - 60, EFFECT_STRENGTHENS);
	figures = figures_of(scene);
	assert_near(figures->accounts[quiet->index].silence.cadence, 20, 0);
	assert_near(figures->accounts[quiet->index].silence.ratio, 3, 0);
	assert_near(figures->accounts[0].silence.cadence, 30, 0);
	assert_int_equal(figures->segments.n, 2);
	assert_str_equal(figures->segments.v[0].segment, STR(""));
	assert_int_equal(figures->segments.v[1].accounts, 2);
}

static void an_empty_book_has_no_figures_and_no_trouble(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct figures *figures = analyse(draft_link(&draft), 20000, 2, arena);

	(void)state;
	assert_int_equal(figures->totals.promises.given, 0);
	assert_int_equal(figures->totals.coherence.n, 0);
	assert_int_equal(figures->months.n, 1);
	assert_int_equal(figures->segments.n, 0);
	arena_free(arena);
}

/* A plain generator: the same book on every machine. */
static int32_t roll(uint64_t *seed, int32_t sides)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int32_t)((*seed >> 33) % (uint64_t)sides);
}

#define START	18000
#define DAYS	1500

static void log_account(struct scene *scene, struct account *account, uint64_t *seed)
{
	struct draft *draft = &scene->draft;

	for (int i = roll(seed, 20); i > 0; i--) {
		int32_t made = account->since + roll(seed, 1000);
		struct promise *given = add_promise(draft, account,
			draft->departments.v[roll(seed, 3)], made, made + roll(seed, 60));

		given->about = (enum aspect)roll(seed, ASPECT_COUNT);
		given->weight = 1 + roll(seed, 5);
		given->by_department = roll(seed, 9) ? draft->departments.v[roll(seed, 3)] : NULL;
		given->by = to_person(draft->people.v[roll(seed, 2)]);
		given->delivered = roll(seed, 5) ? 1 : 0.8;
		if (roll(seed, 4))
			*(roll(seed, 5) ? &given->kept : &given->broken) = given->due - 20 + roll(seed, 40);
	}
	for (int i = roll(seed, 15); i > 0; i--) {
		struct incident *failed = add_incident(draft, account,
			draft->departments.v[roll(seed, 3)], (enum incident_kind)roll(seed, INCIDENT_COUNT),
			account->since + roll(seed, 1000));

		failed->severity = (enum incident_severity)roll(seed, INCIDENT_SEVERITY_COUNT);
		if (roll(seed, 2))
			failed->resolved = on_day(failed->when.day + roll(seed, 30));
		if (!roll(seed, 3))
			share_origin(draft, failed, draft->departments.v[roll(seed, 3)], 0.3);
		if (draft->promises.n && !roll(seed, 3))
			failed->promise = (struct ref){.id = STR("p"), .kind = REF_PROMISE,
				.promise = draft->promises.v[draft->promises.n - 1]};
		add_touchpoint(draft, account, account->since + roll(seed, 1000),
			(enum effect)roll(seed, 2))->department = to_department(scene->sales);
	}
	add_revenue(draft, account, account->since, 1000 * (1 + roll(seed, 50)));
	add_revenue(draft, account, account->since + 1 + roll(seed, 800), 1000 * (1 + roll(seed, 50)));
}

/* Turns a list round, as if the files had been named otherwise. */
#define TURN(list)                                                                                 \
	for (size_t i_ = 0, j_ = (list).n; i_ + 1 < j_; i_++) {                                    \
		void *held_ = (list).v[i_];                                                        \
                                                                                                   \
		(list).v[i_] = (list).v[--j_];                                                     \
		(list).v[j_] = held_;                                                              \
	}

static struct figures *chance(struct arena *arena, int threads, bool turned)
{
	static const char *const segments[] = {"", "north", "south"};
	struct scene *scene = NEW(arena, struct scene);
	uint64_t seed = 42;

	scene->draft = draft_new(arena);
	scene->sales = add_department(&scene->draft, "sales");
	add_department(&scene->draft, "operations");
	add_department(&scene->draft, "service");
	add_person(&scene->draft, "ana", scene->sales);
	add_person(&scene->draft, "bea", NULL);
	for (int i = 0; i < 300; i++) {
		struct str id = str_printf(arena, "account-%03d", i);
		struct account *account = add_account(&scene->draft, id.p, START + roll(&seed, 900));

		account->segment = str_c(segments[roll(&seed, 3)]);
		account->owner = to_person(scene->draft.people.v[roll(&seed, 2)]);
		if (!roll(&seed, 4))
			account->ended = account->since + 1 + roll(&seed, 1000);
		log_account(scene, account, &seed);
	}
	if (turned) {
		TURN(scene->draft.promises)
		TURN(scene->draft.incidents)
		TURN(scene->draft.touchpoints)
	}
	return analyse(draft_link(&scene->draft), START + DAYS, threads, arena);
}

static void dump_promises(struct buf *out, const struct promises *promises, int digits)
{
	const struct coherence *coherence = &promises->coherence;

	buf_printf(out, "%ld %ld %ld %ld %ld %ld %ld %.*g | ", promises->given, promises->open,
		promises->kept, promises->late, promises->broken, promises->overdue,
		promises->moved_late, digits, promises->days_late);
	buf_printf(out, "%.*g %.*g %.*g %.*g %.*g\n", digits, coherence->raw, digits, coherence->n_e,
		digits, coherence->index, digits, coherence->low, digits, coherence->high);
}

static void dump_department(struct buf *out, const struct department_figures *department, int digits)
{
	dump_promises(out, &department->owned, digits);
	dump_promises(out, &department->made, digits);
	buf_printf(out, "%.*g %.*g %.*g %.*g %.*g %.*g %ld %ld %.*g\n", digits, department->incidents,
		digits, department->wear, digits, department->per_100_high, digits,
		department->score.value, digits, department->resolve.days, digits,
		department->lateness_money, department->accounts_touched, department->value_touched,
		digits, department->felt_year);
	for (int i = 0; i < INCIDENT_COUNT; i++)
		buf_printf(out, "%.*g %.*g ", digits, department->by_kind[i], digits,
			department->wear_by_kind[i]);
}

/* Most of what was computed, as a text to compare. */
static struct buf dump(const struct figures *figures, int digits)
{
	struct buf out = {0};

	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		dump_promises(&out, &account->promises, digits);
		buf_printf(&out, "%.*g %.*g %.*g %u %ld %ld\n", digits, account->wear.all, digits,
			account->strength, digits, account->silence.ratio, account->needs,
			account->income, account->value_year);
	}
	for (size_t i = 0; i < 3; i++)
		dump_department(&out, &figures->departments[i], digits);
	for (size_t i = 0; i < 9; i++)
		dump_promises(&out, &figures->pairs[i].promises, digits);
	for (size_t i = 0; i < figures->months.n; i++)
		buf_printf(&out, "%.*g %.*g %.*g %.*g %ld %ld\n", digits, figures->months.v[i].wear,
			digits, figures->months.v[i].strength, digits, figures->months.v[i].expected,
			digits, figures->months.v[i].delivered, figures->months.v[i].value,
			figures->months.v[i].records);
	dump_promises(&out, &figures->totals.promises, digits);
	for (size_t i = 0; i < figures->movements.n; i++)
		buf_printf(&out, "%ld %ld %ld %ld\n", figures->movements.v[i].joined,
			figures->movements.v[i].expansion, figures->movements.v[i].lost_n,
			figures->movements.v[i].closing);
	buf_printf(&out, "%.*g %.*g %.*g %.*g\n", digits, figures->totals.wear, digits,
		figures->totals.strength, digits, figures->totals.kappa_account, digits,
		figures->totals.coherence_before.index);
	return out;
}

static void the_number_of_threads_does_not_show_in_a_single_bit(void **state)
{
	static const int threads[] = {2, 7};
	struct arena *arena = arena_new();
	struct buf want = dump(chance(arena, 1, false), 17);

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf got = dump(chance(arena, threads[i], false), 17);

		assert_true(str_eq(buf_str(&got), buf_str(&want)));
		buf_free(&got);
	}
	assert_true(want.n > 30000);
	buf_free(&want);
	arena_free(arena);
}

/* To 11 digits: the sums of one account run in another order. */
static void the_order_of_the_records_does_not_matter(void **state)
{
	struct arena *arena = arena_new();
	struct buf one = dump(chance(arena, 1, false), 11), other = dump(chance(arena, 1, true), 11);

	(void)state;
	assert_str_equal(buf_str(&one), buf_str(&other));
	buf_free(&one);
	buf_free(&other);
	arena_free(arena);
}

static void assert_share(double share)
{
	assert_true(share >= 0 && share <= 1);
}

static void parts_add_up_to_the_whole(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = chance(arena, 2, false);
	const struct totals *totals = &figures->totals;
	int64_t aspects = 0, segments = 0, accounts = 0, owned = 0, live = 0, people = 0;
	double wear = 0, kinds = 0, from = 0, strength = 0, departments = 0;

	(void)state;
	for (size_t i = 0; i < ASPECT_COUNT; i++)
		aspects += figures->aspects[i].promises.settled;
	for (size_t i = 0; i < figures->segments.n; i++)
		segments += figures->segments.v[i].promises.settled;
	for (size_t i = 0; i < figures->book->people.n; i++)
		people += figures->people[i].made.settled;
	for (size_t i = 0; i < 3; i++) {
		owned += figures->departments[i].owned.settled;
		departments += figures->departments[i].wear;
		assert_share(figures->departments[i].front_line.share);
		assert_true(figures->departments[i].score.value <= 100);
	}
	for (size_t i = 0; i < LEAK_KINDS * 3; i++)
		from += figures->leak_from[i];
	for (size_t i = 0; i < LEAK_KINDS; i++)
		kinds += figures->kinds[i].wear;
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		accounts += account->promises.settled;
		if (!account->known || account->departed)
			continue;
		live++;
		wear += account->wear.all;
		strength += account->strength;
	}
	assert_int_equal(aspects, totals->promises.settled);
	assert_int_equal(segments, totals->promises.settled);
	assert_int_equal(people, totals->promises.settled);
	assert_int_equal(accounts, totals->promises.settled);
	assert_int_equal(owned, totals->promises.settled);
	assert_int_equal(live, totals->accounts);
	assert_near(wear, totals->wear, 1e-9);
	assert_near(strength, totals->strength, 1e-9);
	assert_near(kinds, totals->wear, 1e-9);
	assert_near(departments, totals->wear, 1e-9); /* here every record names a department */
	assert_near(from, totals->wear, 1e-9);
	assert_near(figures->months.v[figures->months.n - 1].wear, totals->wear, 1e-9);
	assert_int_equal(figures->months.v[figures->months.n - 1].accounts, totals->accounts);
	assert_int_equal(figures->months.v[figures->months.n - 1].value, totals->value_month);
	assert_true(totals->promises.settled > 1000 && totals->departed > 20);
	arena_free(arena);
}

static void money_through_the_bucket_is_exact(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = chance(arena, 7, false);
	size_t n = figures->movements.n;

	(void)state;
	assert_int_equal(n, figures->months.n);
	for (size_t i = 0; i < n; i++) {
		const struct movement *month = &figures->movements.v[i];

		assert_int_equal(month->month, figures->months.v[i].month);
		assert_int_equal(month->opening + month->joined + month->returned + month->expansion -
			month->contraction - month->lost, month->closing);
		assert_int_equal(month->closing, figures->months.v[i].value);
	}
	assert_int_equal(figures->movements.v[n - 1].closing, figures->totals.value_month);
	assert_int_equal(figures->flow.year.closing, figures->totals.value_month);
	assert_int_equal(figures->flow.year.lost_n, figures->totals.departed_year);
	assert_int_equal(figures->flow.year.joined_n, figures->totals.joined_year);
	assert_true(figures->flow.nrr_known && figures->flow.year.lost_n > 0);
	arena_free(arena);
}

#define SCENE(test)	cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(promises_are_counted_by_who_gave_the_word_and_who_must_keep_it),
		SCENE(the_companys_coherence_is_what_its_promises_earned),
		SCENE(promises_to_colleagues_stand_apart),
		SCENE(an_incident_of_two_origins_counts_by_their_shares),
		SCENE(incidents_are_held_against_the_time_that_was_watched),
		SCENE(a_trend_is_told_only_where_it_is_more_than_chance),
		SCENE(one_that_left_is_frozen_on_the_day_it_left),
		SCENE(one_that_begins_after_the_day_is_not_known),
		SCENE(needs_say_why_somebody_should_call),
		SCENE(only_the_worst_tenth_is_called_worn),
		SCENE(a_quiet_account_needs_nothing),
		SCENE(a_standard_sets_how_long_an_answer_may_take),
		SCENE(lateness_is_weighed_by_what_the_account_is_worth),
		SCENE(what_was_escalated_was_not_settled_at_the_front_line),
		SCENE(wear_of_half_a_point_touches_an_account),
		SCENE(contacts_that_weaken_are_a_leak_of_their_own),
		SCENE(one_that_left_is_worth_what_it_was_just_before),
		SCENE(the_tightest_standard_that_applies_sets_the_time_for_an_answer),
		SCENE(people_who_left_are_not_counted),
		SCENE(a_department_slower_than_its_year_loses_points),
		SCENE(less_than_all_is_kept_in_part),
		SCENE(the_last_scores_of_both_sides_are_shown),
		SCENE(standards_decisions_and_coverage_are_there),
		SCENE(months_hold_what_fell_due_and_what_was_delivered),
		SCENE(a_curve_ends_where_the_account_stands),
		SCENE(a_segment_without_rhythm_borrows_that_of_the_others),
		cmocka_unit_test(an_empty_book_has_no_figures_and_no_trouble),
		cmocka_unit_test(the_number_of_threads_does_not_show_in_a_single_bit),
		cmocka_unit_test(the_order_of_the_records_does_not_matter),
		cmocka_unit_test(parts_add_up_to_the_whole),
		cmocka_unit_test(money_through_the_bucket_is_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
