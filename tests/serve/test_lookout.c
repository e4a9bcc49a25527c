/* test_lookout.c - notices that something below some folders has changed. */
#include "place.h"

#include "serve/lookout.h"

/* Waits until it tells of a change; then until it tells of none any more. */
static bool tells(struct lookout *lookout, int most_ms)
{
	int64_t end = now_ms() + most_ms;
	bool told = false;

	while (!told && now_ms() < end) {
		struct pollfd fd = {.fd = lookout_fd(lookout), .events = POLLIN};

		poll(&fd, 1, fd.fd < 0 ? 5 : 50);
		told = lookout_changed(lookout);
	}
	while (lookout_changed(lookout))
		;
	return told;
}

static void a_change_of_any_kind_is_told(bool poll)
{
	struct place place = place_make();
	struct lookout_how how = {{at(&place, "content")}, 1, poll};
	struct lookout *lookout;

	folder_make(&place, "content");
	folder_make(&place, "content/accounts");
	write_in_place(&place, "content/accounts/a.yaml", "a");
	lookout = lookout_open(&how);
	assert_int_equal(lookout_fd(lookout) < 0, poll);
	assert_false(lookout_changed(lookout));

	write_in_place(&place, "content/accounts/a.yaml", "in place");
	assert_true(tells(lookout, PATIENCE_MS));
	write_by_rename(&place, "content/accounts/a.yaml", "renamed");
	assert_true(tells(lookout, PATIENCE_MS));
	write_in_place(&place, "content/b.yaml", "new");
	assert_true(tells(lookout, PATIENCE_MS));
	assert_int_equal(unlink(at(&place, "content/b.yaml").p), 0);
	assert_true(tells(lookout, PATIENCE_MS));
	lookout_close(lookout);
	place_end(&place);
}

static void a_file_in_a_new_folder_is_told(bool poll)
{
	struct place place = place_make();
	struct lookout_how how = {{at(&place, "content")}, 1, poll};
	struct lookout *lookout;

	folder_make(&place, "content");
	lookout = lookout_open(&how);
	folder_make(&place, "content/new");
	tells(lookout, 100);
	folder_make(&place, "content/new/deep");
	tells(lookout, 100);
	write_in_place(&place, "content/new/deep/a.yaml", "a");
	assert_true(tells(lookout, PATIENCE_MS));
	write_in_place(&place, "content/new/deep/a.yaml", "other");
	assert_true(tells(lookout, PATIENCE_MS));
	/* A folder moved in comes with what it holds. */
	folder_make(&place, "elsewhere");
	write_in_place(&place, "elsewhere/b.yaml", "b");
	assert_int_equal(rename(at(&place, "elsewhere").p, at(&place, "content/moved").p), 0);
	assert_true(tells(lookout, PATIENCE_MS));
	write_in_place(&place, "content/moved/b.yaml", "other");
	assert_true(tells(lookout, PATIENCE_MS));
	lookout_close(lookout);
	place_end(&place);
}

static void a_folder_that_goes_and_comes_back_is_told(bool poll)
{
	struct place place = place_make();
	struct lookout_how how = {{at(&place, "content"), at(&place, "templates")}, 2, poll};
	struct lookout *lookout;

	folder_make(&place, "content");
	folder_make(&place, "templates");
	write_in_place(&place, "content/a.yaml", "a");
	lookout = lookout_open(&how);
	assert_int_equal(rename(at(&place, "content").p, at(&place, "gone").p), 0);
	assert_true(tells(lookout, PATIENCE_MS));
	write_in_place(&place, "templates/x.html", "x");
	assert_true(tells(lookout, PATIENCE_MS));
	assert_int_equal(rename(at(&place, "gone").p, at(&place, "content").p), 0);
	assert_true(tells(lookout, PATIENCE_MS));
	assert_int_equal(lookout_fd(lookout) < 0, poll);
	write_in_place(&place, "content/a.yaml", "other");
	assert_true(tells(lookout, PATIENCE_MS));
	lookout_close(lookout);
	place_end(&place);
}

static void what_is_no_record_is_not_told(bool poll)
{
	struct place place = place_make();
	struct lookout_how how = {{at(&place, "content")}, 1, poll};
	struct lookout *lookout;
	char byte;

	folder_make(&place, "content");
	write_in_place(&place, "content/a.yaml", "a");
	lookout = lookout_open(&how);
	write_in_place(&place, "content/.a.yaml.swp", "editor's");
	folder_make(&place, "content/.git");
	write_in_place(&place, "content/.git/index", "git's");
	{
		FILE *file = fopen(at(&place, "content/a.yaml").p, "r");

		assert_int_equal(fread(&byte, 1, 1, file), 1);
		fclose(file);
	}
	assert_false(tells(lookout, 150));
	lookout_close(lookout);
	place_end(&place);
}

#define BOTH(name)                                     \
	static void name##_by_the_system(void **state) \
	{                                              \
		(void)state;                           \
		name(false);                           \
	}                                              \
	static void name##_by_looking(void **state)    \
	{                                              \
		(void)state;                           \
		name(true);                            \
	}
BOTH(a_change_of_any_kind_is_told)
BOTH(a_file_in_a_new_folder_is_told)
BOTH(a_folder_that_goes_and_comes_back_is_told)
BOTH(what_is_no_record_is_not_told)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_of_any_kind_is_told_by_the_system),
		cmocka_unit_test(a_change_of_any_kind_is_told_by_looking),
		cmocka_unit_test(a_file_in_a_new_folder_is_told_by_the_system),
		cmocka_unit_test(a_file_in_a_new_folder_is_told_by_looking),
		cmocka_unit_test(a_folder_that_goes_and_comes_back_is_told_by_the_system),
		cmocka_unit_test(a_folder_that_goes_and_comes_back_is_told_by_looking),
		cmocka_unit_test(what_is_no_record_is_not_told_by_the_system),
		cmocka_unit_test(what_is_no_record_is_not_told_by_looking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
