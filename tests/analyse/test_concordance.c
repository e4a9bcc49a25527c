/* test_concordance.c - the walk through time against all pairs counted one by one. */
#include "test.h"

#include "analyse/concordance.h"

enum { N = 60 };

struct made {
	double start[N], stop[N], score[N];
	bool event[N];
	int32_t stratum[N];
};

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

/* Few different times and scores, so that all kinds of ties happen; some rows are never at risk. */
static struct scored_rows make(struct made *made, uint64_t seed)
{
	for (size_t i = 0; i < N; i++) {
		made->start[i] = (double)(next(&seed) % 8);
		made->stop[i] = made->start[i] + (double)(next(&seed) % 9);
		made->score[i] = (double)(next(&seed) % 12) - 5;
		made->event[i] = next(&seed) % 2;
		made->stratum[i] = (int32_t)(next(&seed) % 3) - 1;
	}
	return (struct scored_rows){
		N, made->start, made->stop, made->event, made->stratum, made->score};
}

static bool comparable(const struct made *m, size_t i, size_t j)
{
	return m->event[i] && m->start[i] < m->stop[i] && m->stratum[i] == m->stratum[j] &&
	       m->start[j] < m->stop[i] && m->start[j] < m->stop[j] &&
	       (m->stop[j] > m->stop[i] || (m->stop[j] == m->stop[i] && !m->event[j]));
}

static struct concordance pair_by_pair(const struct made *m)
{
	struct concordance c = {0};
	double won[N] = {0}, met[N] = {0}, pairs, sum = 0;

	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++) {
			bool better = m->score[i] > m->score[j], same = m->score[i] == m->score[j];

			if (!comparable(m, i, j))
				continue;
			c.concordant += better;
			c.tied += same;
			c.discordant += !better && !same;
			won[i] += better + 0.5 * same;
			won[j] += better + 0.5 * same;
			met[i]++;
			met[j]++;
		}
	pairs = (double)(c.concordant + c.tied + c.discordant);
	c.c = ((double)c.concordant + 0.5 * (double)c.tied) / pairs;
	for (size_t i = 0; i < N; i++)
		sum += pow((won[i] - c.c * met[i]) / pairs, 2);
	c.se = sqrt(sum);
	return c;
}

static void one_walk_counts_what_all_pairs_count(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct arena *arena = arena_new();
		struct made made;
		struct scored_rows rows = make(&made, seed);
		struct concordance got = concordance_of(&rows, arena), want = pair_by_pair(&made);

		assert_true(got.known);
		assert_int_equal(got.concordant, want.concordant);
		assert_int_equal(got.discordant, want.discordant);
		assert_int_equal(got.tied, want.tied);
		assert_near(got.c, want.c, 1e-15);
		assert_near(got.se, want.se, 1e-13);
		arena_free(arena);
	}
}

static void the_example_of_the_header_holds(void **state)
{
	static const double stop[] = {1, 2, 3}, score[] = {3, 1, 2};
	static const bool event[] = {true, true, true};
	static const struct scored_rows rows = {
		.n = 3, .stop = stop, .event = event, .score = score};
	struct arena *arena = arena_new();
	struct concordance c = concordance_of(&rows, arena);

	(void)state;
	assert_int_equal(c.concordant, 2);
	assert_int_equal(c.discordant, 1);
	assert_near(c.c, 2 / 3.0, 1e-15);
	/* (P - CQ)/3 of the three: (2 - 4/3)/3, (1 - 4/3)/3 twice */
	assert_near(c.se, sqrt(4 + 1 + 1) / 9, 1e-15);
	arena_free(arena);
}

static void where_no_pair_can_be_compared_nothing_is_known(void **state)
{
	static const double one[] = {1, 1}, none[] = {1, NAN};
	static const bool ends[] = {true, true}, stays[] = {false, false}, first[] = {true, false};
	static const struct scored_rows cases[] = {
		{.n = 0},
		{.n = 1, .stop = one, .event = ends, .score = one},
		{.n = 2, .stop = one, .event = ends, .score = one}, /* at one time */
		{.n = 2, .stop = one, .event = stays, .score = one},
		{.n = 2, .stop = one, .event = first, .score = none},
		{.n = 2, .stop = none, .event = first, .score = one},
		{.n = 2, .start = one, .stop = one, .event = first, .score = one},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct concordance c = concordance_of(&cases[i], arena);

		assert_false(c.known);
		assert_near(c.c + c.se, 0, 0);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_walk_counts_what_all_pairs_count),
		cmocka_unit_test(the_example_of_the_header_holds),
		cmocka_unit_test(where_no_pair_can_be_compared_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
