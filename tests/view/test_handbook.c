/* test_handbook.c - the handbook says what holds: its examples are records without a fault, and
 * everything that can be written has its words in both languages. */
#include "../read/content.h"

#include "base/buf.h"
#include "base/files.h"
#include "check/check.h"
#include "read/fields.h"
#include "view/view.h"

#define TODAY 20726 /* 2026-09-30 */

static const char *const languages[] = {"es", "en"};
enum { EXAMPLES_MOST = 40 };

static struct str read_text(const char *language, const char *text, struct arena *arena)
{
	struct file_bytes file = file_read(
		STR("templates"), handbook_text(str_c(language), text, arena), 1 << 20, arena);

	if (file.trouble.path.n)
		fail_msg("no %s in %s", text, language);
	return file.bytes;
}

/* What stands between ```yaml and ``` in a text, each as a file of its own. */
static size_t take_examples(struct str text, const char *name, struct content_file *files, size_t n,
	struct arena *arena)
{
	struct str line, example = STR_NONE;
	bool inside = false;

	while (str_split(&text, '\n', &line)) {
		if (!inside && str_eq(line, STR("```yaml"))) {
			inside = true;
			example = STR("");
		} else if (inside && str_eq(line, STR("```"))) {
			inside = false;
			assert_true(n < EXAMPLES_MOST);
			files[n] = (struct content_file){
				str_printf(arena, "%s-%zu.yaml", name, n).p, example.p};
			n++;
		} else if (inside) {
			example = str_printf(arena, "%.*s%.*s\n", STR_ARG(example), STR_ARG(line));
		}
	}
	assert_false(inside);
	return n;
}

static size_t examples_of(const char *language, struct content_file *files, struct arena *arena)
{
	size_t n = 0;

	for (size_t i = 0; i < handbook_texts_n; i++)
		n = take_examples(read_text(language, handbook_texts[i], arena), handbook_texts[i],
			files, n, arena);
	return n;
}

/* Together they are the records of one small company: neither error nor warning. */
static void every_example_can_be_copied_and_is_without_fault(void **state)
{
	(void)state;
	for (size_t l = 0; l < 2; l++) {
		struct content_file files[EXAMPLES_MOST];
		struct arena *arena = arena_new();
		struct content content = {.today = TODAY};

		content_open(&content, files, examples_of(languages[l], files, arena));
		check_book(content.book, &content.diags);
		diags_sort(&content.diags);
		for (size_t i = 0; i < content.diags.list.n; i++)
			print_error("%s: %.*s:%u: %.*s\n", languages[l],
				STR_ARG(content.diags.list.v[i].file),
				content.diags.list.v[i].at.line,
				STR_ARG(content.diags.list.v[i].text));
		assert_int_equal(content.diags.list.n, 0);
		assert_true(content.book->accounts.n == 2 && content.book->promises.n == 3);
		assert_true(content.book->touchpoints.n && content.book->assessments.n &&
			    content.book->objections.n && content.book->decisions.n &&
			    content.book->incidents.n);
		assert_true((content.book->accounts.v[0]->ended == DAY_NONE) !=
			    (content.book->accounts.v[1]->ended == DAY_NONE));
		content_close(&content);
		arena_free(arena);
	}
}

/* A text and its twin: the same examples, so that neither language is told less. */
static void both_languages_show_as_many_examples_of_each_thing(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < handbook_texts_n; i++) {
		struct content_file files[EXAMPLES_MOST];
		struct str es = read_text("es", handbook_texts[i], arena);
		struct str en = read_text("en", handbook_texts[i], arena);

		assert_true(str_starts(es, STR("# ")) && str_starts(en, STR("# ")));
		assert_int_equal(take_examples(es, "es", files, 0, arena),
			take_examples(en, "en", files, 0, arena));
	}
	arena_free(arena);
}

static void load_words(const char *language, struct map *words, struct arena *arena)
{
	struct str name = str_printf(arena, "%s.yaml", language);
	struct file_bytes file = file_read(STR("templates/i18n"), name, 1 << 24, arena);
	struct diags diags;

	diags_init(&diags, arena);
	assert_true(words_read(file.bytes, name, words, &diags, arena));
}

static size_t lacks(const struct map *words, const char *language, struct str key)
{
	if (map_get(words, key))
		return 0;
	print_error("%s.yaml lacks %.*s\n", language, STR_ARG(key));
	return 1;
}

