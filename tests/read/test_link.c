/* test_link.c - ids to records, lists in order, and who is blamed. */
#include "content.h"

/* A second file beside company, people and account, and the only thing that is told. */
static const struct {
	const char *yaml, *told, *mention;
} cases[] = {
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: anna}]\n", "reference 1:55",
		"did you mean 'ana'"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: Ana Ruiz}]\n", "reference 1:55",
		"did you mean 'ana'"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: sales}]\n", "reference 1:55",
		"'sales' is a department, not a person"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, referred_by: b}]\n", "none",
		""},
	{"accounts: [{id: acme, name: B, since: 2024-01-01, owner: ana}]\n", "duplicate-id 1:17",
		"company.yaml:3"},
	{"people: [{id: sales, name: S}]\n", "duplicate-id 1:15", "built in as a department"},
	{"people: [{id: ana, name: S}]\n", "duplicate-id 1:15", "company.yaml:2"},
	{"promises: [{account: acme, id: p, what: w, made: 2025-01-01, due: 2025-01-02, by: acme, "
	 "owner: sales, about: speed}]\n",
		"reference 1:83", "'acme' is an account, not a person or department"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: Ventas, summary: "
	 "s}]\n",
		"reference 1:69", "'sales'"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: sales, summary: s, "
	 "escalated: [ana, nobody]}]\n",
		"reference 1:105", "nobody"},
	{"standards: [{id: s, what: a, measure: contact.gap}, {id: s, what: b, measure: "
	 "contact.gap}]\n",
		"duplicate-id 1:58", "x.yaml:1"},
};

static void each_reference_is_found_or_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct content_file files[] = {
			{"company.yaml", COMPANY PEOPLE ACCOUNTS}, {"x.yaml", cases[i].yaml}};
		struct content content = {0};
		char told[80];

		content_open(&content, files, 2);
		if (strcmp(content_told(&content, told), cases[i].told) != 0)
			fail_msg("%s, not %s, of\n%s", content_told(&content, told), cases[i].told,
				cases[i].yaml);
		if (content.diags.list.n == 1 &&
			str_find(content.diags.list.v->text, str_c(cases[i].mention)) < 0)
			fail_msg("'%.*s' doesn't mention %s", STR_ARG(content.diags.list.v->text),
				cases[i].mention);
		content_close(&content);
	}
}

static void the_built_in_departments_are_gone_where_any_is_given(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		COMPANY "departments: [{id: ventas, name: Ventas}, {id: obra, name: Obra}]\n"
			"people: [{id: ana, name: Ana, department: sales}]\n"}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 1);
	assert_string_equal(content_told(&content, told), "reference 3:43");
	assert_true(str_find(content.diags.list.v->text, STR("built-in departments are gone")) > 0);
	content_close(&content);
}

static void built_in_departments_speak_the_language_of_the_company(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 1);
	assert_int_equal(content.book->departments.n, 8);
	assert_str_equal(book_department(content.book, STR("finance"))->name, STR("Finanzas"));
	assert_int_equal(book_department(content.book, STR("finance"))->index, 3);
	assert_null(book_department(content.book, STR("finance"))->record.source);
	content_close(&content);
}

/* Files of which one is broken: what refers to its records is not told of. */
static const struct {
	const char *broken;
} broken_files[] = {
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, zona: x}]\n"},
	{"accounts: [{id: b, name: B, since: 2024-13-01, owner: ana}]\n"},
	{"accounts: {id: b, name: B}\n"},
	{"accounts:\n  - id: \"b\"\n\tname: B\n"},
	{"{\"accounts\":[{\"id\":\"b\", \"name\": \"\x93\"}]}\n"},
	{"account:\n  id: b\n  name: *x\n"},
	{"\xFF\xFE"
	 "a"},
};

