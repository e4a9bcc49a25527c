/* look.c - what a company's own look adds to the site: its accent and its logo. */
#include "base/colour.h"
#include "view/extras.h"

size_t accent_count(const struct site *site)
{
	return site->book->company.site.accent.n > 0;
}

void extra_accent(const struct site *site, size_t i, struct value *tree)
{
	struct colour accent = {0};
	char light[8], dark[8];

	(void)i;
	colour_parse(site->book->company.site.accent, &accent);
	colour_write(colour_readable(accent, paper_light, 4.5), light);
	colour_write(colour_readable(accent, paper_dark, 4.5), dark);
	put_text(tree, "light", str_copy(str_c(light), tree->arena));
	put_text(tree, "dark", str_copy(str_c(dark), tree->arena));
}

struct str logo_path(const struct site_options *options)
{
	if (!options->picture.n)
		return STR_NONE;
	return options->picture_is_svg ? STR("logo.svg") : STR("logo.png");
}

size_t logo_count(const struct site *site)
{
	return site->book->company.site.picture.n > 0;
}

struct str logo_path_of(const struct site *site, size_t i, struct arena *arena)
{
	(void)i, (void)arena;
	return logo_path(&site->book->company.site);
}

void extra_logo(const struct site *site, struct buf *out, struct arena *scratch)
{
	(void)scratch;
	buf_put(out, site->book->company.site.picture);
}
