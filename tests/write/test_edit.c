/* test_edit.c - a record put into the text of a file. */
#include "test.h"

#include "write/edit.h"

/* A touchpoint of 2026-01-02 that strengthens; with an account where it goes into none's document.
 */
static struct entry touchpoint(struct str account, struct arena *arena)
{
	struct entry entry = {.kind = RECORD_TOUCHPOINT};
	const struct given all[] = {{STR("account"), account}, {STR("effect"), STR("strengthens")},
		{STR("when"), STR("2026-01-02")}};

	for (size_t i = account.n ? 0 : 1; i < 3; i++)
		VEC_PUSH(&entry.given, all[i], arena);
	return entry;
}

struct edit_case {
	const char *before, *after; /* after NULL: it can't be done */
	uint32_t line, col;
};

static void try(const struct edit_case *cases, size_t n, struct str document)
{
	for (size_t i = 0; i < n; i++) {
		struct arena *arena = arena_new();
		struct entry entry = touchpoint(document.n ? STR_NONE : STR("acme"), arena);
		struct edit edit = {
			.entry = &entry, .bytes = str_c(cases[i].before), .account = document};
		struct edited edited = edit_add(&edit, arena);

		if (!cases[i].after) {
			if (!edited.why)
				fail_msg("done: %.*s", STR_ARG(edited.bytes));
		} else {
			if (edited.why)
				fail_msg("%s: %s", cases[i].before, edited.why);
			assert_str_equal(edited.bytes, str_c(cases[i].after));
			assert_int_equal(edited.at.line, cases[i].line);
			assert_int_equal(edited.at.col, cases[i].col);
		}
		arena_free(arena);
	}
}

#define TRY(cases, document) try(cases, sizeof cases / sizeof *cases, document)
#define ACME                 "account: {id: acme}\n"

