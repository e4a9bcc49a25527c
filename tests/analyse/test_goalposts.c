/* test_goalposts.c - promises whose date or words were changed once they were missed. */
#include "analyse/goalposts.h"
#include "analyse/setting.h"
#include "past.h"

/* Promised 60 days ago for 50 days ago, recorded the day after; kept 38 days ago. */
static struct promise *late_promise(struct scene *scene)
{
	struct promise *late = promise(scene, scene->sales, scene->operations, 50, 12);

	late->what = STR("Entrega en obra");
	recorded(scene, &late->record, commit_ago(scene, 59));
	return late;
}

static struct goalposts read_all(
	struct scene *scene, struct promise *promise, struct change_read *reads)
{
	const struct book *book =
		scene->draft.book->accounts.n ? scene->draft.book : draft_link(&scene->draft);
	struct judged_on on = {setting_new(book, scene->today, scene->arena), scene->today,
		promise->account.account->ended};

	return goalposts_read(promise, &on, reads);
}

static void a_date_put_off_after_it_was_missed_counts(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct change_read read;
	struct goalposts goalposts;

	changed(scene, &late->record, commit_ago(scene, 36), new_due(scene, 50, 35));
	late->due = scene->today - 35;
	goalposts = read_all(scene, late, &read);
	assert_int_equal(read.reading, CHANGE_DATE_AFTER);
	assert_int_equal(read.due, scene->today - 50);
	assert_int_equal(read.day, scene->today - 36);
	assert_true(goalposts.date);
	assert_false(goalposts.words);
	assert_int_equal(goalposts.former_due, scene->today - 50);
	assert_int_equal(goalposts.former.state, PROMISE_LATE);
	assert_int_equal(goalposts.former.days_late, 12);
}

/* What a change of the date from 50 to 35 days ago, made so many days ago, is counted as. */
static void a_change_counts_from_a_week_before_the_date(void **state)
{
	static const struct {
		int32_t first, ago;
		enum change_reading want;
	} cases[] = {
		{80, 36, CHANGE_DATE_AFTER},
		{80, 49, CHANGE_DATE_AFTER},
		{80, 50, CHANGE_DATE_WEEK},
		{80, 57, CHANGE_DATE_WEEK},
		{80, 58, CHANGE_EARLY},
		{59, 55, CHANGE_DATE_WEEK},
		{59, 56, CHANGE_TYPO},
		{80, -1, CHANGE_UNKNOWN},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		void *own;
		struct scene *scene;
		struct promise *late;
		struct change_read read;

		(void)state;
		scene_open(&own);
		scene = own;
		late = late_promise(scene);
		recorded(scene, &late->record, commit_ago(scene, cases[i].first));
		changed(scene, &late->record, commit_ago(scene, cases[i].ago),
			new_due(scene, 50, 35));
		late->due = scene->today - 35;
		assert_int_equal(read_all(scene, late, &read).date, reading_counts(cases[i].want));
		assert_int_equal(read.reading, cases[i].want);
		scene_close(&own);
	}
}

static void the_earlier_of_the_two_days_of_a_commit_stands(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct history_commit *rebased = commit_ago(scene, 10);
	struct change_read read;

	rebased->authored = scene->today - 58;
	changed(scene, &late->record, rebased, new_due(scene, 50, 35));
	late->due = scene->today - 35;
	assert_false(read_all(scene, late, &read).date);
	assert_int_equal(read.day, scene->today - 58);
	assert_int_equal(read.reading, CHANGE_EARLY);
}

static void a_mistake_put_right_counts_where_the_date_passed_meanwhile(void **state)
{
	for (int passed = 0; passed < 2; passed++) {
		void *own;
		struct scene *scene;
		struct promise *late;
		struct change_read read;

		(void)state;
		scene_open(&own);
		scene = own;
		late = late_promise(scene);
		/* recorded the day before it fell due, or only after */
		recorded(scene, &late->record, commit_ago(scene, passed ? 51 : 40));
		changed(scene, &late->record, commit_ago(scene, passed ? 49 : 38),
			new_due(scene, 50, 35));
		late->due = scene->today - 35;
		assert_int_equal(read_all(scene, late, &read).date, passed);
		assert_int_equal(read.reading, passed ? CHANGE_DATE_AFTER : CHANGE_TYPO);
		scene_close(&own);
	}
}

static void an_import_accuses_nobody(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct history_commit *import = commit_ago(scene, 36);
	struct change_read read;

	import->accuses = false;
	changed(scene, &late->record, import, new_due(scene, 50, 35));
	late->due = scene->today - 35;
	assert_false(read_all(scene, late, &read).date);
	assert_int_equal(read.reading, CHANGE_IMPORTED);
}

