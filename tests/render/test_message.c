/* test_message.c - sentences with arguments. */
#include "test.h"

#include "base/arena.h"
#include "render/format.h"
#include "render/message.h"

struct bench {
	struct arena *arena;
	struct locale *locale;
	struct value *args;
};

static const struct value *find_arg(void *context, struct str name, struct str *member)
{
	const struct bench *bench = context;
	struct str rest = name, first = name;

	str_split(&rest, '.', &first);
	*member = rest;
	return value_get(bench->args, first);
}

static bool write_arg(void *context, const struct value *leaf, struct str member, struct buf *out)
{
	const struct bench *bench = context;

	return format_leaf(bench->locale, leaf, member, out);
}

static struct bench bench_new(struct str language, struct str currency)
{
	struct arena *arena = arena_new();
	struct trouble trouble = {0};
	struct bench bench = {
		arena, locale_open(language, currency, 2, &trouble, arena), value_map(arena)};

	assert_non_null(bench.locale);
	return bench;
}

static void bench_free(struct bench *bench)
{
	locale_close(bench->locale);
	arena_free(bench->arena);
}

static bool check(struct bench *bench, const char *pattern, const char *want)
{
	struct str why;
	const struct message *message = message_compile(str_c(pattern), &why, bench->arena);
	struct message_arguments arguments = {bench->locale, find_arg, write_arg, bench};
	struct buf out = {0};
	bool whole;

	if (!message)
		fail_msg("%s: %.*s", pattern, STR_ARG(why));
	whole = message_write(message, &arguments, &out);
	assert_str_equal(buf_str(&out), str_c(want));
	buf_free(&out);
	return whole;
}

