/* test_leak_cost.c - the expected loss that goes with each leak: by hand, and by other ways. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/leak_cost.h"
#include "analyse/risk.h"
#include "book.h"

#include <string.h>

#define TODAY 400

static const double Z95 = 1.959963984540054;

struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales, *finance;
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->draft.book->company.records_since = 0;
	scene->sales = add_department(&scene->draft, "sales");
	scene->finance = add_department(&scene->draft, "finance");
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
	return analyse(draft_link(&scene->draft), TODAY, 2, scene->arena);
}

/* Worth 1,000 a month. */
static struct account *account(struct scene *scene)
{
	struct account *account = add_account(&scene->draft, "acme", 0);

	add_revenue(&scene->draft, account, 0, 1000);
	return account;
}

/* Four points, still open. */
static struct incident *failure(struct scene *scene, struct account *account,
	struct department *origin, enum incident_kind kind)
{
	struct incident *incident = add_incident(&scene->draft, account, origin, kind, 50);

	incident->severity = INCIDENT_SEVERITY_SERIOUS;
	return incident;
}

/* Hazard of the next year. */
static double year_of(const struct account_figures *account)
{
	return -log1p(-account->risk.p365);
}

static double chance(double hazard)
{
	return -expm1(-hazard);
}

/* All its wear is wrong invoices of one department, so that one leak is all there is. Rows begin at
 * 0, 30, … 390: 12 of the 14 after the incident of day 50. */
static void one_account_by_hand(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;
	double with, without, centre = log(5) * 12 / 14, slope, half;
	const struct leak_cost *leak;

	failure(scene, account(scene), scene->finance, INCIDENT_WRONG_INVOICE);
	figures = figures_of(scene);
	with = year_of(&figures->accounts[0]);
	without = with * pow(5, -0.35);
	slope = 12000 * ((log(5) - centre) * with * exp(-with) + centre * without * exp(-without));
	half = Z95 * 0.35 * slope;
	leak = &figures->departments[1].leak;
	assert_near(leak->loss, 12000 * (chance(with) - chance(without)), 1e-12);
	assert_near(leak->low, leak->loss - half, 1e-12);
	assert_near(leak->high, leak->loss + half, 1e-12);
	assert_true(leak->loss > 500 && leak->low < 0);
	assert_memory_equal(leak, &figures->kinds[INCIDENT_WRONG_INVOICE].leak, sizeof *leak);
	assert_memory_equal(
		leak, &figures->leak_costs[INCIDENT_WRONG_INVOICE * 2 + 1], sizeof *leak);
	assert_memory_equal(leak, &figures->leak, sizeof *leak);
	assert_near(figures->departments[0].leak.loss, 0, 0);
	assert_near(figures->departments[0].leak.high, 0, 0);
	assert_int_equal(figures->departments[1].costliest.n, 1);
	assert_ptr_equal(
		figures->departments[1].costliest.v[0].account, figures->book->accounts.v[0]);
	assert_near(figures->departments[1].costliest.v[0].loss, leak->loss, 0);
	assert_int_equal(figures->departments[0].costliest.n, 0);
}

/* Four points, a quarter of them from sales: without sales 3 are left, without finance 1. */
static void shared_origins_count_by_their_share_and_do_not_add_up(void **state)
{
	struct scene *scene = *state;
	struct incident *incident = failure(scene, account(scene), scene->sales, INCIDENT_DEFECT);
	const struct figures *figures;
	double with, sales, finance;

	share_origin(&scene->draft, incident, scene->finance, 0.75);
	figures = figures_of(scene);
	with = year_of(&figures->accounts[0]);
	sales = figures->departments[0].leak.loss;
	finance = figures->departments[1].leak.loss;
	assert_near(sales, 12000 * (chance(with) - chance(with * pow(4 / 5.0, 0.35))), 1e-12);
	assert_near(finance, 12000 * (chance(with) - chance(with * pow(2 / 5.0, 0.35))), 1e-12);
	assert_true(sales + finance < figures->leak.loss * 0.95);
}

