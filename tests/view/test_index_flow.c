/* test_index_flow.c - the verdict of the first page in each case. */
#include "test.h"

#include "view/index_flow.h"

static void the_verdict_fits_the_flow(void **state)
{
	static const struct {
		int64_t opening, joined, expansion, lost, closing, departed;
		double refill;
		const char *verdict;
	} cases[] = {
		{0, 0, 0, 0, 0, 0, -1, "index.verdict.none"},
		{0, 0, 0, 0, 0, 3, -1, "index.verdict.long_gone"},
		{900, 0, 0, 900, 0, 2, -1, "index.verdict.gone"},
		{900, 0, 0, 0, 900, 0, -1, "index.verdict.still"},
		{900, 0, 50, 0, 950, 0, -1, "index.verdict.still_more"},
		{900, 0, -50, 0, 850, 0, -1, "index.verdict.still_less"},
		{900, 0, 0, 100, 800, 1, -1, "index.verdict.only_lost"},
		{900, 100, 0, 0, 1000, 0, 0, "index.verdict.tight"},
		{900, 1000, 0, 4, 1896, 1, 0.004, "index.verdict.trickle"},
		{900, 100, 0, 86, 914, 1, 0.86, "index.verdict.refill"},
		{90000, 1000, 0, 1004, 89996, 1, 1.004, "index.verdict.refill"}, /* shown as 100 */
		{900, 100, 0, 115, 885, 1, 1.15, "index.verdict.emptying"},
		{900, 100, 50, 115, 935, 1, 1.15, "index.verdict.outrun"},
		{9000, 10, 0, 500, 8510, 1, 50, "index.verdict.drained"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct figures figures = {.flow = {
						  .year = {.opening = cases[i].opening,
							  .joined = cases[i].joined,
							  .expansion = cases[i].expansion,
							  .lost = cases[i].lost,
							  .closing = cases[i].closing},
						  .refill_known = cases[i].refill >= 0,
						  .refill = cases[i].refill,
					  }};

		figures.totals.departed = cases[i].departed;
		assert_str_equal(str_c(flow_verdict(&figures)), str_c(cases[i].verdict));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_verdict_fits_the_flow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
