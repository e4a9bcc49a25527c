/* test_analysis.c - the whole computation: threads, order, parts and wholes, on a book made by
 * chance. */
#include "test.h"

#include "analyse/analysis.h"
#include "base/buf.h"
#include "book.h"

static void an_empty_book_has_no_figures_and_no_trouble(void **state)
{
	struct arena *arena = arena_new();
	struct draft draft = draft_new(arena);
	struct figures *figures = analyse(draft_link(&draft), 20000, 2, arena);

	(void)state;
	assert_int_equal(figures->totals.promises.given, 0);
	assert_int_equal(figures->totals.coherence.n, 0);
	assert_int_equal(figures->months.n, 1);
	assert_int_equal(figures->segments.n, 0);
	arena_free(arena);
}

/* A plain generator: the same book on every machine. */
static int32_t roll(uint64_t *seed, int32_t sides)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int32_t)((*seed >> 33) % (uint64_t)sides);
}

#define START 18000

#define DAYS 1500

static void log_account(struct draft *draft, struct account *account, uint64_t *seed)
{
	for (int i = roll(seed, 20); i > 0; i--) {
		int32_t made = account->since + roll(seed, 1000);
		struct promise *given = add_promise(draft, account,
			draft->departments.v[roll(seed, 3)], made, made + roll(seed, 60));

		given->about = (enum aspect)roll(seed, ASPECT_COUNT);
		given->weight = 1 + roll(seed, 5);
		given->by_department = roll(seed, 9) ? draft->departments.v[roll(seed, 3)] : NULL;
		given->by = to_person(draft->people.v[roll(seed, 2)]);
		given->delivered = roll(seed, 5) ? 1 : 0.8;
		if (roll(seed, 4))
			*(roll(seed, 5) ? &given->kept : &given->broken) =
				given->due - 20 + roll(seed, 40);
	}
	for (int i = roll(seed, 15); i > 0; i--) {
		struct incident *failed =
			add_incident(draft, account, draft->departments.v[roll(seed, 3)],
				(enum incident_kind)roll(seed, INCIDENT_COUNT),
				account->since + roll(seed, 1000));

		failed->severity = (enum incident_severity)roll(seed, INCIDENT_SEVERITY_COUNT);
		if (roll(seed, 2))
			failed->resolved = on_day(failed->when.day + roll(seed, 30));
		if (!roll(seed, 3))
			share_origin(draft, failed, draft->departments.v[roll(seed, 3)], 0.3);
		if (draft->promises.n && !roll(seed, 3))
			failed->promise = (struct ref){.id = STR("p"),
				.kind = REF_PROMISE,
				.promise = draft->promises.v[draft->promises.n - 1]};
		add_touchpoint(draft, account, account->since + roll(seed, 1000),
			(enum effect)roll(seed, 2))
			->department = to_department(draft->departments.v[0]);
	}
	add_revenue(draft, account, account->since, 1000 * (1 + roll(seed, 50)));
	add_revenue(
		draft, account, account->since + 1 + roll(seed, 800), 1000 * (1 + roll(seed, 50)));
}

/* Turns a list round, as if the files had been named otherwise. */
#define TURN(list)                                              \
	for (size_t i_ = 0, j_ = (list).n; i_ + 1 < j_; i_++) { \
		void *held_ = (list).v[i_];                     \
                                                                \
		(list).v[i_] = (list).v[--j_];                  \
		(list).v[j_] = held_;                           \
	}

static struct figures *chance(struct arena *arena, int threads, bool turned)
{
	static const char *const segments[] = {"", "north", "south"};
	struct draft draft = draft_new(arena);
	uint64_t seed = 42;

