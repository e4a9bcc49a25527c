/* site.c - what is needed before any page can be made: templates, words, figures. */
#include "cli/site.h"

#include "cli/pages.h"
#include "git/revision.h"
#include "read/read.h"

int workplace_said(const char *what, const struct trouble *trouble)
{
	fprintf(stderr, "fuga: cannot %s ", what);
	text_print(trouble->path, stderr);
	fputs(": ", stderr);
	text_print(trouble->why, stderr);
	fputc('\n', stderr);
	return EXIT_ENVIRONMENT;
}

/* The words of the company's language. False: they are wrong, which was said. */
static bool words_open(struct map *words, struct templates *templates, const struct book *book,
	struct arena *arena)
{
	struct str language = language_terms.names[book->company.language];
	struct str name = str_printf(arena, "i18n/%.*s.yaml", STR_ARG(language));
	struct str text = templates_text(templates, name);
	struct diag_style style = {0};
	struct diags diags;
	bool read;

	diags_init(&diags, arena);
	read = text.p && words_read(text, name, words, &diags, arena);
	diags_sort(&diags);
	diags_print_text(&diags, &style, stderr);
	return read;
}

static struct renderer *renderer_of(const struct book *book, struct templates *templates,
	struct trouble *trouble, struct arena *arena)
{
	struct map *words = NEW(arena, struct map);
	struct renderer_options how = {
		.template_text = templates_text,
		.context = templates,
		.words = words,
		.language = language_terms.names[book->company.language],
		.currency = book->company.currency_code,
		.decimals = book->company.currency->decimals,
	};

	if (!words_open(words, templates, book, arena)) {
		*trouble = (struct trouble){STR("the words of the site"), STR("see above")};
		return NULL;
	}
	return renderer_open(&how, trouble, arena);
}

static int32_t day_of_analysis(const struct options *options, const struct book *book)
{
	if (options->as_of != DAY_NONE)
		return options->as_of;
	return book->company.as_of != DAY_NONE ? book->company.as_of : book->today;
}

int workplace_open(struct workplace *place, const struct options *options, struct records *records,
	struct arena *arena)
{
	struct trouble trouble = {0};

	*place = (struct workplace){.site = {.book = records->book,
					    .diags = &records->diags,
					    .reference = reference_make(arena),
					    .version = str_c(FUGA_VERSION),
					    .markdown = options->formats & FORMAT_MARKDOWN,
					    .json = options->formats & FORMAT_JSON,
					    .arena = arena}};
	if (!templates_open(&place->templates, options->templates, &trouble, arena))
		return workplace_said("read the templates:", &trouble);
	place->renderer = renderer_of(records->book, &place->templates, &trouble, arena);
	if (!place->renderer)
		return workplace_said("use", &trouble);
	place->site.renderer = place->renderer;
	if (!pages_compile(place->renderer, options, &trouble, arena) ||
		!handbook_compile(place->renderer,
			language_terms.names[records->book->company.language], &trouble, arena))
		return workplace_said("use the template", &trouble);
	templates_warn(&place->templates, arena);
	return EXIT_FINE;
}

void workplace_close(struct workplace *place)
{
	renderer_close(place->renderer);
}

void workplace_analyse(struct workplace *place, const struct options *options)
{
	const struct book *book = place->site.book;

	place->site.figures = analyse_told(&(struct analysing){.book = book,
						   .as_of = day_of_analysis(options, book),
						   .threads = options->threads,
						   .stages = stats_stages(options->stats)},
		place->site.arena);
}

const struct figures *workplace_compare(
	struct workplace *place, const struct options *options, const struct book *before)
{
	struct analysing how = {.book = place->site.book,
		.as_of = day_of_analysis(options, place->site.book),
		.threads = options->threads,
		.stages = stats_stages(options->stats),
		.compared_only = true};

	place->site.figures = analyse_told(&how, place->site.arena);
	how.book = before;
	return analyse_told(&how, place->site.arena);
}

void workplace_revision(struct workplace *place, const struct options *options)
{
	struct site *site = &place->site;
	struct revision revision;
	struct repo *repo;
	struct str why;

	if (options->no_git)
		return;
	repo = repo_open(options->content, &why, site->arena);
	if (!repo) {
		if (!why.n)
			return;
		fputs("fuga: the pages name no revision (--no-git keeps this quiet): ", stderr);
		text_print(why, stderr);
		fputc('\n', stderr);
		return;
	}
	revision = revision_of(repo, is_read, site->arena);
	repo_close(repo);
	site->commit_id = revision.id;
	site->commit = str_slice(revision.id, 0, REVISION_SHORT);
	site->commit_on = revision.on;
	site->changed = revision.changed;
	if (revision.changed && !revision.unsure) {
		struct map *differing = NEW(site->arena, struct map);

		*differing = revision.differing;
		site->differing = differing;
	}
}