static void a_plural_agrees_with_its_number(void **state)
{
	static const char es[] =
		"{n, plural, =0 {Nadie se va} one {Se va # cuenta} other {Se van # cuentas}}";
	static const char en[] =
		"{n, plural, =0 {Nobody leaves} one {# account leaves} other {# accounts leave}}";
	static const struct {
		int64_t n;
		const char *es, *en;
	} cases[] = {
		{0, "Nadie se va", "Nobody leaves"},
		{1, "Se va 1 cuenta", "1 account leaves"},
		{2, "Se van 2 cuentas", "2 accounts leave"},
		{12345, "Se van 12.345 cuentas", "12,345 accounts leave"},
		{1000000, "Se van 1.000.000 cuentas", "1,000,000 accounts leave"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench spanish = bench_new(STR("es"), STR("EUR"));
		struct bench english = bench_new(STR("en"), STR("USD"));

		put_count(spanish.args, "n", cases[i].n);
		put_count(english.args, "n", cases[i].n);
		assert_true(check(&spanish, es, cases[i].es));
		assert_true(check(&english, en, cases[i].en));
		bench_free(&spanish);
		bench_free(&english);
	}
}

static void ranks_are_those_of_the_language(void **state)
{
	static const char pattern[] =
		"{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}";
	static const struct {
		int64_t n;
		const char *want;
	} cases[] = {{1, "1st"}, {2, "2nd"}, {3, "3rd"}, {4, "4th"}, {11, "11th"}, {21, "21st"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench = bench_new(STR("en"), STR("USD"));

		put_count(bench.args, "n", cases[i].n);
		assert_true(check(&bench, pattern, cases[i].want));
		bench_free(&bench);
	}
}

static void patterns_read_as_icu_reads_them(void **state)
{
	static const struct {
		const char *pattern, *want;
	} cases[] = {
		{"", ""},
		{"plain text, 100 % # {name}", "plain text, 100 % # Ana"},
		{"{ name }!", "Ana!"},
		{"{money.short} of {money}", "$2.78M of $2,780,000"},
		{"it''s '{name}' don't", "it's {name} don't"},
		{"'{''}' '' '", "{'} ' '"},
		{"{n, plural, other {'#' # '{'#'}'}}", "# 3 {3}"},
		{"{n, plural, other {don't 'em #}}", "don't 'em 3"},
		{"{n, plural, offset:1 =3 {three} one {# more} other {# others}}", "three"},
		{"{n, plural, offset:2 =0 {none} one {Ana and # more} other {Ana and # others}}",
			"Ana and 1 more"},
		{"{kind, select, call {Call} other {Write}} {name}", "Call Ana"},
		{"{kind, select, mail {Mail} other {Write}}", "Write"},
		{"{yes, select, true {Yes} other {No}}", "Yes"},
		{"{none, select, none {nothing} other {something}}", "nothing"},
		{"{none, plural, one {#} other {# things}}", "– things"},
		{"{none}", "–"},
		{"{n, plural, one {x} other {{kind, select, call {# calls} other {#}}}}",
			"3 calls"},
		{"{n,plural,one{a}other{b}}", "b"},
		{"{n, plural,\n\tone {a}\n\tother {b}\n}", "b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench = bench_new(STR("en"), STR("USD"));

		put_text(bench.args, "name", STR("Ana"));
		put_money(bench.args, "money", 278000000, true);
		put_count(bench.args, "n", 3);
		put_term(bench.args, "kind", "channel", STR("call"));
		put_bool(bench.args, "yes", true);
		put_none(bench.args, "none");
		assert_true(check(&bench, cases[i].pattern, cases[i].want));
		bench_free(&bench);
	}
}

static void a_missing_argument_is_seen_and_told(void **state)
{
	struct bench bench = bench_new(STR("es"), STR("MXN"));

	(void)state;
	put_share(bench.args, "share", 0.5, true);
	assert_false(check(&bench, "a {gone} b", "a {gone} b"));
	assert_false(check(&bench, "{gone, plural, one {x} other {y}}", "{gone}"));
	assert_false(check(&bench, "{gone, select, other {y}}", "{gone}"));
	assert_false(check(&bench, "{share.shrot}", "50\xc2\xa0%"));
	bench_free(&bench);
}

static void a_wrong_pattern_is_refused(void **state)
{
	static const struct {
		const char *pattern, *why;
	} cases[] = {
		{"{", "an argument needs a name, at \"\""},
		{"{}", "an argument needs a name, at \"}\""},
		{"{a", "an argument is never closed, at \"\""},
		{"a}", "a brace closes nothing, at \"}\""},
		{"{a b}", "an argument is never closed, at \"b}\""},
		{"{n, number}",
			"only plural, selectordinal and select may follow a name, at \"}\""},
		{"{n, plural}", "a comma comes before the branches, at \"}\""},
		{"{n, plural, one {x}}", "the branch \"other\" is missing, at \"}\""},
		{"{n, plural, few x}", "a branch stands in braces, at \"x}\""},
		{"{n, plural, uno {x} other {y}}", "a plural has the branches =N, zero, one, two, "
						   "few, many and other, at \" {x} other {y}}\""},
		{"{n, plural, =x {x} other {y}}",
			"after = stands a whole number, at \" {x} other {y}}\""},
		{"{n, plural, offset:x other {y}}",
			"after offset: stands a whole number, at \" other {y}}\""},
		{"{n, plural, other {x} other {y}}",
			"the same branch twice, before this, at \"}\""},
		{"{n, plural, other {x}", "an argument is never closed, at \"\""},
		{"{n, plural, other {x", "a branch is never closed, at \"\""},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str why;

		assert_null(message_compile(str_c(cases[i].pattern), &why, arena));
		assert_str_equal(why, str_c(cases[i].why));
	}
	arena_free(arena);
}

static void branches_too_deep_in_one_another_are_refused(void **state)
{
	struct arena *arena = arena_new();
	struct buf pattern = {0};
	struct str why;

	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_put(&pattern, STR("{a, select, other {"));
	assert_null(message_compile(buf_str(&pattern), &why, arena));
	assert_true(str_starts(why, STR("too many branches in one another")));
	buf_free(&pattern);
	arena_free(arena);
}

static void the_names_of_a_pattern_are_listed_once(void **state)
{
	struct arena *arena = arena_new();
	struct str why;
	const struct message *message = message_compile(
		STR("{a} {n, plural, one {{b.short}} other {{a}}} {b}"), &why, arena);
	struct message_names names = message_names(message, arena);

	(void)state;
	assert_int_equal(names.names.n, 4);
	assert_str_equal(names.names.v[0], STR("a"));
	assert_str_equal(names.names.v[1], STR("n"));
	assert_str_equal(names.names.v[2], STR("b.short"));
	assert_str_equal(names.names.v[3], STR("b"));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plural_agrees_with_its_number),
		cmocka_unit_test(ranks_are_those_of_the_language),
		cmocka_unit_test(patterns_read_as_icu_reads_them),
		cmocka_unit_test(a_missing_argument_is_seen_and_told),
		cmocka_unit_test(a_wrong_pattern_is_refused),
		cmocka_unit_test(branches_too_deep_in_one_another_are_refused),
		cmocka_unit_test(the_names_of_a_pattern_are_listed_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
