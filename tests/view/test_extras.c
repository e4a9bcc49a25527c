/* test_extras.c - the files beside the pages on books made by hand. */
#include "test.h"

#include "../analyse/book.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/files.h"
#include "read/read.h"
#include "view/extras.h"
#include "view/keys.h"

#include <string.h>

#define DAY(y, m, d) day_of(y, m, d)

/* Everything is looked at on 2026-03-31, in English. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *operations;
	struct account *acme;
	struct diags diags;
	struct site site;
	struct renderer *renderer;
};

static struct str no_template(void *context, struct str name)
{
	(void)context, (void)name;
	return STR_NONE;
}

static struct renderer *speak_english(struct arena *arena)
{
	struct file_bytes file = file_read(STR("templates/i18n"), STR("en.yaml"), 1 << 24, arena);
	struct map *words = NEW(arena, struct map);
	struct trouble trouble = {0};
	struct diags diags;
	struct renderer_options how = {.template_text = no_template,
		.words = words,
		.language = STR("en"),
		.currency = STR("USD"),
		.decimals = 2};

	diags_init(&diags, arena);
	assert_true(words_read(file.bytes, STR("en.yaml"), words, &diags, arena));
	return renderer_open(&how, &trouble, arena);
}

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->draft.book->company.name = STR("Acme Supplies");
	scene->operations = add_department(&scene->draft, "operations");
	scene->acme = add_account(&scene->draft, "acme", DAY(2025, 1, 1));
	add_revenue(&scene->draft, scene->acme, DAY(2025, 1, 1), 100000);
	scene->renderer = speak_english(arena);
	assert_non_null(scene->renderer);
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	struct scene *scene = *state;

	renderer_close(scene->renderer);
	arena_free(scene->arena);
	return 0;
}

static void look(struct scene *scene)
{
	scene->site.book = draft_link(&scene->draft);
	scene->site.figures = analyse(scene->site.book, DAY(2026, 3, 31), 1, scene->arena);
	scene->site.diags = &scene->diags;
	scene->site.renderer = scene->renderer;
	scene->site.arena = scene->arena;
}

static const struct value *feed(struct scene *scene)
{
	struct value *tree = value_map(scene->arena);

	look(scene);
	extra_feed(&scene->site, 0, tree);
	return tree;
}

static struct str entry_text(
	const struct scene *scene, const struct value *tree, size_t i, const char *key)
{
	const struct value *entries = value_get(tree, STR("entries"));

	assert_true(i < entries->items.n);
	return render_text(
		scene->renderer, value_get(entries->items.v[i], str_c(key)), scene->arena);
}

static size_t entries_n(const struct value *tree)
{
	return value_get(tree, STR("entries"))->items.n;
}

static void the_feed_tells_the_newest_first(void **state)
{
	struct scene *scene = *state;
	struct promise *late = add_promise(
		&scene->draft, scene->acme, scene->operations, DAY(2026, 1, 5), DAY(2026, 2, 1));
	struct incident *incident = add_incident(
		&scene->draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2026, 2, 3));
	const struct value *tree;

	late->kept = DAY(2026, 2, 9);
	late->what = STR("five days");
	incident->summary = STR("cracked");
	tree = feed(scene);
	assert_int_equal(entries_n(tree), 3);
	assert_str_equal(entry_text(scene, tree, 0, "title"), STR("Promise to acme kept late"));
	assert_str_equal(entry_text(scene, tree, 0, "summary"), STR("five days"));
	assert_str_equal(entry_text(scene, tree, 1, "title"), STR("acme: defect"));
	assert_str_equal(entry_text(scene, tree, 1, "key"), STR("incident/acme/2026-02-03/defect"));
	assert_str_equal(entry_text(scene, tree, 2, "title"), STR("acme became a client"));
	assert_int_equal(value_get(tree, STR("day"))->integer, DAY(2026, 2, 9));
}

static void what_comes_after_the_day_of_the_analysis_is_not_told(void **state)
{
	struct scene *scene = *state;

	add_incident(
		&scene->draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2026, 4, 1));
	add_promise(
		&scene->draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2026, 3, 31));
	assert_int_equal(entries_n(feed(scene)), 1);
}

static void the_feed_of_an_empty_company_is_of_the_day_of_the_analysis(void **state)
{
	struct scene *scene = *state;
	const struct value *tree;

	scene->draft.accounts.n = 0;
	tree = feed(scene);
	assert_int_equal(entries_n(tree), 0);
	assert_int_equal(value_get(tree, STR("day"))->integer, DAY(2026, 3, 31));
}

static void no_more_than_fifty_are_told(void **state)
{
	struct scene *scene = *state;

	for (int i = 0; i < 60; i++)
		add_incident(&scene->draft, scene->acme, scene->operations, INCIDENT_DEFECT,
			DAY(2026, 1, 1) + i % 3);
	assert_int_equal(entries_n(feed(scene)), 50);
}

/* Names need no links between the records. */
static struct str *names_in(struct draft *draft)
{
	draft->book->incidents.v = draft->incidents.v;
	draft->book->incidents.n = draft->incidents.n;
	return incident_keys(draft->book, draft->arena);
}

