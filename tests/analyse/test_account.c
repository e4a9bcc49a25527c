/* test_account.c - the figures of one account's dossier. */
#include "scene.h"

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

/* Away between two times as a client: it said why then, and came back later. */
static void one_that_left_and_came_back_says_why_it_left_then(void **state)
{
	struct scene *scene = *state;
	struct account *acme = scene->acme;
	struct spell spells[] = {
		{.from = scene->today - 900, .to = scene->today - 300, .because = REASON_DELAYS},
		{.from = scene->today - 50, .to = DAY_NONE},
	};
	struct account_figures *figures;

	acme->spells.v = spells;
	acme->spells.n = 2;
	acme->since = spells[0].from;
	acme->ended = DAY_NONE;
	figures = &figures_of(scene)->accounts[0];
	assert_false(figures->departed);
	assert_int_equal(figures->came, scene->today - 50);
	assert_int_equal(figures->because, REASON_NONE);
	scene->today -= 100;
	figures = &figures_of(scene)->accounts[0];
	assert_true(figures->departed);
	assert_false(figures->lapsed);
	assert_int_equal(figures->because, REASON_DELAYS);
	assert_int_equal(figures->came, spells[0].from);
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
		add_touchpoint(
			&scene->draft, scene->acme, scene->today - i * 10, EFFECT_STRENGTHENS);
	scene->acme->renews = scene->today + 30;
	promise(scene, scene->sales, scene->sales, 10, 0);
	assert_int_equal(figures_of(scene)->accounts[0].needs, 0);
}

static void a_standard_sets_how_long_an_answer_may_take(void **state)
{
	struct scene *scene = *state;

	add_standard(
		&scene->draft, "answers", MEASURE_INCIDENT_ANSWER, (struct span){5, SPAN_DAYS});
	incident(scene, scene->sales, 5);
	assert_int_equal(figures_of(scene)->accounts[0].needs & NEED_UNANSWERED, 0);
}

static void the_tightest_standard_that_applies_sets_the_time_for_an_answer(void **state)
{
	struct scene *scene = *state;

	add_standard(&scene->draft, "a", MEASURE_INCIDENT_ANSWER, (struct span){1, SPAN_DAYS});
	add_standard(&scene->draft, "b", MEASURE_INCIDENT_ANSWER, (struct span){30, SPAN_DAYS});
	incident(scene, scene->sales, 5);
	assert_int_equal(figures_of(scene)->accounts[0].needs & NEED_UNANSWERED, NEED_UNANSWERED);
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
		add_touchpoint(
			&scene->draft, scene->acme, scene->today - 30 * i, EFFECT_STRENGTHENS);
	add_touchpoint(&scene->draft, quiet, scene->today - 60, EFFECT_STRENGTHENS);
	figures = figures_of(scene);
	assert_near(figures->accounts[quiet->index].silence.cadence, 20, 0);
	assert_near(figures->accounts[quiet->index].silence.ratio, 3, 0);
	assert_near(figures->accounts[0].silence.cadence, 30, 0);
	assert_int_equal(figures->segments.n, 2);
	assert_str_equal(figures->segments.v[0].segment, STR(""));
	assert_int_equal(figures->segments.v[1].accounts, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(one_that_left_is_frozen_on_the_day_it_left),
		SCENE(one_that_left_and_came_back_says_why_it_left_then),
		SCENE(one_that_begins_after_the_day_is_not_known),
		SCENE(one_that_left_is_worth_what_it_was_just_before),
		SCENE(needs_say_why_somebody_should_call),
		SCENE(only_the_worst_tenth_is_called_worn),
		SCENE(a_quiet_account_needs_nothing),
		SCENE(a_standard_sets_how_long_an_answer_may_take),
		SCENE(the_tightest_standard_that_applies_sets_the_time_for_an_answer),
		SCENE(the_last_scores_of_both_sides_are_shown),
		SCENE(a_curve_ends_where_the_account_stands),
		SCENE(a_segment_without_rhythm_borrows_that_of_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
