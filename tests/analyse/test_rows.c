/* test_rows.c - the pieces that the risk is estimated from, by hand and against rows made
 * elsewhere. */
#include "test.h"

#include "analyse/rows.h"
#include "base/diag.h"
#include "book.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TODAY 1000

struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales;
	struct account *account; /* since day 0 */
	double usual[4];
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->draft.book->company.records_since = 900;
	scene->sales = add_department(&scene->draft, "sales");
	scene->account = add_account(&scene->draft, "acme", 0);
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static struct risk_rows rows_of(struct scene *scene, int32_t today)
{
	const struct setting *setting = setting_new(draft_link(&scene->draft), today, scene->arena);

	return risk_rows_of(setting, scene->usual, 2, scene->arena);
}

struct expected {
	double start, stop;
	bool event;
};

static void assert_rows(const struct risk_rows *rows, const struct expected *want, size_t n)
{
	assert_int_equal(rows->n, n);
	for (size_t i = 0; i < n; i++) {
		assert_near(rows->start[i], want[i].start, 0);
		assert_near(rows->stop[i], want[i].stop, 0);
		assert_int_equal(rows->event[i], want[i].event);
	}
}

static void rows_begin_with_the_records_and_are_cut_every_30_days_of_tenure(void **state)
{
	struct risk_rows rows = rows_of(*state, TODAY);
	static const struct expected want[] = {
		{900, 930, false}, {930, 960, false}, {960, 990, false}, {990, 1000, false}};

	assert_rows(&rows, want, 4);
	assert_int_equal(rows.first[1], 4);
}

static void a_departure_ends_the_last_row(void **state)
{
	struct scene *scene = *state;
	static const struct expected want[] = {{900, 930, false}, {930, 960, true}};
	struct risk_rows rows;

	scene->account->ended = 960;
	rows = rows_of(scene, TODAY);
	assert_rows(&rows, want, 2);
}

static void a_departure_after_today_is_not_known(void **state)
{
	struct scene *scene = *state;
	static const struct expected want[] = {{900, 910, false}};
	struct risk_rows rows;

	scene->account->ended = 960;
	rows = rows_of(scene, 910);
	assert_rows(&rows, want, 1);
}

static void who_left_before_the_records_or_comes_later_has_no_rows(void **state)
{
	struct scene *scene = *state;
	struct risk_rows rows;

	scene->account->ended = 900;
	add_account(&scene->draft, "later", TODAY + 1);
	rows = rows_of(scene, TODAY);
	assert_int_equal(rows.n, 0);
}

static void who_came_back_goes_on_counting_its_tenure(void **state)
{
	struct scene *scene = *state;
	static const struct expected want[] = {
		{20, 30, false}, {30, 40, true}, {75, 90, false}, {90, 120, false}};
	struct risk_rows rows;

	scene->account->since = 880;
	add_spell(&scene->draft, scene->account, 955, DAY_NONE); /* in any order */
	add_spell(&scene->draft, scene->account, 880, 920);
	rows = rows_of(scene, TODAY);
	assert_rows(&rows, want, 4);
}

static void an_account_by_order_leaves_when_it_lapses(void **state)
{
	struct scene *scene = *state;
	static const struct expected gone[] = {{900, 930, true}}, there[] = {{900, 929, false}};
	struct risk_rows rows;

	add_purchase(&scene->draft, scene->account, 750, 100);
	rows = rows_of(scene, 930);
	assert_rows(&rows, gone, 1);
	rows = rows_of(scene, 929);
	assert_rows(&rows, there, 1);
}

/* What it stood like when the i-th row of `acme` began. */
static const double *x_of(const struct risk_rows *rows, size_t i)
{
	return rows->x + i * COVARIATES;
}

