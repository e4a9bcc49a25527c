/* test_causes.c - why clients left: by hand, with weights that stand for the fitted ones. */
#include "scene.h"

#include "analyse/causes.h"
#include "analyse/risk.h"

/* Weights of 0.35 on wear, 0.25 on silence, -0.25 on strength, 0.5 on trust; all means 0; a rate of
 * one in ten thousand a day. */
static struct risk_model *model_new(struct arena *arena)
{
	struct risk_model *model = NEW(arena, struct risk_model);

	for (int j = 0; j < COVARIATES; j++)
		model->figures.hazards[j].beta = j == COVARIATE_SILENCE    ? 0.25
						 : j == COVARIATE_STRENGTH ? -0.25
						 : j == COVARIATE_TRUST    ? 0.5
									   : 0.35;
	model->baseline.beyond = 0.0001;
	model->figures.mean90 = -expm1(-0.009);
	return model;
}

/* The figures, with all that is drawn from the risk model drawn again from the one above. */
static struct figures *look(struct scene *scene)
{
	struct figures *figures = figures_of(scene);

	figures->model = model_new(scene->arena);
	causes_find(figures, 2, scene->arena);
	return figures;
}

static struct incident *failure(
	struct scene *scene, enum incident_kind kind, enum incident_severity severity, int32_t ago)
{
	struct incident *incident = add_incident(
		&scene->draft, scene->acme, scene->operations, kind, scene->today - ago);

	incident->severity = severity;
	return incident;
}

static struct built built_today(struct scene *scene)
{
	return built_on(look(scene), scene->acme, scene->today);
}

/* ln 5 and ln 2 times 0.35. */
static void what_raises_the_risk_is_shared_among_the_kinds(void **state)
{
	struct scene *scene = *state;
	struct built built;

	failure(scene, INCIDENT_LATE_DELIVERY, INCIDENT_SEVERITY_SERIOUS, 30);
	failure(scene, INCIDENT_WRONG_INVOICE, INCIDENT_SEVERITY_MINOR, 10);
	built = built_today(scene);
	assert_near(built.parts[COVARIATE_DELIVERY], 0.563303269352, 1e-11);
	assert_near(built.parts[COVARIATE_INVOICE], 0.242601513196, 1e-11);
	assert_near(built.all, 0.805904782548, 1e-11);
	assert_near(built.against, 2.238720, 1e-5);
	assert_int_equal(built.cause, INCIDENT_LATE_DELIVERY);
	assert_near(built.kinds[INCIDENT_LATE_DELIVERY] / built.all, 0.698970, 1e-5);
}

/* One group of 3 points: 0.35 ln 4 = 0.485203, two thirds slow, one third never answered. */
static void kinds_of_one_group_share_it_by_their_wear(void **state)
{
	struct scene *scene = *state;
	struct built built;

	failure(scene, INCIDENT_SLOW_RESPONSE, INCIDENT_SEVERITY_MODERATE, 30);
	failure(scene, INCIDENT_UNANSWERED, INCIDENT_SEVERITY_MINOR, 10);
	built = built_today(scene);
	assert_near(built.kinds[INCIDENT_SLOW_RESPONSE], 0.323469, 1e-5);
	assert_near(built.kinds[INCIDENT_UNANSWERED], 0.161734, 1e-5);
	assert_int_equal(built.cause, INCIDENT_SLOW_RESPONSE);
}

static void what_holds_a_client_is_never_what_built_up(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;
	struct risk_model *model;
	struct built built;

	add_touchpoint(&scene->draft, scene->acme, scene->today - 5, EFFECT_STRENGTHENS);
	add_assessment(&scene->draft, scene->acme, scene->today - 5)->trust = 10;
	figures = look(scene);
	model = model_new(scene->arena);
	model->figures.hazards[COVARIATE_STRENGTH].beta = 3;
	model->figures.hazards[COVARIATE_TRUST].beta = -3;
	figures->model = model;
	built = built_on(figures, scene->acme, scene->today);
	assert_true(built.against > BUILT_LEAST);
	assert_near(built.all, 0, 0);
	assert_int_equal(built.cause, BUILT_NONE);
}