	add_department(&draft, "sales");
	add_department(&draft, "operations");
	add_department(&draft, "service");
	add_person(&draft, "ana", draft.departments.v[0]);
	add_person(&draft, "bea", NULL);
	for (int i = 0; i < 300; i++) {
		struct str id = str_printf(arena, "account-%03d", i);
		struct account *account = add_account(&draft, id.p, START + roll(&seed, 900));

		account->segment = str_c(segments[roll(&seed, 3)]);
		account->owner = to_person(draft.people.v[roll(&seed, 2)]);
		if (!roll(&seed, 4))
			account->ended = account->since + 1 + roll(&seed, 1000);
		log_account(&draft, account, &seed);
	}
	if (turned) {
		TURN(draft.promises)
		TURN(draft.incidents)
		TURN(draft.touchpoints)
	}
	return analyse(draft_link(&draft), START + DAYS, threads, arena);
}

static void dump_promises(struct buf *out, const struct promises *promises, int digits)
{
	const struct coherence *coherence = &promises->coherence;

	buf_printf(out, "%ld %ld %ld %ld %ld %ld %ld %.*g | ", promises->given, promises->open,
		promises->kept, promises->late, promises->broken, promises->overdue,
		promises->moved_late, digits, promises->days_late);
	buf_printf(out, "%.*g %.*g %.*g %.*g %.*g\n", digits, coherence->raw, digits,
		coherence->n_e, digits, coherence->index, digits, coherence->low, digits,
		coherence->high);
}

static void dump_department(
	struct buf *out, const struct department_figures *department, int digits)
{
	dump_promises(out, &department->owned, digits);
	dump_promises(out, &department->made, digits);
	buf_printf(out, "%.*g %.*g %.*g %.*g %.*g %.*g %ld %ld %.*g\n", digits,
		department->incidents, digits, department->wear, digits, department->per_100_high,
		digits, department->score.value, digits, department->resolve.days, digits,
		department->lateness_money, department->accounts_touched, department->value_touched,
		digits, department->felt_year);
	for (int i = 0; i < INCIDENT_COUNT; i++)
		buf_printf(out, "%.*g %.*g ", digits, department->by_kind[i], digits,
			department->wear_by_kind[i]);
}

/* Most of what was computed, as a text to compare. */
static struct buf dump(const struct figures *figures, int digits)
{
	struct buf out = {0};

	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		dump_promises(&out, &account->promises, digits);
		buf_printf(&out, "%.*g %.*g %.*g %u %ld %ld\n", digits, account->wear.all, digits,
			account->strength, digits, account->silence.ratio, account->needs,
			account->income, account->value_year);
	}
	for (size_t i = 0; i < 3; i++)
		dump_department(&out, &figures->departments[i], digits);
	for (size_t i = 0; i < 9; i++)
		dump_promises(&out, &figures->pairs[i].promises, digits);
	for (size_t i = 0; i < figures->months.n; i++)
		buf_printf(&out, "%.*g %.*g %.*g %.*g %ld %ld\n", digits, figures->months.v[i].wear,
			digits, figures->months.v[i].strength, digits,
			figures->months.v[i].expected, digits, figures->months.v[i].delivered,
			figures->months.v[i].value, figures->months.v[i].records);
	dump_promises(&out, &figures->totals.promises, digits);
	for (size_t i = 0; i < figures->movements.n; i++)
		buf_printf(&out, "%ld %ld %ld %ld\n", figures->movements.v[i].joined,
			figures->movements.v[i].expansion, figures->movements.v[i].lost_n,
			figures->movements.v[i].closing);
	buf_printf(&out, "%.*g %.*g %.*g %.*g\n", digits, figures->totals.wear, digits,
		figures->totals.strength, digits, figures->totals.kappa_account, digits,
		figures->totals.coherence_before.index);
	return out;
}

static void the_number_of_threads_does_not_show_in_a_single_bit(void **state)
{
	static const int threads[] = {2, 7};
	struct arena *arena = arena_new();
	struct buf want = dump(chance(arena, 1, false), 17);

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf got = dump(chance(arena, threads[i], false), 17);

		assert_true(str_eq(buf_str(&got), buf_str(&want)));
		buf_free(&got);
	}
	assert_true(want.n > 30000);
	buf_free(&want);
	arena_free(arena);
}