/* Slow answers and none at all are one covariate: 4 points of 8 are left. */
static void a_kind_leaves_the_rest_of_its_group(void **state)
{
	struct scene *scene = *state;
	struct account *one = account(scene);
	const struct figures *figures;
	double with;

	failure(scene, one, scene->sales, INCIDENT_SLOW_RESPONSE);
	failure(scene, one, scene->sales, INCIDENT_UNANSWERED);
	figures = figures_of(scene);
	with = year_of(&figures->accounts[0]);
	assert_near(figures->kinds[INCIDENT_UNANSWERED].leak.loss,
		12000 * (chance(with) - chance(with * pow(5 / 9.0, 0.35))), 1e-12);
	assert_near(figures->departments[0].leak.loss,
		12000 * (chance(with) - chance(with * pow(1 / 9.0, 0.35))), 1e-12);
}

/* A broken promise counts where it was owed, whoever gave it. */
static void a_promise_counts_with_who_owed_it(void **state)
{
	struct scene *scene = *state;
	struct promise *promise =
		add_promise(&scene->draft, account(scene), scene->finance, 10, 20);
	const struct figures *figures;

	promise->by = to_department(scene->sales);
	promise->by_department = scene->sales;
	promise->broken = TODAY;
	figures = figures_of(scene);
	assert_true(figures->departments[1].leak.loss > 100);
	assert_near(figures->departments[1].leak.loss,
		figures->kinds[INCIDENT_BROKEN_PROMISE].leak.loss, 1e-12);
	assert_near(figures->departments[0].leak.loss, 0, 0);
}

/* Many accounts with many failures, some gone: what is taught does not matter here. */
static struct figures *crowd(struct scene *scene)
{
	struct department *both[] = {scene->sales, scene->finance};

	for (int i = 0; i < 200; i++) {
		struct account *one = add_account(&scene->draft, "one", i % 7 * 10);

		one->ended = i % 3 == 0 ? 150 + i : DAY_NONE;
		add_revenue(&scene->draft, one, one->since, 100 * (i % 11));
		for (int k = 0; k < i % 4; k++)
			add_incident(&scene->draft, one, both[(i + k) % 2],
				(enum incident_kind)((i * 5 + k) % INCIDENT_COUNT), 100 + k)
				->severity =
				(enum incident_severity)((i + k) % INCIDENT_SEVERITY_COUNT);
		if (i % 5 == 0)
			add_touchpoint(&scene->draft, one, 140, EFFECT_WEAKENS);
	}
	return figures_of(scene);
}

/* The loss of all live accounts, were a group of wear not there; -1: none. */
static double loss_without(const struct figures *figures, bool (*taken)(int covariate))
{
	double loss = 0;

	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];
		struct state_on now = {&account->wear, account->strength, account->silence.ratio,
			account->client_trust};
		double x[COVARIATES];

		if (account->risk.state == RISK_NONE)
			continue;
		covariates_of(&now, x);
		for (int j = 0; j < COVARIATES; j++)
			if (taken(j))
				x[j] = 0;
		loss += (double)account->value_year *
			risk_of(figures->model, &figures->book->company.analysis, x,
				account->as_of - account_first_day(figures->book->accounts.v[i]))
				.p365;
	}
	return loss;
}

static bool is_wear(int covariate)
{
	return covariate < COVARIATE_GROUPS;
}

static bool is_delivery(int covariate)
{
	return covariate == COVARIATE_DELIVERY;
}

static void without_any_wear_the_loss_is_that_of_no_wear(void **state)
{
	const struct figures *figures = crowd(*state);

	assert_true(figures->risk.estimated);
	assert_true(figures->leak.loss > 1);
	assert_near(figures->leak.loss, figures->risk.loss - loss_without(figures, is_wear), 1e-9);
	assert_near(figures->kinds[INCIDENT_LATE_DELIVERY].leak.loss,
		figures->risk.loss - loss_without(figures, is_delivery), 1e-9);
	assert_near(figures->kinds[LEAK_CONTACT].leak.loss, 0, 0);
}

/* With only one weight uncertain, by 1, the half width is 1.96 times its slope. */
static void the_interval_follows_the_weights(void **state)
{
	struct scene *scene = *state;
	struct figures *figures = crowd(scene), copy = *figures;
	const double step = 1e-5;
	int moved = 0;

	for (int j = 0; j < COVARIATES; j++) {
		struct risk_model model = *figures->model;
		double more, less, half;

		copy.model = &model;
		memset(model.variance, 0, sizeof model.variance);
		model.variance[j * COVARIATES + j] = 1;
		leak_cost_find(&copy, 1, scene->arena);
		half = (copy.departments[0].leak.high - copy.departments[0].leak.low) / 2;
		model.figures.hazards[j].beta += step;
		leak_cost_find(&copy, 1, scene->arena);
		more = copy.departments[0].leak.loss;
		model.figures.hazards[j].beta -= 2 * step;
		leak_cost_find(&copy, 1, scene->arena);
		less = copy.departments[0].leak.loss;
		assert_true(fabs(half / Z95 - fabs(more - less) / (2 * step)) < 1e-4 * (1 + half));
		moved += half > 1;
	}
	assert_true(moved >= 5);
}

