/* test_company.c - what all accounts together say. */
#include "scene.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(the_companys_coherence_is_what_its_promises_earned),
		SCENE(less_than_all_is_kept_in_part),
		SCENE(months_hold_what_fell_due_and_what_was_delivered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
