/* test_risk.c - who is likely to leave: by hand, at the edges, and against the law of a made
 * company. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/risk.h"
#include "base/diag.h"
#include "book.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIFTEEN_A_YEAR (-log(0.85) / 365.25)

struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales;
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->draft.book->company.records_since = 0;
	scene->sales = add_department(&scene->draft, "sales");
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static const struct figures *figures_on(struct scene *scene, int32_t today)
{
	return analyse(draft_link(&scene->draft), today, 2, scene->arena);
}

static struct account *account(struct scene *scene, int32_t since, int32_t ended)
{
	struct account *account = add_account(&scene->draft, "acme", since);

	account->ended = ended;
	return account;
}

static struct incident *invoice(struct scene *scene, struct account *account, int32_t day)
{
	struct incident *incident =
		add_incident(&scene->draft, account, scene->sales, INCIDENT_WRONG_INVOICE, day);

	incident->severity = INCIDENT_SEVERITY_SERIOUS;
	return incident;
}

static void assert_starting_weights(const struct risk_figures *risk)
{
	static const double weights[COVARIATES] = {
		0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.25, -0.25, 0.5};

	for (int i = 0; i < COVARIATES; i++) {
		const struct hazard *hazard = &risk->hazards[i];

		assert_near(hazard->prior, weights[i], 0);
		assert_near(hazard->beta, weights[i], 1e-12);
		assert_near(hazard->se, 0.35, 1e-12);
		assert_near(hazard->learned, 0, 1e-12);
		assert_near(hazard->ratio, exp(weights[i]), 1e-12);
		assert_near(hazard->low, exp(weights[i] - 1.959963984540054 * 0.35), 1e-12);
		assert_near(hazard->high, exp(weights[i] + 1.959963984540054 * 0.35), 1e-12);
	}
}

static void nobody_is_at_risk_where_there_is_nobody(void **state)
{
	const struct figures *figures = figures_on(*state, 1000);

	assert_starting_weights(&figures->risk);
	assert_false(figures->risk.estimated || figures->risk.failed);
	assert_near(figures->risk.mean365, 1 - pow(0.85, 365 / 365.25), 1e-12);
	assert_near(figures->risk.loss, 0, 0);
}

static void without_departures_the_starting_weights_rule(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;

	invoice(scene, account(scene, 0, DAY_NONE), 50);
	account(scene, 0, DAY_NONE);
	figures = figures_on(scene, 200);
	assert_starting_weights(&figures->risk);
	assert_false(figures->risk.estimated || figures->risk.failed);
	assert_near(figures->risk.days, 400, 0);
	assert_near(figures->risk.mean90, -expm1(-90 * 2 / (400 + 2 / FIFTEEN_A_YEAR)), 1e-12);
	assert_true(figures->accounts[0].risk.p90 > figures->accounts[1].risk.p90);
	assert_near(figures->accounts[0].risk.parts[COVARIATE_INVOICE], 0.35 * log(5), 1e-12);
}

static double pulled(double departures, double days, double rate)
{
	return (departures + 2) / (days + 2 / rate);
}

/* Two accounts without a record: one left after 45 days, one is there for 100. */
static void each_piece_of_tenure_has_its_rate_pulled_to_the_companys(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;
	double company = pulled(1, 145, FIFTEEN_A_YEAR), hazard;

	account(scene, 0, 45);
	account(scene, 0, DAY_NONE);
	figures = figures_on(scene, 100);
	hazard = 30 * pulled(0, 60, company) + 30 * pulled(1, 45, company) +
		 30 * pulled(0, 30, company) + 10 * pulled(0, 10, company);
	assert_near(figures->accounts[1].risk.p90, -expm1(-90 * hazard / 100), 1e-12);
	assert_near(figures->accounts[1].risk.p365, -expm1(-365 * hazard / 100), 1e-12);
	assert_near(figures->risk.mean90, -expm1(-90 * company), 1e-12);
}

static void the_baseline_adds_up_over_tenure(void **state)
{
	double rates[] = {0.01, 0.02};
	struct baseline baseline = {.rate = rates, .n = 2, .longest = 50, .beyond = 0.5};
	static const struct {
		double from, to, sum;
	} cases[] = {
		{0, 30, 0.3}, {10, 40, 0.4}, {30, 50, 0.4}, {40, 52, 1.2}, {60, 70, 5}, {5, 5, 0}};
	struct baseline none = {.beyond = 0.1};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_near(baseline_between(&baseline, cases[i].from, cases[i].to), cases[i].sum,
			1e-12);
	assert_near(baseline_between(&none, 0, 90), 9, 1e-12);
}

