/* test_decode.c - from nodes to records: values, and what is told of wrong ones. */
#include "content.h"

#include "read/value.h"

/* A field of each type, its text, and the code that is told; NULL: it is read. */
static const struct {
	enum field_type type;
	const char *text, *code, *mention;
} scalars[] = {
	{FIELD_TEXT, "no", NULL, ""},
	{FIELD_TEXT, "~", NULL, ""},
	{FIELD_TEXT, "", "type", "empty"},
	{FIELD_TEXT, "\xE2\x80\x8B\xC2\xA0", "type", "empty"},
	{FIELD_MARKDOWN, "# a\nb", NULL, ""},
	{FIELD_URL, "https://example.com/a?b=(c)#d", NULL, ""},
	{FIELD_URL, "http://ñandú.es/{x}|y", NULL, ""},
	{FIELD_URL, "ftp://example.com", "value", "http"},
	{FIELD_URL, "https://", "value", "host"},
	{FIELD_URL, "https://user@example.com/", "value", "user"},
	{FIELD_URL, "https://example.com/@a", NULL, ""},
	{FIELD_URL, "https://example.com/a b", "value", "blanks"},
	{FIELD_URL,
		"https://example.com/a\xC2\xA0"
		"b",
		"value", "blanks"},
	{FIELD_URL, "https://a'b", "value", "quotes"},
	{FIELD_URL, "https://:80/", "value", "host"},
	{FIELD_URL, "HTTPS://example.com", "value", "http"},
	{FIELD_URL, "https://a\\@b", "value", ""},
	{FIELD_COLOUR, "#0f597D", NULL, ""},
	{FIELD_COLOUR, "red", "value", "#"},
	{FIELD_COLOUR, "#12345g", "value", "#"},
	{FIELD_PATH, "images/logo.svg", NULL, ""},
	{FIELD_PATH, "../x", "value", "stays"},
	{FIELD_PATH, "/x", "value", "stays"},
	{FIELD_PATH, "a\\b", "value", "stays"},
	{FIELD_PATH, "http:x", "value", "stays"},
	{FIELD_ID, "a-1", NULL, ""},
	{FIELD_ID, "A b", "id", "'a-b'"},
	{FIELD_ID, "-a", "id", "[a-z0-9-]"},
	{FIELD_ID, "año", "id", "U+00F1"},
	{FIELD_ID, "p\xD0\xB0n", "id", "Cyrillic"},
	{FIELD_ID, "index", NULL, ""},
	{FIELD_DAY, "2024-02-29", NULL, ""},
	{FIELD_DAY, "2023-02-29", "value", "no such day"},
	{FIELD_DAY, "29.2.2024", "type", "2026-02-03"},
	{FIELD_DAY, "1899-12-31", "value", "1900"},
	{FIELD_DAY, "2024-02-29T10:00", "type", "date"},
	{FIELD_WHEN, "2024-02-29T10:00", NULL, ""},
	{FIELD_WHEN, "2024-02-29T24:30", "value", "time"},
	{FIELD_WHEN, "2024-02-29 10:00", "type", "T"},
	{FIELD_WHEN, "2024-02-29T10:00+01:00", NULL, ""},
	{FIELD_MONEY, "1234.56", NULL, ""},
	{FIELD_MONEY, "-1", "value", "negative"},
	{FIELD_MONEY, "1,5", "type", "amount"},
	{FIELD_MONEY, "10000000000000000000", "value", "large"},
	{FIELD_MONEY, "1.23456", "value", "decimals"},
	{FIELD_SPAN, "3bd", NULL, ""},
	{FIELD_SPAN, "0d", "value", "0"},
	{FIELD_SPAN, "3 d", "type", "36h"},
	{FIELD_SPAN, "1000w", NULL, ""},
	{FIELD_SPAN, "100000w", "value", "large"},
	{FIELD_PERCENT, "80 %", NULL, ""},
	{FIELD_PERCENT, "80", NULL, ""},
	{FIELD_PERCENT, "80.5%", NULL, ""},
	{FIELD_PERCENT, ".8", "type", "percent"},
	{FIELD_PERCENT, "101", "value", "100"},
	{FIELD_PERCENT, "-1", "value", "0"},
	{FIELD_PERCENT, "%", "type", "percent"},
	{FIELD_PERCENT, "1.2.3", "type", "percent"},
	{FIELD_PERCENT, "1e2", "type", "percent"},
	{FIELD_INT, "0", NULL, ""},
	{FIELD_INT, "100", NULL, ""},
	{FIELD_INT, "101", "value", "100"},
	{FIELD_INT, "-1", "value", "0"},
	{FIELD_INT, "1.0", "type", "whole"},
	{FIELD_INT, "+1", "type", "whole"},
	{FIELD_INT, "0x1", "type", "whole"},
	{FIELD_LONG, "99", NULL, ""},
	{FIELD_NUMBER, "0.5", NULL, ""},
	{FIELD_NUMBER, "5e1", "type", "number"},
	{FIELD_NUMBER, "nan", "type", "number"},
	{FIELD_YESNO, "yes", NULL, ""},
	{FIELD_YESNO, "no", NULL, ""},
	{FIELD_YESNO, "true", "value", "yes or no"},
	{FIELD_MAYBE, "no", NULL, ""},
	{FIELD_TERM, "visit", NULL, ""},
	{FIELD_TERM, "visita", "value", "visit"},
	{FIELD_TERM, "Visit", "value", "'visit'"},
	{FIELD_CURRENCY, "MXN", NULL, ""},
	{FIELD_CURRENCY, "mxn", "value", "ISO 4217"},
	{FIELD_ZONE, "America/Mexico_City", NULL, ""},
	{FIELD_ZONE, "Mexico City", "value", "time zone"},
	{FIELD_ZONE, "../UTC", "value", "time zone"},
	{FIELD_KIND, "defect", NULL, ""},
	{FIELD_KIND, "defekt", "value", "'defect'"},
	{FIELD_REF, "Ana Ruiz", NULL, ""},
};

