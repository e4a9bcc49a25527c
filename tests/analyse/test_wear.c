/* test_wear.c - what failures leave behind, what good contacts build, and silence. */
#include "test.h"

#include "analyse/silence.h"
#include "analyse/wear.h"
#include "book.h"

/* A company with one account, looked at on day 1000. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales, *operations;
	struct account *account;
	struct setting *setting;
};

static int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->sales = add_department(&scene->draft, "sales");
	scene->operations = add_department(&scene->draft, "operations");
	scene->account = add_account(&scene->draft, "acme", 0);
	*state = scene;
	return 0;
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static const struct setting *scene_set(struct scene *scene)
{
	if (!scene->setting)
		scene->setting = setting_new(draft_link(&scene->draft), 1000, scene->arena);
	return scene->setting;
}

static struct wear wear_on(struct scene *scene, int32_t day)
{
	return account_wear(scene_set(scene), scene->account, day);
}

static double strength_on(struct scene *scene, int32_t day)
{
	return account_strength(scene_set(scene), scene->account, day);
}

static struct incident *incident(struct scene *scene, enum incident_severity severity, int32_t day)
{
	struct incident *incident = add_incident(
		&scene->draft, scene->account, scene->operations, INCIDENT_LATE_DELIVERY, day);

	incident->severity = severity;
	return incident;
}

static struct promise *promise(struct scene *scene, int32_t due)
{
	return add_promise(&scene->draft, scene->account, scene->operations, 0, due);
}

static void name_promise(struct incident *incident, struct promise *promise)
{
	incident->promise = (struct ref){.id = STR("p"), .kind = REF_PROMISE, .promise = promise};
}

static void an_incident_wears_until_it_is_resolved_and_halves_every_90_days_then(void **state)
{
	struct scene *scene = *state;

	incident(scene, INCIDENT_SEVERITY_SERIOUS, 100)->resolved = on_day(500);
	assert_near(wear_on(scene, 99).all, 0, 0);
	assert_near(wear_on(scene, 100).all, 4, 0);
	assert_near(wear_on(scene, 499).all, 4, 0);
	assert_near(wear_on(scene, 500).all, 4, 0);
	assert_near(wear_on(scene, 590).all, 2, 1e-15);
	assert_near(wear_on(scene, 680).kind[INCIDENT_LATE_DELIVERY], 1, 1e-15);
}

static void severity_doubles_the_points(void **state)
{
	const double want[INCIDENT_SEVERITY_COUNT] = {[INCIDENT_SEVERITY_MINOR] = 1,
		[INCIDENT_SEVERITY_MODERATE] = 2,
		[INCIDENT_SEVERITY_SERIOUS] = 4,
		[INCIDENT_SEVERITY_CRITICAL] = 8};

	(void)state;
	for (int severity = 0; severity < INCIDENT_SEVERITY_COUNT; severity++)
		assert_near(incident_weight(severity), want[severity], 0);
}

/* By hand: 4·(weight/3)·(1 - q): weight 3, 7 days late: 2; weight 5, broken: 6 2/3. */
static void a_promise_wears_by_what_it_failed_to_give(void **state)
{
	struct scene *scene = *state;
	struct promise *late = promise(scene, 100), *broken = promise(scene, 300);

	late->kept = 107;
	broken->weight = 5;
	broken->broken = 300;
	assert_near(wear_on(scene, 100).all, 0, 0);
	assert_near(wear_on(scene, 107).all, 2, 1e-15);
	assert_near(wear_on(scene, 197).all, 1, 1e-15);
	assert_near(wear_on(scene, 300).kind[INCIDENT_BROKEN_PROMISE],
		20.0 / 3 + 2 * exp2(-193 / 90.0), 1e-14);
}

static void an_overdue_promise_wears_more_each_day_and_does_not_heal(void **state)
{
	struct scene *scene = *state;

	promise(scene, 100);
	assert_near(wear_on(scene, 107).all, 2, 1e-15);
	assert_near(wear_on(scene, 114).all, 3, 1e-15);
	assert_near(wear_on(scene, 1000).all, 4, 1e-15);
}

