/* test_causes.c - what the page of causes says of price where few clients were there. */
#include "test.h"

#include "../analyse/book.h"
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(price_that_was_said_is_never_denied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
