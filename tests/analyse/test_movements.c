/* test_movements.c - the bucket's identity, by hand and over companies made at random. */
#include "test.h"

#include "analyse/life.h"
#include "analyse/movements.h"
#include "analyse/value.h"
#include "book.h"

struct made {
	struct arena *arena;
	struct draft draft;
	struct book *book;
};

static struct made made_new(void)
{
	struct made made = {.arena = arena_new()};

	made.draft = draft_new(made.arena);
	return made;
}

/* The months from `first` to T of all accounts. */
static struct movements_sum *sums_of(struct made *made, int32_t first, int32_t as_of)
{
	struct movements_sum *sum = movements_new(first, as_of, 365, made->arena);

	if (!made->book)
		made->book = draft_link(&made->draft);
	for (size_t i = 0; i < made->book->accounts.n; i++)
		movements_add(sum, made->book->accounts.v[i], &made->book->company);
	movements_finish(sum);
	return sum;
}

static struct account *add_client(struct made *made, const char *id, int32_t since, int64_t monthly)
{
	struct account *account = add_account(&made->draft, id, since);

	add_revenue(&made->draft, account, since, monthly);
	return account;
}

/* The parts of one month, its counts ahead of them. */
static void month_is(const struct movement *m, const int64_t want[12])
{
	const int64_t got[12] = {m->joined_n, m->returned_n, m->expansion_n, m->contraction_n,
		m->lost_n, m->opening, m->joined, m->returned, m->expansion, m->contraction,
		m->lost, m->closing};

	for (size_t i = 0; i < 12; i++)
		if (got[i] != want[i])
			fail_msg("part %zu: got %ld, want %ld", i, (long)got[i], (long)want[i]);
}

#define MONTH_IS(m, ...) month_is((m), (const int64_t[12]){__VA_ARGS__})

static void each_change_stands_in_its_month_under_its_name(void **state)
{
	struct made made = made_new();
	struct account *a = add_client(&made, "a", day_of(2025, 1, 10), 1000);
	struct movements_sum *sum;

	(void)state;
	add_revenue(&made.draft, a, day_of(2025, 2, 1), 1500);
	add_revenue(&made.draft, a, day_of(2025, 3, 31), 1200);
	a->ended = day_of(2025, 5, 31);
	add_client(&made, "b", day_of(2025, 1, 31), 300)->referred_by = to_account(a);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 6, 15));
	assert_int_equal(sum->n, 6);
	/*       joined ret exp con lost   opening joined ret  exp  con  lost closing */
	MONTH_IS(&sum->v[0], 2, 0, 0, 0, 0, 0, 1300, 0, 0, 0, 0, 1300);
	MONTH_IS(&sum->v[1], 0, 0, 1, 0, 0, 1300, 0, 0, 500, 0, 0, 1800);
	MONTH_IS(&sum->v[2], 0, 0, 0, 1, 0, 1800, 0, 0, 0, 300, 0, 1500);
	MONTH_IS(&sum->v[3], 0, 0, 0, 0, 0, 1500, 0, 0, 0, 0, 0, 1500);
	MONTH_IS(&sum->v[4], 0, 0, 0, 0, 1, 1500, 0, 0, 0, 0, 1200, 300);
	MONTH_IS(&sum->v[5], 0, 0, 0, 0, 0, 300, 0, 0, 0, 0, 0, 300);
	assert_int_equal(sum->v[0].joined_referred, 300);
	assert_int_equal(sum->v[0].joined_referred_n, 1);
	arena_free(made.arena);
}

static void who_comes_and_leaves_in_one_month_counts_in_both(void **state)
{
	struct made made = made_new();
	struct movements_sum *sum;

	(void)state;
	add_client(&made, "a", day_of(2025, 3, 3), 700)->ended = day_of(2025, 3, 20);
	sum = sums_of(&made, day_of(2025, 3, 1), day_of(2025, 3, 31));
	MONTH_IS(&sum->v[0], 1, 0, 0, 0, 1, 0, 700, 0, 0, 0, 700, 0);
	arena_free(made.arena);
}

static void leaving_and_coming_back_is_lost_then_returned(void **state)
{
	struct made made = made_new();
	struct account *a = add_client(&made, "a", 0, 700);
	struct movements_sum *sum;

	(void)state;
	add_spell(&made.draft, a, day_of(2025, 1, 1), day_of(2025, 2, 10));
	add_spell(&made.draft, a, day_of(2025, 4, 10), DAY_NONE);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 4, 30));
	MONTH_IS(&sum->v[0], 1, 0, 0, 0, 0, 0, 700, 0, 0, 0, 0, 700);
	MONTH_IS(&sum->v[1], 0, 0, 0, 0, 1, 700, 0, 0, 0, 0, 700, 0);
	MONTH_IS(&sum->v[2], 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	MONTH_IS(&sum->v[3], 0, 1, 0, 0, 0, 0, 0, 700, 0, 0, 0, 700);
	arena_free(made.arena);
}

