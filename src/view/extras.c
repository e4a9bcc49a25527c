/* extras.c - the list of files beside the pages, and the small ones among them. */
#include "view/extras.h"

#include "view/page.h"

enum { ADDRESSES_MOST = 50000 }; /* what a sitemap may hold */

const struct extra extras[] = {
	/* path, template, count, path_of, build, write */
	{"feed.xml", "feed.xml", NULL, NULL, extra_feed, NULL},
	{"calendar.ics", NULL, NULL, NULL, NULL, extra_calendar},
	{"badges/coherence.svg", "badge.svg", NULL, NULL, extra_coherence_badge, NULL},
	{"badges/retention.svg", "badge.svg", NULL, NULL, extra_retention_badge, NULL},
	{"badges/departments/ID.svg", "badge.svg", department_count, department_badge_path,
		extra_department_badge, NULL},
	{"sitemap.xml", "sitemap.xml", sitemap_count, NULL, extra_sitemap, NULL},
	{"robots.txt", NULL, NULL, NULL, NULL, extra_robots},
	{"404.html", "404.html", NULL, NULL, extra_missing, NULL},
	{"accent.css", "accent.css", accent_count, NULL, extra_accent, NULL},
	{"logo.svg", NULL, logo_count, logo_path_of, NULL, extra_logo},
};
const size_t extras_n = sizeof extras / sizeof *extras;

struct str site_address(const struct company *company, struct arena *arena)
{
	struct str address = company->site.address;

	return !address.n || str_ends(address, STR("/")) ? address
							 : str_join(address, STR("/"), arena);
}

size_t sitemap_count(const struct site *site)
{
	const struct site_options *options = &site->book->company.site;

	return options->address.n && options->indexed ? 1 : 0;
}

void extra_sitemap(const struct site *site, size_t i, struct value *tree)
{
	struct value *pages = put_list(tree, "pages");

	(void)i;
	put_site(tree, site);
	for (size_t k = 0; k < page_kinds_n; k++) {
		const struct page_kind *kind = &page_kinds[k];
		size_t n = kind->count ? kind->count(site) : 1;

		for (size_t j = 0; j < n && pages->items.n < ADDRESSES_MOST; j++)
			put_text(add_map(pages), "path",
				kind->path ? kind->path(site, j, tree->arena) : str_c(kind->name));
	}
}

/* Read only where the site is at the root of its host; elsewhere the pages' own `noindex` holds. */
void extra_robots(const struct site *site, struct buf *out, struct arena *scratch)
{
	buf_put(out, STR("User-agent: *\n"));
	buf_put(out, site->book->company.site.indexed ? STR("Allow: /\n") : STR("Disallow: /\n"));
	if (sitemap_count(site))
		buf_printf(out, "Sitemap: %.*ssitemap.xml\n",
			STR_ARG(site_address(&site->book->company, scratch)));
}

/* The path of an address: "/fuga/" of "https://example.com/fuga/"; "/" where there is none. */
static struct str path_of(struct str address)
{
	ptrdiff_t host = str_find(address, STR("://")), slash;
	struct str rest = str_slice(address, host < 0 ? address.n : (size_t)host + 3, address.n);

	slash = str_find(rest, STR("/"));
	return slash < 0 ? STR("/") : str_slice(rest, (size_t)slash, rest.n);
}

void extra_missing(const struct site *site, size_t i, struct value *tree)
{
	struct value *menu;

	(void)i;
	put_site(tree, site);
	put_text(tree, "base", path_of(site_address(&site->book->company, tree->arena)));
	menu = put_list(tree, "menu");
	for (size_t k = 0; k < page_kinds_n; k++) {
		const struct page_kind *kind = &page_kinds[k];
		struct value *entry;

		if (!kind->group)
			continue;
		entry = add_map(menu);
		put_text(entry, "path", str_c(kind->name));
		put_message(entry, "title", str_printf(tree->arena, "page.%s.menu", kind->nav).p);
		put_message(entry, "question",
			str_printf(tree->arena, "page.%s.question", kind->nav).p);
	}
}
