/* test_render.c - one tree, three writings. */
#include "test.h"

#include <pthread.h>

#include "base/arena.h"
#include "render/render.h"
#include "tree.h"

#define NB "\xc2\xa0"

struct bench {
	struct arena *arena;
	struct map words, templates;
	struct renderer_options options;
	struct renderer *renderer;
	struct trouble trouble;
	struct buf out, problems;
};

static struct str template_text(void *context, struct str name)
{
	struct bench *bench = context;
	struct str *text = map_get(&bench->templates, name);

	return text ? *text : STR_NONE;
}

static void note_problem(void *context, struct str template, int line, struct str what)
{
	struct bench *bench = context;

	buf_printf(&bench->problems, "%.*s:%d:%.*s;", STR_ARG(template), line, STR_ARG(what));
}

static void add(struct map *map, const char *key, const char *text, struct arena *arena)
{
	struct str *copy = NEW(arena, struct str);

	*copy = str_c(text);
	map_add(map, str_c(key), copy, arena);
}

static struct bench *bench_new(void)
{
	struct arena *arena = arena_new();
	struct bench *bench = NEW(arena, struct bench);

	bench->arena = arena;
	bench->options = (struct renderer_options){.template_text = template_text,
		.context = bench,
		.words = &bench->words,
		.language = STR("es"),
		.currency = STR("MXN"),
		.decimals = 2,
		.problem = note_problem,
		.problem_context = bench};
	return bench;
}

static void bench_free(struct bench *bench)
{
	renderer_close(bench->renderer);
	buf_free(&bench->out);
	buf_free(&bench->problems);
	arena_free(bench->arena);
}

static void bench_open(struct bench *bench)
{
	bench->renderer = renderer_open(&bench->options, &bench->trouble, bench->arena);
	if (!bench->renderer)
		fail_msg("%.*s: %.*s", STR_ARG(bench->trouble.path), STR_ARG(bench->trouble.why));
}

static void check(
	struct bench *bench, enum target target, const struct value *page, const char *want)
{
	if (!renderer_compile(bench->renderer, STR("page"), &bench->trouble, bench->arena))
		fail_msg("%.*s: %.*s", STR_ARG(bench->trouble.path), STR_ARG(bench->trouble.why));
	buf_clear(&bench->out);
	render_page(bench->renderer, STR("page"), target, STR("accounts/acme"), page, &bench->out,
		bench->arena);
	assert_str_equal(buf_str(&bench->out), str_c(want));
}

static struct value *sample_page(struct arena *arena)
{
	struct value *page = value_map(arena), *args;

	put_text(page, "name", STR("A <b> & *c*"));
	put_money(page, "value", 278000000, true);
	put_share(page, "share", 0.583, true);
	put_none(page, "none");
	put_date(page, "due", 20711);
	put_term(page, "kind", "incident", STR("late-delivery"));
	put_link(page, "link", STR("departments/sales"), STR("late"));
	put_link(page, "file", STR("data/promises.csv"), STR_NONE);
	put_link(page, "here", STR_NONE, STR("risk"));
	put_markdown(page, "story", STR("# Hi\n\nA <i>b</i> [c](javascript:x)\n"));
	args = put_message(page, "verdict", "verdict");
	put_count(args, "n", 1);
	put_text(args, "who", STR("<Ana>"));
	put_share(args, "share", 0.5, true);
	return page;
}

static void add_words(struct bench *bench)
{
	add(&bench->words, "verdict",
		"{n, plural, one {# cuenta} other {# cuentas}} de {who}: {share}", bench->arena);
	add(&bench->words, "term.incident.late-delivery", "entrega tardía", bench->arena);
	add(&bench->words, "title", "{name} vale {value.short}", bench->arena);
	add(&bench->words, "plain", "R&D", bench->arena);
}

static void html_escapes_every_leaf_however_many_braces(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);

	(void)state;
	add_words(bench);
	add(&bench->templates, "page",
		"{{name}}|{{{name}}}|{{&name}}|{{value}}|{{value.short}}|{{share.one}}|"
		"{{none}}|{{due}}|{{kind}}|{{kind.raw}}|{{verdict}}|{{t.title}}|{{t.plain}}|{{lang}"
		"} {{locale}}",
		bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, page,
		"A &lt;b&gt; &amp; *c*|A &lt;b&gt; &amp; *c*|A &lt;b&gt; &amp; "
		"*c*|$2,780,000|$2.78" NB "M|58.3" NB "%||15" NB "sep" NB
		"2026|entrega tardía|late-delivery|1 cuenta de &lt;Ana&gt;: 50" NB
		"%|A &lt;b&gt; &amp; *c* vale $2.78" NB "M|R&amp;D|es es-MX");
	assert_int_equal(bench->problems.n, 0);
	bench_free(bench);
}

