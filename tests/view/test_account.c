/* test_account.c - the dossier of an account on books made by hand. */
#include "test.h"

#include "../analyse/book.h"
#include "base/buf.h"
#include "view/accounts.h"
#include "view/data.h"
#include "view/page.h"

#include <math.h>
#include <string.h>

#define DAY(y, m, d) day_of(y, m, d)

/* Everything is looked at on 2026-03-31. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales, *operations;
	struct account *acme;
	struct diags diags;
	struct site site;
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->sales = add_department(&scene->draft, "sales");
	scene->operations = add_department(&scene->draft, "operations");
	scene->acme = add_account(&scene->draft, "acme", DAY(2025, 1, 1));
	add_revenue(&scene->draft, scene->acme, DAY(2025, 1, 1), 100000);
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

/* Links the book, computes the figures; what is added later is not seen. */
static struct figures *look(struct scene *scene)
{
	struct figures *figures;

	scene->site.book = draft_link(&scene->draft);
	figures = analyse(scene->site.book, DAY(2026, 3, 31), 1, scene->arena);
	scene->site.figures = figures;
	scene->site.diags = &scene->diags;
	scene->site.arena = scene->arena;
	return figures;
}

static struct value *dossier(struct scene *scene, size_t i)
{
	struct value *page = value_map(scene->arena);

	view_account(&scene->site, i, page);
	return page;
}

/* A value by its way down the tree: "ledger.rows.0.bar.due". */
static const struct value *at(const struct value *value, const char *way)
{
	struct str rest = str_c(way), step;

	while (value && str_split(&rest, '.', &step)) {
		if (value->kind == VALUE_LIST) {
			size_t i = (size_t)(step.p[0] - '0');

			value = i < value->items.n ? value->items.v[i] : NULL;
		} else {
			value = value_get(value, step);
		}
	}
	return value;
}

static void a_promise_is_drawn_from_the_word_given_to_its_end(void **state)
{
	struct scene *scene = *state;
	struct promise *late = add_promise(
		&scene->draft, scene->acme, scene->operations, DAY(2025, 3, 1), DAY(2025, 3, 31));
	const struct value *bar;

	late->kept = DAY(2025, 4, 21);
	look(scene);
	bar = at(dossier(scene, 0), "ledger.rows.0.bar");
	assert_non_null(bar);
	/* 60 days before the date to 45 after: 30 before is 30/105 along, the date 60/105. */
	assert_near(at(bar, "x_made")->number, 100.0 * 30 / 105, 1e-9);
	assert_near(at(bar, "solid")->number, 100.0 * 60 / 105, 1e-9);
	assert_near(at(bar, "width")->number, 100.0 * 21 / 105, 1e-9);
	assert_near(at(bar, "mark")->number, 100.0 * 81 / 105, 1e-9);
	assert_str_equal(at(bar, "glyph")->text, STR("gl"));
}

static void a_promise_past_its_date_is_a_step_for_the_department_that_owes_it(void **state)
{
	struct scene *scene = *state;
	struct promise *promise = add_promise(
		&scene->draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2026, 3, 21));
	const struct value *page;

	promise->what = STR("a plan");
	look(scene);
	page = dossier(scene, 0);
	assert_str_equal(at(page, "steps.0.what")->text, STR("account.step.overdue"));
	assert_str_equal(at(page, "steps.0.who.id")->text, STR("operations"));
	assert_near(at(page, "steps.0.late")->number, 10, 1e-12);
}

static void an_account_without_records_is_no_data_and_not_steady(void **state)
{
	struct scene *scene = *state;
	const struct value *page;

	look(scene);
	page = dossier(scene, 0);
	assert_str_equal(at(page, "verdict")->text, STR("account.verdict.never"));
	assert_str_equal(at(page, "facts.state")->text, STR("none"));
	assert_int_equal(at(page, "ledger")->kind, VALUE_NONE);
	assert_int_equal(at(page, "incidents")->kind, VALUE_NONE);
	assert_true(at(page, "lifeline.chart.trust.empty")->yes);
}

static void the_dossier_of_one_that_left_stays_as_it_was_that_day(void **state)
{
	struct scene *scene = *state;
	struct incident *before = add_incident(&scene->draft, scene->acme, scene->operations,
		INCIDENT_LATE_DELIVERY, DAY(2025, 9, 1));
	const struct value *page;

	before->resolved = on_day(DAY(2025, 12, 1));
	add_incident(
		&scene->draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2025, 11, 1));
	scene->acme->ended = DAY(2025, 10, 1);
	scene->acme->ended_because = REASON_PRICE;
	look(scene);
	page = dossier(scene, 0);
	assert_int_equal(at(page, "as_of")->integer, DAY(2025, 10, 1));
	assert_int_equal(at(page, "incidents.rows")->items.n, 1);
	assert_false(at(page, "incidents.rows.0.resolved")->yes);
	assert_near(at(page, "incidents.rows.0.open_days")->number, 30, 1e-12);
	assert_str_equal(at(page, "verdict")->text, STR("account.verdict.said_worn"));
	assert_int_equal(at(page, "left.crossing")->integer, DAY(2025, 9, 1));
	assert_int_equal(at(page, "steps")->items.n, 0);
}

