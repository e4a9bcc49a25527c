/* test_report.c - diagnostics for other programs: texts that want to break out of each format. */
#include "test.h"

#include "base/arena.h"
#include "report/keys.h"
#include "report/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A text with what ends a command, a string, a tag, a link; a control character, a change of
 * direction, a byte that is no UTF-8, a letter beyond 16 bits. */
#define HOSTILE                                            \
	"\"]]>&</a>\n::error::x\r%0A,:\033[2J\xe2\x80\xae" \
	"[x](http://x){0}\xff\xf3\xa0\x81\x81\\ñ😀"
#define VISIBLE                                                    \
	"\"]]>&</a>\\u{a}::error::x\\u{d}%0A,:\\u{1b}[2J\\u{202e}" \
	"[x](http://x){0}\\x{ff}\\u{e0041}\\ñ😀"

static void report_two(struct diags *diags, struct arena *arena)
{
	diags_init(diags, arena);
	diag_add(diags, DIAG_TYPE, STR("c/" HOSTILE ".yaml"), (struct mark){3, 4}, "%s", HOSTILE);
	diag_add(diags, DIAG_EMPTY, STR("d,e:f%.yaml"), (struct mark){0, 0}, "w");
	diags->list.v[0].record = STR("promise acme\t2026-01-12");
	diags->list.v[0].field = STR("moved.to");
	diags->list.v[1].record = STR("file d");
}

/* What a format writes of a list; the caller frees it. */
static char *written(const char *name, const struct diags *diags, bool strict, struct arena *arena)
{
	const struct report_format *format = report_format_find(str_c(name));
	struct diag_style style = {0};
	struct report report = {diags, &style, STR("1.2"), strict, arena};
	char *text = NULL, *copy;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(format);
	assert_non_null(out);
	format->write(&report, out);
	fclose(out);
	assert_int_equal(strlen(text), size);
	copy = strdup(text); /* else gcc 12 takes it for a pointer to `text` */
	free(text);
	assert_non_null(copy);
	return copy;
}

static void assert_written(
	const char *name, const struct diags *diags, const char *want, struct arena *arena)
{
	char *got = written(name, diags, false, arena);

	if (strcmp(got, want) != 0)
		fail_msg("got:\n%s\nwant:\n%s", got, want);
	free(got);
}

static json_t *parsed(const char *name, const struct diags *diags, struct arena *arena)
{
	char *text = written(name, diags, false, arena);
	json_error_t error;
	json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!json)
		fail_msg("%s: %s\n%s", name, error.text, text);
	free(text);
	return json;
}

static const char *text_of(const json_t *json, const char *key)
{
	return json_string_value(json_object_get(json, key));
}

static void json_gives_every_character_back(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	json_t *json, *one;

	(void)state;
	diags_init(&diags, arena);
	assert_written(
		"json", &diags, "{\"errors\": 0, \"warnings\": 0, \"diagnostics\": []}\n", arena);
	report_two(&diags, arena);
	json = parsed("json", &diags, arena);
	one = json_array_get(json_object_get(json, "diagnostics"), 0);
	assert_string_equal(text_of(one, "message"),
		"\"]]>&</a>\n::error::x\r%0A,:\033[2J\xe2\x80\xae"
		"[x](http://x){0}\xef\xbf\xbd\xf3\xa0\x81\x81\\ñ😀");
	assert_string_equal(text_of(one, "record"), "promise acme\t2026-01-12");
	assert_string_equal(text_of(one, "field"), "moved.to");
	assert_int_equal(json_integer_value(json_object_get(one, "line")), 3);
	one = json_array_get(json_object_get(json, "diagnostics"), 1);
	assert_true(json_is_null(json_object_get(one, "line")));
	assert_true(json_is_null(json_object_get(one, "field")));
	json_decref(json);
	arena_free(arena);
}

static void json_holds_no_raw_control_character(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_TYPE, STR("a\"\\\xff.yaml"), (struct mark){3, 4},
		"é \033 \xe2\x80\xa8 \xf3\xa0\x81\x81 \n");
	assert_written("json", &diags,
		"{\"errors\": 1, \"warnings\": 0, \"diagnostics\": [\n"
		"  {\"code\": \"type\", \"severity\": \"error\", \"file\": "
		"\"a\\\"\\\\\\ufffd.yaml\", "
		"\"line\": 3, \"column\": 4, \"record\": null, \"field\": null, "
		"\"message\": \"é \\u001b \\u2028 \\udb40\\udc41 \\u000a\"}\n]}\n",
		arena);
	arena_free(arena);
}

static void a_command_of_github_is_one_line_that_data_cannot_leave(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;

	(void)state;
	report_two(&diags, arena);
	assert_written("github", &diags,
		"::error file=c/\"]]>&</a>\\u{a}%3A%3Aerror%3A%3Ax\\u{d}%250A%2C%3A\\u{1b}[2J\\u{"
		"202e}[x](http%3A//x){0}\\x{ff}\\u{e0041}\\ñ😀.yaml,line=3,col=4,"
		"title=fuga type::\"]]>&</a>\\u{a}::error::x\\u{d}%250A,:\\u{1b}[2J\\u{202e}"
		"[x](http://x){0}\\x{ff}\\u{e0041}\\ñ😀\n"
		"::warning file=d%2Ce%3Af%25.yaml,title=fuga empty::w\n",
		arena);
	arena_free(arena);
}