static void a_row_knows_what_was_known_on_the_day_it_starts(void **state)
{
	struct scene *scene = *state;
	struct incident *incident;
	struct risk_rows rows;

	incident = add_incident(
		&scene->draft, scene->account, scene->sales, INCIDENT_WRONG_INVOICE, 930);
	incident->severity = INCIDENT_SEVERITY_MINOR;
	add_incident(&scene->draft, scene->account, scene->sales, INCIDENT_DEFECT, 931);
	rows = rows_of(scene, TODAY);
	assert_near(x_of(&rows, 0)[COVARIATE_INVOICE], 0, 0);
	assert_near(x_of(&rows, 1)[COVARIATE_INVOICE], log(2), 1e-15);
	assert_near(x_of(&rows, 1)[COVARIATE_OTHER], 0, 0);
	assert_near(x_of(&rows, 2)[COVARIATE_OTHER], log(3), 1e-15);
}

static void slow_and_never_answered_are_one_group(void **state)
{
	struct scene *scene = *state;
	struct risk_rows rows;

	add_incident(&scene->draft, scene->account, scene->sales, INCIDENT_SLOW_RESPONSE, 910);
	add_incident(&scene->draft, scene->account, scene->sales, INCIDENT_UNANSWERED, 911);
	rows = rows_of(scene, TODAY);
	assert_near(x_of(&rows, 1)[COVARIATE_RESPONSE], log(5), 1e-15);
}

static void a_contact_that_weakens_is_in_no_group(void **state)
{
	struct scene *scene = *state;
	struct risk_rows rows;

	add_touchpoint(&scene->draft, scene->account, 910, EFFECT_WEAKENS);
	rows = rows_of(scene, TODAY);
	for (int group = 0; group < COVARIATE_GROUPS; group++)
		assert_near(x_of(&rows, 1)[group], 0, 0);
	assert_int_equal(covariate_of_kind(LEAK_CONTACT), -1);
}

static void silence_counts_once_it_is_longer_than_the_usual_gap(void **state)
{
	struct scene *scene = *state;
	struct risk_rows rows;

	scene->usual[0] = 10;
	add_touchpoint(&scene->draft, scene->account, 930, EFFECT_STRENGTHENS);
	rows = rows_of(scene, TODAY);
	assert_near(x_of(&rows, 0)[COVARIATE_SILENCE], 0, 0); /* the records begin that day */
	assert_near(x_of(&rows, 1)[COVARIATE_SILENCE], 0, 0); /* spoken to that day */
	assert_near(x_of(&rows, 2)[COVARIATE_SILENCE], log(3), 1e-15);
}

static void strength_and_the_clients_last_score_go_along(void **state)
{
	struct scene *scene = *state;
	struct risk_rows rows;

	add_touchpoint(&scene->draft, scene->account, 930, EFFECT_STRENGTHENS);
	add_assessment(&scene->draft, scene->account, 930)->trust = 9;
	add_assessment(&scene->draft, scene->account, 950)->trust = 2;
	rows = rows_of(scene, TODAY);
	assert_near(x_of(&rows, 0)[COVARIATE_TRUST], 0, 0);
	assert_near(x_of(&rows, 1)[COVARIATE_TRUST], -0.8, 1e-15);
	assert_near(x_of(&rows, 2)[COVARIATE_TRUST], 0.6, 1e-15);
	assert_near(x_of(&rows, 1)[COVARIATE_STRENGTH], log(2), 1e-15);
}

static void how_an_account_stood_on_chosen_days_is_what_its_rows_say(void **state)
{
	struct scene *scene = *state;
	static const int32_t days[] = {900, 930, 960, 990};
	const struct setting *setting;
	struct risk_rows rows;
	double x[4 * COVARIATES];

	for (int i = 0; i < 8; i++)
		add_incident(
			&scene->draft, scene->account, scene->sales, INCIDENT_DEFECT, 890 + i * 9);
	for (int i = 0; i < 5; i++)
		add_touchpoint(&scene->draft, scene->account, 880 + i * 8, EFFECT_STRENGTHENS);
	add_assessment(&scene->draft, scene->account, 930)->trust = 9;
	setting = setting_new(draft_link(&scene->draft), TODAY, scene->arena);
	rows = risk_rows_of(setting, scene->usual, 1, scene->arena);
	covariates_along(setting, scene->account, 0, (struct day_list){days, 4}, x);
	assert_memory_equal(x, rows.x, sizeof x);
	assert_true(x[3 * COVARIATES + COVARIATE_SILENCE] > 0);
}

