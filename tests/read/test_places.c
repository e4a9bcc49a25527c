/* test_places.c - the record and field of a diagnostic, from where it stands. */
#include "test.h"

#include "content.h"
#include "read/places.h"

static const char text[] = "account:\n"
			   "  id: acme\n"
			   "  name: Acme\n"
			   "  revenue:\n"
			   "    - {from: 2024-01-01, monthly: 10}\n"
			   "    - {from: 2025-01-01, monthly: 10}\n"
			   "promises:\n"
			   "  - {id: p-1, made: 2026-01-12,\n"
			   "     moved: [{on: 2026-01-13, to: 2026-02-01}]}\n"
			   "  - made: 2026-01-14\n"
			   "    due: 2026-01-20\n"
			   "  - account: other\n"
			   "    made: 2026-01-15\n"
			   "  - {to: finance, made: 2026-01-16}\n"
			   "---\n"
			   "incidents:\n"
			   "  - account: acme\n"
			   "    when: 2026-02-03T10:15\n"
			   "company: {name: X, gates: [{id: g, below: 1}]}\n";

static const struct {
	uint32_t line, col;
	const char *record, *field;
} cases[] = {
	{0, 0, "file a/b.yaml", ""},
	{2, 3, "account acme", ""}, /* at its first key: the record as a whole */
	{2, 7, "account acme", "id"},
	{3, 9, "account acme", "name"},
	{6, 7, "account acme", "revenue"},
	{6, 35, "account acme", "revenue.monthly"},
	{7, 1, "file a/b.yaml", ""},
	{8, 6, "promise p-1", ""},
	{8, 21, "promise p-1", "made"},
	{9, 14, "promise p-1", "moved"},
	{9, 35, "promise p-1", "moved.to"},
	{11, 10, "promise acme 2026-01-14", "due"},
	{13, 11, "promise other 2026-01-15", "made"},
	{14, 25, "promise finance 2026-01-16", "made"},
	{18, 11, "incident acme 2026-02-03T10:15", "when"},
	{19, 11, "company", ""},
	{19, 17, "company", "name"},
	{19, 45, "company", "gates.below"},
};

static void it_is_found_in_every_kind_of_record(void **state)
{
	struct content_file file = {"a/b.yaml", text};
	struct content content = {0};
	struct diags diags;

	(void)state;
	content_open(&content, &file, 1);
	diags_init(&diags, content.arena);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		diag_add(&diags, DIAG_EMPTY,
			str_printf(content.arena, "%s/a/b.yaml", content.folder),
			(struct mark){cases[i].line, cases[i].col}, "t");
	places_name(&diags, str_c(content.folder));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct diag *diag = &diags.list.v[i];

		if (!str_eq(diag->record, str_c(cases[i].record)) ||
			!str_eq(diag->field, str_c(cases[i].field)))
			fail_msg("%u:%u: %.*s, %.*s", cases[i].line, cases[i].col,
				STR_ARG(diag->record), STR_ARG(diag->field));
	}
	content_close(&content);
}

static void what_cannot_be_read_has_its_name(void **state)
{
	struct content_file file = {"a.yaml", "accounts:\n  - {id: acme\n"};
	struct content content = {0};
	struct diags diags;

	(void)state;
	content_open(&content, &file, 1);
	diags_init(&diags, content.arena);
	diag_add(&diags, DIAG_MISSING_KEY, str_c(content.folder), (struct mark){0, 0}, "t");
	diag_add(&diags, DIAG_UNREADABLE,
		str_printf(content.arena, "%s//gone.yaml", content.folder), (struct mark){1, 1},
		"t");
	places_name(&diags, str_c(content.folder));
	assert_true(str_eq(diags.list.v[0].record, STR("file .")));
	assert_true(str_eq(diags.list.v[1].record, STR("file gone.yaml")));
	content_close(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_found_in_every_kind_of_record),
		cmocka_unit_test(what_cannot_be_read_has_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