static void what_was_exceeded_or_withdrawn_leaves_no_points(void **state)
{
	struct scene *scene = *state;
	struct promise *exceeded = promise(scene, 100);

	exceeded->kept = 100;
	exceeded->delivered = 2;
	promise(scene, 100)->withdrawn = 90;
	promise(scene, 2000);
	assert_near(wear_on(scene, 200).all, 0, 0);
}

static void a_promise_and_the_incidents_that_name_it_are_one_case(void **state)
{
	struct scene *scene = *state;
	struct promise *late = promise(scene, 100);
	struct incident *moderate = incident(scene, INCIDENT_SEVERITY_MODERATE, 101);
	struct incident *critical = incident(scene, INCIDENT_SEVERITY_CRITICAL, 120);

	late->kept = 107;
	name_promise(moderate, late);
	name_promise(critical, late);
	/* Day 101: the promise has 4(1 - 2^(-1/7)) = 0.38, the incident 2. */
	assert_near(wear_on(scene, 101).kind[INCIDENT_LATE_DELIVERY], 2, 0);
	assert_near(wear_on(scene, 101).all, 2, 0);
	/* Day 107: 2 points each; of a tie the promise stands. */
	assert_near(wear_on(scene, 107).kind[INCIDENT_BROKEN_PROMISE], 2, 1e-15);
	assert_near(wear_on(scene, 107).all, 2, 1e-15);
	/* From day 120 on the critical one stands, open. */
	assert_near(wear_on(scene, 500).kind[INCIDENT_LATE_DELIVERY], 8, 0);
	assert_near(wear_on(scene, 500).all, 8, 0);
}

static void of_two_equal_incidents_of_a_promise_the_earlier_stands(void **state)
{
	struct scene *scene = *state;
	struct promise *open = promise(scene, 900);
	struct incident *later = incident(scene, INCIDENT_SEVERITY_MODERATE, 110);
	struct incident *first = incident(scene, INCIDENT_SEVERITY_MODERATE, 100);

	name_promise(later, open);
	name_promise(first, open);
	first->resolved = on_day(110);
	assert_near(wear_on(scene, 200).all, 1, 1e-15);
}

static void an_incident_that_names_the_promise_of_another_account_stands_alone(void **state)
{
	struct scene *scene = *state;
	struct account *other = add_account(&scene->draft, "other", 0);

	name_promise(incident(scene, INCIDENT_SEVERITY_SERIOUS, 100),
		add_promise(&scene->draft, other, scene->sales, 0, 50));
	assert_near(wear_on(scene, 200).all, 4, 0);
}

static void a_contact_that_weakens_is_a_point_of_its_own_kind(void **state)
{
	struct scene *scene = *state;

	add_touchpoint(&scene->draft, scene->account, 100, EFFECT_WEAKENS);
	add_touchpoint(&scene->draft, scene->account, 100, EFFECT_STRENGTHENS);
	assert_near(wear_on(scene, 190).kind[LEAK_CONTACT], 0.5, 1e-15);
	assert_near(wear_on(scene, 190).all, 0.5, 1e-15);
	assert_near(strength_on(scene, 190), 0.5, 1e-15);
	assert_near(strength_on(scene, 99), 0, 0);
}

static void recommending_and_growing_strengthen(void **state)
{
	struct scene *scene = *state;

	add_account(&scene->draft, "friend", 200)->referred_by = to_account(scene->account);
	add_revenue(&scene->draft, scene->account, 400, 300); /* the files' order is free */
	add_revenue(&scene->draft, scene->account, 0, 100);
	add_revenue(&scene->draft, scene->account, 300, 50);
	assert_near(strength_on(scene, 199), 0, 0);
	assert_near(strength_on(scene, 200), 2, 0);
	assert_near(strength_on(scene, 290), 1, 1e-15);
	assert_near(strength_on(scene, 400), 2 * exp2(-200 / 90.0) + 2, 1e-15);
}