static void a_renegotiation_on_record_is_none(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct change_read read;
	struct field_change moved = {.field = STR("moved"), .after = STR("on: …")};
	struct goalposts goalposts;

	move_promise(&scene->draft, late,
		(struct moved){.on = scene->today - 52, .to = scene->today - 35, .agreed = true});
	changed(scene, &late->record, commit_ago(scene, 52), moved);
	goalposts = read_all(scene, late, &read);
	assert_int_equal(read.reading, CHANGE_OTHER);
	assert_false(goalposts.date);
	assert_false(goalposts.noted_late);
	assert_int_equal(goalposts.former.state, PROMISE_KEPT);
}

static void an_agreed_move_that_was_written_into_the_date_is_none(void **state)
{
	for (int agreed = 0; agreed < 2; agreed++) {
		void *own;
		struct scene *scene;
		struct promise *late;
		struct change_read reads[2];
		struct field_change tidied = {.field = STR("moved")};
		struct history_commit *commit;

		(void)state;
		scene_open(&own);
		scene = own;
		late = late_promise(scene);
		commit = commit_ago(scene, 30);
		changed(scene, &late->record, commit, new_due(scene, 50, 35));
		tidied.before = str_printf(scene->arena, "on: %.*s, to: %.*s, agreed: %s",
			STR_ARG(ago_text(scene, 52)), STR_ARG(ago_text(scene, 35)),
			agreed ? "yes" : "no");
		changed(scene, &late->record, commit, tidied);
		late->due = scene->today - 35;
		assert_int_equal(read_all(scene, late, reads).date, !agreed);
		assert_int_equal(reads[0].reading, agreed ? CHANGE_AGREED : CHANGE_DATE_AFTER);
		scene_close(&own);
	}
}

static void a_move_written_down_late_is_counted_apart(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct field_change moved = {.field = STR("moved"), .after = STR("on: …")};
	struct goalposts goalposts;

	move_promise(&scene->draft, late,
		(struct moved){.on = scene->today - 52, .to = scene->today - 35, .agreed = true});
	changed(scene, &late->record, commit_ago(scene, 37), moved);
	goalposts = read_all(scene, late, NULL);
	assert_false(goalposts.date);
	assert_true(goalposts.noted_late);
}

static void where_nothing_was_missed_nothing_was_moved(void **state)
{
	struct scene *scene = *state;
	struct promise *kept = late_promise(scene);
	struct change_read read;

	kept->kept = scene->today - 50; /* on the date that stood before */
	changed(scene, &kept->record, commit_ago(scene, 36), new_due(scene, 50, 35));
	kept->due = scene->today - 35;
	assert_false(read_all(scene, kept, &read).date);
	assert_int_equal(read.reading, CHANGE_NO_MISS);
}

static void an_earlier_date_is_none(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct change_read read;

	changed(scene, &late->record, commit_ago(scene, 36), new_due(scene, 45, 50));
	assert_false(read_all(scene, late, &read).date);
	assert_int_equal(read.reading, CHANGE_STRICTER);
}

static void what_was_changed_back_was_not_moved(void **state)
{
	struct scene *scene = *state;
	struct promise *late = late_promise(scene);
	struct change_read reads[2];

	changed(scene, &late->record, commit_ago(scene, 36), new_due(scene, 50, 35));
	changed(scene, &late->record, commit_ago(scene, 20), new_due(scene, 35, 50));
	assert_false(read_all(scene, late, reads).date);
	assert_int_equal(reads[0].reading, CHANGE_UNDONE);
	assert_int_equal(reads[1].reading, CHANGE_STRICTER);
}

/* Words changed from "Entrega en obra" to others. */
static void words_changed_after_a_miss_count(void **state)
{
	static const struct {
		const char *after;
		int32_t ago, kept_ago;
		enum change_reading want;
	} cases[] = {
		{"Entrega en almacén", 36, 38, CHANGE_WORDS_AFTER},
		{"Entrega en almacén", 36, 50, CHANGE_NO_MISS},
		{"Entrega en almacén", 52, 50, CHANGE_WORDS_WEEK},
		{"Entrega en almacén", 52, 53, CHANGE_NO_MISS},
		{"Entrega en almacén", 58, 38, CHANGE_EARLY},
		{"entrega, en obra.", 36, 38, CHANGE_SPELLING},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		void *own;
		struct scene *scene;
		struct promise *late;
		struct change_read read;
		struct field_change words = {
			.field = STR("what"), .before = STR("Entrega en obra")};

		(void)state;
		scene_open(&own);
		scene = own;
		late = late_promise(scene);
		late->kept = scene->today - cases[i].kept_ago;
		late->what = words.after = str_c(cases[i].after);
		changed(scene, &late->record, commit_ago(scene, cases[i].ago), words);
		assert_int_equal(read_all(scene, late, &read).words, reading_counts(cases[i].want));
		assert_int_equal(read.reading, cases[i].want);
		assert_int_equal(read.due, scene->today - 50);
		scene_close(&own);
	}
}

