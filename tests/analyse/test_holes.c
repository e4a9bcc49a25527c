/* test_holes.c - value that went out, shared among what it had gone through. */
#include "scene.h"

#include "analyse/holes.h"
#include "analyse/risk.h"

static void a_loss_is_shared_by_what_had_built_up(void **state)
{
	const double points[] = {0, 3, 1};
	int64_t parts[3];

	(void)state;
	share_out(1000, points, 3, parts);
	assert_int_equal(parts[0], 0);
	assert_int_equal(parts[1], 750);
	assert_int_equal(parts[2], 250);
}

/* A small generator of numbers, the same on every machine. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void shares_add_up_to_the_minor_unit(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t n = 1 + next(&seed) % 10;
		int64_t amount = (int64_t)(next(&seed) % 100000000) * (round % 2 ? 1 : 9999991),
			sum = 0;
		double weights[10];
		int64_t parts[10];

		for (size_t i = 0; i < n; i++)
			weights[i] = next(&seed) % 3 ? (double)next(&seed) / 1000 : 0;
		weights[next(&seed) % n] += 0.001;
		share_out(amount, weights, n, parts);
		for (size_t i = 0; i < n; i++) {
			assert_true(parts[i] >= 0);
			assert_true(weights[i] > 0 || parts[i] == 0);
			sum += parts[i];
		}
		assert_int_equal(sum, amount);
	}
}

/* A company whose clients fail, cut and leave at random; odd amounts, some departures unexplained.
 */
static void fill(struct scene *scene, uint32_t seed)
{
	scene->draft.book->company.records_since = DAY(2024, 1, 1);
	for (int i = 0; i < 40; i++) {
		struct account *account =
			add_account(&scene->draft, "account", DAY(2024, 1, 1) + i);

		add_revenue(&scene->draft, account, account->since, 100001 + next(&seed) % 99999);
		if (next(&seed) % 3 == 0)
			add_revenue(&scene->draft, account,
				scene->today - (int32_t)(next(&seed) % 300),
				1 + next(&seed) % 99999);
		if (next(&seed) % 2)
			account->ended = scene->today - (int32_t)(next(&seed) % 360);
		for (uint32_t n = next(&seed) % 6; n > 0; n--)
			add_incident(&scene->draft, account, scene->sales,
				(enum incident_kind)(next(&seed) % INCIDENT_COUNT),
				scene->today - (int32_t)(next(&seed) % 500))
				->severity =
				(enum incident_severity)(next(&seed) % INCIDENT_SEVERITY_COUNT);
	}
}

static void the_holes_add_up_to_what_went_out(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 20; seed++) {
		struct scene *scene;
		const struct figures *figures;
		int64_t sum = 0;

		scene_open((void **)&scene);
		fill(scene, seed);
		figures = figures_of(scene);
		for (size_t i = 0; i < figures->holes.n; i++) {
			sum += figures->holes.v[i].amount;
			assert_true(figures->holes.v[i].amount > 0);
		}
		assert_true(figures->holes.n > 2);
		assert_true(figures->flow.year.contraction > 0);
		assert_int_equal(sum, figures->flow.year.lost + figures->flow.year.contraction);
		scene_close((void **)&scene);
	}
}

/* 0.35 ln 5 of deliveries, 0.35 ln 2 of invoices: 698.97 and 301.03 of 1,000. */
static void a_hole_takes_what_had_built_up(void **state)
{
	struct scene *scene = *state;
	struct risk_model model = {0};
	struct figures *figures;

	scene->acme->ended = scene->today - 10;
	add_revenue(&scene->draft, scene->acme, scene->acme->since, 1000);
	add_incident(
		&scene->draft, scene->acme, scene->sales, INCIDENT_LATE_DELIVERY, scene->today - 60)
		->severity = INCIDENT_SEVERITY_SERIOUS;
	add_incident(
		&scene->draft, scene->acme, scene->sales, INCIDENT_WRONG_INVOICE, scene->today - 60)
		->severity = INCIDENT_SEVERITY_MINOR;
	figures = figures_of(scene);
	for (int j = 0; j < COVARIATES; j++)
		model.figures.hazards[j].beta = 0.35;
	figures->model = &model;
	holes_find(figures, scene->arena);
	assert_int_equal(figures->holes.n, 2);
	assert_int_equal(figures->holes.v[0].kind, INCIDENT_LATE_DELIVERY);
	assert_int_equal(figures->holes.v[0].amount, 699);
	assert_int_equal(figures->holes.v[0].left, 1);
	assert_int_equal(figures->holes.v[1].amount, 301);
	model.centre[COVARIATE_DELIVERY] = 3;
	holes_find(figures, scene->arena);
	assert_int_equal(figures->holes.n, 1);
	assert_true(figures->holes.v[0].unknown);
	assert_int_equal(figures->holes.v[0].amount, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_loss_is_shared_by_what_had_built_up),
		cmocka_unit_test(shares_add_up_to_the_minor_unit),
		cmocka_unit_test(the_holes_add_up_to_what_went_out),
		SCENE(a_hole_takes_what_had_built_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