/* What was found on a later day is taken over, but the silence, which another cadence measures. */
static void rows_of_a_day_of_the_past_are_the_same_from_later_ones(void **state)
{
	struct scene *scene = *state;
	const struct setting *then, *today;
	struct risk_rows later, fresh, before;
	double *other = NEW_N(scene->arena, double, 4);
	struct book *linked;

	for (int i = 0; i < 4; i++)
		other[i] = 3 + i;
	add_account(&scene->draft, "left since", 100)->ended = TODAY - 25;
	add_account(&scene->draft, "left before", 200)->ended = TODAY - 60;
	add_account(&scene->draft, "new", TODAY - 50);
	for (int i = 0; i < 40; i++)
		add_incident(&scene->draft, scene->draft.accounts.v[i % 4], scene->sales,
			i % 3 ? INCIDENT_DEFECT : INCIDENT_LATE_DELIVERY, TODAY - 120 + i * 3);
	for (int i = 0; i < 6; i++)
		add_touchpoint(
			&scene->draft, scene->account, TODAY - 100 + i * 12, EFFECT_STRENGTHENS);
	add_assessment(&scene->draft, scene->account, TODAY - 50)->trust = 3;
	linked = draft_link(&scene->draft);
	today = setting_new(linked, TODAY, scene->arena);
	then = setting_new(linked, TODAY - 40, scene->arena);
	later = risk_rows_of(today, scene->usual, 2, scene->arena);
	fresh = risk_rows_of(then, other, 2, scene->arena);
	before = risk_rows_before(then, other, &later, scene->arena);
	assert_true(fresh.n >= 6 && fresh.n < later.n);
	assert_int_equal(before.n, fresh.n);
	assert_memory_equal(before.x, fresh.x, fresh.n * COVARIATES * sizeof *fresh.x);
	assert_memory_equal(before.stop, fresh.stop, fresh.n * sizeof *fresh.stop);
	assert_memory_equal(before.event, fresh.event, fresh.n * sizeof *fresh.event);
}

static void rows_do_not_depend_on_the_threads(void **state)
{
	struct scene *scene = *state;
	const struct setting *setting;
	struct risk_rows one, four;

	for (int i = 0; i < 3; i++)
		add_account(&scene->draft, "other", 100 * i);
	for (int i = 0; i < 20; i++)
		add_incident(&scene->draft, scene->draft.accounts.v[i % 4], scene->sales,
			INCIDENT_DEFECT, 900 + i * 3);
	setting = setting_new(draft_link(&scene->draft), TODAY, scene->arena);
	one = risk_rows_of(setting, scene->usual, 1, scene->arena);
	four = risk_rows_of(setting, scene->usual, 4, scene->arena);
	assert_int_equal(one.n, four.n);
	assert_memory_equal(one.x, four.x, one.n * COVARIATES * sizeof *one.x);
}

/* A company made by a law, and its rows by another program: every row and covariate of wear. */
static const char make_reference[] = "d=%s; for p in python3 /usr/bin/python3; do $p -c 'import "
				     "numpy, yaml' 2>/dev/null || continue;"
				     "$p ../shared/bench/gen_records.py --accounts 300 --seed 1 "
				     "--years 4 --out $d/records >/dev/null &&"
				     "$p ../shared/bench/check_truth.py $d/records --jobs 1 --rows "
				     "$d/rows.csv >/dev/null; exit; done; exit 9";

