/* test_on_record.c - what was on record on a past day, from commits made by hand. */
#include "analyse/on_record.h"

#include "analyse/fate.h"
#include "analyse/wear.h"
#include "past.h"

/* Days ago: the day looked back to, and a commit after it. */
#define THEN  100
#define LATER 90

static const struct on_record *turned(struct scene *scene, int32_t ago)
{
	const struct setting *today =
		setting_new(draft_link(&scene->draft), scene->today, scene->arena);
	struct on_record *view = on_record_new(today, scene->arena);

	on_record_turn(view, 0, scene->today - ago);
	return view;
}

static int64_t late_on(struct scene *scene, int32_t ago)
{
	int32_t day = scene->today - ago;

	return on_record_late(scene->draft.book, &day, 1);
}

static void a_record_written_down_later_was_not_there(void **state)
{
	struct scene *scene = *state;
	struct incident *unseen = incident(scene, scene->sales, THEN + 10);
	struct incident *seen = incident(scene, scene->sales, THEN + 11);
	struct incident *imported = incident(scene, scene->sales, THEN + 12);
	struct touchpoint *contact =
		add_touchpoint(&scene->draft, scene->acme, scene->today - THEN, EFFECT_WEAKENS);
	struct assessment *score =
		add_assessment(&scene->draft, scene->acme, scene->today - THEN - 1);
	struct promise *promised = promise(scene, scene->sales, scene->sales, THEN + 20, 0);
	struct history_commit *later = commit_ago(scene, LATER), *import = commit_ago(scene, 50);
	struct history_commit *same_day = commit_ago(scene, THEN);
	const struct account *then;

	import->accuses = false;
	recorded(scene, &unseen->record, later);
	recorded(scene, &seen->record, same_day);
	recorded(scene, &imported->record, import);
	recorded(scene, &contact->record, later);
	recorded(scene, &score->record, later);
	recorded(scene, &promised->record, later);
	then = turned(scene, THEN)->book.accounts.v[0];
	assert_int_equal(then->incidents.n, 2);
	assert_ptr_equal(then->incidents.v[0], imported);
	assert_ptr_equal(then->incidents.v[1], seen);
	assert_int_equal(then->touchpoints.n, 0);
	assert_int_equal(then->assessments.n, 0);
	assert_int_equal(then->promises.n, 0);
	assert_int_equal(scene->acme->incidents.n, 3);
	assert_int_equal(late_on(scene, THEN), 4);
	assert_int_equal(late_on(scene, LATER), 0);
	assert_int_equal(late_on(scene, THEN + 10), 3); /* two incidents, and the promise */
}

/* Authored before, committed by a rebase later. */
static void a_rebase_hides_nothing(void **state)
{
	struct scene *scene = *state;
	struct history_commit *commit = commit_ago(scene, THEN + 5);

	commit->committed = scene->today - 3;
	recorded(scene, &incident(scene, scene->sales, THEN + 10)->record, commit);
	assert_int_equal(turned(scene, THEN)->book.accounts.v[0]->incidents.n, 1);
}

static enum promise_state state_then(struct scene *scene, int32_t ago)
{
	const struct on_record *view = turned(scene, ago);

	return promise_fate(
		view->book.accounts.v[0]->promises.v[0], scene->today - ago, &view->setting)
		.state;
}

static struct field_change given(struct scene *scene, const char *field, int32_t ago)
{
	return (struct field_change){.field = str_c(field), .after = ago_text(scene, ago)};
}

static void an_outcome_counts_from_the_commit_that_gave_it(void **state)
{
	struct scene *scene = *state;
	struct promise *kept = promise(scene, scene->sales, scene->sales, THEN + 10, 0);

	recorded(scene, &kept->record, commit_ago(scene, THEN + 20));
	changed(scene, &kept->record, commit_ago(scene, LATER), given(scene, "kept", THEN + 10));
	assert_int_equal(state_then(scene, THEN), PROMISE_OVERDUE);
	assert_int_equal(late_on(scene, THEN), 1);
	assert_int_equal(late_on(scene, THEN + 11), 0); /* it had not been kept by then */
	assert_int_equal(kept->kept, kept->due);
}

static void from_that_day_on_it_is_known(void **state)
{
	struct scene *scene = *state;
	struct promise *kept = promise(scene, scene->sales, scene->sales, THEN + 10, 0);

	recorded(scene, &kept->record, commit_ago(scene, THEN + 20));
	changed(scene, &kept->record, commit_ago(scene, LATER), given(scene, "kept", THEN + 10));
	assert_int_equal(state_then(scene, LATER), PROMISE_KEPT);
}

/* Due 110 days ago; on 90 that became 70, on 80 another 60: on 100 and 85 what stood then. */
static void a_date_is_the_one_that_stood_then(void **state)
{
	static const struct {
		int32_t ago, due_ago;
	} cases[] = {{THEN, THEN + 10}, {85, 70}, {75, 60}};
	struct scene *scene = *state;
	struct promise *moved = promise(scene, scene->sales, scene->sales, 60, 0);
	const struct setting *today;
	struct on_record *view;

	moved->made = scene->today - THEN - 30;
	recorded(scene, &moved->record, commit_ago(scene, THEN + 30));
	changed(scene, &moved->record, commit_ago(scene, LATER), new_due(scene, THEN + 10, 70));
	changed(scene, &moved->record, commit_ago(scene, 80), new_due(scene, 70, 60));
	today = setting_new(draft_link(&scene->draft), scene->today, scene->arena);
	view = on_record_new(today, scene->arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		on_record_turn(view, 0, scene->today - cases[i].ago);
		assert_int_equal(view->book.accounts.v[0]->promises.v[0]->due,
			scene->today - cases[i].due_ago);
	}
	assert_int_equal(on_record_next(scene->acme, scene->today - THEN), scene->today - LATER);
	assert_int_equal(on_record_next(scene->acme, scene->today - LATER), scene->today - 80);
	assert_int_equal(on_record_next(scene->acme, scene->today - 80), INT32_MAX);
}

