/* test_story.c - Markdown files: whose story each is. */
#include "content.h"

static const struct {
	const char *name, *text, *told, *mention;
} cases[] = {
	{"accounts/acme.md", "# A\n", "none", ""},
	{"x.md", "---\naccount: acme\ntitle: T\n---\nText\n", "none", ""},
	{"x.md", "\xEF\xBB\xBF---\r\naccount: acme\r\n---\r\nText\r\n", "none", ""},
	{"x.md", "---\ndepartment: sales\n---\n", "none", ""},
	{"x.md", "---\npage: equipo\n---\n", "none", ""},
	{"x.md", "# Nobody's\n", "stray-story 1:1", "front matter"},
	{"x.md", "", "stray-story 1:1", ""},
	{"README.md", "# Read me\n", "none", ""},
	{"LEEME.es.md", "# Léeme\n", "none", ""},
	{"accounts/README.md", "# Read me\n", "none", ""},
	{"accounts/amce.md", "# A\n", "stray-story 1:1", "amce"},
	{"x.md", "---\naccount: amce\n---\n", "reference 2:10", "'acme'"},
	{"x.md", "---\naccount: sales\n---\n", "reference 2:10", "department, not an account"},
	{"x.md", "---\naccount: acme\npage: acme\n---\n", "conflict 3:1", "'page'"},
	{"x.md", "---\npage: Equipo\n---\n", "id 2:7", "'equipo'"},
	{"x.md", "---\npage: leak\n---\n", "id 2:7", "reserved"},
	{"x.md", "---\npage: con\n---\n", "id 2:7", "Windows"},
	{"x.md", "---\naccount: acme\n", "syntax 1:1", "---"},
	{"x.md", "---\naccount: acme\n\ttitle: x\n---\n", "syntax 3:1", "tab"},
	{"x.md", "---\naccount: acme\nautor: ana\n---\n", "unknown-key 3:1", "known keys"},
	{"x.md", "---\n- acme\n---\n", "structure 2:1", "mapping"},
	{"x.md", "---\naccount: acme\n---\nx\x01y\n", "encoding 4:2", "U+0001"},
};

static void a_story_says_whose_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct content_file files[] = {
			{"company.yaml", COMPANY PEOPLE ACCOUNTS}, {cases[i].name, cases[i].text}};
		struct content content = {0};
		char told[80];

		content_open(&content, files, 2);
		if (strcmp(content_told(&content, told), cases[i].told) != 0)
			fail_msg("%s, not %s, of %s\n%s", content_told(&content, told),
				cases[i].told, cases[i].name, cases[i].text);
		if (content.diags.list.n == 1 &&
			str_find(content.diags.list.v->text, str_c(cases[i].mention)) < 0)
			fail_msg("'%.*s' doesn't mention %s", STR_ARG(content.diags.list.v->text),
				cases[i].mention);
		content_close(&content);
	}
}

static void its_title_is_given_or_its_first_heading(void **state)
{
	static const struct {
		const char *text, *title, *markdown;
	} stories[] = {
		{"---\npage: p\ntitle: \"Uno: dos\"\n---\n# Tres\n", "Uno: dos", "# Tres\n"},
		{"---\npage: p\n---\ntext\n\n## Tres ##\n# Cuatro\n", "Tres",
			"text\n\n## Tres ##\n# Cuatro\n"},
		{"---\npage: p\n---\n```\n# code\n```\n#hash\n# Real\n", "Real",
			"```\n# code\n```\n#hash\n# Real\n"},
		{"---\npage: p\n---\n", "", ""},
		{"---\npage: p\n---\na\n---\naccount: acme\n---\n", "",
			"a\n---\naccount: acme\n---\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
		struct content_file files[] = {
			{"company.yaml", COMPANY}, {"x.md", stories[i].text}};
		struct content content = {0};

		content_open(&content, files, 2);
		assert_int_equal(content.book->stories.n, 1);
		assert_str_equal(content.book->stories.v[0]->title, str_c(stories[i].title));
		assert_str_equal(content.book->stories.v[0]->markdown, str_c(stories[i].markdown));
		assert_str_equal(content.book->stories.v[0]->page, STR("p"));
		content_close(&content);
	}
}

static void a_story_is_found_at_its_account(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY PEOPLE ACCOUNTS},
		{"accounts/acme.md", "# Historia\n"}, {"departments/sales.md", "# Ventas\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 3);
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(content.book->stories.n, 2);
	assert_str_equal(book_account(content.book, STR("acme"))->story->title, STR("Historia"));
	assert_int_equal(content.book->stories.v[1]->subject.kind, REF_DEPARTMENT);
	content_close(&content);
}

static void two_stories_of_one_subject_are_told(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY PEOPLE ACCOUNTS},
		{"a.md", "---\naccount: acme\n---\n"}, {"accounts/acme.md", "# Historia\n"}};
	static const struct content_file pages[] = {{"company.yaml", COMPANY},
		{"a.md", "---\npage: p\n---\n"}, {"b.md", "---\ntitle: x\npage: p\n---\n"}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 3);
	assert_string_equal(content_told(&content, told), "duplicate-id 1:1");
	content_close(&content);
	content_open(&content, pages, 3);
	assert_string_equal(content_told(&content, told), "duplicate-id 3:7");
	assert_true(str_find(content.diags.list.v->text, STR("a.md")) > 0);
	content_close(&content);
}

static void the_menu_names_pages_that_there_are(void **state)
{
	static const struct content_file files[] = {
		{"company.yaml", "company:\n  name: F\n  language: es\n  currency: EUR\n  "
				 "timezone: UTC\n  site: {menu: [equipo, nada]}\n"},
		{"a.md", "---\npage: equipo\n---\n"}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 2);
	assert_string_equal(content_told(&content, told), "reference 6:25");
	content_close(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_story_says_whose_it_is),
		cmocka_unit_test(its_title_is_given_or_its_first_heading),
		cmocka_unit_test(a_story_is_found_at_its_account),
		cmocka_unit_test(two_stories_of_one_subject_are_told),
		cmocka_unit_test(the_menu_names_pages_that_there_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