static void a_client_without_value_is_counted_and_its_first_value_is_new(void **state)
{
	struct made made = made_new();
	struct account *a = add_account(&made.draft, "a", day_of(2025, 1, 5));
	struct movements_sum *sum;

	(void)state;
	add_revenue(&made.draft, a, day_of(2025, 3, 5), 400);
	add_revenue(&made.draft, a, day_of(2025, 4, 5), 0);
	add_revenue(&made.draft, a, day_of(2025, 5, 5), 600);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 5, 30));
	MONTH_IS(&sum->v[0], 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	MONTH_IS(&sum->v[2], 0, 0, 0, 0, 0, 0, 400, 0, 0, 0, 0, 400);
	MONTH_IS(&sum->v[3], 0, 0, 0, 1, 0, 400, 0, 0, 0, 400, 0, 0);
	MONTH_IS(&sum->v[4], 0, 0, 1, 0, 0, 0, 0, 0, 600, 0, 0, 600);
	arena_free(made.arena);
}

static void an_account_that_grows_twice_in_a_month_is_one_account(void **state)
{
	struct made made = made_new();
	struct account *a = add_client(&made, "a", day_of(2024, 1, 1), 100);
	struct movements_sum *sum;

	(void)state;
	add_revenue(&made.draft, a, day_of(2025, 1, 5), 200);
	add_revenue(&made.draft, a, day_of(2025, 1, 15), 350);
	add_revenue(&made.draft, a, day_of(2025, 2, 15), 400);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 2, 28));
	MONTH_IS(&sum->v[0], 0, 0, 1, 0, 0, 100, 0, 0, 250, 0, 0, 350);
	MONTH_IS(&sum->v[1], 0, 0, 1, 0, 0, 350, 0, 0, 50, 0, 0, 400);
	assert_int_equal(movements_flow(sum).year.expansion_n, 1);
	assert_int_equal(movements_flow(sum).year.expansion, 300);
	arena_free(made.arena);
}

/* 1200 on 10 January and 2400 on 20 February: twelfths 100 then 300, all of it built up in the
 * first year. Nothing more is bought, so it lapses 180 days after 20 February. */
static void business_by_order_builds_up_and_lapses(void **state)
{
	struct made made = made_new();
	struct account *a = add_account(&made.draft, "a", day_of(2025, 1, 10));
	struct movements_sum *sum;

	(void)state;
	add_purchase(&made.draft, a, day_of(2025, 2, 20), 2400);
	add_purchase(&made.draft, a, day_of(2025, 1, 10), 1200);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 9, 30));
	MONTH_IS(&sum->v[0], 1, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 100);
	MONTH_IS(&sum->v[1], 0, 0, 0, 0, 0, 100, 200, 0, 0, 0, 0, 300);
	MONTH_IS(&sum->v[2], 0, 0, 0, 0, 0, 300, 0, 0, 0, 0, 0, 300);
	MONTH_IS(&sum->v[7], 0, 0, 0, 0, 1, 300, 0, 0, 0, 0, 300, 0); /* 19 August */
	arena_free(made.arena);
}

static void business_by_order_grows_and_shrinks_after_its_first_year(void **state)
{
	struct made made = made_new();
	struct account *a = add_account(&made.draft, "a", day_of(2024, 1, 1));
	struct movements_sum *sum;

	(void)state;
	add_purchase(&made.draft, a, day_of(2024, 1, 1), 1200);
	add_purchase(&made.draft, a, day_of(2024, 6, 15), 1200);
	add_purchase(&made.draft, a, day_of(2025, 1, 20), 3600);
	sum = sums_of(&made, day_of(2024, 12, 1), day_of(2025, 6, 30));
	MONTH_IS(&sum->v[0], 0, 0, 0, 1, 0, 200, 0, 0, 0, 100, 0, 100); /* 2024 has 366 days */
	MONTH_IS(&sum->v[1], 0, 0, 1, 0, 0, 100, 0, 0, 300, 0, 0, 400);
	MONTH_IS(&sum->v[6], 0, 0, 0, 1, 0, 400, 0, 0, 0, 100, 0, 300);
	arena_free(made.arena);
}

