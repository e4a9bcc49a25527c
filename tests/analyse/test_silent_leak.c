/* test_silent_leak.c - each departure beside its risk set, worked by hand; when nothing is said. */
#include "test.h"

#include "analyse/analysis.h"
#include "analyse/silent_leak.h"
#include "book.h"

enum { T = 20000, LAST = SILENT_POINTS - 1 };

struct made {
	struct arena *arena;
	struct draft draft;
	struct department *works;
};

static struct made made_new(int32_t records_since)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	made.draft.book->company.records_since = records_since;
	made.works = add_department(&made.draft, "works");
	return made;
}

/* A minor wrong invoice at each of these days of tenure. */
static void fail_at(struct made *made, struct account *account, const int *tenures, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_incident(&made->draft, account, made->works, INCIDENT_WRONG_INVOICE,
			account->since + tenures[i]);
}

#define FAIL_AT(made, account, ...) \
	fail_at(made, account, (const int[]){__VA_ARGS__}, sizeof(int[]){__VA_ARGS__} / sizeof(int))

static struct account *client(struct made *made, int32_t ago)
{
	return add_account(&made->draft, "client", T - ago);
}

static struct account *leaver(struct made *made, int32_t ago, int32_t tenure)
{
	struct account *account = client(made, ago);

	account->ended = account->since + tenure;
	return account;
}

static const struct figures *figures_of(struct made *made)
{
	return analyse(draft_link(&made->draft), T, 2, made->arena);
}

static void assert_band(struct mean_band band, double mean, double low, double high)
{
	assert_near(band.mean, mean, 1e-12);
	assert_near(band.low, low, 1e-9);
	assert_near(band.high, high, 1e-9);
}

static void three_accounts_by_hand(void **state)
{
	struct made made = made_new(T - 5000);
	struct account *gone = leaver(&made, 1000, 400), *b = client(&made, 900),
		       *c = client(&made, 800);
	const struct silent_leak *leak;
	const struct silent_curves *all, *invoices;

	(void)state;
	FAIL_AT(&made, gone, 35, 36, 300, 400); /* the first is 365 days old on day 400: out */
	FAIL_AT(&made, b, 100, 401);            /* the second comes after tenure 400 */
	add_incident(&made.draft, c, made.works, INCIDENT_DEFECT, c->since + 200)->severity =
		INCIDENT_SEVERITY_SERIOUS; /* not small */
	leak = figures_of(&made)->silent_leak;
	all = &leak->kinds[SILENT_ALL];
	invoices = &leak->kinds[INCIDENT_WRONG_INVOICE];
	assert_int_equal(leak->n, 1);
	assert_int_equal(leak->stayers, 2);
	assert_int_equal(leak->reading, SILENT_FEW);
	assert_band(all->leavers[LAST], 3, 3, 3);
	assert_band(all->stayers[LAST], 0.5, 0.5, 0.5);
	assert_band(all->gap[LAST], 2.5, 2.5, 2.5);
	assert_near(all->leavers[0].mean, 1, 1e-12); /* 364 days before: up to tenure 36 */
	assert_near(all->stayers[0].mean, 0, 1e-12);
	assert_int_equal(silent_days(LAST - 14), 98);
	assert_near(all->leavers[LAST - 14].mean, 2, 1e-12); /* up to tenure 302 */
	assert_near(all->leavers[LAST - 15].mean, 1, 1e-12); /* up to tenure 295 */
	assert_near(all->stayers[LAST - 15].mean, 0.5, 1e-12);
	assert_near(invoices->leavers[LAST].mean, 3, 1e-12);
	assert_near(leak->kinds[INCIDENT_DEFECT].stayers[LAST].mean, 0, 1e-12);
	assert_near(leak->quarter.leavers.mean, 1, 1e-12); /* from tenure 310 on */
	assert_near(leak->quarter.stayers.mean, 0, 1e-12);
	assert_near(leak->quarter.median, 1, 1e-12);
	assert_false(leak->quarter.tolerance);
	arena_free(made.arena);
}

/* t(0.975, 1) = 12.7062047361747 (a table); of the gaps -0.5 and 3 s = 2.4748737, s/sqrt(2) = 1.75.
 */
static void who_leaves_later_stands_among_the_stayers_until_then(void **state)
{
	struct made made = made_new(T - 5000);
	struct account *first = leaver(&made, 1000, 400), *second = leaver(&made, 900, 500);
	const struct silent_leak *leak;

	(void)state;
	(void)first;
	client(&made, 800);
	FAIL_AT(&made, second, 390, 450, 460);
	leak = figures_of(&made)->silent_leak;
	assert_int_equal(leak->n, 2);
	assert_int_equal(leak->stayers, 2); /* the second one, and the one that stayed */
	/* At 400: of the second (1 so far) and the third (0). At 500: of the third alone. */
	assert_band(leak->kinds[SILENT_ALL].stayers[LAST], 0.25, 0, 0.25 + 12.7062047361747 / 4);
	assert_near(leak->kinds[SILENT_ALL].leavers[LAST].mean, 1.5, 1e-12);
	assert_band(leak->kinds[SILENT_ALL].gap[LAST], 1.25, 1.25 - 1.75 * 12.7062047361747,
		1.25 + 1.75 * 12.7062047361747);
	arena_free(made.arena);
}

