/* test_words.c - the words of a language. */
#include "test.h"

#include "read/read.h"

struct fixture {
	struct arena *arena;
	struct diags diags;
	struct map words;
};

static int setup(void **state)
{
	static const struct fixture empty;
	struct arena *arena = arena_new();
	struct fixture *f = NEW(arena, struct fixture);

	*f = empty;
	f->arena = arena;
	diags_init(&f->diags, arena);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	arena_free(((struct fixture *)*state)->arena);
	return 0;
}

static struct str word(const struct fixture *f, const char *name)
{
	const struct str *found = map_get(&f->words, str_c(name));

	return found ? *found : STR("(none)");
}

static void nested_names_are_joined_by_points(void **state)
{
	struct fixture *f = *state;

	assert_true(words_read(STR("term:\n  kind: {defect: Fallo, other: Otro}\n  days: \"{n, "
				   "plural, one {# día} other {# días}}\"\n"
				   "no: negación\n"),
		STR("es.yaml"), &f->words, &f->diags, f->arena));
	assert_str_equal(word(f, "term.kind.defect"), STR("Fallo"));
	assert_str_equal(word(f, "term.kind.other"), STR("Otro"));
	assert_str_equal(word(f, "term.days"), STR("{n, plural, one {# día} other {# días}}"));
	assert_str_equal(word(f, "no"), STR("negación"));
	assert_str_equal(word(f, "term.kind"), STR("(none)"));
}

static void a_file_of_comments_has_no_words_and_no_error(void **state)
{
	struct fixture *f = *state;

	assert_true(
		words_read(STR("# nothing yet\n"), STR("es.yaml"), &f->words, &f->diags, f->arena));
	assert_int_equal(f->words.n, 0);
}

static void what_is_wrong_is_told_at_its_place(void **state)
{
	static const struct {
		const char *yaml;
		enum diag_code code;
		uint32_t line, col;
	} cases[] = {
		{"a: b\na: c\n", DIAG_DUPLICATE_KEY, 2, 1},
		{"a: [b]\n", DIAG_STRUCTURE, 1, 4},
		{"- a\n", DIAG_STRUCTURE, 1, 1},
		{"a: 'b\n", DIAG_SYNTAX, 1, 4},
		{"a: *b\n", DIAG_REFUSED, 1, 4},
		{"a: \x93x\n", DIAG_ENCODING, 1, 4},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diags diags = {0};

		diags_init(&diags, f->arena);
		assert_false(words_read(
			str_c(cases[i].yaml), STR("es.yaml"), &f->words, &diags, f->arena));
		assert_int_equal(diags.list.n, 1);
		assert_int_equal(diags.list.v[0].code, cases[i].code);
		assert_int_equal(diags.list.v[0].at.line, cases[i].line);
		assert_int_equal(diags.list.v[0].at.col, cases[i].col);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nested_names_are_joined_by_points, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_file_of_comments_has_no_words_and_no_error, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_is_wrong_is_told_at_its_place, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
