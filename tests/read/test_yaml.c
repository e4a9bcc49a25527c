/* test_yaml.c - YAML text to a small tree of nodes. */
#include "test.h"

#include "base/buf.h"
#include "read/yaml.h"

struct parsed {
	struct arena *arena;
	struct diags diags;
	struct documents documents;
};

static struct parsed parse(struct str text, int64_t depth)
{
	struct parsed parsed = {.arena = arena_new()};
	struct yaml_input input = {.file = STR("x.yaml"), .depth = depth, .text_bytes = 40};

	diags_init(&parsed.diags, parsed.arena);
	input.scan = text_scan(&(struct text_input){.bytes = text}, &parsed.diags, parsed.arena);
	assert_true(input.scan.good);
	parsed.documents = yaml_read(&input, &parsed.diags, parsed.arena);
	return parsed;
}

/* A node as one line: {key: "text", list: ["a"]}. */
static void write(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		buf_printf(out, node->spoilt ? "!%.*s!" : "'%.*s'", STR_ARG(node->text));
		return;
	}
	buf_char(out, node->kind == NODE_LIST ? '[' : '{');
	for (const struct node *n = node->first; n; n = n->next) {
		if (node->kind == NODE_MAPPING)
			buf_printf(out, "%.*s: ", STR_ARG(n->key));
		write(out, n);
		buf_put(out, n->next ? STR(", ") : STR(""));
	}
	buf_char(out, node->kind == NODE_LIST ? ']' : '}');
}

