/* test_trust.c - what clients say of us beside what we believe. */
#include "analyse/trust.h"
#include "scene.h"

static struct assessment *client_says(struct scene *scene, struct account *account, int32_t ago)
{
	return add_assessment(&scene->draft, account, scene->today - ago);
}

static struct assessment *seller_says(
	struct scene *scene, struct account *account, struct person *seller, int32_t ago)
{
	struct assessment *assessment = client_says(scene, account, ago);

	assessment->by_client = false;
	assessment->by = to_person(seller);
	return assessment;
}

static void nobody_asked_is_no_share(void **state)
{
	struct figures *figures = figures_of(*state);

	assert_int_equal(figures->trust.accounts, 1);
	assert_int_equal(figures->trust.advisor.n, 0);
	assert_false(figures->trust.views[DIMENSION_TRUST].gap.known);
	assert_int_equal(figures->trust.ladder[0], 1);
}

static void the_last_answer_within_a_year_counts(void **state)
{
	struct scene *scene = *state;
	struct account *other = add_account(&scene->draft, "other", scene->acme->since);
	struct account *left = add_account(&scene->draft, "left", scene->acme->since);
	struct figures *figures;

	client_says(scene, scene->acme, 20)->trusted_advisor = 1;
	client_says(scene, scene->acme, 10)->trusted_advisor = 0;
	client_says(scene, scene->acme, 5)->trust = 8; /* says nothing of advisers */
	client_says(scene, other, 365)->trusted_advisor = 1;
	client_says(scene, left, 9)->trusted_advisor = 1;
	left->ended = scene->today - 1;
	figures = figures_of(scene);
	assert_int_equal(figures->trust.advisor.n, 1);
	assert_int_equal(figures->trust.advisor.k, 0);
	assert_int_equal(figures->trust.views[DIMENSION_TRUST].clients, 1);
}

static void of_two_answers_on_one_day_the_lower_counts(void **state)
{
	for (int order = 0; order < 2; order++) {
		void *own;
		struct scene *scene;

		(void)state;
		scene_open(&own);
		scene = own;
		client_says(scene, scene->acme, 10)->trusted_advisor = order;
		client_says(scene, scene->acme, 10)->trusted_advisor = !order;
		assert_int_equal(figures_of(scene)->trust.advisor.k, 0);
		scene_close(&own);
	}
}

static void who_believes_it_alone_is_counted(void **state)
{
	struct scene *scene = *state;
	struct person *ana = add_person(&scene->draft, "ana", scene->sales);
	struct figures *figures;

	client_says(scene, scene->acme, 20)->trusted_advisor = 0;
	seller_says(scene, scene->acme, ana, 10)->trusted_advisor = 1;
	figures = figures_of(scene);
	assert_int_equal(figures->trust.both, 1);
	assert_int_equal(figures->trust.only_seller, 1);
	assert_int_equal(figures->trust.only_client, 0);
	assert_int_equal(figures->trust.own.k, 1);
}

static void the_mean_of_pairs_has_students_interval(void **state)
{
	struct mean_gap gap = mean_gap_of(3, 6, 14);

	(void)state;
	assert_true(gap.known);
	assert_near(gap.mean, 2, 0);
	assert_near(gap.low, 2 - 4.302652729696142 / 1.7320508075688772, 1e-9);
	assert_near(gap.high, 2 + 4.302652729696142 / 1.7320508075688772, 1e-9);
	assert_false(mean_gap_of(1, 3, 9).known);
	assert_int_equal(mean_gap_of(0, 0, 0).n, 0);
}

static void a_blind_spot_is_drawn_to_that_of_all_sellers(void **state)
{
	struct scene *scene = *state;
	struct person *ana = add_person(&scene->draft, "ana", scene->sales);
	struct person *bea = add_person(&scene->draft, "bea", scene->sales);
	static const int own[] = {9, 9, 5}, theirs[] = {5, 7, 5};
	struct figures *figures;

	for (int i = 0; i < 3; i++) {
		struct account *account =
			add_account(&scene->draft, (const char *[]){"a", "b", "c"}[i], 1);

		client_says(scene, account, 9)->trust = theirs[i];
		seller_says(scene, account, i < 2 ? ana : bea, 8)->trust = own[i];
	}
	figures = figures_of(scene);
	/* Gaps 4 and 2, and 0; all together 2. */
	assert_int_equal(figures->people[ana->index].blind.n, 2);
	assert_near(figures->people[ana->index].blind.raw, 3, 1e-12);
	assert_true(figures->people[ana->index].blind.gap > 2);
	assert_true(figures->people[ana->index].blind.gap < 3);
	assert_true(figures->people[bea->index].blind.gap > 0);
	assert_true(figures->people[bea->index].blind.gap < 2);
	assert_true(figures->people[ana->index].blind.low < figures->people[ana->index].blind.gap);
	assert_near(figures->trust.views[DIMENSION_TRUST].gap.mean, 2, 1e-12);
}

static void what_a_client_told_counts_once_and_up_to_the_day(void **state)
{
	struct scene *scene = *state;
	struct disclosed told[] = {
		{.on = scene->today - 9, .what = DISCLOSURE_BUDGET},
		{.on = scene->today - 8, .what = DISCLOSURE_BUDGET},
		{.on = scene->today, .what = DISCLOSURE_PROBLEM},
		{.on = scene->today + 1, .what = DISCLOSURE_PROCESS},
	};
	struct figures *figures;

	scene->acme->disclosed.v = told;
	scene->acme->disclosed.n = 4;
	client_says(scene, scene->acme, 3)->trust = 9;
	figures = figures_of(scene);
	assert_int_equal(figures->trust.disclosed[DISCLOSURE_BUDGET].k, 1);
	assert_int_equal(figures->trust.disclosed[DISCLOSURE_PROCESS].k, 0);
	assert_int_equal(figures->trust.disclosed[DISCLOSURE_PROCESS].n, 1);
	assert_int_equal(figures->trust.ladder[2], 1);
	assert_int_equal(figures->trust.bands[BAND_HIGH].told, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(nobody_asked_is_no_share),
		SCENE(the_last_answer_within_a_year_counts),
		SCENE(of_two_answers_on_one_day_the_lower_counts),
		SCENE(who_believes_it_alone_is_counted),
		SCENE(the_mean_of_pairs_has_students_interval),
		SCENE(a_blind_spot_is_drawn_to_that_of_all_sellers),
		SCENE(what_a_client_told_counts_once_and_up_to_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
