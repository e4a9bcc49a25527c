/* test_gates.c - conditions of the company held against the figures. */
#include "test.h"

#include "analyse/gates.h"

#include <math.h>

struct scene {
	struct book book;
	struct department sales, *departments[1];
	struct department_figures department;
	struct figures figures;
	struct gate gate;
};

static struct scene scene_of(enum gate_measure measure)
{
	struct scene scene = {.gate = {.measure = measure, .above = NAN, .below = NAN}};

	scene.department.owned = (struct promises){
		.given = 3, .overdue = 2, .rate = {.k = 1, .n = 3, .share = 1 / 3.0}};
	scene.figures.totals.promises =
		(struct promises){.given = 20, .rate = {.k = 9, .n = 17, .share = 9 / 17.0}};
	scene.figures.totals.accounts = 1;
	return scene;
}

static struct gate_result result_of(struct scene *scene)
{
	scene->figures.book = &scene->book;
	scene->figures.departments = &scene->department;
	return gate_result(&scene->figures, &scene->gate);
}

static void nine_of_seventeen_is_below_three_fifths(void **state)
{
	struct scene scene = scene_of(GATE_MEASURE_KEPT);
	struct gate_result result;

	(void)state;
	scene.gate.below = 0.6;
	result = result_of(&scene);
	assert_true(result.known);
	assert_false(result.holds);
	assert_true(fabs(result.value - 9 / 17.0) < 1e-15);
	scene.gate.below = 0.5;
	assert_true(result_of(&scene).holds);
	scene.gate.above = 0.5;
	assert_false(result_of(&scene).holds);
}

static void a_gate_of_a_department_looks_at_that_department(void **state)
{
	struct scene scene = scene_of(GATE_MEASURE_OVERDUE);

	(void)state;
	scene.gate.department = (struct ref){.kind = REF_DEPARTMENT, .department = &scene.sales};
	scene.gate.above = 1;
	assert_false(result_of(&scene).holds);
	scene.gate.measure = GATE_MEASURE_NRR;
	assert_false(result_of(&scene).known);
}

static void what_is_not_known_breaks_no_gate(void **state)
{
	struct scene scene = scene_of(GATE_MEASURE_COHERENCE);

	(void)state;
	scene.gate.below = 100;
	assert_false(result_of(&scene).known);
	assert_true(result_of(&scene).holds);
	scene.gate.measure = GATE_MEASURE_KEPT;
	scene.gate.against = AGAINST_BASELINE;
	assert_true(result_of(&scene).holds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nine_of_seventeen_is_below_three_fifths),
		cmocka_unit_test(a_gate_of_a_department_looks_at_that_department),
		cmocka_unit_test(what_is_not_known_breaks_no_gate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
