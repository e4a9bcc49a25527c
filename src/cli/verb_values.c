/* verb_values.c - fuga values: what each page offers to its template, found by making the pages. */
#include "base/utf8.h"
#include "cli/site.h"
#include "cli/verbs.h"

#include <stdio.h>

enum {
	PAGES_MOST = 200, /* of a kind that are looked at */
	DEPTH_MOST = 12,
	EXAMPLE_MOST = 60, /* letters of an example */
};

/* What stands under a name: in list items and on other pages it may be of another kind. */
struct offer {
	struct str name; /* "rows[].department.link" */
	unsigned kinds;  /* bits of 1 << enum value_kind */
	struct str example;
};

struct survey {
	const struct renderer *renderer;
	struct map by_name;
	VEC(struct offer *) offers; /* in the order in which they were met */
	struct arena *arena;
};

static struct offer *offer_of(struct survey *survey, struct str name)
{
	struct offer *offer = map_get(&survey->by_name, name);

	if (offer)
		return offer;
	offer = NEW(survey->arena, struct offer);
	offer->name = name;
	map_add(&survey->by_name, name, offer, survey->arena);
	VEC_PUSH(&survey->offers, offer, survey->arena);
	return offer;
}

/* On one line and not too long. */
static struct str shortened(struct str text, struct arena *arena)
{
	struct str copy = str_copy(text, arena);
	char *p = arena_alloc(arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0, letters = 0, bytes; i < copy.n && letters < EXAMPLE_MOST;
		i += bytes, letters++) {
		utf8_decode(str_slice(copy, i, copy.n), &bytes);
		for (size_t k = 0; k < bytes; k++)
			p[n++] = copy.p[i + k] == '\n' ? ' ' : copy.p[i + k];
	}
	return (struct str){p, n};
}

static void look(struct survey *survey, const struct value *value, struct str name, int depth)
{
	struct offer *offer = name.n ? offer_of(survey, name) : NULL;
	bool holds = value->kind == VALUE_MAP || value->kind == VALUE_LIST;

	if (offer)
		offer->kinds |= 1u << value->kind;
	if (offer && !offer->example.n && !holds && value->kind != VALUE_NONE)
		offer->example = shortened(
			render_text(survey->renderer, value, survey->arena), survey->arena);
	if (!holds || depth == DEPTH_MOST)
		return;
	for (size_t i = 0; i < value->items.n; i++) {
		struct str below;

		if (value->kind == VALUE_LIST)
			below = str_join(name, STR("[]"), survey->arena);
		else
			below = str_printf(survey->arena, "%.*s%s%.*s", STR_ARG(name),
				name.n ? "." : "", STR_ARG(value->keys[i]));
		look(survey, value->items.v[i], below, depth + 1);
	}
}

static void print_offers(const struct survey *survey)
{
	static const char *const words[] = {"none", "yes/no", "text", "term", "sentence", "count",
		"number", "share", "money", "date", "month", "quarter", "moment", "days",
		"markdown", "link", "coordinate", "path", "list", "map"};

	for (size_t i = 0; i < survey->offers.n; i++) {
		const struct offer *offer = survey->offers.v[i];
		const char *sep = "";
		int written = printf("%.*s", STR_ARG(offer->name));

		printf("%*s", written < 48 ? 48 - written : 1, "");
		written = 0;
		for (unsigned kind = 1; kind <= VALUE_MAP; kind++)
			if (offer->kinds & 1u << kind) {
				written += printf("%s%s", sep, words[kind]);
				sep = "|";
			}
		if (offer->kinds & 1u << VALUE_NONE)
			written += printf("%snone", sep);
		if (offer->example.n) {
			printf("%*s", written < 16 ? 16 - written : 1, "");
			text_print(offer->example, stdout);
		}
		putchar('\n');
	}
}

/* One heading and its names: a kind of page, all of its pages together. */
static void survey_kind(const struct site *site, const struct page_kind *kind)
{
	struct arena *arena = arena_new();
	struct survey survey = {.renderer = site->renderer, .arena = arena};
	size_t n = kind->count ? kind->count(site) : 1;

	for (size_t i = 0; i < n && i < PAGES_MOST; i++)
		look(&survey, view_page(site, kind, i, arena), STR_NONE, 0);
	printf("\n# pages/%s.html, pages/%s.md: %s\n", kind->template, kind->template, kind->name);
	print_offers(&survey);
	arena_free(arena);
}

static void survey_extra(const struct site *site, const struct extra *extra)
{
	struct arena *arena = arena_new();
	struct survey survey = {.renderer = site->renderer, .arena = arena};
	size_t n = extra->count ? extra->count(site) : 1;

	for (size_t i = 0; extra->template && i < n && i < PAGES_MOST; i++) {
		struct value *tree = value_map(arena);

		extra->build(site, i, tree);
		look(&survey, tree, STR_NONE, 0);
	}
	if (survey.offers.n) {
		printf("\n# extras/%s: %s\n", extra->template, extra->path);
		print_offers(&survey);
	}
	arena_free(arena);
}

int verb_values(const struct options *options, struct arena *arena)
{
	struct records records = records_read(options, arena);
	struct workplace place;
	int status = records.status;

	if (!records.book)
		return status;
	if (status != EXIT_FINE) {
		records_print(options, &records.store, &records.diags, false, arena);
		return status;
	}
	status = workplace_open(&place, options, &records, arena);
	if (status == EXIT_FINE) {
		workplace_analyse(&place, options);
		puts("# Names that templates can write, what they hold, and an example. [] is an "
		     "item of a list:\n# open the list as a section. Every leaf has .raw; see "
		     "README.md for other members.");
		for (size_t i = 0; i < page_kinds_n; i++)
			survey_kind(&place.site, &page_kinds[i]);
		for (size_t i = 0; i < extras_n; i++)
			survey_extra(&place.site, &extras[i]);
	}
	workplace_close(&place);
	return status;
}
