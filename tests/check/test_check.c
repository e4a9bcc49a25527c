/* test_check.c - rules over hand-made books: what the golden cases are too small to show. */
#include "test.h"

#include "check/check.h"

#define TODAY 20513 /* 2026-03-01 */

/* A book of one file with n accounts, from 2024-05-06 on, each on a line of its own. */
struct small {
	struct arena *arena;
	struct source source, *sources[1];
	struct account *accounts, **account_list;
	struct book book;
	struct diags diags;
};

static struct small *small_book(size_t n)
{
	struct arena *arena = arena_new();
	struct small *small = NEW(arena, struct small);

	small->arena = arena;
	small->source = (struct source){.path = STR("content/x.yaml"), .name = STR("x.yaml")};
	small->sources[0] = &small->source;
	small->accounts = NEW_N(arena, struct account, n);
	small->account_list = NEW_N(arena, struct account *, n);
	for (size_t i = 0; i < n; i++) {
		struct account *account = &small->accounts[i];

		*account = (struct account){
			.record = {.source = &small->source, .at = {(uint32_t)i + 2, 6}},
			.index = i,
			.id = str_printf(arena, "n%zu", i),
			.name = str_printf(arena, "N%zu", i),
			.since = 19849,
			.ended = DAY_NONE,
			.renews = DAY_NONE,
			.review = {.on = DAY_NONE}};
		small->account_list[i] = account;
	}
	small->book.today = TODAY;
	small->book.company.record = (struct record){.source = &small->source, .at = {1, 1}};
	small->book.company.as_of = small->book.company.records_since = DAY_NONE;
	small->book.sources.v = small->sources;
	small->book.sources.n = 1;
	small->book.accounts.v = small->account_list;
	small->book.accounts.n = n;
	diags_init(&small->diags, arena);
	return small;
}

static void refer(struct small *small, size_t from, size_t to)
{
	small->accounts[from].referred_by = (struct ref){
		.id = small->accounts[to].id, .kind = REF_ACCOUNT, .account = &small->accounts[to]};
}

static const struct diag *only_diag(const struct small *small)
{
	assert_int_equal(small->diags.list.n, 1);
	return &small->diags.list.v[0];
}

static void a_circle_of_a_hundred_thousand_is_told_once_and_briefly(void **state)
{
	enum { N = 100000 };
	struct small *small = small_book(N);
	const struct diag *diag;

	(void)state;
	for (size_t i = 0; i < N; i++)
		refer(small, i, (i + 1) % N);
	check_book(&small->book, &small->diags);
	diag = only_diag(small);
	assert_int_equal(diag->code, DIAG_REFERRAL_CIRCLE);
	assert_int_equal(diag->at.line, 2);
	assert_true(diag->text.n < 200);
	assert_true(str_find(diag->text, STR("n0 -> n1 -> n2")) >= 0);
	assert_true(str_find(diag->text, STR("100000 in all")) >= 0);
	arena_free(small->arena);
}

static void a_circle_is_told_at_the_first_of_it_in_the_file_wherever_its_id_sorts(void **state)
{
	struct small *small = small_book(4);

	(void)state;
	for (size_t i = 0; i < 4; i++) /* the last id stands first in the file */
		small->accounts[i].record.at.line = 10 - (uint32_t)i;
	refer(small, 0, 1); /* a tail */
	refer(small, 1, 2);
	refer(small, 2, 3);
	refer(small, 3, 1);
	check_book(&small->book, &small->diags);
	assert_int_equal(only_diag(small)->at.line, 7);
	assert_true(str_find(only_diag(small)->text, STR("n3 -> n1 -> n2 -> n3;")) >= 0);
	arena_free(small->arena);
}

static void a_file_with_an_error_is_marked_broken(void **state)
{
	struct small *small = small_book(1);

	(void)state;
	check_book(&small->book, &small->diags);
	assert_int_equal(small->diags.errors, 0);
	assert_false(small->source.broken);
	refer(small, 0, 0);
	check_book(&small->book, &small->diags);
	assert_int_equal(small->diags.errors, 1);
	assert_true(small->source.broken);
	arena_free(small->arena);
}

