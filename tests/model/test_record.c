/* test_record.c - where the fields of a record stand. */
#include "test.h"

#include "model/promise.h"

static struct spot spots[] = {
	{{3, 5}, {3, 11}, offsetof(struct promise, made)},
	{{9, 5}, {9, 11}, offsetof(struct promise, kept)},
};

static struct promise promise_in_line_2(void)
{
	return (struct promise){.record = {.at = {2, 5}, .given = 0x90, .spots = spots}};
}

static void a_given_field_is_found_by_its_member(void **state)
{
	struct promise promise = promise_in_line_2();
	const struct spot *spot = record_spot(&promise.record, &promise.kept);

	(void)state;
	assert_ptr_equal(spot, &spots[1]);
	assert_int_equal(record_value_at(&promise.record, &promise.kept).col, 11);
	assert_int_equal(record_key_at(&promise.record, &promise.made).line, 3);
}

static void a_field_left_out_has_no_spot_and_the_place_of_its_record(void **state)
{
	struct promise promise = promise_in_line_2();

	(void)state;
	assert_null(record_spot(&promise.record, &promise.broken));
	assert_int_equal(record_value_at(&promise.record, &promise.broken).line, 2);
	assert_int_equal(record_key_at(&promise.record, &promise.broken).col, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_given_field_is_found_by_its_member),
		cmocka_unit_test(a_field_left_out_has_no_spot_and_the_place_of_its_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
