/* test_lookup.c - records by what an export calls them. */
#include "test.h"

#include "import/lookup.h"
#include "read/fields.h"

static struct account *account(
	struct book *book, const char *id, const char *name, struct arena *arena)
{
	struct account *a = NEW(arena, struct account);

	a->id = str_c(id);
	a->name = str_c(name);
	map_add(&book->account_ids, a->id, a, arena);
	book->accounts.v[book->accounts.n++] = a;
	return a;
}

static void an_id_goes_before_a_name_and_a_name_before_none(void **state)
{
	struct arena *arena = arena_new();
	struct book *book = NEW(arena, struct book);
	struct str tag = STR("The River Builders");
	struct lookup lookup;
	struct found_record found;

	(void)state;
	book->accounts.v = NEW_N(arena, struct account *, 5);
	account(book, "acme", "Acme, S.A. de C.V.", arena)->tags =
		(struct texts){.v = &tag, .n = 1};
	account(book, "rio", "Constructora Río", arena);
	account(book, "rio-2", "Constructora Rio", arena);
	account(book, "nihon", "日本", arena);
	account(book, "named", "acme", arena);
	lookup = lookup_make(book, arena);
	assert_str_equal(lookup_find(&lookup, REFERS(ACCOUNT), STR("acme")).id, STR("acme"));
	assert_str_equal(lookup_find(&lookup, REFERS(ACCOUNT), STR("ACME SA de CV")).id, STR(""));
	assert_str_equal(
		lookup_find(&lookup, REFERS(ACCOUNT), STR("ACME S A de c.v.")).id, STR("acme"));
	assert_str_equal(
		lookup_find(&lookup, REFERS(ACCOUNT), STR("the river builders")).id, STR("acme"));
	assert_str_equal(lookup_find(&lookup, REFERS(ACCOUNT), STR("日本")).id, STR("nihon"));
	assert_str_equal(lookup_find(&lookup, REFERS(PERSON), STR("acme")).id, STR(""));
	found = lookup_find(&lookup, REFERS(ACCOUNT), STR("constructora rio"));
	assert_str_equal(found.id, STR(""));
	assert_str_equal(found.another, STR("rio and rio-2"));
	found = lookup_find(&lookup, REFERS(ACCOUNT), STR("The River Bilders S.A."));
	assert_str_equal(found.id, STR(""));
	found = lookup_find(&lookup, REFERS(ACCOUNT), STR("Acme, SA de C.V."));
	assert_str_equal(found.near, STR("Acme, S.A. de C.V."));
	arena_free(arena);
}

/* 001A0000006Vm9r and 001A0000006Vm9rIAC are one record in Salesforce's own documentation. */
static void a_key_makes_the_same_id_each_time(void **state)
{
	static const struct {
		const char *key, *prefix, *want;
		bool cased;
	} cases[] = {
		{"4711", "zendesk", "zendesk-4711", false},
		{"4711", "", "4711", false},
		{"S/00041 ", "Odoo", "odoo-s-00041", false},
		{"__export__.res_partner_12", "odoo", "odoo-export-res-partner-12", false},
		{"001A0000006Vm9r", "sf", "sf-001a0000006vm9riac", true},
		{"001A0000006Vm9rIAC", "sf", "sf-001a0000006vm9riac", true},
		{"001A0000006vm9r", "sf", "sf-001a0000006vm9riaa", true},
		{"--", "x", "", false},
		{"", "x", "", false},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct key_manner manner = {str_c(cases[i].prefix), cases[i].cased};

		assert_str_equal(key_id(str_c(cases[i].key), &manner, arena), str_c(cases[i].want));
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_goes_before_a_name_and_a_name_before_none),
		cmocka_unit_test(a_key_makes_the_same_id_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