/* First put off long before, so that the words were changed after the date that stood then. */
static void words_are_held_against_the_date_of_their_time(void **state)
{
	struct scene *scene = *state;
	struct promise *late = promise(scene, scene->sales, scene->operations, 50, 12);
	struct change_read reads[2];
	struct field_change words = {
		.field = STR("what"), .before = STR("uno"), .after = STR("dos")};

	late->what = STR("dos");
	recorded(scene, &late->record, commit_ago(scene, 120));
	changed(scene, &late->record, commit_ago(scene, 61), words);
	changed(scene, &late->record, commit_ago(scene, 60), new_due(scene, 62, 50));
	late->kept = scene->today - 58;
	assert_true(read_all(scene, late, reads).words);
	assert_int_equal(reads[0].reading, CHANGE_WORDS_AFTER);
	assert_int_equal(reads[0].due, scene->today - 62);
	assert_int_equal(reads[1].reading, CHANGE_DATE_AFTER);
}

static void an_outcome_is_dated_by_the_commit_that_first_gave_one(void **state)
{
	struct scene *scene = *state;
	struct promise *one = promise(scene, scene->sales, scene->sales, 50, 0);
	struct promise *two = promise(scene, scene->sales, scene->sales, 50, 0);
	struct promise *three = promise(scene, scene->sales, scene->sales, 50, 0);
	struct field_change kept = {.field = STR("kept"), .after = STR("2026-02-09")};
	struct field_change no = {.field = STR("broken"), .before = STR("2026-02-09")};
	struct change_read reads[2];
	struct history_commit *commit = commit_ago(scene, 10);

	scene->acme->ended = scene->today - 20;
	recorded(scene, &one->record, commit_ago(scene, 59));
	assert_int_equal(read_all(scene, one, NULL).outcome_day, scene->today - 59);
	recorded(scene, &two->record, commit_ago(scene, 59));
	changed(scene, &two->record, commit, kept);
	assert_int_equal(read_all(scene, two, reads).outcome_day, scene->today - 10);
	assert_int_equal(reads[0].reading, CHANGE_OUTCOME_AFTER);
	recorded(scene, &three->record, commit_ago(scene, 59));
	changed(scene, &three->record, commit, kept);
	changed(scene, &three->record, commit, no); /* it had another outcome before */
	assert_int_equal(read_all(scene, three, reads).outcome_day, scene->today - 59);
	assert_int_equal(reads[0].reading, CHANGE_OTHER);
}

static void without_a_past_nothing_is_said(void **state)
{
	struct scene *scene = *state;
	struct promise *late = promise(scene, scene->sales, scene->sales, 50, 12);
	struct goalposts goalposts = read_all(scene, late, NULL);

	assert_false(goalposts.date || goalposts.words || goalposts.outcome_known);
	assert_int_equal(goalposts.former.state, PROMISE_LATE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(a_date_put_off_after_it_was_missed_counts),
		cmocka_unit_test(a_change_counts_from_a_week_before_the_date),
		SCENE(the_earlier_of_the_two_days_of_a_commit_stands),
		cmocka_unit_test(a_mistake_put_right_counts_where_the_date_passed_meanwhile),
		SCENE(an_import_accuses_nobody),
		SCENE(a_renegotiation_on_record_is_none),
		cmocka_unit_test(an_agreed_move_that_was_written_into_the_date_is_none),
		SCENE(a_move_written_down_late_is_counted_apart),
		SCENE(where_nothing_was_missed_nothing_was_moved),
		SCENE(an_earlier_date_is_none),
		SCENE(what_was_changed_back_was_not_moved),
		cmocka_unit_test(words_changed_after_a_miss_count),
		SCENE(words_are_held_against_the_date_of_their_time),
		SCENE(an_outcome_is_dated_by_the_commit_that_first_gave_one),
		SCENE(without_a_past_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