static void a_report_of_gitlab_has_what_is_required(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	json_t *json, *one, *place;

	(void)state;
	report_two(&diags, arena);
	json = parsed("gitlab", &diags, arena);
	assert_int_equal(json_array_size(json), 2);
	one = json_array_get(json, 0);
	place = json_object_get(one, "location");
	assert_string_equal(text_of(one, "description"), VISIBLE);
	assert_string_equal(text_of(one, "check_name"), "type");
	assert_string_equal(text_of(one, "severity"), "major");
	assert_int_equal(strlen(text_of(one, "fingerprint")), 16);
	assert_int_equal(
		json_integer_value(json_object_get(json_object_get(place, "lines"), "begin")), 3);
	one = json_array_get(json, 1);
	place = json_object_get(one, "location");
	assert_string_equal(text_of(one, "severity"), "minor");
	assert_string_equal(text_of(place, "path"), "d,e:f%.yaml");
	assert_int_equal(
		json_integer_value(json_object_get(json_object_get(place, "lines"), "begin")), 1);
	json_decref(json);
	arena_free(arena);
}

/* The runner keeps ten of each severity. */
static void beyond_ten_of_a_severity_github_gets_plain_lines(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	char *text, *group;
	size_t commands = 0;

	(void)state;
	diags_init(&diags, arena);
	for (uint32_t i = 1; i <= 12; i++)
		diag_add(&diags, DIAG_TYPE, STR("::error::a"), (struct mark){i, 1}, "no. %u", i);
	diag_add(&diags, DIAG_EMPTY, STR("b"), (struct mark){1, 1}, "w");
	text = written("github", &diags, false, arena);
	group = strstr(text, "::group::and 2 more that are no annotations");
	assert_non_null(group);
	for (const char *at = text; (at = strstr(at, "\n::error ")) != NULL; at++)
		commands++;
	assert_int_equal(commands, 9); /* and the first line */
	assert_true(strstr(text, "::warning ") < group);
	assert_non_null(
		strstr(group, "\n  ::error::a:11:1: error: no. 11 [type]\n  ::error::a:12:1: "));
	assert_non_null(strstr(group, "\n::endgroup::\n"));
	free(text);
	arena_free(arena);
}

static void sarif_tells_what_is_silenced_as_suppressed(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	json_t *json, *results;

	(void)state;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_EMPTY, STR("b"), (struct mark){2, 1}, "told");
	diag_add(&diags, DIAG_EMPTY, STR("b"), (struct mark){3, 1}, "known");
	diag_add(&diags, DIAG_EMPTY, STR("b"), (struct mark){1, 1}, "not wanted");
	diag_silence(&diags, &diags.list.v[1], SILENCED_OUTSIDE);
	diag_silence(&diags, &diags.list.v[2], SILENCED_IN_SOURCE);
	diags.list.n = 1;
	diags_show_silenced(&diags, arena);
	json = parsed("sarif", &diags, arena);
	results = json_object_get(json_array_get(json_object_get(json, "runs"), 0), "results");
	assert_int_equal(json_array_size(results), 3);
	for (size_t i = 0; i < 3; i++) {
		static const char *const kinds[] = {"inSource", NULL, "external"};
		json_t *list = json_object_get(json_array_get(results, i), "suppressions");

		if (!kinds[i])
			assert_null(list);
		else
			assert_string_equal(text_of(json_array_get(list, 0), "kind"), kinds[i]);
	}
	json_decref(json);
	arena_free(arena);
}

static void sarif_escapes_uris_braces_and_links(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	json_t *json, *result, *place;
	const char *text;

	(void)state;
	report_two(&diags, arena);
	json = parsed("sarif", &diags, arena);
	assert_string_equal(text_of(json, "version"), "2.1.0");
	result = json_array_get(
		json_object_get(json_array_get(json_object_get(json, "runs"), 0), "results"), 0);
	text = text_of(json_object_get(result, "message"), "text");
	assert_non_null(strstr(text, "[x] (http://x){{0}}\\x{{ff}}"));
	place = json_object_get(
		json_array_get(json_object_get(result, "locations"), 0), "physicalLocation");
	assert_string_equal(text_of(json_object_get(place, "artifactLocation"), "uri"),
		"c/%22%5D%5D%3E%26%3C/a%3E%0A%3A%3Aerror%3A%3Ax%0D%250A%2C%3A%1B%5B2J%E2%80%AE"
		"%5Bx%5D%28http%3A//x%29%7B0%7D%FF%F3%A0%81%81%5C%C3%B1%F0%9F%98%80.yaml");
	assert_int_equal(json_integer_value(
				 json_object_get(json_object_get(place, "region"), "startColumn")),
		4);
	json_decref(json);
	arena_free(arena);
}