static void text_becomes_a_tree(void **state)
{
	static const struct {
		const char *yaml, *want;
	} cases[] = {
		{"", ""},
		{"# nothing\n", ""},
		{"---\n---\n", ""},
		{"a: b\n", "{a: 'b'}"},
		{"a: no\nb: 012\nc: 2026-02-03\nd: ~\n",
			"{a: 'no', b: '012', c: '2026-02-03', d: '~'}"},
		{"a:\n- b\n- [c, {d: e}]\n", "{a: ['b', ['c', {d: 'e'}]]}"},
		{"a: {}\nb: []\nc: ''\nd:\n", "{a: {}, b: [], c: '', d: ''}"},
		{"a: 1\n---\nb: 2\n", "{a: '1'} {b: '2'}"},
		{"a: |\n  x\n   y\n", "{a: 'x\n y\n'}"},
		{"a: \"x\xE2\x80\xA8y\"\n", "{a: 'x\xE2\x80\xA8y'}"},
		{"a: x\xE2\x80\xA9y\nb: z\xC2\x85w\n", "{a: 'x\xE2\x80\xA9y', b: 'z\xC2\x85w'}"},
		{"a: \xEF\xB7\x90\xE2\x80\xA8\n", "{a: '\xEF\xB7\x90\xE2\x80\xA8'}"},
		{"\xEF\xBB\xBF"
		 "a: b\n",
			"{a: 'b'}"},
		{"'<<': b\n", "{<<: 'b'}"},
		{"%YAML 1.1\n---\na: b\n", "{a: 'b'}"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct parsed parsed = parse(str_c(cases[i].yaml), 8);
		struct buf got = {0};

		for (size_t d = 0; d < parsed.documents.list.n; d++) {
			buf_put(&got, d ? STR(" ") : STR(""));
			write(&got, parsed.documents.list.v[d]);
		}
		assert_str_equal(buf_str(&got), str_c(cases[i].want));
		assert_int_equal(parsed.diags.list.n, 0);
		buf_free(&got);
		arena_free(parsed.arena);
	}
}

struct told {
	const char *yaml, *code;
	uint32_t line, col;
	const char *mention;
};

static void check_told(const struct told *want)
{
	struct parsed parsed = parse(str_c(want->yaml), 8);
	const struct diag *diag = parsed.diags.list.v;

	if (parsed.diags.list.n != 1)
		fail_msg("%zu errors in\n%s", parsed.diags.list.n, want->yaml);
	if (strcmp(diag_kind(diag->code)->code, want->code) != 0 || diag->at.line != want->line ||
		diag->at.col != want->col || str_find(diag->text, str_c(want->mention)) < 0)
		fail_msg("%u:%u %s: %.*s\nin\n%s", diag->at.line, diag->at.col,
			diag_kind(diag->code)->code, STR_ARG(diag->text), want->yaml);
	arena_free(parsed.arena);
}

static void what_records_do_not_use_is_refused_where_it_stands(void **state)
{
	static const struct told cases[] = {
		{"a: &x b\nc: *x\n", "refused", 1, 4, "&x"},
		{"a: *x\n", "refused", 1, 4, "alias"},
		{"*x : b\n", "refused", 1, 1, "alias"},
		{"a: **bold** word\n", "refused", 1, 4, "quotes"},
		{"a: !!str b\n", "refused", 1, 4, "tag"},
		{"a: ! b\n", "refused", 1, 4, "tag"},
		{"a: ! 'b'\n", "refused", 1, 4, "tag"},
		{"ñ: ! b\n", "refused", 1, 4, "tag"},
		{"a: !<x b\n", "refused", 1, 4, "tag"},
		{"a: !foo!x b\n", "refused", 1, 4, "tag"},
		{"a: &x [*x]\n", "refused", 1, 4, "anchor"},
		{"&x a: b\n", "refused", 1, 1, "anchor"},
		{"<<: {a: b}\n", "refused", 1, 1, "merge"},
		{"<<: [{a: b}, {c: d}]\ne: f\n", "refused", 1, 1, "merge"},
		{"? [a, [b]]\n: {c: [d]}\n", "structure", 1, 3, "list"},
		{"? {a: b}\n: x\nc: d\n", "structure", 1, 3, "mapping"},
		{"a: [[[[[[[[b]]]]]]]]\n", "limit", 1, 11, "8 deep"},
		{"a: \"x\\0\"\n", "encoding", 1, 4, "U+0000"},
		{"a: \"\\e[2J\"\n", "encoding", 1, 4, "U+001B"},
		{"a: 0123456789012345678901234567890123456789x\n", "limit", 1, 4, "40 bytes"},
		{"a: b\nc: d\na: e\n", "duplicate-key", 3, 1, "line 1"},
		{"a: b\n'a': [e]\n", "duplicate-key", 2, 1, "line 1"},
		{"a: 1\n%YAML 1.1\n---\nb: 2\n", "syntax", 2, 1, "..."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_told(&cases[i]);
}

static void errors_of_syntax_say_what_to_write_instead(void **state)
{
	static const struct told cases[] = {
		{"a:\n\tb: c\n", "syntax", 2, 1, "tab"},
		{"a: |\n\tb\n", "syntax", 2, 1, "tab"},
		{"a: b: c\n", "syntax", 1, 5, "quotes"},
		{"a: b\n  c: d\n", "syntax", 2, 4, "indent"},
		{"a: x\xE2\x80\xA8   b: y\n", "syntax", 1, 10,
			":"}, /* one line, so no mapping can begin */
		{"a: @b\n", "syntax", 1, 4, "quotes"},
		{"a: `b`\n", "syntax", 1, 4, "quotes"},
		{"a: %b\n", "syntax", 1, 4, "quotes"},
		{"a: }b\n", "syntax", 1, 4, "'}'"},
		{"a: [b\nc: d\n", "syntax", 1, 4, "not closed"},
		{"a: [\n", "syntax", 2, 1, "is not closed"},
		{"a: {b: c\n", "syntax", 1, 4, "not closed"},
		{"a: [b}\n", "syntax", 1, 6, "']'"},
		{"a: \"b\nc: d\n", "syntax", 1, 4, "not closed"},
		{"a: 'b\n---\nc: d\n", "syntax", 1, 4, "not closed"},
		{"a: 'l'x'\n", "syntax", 1, 6, "''"},
		{"a: \"b\" c\n", "syntax", 1, 6, "\\\""},
		{"a: \"\\q\"\n", "syntax", 1, 5, "\\q"},
		{"a: \"\\x4z\"\n", "syntax", 1, 5, "2 hex"},
		{"a: \"\\ud83d\"\n", "syntax", 1, 5, "surrogate"},
		{"a: |0\n  b\n", "syntax", 1, 5, "1 to 9"},
		{"a: 1\n... b\n", "syntax", 2, 5, "'...'"},
		{"a: - b\n", "syntax", 1, 4, "list"},
		{"a\nb: c\n", "syntax", 2, 2, ""},
		{"%FOO\n---\na: b\n", "syntax", 1, 1, "directive"},
		{"%YAML 3.0\n---\na: b\n", "syntax", 1, 1, "directive"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_told(&cases[i]);
}

static void what_stands_before_an_error_is_still_read(void **state)
{
	struct parsed parsed = parse(STR("a: 1\n---\nb: [2\n"), 8);

	(void)state;
	assert_int_equal(parsed.documents.list.n, 1);
	assert_false(parsed.documents.whole);
	assert_int_equal(parsed.diags.errors, 1);
	arena_free(parsed.arena);
}

static void many_equal_keys_are_each_told_with_the_first(void **state)
{
	struct arena *arena = arena_new();
	struct buf text = {0};
	struct parsed parsed;

	(void)state;
	for (int i = 0; i < 40; i++)
		buf_printf(&text, "k%d: x\n", i);
	buf_put(&text, STR("k30: y\nk39: y\nk30: z\n"));
	parsed = parse(buf_str(&text), 8);
	assert_int_equal(parsed.diags.list.n, 3);
	assert_true(str_find(parsed.diags.list.v[0].text, STR("line 31")) > 0);
	assert_true(str_find(parsed.diags.list.v[1].text, STR("line 40")) > 0);
	assert_true(str_find(parsed.diags.list.v[2].text, STR("line 31")) > 0);
	assert_int_equal(parsed.diags.list.v[2].at.line, 43);
	buf_free(&text);
	arena_free(parsed.arena);
	arena_free(arena);
}

static void places_count_letters_whatever_their_bytes(void **state)
{
	struct parsed parsed = parse(STR("ñandú: {año: [\"😀\", x]}\r\nz: 1\ry: 2\n"), 8);
	const struct node *root = parsed.documents.list.v[0], *list = root->first->first;

	(void)state;
	assert_int_equal(root->first->at.col, 8);
	assert_int_equal(list->key_at.col, 9);
	assert_int_equal(list->first->next->at.col, 20);
	assert_int_equal(root->first->next->key_at.line, 2);
	assert_int_equal(root->first->next->next->key_at.line, 3);
	arena_free(parsed.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_becomes_a_tree),
		cmocka_unit_test(what_records_do_not_use_is_refused_where_it_stands),
		cmocka_unit_test(errors_of_syntax_say_what_to_write_instead),
		cmocka_unit_test(what_stands_before_an_error_is_still_read),
		cmocka_unit_test(many_equal_keys_are_each_told_with_the_first),
		cmocka_unit_test(places_count_letters_whatever_their_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