static void weights_that_go_together_narrow_or_widen_it(void **state)
{
	struct scene *scene = *state;
	struct account *one = account(scene);
	struct figures *figures, copy;
	struct risk_model model;
	double apart;

	failure(scene, one, scene->sales, INCIDENT_WRONG_INVOICE);
	failure(scene, one, scene->sales, INCIDENT_DEFECT);
	figures = figures_of(scene);
	copy = *figures;
	model = *figures->model;
	copy.model = &model;
	apart = figures->leak.high - figures->leak.low;
	model.variance[COVARIATE_INVOICE * COVARIATES + COVARIATE_OTHER] = -0.35 * 0.35;
	model.variance[COVARIATE_OTHER * COVARIATES + COVARIATE_INVOICE] = -0.35 * 0.35;
	leak_cost_find(&copy, 1, scene->arena);
	assert_true(copy.leak.high - copy.leak.low < apart * 1e-6);
	model.variance[COVARIATE_INVOICE * COVARIATES + COVARIATE_OTHER] = 0.35 * 0.35;
	model.variance[COVARIATE_OTHER * COVARIATES + COVARIATE_INVOICE] = 0.35 * 0.35;
	leak_cost_find(&copy, 1, scene->arena);
	assert_near(copy.leak.high - copy.leak.low, apart * sqrt(2), 1e-9);
}

static void the_costliest_accounts_stand_first(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;
	const struct costliest *list;

	for (int i = 0; i < 9; i++) {
		struct account *one = add_account(&scene->draft, "one", 0);

		add_revenue(&scene->draft, one, 0, 1000 * (1 + i / 2 * 3 % 7));
		failure(scene, one, scene->sales, INCIDENT_DEFECT);
	}
	figures = figures_of(scene);
	list = &figures->departments[0].costliest;
	assert_int_equal(list->n, COSTLIEST);
	/* Worth 1 1 4 4 7 7 3 3 6 thousand a month. */
	for (size_t i = 0; i < COSTLIEST; i++)
		assert_int_equal(list->v[i].account->index, ((const size_t[]){4, 5, 8, 2, 3})[i]);
}

static void nobody_there_costs_nothing(void **state)
{
	struct scene *scene = *state;
	struct account *gone = account(scene);
	const struct figures *figures;

	gone->ended = 300;
	failure(scene, gone, scene->sales, INCIDENT_DEFECT);
	figures = figures_of(scene);
	assert_near(figures->leak.loss, 0, 0);
	assert_near(figures->leak.high, 0, 0);
	assert_near(figures->departments[0].leak.loss, 0, 0);
	assert_int_equal(figures->departments[0].costliest.n, 0);
}

static void it_does_not_depend_on_the_threads(void **state)
{
	struct scene *scene = *state;
	struct figures *one = crowd(scene);
	struct leak_cost before[2] = {one->departments[0].leak, one->departments[1].leak},
			 all = one->leak;
	struct costliest costliest = one->departments[0].costliest;

	leak_cost_find(one, 3, scene->arena);
	assert_memory_equal(&before[0], &one->departments[0].leak, sizeof before[0]);
	assert_memory_equal(&before[1], &one->departments[1].leak, sizeof before[1]);
	assert_memory_equal(&all, &one->leak, sizeof all);
	assert_memory_equal(&costliest, &one->departments[0].costliest, sizeof costliest);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_account_by_hand),
		TEST(shared_origins_count_by_their_share_and_do_not_add_up),
		TEST(a_kind_leaves_the_rest_of_its_group),
		TEST(a_promise_counts_with_who_owed_it),
		TEST(without_any_wear_the_loss_is_that_of_no_wear),
		TEST(the_interval_follows_the_weights),
		TEST(weights_that_go_together_narrow_or_widen_it),
		TEST(the_costliest_accounts_stand_first),
		TEST(nobody_there_costs_nothing),
		TEST(it_does_not_depend_on_the_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
