/* test_read.c - whole folders: the company first, limits, threads, files left out. */
#include "content.h"

static void the_company_is_found_wherever_it_stands(void **state)
{
	static const struct content_file files[] = {
		{"a.yaml", "accounts: [{id: a, name: A, since: 2024-01-01, revenue: [{from: "
			   "2024-01-01, monthly: 4.505}]}]\n"},
		{"sub/z.yml", "departments: [{id: d, name: D}]\n---\ncompany: {name: K, language: "
			      "en, currency: KWD, timezone: Asia/Kuwait}\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 2);
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(content.book->accounts.v[0]->revenue.v[0].monthly, 4505);
	assert_string_equal(content.book->company.currency->code, "KWD");
	assert_int_equal(content.book->company.language, LANGUAGE_EN);
	assert_int_equal(content.book->company.record.at.line, 3);
	content_close(&content);
}

static void there_is_exactly_one_company(void **state)
{
	static const struct content_file none[] = {{"a.yaml", "promises: []\n"}};
	static const struct content_file broken[] = {{"a.yaml", "company: {name: x\n"}};
	static const struct content_file two[] = {{"a.yaml", COMPANY}, {"company.yaml", COMPANY}};
	static const struct content_file twice[] = {{"a.yaml", COMPANY "---\n" COMPANY}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, none, 1);
	assert_string_equal(content_told(&content, told), "missing-key 0:0");
	content_close(&content);
	content_open(&content, broken, 1);
	assert_string_equal(content_told(&content, told), "syntax 1:10");
	content_close(&content);
	content_open(&content, two, 2);
	assert_string_equal(content_told(&content, told), "duplicate-id 1:11");
	assert_true(str_ends(
		content.diags.list.v->file, STR("company.yaml"))); /* the one that sorts later */
	content_close(&content);
	content_open(&content, twice, 1);
	assert_string_equal(content_told(&content, told), "duplicate-id 3:11");
	content_close(&content);
}

static void a_wrong_currency_is_the_only_error_about_money(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		"company: {name: K, language: en, currency: KWDD, timezone: Asia/Kuwait}\n"
		"accounts: [{id: a, name: A, since: 2024-01-01, revenue: [{from: 2024-01-01, "
		"monthly: 4.505}]}]\n"}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 1);
	assert_string_equal(content_told(&content, told), "value 1:44");
	assert_non_null(content.book->company.currency);
	content_close(&content);
}

