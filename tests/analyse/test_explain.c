/* test_explain.c - every figure by name, and whether what stands behind it adds up to it. */
#include "analyse/explain.h"
#include "read/read.h"
#include "scene.h"

#include <math.h>

/* The figure of that name; the test fails where there is none. */
static struct figure named(const struct figures *figures, const char *name, struct arena *arena)
{
	struct figure figure;
	struct str near;

	assert_true(figure_find(figures, str_c(name), &figure, &near, arena));
	return figure;
}

static struct explained explain(
	const struct figures *figures, const char *name, struct arena *arena)
{
	struct figure figure = named(figures, name, arena);

	return figure_explain(&figure, true, arena);
}

static double input(const struct explained *explained, const char *name)
{
	for (size_t i = 0; i < explained->inputs_n; i++)
		if (str_eq(str_c(explained->inputs[i].name), str_c(name)))
			return explained->inputs[i].value;
	fail_msg("there is no input '%s'", name);
	return 0;
}

/* What the records say that they add up to. */
static void assert_adds_up(const struct figure *figure, struct arena *arena)
{
	struct explained bare = figure_explain(figure, false, arena);
	struct explained explained = figure_explain(figure, true, arena);
	double to, sum = 0;

	assert_int_equal(bare.known, explained.known);
	assert_true(bare.value == explained.value);
	if (!explained.known || !explained.listed || explained.apart)
		return;
	to = explained.adds_up_to ? input(&explained, explained.adds_up_to) : explained.value;
	for (size_t i = 0; i < explained.behind.n; i++) {
		assert_non_null(explained.behind.v[i].record);
		sum += explained.behind.v[i].part;
		assert_true(i == 0 || fabs(explained.behind.v[i].part) <=
					      fabs(explained.behind.v[i - 1].part));
	}
	if (fabs(sum - to) > 1e-9 * fmax(1, fabs(to)) || fabs(sum - explained.sum) > 1e-6)
		fail_msg("%.*s: its records add up to %.12g, not to %.12g",
			STR_ARG(figure_name(figure, arena)), sum, to);
}

static size_t subjects(const struct figures *figures, enum figure_level level)
{
	return level == LEVEL_ACCOUNT      ? figures->book->accounts.n
	       : level == LEVEL_DEPARTMENT ? figures->book->departments.n
					   : 1;
}

static void each_figure(const struct figures *figures, struct arena *arena,
	void (*use)(const struct figure *, struct arena *))
{
	for (size_t k = 0; figure_kind_at(k); k++)
		for (size_t i = 0; i < subjects(figures, figure_kind_at(k)->level); i++)
			for (int part = 0; part < figure_parts(figure_kind_at(k)); part++) {
				struct figure figure = {figures, figure_kind_at(k), i, part};

				use(&figure, arena);
			}
}

/* The demonstration company. */
static struct figures *demo(struct arena *arena)
{
	struct read_options options = {
		.root = STR("content"), .today = day_of(2026, 12, 31), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	struct book *book;