static void wear_is_traced_to_kinds_departments_and_records(void **state)
{
	struct scene *scene = *state;
	struct incident *serious = add_incident(
		&scene->draft, scene->acme, scene->sales, INCIDENT_WRONG_INVOICE, DAY(2026, 3, 1));
	const struct value *wear;

	serious->severity = INCIDENT_SEVERITY_SERIOUS; /* 4 points, open: none has healed */
	add_touchpoint(&scene->draft, scene->acme, DAY(2026, 3, 31), EFFECT_WEAKENS); /* 1 point */
	look(scene);
	wear = at(dossier(scene, 0), "wear");
	assert_near(at(wear, "all")->number, 5, 1e-9);
	assert_str_equal(at(wear, "kinds.0.kind")->text, STR("wrong-invoice"));
	assert_near(at(wear, "kinds.0.share")->number, 0.8, 1e-9);
	assert_near(at(wear, "kinds.0.records.0.left")->number, 4, 1e-9);
	assert_str_equal(at(wear, "kinds.1.kind")->text, STR("contact"));
	assert_str_equal(at(wear, "origins.0.department.id")->text, STR("sales"));
}

static void the_standing_follows_the_gravest_need(void **state)
{
	static const struct {
		unsigned needs;
		enum standing standing;
	} cases[] = {
		{0, STANDING_STEADY},
		{NEED_OVERDUE, STANDING_WATCH},
		{NEED_SILENT, STANDING_WATCH},
		{NEED_SILENT | NEED_WEAR, STANDING_URGENT},
		{NEED_RENEWS, STANDING_URGENT},
	};
	struct scene *scene = *state;
	struct figures *figures;

	add_touchpoint(&scene->draft, scene->acme, DAY(2026, 3, 30), EFFECT_STRENGTHENS);
	figures = look(scene);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		figures->accounts[0].needs = cases[i].needs;
		assert_int_equal(account_standing(&scene->site, scene->acme), cases[i].standing);
	}
}

static void a_gap_between_contacts_is_drawn_as_silence(void **state)
{
	struct scene *scene = *state;
	const struct value *silences;

	scene->acme->cadence = (struct span){10, SPAN_DAYS};
	add_touchpoint(&scene->draft, scene->acme, DAY(2026, 1, 1), EFFECT_STRENGTHENS);
	add_touchpoint(&scene->draft, scene->acme, DAY(2026, 1, 30), EFFECT_STRENGTHENS);
	add_touchpoint(&scene->draft, scene->acme, DAY(2026, 3, 1), EFFECT_STRENGTHENS);
	look(scene);
	silences = at(dossier(scene, 0), "lifeline.chart.contacts.silences");
	/* 29 days are below three times ten; 30 from the thirtieth of January to the first of
	 * March, and 30 since, are not. */
	assert_int_equal(silences->items.n, 2);
	assert_near(at(silences, "0.days")->number, 30, 1e-12);
}

static void the_list_begins_with_the_most_expected_loss_and_ends_with_what_left(void **state)
{
	struct scene *scene = *state;
	struct account *calm = add_account(&scene->draft, "calm", DAY(2025, 1, 1));
	struct account *gone = add_account(&scene->draft, "gone", DAY(2025, 1, 1));
	struct value *page = value_map(scene->arena), *even = value_map(scene->arena);
	struct figures *figures;

	add_touchpoint(&scene->draft, calm, DAY(2026, 3, 30), EFFECT_STRENGTHENS);
	gone->ended = DAY(2026, 1, 1);
	add_promise(&scene->draft, scene->acme, scene->sales, DAY(2026, 3, 1), DAY(2026, 3, 2));
	figures = look(scene);
	figures->accounts[calm->index].risk.loss = 2000;
	figures->accounts[scene->acme->index].risk.loss = 1000;
	view_accounts(&scene->site, 0, page);
	assert_int_equal(at(page, "rows")->items.n, 2);
	assert_int_equal(at(page, "shown.rest")->kind, VALUE_NONE);
	assert_str_equal(at(page, "rows.0.account.id")->text, STR("calm"));
	assert_str_equal(at(page, "rows.1.account.id")->text, STR("acme"));
	assert_str_equal(at(page, "departed.0.account.id")->text, STR("gone"));
	/* As much to lose: what needs someone stands first. */
	figures->accounts[calm->index].risk.loss = 1000;
	view_accounts(&scene->site, 0, even);
	assert_str_equal(at(even, "rows.0.account.id")->text, STR("acme"));
}