static void it_goes_to_the_end_of_its_list(void **state)
{
	static const struct edit_case cases[] = {
		{ACME "touchpoints:\n  - when: 2025-01-01\n    effect: weakens\n",
			ACME "touchpoints:\n  - when: 2025-01-01\n    effect: weakens\n"
			     "  - when: 2026-01-02\n    effect: strengthens\n",
			5, 5},
		/* no line end at the end; the dash in the first column; three blanks after it */
		{ACME "touchpoints:\n-   when: 2025-01-01\n    effect: weakens",
			ACME "touchpoints:\n-   when: 2025-01-01\n    effect: weakens\n"
			     "-   when: 2026-01-02\n    effect: strengthens\n",
			5, 5},
		/* what comes after it stays where it is, comments and blank lines too */
		{"touchpoints:\n  - {when: 2025-01-01, effect: weakens} # uno\n\n  # fin\n\n# "
		 "cuenta\n" ACME,
			"touchpoints:\n  - {when: 2025-01-01, effect: weakens} # uno\n"
			"  - {when: 2026-01-02, effect: strengthens}\n\n  # fin\n\n# "
			"cuenta\n" ACME,
			3, 5},
		/* a comment inside the last item belongs to it; so does its text */
		{ACME "touchpoints:\n  - when: 2025-01-01\n    summary: |\n      a\n      # b\n    "
		      "# c\n",
			ACME "touchpoints:\n  - when: 2025-01-01\n    summary: |\n      a\n      # "
			     "b\n    # c\n  - when: 2026-01-02\n    effect: strengthens\n",
			8, 5},
		/* set apart where the others are */
		{ACME "touchpoints:\n  - when: 2025-01-01\n\n  # dos\n  - when: 2025-01-02\n",
			ACME "touchpoints:\n  - when: 2025-01-01\n\n  # dos\n  - when: "
			     "2025-01-02\n\n  - when: 2026-01-02\n    effect: strengthens\n",
			8, 5},
		/* the dash on a line of its own */
		{ACME "touchpoints:\n  -\n      when: 2025-01-01\n",
			ACME "touchpoints:\n  -\n      when: 2025-01-01\n"
			     "  -   when: 2026-01-02\n      effect: strengthens\n",
			5, 7},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void a_list_in_brackets_stays_one(void **state)
{
	static const struct edit_case cases[] = {
		{ACME "touchpoints: [{when: 2025-01-01, summary: 'a]'}] # uno\npromises: []\n",
			ACME "touchpoints: [{when: 2025-01-01, summary: 'a]'}, {when: 2026-01-02, "
			     "effect: strengthens}] # uno\npromises: []\n",
			2, 50},
		{ACME "touchpoints: [\n  {when: 2025-01-01},\n  ]\n",
			ACME "touchpoints: [\n  {when: 2025-01-01}, {when: 2026-01-02, effect: "
			     "strengthens}\n  ]\n",
			3, 23},
		{ACME "touchpoints: [] # nada\npromises: []\n",
			ACME "touchpoints: # nada\n  - when: 2026-01-02\n    effect: "
			     "strengthens\npromises: []\n",
			3, 5},
		{ACME "touchpoints: []",
			ACME "touchpoints:\n  - when: 2026-01-02\n    effect: strengthens\n", 3, 5},
		/* the comment would swallow the record */
		{ACME "touchpoints: [\n  {when: 2025-01-01} # uno\n  ]\n", NULL, 0, 0},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void a_list_that_is_not_there_is_begun(void **state)
{
	static const struct edit_case cases[] = {
		{ACME, ACME "\ntouchpoints:\n  - when: 2026-01-02\n    effect: strengthens\n", 4,
			5},
		{ACME "promises:\n- what: a\n",
			ACME "promises:\n- what: a\ntouchpoints:\n- when: 2026-01-02\n  effect: "
			     "strengthens\n",
			5, 3},
		{ACME "\npromises:\n    - what: a\n\n# fin\n",
			ACME "\npromises:\n    - what: a\n\ntouchpoints:\n    - when: "
			     "2026-01-02\n      effect: strengthens\n\n# fin\n",
			7, 7},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void the_lines_end_as_the_others_do(void **state)
{
	static const struct edit_case cases[] = {
		{"account: {id: acme}\r\ntouchpoints:\r\n  - when: 2025-01-01\r\n",
			"account: {id: acme}\r\ntouchpoints:\r\n  - when: 2025-01-01\r\n"
			"  - when: 2026-01-02\r\n    effect: strengthens\r\n",
			4, 5},
		{"\xEF\xBB\xBF" ACME,
			"\xEF\xBB\xBF" ACME
			"\ntouchpoints:\n  - when: 2026-01-02\n    effect: strengthens\n",
			4, 5},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void of_several_documents_it_is_the_accounts(void **state)
{
	static const struct edit_case cases[] = {
		{"account: {id: other}\n---\n" ACME "touchpoints:\n  - when: 2025-01-01\n---\n"
		 "account: {id: third}\n",
			"account: {id: other}\n---\n" ACME
			"touchpoints:\n  - when: 2025-01-01\n  - when: 2026-01-02\n    effect: "
			"strengthens\n---\naccount: {id: third}\n",
			6, 5},
		{"account: {id: other}\n", NULL, 0, 0},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void without_an_account_it_says_whose_it_is(void **state)
{
	static const struct edit_case cases[] = {
		{"",
			"touchpoints:\n  - account: acme\n    when: 2026-01-02\n    effect: "
			"strengthens\n",
			2, 5},
		{"# nada\n",
			"# nada\ntouchpoints:\n  - account: acme\n    when: 2026-01-02\n    "
			"effect: strengthens\n",
			3, 5},
		{ACME "---\ntouchpoints:\n  - account: x\n---\npromises: []\n",
			ACME "---\ntouchpoints:\n  - account: x\n  - account: acme\n    when: "
			     "2026-01-02\n    effect: strengthens\n---\npromises: []\n",
			5, 5},
		{ACME, NULL, 0, 0},
	};

	(void)state;
	TRY(cases, STR_NONE);
}

static void what_cannot_be_done_safely_is_refused(void **state)
{
	static const struct edit_case cases[] = {
		{"{account: {id: acme}, touchpoints: [{when: 2025-01-01}]}\n", NULL, 0, 0},
		{ACME "touchpoints:\n", NULL, 0, 0},
		{ACME "touchpoints: {}\n", NULL, 0, 0},
		{ACME "touchpoints: [\n", NULL, 0, 0},
		{ACME "a: &x\n", NULL, 0, 0},
		/* blank lines at the end are part of a text that keeps them */
		{ACME "touchpoints:\n  - summary: |+\n      a\n\n\n", NULL, 0, 0},
	};

	(void)state;
	TRY(cases, STR("acme"));
}

static void every_kind_of_value_has_its_form(void **state)
{
	const struct given all[] = {
		{STR("origin"), STR("operations:60%, finance:40%")},
		{STR("summary"), STR("a\n\nb: c")},
		{STR("escalated"), STR("ana, luis")},
		{STR("cost"), STR("12.50")},
		{STR("notes"), STR("no")},
		{STR("when"), STR("2026-01-02T10:15")},
	};
	struct arena *arena = arena_new();
	struct entry entry = {.kind = RECORD_INCIDENT};
	struct edit edit = {.entry = &entry};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		VEC_PUSH(&entry.given, all[i], arena);
	assert_str_equal(edit_add(&edit, arena).bytes,
		STR("incidents:\n  - when: 2026-01-02T10:15\n"
		    "    origin: {operations: 60%, finance: 40%}\n"
		    "    summary: |-\n      a\n\n      b: c\n"
		    "    escalated: [ana, luis]\n    cost: 12.50\n    notes: 'no'\n"));
	arena_free(arena);
}

static void an_account_gets_a_file_of_its_own(void **state)
{
	const struct given all[] = {
		{STR("needs"), STR("uno, dos")},
		{STR("needs"), STR("3")},
		{STR("name"), STR("Acme: Sur")},
		{STR("since"), STR("2026-01-02")},
		{STR("id"), STR("acme")},
		{STR("revenue.monthly"), STR("1000")},
		{STR("revenue.from"), STR("2026-01-02")},
		{STR("review.learned"), STR("a, b")},
	};
	struct arena *arena = arena_new();
	struct entry entry = {.kind = RECORD_ACCOUNT};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		VEC_PUSH(&entry.given, all[i], arena);
	assert_str_equal(edit_account_file(&entry, STR("../s.json"), arena),
		STR("# yaml-language-server: $schema=../s.json\naccount:\n  id: acme\n"
		    "  name: 'Acme: Sur'\n  since: 2026-01-02\n"
		    "  revenue: [{from: 2026-01-02, monthly: 1000}]\n"
		    "  review: {learned: 'a, b'}\n  needs: ['uno, dos', '3']\n"));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_goes_to_the_end_of_its_list),
		cmocka_unit_test(a_list_in_brackets_stays_one),
		cmocka_unit_test(a_list_that_is_not_there_is_begun),
		cmocka_unit_test(the_lines_end_as_the_others_do),
		cmocka_unit_test(of_several_documents_it_is_the_accounts),
		cmocka_unit_test(without_an_account_it_says_whose_it_is),
		cmocka_unit_test(what_cannot_be_done_safely_is_refused),
		cmocka_unit_test(every_kind_of_value_has_its_form),
		cmocka_unit_test(an_account_gets_a_file_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