static void sarif_names_each_rule_once_and_points_to_it(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	json_t *json, *run, *rules, *results;

	(void)state;
	diags_init(&diags, arena);
	diag_add(&diags, DIAG_VALUE, STR("a"), (struct mark){1, 1}, "one");
	diag_add(&diags, DIAG_TYPE, STR("a"), (struct mark){2, 1}, "two");
	diag_add(&diags, DIAG_VALUE, STR("a"), (struct mark){0, 0}, "three");
	json = parsed("sarif", &diags, arena);
	run = json_array_get(json_object_get(json, "runs"), 0);
	rules = json_object_get(json_object_get(json_object_get(run, "tool"), "driver"), "rules");
	results = json_object_get(run, "results");
	assert_int_equal(json_array_size(rules), 2);
	assert_int_equal(json_array_size(results), 3);
	for (size_t i = 0; i < 3; i++) {
		json_t *result = json_array_get(results, i);
		json_t *index = json_object_get(result, "ruleIndex");

		assert_string_equal(text_of(result, "ruleId"),
			text_of(json_array_get(rules, (size_t)json_integer_value(index)), "id"));
	}
	json_decref(json);
	arena_free(arena);
}

static void junit_fails_for_errors_and_if_strict_for_warnings(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	char *strict;

	(void)state;
	diags_init(&diags, arena);
	assert_written("junit", &diags,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"fuga check\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
		"    <testcase classname=\"fuga\" name=\"check\"/>\n"
		"  </testsuite>\n</testsuites>\n",
		arena);
	diag_add(&diags, DIAG_TYPE, STR("a.yaml"), (struct mark){3, 4}, "<&>\"\033]]>");
	diag_add(&diags, DIAG_EMPTY, STR("b.yaml"), (struct mark){0, 0}, "w");
	assert_written("junit", &diags,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"fuga check\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
		"    <testcase classname=\"a.yaml\" name=\"type a.yaml:3:4\">\n"
		"      <failure type=\"type\" message=\"&lt;&amp;&gt;&quot;\\u{1b}]]&gt;\">"
		"a.yaml:3:4: error: &lt;&amp;&gt;&quot;\\u{1b}]]&gt;</failure>\n"
		"    </testcase>\n"
		"    <testcase classname=\"b.yaml\" name=\"empty b.yaml\">\n"
		"      <system-out>b.yaml: warning: w</system-out>\n"
		"    </testcase>\n"
		"  </testsuite>\n</testsuites>\n",
		arena);
	strict = written("junit", &diags, true, arena);
	assert_non_null(strstr(strict, "failures=\"2\""));
	assert_non_null(strstr(strict, "<failure type=\"empty\" message=\"w\">"));
	free(strict);
	arena_free(arena);
}

static void a_fingerprint_is_of_code_record_and_field(void **state)
{
	struct arena *arena = arena_new();
	struct diags diags;
	uint64_t *before, *after;

	(void)state;
	diags_init(&diags, arena);
	for (uint32_t i = 0; i < 4; i++)
		diag_add(&diags, i == 3 ? DIAG_EMPTY : DIAG_TYPE, STR("a"), (struct mark){i + 1, 1},
			"open for %u days", i);
	for (size_t i = 0; i < 4; i++)
		diags.list.v[i].record = STR("account acme");
	diags.list.v[2].field = STR("name");
	before = diags_fingerprints(&diags, arena);
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(before[i], before[k]);
	for (size_t i = 0; i < 4; i++) {
		diags.list.v[i].file = STR("b");
		diags.list.v[i].at.line += 7;
		diags.list.v[i].text = STR("open for 99 days");
	}
	after = diags_fingerprints(&diags, arena);
	assert_memory_equal(before, after, 4 * sizeof *before);
	diags.list.v[0].record = STR("account acme\n");
	assert_string_equal(diag_key(&diags.list.v[0], arena).p, "type\taccount acme\\u{a}\t");
	arena_free(arena);
}

static void there_is_no_other_format(void **state)
{
	size_t n;

	(void)state;
	assert_null(report_format_find(STR("xml")));
	assert_null(report_format_find(STR("")));
	assert_string_equal(report_formats(&n)[0].name, "text");
	assert_int_equal(n, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_gives_every_character_back),
		cmocka_unit_test(json_holds_no_raw_control_character),
		cmocka_unit_test(a_command_of_github_is_one_line_that_data_cannot_leave),
		cmocka_unit_test(a_report_of_gitlab_has_what_is_required),
		cmocka_unit_test(beyond_ten_of_a_severity_github_gets_plain_lines),
		cmocka_unit_test(sarif_tells_what_is_silenced_as_suppressed),
		cmocka_unit_test(sarif_escapes_uris_braces_and_links),
		cmocka_unit_test(sarif_names_each_rule_once_and_points_to_it),
		cmocka_unit_test(junit_fails_for_errors_and_if_strict_for_warnings),
		cmocka_unit_test(a_fingerprint_is_of_code_record_and_field),
		cmocka_unit_test(there_is_no_other_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
