/* test_audit.c - what was changed in the records afterwards, as pages and the table show it. */
#include "../analyse/past.h"

#include "base/buf.h"
#include "view/audit.h"
#include "view/data.h"
#include "view/page.h"

#include <string.h>

struct shown {
	struct site site;
	struct value *page;
};

static struct shown show(struct scene *scene)
{
	struct shown shown = {.site = {.arena = scene->arena}};

	shown.site.figures = figures_of(scene);
	shown.site.book = shown.site.figures->book;
	shown.page = value_map(scene->arena);
	put_audit(shown.page, "audit", &shown.site);
	return shown;
}

/* A value by its way down the tree: "audit.shown.rows.0.commit". */
static const struct value *at(const struct value *value, const char *way)
{
	struct str rest = str_c(way), step;

	while (value && str_split(&rest, '.', &step)) {
		if (value->kind == VALUE_LIST) {
			size_t i = (size_t)(step.p[0] - '0');

			value = i < value->items.n ? value->items.v[i] : NULL;
		} else {
			value = value_get(value, step);
		}
	}
	return value;
}

static struct promise *moved_promise(struct scene *scene)
{
	struct promise *late = promise(scene, scene->sales, scene->operations, 50, 12);

	late->what = STR("Entrega en obra");
	recorded(scene, &late->record, commit_ago(scene, 59));
	changed(scene, &late->record, commit_ago(scene, 36), new_due(scene, 50, 35));
	late->due = scene->today - 35;
	return late;
}

static void what_is_not_known_is_said_and_never_zero(void **state)
{
	static const struct {
		enum history_state state;
		const char *key;
	} cases[] = {
		{HISTORY_NONE, "audit.quiet.none"},
		{HISTORY_SHALLOW, "audit.quiet.shallow"},
		{HISTORY_KNOWN, "audit.quiet.later"},
	};
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		scene->draft.book->history.state = cases[i].state;
		struct shown shown = show(scene);

		assert_str_equal(at(shown.page, "audit.quiet")->text, str_c(cases[i].key));
		assert_int_equal(at(shown.page, "audit.shown")->kind, VALUE_NONE);
	}
	commit_ago(scene, 9);
	scene->draft.book->history.commits.v[0].accuses = false;
	assert_str_equal(at(show(scene).page, "audit.quiet")->text, STR("audit.quiet.imports"));
}

static void a_moved_date_is_shown_with_both_dates_and_its_commit(void **state)
{
	struct scene *scene = *state;
	struct value *page;

	scene->draft.book->company.repository =
		STR("https://h.example/o/r/blob/{commit}/{path}#L{line}");
	moved_promise(scene);
	page = show(scene).page;
	assert_int_equal(at(page, "audit.shown.rows.0.from_day")->integer, scene->today - 50);
	assert_int_equal(at(page, "audit.shown.rows.0.to_day")->integer, scene->today - 35);
	assert_str_equal(
		at(page, "audit.shown.rows.0.reading")->text, STR("audit.reading.date_after"));
	assert_int_equal(at(at(page, "audit.shown.rows.0.reading")->args, "n")->integer, 14);
	assert_str_equal(at(page, "audit.shown.rows.0.commit.short")->text, STR("0123456789"));
	assert_str_equal(at(page, "audit.shown.rows.0.commit.href")->text,
		STR("https://h.example/o/r/commit/0123456789abcdef0123456789abcdef01234567"));
	assert_int_equal(at(page, "audit.shown.kept.rows.0.recorded.k")->integer, 1);
	assert_int_equal(at(page, "audit.shown.kept.rows.0.promised.k")->integer, 0);
	assert_str_equal(
		at(page, "audit.shown.kept.rows.1.department.id")->text, STR("operations"));
}

static void another_forge_gets_the_file_at_the_commit(void **state)
{
	struct scene *scene = *state;

	scene->draft.book->company.repository = STR("https://h.example/?h={commit}&n={line}");
	moved_promise(scene)->record.at.line = 7;
	assert_str_equal(at(show(scene).page, "audit.shown.rows.0.commit.href")->text,
		STR("https://h.example/?h=0123456789abcdef0123456789abcdef01234567&n=7"));
}

static void a_promise_keeps_the_dates_it_had(void **state)
{
	struct scene *scene = *state;
	struct promise *late = moved_promise(scene);
	struct shown shown = show(scene);

	put_former_dates(shown.page, &shown.site, late);
	assert_str_equal(at(shown.page, "dates.0.said")->text, STR("audit.dates.after"));
	assert_int_equal(
		at(at(shown.page, "dates.0.said")->args, "was")->integer, scene->today - 50);
	assert_null(at(shown.page, "dates.1"));
}

static void the_table_repeats_no_text_but_a_promises_words(void **state)
{
	struct scene *scene = *state;
	struct promise *late = moved_promise(scene);
	struct field_change notes = {
		.field = STR("notes"), .before = STR("secret"), .after = STR("gone")};
	struct buf out = {0};
	struct shown shown;

	changed(scene, &late->record, commit_ago(scene, 30), notes);
	shown = show(scene);
	data_history(&shown.site, &out);
	assert_true(str_find(buf_str(&out), STR("secret")) < 0);
	assert_true(str_find(buf_str(&out),
			    STR("\"promise\",\"acme\",,,0,\"due\",\"2026-02-09\",\"2026-02-24\","
				"\"0123456789abcdef0123456789abcdef01234567\",2026-02-23,"
				"2026-02-23,\"yes\",\"date-after\"\r\n")) > 0);
	assert_true(str_find(buf_str(&out), STR("\"notes\",,,\"0123456789")) > 0);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(what_is_not_known_is_said_and_never_zero),
		SCENE(a_moved_date_is_shown_with_both_dates_and_its_commit),
		SCENE(another_forge_gets_the_file_at_the_commit),
		SCENE(a_promise_keeps_the_dates_it_had),
		SCENE(the_table_repeats_no_text_but_a_promises_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