static void nobody_is_blamed_for_naming_a_record_of_a_broken_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof broken_files / sizeof *broken_files; i++) {
		struct content_file files[] = {{"company.yaml", COMPANY PEOPLE ACCOUNTS},
			{"b.yaml", broken_files[i].broken},
			{"c.yaml", "promises: [{account: b, what: w, made: 2025-01-01, due: "
				   "2025-01-02, by: ana, owner: sales, about: speed}]\n"}};
		struct content content = {0};

		content_open(&content, files, 3);
		for (size_t d = 0; d < content.diags.list.n; d++)
			if (!str_ends(content.diags.list.v[d].file, STR("/b.yaml")))
				fail_msg("%.*s", STR_ARG(content.diags.list.v[d].text));
		assert_true(content.diags.errors > 0);
		assert_null(book_account(content.book, STR("b")));
		assert_int_equal(content.book->promises.n, 0); /* its account counts for nobody */
		assert_int_equal(content.book->accounts.n, 1);
		content_close(&content);
	}
}

static void a_wrong_name_beside_a_broken_file_is_still_told(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY PEOPLE ACCOUNTS},
		{"b.yaml",
			"accounts: [{id: bb, name: b, zona: x, since: 2024-01-01, owner: ana}]\n"},
		{"c.yaml", "accounts: [{id: c, name: C, since: 2024-01-01, owner: ana, "
			   "referred_by: b}]\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 3);
	assert_int_equal(content.diags.errors, 2);
	assert_int_equal(content.diags.list.v[1].code, DIAG_REFERENCE);
	content_close(&content);
}

static void lists_are_in_their_orders_whatever_the_files(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY},
		{"a.yaml", "account: {id: zz, name: Z, since: 2024-01-01, owner: luis}\n"
			   "incidents:\n"
			   "  - {when: 2025-03-02, kind: defect, origin: sales, summary: third}\n"
			   "  - {when: 2025-03-01T10:00, kind: defect, origin: sales, summary: "
			   "second}\n"
			   "  - {when: 2025-03-01, kind: defect, origin: sales, summary: first}\n"
			   "promises:\n"
			   "  - {what: later, made: 2025-02-01, due: 2025-02-02, by: luis, owner: "
			   "sales, about: speed}\n"
			   "  - {what: sooner, made: 2025-01-01, due: 2025-01-02, by: ana, owner: "
			   "sales, about: speed}\n"},
		{"b.yaml", PEOPLE "accounts: [{id: aa, name: A, since: 2024-01-01, owner: ana, "
				  "referred_by: zz,\n"
				  "  revenue: [{from: 2025-01-01, monthly: 2}, {from: 2024-01-01, "
				  "monthly: 1}]}]\n"}};
	struct content content = {0};
	const struct account *zz;

	(void)state;
	content_open(&content, files, 3);
	assert_int_equal(content.diags.list.n, 0);
	assert_str_equal(content.book->accounts.v[0]->id, STR("aa"));
	assert_int_equal(content.book->accounts.v[1]->index, 1);
	zz = book_account(content.book, STR("zz"));
	assert_str_equal(zz->incidents.v[0]->summary, STR("first"));
	assert_str_equal(zz->incidents.v[1]->summary, STR("second"));
	assert_str_equal(zz->incidents.v[2]->summary, STR("third"));
	assert_str_equal(
		content.book->incidents.v[0]->summary, STR("third")); /* by file and place */
	assert_str_equal(zz->promises.v[0]->what, STR("sooner"));
	assert_str_equal(zz->promises.v[0]->by_department->id, STR("sales"));
	assert_null(zz->promises.v[1]->by_department);
	assert_int_equal(zz->referrals.n, 1);
	assert_ptr_equal(zz->referrals.v[0], content.book->accounts.v[0]);
	assert_int_equal(content.book->accounts.v[0]->revenue.v[0].monthly, 100);
	assert_int_equal(content.book->records, 9);
	content_close(&content);
}