/* One bears log 5 of wrong invoices in 5 of all 14 rows; nobody left. */
static void days_count_by_the_risk_that_they_were_lived_with(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;
	double centre = 0.35 * log(5) * 5 / 14, light = exp(-centre);
	double both = light + exp(0.35 * log(5) - centre), company, hazard;

	invoice(scene, account(scene, 0, DAY_NONE), 50);
	account(scene, 0, DAY_NONE);
	figures = figures_on(scene, 200);
	company = pulled(0, 120 * light + 140 * both, FIFTEEN_A_YEAR);
	hazard = 60 * pulled(0, 60 * light, company) + 120 * pulled(0, 30 * both, company) +
		 20 * pulled(0, 20 * both, company);
	assert_near(figures->accounts[1].risk.p90, -expm1(-90 * hazard / 200 * light), 1e-12);
	assert_near(
		figures->accounts[0].risk.p90, -expm1(-90 * hazard / 200 * (both - light)), 1e-12);
}

/* Past the longest tenure the last year counts, not the years before it. */
static void past_the_longest_tenure_the_last_year_goes_on(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;
	double early, late;

	for (int i = 0; i < 200; i++)
		account(scene, 0, i < 100 ? 20 : DAY_NONE);
	figures = figures_on(scene, 1000);
	early = figures->risk.mean365;
	late = figures->accounts[150].risk.p365;
	assert_true(late < early / 2);
}

/* 40 accounts that bear a wrong invoice and 40 that do not; of the first most leave. */
static const struct figures *taught(struct scene *scene, int left_of_40, int32_t today)
{
	for (int i = 0; i < 80; i++) {
		bool worn = i % 2 == 0;
		struct account *one = account(scene, 0,
			worn && i / 2 < left_of_40 ? 100 + i
			: i == 3                   ? 120
						   : DAY_NONE);

		add_revenue(&scene->draft, one, 0, 1000 * (i + 1));
		if (worn)
			invoice(scene, one, 10);
	}
	return figures_on(scene, today);
}

static void many_departures_teach_their_own_weight(void **state)
{
	const struct figures *figures = taught(*state, 36, 400);
	const struct hazard *hazard = &figures->risk.hazards[COVARIATE_INVOICE];

	assert_true(figures->risk.estimated);
	assert_int_equal(figures->risk.departures, 37);
	assert_true(hazard->beta > 0.6);
	assert_true(hazard->learned > 0.3 && hazard->learned < 1);
	assert_near(hazard->learned, 1 - hazard->se * hazard->se / (0.35 * 0.35), 1e-12);
	assert_true(hazard->low > 1 && hazard->low < hazard->ratio);
	assert_near(figures->risk.hazards[COVARIATE_DELIVERY].beta, 0.35, 1e-9);
	assert_near(figures->risk.hazards[COVARIATE_DELIVERY].learned, 0, 1e-9);
}

/* Two of the same tenure differ by what their contributions say, and by nothing else. */
static void contributions_make_the_difference(void **state)
{
	const struct figures *figures = taught(*state, 36, 400);
	const struct risk *worn = &figures->accounts[78].risk, *other = &figures->accounts[79].risk;
	double difference = 0;

	for (int i = 0; i < COVARIATES; i++)
		difference += worn->parts[i] - other->parts[i];
	assert_true(difference > 0.5);
	assert_near(log1p(-worn->p90) / log1p(-other->p90), exp(difference), 1e-9);
	assert_near(log1p(-worn->p365) / log1p(-other->p365), exp(difference), 1e-9);
}

static void the_state_follows_the_companys_mean(void **state)
{
	const struct figures *figures = taught(*state, 36, 400);
	double mean = figures->risk.mean90;
	int64_t seen[RISK_STATES] = {0};

	for (size_t i = 0; i < 80; i++) {
		const struct account_figures *account = &figures->accounts[i];
		double p = account->risk.p90;
		enum risk_state want = account->departed ? RISK_NONE
				       : p >= 3 * mean   ? RISK_ALARM
				       : p >= 1.5 * mean ? RISK_WATCH
							 : RISK_STEADY;

		assert_int_equal(account->risk.state, want);
		seen[want]++;
	}
	assert_memory_equal(seen, figures->risk.accounts, sizeof seen);
	assert_int_equal(seen[RISK_NONE], 37);
	assert_int_not_equal(figures->accounts[78].risk.state, RISK_STEADY);
	assert_int_equal(figures->accounts[79].risk.state, RISK_STEADY);
}