static void only_a_whole_year_on_record_is_compared(void **state)
{
	struct made made = made_new(T - 1000);
	const struct silent_leak *leak;

	(void)state;
	leaver(&made, 900, 364);  /* a day short */
	leaver(&made, 1500, 864); /* left 364 days after the records begin */
	leaver(&made, 1500, 400); /* before the records: not seen at all */
	leaver(&made, 1500, 865); /* its year just on record, and the first two beside nobody */
	client(&made, 990);
	leak = figures_of(&made)->silent_leak;
	assert_int_equal(leak->short_of_year, 2);
	assert_int_equal(leak->alone, 0);
	assert_int_equal(leak->n, 1);
	assert_int_equal(leak->stayers, 1);
	arena_free(made.arena);
}

static void a_departure_that_nobody_reached_is_left_out(void **state)
{
	struct made made = made_new(T - 5000);
	const struct silent_leak *leak;

	(void)state;
	leaver(&made, 2000, 1500);
	leaver(&made, 1900, 1500); /* at the same tenure: neither stands beside the other */
	client(&made, 1499);
	leak = figures_of(&made)->silent_leak;
	assert_int_equal(leak->alone, 2);
	assert_int_equal(leak->n, 0);
	assert_int_equal(leak->reading, SILENT_FEW);
	arena_free(made.arena);
}

static void each_end_of_a_time_as_a_client_is_a_departure(void **state)
{
	struct made made = made_new(T - 5000);
	struct account *twice = client(&made, 2000);
	const struct silent_leak *leak;

	(void)state;
	add_spell(&made.draft, twice, T - 2000, T - 1600);
	add_spell(&made.draft, twice, T - 1400, T - 1000);
	FAIL_AT(&made, twice, 300, 700, 710);
	client(&made, 1900);
	leak = figures_of(&made)->silent_leak;
	assert_int_equal(leak->n, 2); /* at 400 and at 1000 days of tenure */
	assert_near(leak->kinds[SILENT_ALL].leavers[LAST].mean, 1.5, 1e-12);
	arena_free(made.arena);
}

/* Ten left with three failures in their last quarter and one before; ten stayed, with one. */
static struct made plain_company(struct account **none, struct account **two)
{
	struct made made = made_new(T - 5000);

	for (int i = 0; i < 10; i++) {
		struct account *account = leaver(&made, 1500 + i, 1000);

		FAIL_AT(&made, account, 800, 920, 940, 960);
		account = client(&made, 1400 + i);
		FAIL_AT(&made, account, 950);
	}
	*none = client(&made, 700);
	*two = client(&made, 500);
	FAIL_AT(&made, *two, 300, 480);
	return made;
}

static void where_leavers_had_more_there_is_a_tolerance(void **state)
{
	struct account *none, *two;
	struct made made = plain_company(&none, &two);
	const struct figures *figures = figures_of(&made);
	const struct silent_leak *leak = figures->silent_leak;
	struct silent_stand stand = silent_stand_of(figures, two);

	(void)state;
	assert_int_equal(leak->n, 10);
	assert_int_equal(leak->stayers, 10); /* the last two have not come so far */
	assert_int_equal(leak->reading, SILENT_MORE);
	assert_band(leak->kinds[SILENT_ALL].gap[LAST], 3, 3, 3);
	assert_true(leak->quarter.tolerance);
	assert_near(leak->quarter.median, 3, 1e-12);
	assert_near(leak->quarter.low, 3, 1e-12);
	assert_true(stand.whole && stand.placed && stand.tolerant);
	assert_int_equal(stand.year, 2);
	assert_int_equal(stand.quarter, 1); /* 20 days ago */
	assert_int_equal(stand.left, 2);
	assert_near(stand.share, 0.5, 1e-12);
	assert_int_equal(stand.days_ahead, 77); /* they had two from 80 days before on */
	assert_int_equal(stand.points[LAST - 2], 2);
	assert_int_equal(stand.points[LAST - 3], 1); /* 21 days before */
	stand = silent_stand_of(figures, none);
	assert_true(stand.placed);
	assert_int_equal(stand.days_ahead, -1);
	assert_int_equal(stand.left, 3);
	stand = silent_stand_of(figures, made.draft.accounts.v[0]);
	assert_int_equal(stand.year, 4); /* on the day it left */
	assert_true(stand.beyond);
	assert_false(stand.tolerant); /* it has left */
	arena_free(made.arena);
}