/* The example of the header. */
static void retention_compares_the_clients_of_a_year_ago(void **state)
{
	struct made made = made_new();
	struct account *a = add_client(&made, "a", day_of(2022, 1, 1), 100);
	struct movements_sum *sum;
	struct flow flow;

	(void)state;
	add_revenue(&made.draft, a, day_of(2025, 3, 1), 130);
	add_client(&made, "b", day_of(2022, 1, 1), 50)->ended = day_of(2025, 4, 1);
	add_client(&made, "c", day_of(2025, 5, 1), 40);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 6, 30));
	flow = movements_flow(sum);
	assert_true(flow.nrr_known && flow.grr_known && flow.refill_known);
	assert_near(flow.nrr, 130 / 150.0, 1e-15);
	assert_near(flow.grr, 100 / 150.0, 1e-15);
	assert_near(flow.refill, 50 / 40.0, 1e-15);
	assert_int_equal(flow.base, 150);
	assert_int_equal(flow.base_n, 2);
	MONTH_IS(&flow.year, 1, 0, 1, 0, 1, 150, 40, 0, 30, 0, 50, 170);
	MONTH_IS(&sum->v[0], 0, 0, 0, 0, 0, 150, 0, 0, 0, 0, 0,
		150); /* opened with what was there */
	arena_free(made.arena);
}

/* Refill speaks of what was sold anew; who came back stands in a column of its own. */
static void who_came_back_is_no_new_client(void **state)
{
	struct made made = made_new();
	struct account *back = add_client(&made, "back", 0, 100);
	struct spell spells[] = {{.from = day_of(2022, 1, 1), .to = day_of(2024, 9, 1)},
		{.from = day_of(2025, 2, 1), .to = DAY_NONE}};
	struct movements_sum *sum;

	(void)state;
	back->since = DAY_NONE;
	back->spells.v = spells;
	back->spells.n = 2;
	add_client(&made, "gone", day_of(2022, 1, 1), 30)->ended = day_of(2025, 3, 1);
	add_client(&made, "new", day_of(2025, 5, 1), 40);
	sum = sums_of(&made, day_of(2025, 1, 1), day_of(2025, 6, 30));
	assert_near(movements_flow(sum).refill, 130 / 40.0, 1e-15);
	assert_int_equal(movements_flow(sum).year.returned, 100);
	arena_free(made.arena);
}

static void without_clients_nothing_is_known(void **state)
{
	struct made made = made_new();
	struct movements_sum *sum = sums_of(&made, 9000, 9000);
	struct flow flow = movements_flow(sum);

	(void)state;
	assert_int_equal(sum->n, 1);
	assert_false(flow.nrr_known || flow.grr_known || flow.refill_known);
	arena_free(made.arena);
}

static uint32_t next(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

enum { FIRST = 18000, LAST = 20000 };

static int32_t some_day(uint64_t *seed)
{
	return FIRST + (int32_t)next(seed, LAST - FIRST);
}

/* A client of a random kind: recurring or by order, with gaps, with nothing at all. */
static void add_random(struct made *made, uint64_t *seed)
{
	int32_t since = some_day(seed), to = since;
	struct account *account = add_account(&made->draft, "x", since);
	uint32_t kind = next(seed, 5);

	if (next(seed, 3) == 0)
		account->referred_by = to_account(made->draft.accounts.v[0]);
	if (next(seed, 3) == 0)
		account->ended = since + 1 + (int32_t)next(seed, 900);
	if (next(seed, 4) == 0) {
		account->ended = DAY_NONE;
		for (uint32_t i = 0; i < 3; i++) {
			add_spell(&made->draft, account, to, to + 5 + (int32_t)next(seed, 300));
			to = account->spells.v[i].to + (int32_t)next(seed, 200);
		}
		if (next(seed, 2))
			account->spells.v[2].to = DAY_NONE;
	}
	for (uint32_t i = next(seed, 6); kind < 3 && i > 0; i--)
		add_revenue(&made->draft, account, some_day(seed) / 8 * 8 + (int32_t)i,
			next(seed, 5) * 12345 + i);
	for (uint32_t i = next(seed, 20); kind > 1 && kind < 4 && i > 0; i--)
		add_purchase(&made->draft, account, since + (int32_t)next(seed, 1500),
			next(seed, 100000));
}

/* Value and clients of a day, each looked up by itself. */
static void stock_is(
	const struct book *book, int32_t as_of, int32_t day, int64_t value, int64_t clients)
{
	int64_t got = 0, n = 0;

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		int32_t end = account_end(account, &book->company, as_of);

		got += account_value_at(account, end, day);
		n += account_is_client(account, end, day);
	}
	assert_int_equal(got, value);
	assert_int_equal(n, clients);
}

