/* test_notes.c - what the analysis has to say where the program was called. */
#include "test.h"

#include "cli/notes.h"

#include <stdlib.h>
#include <string.h>

static char *said(const struct figures *figures)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	notes_report(figures, out);
	fclose(out);
	return text;
}

static void an_estimate_that_was_not_found_is_a_warning_at_the_company(void **state)
{
	struct source source = {.path = STR("content/company.yaml")};
	struct book book = {.company.record = {.source = &source, .at = {3, 5}}};
	struct figures figures = {.book = &book, .risk = {.failed = true, .departures = 12}};
	char *text = said(&figures);

	(void)state;
	assert_string_equal(text,
		"content/company.yaml:3:5: warning: no estimate of the risk was found from 12 "
		"departures; the starting weights stand\n");
	free(text);
}

static void without_a_record_of_the_company_it_is_said_all_the_same(void **state)
{
	struct book book = {0};
	struct figures figures = {.book = &book, .risk = {.failed = true, .departures = 1}};
	char *text = said(&figures);

	(void)state;
	assert_string_equal(text,
		"warning: no estimate of the risk was found from 1 departure; the starting "
		"weights stand\n");
	free(text);
}

static void where_all_went_well_nothing_is_said(void **state)
{
	struct book book = {0};
	struct figures found = {.book = &book, .risk = {.estimated = true, .departures = 12}};
	struct figures nobody_left = {.book = &book};
	char *text = said(&found), *none = said(&nobody_left);

	(void)state;
	assert_string_equal(text, "");
	assert_string_equal(none, "");
	free(text);
	free(none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_estimate_that_was_not_found_is_a_warning_at_the_company),
		cmocka_unit_test(without_a_record_of_the_company_it_is_said_all_the_same),
		cmocka_unit_test(where_all_went_well_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
