/* handbook.c - how is this report read, and how is it written? Prose from the templates, with the
 * site's own marks and the company's own parameters. */
#include "view/handbook.h"

#include "view/common.h"
#include "view/page.h"

/* Those of view_handbook, then those of view_handbook_write, each in order; their names are also
 * the anchors that other pages lead to. */
const char *const handbook_texts[] = {"monday", "bucket", "dossier", "marks", "risk", "silent",
	"belief", "changed", "intervals", "limits", "start", "account", "promise", "incident",
	"touchpoint", "assessment", "objection", "decision", "departure", "check"};
const size_t handbook_texts_n = sizeof handbook_texts / sizeof *handbook_texts;
enum { TEXTS_READ = 10 };

struct str handbook_text(struct str language, const char *text, struct arena *arena)
{
	return str_printf(arena, "handbook/%.*s/%s.md", STR_ARG(language), text);
}

void put_handbook_pages(struct value *page, const char *current)
{
	static const char *const names[] = {"index", "write", "fields", "errors"};
	struct value *pages = put_list(page, "handbook");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct value *other = add_map(pages);

		put_link(other, "link", str_printf(page->arena, "handbook/%s", names[i]), STR_NONE);
		put_message(
			other, "title", str_printf(page->arena, "handbook.pages.%s", names[i]).p);
		put_bool(other, "current", str_eq(str_c(names[i]), str_c(current)));
	}
}

/* What a mark means. Patterns are drawn as a strip, marks as themselves. */
static void put_mark(struct value *marks, const char *use, const char *list, const char *word)
{
	struct value *mark = add_map(marks), *drawn = put_drawn(mark, "mark");
	bool pattern = str_eq(str_c(list), STR("pattern"));

	put_text(drawn, "glyph", pattern ? STR_NONE : str_c(use));
	put_text(drawn, "pattern", pattern ? str_c(use) : STR_NONE);
	put_message(mark, "meaning", str_printf(marks->arena, "meaning.%s.%s", list, word).p);
}

static void put_marks(struct value *groups)
{
	static const struct {
		const char *use, *list, *word;
	} rows[] = {
		{"gk", "promise_state", "kept"},
		{"gl", "promise_state", "late"},
		{"gb", "promise_state", "broken"},
		{"go", "promise_state", "open"},
		{"sf", "account_state", "steady"},
		{"sw", "account_state", "watch"},
		{"sr", "account_state", "urgent"},
		{"sn", "account_state", "none"},
		{"sx", "account_state", "left"},
		{"up", "mark", "strengthens"},
		{"dn", "mark", "weakens"},
		{"pd", "pattern", "late"},
		{"ph", "pattern", "broken"},
		{"pq", "pattern", "unknown"},
	};
	struct value *group, *marks = NULL;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!i || !str_eq(str_c(rows[i].list), str_c(rows[i - 1].list))) {
			group = add_map(groups);
			put_message(group, "title",
				str_printf(groups->arena, "handbook.marks.%s", rows[i].list).p);
			marks = put_list(group, "marks");
		}
		put_mark(marks, rows[i].use, rows[i].list, rows[i].word);
	}
}

/* The first line is the title ("# …"), the rest the prose. */
static void put_prose(
	struct value *section, const struct site *site, struct value *context, const char *text)
{
	struct arena *arena = section->arena;
	struct str language = language_terms.names[site->book->company.language];
	struct buf markdown = {0};
	struct str rest, title;

	render_page(site->renderer, handbook_text(language, text, arena), TARGET_MARKDOWN, STR(""),
		context, &markdown, arena);
	rest = str_copy(buf_str(&markdown), arena);
	buf_free(&markdown);
	str_split(&rest, '\n', &title);
	put_text(section, "id", str_c(text));
	put_text(
		section, "title", str_trim(str_slice(title, str_starts(title, STR("#")), title.n)));
	put_markdown(section, "prose", str_trim(rest));
}

static void put_sections(struct value *page, const struct site *site, size_t from, size_t to)
{
	struct value *sections = put_list(page, "sections"), *context = value_map(page->arena);

	put_parameters(context, site);
	for (size_t i = from; i < to; i++) {
		struct value *section = add_map(sections), *groups;

		put_prose(section, site, context, handbook_texts[i]);
		groups = put_list(section, "groups");
		if (str_eq(str_c(handbook_texts[i]), STR("marks")))
			put_marks(groups);
	}
}

void view_handbook(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_message(page, "verdict", "handbook.verdict.read");
	put_handbook_pages(page, "index");
	put_sections(page, site, 0, TEXTS_READ);
}

void view_handbook_write(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_message(page, "verdict", "handbook.verdict.write");
	put_handbook_pages(page, "write");
	put_sections(page, site, TEXTS_READ, handbook_texts_n);
}