static void a_value_is_read_by_the_type_of_its_field(void **state)
{
	struct arena *arena = arena_new();
	struct company company = {0};
	struct ready_tables tables = tables_ready(&company, arena);

	(void)state;
	tables.kinds_known = true;
	for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++) {
		struct source source = {0};
		struct diags diags = {0};
		struct decoder d = {.tables = &tables,
			.source = &source,
			.diags = &diags,
			.arena = arena,
			.scratch = arena};
		struct field field = {.name = STR("it"),
			.type = scalars[i].type,
			.low = 0,
			.high = 100,
			.terms = &channel_terms,
			.refers = REFERS(PERSON)};
		struct node node = {
			.kind = NODE_TEXT, .text = str_c(scalars[i].text), .at = {3, 7}};
		union {
			struct ref ref;
			struct when when;
			double number;
		} out = {0};

		diags_init(&diags, arena);
		value_read(&d, &field, &node, &out);
		if (diags.list.n != (scalars[i].code ? 1 : 0))
			fail_msg("'%s' of type %d: %zu errors", scalars[i].text, scalars[i].type,
				diags.list.n);
		assert_int_equal(source.broken, scalars[i].code != NULL);
		if (!scalars[i].code)
			continue;
		if (strcmp(diag_kind(diags.list.v->code)->code, scalars[i].code) != 0 ||
			str_find(diags.list.v->text, str_c(scalars[i].mention)) < 0)
			fail_msg("'%s': %s: %.*s", scalars[i].text,
				diag_kind(diags.list.v->code)->code, STR_ARG(diags.list.v->text));
		assert_int_equal(diags.list.v->at.col, 7);
	}
	arena_free(arena);
}

