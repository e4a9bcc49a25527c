/* test_stage.c - several files changed together: all or none. */
#include "test.h"

#include "write/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	struct arena *arena;
	struct str root;
	struct stage stage;
};

static void write_now(const struct place *p, const char *name, const char *text)
{
	FILE *out = fopen(str_printf(p->arena, "%s/%s", p->root.p, name).p, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
}

static struct str read_now(const struct place *p, const char *name)
{
	return file_read(p->root, str_c(name), 1000, p->arena).bytes;
}

static int setup(void **state)
{
	static const char form[] = "/tmp/fuga-stage-XXXXXX";
	struct arena *arena = arena_new();
	struct place *p = NEW(arena, struct place);
	char *name = arena_alloc(arena, sizeof form);

	memcpy(name, form, sizeof form);
	*p = (struct place){.arena = arena, .root = str_c(mkdtemp(name))};
	write_now(p, "a.yaml", "a\n");
	write_now(p, "b.yaml", "b\n");
	p->stage = stage_open(p->root, arena);
	stage_file(&p->stage, STR("a.yaml"))->after = STR("a\na\n");
	stage_file(&p->stage, STR("sub/new.yaml"))->after = STR("n\n");
	stage_file(&p->stage, STR("b.yaml"))->after = STR("b\nb\n");
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct place *p = *state;
	static const char *const names[] = {"a.yaml", "b.yaml", "sub/new.yaml", "sub", ""};

	for (size_t i = 0; i < 5; i++) /* fails where something was left behind */
		if (remove(str_printf(p->arena, "%s/%s", p->root.p, names[i]).p) != 0 && i == 4)
			fail_msg("something was left in %s", p->root.p);
	arena_free(p->arena);
	return 0;
}

static bool any(struct str name)
{
	return name.n > 0;
}

static void a_store_shows_files_as_they_will_be(void **state)
{
	struct place *p = *state;
	struct store store = stage_store(&p->stage);
	struct found_list found = store.find(&store, any, p->arena);

	assert_int_equal(found.files.n, 3);
	assert_str_equal(found.files.v[2].path, STR("sub/new.yaml"));
	assert_str_equal(store.read(&store, STR("a.yaml"), 1000, p->arena).bytes, STR("a\na\n"));
	assert_str_equal(store.read(&store, STR("sub/new.yaml"), 1000, p->arena).bytes, STR("n\n"));
	assert_str_equal(read_now(p, "a.yaml"), STR("a\n"));
}

static void all_are_put_in_place_with_their_modes(void **state)
{
	struct place *p = *state;
	struct trouble trouble;
	struct stat stat_of;

	assert_int_equal(chmod(str_printf(p->arena, "%s/b.yaml", p->root.p).p, 0640), 0);
	assert_true(stage_put(&p->stage, &trouble));
	assert_str_equal(read_now(p, "a.yaml"), STR("a\na\n"));
	assert_str_equal(read_now(p, "b.yaml"), STR("b\nb\n"));
	assert_str_equal(read_now(p, "sub/new.yaml"), STR("n\n"));
	assert_int_equal(stat(str_printf(p->arena, "%s/b.yaml", p->root.p).p, &stat_of), 0);
	assert_int_equal(stat_of.st_mode & 0777, 0640);
}

static void assert_untouched(const struct place *p)
{
	assert_str_equal(read_now(p, "a.yaml"), STR("a\n"));
	assert_int_equal(read_now(p, "sub/new.yaml").n, 0);
}

static void a_file_that_changed_meanwhile_stops_all(void **state)
{
	struct place *p = *state;
	struct trouble trouble;

	write_now(p, "b.yaml", "x\n");
	assert_false(stage_put(&p->stage, &trouble));
	assert_true(str_ends(trouble.path, STR("b.yaml")));
	assert_true(str_find(trouble.why, STR("changed meanwhile")) >= 0);
	assert_untouched(p);
	assert_str_equal(read_now(p, "b.yaml"), STR("x\n"));
}

static void what_was_put_is_taken_back_where_the_last_fails(void **state)
{
	struct place *p = *state;
	struct trouble trouble;

	/* The same new file by another name: there is one already when its turn comes. */
	stage_file(&p->stage, STR("sub/../sub/new.yaml"))->after = STR("m\n");
	assert_false(stage_put(&p->stage, &trouble));
	assert_true(str_ends(trouble.path, STR("sub/../sub/new.yaml")));
	assert_untouched(p);
	assert_str_equal(read_now(p, "b.yaml"), STR("b\n"));
}

static void what_was_saved_at_the_last_moment_stays(void **state)
{
	struct place *p = *state;
	struct trouble trouble;

	/* By another name, the same file has become another when its turn comes. */
	stage_file(&p->stage, STR("./b.yaml"))->after = STR("x\n");
	assert_false(stage_put(&p->stage, &trouble));
	assert_true(str_ends(trouble.path, STR("./b.yaml")));
	assert_true(str_find(trouble.why, STR("changed meanwhile")) >= 0);
	assert_untouched(p);
	assert_str_equal(read_now(p, "b.yaml"), STR("b\n"));
}

static void a_folder_is_not_exchanged_for_a_file(void **state)
{
	struct place *p = *state;
	struct trouble trouble;
	struct stat stat_of;

	assert_int_equal(mkdir(str_printf(p->arena, "%s/sub", p->root.p).p, 0777), 0);
	p->stage = stage_open(p->root, p->arena);
	stage_file(&p->stage, STR("sub"))->after = STR("n\n");
	assert_false(stage_put(&p->stage, &trouble));
	assert_true(str_ends(trouble.path, STR("sub")));
	assert_int_equal(stat(str_printf(p->arena, "%s/sub", p->root.p).p, &stat_of), 0);
	assert_true(S_ISDIR(stat_of.st_mode));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_store_shows_files_as_they_will_be, setup, teardown),
		cmocka_unit_test_setup_teardown(
			all_are_put_in_place_with_their_modes, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_file_that_changed_meanwhile_stops_all, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_was_put_is_taken_back_where_the_last_fails, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_was_saved_at_the_last_moment_stays, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_folder_is_not_exchanged_for_a_file, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