static void a_low_score_of_trust_is_a_cause_of_its_own(void **state)
{
	struct scene *scene = *state;
	struct built built;

	add_assessment(&scene->draft, scene->acme, scene->today - 5)->trust = 0;
	built = built_today(scene);
	assert_near(built.kinds[BUILT_TRUST], 0.5, 1e-12);
	assert_int_equal(built.cause, BUILT_TRUST);
}

/* exp(0.35 ln 3) = 1.469: not enough; with four points, 1.757. */
static void little_wear_explains_nothing(void **state)
{
	struct scene *scene = *state;
	struct incident *only = failure(scene, INCIDENT_DEFECT, INCIDENT_SEVERITY_MODERATE, 30);
	struct figures *figures = look(scene);

	assert_int_equal(built_on(figures, scene->acme, scene->today).cause, BUILT_NONE);
	only->severity = INCIDENT_SEVERITY_SERIOUS;
	assert_int_equal(built_on(figures, scene->acme, scene->today).cause, INCIDENT_DEFECT);
}

/* Far from a mean of strong relations, but by almost nothing that built up. */
static void being_far_from_the_mean_alone_names_no_cause(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;
	struct risk_model *model;
	struct built built;

	failure(scene, INCIDENT_DEFECT, INCIDENT_SEVERITY_MINOR, 90);
	figures = look(scene);
	model = model_new(scene->arena);
	model->centre[COVARIATE_STRENGTH] = 4;
	figures->model = model;
	built = built_on(figures, scene->acme, scene->today);
	assert_true(built.against > 3);
	assert_int_equal(built.cause, BUILT_NONE);
}

static void what_was_over_a_year_before_does_not_count_but_what_is_open_does(void **state)
{
	struct scene *scene = *state;
	struct incident *old =
		failure(scene, INCIDENT_LATE_DELIVERY, INCIDENT_SEVERITY_CRITICAL, 440);
	struct figures *figures;

	old->resolved = on_day(scene->today - 366);
	figures = look(scene);
	assert_near(built_on(figures, scene->acme, scene->today).all, 0, 0);
	old->resolved = on_day(scene->today - 364);
	assert_true(built_on(figures, scene->acme, scene->today).all > 0);
	old->resolved = WHEN_NONE;
	assert_int_equal(
		built_on(figures, scene->acme, scene->today).cause, INCIDENT_LATE_DELIVERY);
}

/* Deliveries 0.698970 of all: of its 4 points 3 to sales by its origin, 1 to operations. */
static void shares_reach_records_and_where_they_started(void **state)
{
	struct scene *scene = *state;
	struct incident *late =
		failure(scene, INCIDENT_LATE_DELIVERY, INCIDENT_SEVERITY_SERIOUS, 30);
	struct incident *invoice =
		failure(scene, INCIDENT_WRONG_INVOICE, INCIDENT_SEVERITY_MINOR, 10);
	struct figures *figures;
	struct built built;
	struct built_from from;

	share_origin(&scene->draft, late, scene->sales, 0.75);
	invoice->origin.n = 0;
	figures = look(scene);
	built = built_on(figures, scene->acme, scene->today);
	from = built_from(figures, scene->acme, scene->today, &built, scene->arena);
	assert_near(from.departments[scene->sales->index], 0.75 * 0.698970, 1e-5);
	assert_near(from.departments[scene->operations->index], 0.25 * 0.698970, 1e-5);
	assert_near(from.departments[figures->book->departments.n], 0.301030, 1e-5);
	assert_int_equal(from.n, 2);
	assert_ptr_equal(from.records[0].scratch.incident, late);
	assert_near(from.records[0].share, 0.698970, 1e-5);
	assert_near(from.records[1].share, 0.301030, 1e-5);
}

static void the_five_records_with_most_stand_in_order(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;
	struct built built;
	struct built_from from;

	for (int i = 0; i < 7; i++)
		failure(scene, INCIDENT_DEFECT, INCIDENT_SEVERITY_MINOR, 70 - i)->resolved =
			on_day(scene->today - 10 * (i % 4));
	figures = look(scene);
	built = built_on(figures, scene->acme, scene->today);
	from = built_from(figures, scene->acme, scene->today, &built, scene->arena);
	assert_int_equal(from.n, BUILT_RECORDS);
	for (size_t i = 1; i < from.n; i++)
		assert_true(from.records[i - 1].share >= from.records[i].share);
	assert_int_equal(from.records[0].scratch.incident->when.day, scene->today - 70);
	assert_int_equal(from.records[1].scratch.incident->when.day, scene->today - 66);
}