/* To 11 digits: the sums of one account run in another order. */
static void the_order_of_the_records_does_not_matter(void **state)
{
	struct arena *arena = arena_new();
	struct buf one = dump(chance(arena, 1, false), 11),
		   other = dump(chance(arena, 1, true), 11);

	(void)state;
	assert_str_equal(buf_str(&one), buf_str(&other));
	buf_free(&one);
	buf_free(&other);
	arena_free(arena);
}

static void assert_share(double share)
{
	assert_true(share >= 0 && share <= 1);
}

static void parts_add_up_to_the_whole(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = chance(arena, 2, false);
	const struct totals *totals = &figures->totals;
	int64_t aspects = 0, segments = 0, accounts = 0, owned = 0, live = 0, people = 0;
	double wear = 0, kinds = 0, from = 0, strength = 0, departments = 0;

	(void)state;
	for (size_t i = 0; i < ASPECT_COUNT; i++)
		aspects += figures->aspects[i].promises.settled;
	for (size_t i = 0; i < figures->segments.n; i++)
		segments += figures->segments.v[i].promises.settled;
	for (size_t i = 0; i < figures->book->people.n; i++)
		people += figures->people[i].made.settled;
	for (size_t i = 0; i < 3; i++) {
		owned += figures->departments[i].owned.settled;
		departments += figures->departments[i].wear;
		assert_share(figures->departments[i].front_line.share);
		assert_true(figures->departments[i].score.value <= 100);
	}
	for (size_t i = 0; i < LEAK_KINDS * 3; i++)
		from += figures->leak_from[i];
	for (size_t i = 0; i < LEAK_KINDS; i++)
		kinds += figures->kinds[i].wear;
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account_figures *account = &figures->accounts[i];

		accounts += account->promises.settled;
		if (!account->known || account->departed)
			continue;
		live++;
		wear += account->wear.all;
		strength += account->strength;
	}
	assert_int_equal(aspects, totals->promises.settled);
	assert_int_equal(segments, totals->promises.settled);
	assert_int_equal(people, totals->promises.settled);
	assert_int_equal(accounts, totals->promises.settled);
	assert_int_equal(owned, totals->promises.settled);
	assert_int_equal(live, totals->accounts);
	assert_near(wear, totals->wear, 1e-9);
	assert_near(strength, totals->strength, 1e-9);
	assert_near(kinds, totals->wear, 1e-9);
	assert_near(departments, totals->wear, 1e-9); /* here every record names a department */
	assert_near(from, totals->wear, 1e-9);
	assert_near(figures->months.v[figures->months.n - 1].wear, totals->wear, 1e-9);
	assert_int_equal(figures->months.v[figures->months.n - 1].accounts, totals->accounts);
	assert_int_equal(figures->months.v[figures->months.n - 1].value, totals->value_month);
	assert_true(totals->promises.settled > 1000 && totals->departed > 20);
	arena_free(arena);
}

static void money_through_the_bucket_is_exact(void **state)
{
	struct arena *arena = arena_new();
	const struct figures *figures = chance(arena, 7, false);
	size_t n = figures->movements.n;

	(void)state;
	assert_int_equal(n, figures->months.n);
	for (size_t i = 0; i < n; i++) {
		const struct movement *month = &figures->movements.v[i];

		assert_int_equal(month->month, figures->months.v[i].month);
		assert_int_equal(month->opening + month->joined + month->returned +
					 month->expansion - month->contraction - month->lost,
			month->closing);
		assert_int_equal(month->closing, figures->months.v[i].value);
	}
	assert_int_equal(figures->movements.v[n - 1].closing, figures->totals.value_month);
	assert_int_equal(figures->flow.year.closing, figures->totals.value_month);
	assert_int_equal(figures->flow.year.lost_n, figures->totals.departed_year);
	assert_int_equal(figures->flow.year.joined_n, figures->totals.joined_year);
	assert_true(figures->flow.nrr_known && figures->flow.year.lost_n > 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_book_has_no_figures_and_no_trouble),
		cmocka_unit_test(the_number_of_threads_does_not_show_in_a_single_bit),
		cmocka_unit_test(the_order_of_the_records_does_not_matter),
		cmocka_unit_test(parts_add_up_to_the_whole),
		cmocka_unit_test(money_through_the_bucket_is_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