static void coming_back_is_not_growing(void **state)
{
	struct scene *scene = *state;

	add_spell(&scene->draft, scene->account, 0, 200);
	add_spell(&scene->draft, scene->account, 400, DAY_NONE);
	add_revenue(&scene->draft, scene->account, 0, 100);
	add_revenue(&scene->draft, scene->account, 400, 300);
	assert_near(strength_on(scene, 500), 0, 0);
}

static struct silence silence_on(struct scene *scene, int32_t day, double usual)
{
	return account_silence(scene_set(scene), scene->account, day, usual);
}

static void contact_on_days(struct scene *scene, const int32_t *days, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_touchpoint(&scene->draft, scene->account, days[i], EFFECT_STRENGTHENS);
}

static void silence_is_counted_in_the_accounts_own_rhythm(void **state)
{
	const int32_t days[] = {0, 10, 20, 20, 40};
	struct silence silence;

	contact_on_days(*state, days, 5);
	silence = silence_on(*state, 70, 99);
	assert_true(silence.known);
	assert_int_equal(silence.last, 40);
	assert_near(silence.days, 30, 0);
	assert_near(silence.cadence, 10, 0);
	assert_near(silence.ratio, 3, 1e-15);
	assert_true(silence.silent);
	assert_false(silence.agreed);
	assert_false(silence_on(*state, 69, 99).silent);
}

static void only_the_last_twelve_contacts_make_the_rhythm(void **state)
{
	int32_t days[16];

	/* Thirteen a day apart, then three 20 days apart: of the last twelve 8 gaps of 1, 3 of 20.
	 */
	for (int i = 0; i < 16; i++)
		days[i] = i < 13 ? i : 12 + (i - 12) * 20;
	contact_on_days(*state, days, 16);
	assert_near(silence_on(*state, 80, 0).cadence, 7, 0); /* median 1, but 7 at least */
}

static void an_even_number_of_gaps_has_the_mean_of_the_middle_two(void **state)
{
	const int32_t days[] = {0, 10, 30, 60, 100};

	contact_on_days(*state, days, 5);
	assert_near(silence_on(*state, 100, 0).cadence, 25, 0);
}

static void answers_and_the_clients_scores_are_contacts_a_sellers_view_is_not(void **state)
{
	struct scene *scene = *state;

	incident(scene, INCIDENT_SEVERITY_MINOR, 10)->answered = on_day(20);
	add_assessment(&scene->draft, scene->account, 50);
	add_assessment(&scene->draft, scene->account, 60)->by_client = false;
	assert_int_equal(silence_on(scene, 100, 30).last, 50);
	assert_int_equal(silence_on(scene, 49, 30).last, 20);
	assert_int_equal(silence_on(scene, 19, 30).last, DAY_NONE);
}

static void fewer_than_four_contacts_take_the_usual_cadence(void **state)
{
	const int32_t days[] = {0, 10, 20};

	contact_on_days(*state, days, 3);
	assert_near(silence_on(*state, 100, 40).cadence, 40, 0);
	assert_near(silence_on(*state, 100, 2).cadence, 7, 0);
	assert_false(silence_on(*state, 100, 0).known);
}

static void an_agreed_cadence_rules(void **state)
{
	const int32_t days[] = {0, 10, 20, 30};
	struct scene *scene = *state;

	scene->account->cadence = (struct span){2, SPAN_WEEKS};
	contact_on_days(scene, days, 4);
	assert_near(silence_on(scene, 44, 40).cadence, 14, 0);
	assert_true(silence_on(scene, 44, 40).agreed);
	assert_near(silence_on(scene, 44, 40).ratio, 1, 0);
}