static size_t field_lacks(const struct map *words, const char *language,
	const struct field_help *field, struct arena *arena)
{
	size_t n = lacks(words, language,
		str_printf(arena, "handbook.%s.%.*s", field->ranged ? "ranged" : "type",
			STR_ARG(field->type)));

	for (size_t i = 0; field->terms && i < field->terms->n; i++)
		if (field->terms->names[i].n)
			n += lacks(words, language,
				str_printf(arena, "meaning.%s.%.*s", field->terms->id,
					STR_ARG(field->terms->names[i])));
	return n;
}

static void every_record_field_and_word_has_its_meaning_in_both_languages(void **state)
{
	struct arena *arena = arena_new();
	const struct reference *reference = reference_make(arena);
	size_t missing = 0, fields = 0;

	(void)state;
	for (size_t l = 0; l < 2; l++) {
		struct map words = {0};

		load_words(languages[l], &words, arena);
		for (size_t r = 0; r < reference->records.n; r++) {
			const struct record_help *record = &reference->records.v[r];

			missing += lacks(&words, languages[l],
				str_printf(arena, "term.record.%.*s", STR_ARG(record->name)));
			assert_true(record->meaning[l].n > 0);
			for (size_t f = 0; f < record->fields.n; f++) {
				assert_true(record->fields.v[f].meaning[l].n > 0);
				missing += field_lacks(
					&words, languages[l], &record->fields.v[f], arena);
				fields++;
			}
		}
	}
	assert_int_equal(missing, 0);
	assert_true(fields > 300);
	arena_free(arena);
}

static const struct field_help *help_of(
	const struct reference *reference, const char *record, const char *field)
{
	for (size_t r = 0; r < reference->records.n; r++)
		for (size_t f = 0; f < reference->records.v[r].fields.n; f++)
			if (str_eq(reference->records.v[r].name, str_c(record)) &&
				str_eq(reference->records.v[r].fields.v[f].name, str_c(field)))
				return &reference->records.v[r].fields.v[f];
	fail_msg("%s has no %s", record, field);
	return NULL;
}

/* How each kind of field is told, by what records.md says of it. */
static void the_reference_tells_what_the_tables_hold(void **state)
{
	static const struct {
		const char *record, *field, *type, *standard;
		enum field_need need;
		bool ranged;
	} cases[] = {
		{"promise", "account", "ref_account", "", NEED_INHERITED, false},
		{"promise", "to", "ref_department", "", NEED_ONE_OF, false},
		{"promise", "by", "ref_person_department", "", NEED_ALWAYS, false},
		{"promise", "weight", "int", "3", NEED_NONE, true},
		{"promise", "delivered", "percent", "100%", NEED_NONE, true},
		{"promise", "moved", "records", "", NEED_NONE, false},
		{"incident", "severity", "term", "moderate", NEED_NONE, false},
		{"incident", "kind", "kind", "", NEED_ALWAYS, false},
		{"incident", "escalated", "refs_person_department", "", NEED_NONE, false},
		{"account", "owner", "ref_person", "", NEED_PEOPLE, false},
		{"assessment", "by", "ref_person_client", "", NEED_ALWAYS, false},
		{"assessment", "trust", "int", "", NEED_NONE, true},
		{"gate", "above", "number", "", NEED_NONE, false},
	};
	struct arena *arena = arena_new();
	const struct reference *reference = reference_make(arena);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct field_help *help = help_of(reference, cases[i].record, cases[i].field);

		assert_str_equal(help->type, str_c(cases[i].type));
		assert_str_equal(help->standard, str_c(cases[i].standard));
		assert_int_equal(help->need, cases[i].need);
		assert_int_equal(help->ranged, cases[i].ranged);
	}
	assert_str_equal(help_of(reference, "promise", "moved")->block, STR("moved"));
	assert_ptr_equal(help_of(reference, "incident", "kind")->terms, &incident_kind_terms);
	assert_true(help_of(reference, "incident", "kind")->kinds);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_can_be_copied_and_is_without_fault),
		cmocka_unit_test(both_languages_show_as_many_examples_of_each_thing),
		cmocka_unit_test(every_record_field_and_word_has_its_meaning_in_both_languages),
		cmocka_unit_test(the_reference_tells_what_the_tables_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
