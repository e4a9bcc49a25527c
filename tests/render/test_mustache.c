/* test_mustache.c - the template engine against the official specification, and beyond it. */
#include "test.h"

#include "base/arena.h"
#include "base/map.h"
#include "render/escape.h"
#include "render/mustache.h"
#include "tree.h"

struct bench {
	struct map texts;
	struct arena *arena;
	struct buf out;
	struct buf problems;
};

static struct str text_of(void *context, struct str name)
{
	struct bench *bench = context;
	struct str *text = map_get(&bench->texts, name);

	return text ? *text : STR_NONE;
}

/* The specification's own target: HTML where it is escaped, else as it is. */
static bool write_leaf(void *context, const struct scope *scope, const struct value *leaf,
	struct str member, bool raw)
{
	struct bench *bench = context;
	struct str text = leaf->text;

	(void)scope;
	if (leaf->kind == VALUE_COUNT)
		text = str_printf(bench->arena, "%lld", (long long)leaf->integer);
	if (leaf->kind == VALUE_NUMBER)
		text = str_printf(bench->arena, "%.*f", leaf->decimals, leaf->number);
	if (member.n)
		text = str_printf(bench->arena, "%.*s:%.*s", STR_ARG(text), STR_ARG(member));
	if (raw)
		buf_put(&bench->out, text);
	else
		escape_html(text, &bench->out);
	return true;
}

static const void *bind_word(void *context, struct str name, struct str *wrong)
{
	(void)context;
	if (str_eq(name, STR("t.bad")))
		*wrong = STR("no such word");
	return str_eq(name, STR("t.good")) ? "good" : NULL;
}

static bool write_bound(void *context, const struct scope *scope, const void *thing, bool raw)
{
	struct bench *bench = context;
	struct found_value found = scope_find(scope, STR("a.n.short"));

	(void)raw;
	buf_printf(&bench->out, "<%s %d %.*s>", (const char *)thing,
		found.value ? (int)found.value->integer : -1, STR_ARG(found.member));
	return true;
}

static void note_problem(void *context, struct str template, int line, struct str what)
{
	struct bench *bench = context;

	buf_printf(&bench->problems, "%.*s:%d:%.*s;", STR_ARG(template), line, STR_ARG(what));
}

static void add_text_of(struct bench *bench, const char *name, struct str text)
{
	struct str *copy = NEW(bench->arena, struct str);

	*copy = text.p ? text : STR("");
	map_add(&bench->texts, str_c(name), copy, bench->arena);
}

static struct bench *bench_new(void)
{
	struct arena *arena = arena_new();
	struct bench *bench = NEW(arena, struct bench);

	bench->arena = arena;
	return bench;
}

static void bench_free(struct bench *bench)
{
	buf_free(&bench->out);
	buf_free(&bench->problems);
	arena_free(bench->arena);
}

/* Compiles "main" and runs it; false and *trouble if it is wrong. */
static bool bench_run(
	struct bench *bench, const struct value *data, bool lenient, struct trouble *trouble)
{
	struct mustache_loader loader = {
		.text = text_of, .bind = bind_word, .context = bench, .lenient = lenient};
	struct mustache_writer writer = {.leaf = write_leaf,
		.bound = write_bound,
		.problem = note_problem,
		.context = bench,
		.out = &bench->out};
	struct mustache *set = mustache_new(&loader, bench->arena);

	if (!mustache_compile(set, STR("main"), trouble, bench->arena))
		return false;
	/* Dynamic names find only what was compiled. */
	for (size_t i = 0; i < bench->texts.cap; i++)
		if (bench->texts.slots[i].key.p &&
			!mustache_compile(set, bench->texts.slots[i].key, trouble, bench->arena))
			return false;
	return mustache_run(set, STR("main"), data, &writer);
}

/* One test of the specification; the text is empty where it passes. */
static bool spec_passes(const char *file, const json_t *test)
{
	struct bench *bench = bench_new();
	struct trouble trouble = {0};
	const char *name;
	json_t *partial;
	bool passes;

	add_text_of(bench, "main", json_str(json_object_get(test, "template")));
	json_object_foreach(json_object_get(test, "partials"), name, partial)
		add_text_of(bench, name, json_str(partial));
	passes = bench_run(bench, tree_of(json_object_get(test, "data"), bench->arena), true,
			 &trouble) &&
		 str_eq(buf_str(&bench->out), json_str(json_object_get(test, "expected")));
	if (!passes)
		print_error("%s: %s: got \"%.*s\" %.*s\n", file,
			json_string_value(json_object_get(test, "name")),
			STR_ARG(buf_str(&bench->out)), STR_ARG(trouble.why));
	bench_free(bench);
	return passes;
}

