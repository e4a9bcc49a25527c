/* page.c - what every page has: the company, the day, the menu, its question. */
#include "view/page.h"
#include "view/explain.h"

#include "view/common.h"
#include "view/extras.h"

/* The groups of the menu, in order. "own" are the pages of the company itself. */
static const char *const groups[] = {"bucket", "relations", "leaks", "stays", "own", "report"};

static struct str page_path(
	const struct site *site, const struct page_kind *kind, size_t i, struct arena *arena)
{
	return kind->path ? kind->path(site, i, arena) : str_c(kind->name);
}

static void put_entry(struct value *menu, struct str path, struct str word, bool current)
{
	struct value *entry = add_map(menu);
	struct str page = str_join(STR("page."), word, menu->arena);
	const char *title = str_join(page, STR(".menu"), menu->arena).p;
	const char *question = str_join(page, STR(".question"), menu->arena).p;

	put_link(entry, "link", path, STR_NONE);
	put_message(entry, "title", title);
	put_message(entry, "question", question);
	put_none(entry, "name");
	put_bool(entry, "current", current);
}

/* Pages of the company itself: those that its menu names, in that order, else all of them. */
static void put_own_entries(struct value *menu, const struct site *site, struct str path)
{
	const struct book *book = site->book;
	const struct texts *wanted = &book->company.site.menu;
	size_t n = wanted->n ? wanted->n : 1;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < book->stories.n; j++) {
			const struct story *story = book->stories.v[j];
			struct value *entry;

			if (!story->page.n || (wanted->n && !str_eq(wanted->v[i], story->page)))
				continue;
			entry = add_map(menu);
			put_link(entry, "link", story->page, STR_NONE);
			put_text(entry, "name", story->title.n ? story->title : story->page);
			put_none(entry, "title");
			put_none(entry, "question");
			put_bool(entry, "current", str_eq(path, story->page));
		}
}

static void put_group(struct value *menu, const char *name, struct value *entries)
{
	struct value *group;
	bool current = false;

	if (entries->items.n == 0)
		return;
	for (size_t i = 0; i < entries->items.n; i++)
		current |= value_get(entries->items.v[i], STR("current"))->yes;
	group = add_map(menu);
	put_message(group, "group", str_printf(menu->arena, "group.%s", name).p);
	put_value(group, "first", entries->items.v[0]);
	put_value(group, "entries", entries);
	put_bool(group, "here", current);
}

/* The menu asks in groups: its own word leads to the first page of each; beside them stand the
 * pages of the group where the reader is, so that the menu keeps to one line however many there
 * are. */
static void put_menu(struct value *chrome, const struct site *site, const struct page_kind *kind,
	struct str path)
{
	struct value *menu = put_list(chrome, "menu");

	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		struct value *entries = value_list(menu->arena);

		for (size_t i = 0; i < page_kinds_n; i++) {
			const struct page_kind *other = &page_kinds[i];

			if (other->group && str_eq(str_c(other->group), str_c(groups[g])))
				put_entry(entries, str_c(other->name), str_c(other->nav),
					str_eq(str_c(other->nav), str_c(kind->nav)));
		}
		if (str_eq(str_c(groups[g]), STR("own")))
			put_own_entries(entries, site, path);
		put_group(menu, groups[g], entries);
	}
}

void put_site(struct value *page, const struct site *site)
{
	const struct book *book = site->book;
	struct value *v = put_map(page, "site");

	put_text(v, "name",
		book->company.site.title.n ? book->company.site.title : book->company.name);
	if (book->company.site.footer.n)
		put_markdown(v, "footer", book->company.site.footer);
	else
		put_none(v, "footer");
	put_text(v, "logo", logo_path(&book->company.site));
	put_bool(v, "accent", book->company.site.accent.n > 0);
	put_text(v, "address", site_address(&book->company, page->arena));
	put_date(v, "as_of", site->figures->as_of);
	put_text(v, "commit", site->commit);
	put_date(v, "commit_on", site->commit.n ? site->commit_on : DAY_NONE);
	put_bool(v, "changed", site->changed);
	put_text(v, "version", site->version);
	put_bool(v, "indexed", book->company.site.indexed);
}

struct value *view_page(
	const struct site *site, const struct page_kind *kind, size_t i, struct arena *arena)
{
	struct value *page = value_map(arena), *v, *chrome;
	struct str path = page_path(site, kind, i, arena);

	put_site(page, site);
	v = put_map(page, "page");
	put_text(v, "path", path);
	put_message(v, "question", str_printf(arena, "page.%s.question", kind->template).p);
	chrome = put_drawn(page, "chrome");
	put_menu(chrome, site, kind, path);
	put_count(chrome, "records", (int64_t)site->book->records);
	put_count(chrome, "warnings", (int64_t)site->diags->warnings);
	put_text(chrome, "markdown", site->markdown ? str_join(path, STR(".md"), arena) : STR_NONE);
	put_text(chrome, "json", site->json ? str_join(path, STR(".json"), arena) : STR_NONE);
	kind->build(site, i, page);
	put_page_figures(page, site, kind, i);
	return page;
}
