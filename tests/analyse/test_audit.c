/* test_audit.c - what git says of the records themselves. */
#include "analyse/audit.h"
#include "analyse/explain.h"
#include "past.h"

/* Four promises kept in time; a fifth due 50 days ago and kept 38 days ago, whose date was put off
 * 36 days ago to 35 days ago. */
static struct promise *five_promises(struct scene *scene)
{
	struct promise *late;

	for (int32_t i = 0; i < 4; i++)
		promise(scene, scene->sales, scene->operations, 60 + i, 0);
	late = promise(scene, scene->sales, scene->operations, 50, 12);
	recorded(scene, &late->record, commit_ago(scene, 59));
	changed(scene, &late->record, commit_ago(scene, 36), new_due(scene, 50, 35));
	late->due = scene->today - 35;
	return late;
}

static void without_history_nothing_is_known(void **state)
{
	static const enum history_state states[] = {HISTORY_NONE, HISTORY_SHALLOW, HISTORY_KNOWN};

	for (size_t i = 0; i < 3; i++) {
		void *own;
		struct scene *scene;
		const struct audit *audit;

		(void)state;
		scene_open(&own);
		scene = own;
		scene->draft.book->history.state = states[i];
		audit = figures_of(scene)->audit;
		assert_int_equal(audit->state, states[i]);
		assert_false(audit->known);
		assert_int_equal(audit->kept.recorded.n, 0);
		assert_int_equal(audit->since, DAY_NONE);
		scene_close(&own);
	}
}

static void imports_alone_say_nothing(void **state)
{
	struct scene *scene = *state;
	const struct audit *audit;

	commit_ago(scene, 9);
	scene->draft.book->history.commits.v[0].accuses = false;
	audit = figures_of(scene)->audit;
	assert_false(audit->known);
	assert_int_equal(audit->commits, 1);
	assert_int_equal(audit->since, scene->today - 9);
}

static void the_kept_rate_is_said_with_and_without_moved_dates(void **state)
{
	struct scene *scene = *state;
	struct promise *late = five_promises(scene);
	const struct audit *audit = figures_of(scene)->audit;
	const struct kept_twice *owner = &audit->departments[scene->operations->index];

	assert_true(audit->known);
	assert_int_equal(audit->kept.recorded.k, 5);
	assert_int_equal(audit->kept.recorded.n, 5);
	assert_int_equal(audit->kept.promised.k, 4);
	assert_int_equal(audit->kept.promised.n, 5);
	assert_near(audit->kept.promised.share, 0.8, 0);
	assert_int_equal(audit->kept.moved, 1);
	assert_int_equal(owner->promised.k, 4);
	assert_int_equal(audit->departments[scene->sales->index].recorded.n, 0);
	assert_int_equal(audit->dates, 1);
	assert_int_equal(audit->words, 0);
	assert_int_equal(audit->promises, 1);
	assert_int_equal(audit->moved.n, 1);
	assert_ptr_equal(audit->moved.v[0].promise, late);
	assert_int_equal(audit->moved.v[0].read.reading, CHANGE_DATE_AFTER);
	assert_int_equal(audit->moved.v[0].more, 0);
}

static struct explained explain(struct scene *scene, struct figures *figures, const char *name)
{
	struct figure figure;
	struct str near;

	assert_true(figure_find(figures, str_c(name), &figure, &near, scene->arena));
	return figure_explain(&figure, true, scene->arena);
}

/* One of five was kept by the second date alone; two incidents took 3 and 8 days. */
static void each_figure_of_it_is_explained_by_its_records(void **state)
{
	struct scene *scene = *state;
	struct promise *late = five_promises(scene);
	struct incident *first = incident(scene, scene->sales, 30);
	struct incident *second = incident(scene, scene->sales, 31);
	struct figures *figures;
	struct explained moved, kept, delay;

	recorded(scene, &first->record, commit_ago(scene, 27));
	recorded(scene, &second->record, commit_ago(scene, 23));
	figures = figures_of(scene);
	moved = explain(scene, figures, "trust#moved-goalposts");
	assert_near(moved.value, 1, 0);
	assert_int_equal(moved.behind.n, 1);
	assert_ptr_equal(moved.behind.v[0].record, &late->record);
	kept = explain(scene, figures, "kept-as-promised");
	assert_near(kept.value, 0.8, 0);
	assert_int_equal(kept.behind.n, 5);
	assert_near(kept.sum, 4, 0);
	delay = explain(scene, figures, "logging-delay");
	assert_near(delay.value, 5.5, 1e-12);
	assert_int_equal(delay.behind.n, 2);
	assert_ptr_equal(delay.behind.v[0].record, &second->record);
	assert_near(delay.behind.v[0].part, 8, 0);
	scene->draft.book->history.state = HISTORY_NONE;
	figures = analyse(scene->draft.book, scene->today, 1, scene->arena);
	assert_false(explain(scene, figures, "kept-as-promised").known);
	assert_false(explain(scene, figures, "logging-delay").known);
}

static void changed_words_leave_the_second_rate(void **state)
{
	struct scene *scene = *state;
	struct promise *late = five_promises(scene);
	struct field_change words = {
		.field = STR("what"), .before = STR("uno"), .after = STR("dos")};
	const struct audit *audit;

	late->what = STR("dos");
	changed(scene, &late->record, commit_ago(scene, 30), words);
	audit = figures_of(scene)->audit;
	assert_int_equal(audit->kept.recorded.k, 5);
	assert_int_equal(audit->kept.promised.k, 4);
	assert_int_equal(audit->kept.promised.n, 4);
	assert_int_equal(audit->words, 1);
	assert_int_equal(audit->moved.n, 1);
	assert_int_equal(audit->moved.v[0].more, 1);
}