static int32_t as_of_truth(const char *folder, struct arena *arena)
{
	FILE *file = fopen(str_printf(arena, "%s/truth.json", folder).p, "r");
	char line[256], text[11] = "";
	int32_t day = DAY_NONE;

	assert_non_null(file);
	while (fgets(line, sizeof line, file))
		if (strstr(line, "\"as_of\":"))
			sscanf(strstr(line, "\"as_of\":") + 8, " \"%10[0-9-]", text);
	fclose(file);
	assert_int_equal(day_parse(str_c(text), &day), DATE_OK);
	return day;
}

static void assert_reference(const char *folder, const struct book *book, struct arena *arena)
{
	const struct setting *setting = setting_new(book, as_of_truth(folder, arena), arena);
	struct risk_rows rows =
		risk_rows_of(setting, NEW_N(arena, double, book->accounts.n), 2, arena);
	FILE *file = fopen(str_printf(arena, "%s/rows.csv", folder).p, "r");
	char line[512], id[80];
	size_t seen = 0, *at = NEW_N(arena, size_t, book->accounts.n);

	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	for (; fgets(line, sizeof line, file); seen++) {
		double start, stop, x[COVARIATE_GROUPS];
		const struct account *account;
		int event;
		size_t row;

		assert_int_equal(
			sscanf(line, "%79[^,],%lf,%lf,%d,%lf,%lf,%lf,%lf,%lf,%lf,%lf", id, &start,
				&stop, &event, x, x + 1, x + 2, x + 3, x + 4, x + 5, x + 6),
			11);
		account = book_account(book, str_c(id));
		assert_non_null(account);
		row = rows.first[account->index] + at[account->index]++;
		assert_true(row < rows.first[account->index + 1]);
		assert_near(rows.start[row], start, 0);
		assert_near(rows.stop[row], stop, 0);
		assert_int_equal(rows.event[row], event);
		for (int group = 0; group < COVARIATE_GROUPS; group++)
			assert_near(x_of(&rows, row)[group], x[group], 1e-12);
	}
	fclose(file);
	assert_int_equal(seen, rows.n);
	assert_true(seen > 9000);
}

static void the_rows_of_a_made_company_are_those_of_another_program(void **state)
{
	struct arena *arena = ((struct scene *)*state)->arena;
	char folder[] = "/tmp/fuga-rows-XXXXXX";
	struct read_options options = {.today = day_of(2100, 1, 1), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	struct book *book;

	if (access("../shared/bench/check_truth.py", R_OK)) {
		printf("SKIP the rows of a made company: ../shared/bench is not there\n");
		return;
	}
	assert_non_null(mkdtemp(folder));
	if (system(str_printf(arena, make_reference, folder).p)) {
		printf("SKIP the rows of a made company: no python3 with numpy and yaml\n");
	} else {
		options.root = str_printf(arena, "%s/records", folder);
		diags_init(&diags, arena);
		book = read_book(&options, &diags, &trouble, arena);
		assert_non_null(book);
		assert_int_equal(diags.errors, 0);
		assert_reference(folder, book, arena);
	}
	assert_int_equal(system(str_printf(arena, "rm -rf %s", folder).p), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_begin_with_the_records_and_are_cut_every_30_days_of_tenure),
		TEST(a_departure_ends_the_last_row),
		TEST(a_departure_after_today_is_not_known),
		TEST(who_left_before_the_records_or_comes_later_has_no_rows),
		TEST(who_came_back_goes_on_counting_its_tenure),
		TEST(an_account_by_order_leaves_when_it_lapses),
		TEST(a_row_knows_what_was_known_on_the_day_it_starts),
		TEST(slow_and_never_answered_are_one_group),
		TEST(a_contact_that_weakens_is_in_no_group),
		TEST(silence_counts_once_it_is_longer_than_the_usual_gap),
		TEST(strength_and_the_clients_last_score_go_along),
		TEST(how_an_account_stood_on_chosen_days_is_what_its_rows_say),
		TEST(rows_of_a_day_of_the_past_are_the_same_from_later_ones),
		TEST(rows_do_not_depend_on_the_threads),
		TEST(the_rows_of_a_made_company_are_those_of_another_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