/* One record in a folder that is right otherwise, and the only thing that is told. */
static const struct {
	const char *yaml, *told, *mention;
} records[] = {
	{"promises: [{account: acme, what: w, made: 2025-01-01, due: 2025-01-02, by: ana, owner: "
	 "sales, about: speed}]\n",
		"none", ""},
	{"promises: [{to: sales, what: w, made: 2025-01-01, due: 2025-01-02, by: ana, owner: "
	 "sales, about: speed}]\n",
		"none", ""},
	{"promises: [{what: w, made: 2025-01-01, due: 2025-01-02, by: ana, owner: sales, about: "
	 "speed}]\n",
		"missing-key 1:13", "'account' or 'to'"},
	{"promises: [{acount: acme, what: w, made: 2025-01-01, due: 2025-01-02, by: ana, owner: "
	 "sales, about: speed}]\n",
		"unknown-key 1:13", "'account'"},
	{"people: [{id: eva, nmae: Eva}]\n", "unknown-key 1:20",
		"'name'"}, /* and not missing, too */
	{"people: [{id: eva, nombre: Eva, name: Eva}]\n", "unknown-key 1:20",
		"known keys: id, name"},
	{"people: [{}]\n", "many", ""},
	{"people: {id: eva, name: Eva}\n", "structure 1:9", "list"},
	{"people:\n  - \n", "structure 2:4", "mapping"},
	{"people: [{id: eva, name: [Eva]}]\n", "type 1:26", "list"},
	{"people: [{id: eva, name: }]\n", "type 1:26", "empty"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, tags: []}]\n", "none", ""},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, tags: }]\n", "type 1:66",
		"empty"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, tags: [a, '']}]\n",
		"type 1:70", "empty"},
	{"accounts: [{id: b, name: B, owner: ana}]\n", "missing-key 1:13", "'since' or 'spells'"},
	{"accounts: [{id: b, name: B, owner: ana, spells: [{from: 2024-01-01}]}]\n", "none", ""},
	{"accounts: [{id: b, name: B, since: 2024-01-01}]\n", "missing-key 1:13", "'owner'"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, onwer: ana}]\n", "unknown-key 1:48",
		"'owner'"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, revenue: [x]}]\n",
		"structure 1:70", "mapping"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, review: x}]\n",
		"structure 1:68", "mapping"},
	{"accounts: [{id: b, name: B, since: 2024-01-01, owner: ana, review: {on: 2025-01-01, by: "
	 "ana, learnt: x}}]\n",
		"unknown-key 1:94", "'learned'"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: {sales: 60%, "
	 "finance: 40%}, summary: s}]\n",
		"none", ""},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: {sales: 60%, "
	 "finance: 30%}, summary: s}]\n",
		"value 1:69", "90 %"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: {sales: 60%, "
	 "finanzas: 40%}, summary: s}]\n",
		"reference 1:82", "finanzas"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: {sales: x}, summary: "
	 "s}]\n",
		"type 1:77", "percent"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: [sales], summary: "
	 "s}]\n",
		"type 1:69", "list"},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: sales, summary: s, "
	 "waited: 0d}]\n",
		"none", ""},
	{"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: sales, summary: s, "
	 "escalated: [ana, service]}]\n",
		"none", ""},
	{"standards: [{id: s, what: w, measure: contact.gap, kinds: [defect, defekt]}]\n",
		"value 1:68", "'defect'"},
	{"assessments: [{account: acme, on: 2025-01-01, by: client, of: ana, trusted_advisor: no, "
	 "trust: 0}]\n",
		"none", ""},
	{"assessments: [{account: acme, on: 2025-01-01, by: cliente}]\n", "reference 1:51",
		"person"},
	{"account: {id: b, name: B, since: 2024-01-01, owner: ana}\nincidents: [{when: 2025-01-01, "
	 "kind: defect, origin: sales, summary: s}]\n",
		"none", ""},
	{"account: {id: b, name: B, since: 2024-01-01, owner: ana}\ndecisions: [{account: acme, "
	 "on: 2025-01-01, by: ana, what: w}]\n",
		"conflict 2:23", "acme"},
	{"account: [{id: b}]\n", "structure 1:10", "accounts"},
	{"account:\n", "structure 1:9", "mapping"},
	{"company: {name: Otra}\n", "duplicate-id 1:11", "company.yaml"},
	{"incidencias: []\n", "unknown-key 1:1", "known keys: company"},
	{"[]\n", "structure 1:1", "accounts:"},
	{"promises: [{<<: {what: w}, account: acme}]\n", "refused 1:13", "merge"},
	{"people: [{id: eva, name: !!str Eva}]\n", "refused 1:26", "tag"},
};