static bool balances(const struct movement *m)
{
	return m->opening + m->joined + m->returned + m->expansion - m->contraction - m->lost ==
		       m->closing &&
	       m->joined >= 0 && m->returned >= 0 && m->expansion >= 0 && m->contraction >= 0 &&
	       m->lost >= 0 && m->joined_referred <= m->joined;
}

static void months_add_up(const struct made *made, const struct movements_sum *sum)
{
	int64_t clients = sum->before_n;

	stock_is(made->book, sum->as_of, month_start(sum->v[0].month) - 1, sum->before, clients);
	for (size_t i = 0; i < sum->n; i++) {
		const struct movement *m = &sum->v[i];
		int32_t last = month_start(m->month + 1) - 1;

		assert_true(balances(m));
		assert_int_equal(m->opening, i ? m[-1].closing : sum->before);
		clients += m->joined_n + m->returned_n - m->lost_n;
		stock_is(made->book, sum->as_of, last < sum->as_of ? last : sum->as_of, m->closing,
			clients);
	}
}

static void year_adds_up(const struct made *made, const struct movements_sum *sum)
{
	struct flow flow = movements_flow(sum);

	assert_true(balances(&flow.year));
	assert_int_equal(flow.year.closing, sum->v[sum->n - 1].closing);
	assert_int_equal(flow.year.opening, flow.base);
	stock_is(made->book, sum->as_of, sum->as_of - 365, flow.base, flow.base_n);
	assert_int_equal(flow.nrr_known, flow.base > 0);
	assert_true(flow.grr >= 0 && flow.grr <= 1 && flow.grr <= flow.nrr && flow.refill >= 0);
}

static void turn_round(struct made *made)
{
	for (size_t i = 0; i < made->book->accounts.n; i++) {
		struct account *account = made->book->accounts.v[i];

		for (size_t a = 0, b = account->revenue.n; a + 1 < b; a++) {
			struct revenue kept = account->revenue.v[a];

			account->revenue.v[a] = account->revenue.v[--b];
			account->revenue.v[b] = kept;
		}
		for (size_t a = 0, b = account->purchases.n; a + 1 < b; a++) {
			struct purchase kept = account->purchases.v[a];

			account->purchases.v[a] = account->purchases.v[--b];
			account->purchases.v[b] = kept;
		}
	}
}

/* The same from the last account to the first, in two halves, with every list turned round. */
static void parts_make_the_whole(
	struct made *made, const struct movements_sum *whole, int32_t first)
{
	struct movements_sum *a = movements_new(first, whole->as_of, 365, made->arena);
	struct movements_sum *b = movements_new(first, whole->as_of, 365, made->arena);

	turn_round(made);
	for (size_t i = made->book->accounts.n; i-- > 0;)
		movements_add(i % 2 ? a : b, made->book->accounts.v[i], &made->book->company);
	movements_merge(a, b);
	movements_finish(a);
	assert_memory_equal(a->v, whole->v, whole->n * sizeof *whole->v);
	assert_memory_equal(&a->span, &whole->span, sizeof a->span);
	assert_int_equal(a->base_now, whole->base_now);
	assert_int_equal(a->base_held, whole->base_held);
}

static void a_thousand_random_companies_add_up(void **state)
{
	uint64_t seed = 20261121;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct made made = made_new();
		int32_t first = some_day(&seed), as_of = first + (int32_t)next(&seed, 1200);
		struct movements_sum *sum;

		for (uint32_t i = next(&seed, 12); i > 0; i--)
			add_random(&made, &seed);
		sum = sums_of(&made, first, as_of);
		months_add_up(&made, sum);
		year_adds_up(&made, sum);
		parts_make_the_whole(&made, sum, first);
		arena_free(made.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_change_stands_in_its_month_under_its_name),
		cmocka_unit_test(who_comes_and_leaves_in_one_month_counts_in_both),
		cmocka_unit_test(leaving_and_coming_back_is_lost_then_returned),
		cmocka_unit_test(a_client_without_value_is_counted_and_its_first_value_is_new),
		cmocka_unit_test(an_account_that_grows_twice_in_a_month_is_one_account),
		cmocka_unit_test(business_by_order_builds_up_and_lapses),
		cmocka_unit_test(business_by_order_grows_and_shrinks_after_its_first_year),
		cmocka_unit_test(retention_compares_the_clients_of_a_year_ago),
		cmocka_unit_test(who_came_back_is_no_new_client),
		cmocka_unit_test(without_clients_nothing_is_known),
		cmocka_unit_test(a_thousand_random_companies_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
