/* test_authority.c - who settles what, and what had to wait. */
#include "analyse/authority.h"
#include "scene.h"

static struct incident *passed(struct scene *scene, struct person *to, int64_t cost)
{
	struct incident *passed = incident(scene, scene->operations, 30);

	passed->cost = cost;
	passed->resolved = on_day(scene->today - 20);
	passed->escalated.v = NEW(scene->arena, struct ref);
	passed->escalated.v[0] = to_person(to);
	passed->escalated.n = 1;
	return passed;
}

static void authority_is_that_of_others_where_the_incident_started(void **state)
{
	struct scene *scene = *state;
	struct person *boss = add_person(&scene->draft, "boss", scene->operations);
	struct person *clerk = add_person(&scene->draft, "clerk", scene->operations);
	struct person *seller = add_person(&scene->draft, "seller", scene->sales);
	struct incident *it = passed(scene, boss, 100);
	struct book *book;

	boss->authority = 100000;
	clerk->authority = 100;
	seller->authority = 5000;
	book = draft_link(&scene->draft);
	assert_true(within_authority(book, it));
	it->cost = 101; /* the boss was asked, the seller is elsewhere */
	assert_false(within_authority(book, it));
	it->cost = -1;
	assert_false(within_authority(book, it));
	it->cost = 100;
	clerk->left = it->when.day;
	assert_false(within_authority(book, it));
	clerk->left = it->when.day + 1;
	assert_true(within_authority(book, it));
	clerk->authority = -1;
	it->cost = 0;
	assert_false(within_authority(book, it));
}

static void the_share_of_cost_is_of_all_that_give_one(void **state)
{
	struct scene *scene = *state;
	struct person *boss = add_person(&scene->draft, "boss", scene->service);
	struct person *clerk = add_person(&scene->draft, "clerk", scene->operations);
	struct incident *settled = incident(scene, scene->operations, 10);
	const struct authority *authority;
	struct figures *figures;

	clerk->authority = 200;
	passed(scene, boss, 100);
	passed(scene, boss, 300)->waited = (struct span){4, SPAN_DAYS};
	passed(scene, boss, -1)->when = on_day(scene->today - 365);
	settled->cost = 600;
	settled->resolved = on_day(scene->today);
	incident(scene, scene->operations, 5);
	figures = figures_of(scene);
	authority = &figures->authority;
	assert_near(authority->cost_share, 0.1, 1e-15);
	assert_int_equal(authority->within.k, 1);
	assert_int_equal(authority->within.n, 2);
	assert_int_equal(authority->costed, 3);
	assert_int_equal(authority->front_line.k, 1);
	assert_int_equal(authority->front_line.n, 3);
	assert_int_equal(authority->passed_on, 2);
	assert_int_equal(authority->people, 1);
	assert_near(authority->waited_days, 4, 0);
	assert_int_equal(authority->waited_n, 1);
	assert_near(authority->passed.days, 10, 0);
	assert_int_equal(authority->front.n, 2);
	assert_int_equal(authority->front.events, 1);
	assert_int_equal(figures->departments[scene->service->index].passed_to, 2);
	assert_int_equal(figures->departments[scene->operations->index].within.n, 2);
	assert_int_equal(figures->departments[scene->service->index].within.n, 0);
}

static void what_started_in_two_places_counts_once(void **state)
{
	struct scene *scene = *state;
	struct incident *shared = incident(scene, scene->operations, 10);
	struct figures *figures;

	share_origin(&scene->draft, shared, scene->sales, 0.5);
	shared->resolved = on_day(scene->today);
	shared->waited = (struct span){4, SPAN_DAYS};
	figures = figures_of(scene);
	assert_int_equal(figures->authority.front_line.n, 1);
	assert_near(figures->authority.waited_days, 4, 0);
	assert_near(figures->departments[scene->sales->index].waited_mean, 4, 0);
	assert_near(figures->departments[scene->service->index].waited_mean, 0, 0);
}

static void without_incidents_nothing_is_known(void **state)
{
	const struct authority *authority = &figures_of(*state)->authority;

	assert_int_equal(authority->front_line.n, 0);
	assert_false(authority->cost_known);
	assert_int_equal(authority->front.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(authority_is_that_of_others_where_the_incident_started),
		SCENE(the_share_of_cost_is_of_all_that_give_one),
		SCENE(what_started_in_two_places_counts_once),
		SCENE(without_incidents_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