static void the_official_specification_holds(void **state)
{
	const char *files[] = {"comments", "delimiters", "interpolation", "inverted", "partials",
		"sections", "~inheritance", "~dynamic-names"};
	size_t ran = 0, failed = 0;

	(void)state;
	for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
		char path[200];
		json_t *spec, *test;
		size_t i;

		snprintf(path, sizeof path, "../shared/mustache-spec/%s.json", files[f]);
		spec = json_load_file(path, 0, NULL);
		if (!spec) {
			printf("SKIP the Mustache specification: no %s\n", path);
			continue;
		}
		json_array_foreach(json_object_get(spec, "tests"), i, test)
		{
			ran++;
			failed += !spec_passes(files[f], test);
		}
		json_decref(spec);
	}
	print_message("%zu tests of the specification\n", ran);
	assert_int_equal(failed, 0);
}

static void a_wrong_template_is_told_with_its_line(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{"a\n{{#x}}\n", "line 2: {{#x}} is never closed"},
		{"a\n{{/x}}", "line 2: {{/x}} closes nothing"},
		{"{{#a}}\n{{^b}}\n{{/a}}", "line 3: {{/a}} stands where {{^b}} of line 2 is open"},
		{"\n\n{{x", "line 3: a tag is opened and never closed"},
		{"{{}}", "line 1: a tag without a name"},
		{"{{a b}}", "line 1: the name 'a b' holds blanks"},
		{"{{=<%=}}", "line 1: delimiters are written {{=<% %>=}}"},
		{"\n{{>gone}}", "line 2: there is no template 'gone'"},
		{"{{t.bad}}", "line 1: no such word"},
		{"{{#t.good}}{{/t.good}}",
			"line 1: 't.good' is always there: no section can ask for it"},
		{"{{<p}}{{$a}}{{/p}}", "line 1: {{/p}} stands where {{$a}} of line 1 is open"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench *bench = bench_new();
		struct trouble trouble = {0};

		add_text_of(bench, "main", str_c(cases[i].text));
		add_text_of(bench, "p", STR("{{$a}}{{/a}}"));
		assert_false(bench_run(bench, value_map(bench->arena), false, &trouble));
		assert_str_equal(trouble.path, STR("main"));
		assert_str_equal(trouble.why, str_c(cases[i].why));
		bench_free(bench);
	}
}

static void a_wrong_partial_is_told_by_its_own_name(void **state)
{
	struct bench *bench = bench_new();
	struct trouble trouble = {0};

	(void)state;
	add_text_of(bench, "main", STR("{{>part}}"));
	add_text_of(bench, "part", STR("\n{{#x}}"));
	assert_false(bench_run(bench, value_map(bench->arena), false, &trouble));
	assert_str_equal(trouble.path, STR("part"));
	assert_str_equal(trouble.why, STR("line 2: {{#x}} is never closed"));
	bench_free(bench);
}

static void names_found_nowhere_are_told(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena);
	struct trouble trouble = {0};

	(void)state;
	put_none(page, "none");
	put_text(put_map(page, "a"), "b", STR("B"));
	add_text_of(
		bench, "main", STR("{{none}}{{a.b}}\n{{a.c}}{{#gone}}x{{/gone}}{{a}}{{>part}}"));
	add_text_of(bench, "part", STR("\n{{^lost}}{{/lost}}"));
	assert_true(bench_run(bench, page, false, &trouble));
	assert_str_equal(
		buf_str(&bench->problems), STR("main:2:a.c;main:2:gone;main:2:a;part:2:lost;"));
	bench_free(bench);
}

static void a_list_tells_whether_it_holds_anything(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena), *rows;
	struct trouble trouble = {0};

	(void)state;
	rows = put_list(put_map(page, "a"), "rows");
	add_text(rows, STR("1"));
	add_text(rows, STR("2"));
	put_list(page, "none");
	add_text_of(bench, "main",
		STR("{{#a.rows.any}}[{{#a.rows}}{{.}}{{/a.rows}}]{{/a.rows.any}}"
		    "{{#none.any}}some{{/none.any}}{{^none.any}}none{{/none.any}}"));
	assert_true(bench_run(bench, page, false, &trouble));
	assert_str_equal(buf_str(&bench->out), STR("[12]none"));
	assert_int_equal(bench->problems.n, 0);
	bench_free(bench);
}

