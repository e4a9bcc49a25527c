/* test_quote.c - texts as scalars of YAML. */
#include "test.h"

#include "write/parse.h"
#include "write/quote.h"

static struct str quoted_as(struct str text, unsigned manner, struct arena *arena)
{
	struct buf out = {0};
	struct str copy;

	quote_text(&out, text, manner);
	copy = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return copy;
}

static void a_text_that_could_be_something_else_is_quoted(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"Entrega en obra", "Entrega en obra"},
		{"a:b", "a:b"},
		{"uno #2", "'uno #2'"},
		{"uno#2", "uno#2"},
		{"Entrega: lunes", "'Entrega: lunes'"},
		{"ojo:", "'ojo:'"},
		{"no", "'no'"},
		{"YES", "'YES'"},
		{"~", "'~'"},
		{"null", "'null'"},
		{"12", "'12'"},
		{"1_000.5", "'1_000.5'"},
		{"0x1F", "'0x1F'"},
		{"2026-02-03", "'2026-02-03'"},
		{"10:15", "'10:15'"},
		{"12 cajas", "12 cajas"},
		{"-5", "'-5'"},
		{"- lista", "'- lista'"},
		{"?", "'?'"},
		{"@ana", "'@ana'"},
		{"*alias", "'*alias'"},
		{"&ancla", "'&ancla'"},
		{"!tag", "'!tag'"},
		{"% de algo", "'% de algo'"},
		{"{a}", "'{a}'"},
		{"[a]", "'[a]'"},
		{"`x`", "'`x`'"},
		{"it's", "it's"},
		{"'dicho'", "'''dicho'''"},
		{"\"dicho\"", "'\"dicho\"'"},
		{" antes", "' antes'"},
		{"... y más", "'... y más'"},
		{"a\tb", "\"a\\tb\""},
		{"a\nb \"c\" \\", "\"a\\nb \\\"c\\\" \\\\\""},
		{"", "''"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str_equal(quoted_as(str_c(cases[i].text), 0, arena), str_c(cases[i].want));
	arena_free(arena);
}

static void between_brackets_commas_and_brackets_are_quoted(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_str_equal(quoted_as(STR("uno, dos"), 0, arena), STR("uno, dos"));
	assert_str_equal(quoted_as(STR("uno, dos"), QUOTE_FLOW, arena), STR("'uno, dos'"));
	assert_str_equal(quoted_as(STR("uno [dos]"), QUOTE_FLOW, arena), STR("'uno [dos]'"));
	assert_str_equal(quoted_as(STR("a:"), QUOTE_FLOW, arena), STR("'a:'"));
	arena_free(arena);
}

static void a_date_stays_plain_where_the_field_takes_dates(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_str_equal(quoted_as(STR("2026-02-03"), QUOTE_TYPED, arena), STR("2026-02-03"));
	assert_str_equal(quoted_as(STR("yes"), QUOTE_TYPED, arena), STR("yes"));
	assert_str_equal(quoted_as(STR("2026-02-03T10:15"), QUOTE_TYPED | QUOTE_FLOW, arena),
		STR("2026-02-03T10:15"));
	arena_free(arena);
}

/* Any text of these letters, in each of the ways to write it. */
static void whatever_is_written_reads_back_the_same(void **state)
{
	static const char letters[] = "a :#-,[]{}'\"\\&*!|>%@?.\n1n";
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct arena *arena = arena_new();
		struct buf file = {0};
		struct parsed parsed;
		char text[8];
		size_t n = 0;
		struct str want;

		for (seed = seed * 6364136223846793005u + 1442695040888963407u;
			n < 1 + (seed >> 60) % 8; n++) {
			text[n] = letters[(seed >> 33) % (sizeof letters - 1)];
			seed = seed * 6364136223846793005u + 1442695040888963407u;
		}
		want = str_trim((struct str){text, n < 8 ? n : 8});
		if (want.n) {
			buf_put(&file, STR("a:\n  b: "));
			if (round % 3 == 0 && quote_fits_block(want))
				quote_block(&file, want, 4, STR("\n"));
			else
				quote_text(&file, want, 0);
			buf_put(&file, STR("\n  c: {d: "));
			quote_text(&file, want, QUOTE_FLOW);
			buf_put(&file, STR(", e: x}\n"));
			parsed = parse_text(buf_str(&file), arena);
			if (!parsed.good)
				fail_msg("not read: %.*s", STR_ARG(buf_str(&file)));
			assert_str_equal(parsed.documents.list.v[0]->first->first->text, want);
			assert_str_equal(
				parsed.documents.list.v[0]->first->first->next->first->text, want);
		}
		buf_free(&file);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_that_could_be_something_else_is_quoted),
		cmocka_unit_test(between_brackets_commas_and_brackets_are_quoted),
		cmocka_unit_test(a_date_stays_plain_where_the_field_takes_dates),
		cmocka_unit_test(whatever_is_written_reads_back_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