static void spells_say_since_when_and_until_when(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		COMPANY PEOPLE "accounts:\n"
			       "  - {id: a, name: A, owner: ana, spells: [{from: 2025-01-01}, "
			       "{from: 2023-01-01, to: 2024-01-01, because: price}]}\n"
			       "  - {id: b, name: B, owner: ana, spells: [{from: 2023-01-01, to: "
			       "2024-01-01, because: price}]}\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 1);
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(content.book->accounts.v[0]->since, day_of(2023, 1, 1));
	assert_int_equal(content.book->accounts.v[0]->ended, DAY_NONE);
	assert_int_equal(content.book->accounts.v[1]->ended, day_of(2024, 1, 1));
	assert_int_equal(content.book->accounts.v[1]->ended_because, REASON_PRICE);
	content_close(&content);
}

static void a_kind_of_the_company_counts_as_a_built_in_one(void **state)
{
	static const struct content_file files[] = {
		{"a.yaml", ACCOUNTS PEOPLE "incidents:\n"
					   "  - {account: acme, when: 2025-03-02, kind: pallet, "
					   "origin: sales, summary: s}\n"
					   "  - {account: acme, when: 2025-03-02, kind: palet, "
					   "origin: sales, summary: s}\n"},
		{"z.yaml", "company:\n  name: F\n  language: es\n  currency: EUR\n  timezone: UTC\n"
			   "  kinds: [{id: pallet, name: Palé roto, as: defect}]\n"}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 2);
	assert_string_equal(content_told(&content, told), "value 5:45");
	assert_true(str_find(content.diags.list.v->text, STR("'pallet'")) > 0);
	content_close(&content);
}

static void an_incident_of_an_own_kind_is_linked_to_it(void **state)
{
	static const struct content_file files[] = {{"a.yaml", ACCOUNTS PEOPLE
		"incidents: [{account: acme, when: 2025-03-02, kind: pallet, origin: sales, "
		"summary: s}]\n"
		"company:\n  name: F\n  language: es\n  currency: EUR\n  timezone: UTC\n"
		"  kinds: [{id: pallet, name: Palé roto, as: late-delivery}]\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 1);
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(content.book->incidents.v[0]->kind, INCIDENT_LATE_DELIVERY);
	assert_str_equal(content.book->incidents.v[0]->own_kind->name, STR("Palé roto"));
	content_close(&content);
}

static void shared_origins_are_linked_with_their_shares(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		COMPANY ACCOUNTS PEOPLE "incidents:\n"
					"  - {account: acme, when: 2025-03-02, kind: defect, "
					"origin: {sales: 25%, finance: 75 %}, summary: s}\n"
					"  - {account: acme, when: 2025-03-02, kind: defect, "
					"origin: service, summary: s}\n"}};
	struct content content = {0};
	const struct shares *shares;

	(void)state;
	content_open(&content, files, 1);
	assert_int_equal(content.diags.list.n, 0);
	shares = &content.book->incidents.v[0]->origin;
	assert_int_equal(shares->n, 2);
	assert_true(shares->v[1].share == 0.75);
	assert_str_equal(shares->v[1].department.department->id, STR("finance"));
	assert_true(content.book->incidents.v[1]->origin.v[0].share == 1);
	content_close(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reference_is_found_or_told),
		cmocka_unit_test(the_built_in_departments_are_gone_where_any_is_given),
		cmocka_unit_test(built_in_departments_speak_the_language_of_the_company),
		cmocka_unit_test(nobody_is_blamed_for_naming_a_record_of_a_broken_file),
		cmocka_unit_test(a_wrong_name_beside_a_broken_file_is_still_told),
		cmocka_unit_test(lists_are_in_their_orders_whatever_the_files),
		cmocka_unit_test(spells_say_since_when_and_until_when),
		cmocka_unit_test(a_kind_of_the_company_counts_as_a_built_in_one),
		cmocka_unit_test(an_incident_of_an_own_kind_is_linked_to_it),
		cmocka_unit_test(shared_origins_are_linked_with_their_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
