/* test_causes.c - what the page of causes says of price, of few and of those that came back. */
#include "test.h"

#include "../analyse/book.h"
#include "analyse/causes.h"
#include "view/page.h"

#define DAY(y, m, d) day_of(y, m, d)

/* `others` clients stay; each of `gone` leaves saying price, a week after the one before. */
static struct str finding(int gone, int others, struct arena *arena)
{
	struct draft draft = draft_new(arena);
	struct site site = {.arena = arena};
	struct value *page = value_map(arena);
	const struct value *price;

	draft.book->company.records_since = DAY(2025, 1, 1);
	for (int i = 0; i < gone + others; i++) {
		struct account *account = add_account(&draft, "acme", DAY(2025, 1, 1));

		if (i >= gone)
			continue;
		account->ended = DAY(2025, 6, 1) + 7 * i;
		account->ended_because = REASON_PRICE;
	}
	site.book = draft_link(&draft);
	site.figures = analyse(site.book, DAY(2026, 3, 31), 1, arena);
	view_causes(&site, 0, page);
	price = value_get(page, STR("price"));
	return price->kind == VALUE_NONE ? STR_NONE : value_get(price, STR("finding"))->text;
}

static void price_that_was_said_is_never_denied(void **state)
{
	static const struct {
		int gone, others;
		const char *finding;
	} cases[] = {
		{0, 5, ""},
		{1, 0, "causes.price.few"},
		{1, 2, "causes.price.few"},
		{1, 3, "causes.price.once"},
		{2, 2, "causes.price.part"},
		{2, 3, "causes.price.said"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(str_eq(
			finding(cases[i].gone, cases[i].others, arena), str_c(cases[i].finding)));
	arena_free(arena);
}

/* Of eight clients that left, `worn` had a critical failure before: all of one kind, or the first
 * of another. */
static struct str verdict(int worn, bool same, struct arena *arena)
{
	struct draft draft = draft_new(arena);
	struct site site = {.arena = arena};
	struct value *page = value_map(arena);
	struct department *of = add_department(&draft, "ops");

	draft.book->company.records_since = DAY(2025, 1, 1);
	for (int i = 0; i < 8; i++) {
		struct account *account = add_account(&draft, "acme", DAY(2025, 1, 1));
		struct incident *incident;

		account->ended = DAY(2025, 6, 1) + 7 * i;
		account->ended_because = REASON_PRICE;
		if (i >= worn)
			continue;
		incident = add_incident(&draft, account, of,
			same || i == 0 ? INCIDENT_WRONG_INVOICE : INCIDENT_LATE_DELIVERY,
			DAY(2025, 5, 20));
		incident->severity = INCIDENT_SEVERITY_CRITICAL;
	}
	site.book = draft_link(&draft);
	site.figures = analyse(site.book, DAY(2026, 3, 31), 1, arena);
	assert_int_equal(site.figures->causes->explained, worn);
	view_causes(&site, 0, page);
	return value_get(page, STR("verdict"))->text;
}

static void what_built_up_once_is_not_what_most_often_did(void **state)
{
	static const struct {
		int worn;
		bool same;
		const char *verdict;
	} cases[] = {
		{0, true, "causes.verdict.unexplained"},
		{1, true, "causes.verdict.mixed"},
		{2, true, "causes.verdict.contrast"},
		{2, false, "causes.verdict.mixed"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(str_eq(
			verdict(cases[i].worn, cases[i].same, arena), str_c(cases[i].verdict)));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(price_that_was_said_is_never_denied),
		cmocka_unit_test(what_built_up_once_is_not_what_most_often_did),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
