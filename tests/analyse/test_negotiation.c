/* test_negotiation.c - how objections were answered, and what sales is busy with. */
#include "analyse/negotiation.h"
#include "scene.h"

static struct objection *objection(
	struct scene *scene, struct person *seller, enum objection_kind kind)
{
	struct objection *objection =
		add_objection(&scene->draft, scene->acme, seller, scene->today - 30);

	objection->kind = kind;
	return objection;
}

static struct objection *concede(
	struct objection *objection, struct person *boss, enum outcome outcome)
{
	objection->answer = ANSWER_CONCEDED;
	objection->concession.record.given = 1;
	objection->concession.asked_of = to_person(boss);
	objection->concession.on = objection->on;
	objection->concession.outcome = outcome;
	return objection;
}

static void what_was_conceded_after_asking_within_is_internal(void **state)
{
	struct scene *scene = *state;
	struct person *ana = add_person(&scene->draft, "ana", scene->sales);
	struct person *boss = add_person(&scene->draft, "boss", scene->sales);
	const struct objections *all;
	struct figures *figures;

	concede(objection(scene, ana, OBJECTION_PRICE), boss, OUTCOME_GRANTED)->concession.amount =
		500;
	concede(objection(scene, ana, OBJECTION_PRICE), boss, OUTCOME_REFUSED)->concession.amount =
		900;
	concede(objection(scene, ana, OBJECTION_RISK), boss, OUTCOME_GRANTED)->concession.on =
		scene->today + 1; /* not known yet */
	objection(scene, ana, OBJECTION_RISK)->answer = ANSWER_CONCEDED;
	objection(scene, ana, OBJECTION_RISK);
	objection(scene, ana, OBJECTION_RISK)->on = scene->today - 365;
	objection(scene, ana, OBJECTION_RISK)->on = scene->today + 1;
	figures = figures_of(scene);
	all = &figures->negotiation.all;
	assert_int_equal(all->n, 5);
	assert_int_equal(all->answers[ANSWER_CONCEDED], 4);
	assert_int_equal(all->internal.k, 2);
	assert_int_equal(all->internal.n, 5);
	assert_int_equal(all->handled.k, 1);
	assert_int_equal(all->asked, 2);
	assert_int_equal(all->cost, 500);
	assert_int_equal(all->priced, 1);
	assert_int_equal(figures->people[ana->index].objections.n, 5);
	assert_int_equal(figures->negotiation.concessions[CONCESSION_DISCOUNT].asked, 2);
	assert_int_equal(figures->negotiation.kinds[OBJECTION_PRICE].accounts, 1);
}

static void an_objection_of_many_sellers_is_about_the_offer_of_one_about_skill(void **state)
{
	struct scene *scene = *state;
	const struct negotiation *negotiation;
	struct person *people[5];

	for (int i = 0; i < 5; i++) {
		people[i] = add_person(
			&scene->draft, (const char *[]){"a", "b", "c", "d", "e"}[i], scene->sales);
		for (int j = 0; j < 5; j++)
			objection(scene, people[i], OBJECTION_PRICE);
	}
	for (int j = 0; j < 10; j++)
		objection(scene, people[2], OBJECTION_RISK);
	for (int j = 0; j < 3; j++) {
		objection(scene, people[0], OBJECTION_TIMING);
		objection(scene, people[1], OBJECTION_TIMING);
	}
	objection(scene, people[1], OBJECTION_NEED);
	negotiation = &figures_of(scene)->negotiation;
	assert_int_equal(negotiation->kinds[OBJECTION_PRICE].reading, READING_OFFER);
	assert_near(negotiation->kinds[OBJECTION_PRICE].spread, 5, 1e-9);
	assert_int_equal(negotiation->kinds[OBJECTION_PRICE].sellers, 5);
	assert_int_equal(negotiation->kinds[OBJECTION_RISK].reading, READING_SKILL);
	assert_ptr_equal(negotiation->kinds[OBJECTION_RISK].top, people[2]);
	assert_int_equal(negotiation->kinds[OBJECTION_TIMING].reading, READING_OPEN);
	assert_int_equal(negotiation->kinds[OBJECTION_NEED].reading, READING_FEW);
	assert_int_equal(negotiation->kinds[OBJECTION_AUTHORITY].objections.n, 0);
	assert_null(negotiation->kinds[OBJECTION_AUTHORITY].top);
}

static void the_effective_number_lies_between_one_and_all(void **state)
{
	static const struct {
		int64_t counts[3];
		double want;
	} cases[] = {{{0, 0, 0}, 0}, {{4, 0, 0}, 1}, {{2, 2, 0}, 2}, {{3, 3, 3}, 3},
		/* p 3/4 and 1/4: 4^(1/4) (4/3)^(3/4) */
		{{3, 1, 0}, 1.7547653506033232}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_near(effective_number(cases[i].counts, 3), cases[i].want, 1e-12);
}

static void touchpoint(
	struct scene *scene, struct department *of, enum purpose purpose, int32_t day)
{
	struct touchpoint *touchpoint =
		add_touchpoint(&scene->draft, scene->acme, day, EFFECT_WEAKENS);

	touchpoint->department = to_department(of);
	touchpoint->purpose = purpose;
}

static void sales_puts_out_fires_where_it_defends_or_justifies(void **state)
{
	struct scene *scene = *state;
	const struct firefighting *fires;

	scene->today = DAY(2026, 3, 30);
	touchpoint(scene, scene->sales, PURPOSE_OPEN, DAY(2026, 1, 1));
	touchpoint(scene, scene->sales, PURPOSE_DEFEND, DAY(2026, 3, 30));
	touchpoint(scene, scene->sales, PURPOSE_JUSTIFY, DAY(2025, 9, 30));
	touchpoint(scene, scene->sales, PURPOSE_NONE, DAY(2026, 2, 1));
	touchpoint(scene, scene->service, PURPOSE_DEFEND, DAY(2026, 2, 1));
	touchpoint(scene, scene->sales, PURPOSE_DEFEND, DAY(2026, 3, 31));
	fires = &figures_of(scene)->firefighting;
	assert_true(fires->known);
	assert_int_equal(fires->year.k, 2);
	assert_int_equal(fires->year.n, 3);
	assert_int_equal(fires->quarters.n, 3);
	assert_int_equal(fires->quarters.v[0].rate.k, 1);
	assert_int_equal(fires->quarters.v[1].rate.n, 0);
	assert_int_equal(fires->quarters.v[2].rate.n, 2);
	assert_true(fires->quarters.v[2].open); /* a day of it is left */
	assert_int_equal(fires->purposes[PURPOSE_OPEN], 1);
}

static void a_quarter_is_over_on_its_last_day(void **state)
{
	struct scene *scene = *state;

	touchpoint(scene, scene->sales, PURPOSE_OPEN, DAY(2026, 3, 31));
	assert_false(figures_of(scene)->firefighting.quarters.v[0].open);
}

static void without_contacts_there_is_no_quarter(void **state)
{
	struct figures *figures = figures_of(*state);

	assert_int_equal(figures->firefighting.quarters.n, 0);
	assert_int_equal(figures->firefighting.year.n, 0);
	assert_int_equal(figures->negotiation.all.internal.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(what_was_conceded_after_asking_within_is_internal),
		SCENE(an_objection_of_many_sellers_is_about_the_offer_of_one_about_skill),
		SCENE(the_effective_number_lies_between_one_and_all),
		SCENE(sales_puts_out_fires_where_it_defends_or_justifies),
		SCENE(a_quarter_is_over_on_its_last_day),
		SCENE(without_contacts_there_is_no_quarter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
