/* test_actions.c - what waits for somebody today. */
#include "analyse/actions.h"
#include "scene.h"

/* The only action of the scene, or its first. */
static const struct action *first(struct scene *scene, size_t n)
{
	struct figures *figures = figures_of(scene);

	assert_int_equal(figures->actions.n, n);
	return n ? &figures->actions.v[0] : NULL;
}

static void nothing_waits_where_nothing_is_recorded(void **state)
{
	assert_null(first(*state, 0));
}

static void a_promise_calls_when_overdue_or_due_within_the_window(void **state)
{
	static const struct {
		int32_t ago;
		size_t n;
		enum action_kind kind;
	} cases[] = {{1, 1, ACTION_OVERDUE}, {0, 1, ACTION_DUE}, {-14, 1, ACTION_DUE}, {-15, 0, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		void *own;
		struct scene *scene;
		const struct action *action;

		scene_open(&own);
		scene = own;
		add_promise(&scene->draft, scene->acme, scene->operations, scene->today - 60,
			scene->today - cases[i].ago);
		action = first(scene, cases[i].n);
		if (action) {
			assert_int_equal(action->kind, cases[i].kind);
			assert_int_equal(action->day, scene->today - cases[i].ago);
			assert_ptr_equal(action->department, scene->operations);
			assert_ptr_equal(action->account, scene->acme);
		}
		scene_close(&own);
	}
}

static void a_promise_to_colleagues_calls_too_after_those_of_clients(void **state)
{
	struct scene *scene = *state;
	struct promise *internal = add_promise(
		&scene->draft, NULL, scene->operations, scene->today - 30, scene->today - 7);
	struct figures *figures;

	internal->to = internal->by = to_department(scene->sales);
	add_revenue(&scene->draft, scene->acme, scene->acme->since, 100);
	promise(scene, scene->sales, scene->operations, 1, 0)->kept = DAY_NONE;
	figures = figures_of(scene);
	assert_int_equal(figures->actions.n, 2);
	assert_ptr_equal(figures->actions.v[0].account, scene->acme);
	assert_null(figures->actions.v[1].account);
	assert_ptr_equal(figures->actions.v[1].promise, internal);
}

static void an_incident_is_one_action_and_no_answer_comes_before_waiting(void **state)
{
	struct scene *scene = *state;
	struct incident *waits = incident(scene, scene->operations, 10);
	struct incident *mute = incident(scene, scene->operations, 20);
	struct figures *figures;

	waits->answered = on_day(scene->today - 9);
	waits->waited = (struct span){3, SPAN_DAYS};
	mute->waited = waits->waited;
	incident(scene, scene->operations, 5)->resolved = on_day(scene->today);
	figures = figures_of(scene);
	assert_int_equal(figures->actions.n, 2);
	assert_int_equal(figures->actions.v[0].kind, ACTION_UNANSWERED);
	assert_ptr_equal(figures->actions.v[0].incident, mute);
	assert_int_equal(figures->actions.v[1].kind, ACTION_WAITING);
	assert_ptr_equal(figures->actions.v[1].incident, waits);
}

static void what_was_passed_on_is_up_to_whom_it_was_passed_to(void **state)
{
	struct scene *scene = *state;
	struct person *boss = add_person(&scene->draft, "boss", scene->service);
	struct incident *passed = incident(scene, scene->operations, 10);

	passed->escalated.v = NEW(scene->arena, struct ref);
	passed->escalated.v[0] = to_person(boss);
	passed->escalated.n = 1;
	passed->answered = on_day(scene->today);
	assert_ptr_equal(first(scene, 1)->department, scene->service);
}

static void accounts_that_left_ask_for_nothing(void **state)
{
	struct scene *scene = *state;

	scene->acme->ended = scene->today - 1;
	promise(scene, scene->sales, scene->operations, 30, 0)->kept = DAY_NONE;
	incident(scene, scene->operations, 30);
	first(scene, 0);
}

static void expected_loss_comes_before_the_date(void **state)
{
	struct scene *scene = *state;
	struct account *big = add_account(&scene->draft, "big", scene->acme->since);
	struct account_figures figures = {
		.known = true, .value_year = 1200000, .risk.loss = 240000};

	add_revenue(&scene->draft, scene->acme, scene->acme->since, 100);
	add_revenue(&scene->draft, big, big->since, 300);
	promise(scene, scene->sales, scene->operations, 1, 0)->kept = DAY_NONE;
	promise(scene, scene->sales, scene->operations, 2, 0)->kept = DAY_NONE;
	add_promise(&scene->draft, big, scene->sales, scene->today - 5, scene->today + 3);
	assert_ptr_equal(first(scene, 3)->account, big);
	assert_near(account_urgency(&figures), 240000, 1e-6);
	figures.departed = true;
	assert_near(account_urgency(&figures), 0, 0);
}

static void of_one_account_the_earliest_day_comes_first(void **state)
{
	struct scene *scene = *state;

	promise(scene, scene->sales, scene->operations, 1, 0)->kept = DAY_NONE;
	promise(scene, scene->sales, scene->operations, 9, 0)->kept = DAY_NONE;
	assert_int_equal(first(scene, 2)->day, scene->today - 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(nothing_waits_where_nothing_is_recorded),
		SCENE(a_promise_calls_when_overdue_or_due_within_the_window),
		SCENE(a_promise_to_colleagues_calls_too_after_those_of_clients),
		SCENE(an_incident_is_one_action_and_no_answer_comes_before_waiting),
		SCENE(what_was_passed_on_is_up_to_whom_it_was_passed_to),
		SCENE(accounts_that_left_ask_for_nothing),
		SCENE(expected_loss_comes_before_the_date),
		SCENE(of_one_account_the_earliest_day_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