static void a_record_is_held_to_its_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		struct content_file files[] = {{"company.yaml", COMPANY PEOPLE},
			{"base.yaml", ACCOUNTS}, {"x.yaml", records[i].yaml}};
		struct content content = {0};
		char told[80];

		content_open(&content, files, 3);
		if (strcmp(content_told(&content, told), records[i].told) != 0)
			fail_msg("%s, not %s, of\n%s%.*s", content_told(&content, told),
				records[i].told, records[i].yaml,
				content.diags.list.n ? (int)content.diags.list.v->text.n : 0,
				content.diags.list.n ? content.diags.list.v->text.p : "");
		if (content.diags.list.n == 1 &&
			str_find(content.diags.list.v->text, str_c(records[i].mention)) < 0)
			fail_msg("'%.*s' doesn't mention %s", STR_ARG(content.diags.list.v->text),
				records[i].mention);
		content_close(&content);
	}
}

static void what_is_left_out_has_its_default(void **state)
{
	static const struct content_file files[] = {{"company.yaml", COMPANY ACCOUNTS PEOPLE
		"incidents: [{account: acme, when: 2025-01-01, kind: defect, origin: sales, "
		"summary: s}]\n"
		"promises: [{account: acme, what: w, made: 2025-01-01, due: 2025-01-02, by: ana, "
		"owner: sales, about: speed}]\n"
		"assessments: [{account: acme, on: 2025-01-01, by: client}]\n"}};
	struct content content = {0};
	const struct company *company;

	(void)state;
	content_open(&content, files, 1);
	company = &content.book->company;
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(company->windows.due_soon, 14);
	assert_true(company->analysis.wear_half_life == 90 &&
		    company->analysis.weight_strength == -0.25);
	assert_int_equal(company->limits.depth, 64);
	assert_int_equal(company->lapse_after.n, 180);
	assert_int_equal(company->site.people, NAMES_HIDDEN);
	assert_int_equal(content.book->promises.v[0]->weight, 3);
	assert_true(content.book->promises.v[0]->delivered == 1);
	assert_int_equal(content.book->promises.v[0]->kept, DAY_NONE);
	assert_int_equal(content.book->incidents.v[0]->severity, INCIDENT_SEVERITY_MODERATE);
	assert_int_equal(content.book->incidents.v[0]->cost, -1);
	assert_int_equal(content.book->incidents.v[0]->answered.day, DAY_NONE);
	assert_int_equal(content.book->assessments.v[0]->trust, -1);
	assert_int_equal(content.book->assessments.v[0]->trusted_advisor, -1);
	assert_int_equal(content.book->people.v[0]->authority, -1);
	content_close(&content);
}

static void what_is_given_is_kept_with_its_place(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		COMPANY PEOPLE ACCOUNTS "promises:\n"
					"  - {account: acme, what: w, made: 2025-01-01, due: "
					"2025-01-02, by: ana, owner: sales, about: quality,\n"
					"     kept: 2025-01-02, delivered: 120 %, moved: [{on: "
					"2025-01-01, to: 2025-01-03, agreed: yes}]}\n"}};
	struct content content = {0};
	const struct promise *promise;

	(void)state;
	content_open(&content, files, 1);
	promise = content.book->promises.v[0];
	assert_int_equal(promise->about, ASPECT_QUALITY);
	assert_int_equal(promise->made, day_of(2025, 1, 1));
	assert_true(promise->delivered == 1.2);
	assert_true(promise->moved.n == 1 && promise->moved.v[0].agreed);
	assert_int_equal(record_spot(&promise->record, &promise->kept)->value.line, 6);
	assert_int_equal(record_spot(&promise->record, &promise->kept)->key.col, 6);
	assert_int_equal(
		record_value_at(&promise->moved.v[0].record, &promise->moved.v[0].to).col, 71);
	assert_null(record_spot(&promise->record, &promise->broken));
	content_close(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_is_read_by_the_type_of_its_field),
		cmocka_unit_test(a_record_is_held_to_its_table),
		cmocka_unit_test(what_is_left_out_has_its_default),
		cmocka_unit_test(what_is_given_is_kept_with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