static void the_thresholds_are_the_companys(void **state)
{
	static const struct {
		double watch, alarm;
		enum risk_state state;
	} cases[] = {{1, 2, RISK_STEADY}, {0.9, 2, RISK_WATCH}, {0.5, 0.9, RISK_ALARM}};
	double rates[] = {0.001}, x[COVARIATES] = {0};
	struct risk_model model = {.figures.mean90 = -expm1(-0.0899),
		.baseline = {.rate = rates, .n = 1, .longest = 30, .beyond = 0.000998}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct parameters parameters = {
			.risk_watch = cases[i].watch, .risk_alarm = cases[i].alarm};

		assert_int_equal(risk_of(&model, &parameters, x, 0).state, cases[i].state);
	}
}

static void the_interval_of_a_risk_is_as_wide_as_its_weights_are_unsure(void **state)
{
	struct parameters parameters = {.risk_watch = 1.5, .risk_alarm = 3};
	double rates[] = {0.2 / 365}, x[COVARIATES] = {1};
	struct risk_model model = {.figures.mean90 = 0.1,
		.variance = {0.35 * 0.35},
		.baseline = {.rate = rates, .n = 1, .longest = 30, .beyond = 0.2 / 365}};
	struct risk risk = risk_of(&model, &parameters, x, 0);

	(void)state;
	assert_near(risk.p365, 0.18126924692201818, 1e-12);
	assert_near(risk.low365, 1 - exp(-0.2 * exp(-1.959963984540054 * 0.35)), 1e-12);
	assert_near(risk.low365, 0.0958, 5e-5);
	assert_near(risk.high365, 0.3278, 5e-5);
	x[0] = 0;
	risk = risk_of(&model, &parameters, x, 0);
	assert_near(risk.high365 - risk.low365, 0, 1e-15);
}

static void expected_loss_is_the_risk_times_the_value(void **state)
{
	const struct figures *figures = taught(*state, 36, 400);
	double sum = 0;

	for (size_t i = 0; i < 80; i++) {
		const struct account_figures *account = &figures->accounts[i];

		if (!account->departed)
			assert_near(account->risk.loss,
				account->risk.p365 * (double)account->value_year, 1e-12);
		sum += account->risk.loss;
	}
	assert_true(sum > 0);
	assert_near(figures->risk.loss, sum, 1e-12);
}

static void who_left_has_contributions_but_no_risk(void **state)
{
	const struct figures *figures = taught(*state, 36, 400);
	const struct account_figures *left = &figures->accounts[0];

	assert_true(left->departed);
	assert_int_equal(left->risk.state, RISK_NONE);
	assert_near(left->risk.p90, 0, 0);
	assert_near(left->risk.loss, 0, 0);
	assert_near(left->risk.parts[COVARIATE_INVOICE],
		figures->risk.hazards[COVARIATE_INVOICE].beta * log(5), 1e-12);
}

static void all_have_left(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;

	for (int i = 0; i < 5; i++)
		invoice(scene, account(scene, 0, 50 + i), 10);
	figures = figures_on(scene, 400);
	assert_int_equal(figures->risk.departures, 5);
	assert_near(figures->risk.loss, 0, 0);
	assert_int_equal(figures->risk.accounts[RISK_NONE], 5);
	for (int i = 0; i < COVARIATES; i++)
		assert_true(isfinite(figures->risk.hazards[i].high));
}

static void one_account_that_came_today(void **state)
{
	struct scene *scene = *state;
	const struct figures *figures;

	account(scene, 400, DAY_NONE);
	figures = figures_on(scene, 400);
	assert_near(figures->accounts[0].risk.p365, 1 - pow(0.85, 365 / 365.25), 1e-12);
	assert_int_equal(figures->accounts[0].risk.state, RISK_STEADY);
}

static void an_estimate_that_fails_leaves_the_starting_weights(void **state)
{
	struct scene *scene = *state;
	double start[] = {0, 0}, stop[] = {10, 20}, x[2 * COVARIATES] = {1e160};
	bool event[] = {true, false};
	struct risk_rows rows = {2, start, stop, event, x, NULL};
	const struct setting *setting = setting_new(draft_link(&scene->draft), 400, scene->arena);
	struct risk_model model = risk_fit(setting, &rows, scene->arena);

	assert_true(model.figures.failed);
	assert_false(model.figures.estimated);
	assert_starting_weights(&model.figures);
	assert_true(isfinite(risk_of(&model, &setting->book->company.analysis, x, 5).p90));
}

/* Of 1600 that differ by a hair those that left are told apart, and a wide prior lets the weight
 * run: exp of it is beyond all numbers. */
