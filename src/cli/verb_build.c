/* verb_build.c - fuga build: from records to a published site, stage by stage. */
#include "cli/gates.h"
#include "cli/pages.h"
#include "cli/progress.h"
#include "cli/records.h"
#include "cli/templates.h"
#include "cli/verbs.h"

#include "publish/publish.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

static int said(const char *what, const struct trouble *trouble)
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

static void closing_line(const struct options *options, const struct publish_result *result,
	const struct diags *diags, int64_t ms)
{
	if (options->quiet)
		return;
	printf("%.*s: %zu file%s written, %zu unchanged, %zu removed in %.2f s",
		STR_ARG(options->site), result->written, result->written == 1 ? "" : "s",
		result->unchanged, result->removed, (double)ms / 1000);
	if (diags->warnings)
		printf("; %zu warning%s (fuga check %.*s)", diags->warnings,
			diags->warnings == 1 ? "" : "s", STR_ARG(options->content));
	printf("\n");
}

/* Renders and publishes; the site is what it was unless this succeeds. */
static int publish_site(const struct options *options, struct site *site,
	struct templates *templates, struct publish_result *result)
{
	struct trouble trouble = {0};
	struct press press = {.options = options, .watch = options->watch};

	watch_publishing(options->watch);
	press.publication = publish_open(options->site, &trouble, site->arena);
	if (!press.publication)
		return said("publish into", &trouble);
	if (!pages_put(site, templates, &press, &trouble)) {
		publish_abort(press.publication);
		return said("write", &trouble);
	}
	if (!publish_commit(press.publication, result, &trouble))
		return said("publish", &trouble);
	return EXIT_FINE;
}

static int build(const struct options *options, struct records *records, struct progress *progress,
	struct arena *arena)
{
	struct templates templates;
	struct trouble trouble = {0};
	struct publish_result result = {0};
	struct site site = {
		.book = records->book,
		.diags = &records->diags,
		.reference = reference_make(arena),
		.version = str_c(FUGA_VERSION),
		.markdown = options->formats & FORMAT_MARKDOWN,
		.json = options->formats & FORMAT_JSON,
		.arena = arena,
	};
	struct renderer *renderer;
	int status;

	if (!templates_open(&templates, options->templates, &trouble, arena))
		return said("read the templates:", &trouble);
	renderer = renderer_of(records->book, &templates, &trouble, arena);
	if (!renderer)
		return said("use", &trouble);
	site.renderer = renderer;
	status = EXIT_FINE;
	if (!pages_compile(renderer, options, &trouble, arena) ||
		!handbook_compile(renderer, language_terms.names[records->book->company.language],
			&trouble, arena))
		status = said("use the template", &trouble);
	if (status == EXIT_FINE) {
		progress_stage(progress, "analysing");
		site.figures = analyse(records->book, day_of_analysis(options, records->book),
			options->threads, arena);
		progress_stage(progress, "writing");
		status = publish_site(options, &site, &templates, &result);
		watch_end(options->watch);
	}
	renderer_close(renderer);
	if (status != EXIT_FINE)
		return status;
	closing_line(options, &result, &records->diags, progress_end(progress));
	return gates_report(site.figures, stderr) ? EXIT_GATE : EXIT_FINE;
}

/* A site below its own content would be read as content the next time. */
static bool site_inside_content(const struct options *options, struct arena *arena)
{
	char *content = realpath(str_copy(options->content, arena).p, NULL);
	char *site = realpath(str_copy(options->site, arena).p, NULL), *parent = NULL;
	struct str inside, outside;
	bool found;

	if (!site) {
		struct str copy = str_copy(options->site, arena);
		char *name = memrchr(copy.p, '/', copy.n);

		parent =
			name ? realpath(str_copy(str_slice(copy, 0, (size_t)(name - copy.p)), arena)
						.p,
				       NULL)
			     : realpath(".", NULL);
	}
	inside = str_c(site ? site : parent);
	outside = str_c(content);
	found = content && str_starts(inside, outside) &&
		(inside.n == outside.n || inside.p[outside.n] == '/');
	free(content);
	free(site);
	free(parent);
	return found;
}

int verb_build(const struct options *options, struct arena *arena)
{
	struct progress progress;
	struct records records;
	int status;

	if (site_inside_content(options, arena)) {
		fputs("fuga: the site may not lie in the content folder: choose another --output\n",
			stderr);
		return EXIT_CALL;
	}
	progress_start(&progress, options->quiet);
	records = records_read(options, arena);
	if (!records.book)
		return records.status;
	records_print(options, &records.diags, false, arena);
	/* Without a sound record of the company there is no language, money or calendar to go on
	 * with. */
	if (records.status != EXIT_FINE &&
		(!options->keep_going || !records.book->company.name.n)) {
		fprintf(stderr, "%zu error%s: nothing was published\n", records.diags.errors,
			records.diags.errors == 1 ? "" : "s");
		return records.status;
	}
	status = build(options, &records, &progress, arena);
	progress_end(&progress);
	return status == EXIT_FINE ? records.status : status;
}
