/* handbook_errors.c - what does check say, and how is it mended? The catalogue of diagnostics in
 * the site's language. */
#include "view/handbook.h"
#include "view/page.h"

enum group { GROUP_READING, GROUP_RULES, GROUP_WARNINGS, GROUPS };

static enum group group_of(enum diag_code code)
{
	if (diag_kind(code)->severity == SEVERITY_WARNING)
		return GROUP_WARNINGS;
	return code < DIAG_FIRST_RULE ? GROUP_READING : GROUP_RULES;
}

static void put_codes(struct value *section, const struct site *site, enum group group)
{
	bool spanish = site->book->company.language == LANGUAGE_ES;
	struct value *codes = put_list(section, "codes");

	for (size_t code = 0; code < DIAG_CODES; code++) {
		const struct diag_kind *kind = diag_kind((enum diag_code)code);
		struct value *row;

		if (group_of((enum diag_code)code) != group)
			continue;
		row = add_map(codes);
		put_text(row, "code", str_c(kind->code));
		put_markdown(row, "text", str_c(spanish ? kind->explain_es : kind->explain_en));
	}
}

void view_handbook_errors(const struct site *site, size_t i, struct value *page)
{
	static const char *const names[GROUPS] = {"reading", "rules", "warnings"};
	struct value *sections, *args;

	(void)i;
	args = put_message(page, "verdict", "handbook.verdict.errors");
	put_count(args, "n", DIAG_CODES);
	put_handbook_pages(page, "errors");
	sections = put_list(page, "sections");
	for (size_t group = 0; group < GROUPS; group++) {
		struct value *section = add_map(sections);

		put_text(section, "id", str_c(names[group]));
		put_message(section, "title",
			str_printf(page->arena, "handbook.errors.%s", names[group]).p);
		put_codes(section, site, (enum group)group);
	}
}