static void nine_departures_are_too_few_whatever_they_say(void **state)
{
	struct account *none, *two;
	struct made made = plain_company(&none, &two);
	const struct figures *figures;

	(void)state;
	made.draft.accounts.v[0]->ended = DAY_NONE;
	figures = figures_of(&made);
	assert_int_equal(figures->silent_leak->n, 9);
	assert_int_equal(figures->silent_leak->reading, SILENT_FEW);
	assert_false(figures->silent_leak->quarter.tolerance);
	assert_false(silent_stand_of(figures, two).placed);
	assert_false(silent_stand_of(figures, two).tolerant);
	arena_free(made.arena);
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Failures fall on any account alike, and so does leaving. */
static void failures_that_do_not_differ_do_not_tell_who_leaves(void **state)
{
	struct made made = made_new(T - 5000);
	uint32_t seed = 7;
	const struct silent_leak *leak;

	(void)state;
	for (int i = 0; i < 400; i++) {
		int32_t ago = 1200 + (int32_t)(next(&seed) % 400);
		struct account *account = client(&made, ago);

		if (next(&seed) % 4 == 0)
			account->ended = account->since + 500 + (int32_t)(next(&seed) % 600);
		for (int tenure = 0; tenure < ago; tenure += 1 + (int)(next(&seed) % 160))
			FAIL_AT(&made, account, tenure);
	}
	leak = figures_of(&made)->silent_leak;
	assert_true(leak->n > 70);
	assert_int_equal(leak->alone, 0);
	assert_int_equal(leak->reading, SILENT_SAME);
	assert_int_equal(leak->quarter.reading, SILENT_SAME);
	assert_false(leak->quarter.tolerance);
	assert_near(leak->kinds[SILENT_ALL].leavers[LAST].mean, 365 / 80.5, 0.6);
	assert_near(leak->kinds[SILENT_ALL].stayers[LAST].mean, 365 / 80.5, 0.2);
	arena_free(made.arena);
}

/* Each departure against each account, one by one: what the sums must come to. */
static void the_sums_over_tenure_are_those_of_every_pair(void **state)
{
	struct made made = made_new(T - 2500);
	uint32_t seed = 11;
	const struct figures *figures;
	double stayers = 0;
	int64_t n = 0;

	(void)state;
	for (int i = 0; i < 60; i++) {
		int32_t ago = 400 + (int32_t)(next(&seed) % 3000);
		struct account *account = client(&made, ago);

		if (next(&seed) % 2 == 0)
			account->ended = account->since + (int32_t)(next(&seed) % (uint32_t)ago);
		for (int tenure = 0; tenure < ago; tenure += 1 + (int)(next(&seed) % 200))
			FAIL_AT(&made, account, tenure);
	}
	figures = figures_of(&made);
	for (size_t i = 0; i < made.draft.accounts.n; i++) {
		const struct account *gone = made.draft.accounts.v[i];
		double sum = 0;
		int32_t tenure, at_risk = 0;

		if (gone->ended == DAY_NONE || gone->ended - SILENT_YEAR < gone->since ||
			gone->ended - SILENT_YEAR < T - 2500)
			continue;
		tenure = gone->ended - gone->since;
		for (size_t j = 0; j < made.draft.accounts.n; j++) {
			const struct account *other = made.draft.accounts.v[j];
			int32_t day = other->since + tenure;

			if (day > T || (other->ended != DAY_NONE && day >= other->ended) ||
				day - SILENT_YEAR < T - 2500)
				continue;
			at_risk++;
			for (size_t k = 0; k < other->incidents.n; k++)
				sum += other->incidents.v[k]->when.day > day - 365 &&
				       other->incidents.v[k]->when.day <= day - 91;
		}
		if (at_risk == 0)
			continue;
		n++;
		stayers += sum / at_risk;
	}
	assert_true(n > 5);
	assert_int_equal(figures->silent_leak->n, n);
	assert_near(figures->silent_leak->kinds[SILENT_ALL].stayers[LAST - 13].mean,
		stayers / (double)n, 1e-12);
	arena_free(made.arena);
}

static void a_company_that_nobody_left_has_nothing_to_hold_against(void **state)
{
	struct made made = made_new(DAY_NONE);
	struct account *only = client(&made, 30);
	const struct figures *figures;
	struct silent_stand stand;

	(void)state;
	FAIL_AT(&made, only, 10);
	figures = figures_of(&made);
	assert_int_equal(figures->silent_leak->n, 0);
	assert_int_equal(figures->silent_leak->reading, SILENT_FEW);
	stand = silent_stand_of(figures, only);
	assert_false(stand.whole);
	assert_int_equal(stand.days, 20); /* the records begin with the first one */
	assert_int_equal(stand.year, 1);
	arena_free(made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_accounts_by_hand),
		cmocka_unit_test(who_leaves_later_stands_among_the_stayers_until_then),
		cmocka_unit_test(only_a_whole_year_on_record_is_compared),
		cmocka_unit_test(a_departure_that_nobody_reached_is_left_out),
		cmocka_unit_test(each_end_of_a_time_as_a_client_is_a_departure),
		cmocka_unit_test(where_leavers_had_more_there_is_a_tolerance),
		cmocka_unit_test(nine_departures_are_too_few_whatever_they_say),
		cmocka_unit_test(failures_that_do_not_differ_do_not_tell_who_leaves),
		cmocka_unit_test(the_sums_over_tenure_are_those_of_every_pair),
		cmocka_unit_test(a_company_that_nobody_left_has_nothing_to_hold_against),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