static void markdown_escapes_every_leaf(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);

	(void)state;
	add_words(bench);
	add(&bench->templates, "page", "# {{name}}\n{{verdict}} {{t.plain}} {{value.short}}\n",
		bench->arena);
	bench_open(bench);
	check(bench, TARGET_MARKDOWN, page,
		"# A &lt;b&gt; & \\*c\\*\n1 cuenta de &lt;Ana&gt;: 50" NB "% R&amp;D $2.78" NB
		"M\n");
	bench_free(bench);
}

static void links_lead_from_the_page_to_the_targets_file(void **state)
{
	static const char template[] = "{{root}}x.css {{link}} {{file}} {{here}} {{link.raw}}";
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);

	(void)state;
	add(&bench->templates, "page", template, bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, page,
		"../x.css ../departments/sales.html#late "
		"../data/promises.csv #risk departments/sales#late");
	check(bench, TARGET_MARKDOWN, page,
		"../x.css ../departments/sales.md#late "
		"../data/promises.csv #risk departments/sales#late");
	bench_free(bench);
}

static void a_story_is_html_or_clean_markdown_in_either_braces(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);

	(void)state;
	add(&bench->templates, "page", "{{story}}{{{story}}}", bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, page,
		"<h3>Hi</h3>\n<p>A &lt;i&gt;b&lt;/i&gt; c (javascript:x)</p>\n"
		"<h3>Hi</h3>\n<p>A &lt;i&gt;b&lt;/i&gt; c (javascript:x)</p>\n");
	check(bench, TARGET_MARKDOWN, page,
		"### Hi\n\nA \\<i\\>b\\</i\\> c (javascript:x)\n"
		"### Hi\n\nA \\<i\\>b\\</i\\> c (javascript:x)\n");
	bench_free(bench);
}

static void a_story_that_is_all_of_its_page_begins_below_the_title(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);

	(void)state;
	add(&bench->templates, "page", "{{{story.page}}}", bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, page,
		"<h2>Hi</h2>\n<p>A &lt;i&gt;b&lt;/i&gt; c (javascript:x)</p>\n");
	check(bench, TARGET_MARKDOWN, page, "## Hi\n\nA \\<i\\>b\\</i\\> c (javascript:x)\n");
	bench_free(bench);
}

static void what_a_page_lacks_is_told_and_seen(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = value_map(bench->arena);

	(void)state;
	put_message(page, "sentence", "no.such.key");
	put_term(page, "term", "list", STR("<word>"));
	put_share(page, "share", 0.5, true);
	put_message(page, "half", "half");
	add(&bench->words, "half", "{gone} b", bench->arena);
	add(&bench->templates, "page",
		"{{name}}{{sentence}}\n{{term}}\n{{share.shrot}}\n{{half}}\n{{t.half}}",
		bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, page, "no.such.key\n&lt;word&gt;\n50" NB "%\n{gone} b\n{gone} b");
	assert_str_equal(
		buf_str(&bench->problems), STR("page:1:name;page:1:sentence;page:2:term;"
					       "page:3:share.shrot;page:4:half;page:5:t.half;"));
	bench_free(bench);
}

static void a_template_that_names_a_word_we_lack_is_refused(void **state)
{
	struct bench *bench = bench_new();

	(void)state;
	add_words(bench);
	add(&bench->templates, "page", "\n{{t.titel}}", bench->arena);
	bench_open(bench);
	assert_false(renderer_compile(bench->renderer, STR("page"), &bench->trouble, bench->arena));
	assert_str_equal(bench->trouble.path, STR("page"));
	assert_str_equal(bench->trouble.why,
		STR("line 2: the words have no key 'titel'; did you mean 'title'?"));
	assert_true(renderer_has_word(bench->renderer, STR("title")));
	assert_false(renderer_has_word(bench->renderer, STR("titel")));
	bench_free(bench);
}

static void a_wrong_word_is_told_by_its_key(void **state)
{
	struct bench *bench = bench_new();

	(void)state;
	add(&bench->words, "a.b", "{n, plural, one {x}}", bench->arena);
	assert_null(renderer_open(&bench->options, &bench->trouble, bench->arena));
	assert_str_equal(bench->trouble.path, STR("a.b"));
	assert_str_equal(bench->trouble.why, STR("the branch \"other\" is missing, at \"}\""));
	bench_free(bench);
}