static void moments_are_of_the_company_s_zone(void **state)
{
	static const struct content_file files[] = {{"company.yaml",
		COMPANY PEOPLE ACCOUNTS "incidents: [{account: acme, when: 2025-07-05T10:15, kind: "
					"defect, origin: sales, summary: s}]\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 1);
	assert_int_equal(content.book->incidents.v[0]->when.utc,
		1751703300); /* date -u -d 2025-07-05T08:15Z +%s */
	content_close(&content);
}

static void limits_can_be_raised_and_lowered(void **state)
{
	static const char company[] =
		"company: {name: K, language: en, currency: EUR, timezone: UTC, limits: {%s}}\n"
		"people: [{id: a, name: ababababababababababababababab}]\n";
	static const struct {
		const char *limit, *told;
	} cases[] = {
		{"text_bytes: 30", "none"},
		{"text_bytes: 29", "limit 2:24"},
		{"depth: 4", "none"},
		{"depth: 2", "limit 1:72"},
		{"depth: 641", "value 1:80"},
		{"file_bytes: 100", "limit 1:1"},
		{"file_bytes: 200", "none"},
		{"text_bytes: x", "type 1:85"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct content content = {0};
		struct content_file files[1];
		char text[400], told[80];

		snprintf(text, sizeof text, company, cases[i].limit);
		files[0] = (struct content_file){"company.yaml", text};
		content_open(&content, files, 1);
		if (strcmp(content_told(&content, told), cases[i].told) != 0)
			fail_msg("%s: %s, not %s", cases[i].limit, content_told(&content, told),
				cases[i].told);
		content_close(&content);
	}
}

static void an_empty_file_is_a_warning(void **state)
{
	static const struct content_file files[] = {
		{"a.yaml", "# nothing yet\n"}, {"company.yaml", COMPANY}};
	struct content content = {0};
	char told[80];

	(void)state;
	content_open(&content, files, 2);
	assert_string_equal(content_told(&content, told), "empty 1:1");
	assert_int_equal(content.diags.errors, 0);
	content_close(&content);
}

static void working_days_are_those_of_the_company(void **state)
{
	static const struct content_file files[] = {
		{"company.yaml", "company: {name: K, language: en, currency: EUR, timezone: UTC, "
				 "workweek: [mon, sat], holidays: [2026-02-07, 2026-02-02]}\n"}};
	struct content content = {0};

	(void)state;
	content_open(&content, files, 1);
	assert_true(
		calendar_works(&content.book->company.calendar, day_of(2026, 2, 9))); /* a Monday */
	assert_false(calendar_works(&content.book->company.calendar, day_of(2026, 2, 10)));
	assert_true(calendar_works(
		&content.book->company.calendar, day_of(2026, 2, 14))); /* a Saturday */
	assert_false(calendar_works(&content.book->company.calendar, day_of(2026, 2, 7)));
	assert_false(calendar_works(&content.book->company.calendar, day_of(2026, 2, 2)));
	content_close(&content);
}

static bool drop_b(void *context, struct str name)
{
	(void)context;
	return str_eq(name, STR("b.yaml"));
}

static void a_file_left_out_is_not_missed(void **state)
{
	static const struct content_file files[] = {
		{"a.yaml",
			COMPANY ACCOUNTS "promises: [{account: bb, what: w, made: 2025-01-01, due: "
					 "2025-01-02, by: ana, owner: sales, about: speed}]\n"},
		{"b.yaml", PEOPLE "accounts: [{id: bb, name: B, zona: x}]\n"}};
	struct content content = {.drop = drop_b};

	(void)state;
	content_open(&content, files, 2);
	assert_int_equal(content.diags.list.n, 0);
	assert_int_equal(content.book->accounts.n, 1);
	assert_int_equal(content.book->accounts.v[0]->owner.kind, REF_NONE);
	assert_int_equal(content.book->promises.n, 0);
	content_close(&content);
}

/* What is told of a folder, as one text. */
static struct str everything_told(const struct content *content)
{
	struct str out = STR("");

	for (size_t i = 0; i < content->diags.list.n; i++) {
		const struct diag *diag = &content->diags.list.v[i];

		out = str_printf(content->arena, "%.*s%.*s:%u:%u %.*s\n", STR_ARG(out),
			STR_ARG(str_slice(diag->file, strlen(content->folder), diag->file.n)),
			diag->at.line, diag->at.col, STR_ARG(str_slice(diag->text, 0, 40)));
	}
	return out;
}

static void threads_change_nothing(void **state)
{
	enum { FILES = 600 }; /* enough for five threads */
	char names[FILES][16], texts[FILES][200];
	struct content_file files[FILES];
	struct content one = {.threads = 1}, eight = {.threads = 8};

	(void)state;
	for (int i = 0; i < FILES; i++) {
		snprintf(names[i], sizeof names[i], "f%03d.yaml", (i * 7) % FILES);
		snprintf(texts[i], sizeof texts[i],
			"%speople: [{id: p%d, name: P%d%s}, {id: p%d, name: Q}]\n",
			i ? "" : COMPANY, i, i, i % 5 ? "" : ", zona: x", i / 2 * 2 + 1);
		files[i] = (struct content_file){names[i], texts[i]};
	}
	content_open(&one, files, FILES);
	content_open(&eight, files, FILES);
	assert_true(one.diags.list.n > 10);
	assert_str_equal(everything_told(&eight), everything_told(&one));
	assert_int_equal(eight.book->people.n, one.book->people.n);
	content_close(&one);
	content_close(&eight);
}

/* Real deliveries: 43 countries, 10,324 promises, 1,627,584,457.29 in all (figures of their
 * README). */
static void real_deliveries_are_read_whole(void **state)
{
	static const char archive[] = "../shared/data/scms-content.tar.xz";
	struct read_options options = {.today = 20500, .threads = 2};
	char folder[] = "/tmp/fuga-scms-XXXXXX", command[128];
	struct arena *arena = arena_new();
	struct diags diags = {0};
	struct trouble trouble;
	struct book *book;
	int64_t sum = 0;

	(void)state;
	if (access(archive, R_OK) != 0) {
		printf("SKIP the deliveries are not there (%s)\n", archive);
		arena_free(arena);
		return;
	}
	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "tar -xJf %s -C %s", archive, folder);
	assert_int_equal(system(command), 0);
	diags_init(&diags, arena);
	options.root = str_c(folder);
	book = read_book(&options, &diags, &trouble, arena);
	assert_non_null(book);
	assert_int_equal(diags.list.n, 0);
	assert_int_equal(book->accounts.n, 43);
	assert_int_equal(book->promises.n, 10324);
	for (size_t a = 0; a < book->accounts.n; a++)
		for (size_t p = 0; p < book->accounts.v[a]->purchases.n; p++)
			sum += book->accounts.v[a]->purchases.v[p].amount;
	assert_int_equal(sum, 162758445729);
	arena_free(arena);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	assert_int_equal(system(command), 0);
}

static void a_folder_that_is_not_there_is_trouble(void **state)
{
	struct read_options options = {
		.root = STR("/nonexistent/fuga"), .today = 20500, .threads = 1};
	struct arena *arena = arena_new();
	struct diags diags = {0};
	struct trouble trouble;

	(void)state;
	diags_init(&diags, arena);
	assert_null(read_book(&options, &diags, &trouble, arena));
	assert_true(trouble.why.n > 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_company_is_found_wherever_it_stands),
		cmocka_unit_test(there_is_exactly_one_company),
		cmocka_unit_test(a_wrong_currency_is_the_only_error_about_money),
		cmocka_unit_test(moments_are_of_the_company_s_zone),
		cmocka_unit_test(limits_can_be_raised_and_lowered),
		cmocka_unit_test(an_empty_file_is_a_warning),
		cmocka_unit_test(working_days_are_those_of_the_company),
		cmocka_unit_test(a_file_left_out_is_not_missed),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(real_deliveries_are_read_whole),
		cmocka_unit_test(a_folder_that_is_not_there_is_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
