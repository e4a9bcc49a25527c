/* test_departments.c - how each department keeps the word of the company. */
#include "analyse/pairs.h"
#include "scene.h"

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

static void promises_to_colleagues_stand_apart(void **state)
{
	struct scene *scene = *state;
	struct promise *internal = add_promise(
		&scene->draft, NULL, scene->operations, scene->today - 30, scene->today - 7);
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
	assert_near(
		figures->leak_from[INCIDENT_WRONG_INVOICE * 3 + scene->sales->index], 1.5, 1e-15);
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

/* By hand: 2 incidents in the year; 365 days as a client since the records began = 11.992 months.
 */
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

/* By hand: 12·3000 minor units a year are 36000/365 a day; of the 500 days late 365 in the last
 * year, of the 20 days all. */
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
	again->repeats =
		(struct ref){.id = STR("first"), .kind = REF_INCIDENT, .incident = escalated};
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

/* Days to resolve: 10 (in the window) and 2, 2 (before it): median of the year 2, of the window 10.
 */
static void a_department_slower_than_its_year_loses_points(void **state)
{
	struct scene *scene = *state;
	const int32_t ago[] = {20, 200, 210}, took[] = {10, 2, 2};
	struct department_figures *sales;

	for (int i = 0; i < 3; i++)
		incident(scene, scene->sales, ago[i])->resolved =
			on_day(scene->today - ago[i] + took[i]);
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

static void standards_decisions_and_coverage_are_there(void **state)
{
	struct scene *scene = *state;
	struct standard *standard = add_standard(
		&scene->draft, "answers", MEASURE_INCIDENT_RESOLVE, (struct span){5, SPAN_DAYS});
	struct decision *decision = add_decision(&scene->draft, scene->today - 100);
	struct str kind = STR("wrong-invoice");
	const struct department_figures *service;
	const struct figures *figures;

	standard->owner = to_department(scene->service);
	decision->kinds = (struct texts){.v = &kind, .n = 1};
	add_decision(&scene->draft, scene->today + 1); /* not known yet */
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
	/* September to March hold the incidents of September, November, March and the decision of
	 * December. */
	assert_int_equal(figures->coverage.empty_months, 7 - 4);
}

static void marketing_sales_and_service_are_known_by_a_word_of_their_id(void **state)
{
	static const struct {
		const char *id;
		bool system;
	} cases[] = {{"ventas", true}, {"servicio-al-cliente", true}, {"customer-service", true},
		{"mercadotecnia", true}, {"operaciones", false}, {"servicios-generales", false},
		{"presales", false}};
	struct scene *scene = *state;
	bool *system;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		add_department(&scene->draft, cases[i].id);
	system = system_departments(draft_link(&scene->draft), scene->arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(system[3 + i], cases[i].system); /* after the three of the scene */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(promises_are_counted_by_who_gave_the_word_and_who_must_keep_it),
		SCENE(promises_to_colleagues_stand_apart),
		SCENE(an_incident_of_two_origins_counts_by_their_shares),
		SCENE(incidents_are_held_against_the_time_that_was_watched),
		SCENE(a_trend_is_told_only_where_it_is_more_than_chance),
		SCENE(lateness_is_weighed_by_what_the_account_is_worth),
		SCENE(what_was_escalated_was_not_settled_at_the_front_line),
		SCENE(wear_of_half_a_point_touches_an_account),
		SCENE(contacts_that_weaken_are_a_leak_of_their_own),
		SCENE(people_who_left_are_not_counted),
		SCENE(a_department_slower_than_its_year_loses_points),
		SCENE(standards_decisions_and_coverage_are_there),
		SCENE(marketing_sales_and_service_are_known_by_a_word_of_their_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