static void never_having_spoken_counts_from_the_start_once_a_cadence_has_passed(void **state)
{
	struct scene *scene = *state;

	scene->account->since = 800;
	scene->draft.book->company.records_since = 900; /* nothing is known of the time before */
	assert_false(silence_on(scene, 909, 10).known);
	assert_true(silence_on(scene, 910, 10).known);
	assert_near(silence_on(scene, 930, 10).ratio, 3, 0);
	assert_true(silence_on(scene, 930, 10).silent);
}

/* A plain generator: the same cases on every machine. */
static int32_t roll(uint64_t *seed, int32_t sides)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int32_t)((*seed >> 33) % (uint64_t)sides);
}

static void log_at_random(struct scene *scene, uint64_t *seed)
{
	for (int i = 0; i < 40; i++) {
		int32_t made = roll(seed, 900), due = made + roll(seed, 60);
		struct promise *given =
			add_promise(&scene->draft, scene->account, scene->sales, made, due);

		if (roll(seed, 3))
			*(roll(seed, 4) ? &given->kept : &given->broken) = made + roll(seed, 90);
		given->weight = 1 + roll(seed, 5);
		given->delivered = roll(seed, 3) * 0.75;
		for (int j = roll(seed, 3); j > 0; j--) {
			struct incident *own = incident(scene,
				(enum incident_severity)roll(seed, 4), made + roll(seed, 100));

			if (roll(seed, 2))
				name_promise(own, given);
			if (roll(seed, 2))
				own->resolved = on_day(own->when.day + roll(seed, 50));
		}
		add_touchpoint(&scene->draft, scene->account, roll(seed, 1000), roll(seed, 2));
		add_revenue(&scene->draft, scene->account, made, 1 + roll(seed, 1000));
	}
}

static void a_curve_says_of_each_day_what_that_day_says(void **state)
{
	struct scene *scene = *state;
	struct wear wear[120], fading[120];
	double strength[120];
	int32_t days[120];
	struct curve curve = {days, 120, wear, strength, fading, 0};
	uint64_t seed = 1;

	log_at_random(scene, &seed);
	for (int i = 0; i < 120; i++)
		days[i] = -20 + 9 * i;
	account_curves(scene_set(scene), scene->account, &curve);
	for (int i = 0; i < 120; i++) {
		struct wear want = wear_on(scene, days[i]);

		assert_near(wear[i].all, want.all, 1e-12);
		for (int kind = 0; kind < LEAK_KINDS; kind++)
			assert_near(wear[i].kind[kind], want.kind[kind], 1e-12);
		assert_near(strength[i], strength_on(scene, days[i]), 1e-12);
	}
	assert_true(wear[119].all > 10);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE(an_incident_wears_until_it_is_resolved_and_halves_every_90_days_then),
		SCENE(severity_doubles_the_points),
		SCENE(a_promise_wears_by_what_it_failed_to_give),
		SCENE(an_overdue_promise_wears_more_each_day_and_does_not_heal),
		SCENE(what_was_exceeded_or_withdrawn_leaves_no_points),
		SCENE(a_promise_and_the_incidents_that_name_it_are_one_case),
		SCENE(of_two_equal_incidents_of_a_promise_the_earlier_stands),
		SCENE(an_incident_that_names_the_promise_of_another_account_stands_alone),
		SCENE(a_contact_that_weakens_is_a_point_of_its_own_kind),
		SCENE(recommending_and_growing_strengthen),
		SCENE(coming_back_is_not_growing),
		SCENE(a_curve_says_of_each_day_what_that_day_says),
		SCENE(silence_is_counted_in_the_accounts_own_rhythm),
		SCENE(only_the_last_twelve_contacts_make_the_rhythm),
		SCENE(an_even_number_of_gaps_has_the_mean_of_the_middle_two),
		SCENE(answers_and_the_clients_scores_are_contacts_a_sellers_view_is_not),
		SCENE(fewer_than_four_contacts_take_the_usual_cadence),
		SCENE(an_agreed_cadence_rules),
		SCENE(never_having_spoken_counts_from_the_start_once_a_cadence_has_passed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