static void a_long_list_is_divided_and_programs_get_it_whole(void **state)
{
	struct scene *scene = *state;
	struct value *page = value_map(scene->arena);

	for (int i = 0; i < 252; i++)
		add_account(&scene->draft, str_printf(scene->arena, "a%03d", i).p, DAY(2025, 1, 1));
	look(scene);
	view_accounts(&scene->site, 0, page);
	assert_int_equal(at(page, "rows")->items.n, 253);
	assert_int_equal(at(page, "shown.first")->items.n, 250);
	assert_int_equal(at(page, "shown.rest.rows")->items.n, 3);
	assert_int_equal(at(page, "shown.rest.n")->integer, 3);
	assert_true(at(page, "shown.first.249.spark")->kind == VALUE_MAP);
	assert_true(at(page, "shown.rest.rows.0.spark")->kind == VALUE_NONE);
}

/* Six accounts, each worth more and more worn than the one before. */
static void the_map_names_first_what_would_hurt_most_to_lose(void **state)
{
	static const char *const names[] = {"a", "b", "c", "d", "e"};
	struct scene *scene = *state;
	struct value *page = value_map(scene->arena), *few = value_map(scene->arena);
	struct entries none = {0};

	for (int i = 0; i < 5; i++) {
		struct account *account = add_account(&scene->draft, names[i], DAY(2025, 1, 1));

		add_revenue(&scene->draft, account, DAY(2025, 1, 1), 200000 * (i + 1));
		for (int j = 0; j <= i; j++)
			add_incident(&scene->draft, account, scene->sales, INCIDENT_DEFECT,
				DAY(2026, 1, 1));
	}
	look(scene);
	view_accounts(&scene->site, 0, page);
	assert_int_equal(at(page, "map.chart.marks")->items.n, 6);
	assert_str_equal(at(page, "map.chart.names.0.name")->text, STR("e"));
	assert_near(at(page, "map.chart.names.0.x")->number, 98, 1e-9);
	put_accounts_map(few, "map", &none);
	assert_int_equal(at(few, "map")->kind, VALUE_NONE);
}

static void the_table_names_a_person_only_where_the_company_does(void **state)
{
	struct scene *scene = *state;
	struct person *ana = add_person(&scene->draft, "ana", scene->sales);
	struct buf hidden = {0}, named = {0};

	scene->acme->owner = to_person(ana);
	look(scene);
	data_accounts(&scene->site, &hidden);
	scene->draft.book->company.site.people = NAMES_NAMED;
	data_accounts(&scene->site, &named);
	assert_true(str_find(buf_str(&hidden), STR("\"sales\"")) > 0);
	assert_true(str_find(buf_str(&hidden), STR("\"ana\"")) < 0);
	assert_true(str_find(buf_str(&named), STR("\"ana\"")) > 0);
	buf_free(&hidden);
	buf_free(&named);
}

/* As many cells in a row as names in the head. */
static void the_table_has_a_cell_for_every_column(void **state)
{
	struct scene *scene = *state;
	struct buf out = {0};
	struct str rest, head, row;
	int columns = 0, cells = 0;

	look(scene);
	data_accounts(&scene->site, &out);
	rest = buf_str(&out);
	assert_true(str_split(&rest, '\n', &head) && str_split(&rest, '\n', &row));
	assert_true(
		str_starts(head, STR("account,name,segment,owner,since,ended,value_year,coherence,"
				     "wear,strength,silence,")));
	for (size_t i = 0; i < head.n; i++)
		columns += head.p[i] == ',';
	for (size_t i = 0; i < row.n; i++)
		cells += row.p[i] == ',';
	assert_int_equal(cells, columns);
	buf_free(&out);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

/* The line ends where the account's own risk stands, and its table says the same. */
static void the_strip_of_risk_ends_at_the_risk_of_today(void **state)
{
	struct scene *scene = *state;
	const struct value *page;
	double p90;

	add_incident(
		&scene->draft, scene->acme, scene->sales, INCIDENT_WRONG_INVOICE, DAY(2026, 3, 1));
	p90 = look(scene)->accounts[scene->acme->index].risk.p90;
	page = dossier(scene, 0);
	assert_true(p90 > 0);
	assert_true(fabs(at(page, "lifeline.chart.risk.share")->number - p90) < 1e-12);
	page = at(page, "lifeline.rows");
	page = value_get(page->items.v[page->items.n - 1], STR("risk"));
	assert_true(fabs(page->number - p90) < 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(the_strip_of_risk_ends_at_the_risk_of_today),
		SCENE(a_promise_is_drawn_from_the_word_given_to_its_end),
		SCENE(a_promise_past_its_date_is_a_step_for_the_department_that_owes_it),
		SCENE(an_account_without_records_is_no_data_and_not_steady),
		SCENE(the_dossier_of_one_that_left_stays_as_it_was_that_day),
		SCENE(wear_is_traced_to_kinds_departments_and_records),
		SCENE(the_standing_follows_the_gravest_need),
		SCENE(a_gap_between_contacts_is_drawn_as_silence),
		SCENE(a_long_list_is_divided_and_programs_get_it_whole),
		SCENE(the_list_begins_with_the_most_expected_loss_and_ends_with_what_left),
		SCENE(the_map_names_first_what_would_hurt_most_to_lose),
		SCENE(the_table_names_a_person_only_where_the_company_does),
		SCENE(the_table_has_a_cell_for_every_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