static void what_follows_a_leaf_is_its_member(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena), *row;
	struct trouble trouble = {0};

	(void)state;
	row = add_map(put_list(page, "rows"));
	put_count(put_map(row, "a"), "n", 7);
	add_text_of(bench, "main",
		STR("{{#rows}}{{a.n.short}} {{a.n}} {{#a.n}}{{.short}}{{/a.n}} "
		    "{{t.good}}{{/rows}}{{t.good}}"));
	assert_true(bench_run(bench, page, false, &trouble));
	assert_str_equal(buf_str(&bench->out), STR("7:short 7 7:short <good 7 short><good -1 >"));
	bench_free(bench);
}

static void templates_that_call_each_other_for_ever_are_stopped(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena), *list = put_list(page, "list");
	struct trouble trouble = {0};

	(void)state;
	for (int i = 0; i < 3; i++)
		add_map(list);
	add_text_of(bench, "main", STR("{{#list}}.{{>main}}{{/list}}"));
	assert_false(bench_run(bench, page, false, &trouble));
	assert_true(bench->out.n < 1000);
	bench_free(bench);
}

static void sections_too_deep_in_one_another_are_refused(void **state)
{
	struct bench *bench = bench_new();
	struct trouble trouble = {0};
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_put(&text, STR("{{#a}}"));
	add_text_of(bench, "main", buf_str(&text));
	assert_false(bench_run(bench, value_map(bench->arena), false, &trouble));
	assert_str_equal(trouble.why, STR("line 1: too many sections in one another"));
	buf_free(&text);
	bench_free(bench);
}

static void lines_of_partials_in_partials_keep_their_indentation(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena);
	struct trouble trouble = {0};

	(void)state;
	put_bool(page, "yes", true);
	add_text_of(bench, "main", STR("<\n  {{>one}}\n>\n"));
	add_text_of(bench, "one", STR("1\n{{#yes}}\n  {{>two}}\n{{/yes}}\n\n{{>two}} inline\n"));
	add_text_of(bench, "two", STR("a\n{{yes}}b\n"));
	assert_true(bench_run(bench, page, false, &trouble));
	assert_str_equal(buf_str(&bench->out), STR("<\n  1\n    a\n    b\n\n  a\nb\n inline\n>\n"));
	bench_free(bench);
}

static void a_page_fills_the_blocks_of_its_layout(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena);
	struct trouble trouble = {0};

	(void)state;
	put_text(page, "name", STR("A & B"));
	add_text_of(bench, "main",
		STR("{{<layout}}\n{{$title}}{{name}}{{/title}}\n{{$main}}\n"
		    "<p>\n  {{name}}\n</p>\n{{/main}}\n{{/layout}}\n"));
	add_text_of(bench, "layout",
		STR("<title>{{$title}}?{{/title}}</title>\n<main>\n"
		    "\t{{$main}}\n\t{{/main}}\n</main>\n{{$foot}}foot{{/foot}}\n"));
	assert_true(bench_run(bench, page, false, &trouble));
	assert_str_equal(
		buf_str(&bench->out), STR("<title>A &amp; B</title>\n<main>\n"
					  "\t<p>\n\t  A &amp; B\n\t</p>\n</main>\nfoot\n"));
	bench_free(bench);
}

static void an_argument_that_holds_its_own_block_does_not_call_itself(void **state)
{
	struct bench *bench = bench_new();
	struct trouble trouble = {0};

	(void)state;
	add_text_of(bench, "main", STR("{{<p}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/p}}"));
	add_text_of(bench, "p", STR("{{$a}}{{/a}}"));
	assert_true(bench_run(bench, value_map(bench->arena), false, &trouble));
	assert_str_equal(buf_str(&bench->out), STR("xy"));
	bench_free(bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_official_specification_holds),
		cmocka_unit_test(a_wrong_template_is_told_with_its_line),
		cmocka_unit_test(a_wrong_partial_is_told_by_its_own_name),
		cmocka_unit_test(names_found_nowhere_are_told),
		cmocka_unit_test(a_list_tells_whether_it_holds_anything),
		cmocka_unit_test(what_follows_a_leaf_is_its_member),
		cmocka_unit_test(templates_that_call_each_other_for_ever_are_stopped),
		cmocka_unit_test(sections_too_deep_in_one_another_are_refused),
		cmocka_unit_test(lines_of_partials_in_partials_keep_their_indentation),
		cmocka_unit_test(a_page_fills_the_blocks_of_its_layout),
		cmocka_unit_test(an_argument_that_holds_its_own_block_does_not_call_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