static void the_recorded_rate_is_the_one_of_all_other_pages(void **state)
{
	struct scene *scene = *state;
	struct figures *figures;

	five_promises(scene);
	promise(scene, scene->sales, scene->service, 20, 3);
	figures = figures_of(scene);
	assert_int_equal(figures->audit->kept.recorded.k, figures->totals.promises.rate.k);
	assert_int_equal(figures->audit->kept.recorded.n, figures->totals.promises.rate.n);
	for (size_t d = 0; d < 3; d++) {
		assert_int_equal(figures->audit->departments[d].recorded.k,
			figures->departments[d].owned.rate.k);
		assert_int_equal(figures->audit->departments[d].recorded.n,
			figures->departments[d].owned.rate.n);
	}
}

/* Days until four incidents were recorded: 0, 1, 2, 9; an import, one from before the history. */
static void delays_are_of_incidents_that_could_be_recorded_at_once(void **state)
{
	static const int32_t delays[] = {0, 1, 2, 9};
	struct scene *scene = *state;
	struct history_commit *import = commit_ago(scene, 100);
	struct incident *one;
	const struct audit *audit;

	import->accuses = false;
	for (size_t i = 0; i < 4; i++) {
		one = incident(scene, scene->service, 40);
		recorded(scene, &one->record, commit_ago(scene, 40 - delays[i]));
	}
	share_origin(&scene->draft, one, scene->sales, 0.5);
	one = incident(scene, scene->service, 40);
	recorded(scene, &one->record, import);
	one = incident(scene, scene->service, 101);
	recorded(scene, &one->record, commit_ago(scene, 3));
	incident(scene, scene->service, 40);
	audit = figures_of(scene)->audit;
	assert_int_equal(audit->logging.median.n, 4);
	assert_true(audit->logging.median.known);
	assert_near(audit->logging.median.days, 1.5, 1e-12);
	assert_true(audit->logging.ninety.known);
	assert_near(audit->logging.ninety.days, 9, 1e-12);
	assert_int_equal(audit->logged[scene->service->index].median.n, 4);
	assert_int_equal(audit->logged[scene->sales->index].median.n, 1);
	assert_near(audit->logged[scene->sales->index].median.days, 9, 1e-12);
	assert_int_equal(audit->logged[scene->operations->index].median.n, 0);
}

/* Left 20 days ago; three promises kept 50 days ago, of which one was typed in 10 days ago, and one
 * stood in the first commit of an import. */
static void outcomes_typed_in_after_a_departure_are_counted(void **state)
{
	struct scene *scene = *state;
	struct history_commit *import = commit_ago(scene, 200);
	struct promise *typed = promise(scene, scene->sales, scene->sales, 50, 0);
	struct promise *before = promise(scene, scene->sales, scene->sales, 50, 0);
	struct promise *imported = promise(scene, scene->sales, scene->sales, 50, 0);
	struct field_change kept = {.field = STR("kept"), .after = STR("2026-02-09")};
	struct incident *told = incident(scene, scene->sales, 30);
	const struct audit *audit;

	scene->acme->ended = scene->today - 20;
	import->accuses = false;
	recorded(scene, &typed->record, commit_ago(scene, 59));
	changed(scene, &typed->record, commit_ago(scene, 10), kept);
	recorded(scene, &before->record, commit_ago(scene, 45));
	recorded(scene, &imported->record, import);
	recorded(scene, &told->record, commit_ago(scene, 19));
	audit = figures_of(scene)->audit;
	assert_int_equal(audit->typed.n, 2);
	assert_int_equal(audit->typed.k, 1);
	assert_int_equal(audit->typed_kept, 1);
	assert_int_equal(audit->typed_list.n, 1);
	assert_ptr_equal(audit->typed_list.v[0].promise, typed);
	assert_int_equal(audit->typed_list.v[0].day, scene->today - 10);
	assert_int_equal(audit->typed_list.v[0].end, scene->today - 20);
	assert_int_equal(audit->typed_incidents.n, 1);
	assert_int_equal(audit->typed_incidents.k, 1);
}

static void what_was_committed_after_the_day_is_not_known_yet(void **state)
{
	struct scene *scene = *state;
	struct promise *late = five_promises(scene);
	const struct audit *audit;

	changed(scene, &late->record, commit_ago(scene, -5), new_due(scene, 35, 30));
	late->due = scene->today - 30;
	audit = figures_of(scene)->audit;
	assert_int_equal(audit->moved.v[0].more, 0);
	assert_int_equal(audit->commits, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_history_nothing_is_known),
		SCENE(imports_alone_say_nothing),
		SCENE(the_kept_rate_is_said_with_and_without_moved_dates),
		SCENE(each_figure_of_it_is_explained_by_its_records),
		SCENE(changed_words_leave_the_second_rate),
		SCENE(the_recorded_rate_is_the_one_of_all_other_pages),
		SCENE(delays_are_of_incidents_that_could_be_recorded_at_once),
		SCENE(outcomes_typed_in_after_a_departure_are_counted),
		SCENE(what_was_committed_after_the_day_is_not_known_yet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