static void the_words_that_templates_use_are_known(void **state)
{
	struct bench *bench = bench_new();
	struct word_uses uses;

	(void)state;
	add_words(bench);
	add(&bench->templates, "page", "{{t.title}}{{>part}}", bench->arena);
	add(&bench->templates, "part", "{{t.plain}}", bench->arena);
	bench_open(bench);
	assert_true(renderer_compile(bench->renderer, STR("page"), &bench->trouble, bench->arena));
	uses = renderer_words(bench->renderer, bench->arena);
	assert_int_equal(uses.words.n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(uses.words.v[i].used, i == 0 || i == 2);
	assert_str_equal(uses.words.v[0].key, STR("plain"));
	assert_str_equal(uses.words.v[2].key, STR("title"));
	bench_free(bench);
}

static void templates_without_end_are_seen_on_the_page(void **state)
{
	struct bench *bench = bench_new();

	(void)state;
	add(&bench->templates, "page", "{{>page}}", bench->arena);
	bench_open(bench);
	check(bench, TARGET_HTML, value_map(bench->arena),
		"\nfuga: templates call one another without end\n");
	assert_str_equal(
		buf_str(&bench->problems), STR("page:0:templates call one another without end;"));
	bench_free(bench);
}

static void a_template_never_compiled_writes_nothing_and_is_told(void **state)
{
	struct bench *bench = bench_new();

	(void)state;
	bench_open(bench);
	render_page(bench->renderer, STR("page"), TARGET_HTML, STR("a"), value_map(bench->arena),
		&bench->out, bench->arena);
	assert_int_equal(bench->out.n, 0);
	assert_str_equal(buf_str(&bench->problems), STR("page:0:was never compiled;"));
	add(&bench->templates, "page", "text{{#x}}", bench->arena);
	assert_false(renderer_compile(bench->renderer, STR("page"), &bench->trouble, bench->arena));
	render_page(bench->renderer, STR("page"), TARGET_HTML, STR("a"), value_map(bench->arena),
		&bench->out, bench->arena);
	assert_int_equal(bench->out.n, 0);
	bench_free(bench);
}

static void json_reads_back_as_the_raw_values(void **state)
{
	struct bench *bench = bench_new();
	struct value *page = sample_page(bench->arena), *list;
	json_t *json, *want;
	json_error_t error;

	(void)state;
	add_words(bench);
	put_coord(put_drawn(page, "chart"), "x", 1);
	list = put_list(page, "list");
	put_count(add_map(list), "n", -5);
	add_text(list, STR("\"q\" \\ </script> \x01 \n año"));
	put_list(page, "empty");
	put_map(page, "nothing");
	put_bool(page, "yes", true);
	put_number(page, "third", 1.0 / 3, 1, true);
	put_days(page, "days", 2.5, true);
	put_moment(page, "when", (struct when){20711, 36900, 20711LL * 86400 + 36900});
	put_month(page, "month", 680);
	put_quarter(page, "quarter", 226);
	bench_open(bench);
	render_json(bench->renderer, page, &bench->out, bench->arena);
	json = json_loadb(bench->out.p, bench->out.n, JSON_REJECT_DUPLICATES, &error);
	if (!json)
		fail_msg("%s, line %d", error.text, error.line);
	want = json_loads("{\"name\": \"A <b> & *c*\", \"value\": 278000000, \"share\": 0.583,"
			  "\"none\": null, \"due\": \"2026-09-15\", \"kind\": \"late-delivery\","
			  "\"link\": \"departments/sales#late\", \"file\": \"data/promises.csv\", "
			  "\"here\": \"#risk\","
			  "\"story\": \"# Hi\\n\\nA <i>b</i> [c](javascript:x)\\n\","
			  "\"verdict\": \"1 cuenta de <Ana>: 50\\u00a0%\","
			  "\"list\": [{\"n\": -5}, \"\\\"q\\\" \\\\ </script> \\u0001 \\n año\"], "
			  "\"empty\": [],"
			  "\"nothing\": {}, \"yes\": true, \"third\": 0.333333333, \"days\": 2.5,"
			  "\"when\": \"2026-09-15T10:15:00+00:00\", \"month\": \"2026-09\", "
			  "\"quarter\": \"2026-Q3\"}",
		0, &error);
	assert_non_null(want);
	assert_true(json_equal(json, want));
	assert_int_equal(str_find(buf_str(&bench->out), STR("</")), -1);
	json_decref(json);
	json_decref(want);
	bench_free(bench);
}

static void any_leaf_is_plain_text(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);
	static const struct {
		const char *key, *want;
	} cases[] = {{"name", "A <b> & *c*"}, {"value", "$2,780,000"}, {"kind", "entrega tardía"},
		{"link", "departments/sales#late"}, {"none", ""},
		{"verdict", "1 cuenta de <Ana>: 50" NB "%"}};

	(void)state;
	add_words(bench);
	bench_open(bench);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str_equal(render_text(bench->renderer, value_get(page, str_c(cases[i].key)),
					 bench->arena),
			str_c(cases[i].want));
	bench_free(bench);
}

static struct str name_of(const void *item)
{
	return *(const struct str *)item;
}