/* Who leaves so many days ago, and says so. */
static struct account *leaver(struct scene *scene, const char *id, enum reason because, int32_t ago)
{
	struct account *account = add_account(&scene->draft, id, DAY(2024, 1, 1));

	account->ended = scene->today - ago;
	account->ended_because = because;
	add_revenue(&scene->draft, account, account->since, 10000);
	return account;
}

static void begin_records(struct scene *scene)
{
	scene->draft.book->company.records_since = DAY(2024, 1, 1);
}

static void a_departure_with_everything_quiet_is_unexplained(void **state)
{
	struct scene *scene = *state;
	const struct causes *causes;

	begin_records(scene);
	leaver(scene, "quiet", REASON_PRICE, 20);
	causes = figures_of(scene)->causes;
	assert_int_equal(causes->departures.n, 1);
	assert_int_equal(causes->departures.v[0].built.cause, BUILT_NONE);
	assert_int_equal(causes->departures.v[0].value_year, 120000);
	assert_int_equal(causes->table[REASON_PRICE][BUILT_NONE].n, 1);
	assert_int_equal(causes->table[REASON_PRICE][BUILT_NONE].value_year, 120000);
	assert_int_equal(causes->explained, 0);
	assert_int_equal(causes->never, 1);
	assert_int_equal(causes->lead.n, 0);
}

static void without_departures_all_is_empty(void **state)
{
	const struct causes *causes = figures_of(*state)->causes;

	assert_int_equal(causes->departures.n, 0);
	assert_int_equal(causes->price.n, 0);
	assert_int_equal(causes->lead.n, 0);
}

/* The rate is so low that p90 goes with exp(η): 1.757 from the day of a serious incident on. */
static void lead_runs_from_the_first_day_past_the_line(void **state)
{
	struct scene *scene = *state;
	struct account *account = leaver(scene, "gone", REASON_NONE, 20);
	const struct departure *departure;

	begin_records(scene);
	add_incident(&scene->draft, account, scene->operations, INCIDENT_LATE_DELIVERY,
		account->ended - 100)
		->severity = INCIDENT_SEVERITY_SERIOUS;
	departure = departure_of(look(scene), account);
	assert_non_null(departure);
	assert_int_equal(departure->lead, 100);
	assert_int_equal(departure->passed, account->ended - 100);
	assert_false(departure->earlier);
	assert_int_equal(departure->built.cause, INCIDENT_LATE_DELIVERY);
}

static void what_was_past_the_line_from_the_first_day_on_is_at_least_that(void **state)
{
	struct scene *scene = *state;
	struct account *account = leaver(scene, "gone", REASON_NONE, 20);
	const struct departure *departure;
	struct figures *figures;

	begin_records(scene);
	add_incident(&scene->draft, account, scene->operations, INCIDENT_LATE_DELIVERY,
		account->ended - 500)
		->severity = INCIDENT_SEVERITY_SERIOUS;
	figures = look(scene);
	departure = departure_of(figures, account);
	assert_int_equal(departure->lead, 365);
	assert_true(departure->earlier);
	assert_int_equal(figures->causes->lead.n, 1);
	assert_false(figures->causes->lead.known);
}

/* Six clients: two leave on one day and say price, one with wear and one without, one says service.
 * Those left behind have no wear. */
static void price_is_held_against_the_worst_quarter_by_wear(void **state)
{
	struct scene *scene = *state;
	struct account *worn = leaver(scene, "worn", REASON_PRICE, 20);
	const struct causes *causes;
	struct figures *figures;

	begin_records(scene);
	leaver(scene, "quiet", REASON_PRICE, 20);
	leaver(scene, "served", REASON_SERVICE, 10);
	add_account(&scene->draft, "b", DAY(2024, 1, 1));
	add_account(&scene->draft, "c", DAY(2024, 1, 1));
	add_incident(&scene->draft, worn, scene->sales, INCIDENT_DEFECT, worn->ended - 5);
	figures = look(scene);
	causes = figures->causes;
	assert_int_equal(departure_of(figures, worn)->clients, 6);
	assert_int_equal(departure_of(figures, worn)->above, 0);
	assert_int_equal(causes->price.n, 2);
	assert_int_equal(causes->price.k, 1);
	assert_near(causes->price.low, 0.094531, 1e-6); /* Wilson, 1 of 2 */
	assert_near(causes->price.high, 0.905469, 1e-6);
	assert_int_equal(causes->others.n, 1);
	assert_int_equal(causes->others.k, 0);
}

