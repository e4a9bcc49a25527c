/* test_leak_time.c - which kind of failure changed in a year. */
#include "test.h"

#include "view/leak_time.h"

static void a_kind_changed_only_by_more_than_chance(void **state)
{
	/* Invoices and deliveries, {before, now}. By hand: 26 > 1.96 * sqrt(84) = 17.96;
	 * 17 > 1.96 * sqrt(75) = 16.97 by a hair; 16 < 1.96 * sqrt(76) = 17.1. */
	static const struct {
		int64_t invoice[2], delivery[2];
		int kind;
	} cases[] = {
		{{0, 0}, {0, 0}, -1},
		{{10, 14}, {3, 3}, -1},
		{{29, 55}, {46, 29}, INCIDENT_WRONG_INVOICE},
		{{29, 30}, {46, 29}, INCIDENT_LATE_DELIVERY},
		{{29, 30}, {46, 30}, -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct leak_kind kinds[LEAK_KINDS] = {0};

		kinds[INCIDENT_WRONG_INVOICE].before_year = cases[i].invoice[0];
		kinds[INCIDENT_WRONG_INVOICE].incidents_year = cases[i].invoice[1];
		kinds[INCIDENT_LATE_DELIVERY].before_year = cases[i].delivery[0];
		kinds[INCIDENT_LATE_DELIVERY].incidents_year = cases[i].delivery[1];
		assert_int_equal(most_changed(kinds), cases[i].kind);
	}
}

static void contacts_are_no_incidents(void **state)
{
	struct leak_kind kinds[LEAK_KINDS] = {0};

	(void)state;
	kinds[LEAK_CONTACT].before_year = 10;
	kinds[LEAK_CONTACT].incidents_year = 100;
	assert_int_equal(most_changed(kinds), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kind_changed_only_by_more_than_chance),
		cmocka_unit_test(contacts_are_no_incidents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
