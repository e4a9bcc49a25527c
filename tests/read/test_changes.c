/* test_changes.c - which records differ between two states of a company's records. */
#include "content.h"
#include "read/changes.h"

#define ACCOUNT "account: {id: acme, name: Acme, since: 2024-01-01}\n"
#define PROMISE(what, due, kept)                                                                  \
	"  - {what: " what ", made: 2025-01-02, due: " due ", by: sales, owner: service, about: " \
	"speed" kept "}\n"

/* The changes of one file as "added promise 3:5, …". */
static const char *told(const char *before, const char *after, char out[200])
{
	const struct content_file old[] = {{"company.yaml", COMPANY}, {"a.yaml", before}};
	const struct content_file new[] = {{"company.yaml", COMPANY}, {"b/b.yaml", after}};
	static const char *const words[] = {"added", "removed", "changed"};
	struct content a = {0}, b = {0};
	struct changes changes;
	size_t n = 0;

	content_open(&a, old, 2);
	content_open(&b, new, 2);
	assert_int_equal(a.diags.errors + b.diags.errors, 0);
	changes = changes_find(a.book, b.book, a.arena);
	out[0] = '\0';
	for (size_t i = 0; i < changes.list.n; i++) {
		const struct change *change = &changes.list.v[i];

		n += (size_t)snprintf(out + n, 200 - n, "%s%s %.*s %u", i ? ", " : "",
			words[change->kind], STR_ARG(change->record), change->at.line);
		for (size_t k = 0; k < change->fields.n; k++)
			n += (size_t)snprintf(out + n, 200 - n, " %.*s(%.*s>%.*s)",
				STR_ARG(change->fields.v[k].name),
				STR_ARG(change->fields.v[k].before),
				STR_ARG(change->fields.v[k].after));
	}
	content_close(&b);
	content_close(&a);
	return out;
}

static void records_are_the_same_whatever_their_place_and_form(void **state)
{
	char out[200];

	(void)state;
	assert_string_equal(told(ACCOUNT "promises:\n" PROMISE("One", "2025-02-01", "")
					    PROMISE("Two", "2025-03-01", ""),
				    "# moved\n" ACCOUNT "promises:\n" PROMISE("Two", "2025-03-01",
					    ", weight: 3") PROMISE("'One'", "2025-02-01", ""),
				    out),
		"");
}

static void the_value_that_changed_is_named(void **state)
{
	static const char before[] = ACCOUNT "promises:\n" PROMISE("One", "2025-02-01", "")
		PROMISE("Two", "2025-03-01", "");
	char out[200];

	(void)state;
	assert_string_equal(told(before,
				    ACCOUNT "promises:\n" PROMISE("One", "2025-02-01", "")
					    PROMISE("Two", "2025-03-09", ", kept: 2025-03-08"),
				    out),
		"changed promise 4 due(2025-03-01>2025-03-09) kept(>2025-03-08)");
	assert_string_equal(told(before,
				    ACCOUNT "promises:\n" PROMISE("Three", "2025-02-01", "")
					    PROMISE("Two", "2025-03-01", ""),
				    out),
		"changed promise 3 what(One>Three)");
}

static void what_came_and_what_went_is_told_where_it_stands(void **state)
{
	char out[200];

	(void)state;
	assert_string_equal(told(ACCOUNT "promises:\n" PROMISE("One", "2025-02-01", ""),
				    ACCOUNT "incidents:\n  - {when: 2025-03-01, kind: defect, "
					    "origin: service, summary: x}\n",
				    out),
		"removed promise 3, added incident 3");
}

static void a_record_with_an_id_is_the_same_however_much_changed(void **state)
{
	char out[200];

	(void)state;
	assert_string_equal(
		told(ACCOUNT,
			"account: {id: acme, name: Other, since: 2023-05-05, segment: big,\n  "
			"revenue: [{from: 2024-01-01, monthly: 10.50}]}\n",
			out),
		"changed account 1 name(Acme>Other) since(2024-01-01>2023-05-05) "
		"segment(>big) revenue(>from: 2024-01-01, monthly: 10.50)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_the_same_whatever_their_place_and_form),
		cmocka_unit_test(the_value_that_changed_is_named),
		cmocka_unit_test(what_came_and_what_went_is_told_where_it_stands),
		cmocka_unit_test(a_record_with_an_id_is_the_same_however_much_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