/* Of eight with 1..8 incidents those with 8 and 7 are the worst quarter; the one with 6 is not. */
static void less_than_a_quarter_may_have_more_wear(void **state)
{
	static const struct {
		int own;
		bool worst;
	} cases[] = {{8, true}, {7, true}, {6, false}, {1, false}};
	struct scene *scene = *state;
	struct account *accounts[8];
	struct figures *figures;

	begin_records(scene);
	for (int i = 0; i < 7; i++)
		accounts[i] = add_account(&scene->draft, "abcdefg" + i, DAY(2024, 1, 1));
	scene->acme->since = DAY(2024, 1, 1);
	accounts[7] = scene->acme;
	for (int i = 0; i < 8; i++)
		for (int j = 0; j <= i; j++)
			add_incident(&scene->draft, accounts[i], scene->sales, INCIDENT_DEFECT,
				scene->today - 40);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		accounts[cases[i].own - 1]->ended = scene->today - 1;
	figures = look(scene);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct departure *departure =
			departure_of(figures, accounts[cases[i].own - 1]);

		assert_int_equal(departure->clients, 8);
		assert_int_equal(departure->above, 8 - cases[i].own);
		assert_int_equal(departure->worst, cases[i].worst);
	}
}

/* One that came back left once all the same; one gone before records began is not seen. */
static void departures_are_those_of_the_risk_model(void **state)
{
	struct scene *scene = *state;
	struct account *back = add_account(&scene->draft, "back", DAY(2024, 1, 1));
	struct account *early = add_account(&scene->draft, "early", DAY(2022, 1, 1));
	struct figures *figures;

	begin_records(scene);
	add_spell(&scene->draft, back, DAY(2024, 1, 1), DAY(2024, 8, 1));
	back->spells.v[0].because = REASON_QUALITY;
	add_spell(&scene->draft, back, DAY(2025, 2, 1), DAY_NONE);
	early->ended = DAY(2023, 6, 1);
	leaver(scene, "gone", REASON_PRICE, 20);
	figures = figures_of(scene);
	assert_int_equal(figures->causes->departures.n, 2);
	assert_int_equal(figures->risk.departures, 2);
	assert_int_equal(figures->causes->returned, 1);
	assert_ptr_equal(figures->causes->departures.v[1].account, back);
	assert_int_equal(figures->causes->departures.v[1].said, REASON_QUALITY);
	assert_int_equal(figures->causes->departures.v[1].left, DAY(2024, 8, 1));
	assert_null(departure_of(figures, back));
	assert_null(departure_of(figures, early));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(what_raises_the_risk_is_shared_among_the_kinds),
		SCENE(kinds_of_one_group_share_it_by_their_wear),
		SCENE(what_holds_a_client_is_never_what_built_up),
		SCENE(a_low_score_of_trust_is_a_cause_of_its_own),
		SCENE(little_wear_explains_nothing),
		SCENE(being_far_from_the_mean_alone_names_no_cause),
		SCENE(what_was_over_a_year_before_does_not_count_but_what_is_open_does),
		SCENE(shares_reach_records_and_where_they_started),
		SCENE(the_five_records_with_most_stand_in_order),
		SCENE(a_departure_with_everything_quiet_is_unexplained),
		SCENE(without_departures_all_is_empty),
		SCENE(lead_runs_from_the_first_day_past_the_line),
		SCENE(what_was_past_the_line_from_the_first_day_on_is_at_least_that),
		SCENE(price_is_held_against_the_worst_quarter_by_wear),
		SCENE(less_than_a_quarter_may_have_more_wear),
		SCENE(departures_are_those_of_the_risk_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