static void a_record_keeps_its_name_when_others_come(void **state)
{
	struct scene *scene = *state;
	struct draft *draft = &scene->draft;
	struct str *before, *after;

	add_incident(draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2026, 2, 3));
	add_incident(draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2026, 2, 3));
	add_incident(draft, scene->acme, scene->operations, INCIDENT_OTHER, DAY(2026, 2, 3))->id =
		STR("spill");
	before = names_in(draft);
	assert_str_equal(before[0], STR("incident/acme/2026-02-03/defect"));
	assert_str_equal(before[1], STR("incident/acme/2026-02-03/defect/2"));
	assert_str_equal(before[2], STR("incident/spill"));
	draft->incidents.v[0]->summary = STR("told otherwise");
	add_incident(draft, scene->acme, scene->operations, INCIDENT_DEFECT, DAY(2025, 2, 3));
	after = names_in(draft);
	for (size_t i = 0; i < 3; i++)
		assert_str_equal(before[i], after[i]);
}

static void the_authority_is_the_address_or_nobody(void **state)
{
	static const struct {
		const char *name, *address, *want;
	} cases[] = {
		{"Acme Supplies", "", "acme-supplies.invalid"},
		{"Acme, S.A. de C.V.", "", "acme-s-a-de-c-v.invalid"},
		{"\u00d1\u00d1", "", "company.invalid"},
		{"Acme", "https://Reports.Example.com:8080/fuga/", "reports.example.com"},
		{"Acme", "http://example.org", "example.org"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct company company = {
			.name = str_c(cases[i].name), .site.address = str_c(cases[i].address)};

		assert_str_equal(keys_authority(&company, arena), str_c(cases[i].want));
	}
	arena_free(arena);
}

static struct str calendar(struct scene *scene)
{
	struct buf out = {0};
	struct str text;

	look(scene);
	extra_calendar(&scene->site, &out, scene->arena);
	text = str_copy(buf_str(&out), scene->arena);
	buf_free(&out);
	return text;
}

static size_t events_n(struct str text)
{
	size_t n = 0;
	ptrdiff_t at;

	for (; (at = str_find(text, STR("BEGIN:VEVENT"))) >= 0; n++)
		text = str_slice(text, (size_t)at + 1, text.n);
	return n;
}

static void only_what_is_still_to_come_or_to_do_is_in_the_calendar(void **state)
{
	struct scene *scene = *state;
	struct draft *draft = &scene->draft;
	struct account *left = add_account(draft, "left", DAY(2025, 1, 1));
	struct promise *kept = add_promise(
		draft, scene->acme, scene->operations, DAY(2026, 1, 1), DAY(2026, 2, 1));
	struct str text;

	kept->kept = DAY(2026, 1, 20);
	add_promise(draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2026, 4, 7))->what =
		STR("a plan");
	add_promise(draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2026, 3, 7))->what =
		STR("an answer");
	add_promise(draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2028, 1, 1));
	add_promise(draft, left, scene->operations, DAY(2026, 1, 1), DAY(2026, 4, 1));
	left->ended = DAY(2026, 3, 1);
	left->renews = DAY(2026, 6, 1);
	scene->acme->renews = DAY(2026, 12, 31);
	text = calendar(scene);
	assert_int_equal(events_n(text), 3);
	assert_true(str_find(text, STR("DTSTART;VALUE=DATE:20260407\r\n"
				       "DTEND;VALUE=DATE:20260408\r\n"
				       "SUMMARY:Due: a plan (acme)\r\n")) >= 0);
	assert_true(str_find(text, STR("SUMMARY:Overdue: an answer (acme)\r\n")) >= 0);
	assert_true(
		str_find(text, STR("UID:renewal/acme/2026-12-31@acme-supplies.invalid\r\n")) >= 0);
	assert_true(str_find(text, STR("DTSTAMP:20260331T000000Z\r\n")) >= 0);
	assert_true(str_starts(text, STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")));
	assert_true(str_ends(text, STR("END:VCALENDAR\r\n")));
	assert_int_equal(str_find(text, STR("URL:")), -1);
}

static void events_lead_to_their_page_where_the_site_has_an_address(void **state)
{
	struct scene *scene = *state;

	scene->acme->renews = DAY(2026, 12, 31);
	scene->draft.book->company.site.address = STR("https://example.com/fuga");
	assert_true(str_find(calendar(scene),
			    STR("URL:https://example.com/fuga/accounts/acme.html\r\n")) >= 0);
}

static const struct value *badge(struct scene *scene)
{
	struct value *tree = value_map(scene->arena);

	look(scene);
	extra_department_badge(&scene->site, 0, tree);
	return tree;
}

static struct str text_of(const struct scene *scene, const struct value *tree, const char *key)
{
	return render_text(scene->renderer, value_get(tree, str_c(key)), scene->arena);
}

static void a_badge_without_data_says_so(void **state)
{
	assert_str_equal(text_of(*state, badge(*state), "value"), STR("no data"));
}

static void a_badge_says_how_little_it_leans_on(void **state)
{
	struct scene *scene = *state;
	struct promise *promise = add_promise(
		&scene->draft, scene->acme, scene->operations, DAY(2026, 3, 1), DAY(2026, 3, 7));

	const struct value *tree;

	promise->kept = DAY(2026, 3, 7);
	tree = badge(scene);
	assert_true(str_ends(text_of(scene, tree, "value"), STR(", little data")));
	assert_true(str_find(text_of(scene, tree, "title"), STR(", 1 promise)")) >= 0);
}

static struct str robots(struct scene *scene)
{
	struct buf out = {0};
	struct str text;

	look(scene);
	extra_robots(&scene->site, &out, scene->arena);
	text = str_copy(buf_str(&out), scene->arena);
	buf_free(&out);
	return text;
}

static void search_engines_are_let_in_only_where_the_company_says_so(void **state)
{
	struct scene *scene = *state;
	struct site_options *options = &scene->draft.book->company.site;

	assert_str_equal(robots(scene), STR("User-agent: *\nDisallow: /\n"));
	assert_int_equal(sitemap_count(&scene->site), 0);
	options->address = STR("https://example.com");
	assert_int_equal(sitemap_count(&scene->site), 0);
	options->indexed = true;
	assert_str_equal(robots(scene), STR("User-agent: *\nAllow: /\n"
					    "Sitemap: https://example.com/sitemap.xml\n"));
	assert_int_equal(sitemap_count(&scene->site), 1);
}

static void the_missing_page_leads_from_any_depth(void **state)
{
	static const struct {
		const char *address, *want;
	} cases[] = {
		{"", "/"},
		{"https://example.com", "/"},
		{"https://example.com/a/b", "/a/b/"},
		{"https://example.com/a/", "/a/"},
	};
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct value *tree = value_map(scene->arena);

		scene->draft.book->company.site.address = str_c(cases[i].address);
		look(scene);
		extra_missing(&scene->site, 0, tree);
		assert_str_equal(value_get(tree, STR("base"))->text, str_c(cases[i].want));
	}
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(the_feed_tells_the_newest_first),
		SCENE(what_comes_after_the_day_of_the_analysis_is_not_told),
		SCENE(the_feed_of_an_empty_company_is_of_the_day_of_the_analysis),
		SCENE(no_more_than_fifty_are_told),
		SCENE(a_record_keeps_its_name_when_others_come),
		cmocka_unit_test(the_authority_is_the_address_or_nobody),
		SCENE(only_what_is_still_to_come_or_to_do_is_in_the_calendar),
		SCENE(events_lead_to_their_page_where_the_site_has_an_address),
		SCENE(a_badge_without_data_says_so),
		SCENE(a_badge_says_how_little_it_leans_on),
		SCENE(search_engines_are_let_in_only_where_the_company_says_so),
		SCENE(the_missing_page_leads_from_any_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