static void warnings_wait_until_there_is_no_error(void **state)
{
	struct small *small = small_book(2);

	(void)state;
	small->accounts[1].name = small->accounts[0].name;
	diag_add(&small->diags, DIAG_UNKNOWN_KEY, STR("content/y.yaml"), (struct mark){1, 1}, "x");
	check_book(&small->book, &small->diags);
	assert_int_equal(small->diags.warnings, 0);
	diags_init(&small->diags, small->arena);
	check_book(&small->book, &small->diags);
	assert_true(small->diags.warnings > 0);
	assert_int_equal(small->diags.errors, 0);
	arena_free(small->arena);
}

/* A hundred thousand moves in one promise, all different: no search from the start for each. */
static void many_moves_of_one_promise_take_linear_time(void **state)
{
	enum { N = 100000 };
	struct small *small = small_book(0);
	struct promise promise = {.record = {.source = &small->source, .at = {2, 5}},
			       .made = 0,
			       .due = 1,
			       .kept = DAY_NONE,
			       .broken = DAY_NONE,
			       .withdrawn = DAY_NONE},
		       *list[] = {&promise};
	struct moved *moved = NEW_N(small->arena, struct moved, N);

	(void)state;
	for (int32_t i = 0; i < N; i++)
		moved[i] = (struct moved){
			{.source = &small->source, .at = {(uint32_t)i + 10, 9}}, 0, i + 2, true};
	moved[N - 1].to = 7;
	promise.moved.v = moved;
	promise.moved.n = N;
	small->book.promises.v = list;
	small->book.promises.n = 1;
	check_book(&small->book, &small->diags);
	assert_int_equal(only_diag(small)->code, DIAG_MOVED_IN_CIRCLE);
	assert_int_equal(only_diag(small)->at.line, N - 1 + 10);
	arena_free(small->arena);
}

/* An account that came, left and came back: which days are its own. */
static void the_days_between_two_spells_are_not_of_the_relation(void **state)
{
	static const struct {
		int32_t day;
		bool wrong;
	} cases[] = {{19999, true}, {20000, false}, {20050, false}, {20100, false}, {20101, true},
		{20199, true}, {20200, false}, {20500, false}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct small *small = small_book(1);
		struct spell spells[] = {
			{.from = 20200, .to = DAY_NONE}, {.from = 20000, .to = 20100}};
		struct purchase purchase = {.record = {.source = &small->source, .at = {5, 9}},
			.on = cases[i].day,
			.amount = 1};

		small->accounts[0].since = DAY_NONE;
		small->accounts[0].spells.v = spells;
		small->accounts[0].spells.n = 2;
		small->accounts[0].purchases.v = &purchase;
		small->accounts[0].purchases.n = 1;
		check_book(&small->book, &small->diags);
		if ((small->diags.errors == 1) != cases[i].wrong)
			fail_msg("day %d", (int)cases[i].day);
		arena_free(small->arena);
	}
}

/* Errors do not beget errors: what lies before a day that is wrong itself is not blamed. */
static void an_account_from_the_future_is_told_once(void **state)
{
	struct small *small = small_book(1);
	struct purchase purchase = {
		.record = {.source = &small->source, .at = {5, 9}}, .on = 20000, .amount = 1};
	struct spot since = {{3, 5}, {3, 12}, offsetof(struct account, since)};

	(void)state;
	small->accounts[0].since = TODAY + 1;
	small->accounts[0].record.given = 1;
	small->accounts[0].record.spots = &since;
	small->accounts[0].purchases.v = &purchase;
	small->accounts[0].purchases.n = 1;
	check_book(&small->book, &small->diags);
	assert_int_equal(only_diag(small)->code, DIAG_IN_THE_FUTURE);
	assert_int_equal(only_diag(small)->at.col, 12);
	arena_free(small->arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_circle_of_a_hundred_thousand_is_told_once_and_briefly),
		cmocka_unit_test(
			a_circle_is_told_at_the_first_of_it_in_the_file_wherever_its_id_sorts),
		cmocka_unit_test(a_file_with_an_error_is_marked_broken),
		cmocka_unit_test(warnings_wait_until_there_is_no_error),
		cmocka_unit_test(many_moves_of_one_promise_take_linear_time),
		cmocka_unit_test(an_account_from_the_future_is_told_once),
		cmocka_unit_test(the_days_between_two_spells_are_not_of_the_relation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
