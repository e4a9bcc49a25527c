/* own.c - pages of the company's own: any Markdown with `page:` in its front matter. */
#include "view/common.h"
#include "view/page.h"

/* The i-th page, i below own_count. */
static const struct story *own_page(const struct site *site, size_t i)
{
	struct story *const *story = site->book->stories.v;

	while (!(*story)->page.n || i-- > 0)
		story++;
	return *story;
}

size_t own_count(const struct site *site)
{
	size_t n = 0;

	for (size_t j = 0; j < site->book->stories.n; j++)
		n += site->book->stories.v[j]->page.n > 0;
	return n;
}

struct str own_path(const struct site *site, size_t i, struct arena *arena)
{
	(void)arena;
	return own_page(site, i)->page;
}

void view_own(const struct site *site, size_t i, struct value *page)
{
	const struct story *story = own_page(site, i);

	put_text(page, "verdict", story->title.n ? story->title : story->page);
	put_markdown(page, "story", story->markdown);
	put_source(page, "source", site, &story->record);
}