static void names_are_in_the_order_of_the_language(void **state)
{
	static const struct str names[] = {{"Zapata", 6}, {"Ñandú", 7}, {"nube", 4}, {"Ópalo", 6},
		{"oso", 3}, {"álamo", 6}, {"Alba", 4}, {"nube", 4}};
	static const int want[] = {5, 6, 2, 7, 1, 3, 4, 0};
	const void *items[8];
	struct bench *bench = bench_new();

	(void)state;
	bench_open(bench);
	for (int i = 0; i < 8; i++)
		items[i] = &names[i];
	renderer_sort(bench->renderer, items, 8, name_of, bench->arena);
	for (int i = 0; i < 8; i++)
		assert_ptr_equal(items[i], &names[want[i]]);
	bench_free(bench);
}

struct job {
	const struct renderer *renderer;
	const struct value *page;
	struct str want;
	int wrong;
};

static void *render_many(void *context)
{
	struct job *job = context;

	for (int i = 0; i < 200; i++) {
		struct arena *arena = arena_new();
		struct buf out = {0};

		render_page(job->renderer, STR("page"), TARGET_HTML, STR("a/b"), job->page, &out,
			arena);
		job->wrong += !str_eq(buf_str(&out), job->want);
		buf_free(&out);
		arena_free(arena);
	}
	return NULL;
}

static void eight_threads_write_the_same(void **state)
{
	struct bench *bench = bench_new();
	const struct value *page = sample_page(bench->arena);
	pthread_t threads[8];
	struct job jobs[8];

	(void)state;
	add_words(bench);
	add(&bench->templates, "page",
		"{{<lay}}{{$a}}{{name}} {{t.title}} {{verdict}} {{story}}{{/a}}{{/lay}}",
		bench->arena);
	add(&bench->templates, "lay", "<p>\n  {{$a}}{{/a}}\n</p>{{link}}", bench->arena);
	bench_open(bench);
	assert_true(renderer_compile(bench->renderer, STR("page"), &bench->trouble, bench->arena));
	render_page(bench->renderer, STR("page"), TARGET_HTML, STR("a/b"), page, &bench->out,
		bench->arena);
	assert_true(bench->out.n > 100);
	for (int i = 0; i < 8; i++) {
		jobs[i] = (struct job){bench->renderer, page, buf_str(&bench->out), 0};
		assert_int_equal(pthread_create(&threads[i], NULL, render_many, &jobs[i]), 0);
	}
	for (int i = 0; i < 8; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(jobs[i].wrong, 0);
	}
	bench_free(bench);
}

/* Where render_page gives false, the same shown is no promise of the same page. */
static void a_template_that_writes_more_digits_than_are_shown_says_so(void **state)
{
	static const struct {
		const char *template;
		bool as_shown;
	} cases[] = {
		{"{{share}} {{value}} {{value.short}} {{kind.raw}} {{due.iso}} {{link.raw}}", true},
		{"{{share.raw}}", false},
		{"{{value.raw}}", false},
		{"{{value.full}}", false},
		{"{{value.full.sign}}", false},
		{"{{#none}}{{share.raw}}{{/none}}", true},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench *bench = bench_new();

		add(&bench->templates, "page", cases[i].template, bench->arena);
		bench_open(bench);
		assert_true(renderer_compile(
			bench->renderer, STR("page"), &bench->trouble, bench->arena));
		assert_int_equal(render_page(bench->renderer, STR("page"), TARGET_HTML, STR("a"),
					 sample_page(bench->arena), &bench->out, bench->arena),
			cases[i].as_shown);
		bench_free(bench);
	}
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_template_that_writes_more_digits_than_are_shown_says_so),
		cmocka_unit_test(html_escapes_every_leaf_however_many_braces),
		cmocka_unit_test(markdown_escapes_every_leaf),
		cmocka_unit_test(links_lead_from_the_page_to_the_targets_file),
		cmocka_unit_test(a_story_is_html_or_clean_markdown_in_either_braces),
		cmocka_unit_test(a_story_that_is_all_of_its_page_begins_below_the_title),
		cmocka_unit_test(what_a_page_lacks_is_told_and_seen),
		cmocka_unit_test(a_template_that_names_a_word_we_lack_is_refused),
		cmocka_unit_test(a_wrong_word_is_told_by_its_key),
		cmocka_unit_test(the_words_that_templates_use_are_known),
		cmocka_unit_test(templates_without_end_are_seen_on_the_page),
		cmocka_unit_test(a_template_never_compiled_writes_nothing_and_is_told),
		cmocka_unit_test(json_reads_back_as_the_raw_values),
		cmocka_unit_test(any_leaf_is_plain_text),
		cmocka_unit_test(names_are_in_the_order_of_the_language),
		cmocka_unit_test(eight_threads_write_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