	diags_init(&diags, arena);
	book = read_book(&options, &diags, &trouble, arena);
	assert_non_null(book);
	return analyse(book, book->company.as_of, 2, arena);
}

static void the_records_of_the_demonstration_add_up_to_every_figure(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	each_figure(demo(arena), arena, assert_adds_up);
	arena_free(arena);
}

static void assert_found(const struct figure *figure, struct arena *arena)
{
	struct str name = figure_name(figure, arena), near;
	struct figure found;

	assert_true(figure_find(figure->figures, name, &found, &near, arena));
	assert_ptr_equal(found.kind, figure->kind);
	assert_int_equal(found.index, figure->index);
	assert_int_equal(found.part, figure->part);
}

static void every_figure_is_found_by_its_name(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	each_figure(demo(arena), arena, assert_found);
	arena_free(arena);
}

static void assert_p365(const struct figure *figure, struct arena *arena)
{
	struct explained p365, loss;
	struct figure of;

	if (figure->kind->level != LEVEL_ACCOUNT || !str_eq(str_c(figure->kind->id), STR("p365")))
		return;
	p365 = figure_explain(figure, false, arena);
	of = figure_beside(figure, "loss", -1);
	loss = figure_explain(&of, false, arena);
	assert_int_equal(p365.known, loss.known);
	if (!p365.known)
		return;
	assert_near(p365.value,
		-expm1(-input(&p365, "base") * exp(input(&p365, "eta") - input(&p365, "centre"))),
		1e-12);
	assert_near(
		loss.value, input(&loss, "p365") * input(&loss, "worth"), 1e-9 * (1 + loss.value));
}

static void the_formula_of_the_risk_gives_the_risk(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	each_figure(demo(arena), arena, assert_p365);
	arena_free(arena);
}

static void the_formulas_of_the_company_give_its_figures(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = demo(arena);
	struct explained e = explain(figures, "index#nrr", arena);

	(void)state;
	assert_near(e.value, input(&e, "now") / input(&e, "then"), 1e-12);
	e = explain(figures, "index#grr", arena);
	assert_near(e.value, input(&e, "held") / input(&e, "then"), 1e-12);
	e = explain(figures, "index#refill", arena);
	assert_near(e.value, input(&e, "lost") / input(&e, "joined"), 1e-12);
	e = explain(figures, "index#coherence", arena);
	assert_near(e.value, 100 * input(&e, "raw"), 1e-9);
	e = explain(figures, "leak#cost", arena);
	assert_near(e.value, input(&e, "loss") - input(&e, "without"), 1e-6);
	e = explain(figures, "departments#hand-off", arena);
	assert_near(e.value, input(&e, "own") - input(&e, "others"), 1e-12);
	arena_free(arena);
}

static void the_parts_of_a_score_give_the_score(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = demo(arena);

	(void)state;
	for (size_t i = 0; i < figures->book->departments.n; i++) {
		struct str name = str_printf(arena, "departments/%.*s#score",
			STR_ARG(figures->book->departments.v[i]->id));
		struct explained e = explain(figures, name.p, arena);
		double sum = 0;

		for (size_t j = 1; j < e.inputs_n; j++)
			sum += e.inputs[j].unit == AS_SHARE ? 100 * e.inputs[j].value
							    : e.inputs[j].value;
		if (e.known)
			assert_near(e.value, sum / input(&e, "parts"), 1e-9);
	}
	arena_free(arena);
}

/* A serious incident (4 points) resolved 90 days ago has left half of them; a moderate open one all
 * of its 2. */
static void wear_is_the_sum_of_what_each_record_left(void **state)
{
	struct scene *scene = *state;
	struct incident *old = incident(scene, scene->operations, 100);
	struct incident *open = incident(scene, scene->sales, 10);
	struct explained wear;

	old->severity = INCIDENT_SEVERITY_SERIOUS;
	old->resolved.day = scene->today - 90;
	wear = explain(figures_of(scene), "accounts/acme#wear", scene->arena);
	assert_near(wear.value, 4, 1e-12);
	assert_int_equal(wear.behind.n, 2);
	assert_near(wear.behind.v[0].part, 2, 1e-12);
	assert_near(wear.behind.v[1].part, 2, 1e-12);
	assert_true(wear.behind.v[0].record == &old->record ||
		    wear.behind.v[0].record == &open->record);
}

/* Of three promises that came due one was kept in time: 1 + 0 + 0. */
static void the_kept_rate_counts_promises(void **state)
{
	struct scene *scene = *state;
	struct explained kept;
	const struct promise *in_time;

	promise(scene, scene->sales, scene->operations, 50, 7);
	in_time = promise(scene, scene->sales, scene->operations, 40, 0);
	promise(scene, scene->sales, scene->operations, 30, 3);
	kept = explain(figures_of(scene), "departments/operations#kept", scene->arena);
	assert_near(kept.value, 1 / 3.0, 1e-12);
	assert_near(input(&kept, "k"), 1, 0);
	assert_near(input(&kept, "n"), 3, 0);
	assert_int_equal(kept.behind.n, 3);
	assert_ptr_equal(kept.behind.v[0].record, &in_time->record);
	assert_near(kept.behind.v[0].part, 1, 0);
	assert_near(kept.sum, 1, 0);
}

static void a_figure_is_found_by_the_address_of_its_page(void **state)
{
	static const struct {
		const char *address, *name;
	} cases[] = {
		{"accounts/acme#wear", "accounts/acme#wear"},
		{"accounts/acme.html#wear", "accounts/acme#wear"},
		{"accounts/acme/#wear", "accounts/acme#wear"},
		{"https://example.com/es/accounts/acme/index.html#wear", "accounts/acme#wear"},
		{"https://example.com/accounts/acme.html?x=1#wear-late-delivery",
			"accounts/acme#wear-late-delivery"},
		{"../departments/sales.md#score", "departments/sales#score"},
		{"index.html#nrr", "index#nrr"},
		{"https://example.com/#nrr", "index#nrr"},
		{"retention.html#nrr", "index#nrr"}, /* on two pages it is one figure */
		{"nrr", "index#nrr"},
		{"leak#wear-contact", "leak#wear-contact"},
	};
	struct scene *scene = *state;
	const struct figures *figures = figures_of(scene);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct figure figure = named(figures, cases[i].address, scene->arena);

		assert_str_equal(figure_name(&figure, scene->arena), str_c(cases[i].name));
	}
}

static void the_nearest_name_is_offered(void **state)
{
	static const struct {
		const char *wrong, *near;
	} cases[] = {
		{"accounts/acme#waer", "accounts/acme#wear"},
		{"accounts/acne#wear", "accounts/acme#wear"},
		{"departments/sale#scor", "departments/sales#score"},
		{"index#coherenec", "index#coherence"}, {"accounts/acme#nothing-like-it", ""},
		{"accounts/zzzzzzzz#wear", ""},
		{"accounts/acme#score", ""}, /* of departments only */
	};
	struct scene *scene = *state;
	const struct figures *figures = figures_of(scene);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct figure figure;
		struct str near;

		assert_false(
			figure_find(figures, str_c(cases[i].wrong), &figure, &near, scene->arena));
		assert_str_equal(near, str_c(cases[i].near));
	}
}

static void a_company_without_records_has_figures_without_data(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures = figures_of(scene);

	assert_false(explain(figures, "index#kept", scene->arena).known);
	assert_false(explain(figures, "accounts/acme#coherence", scene->arena).known);
	assert_int_equal(explain(figures, "accounts/acme#wear", scene->arena).behind.n, 0);
	each_figure(figures, scene->arena, assert_adds_up);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_records_of_the_demonstration_add_up_to_every_figure),
		cmocka_unit_test(every_figure_is_found_by_its_name),
		cmocka_unit_test(the_formula_of_the_risk_gives_the_risk),
		cmocka_unit_test(the_formulas_of_the_company_give_its_figures),
		cmocka_unit_test(the_parts_of_a_score_give_the_score),
		SCENE(wear_is_the_sum_of_what_each_record_left),
		SCENE(the_kept_rate_counts_promises),
		SCENE(a_figure_is_found_by_the_address_of_its_page),
		SCENE(the_nearest_name_is_offered),
		SCENE(a_company_without_records_has_figures_without_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