static void a_weight_that_runs_far_has_a_ratio_that_can_be_written(void **state)
{
	struct scene *scene = *state;
	enum { N = 1600 };
	struct risk_rows rows = {N, NEW_N(scene->arena, double, N), NEW_N(scene->arena, double, N),
		NEW_N(scene->arena, bool, N), NEW_N(scene->arena, double, N *COVARIATES), NULL};
	const struct setting *setting;
	const struct hazard *more, *less;
	struct risk_model model;

	for (size_t i = 0; i < N; i++) {
		rows.event[i] = i % 2;
		rows.stop[i] = i % 2 ? 10 : 20;
		rows.x[i * COVARIATES + COVARIATE_INVOICE] = i % 2 ? 0.002 : 0;
		rows.x[i * COVARIATES + COVARIATE_CHANGE] = i % 2 ? 0 : 0.002;
	}
	scene->draft.book->company.analysis.risk_prior_sd = 100;
	setting = setting_new(draft_link(&scene->draft), 400, scene->arena);
	model = risk_fit(setting, &rows, scene->arena);
	more = &model.figures.hazards[COVARIATE_INVOICE];
	less = &model.figures.hazards[COVARIATE_CHANGE];
	assert_true(model.figures.estimated && more->beta > 710 && less->beta < -710);
	assert_near(more->ratio, 1e100, 0);
	assert_near(more->high, 1e100, 0);
	assert_near(less->ratio, 1e-100, 1e-115);
	assert_near(less->low, 1e-100, 1e-115);
}

static void risk_does_not_depend_on_the_threads(void **state)
{
	struct scene *scene = *state;
	const struct figures *one = taught(scene, 30, 400), *three;

	three = analyse(one->book, 400, 3, scene->arena);
	assert_memory_equal(one->risk.hazards, three->risk.hazards, sizeof one->risk.hazards);
	assert_true(one->risk.loss == three->risk.loss);
}

/* The law of gen_records.py: what each kind of wear does to the hazard. */
static void the_law_of_a_made_company_is_found_again(void **state)
{
	static const double law[COVARIATES] = {0.55, 0.45, 0.40, 0.35, 0.30, 0.10, 0, 0, 0, 0};
	struct arena *arena = ((struct scene *)*state)->arena;
	char folder[] = "/tmp/fuga-risk-XXXXXX";
	struct read_options options = {.today = day_of(2100, 1, 1), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	const struct figures *figures;
	struct book *book;

	if (access("../shared/bench/gen_records.py", R_OK) ||
		system("python3 -c pass 2>/dev/null")) {
		printf("SKIP the law of a made company: no ../shared/bench or no python3\n");
		return;
	}
	assert_non_null(mkdtemp(folder));
	options.root = str_printf(arena, "%s/records", folder);
	assert_int_equal(system(str_printf(arena,
				 "python3 ../shared/bench/gen_records.py --accounts 600 --seed 3 "
				 "--years 4 --out %s >/dev/null",
				 options.root.p)
					 .p),
		0);
	diags_init(&diags, arena);
	book = read_book(&options, &diags, &trouble, arena);
	assert_non_null(book);
	figures = analyse(book, day_of(2026, 10, 31), 2, arena);
	assert_true(figures->risk.estimated);
	for (int i = 0; i < COVARIATES; i++)
		assert_true(fabs(figures->risk.hazards[i].beta - law[i]) <
			    3.5 * figures->risk.hazards[i].se);
	assert_true(figures->risk.hazards[COVARIATE_PROMISES].learned > 0.8);
	assert_true(figures->risk.mean365 > 0.12 && figures->risk.mean365 < 0.18);
	assert_int_equal(system(str_printf(arena, "rm -rf %s", folder).p), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nobody_is_at_risk_where_there_is_nobody),
		TEST(without_departures_the_starting_weights_rule),
		TEST(each_piece_of_tenure_has_its_rate_pulled_to_the_companys),
		TEST(the_baseline_adds_up_over_tenure),
		TEST(days_count_by_the_risk_that_they_were_lived_with),
		TEST(past_the_longest_tenure_the_last_year_goes_on),
		TEST(many_departures_teach_their_own_weight),
		TEST(contributions_make_the_difference),
		TEST(the_state_follows_the_companys_mean),
		TEST(the_thresholds_are_the_companys),
		TEST(the_interval_of_a_risk_is_as_wide_as_its_weights_are_unsure),
		TEST(expected_loss_is_the_risk_times_the_value),
		TEST(who_left_has_contributions_but_no_risk),
		TEST(all_have_left),
		TEST(one_account_that_came_today),
		TEST(an_estimate_that_fails_leaves_the_starting_weights),
		TEST(a_weight_that_runs_far_has_a_ratio_that_can_be_written),
		TEST(risk_does_not_depend_on_the_threads),
		TEST(the_law_of_a_made_company_is_found_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
