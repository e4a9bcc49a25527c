/* test_fields.c - the tables of fields hold together. */
#include "test.h"

#include "read/fields.h"

static void every_row_is_whole(void **state)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);

	(void)state;
	for (size_t t = 0; t < n; t++) {
		assert_true(tables[t]->n <= 64); /* record.given has a bit for each */
		assert_true(tables[t]->en && tables[t]->es);
		for (size_t i = 0; i < tables[t]->n; i++) {
			const struct field *field = &tables[t]->fields[i];

			assert_true(field->member >= sizeof(struct record) &&
				    field->member < tables[t]->size);
			assert_true(str_ends(str_c(field->en), STR(".")) &&
				    str_ends(str_c(field->es), STR(".")));
			assert_int_equal(table_find(tables[t], field->name), i);
			assert_true((field->type == FIELD_TERM || field->type == FIELD_WORDS) ==
				    (field->terms != NULL));
			assert_true((field->type == FIELD_RECORD || field->type == FIELD_RECORDS) ==
				    (field->table != NULL));
			assert_true((field->type == FIELD_REF || field->type == FIELD_REFS ||
					    field->type == FIELD_SHARES) == (field->refers != 0));
		}
	}
}

static void no_two_tables_have_one_name(void **state)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);

	(void)state;
	for (size_t a = 0; a < n; a++)
		for (size_t b = a + 1; b < n; b++)
			assert_false(str_eq(tables[a]->name, tables[b]->name));
}

static void a_field_that_is_not_there_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(table_find(&promise_table, STR("kep")), -1);
	assert_int_equal(table_find(&promise_table, STR("")), -1);
}

static void what_a_reference_may_name_is_said_in_words(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_str_equal(refers_words(REFERS(PERSON) | REFERS(DEPARTMENT), arena),
		STR("person or department"));
	assert_str_equal(refers_words(REFERS(ACCOUNT), arena), STR("account"));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(no_two_tables_have_one_name),
		cmocka_unit_test(a_field_that_is_not_there_is_not_found),
		cmocka_unit_test(what_a_reference_may_name_is_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