static void a_move_noted_later_was_not_agreed_yet(void **state)
{
	struct scene *scene = *state;
	struct promise *moved = promise(scene, scene->sales, scene->sales, THEN + 10, 0);
	char *before = arena_alloc(scene->arena, 80);

	move_promise(&scene->draft, moved,
		(struct moved){.on = scene->today - 116, .to = scene->today - 112, .agreed = true});
	move_promise(&scene->draft, moved,
		(struct moved){.on = scene->today - 113, .to = scene->today - 80, .agreed = true});
	recorded(scene, &moved->record, commit_ago(scene, THEN + 30));
	snprintf(before, 80, "on: %.10s, to: %.10s, agreed: yes", ago_text(scene, 116).p,
		ago_text(scene, 112).p);
	changed(scene, &moved->record, commit_ago(scene, LATER),
		(struct field_change){.field = STR("moved"), .before = str_c(before)});
	{
		const struct on_record *view = turned(scene, THEN);
		const struct promise *then = view->book.accounts.v[0]->promises.v[0];

		assert_int_equal(then->moved.n, 1);
		assert_int_equal(then->moved.v[0].to, scene->today - 112);
		assert_int_equal(moved->moved.n, 2);
	}
}

static void a_resolution_noted_later_had_not_come(void **state)
{
	struct scene *scene = *state;
	struct incident *resolved = incident(scene, scene->sales, THEN + 10);
	const struct on_record *view;

	resolved->resolved = on_day(scene->today - THEN - 5);
	recorded(scene, &resolved->record, commit_ago(scene, THEN + 10));
	changed(scene, &resolved->record, commit_ago(scene, LATER),
		given(scene, "resolved", THEN + 5));
	view = turned(scene, THEN);
	assert_int_equal(view->book.accounts.v[0]->incidents.v[0]->resolved.day, DAY_NONE);
	assert_int_equal(resolved->resolved.day, scene->today - THEN - 5);
}

/* The incident would make a broken promise of it, were it known. */
static void a_promise_does_not_know_of_its_incident_yet(void **state)
{
	struct scene *scene = *state;
	struct promise *kept = promise(scene, scene->sales, scene->sales, THEN + 20, 0);
	struct incident *about = incident(scene, scene->sales, THEN + 15);
	const struct on_record *view;
	int32_t day = scene->today - THEN;

	about->promise = ref_to(REF_PROMISE, STR("p"), kept);
	recorded(scene, &about->record, commit_ago(scene, LATER));
	view = turned(scene, THEN);
	assert_near(account_wear(&view->setting, view->book.accounts.v[0], day).all, 0, 0);
	assert_true(account_wear(view->today, scene->acme, day).all > 0);
	on_record_turn((struct on_record *)(uintptr_t)view, 0, scene->today - LATER);
	assert_near(account_wear(&view->setting, view->book.accounts.v[0], day).all,
		account_wear(view->today, scene->acme, day).all, 0);
}

static void a_departure_counts_from_the_commit_that_gave_it(void **state)
{
	struct scene *scene = *state;
	int32_t day = scene->today - THEN;
	const struct account *then;

	scene->acme->ended = scene->today - THEN - 10;
	recorded(scene, &scene->acme->record, commit_ago(scene, 400));
	changed(scene, &scene->acme->record, commit_ago(scene, LATER),
		given(scene, "ended", THEN + 10));
	then = turned(scene, THEN)->book.accounts.v[0];
	assert_int_equal(account_end(then, &scene->draft.book->company, day), DAY_NONE);
	assert_int_equal(account_end(scene->acme, &scene->draft.book->company, day),
		scene->today - THEN - 10);
	assert_int_equal(late_on(scene, THEN), 1);
}

static void an_account_written_down_later_was_no_client(void **state)
{
	struct scene *scene = *state;
	const struct account *then;

	recorded(scene, &scene->acme->record, commit_ago(scene, LATER));
	then = turned(scene, THEN)->book.accounts.v[0];
	assert_true(then->since > scene->today);
	assert_int_equal(then->spells.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(a_record_written_down_later_was_not_there),
		SCENE(a_rebase_hides_nothing),
		SCENE(an_outcome_counts_from_the_commit_that_gave_it),
		SCENE(from_that_day_on_it_is_known),
		SCENE(a_date_is_the_one_that_stood_then),
		SCENE(a_move_noted_later_was_not_agreed_yet),
		SCENE(a_resolution_noted_later_had_not_come),
		SCENE(a_promise_does_not_know_of_its_incident_yet),
		SCENE(a_departure_counts_from_the_commit_that_gave_it),
		SCENE(an_account_written_down_later_was_no_client),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
