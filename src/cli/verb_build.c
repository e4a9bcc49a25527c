/* verb_build.c - fuga build: from records to a published site, stage by stage. */
#include "cli/gates.h"
#include "cli/notes.h"
#include "cli/pages.h"
#include "cli/progress.h"
#include "cli/records.h"
#include "cli/site.h"
#include "cli/verbs.h"

#include "publish/publish.h"

#include <stdlib.h>
#include <string.h>

static void closing_line(const struct options *options, const struct publish_result *result,
	const struct diags *diags, int64_t ms)
{
	if (options->quiet || options->report->for_programs || options->stats_form == STATS_JSON)
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

	stage_begin(stats_stages(options->stats), "publish.open");
	watch_publishing(options->watch);
	press.publication = publish_open(options->site, &trouble, site->arena);
	if (!press.publication)
		return workplace_said("publish into", &trouble);
	publish_tell(press.publication, stats_stages(options->stats));
	stage_begin(stats_stages(options->stats), "pages");
	if (!pages_put(site, templates, &press, &trouble)) {
		publish_abort(press.publication);
		return workplace_said("write", &trouble);
	}
	if (!publish_commit(press.publication, result, &trouble))
		return workplace_said("publish", &trouble);
	return EXIT_FINE;
}

static int build(const struct options *options, struct records *records, struct progress *progress,
	struct arena *arena)
{
	struct workplace place;
	struct publish_result result = {0};
	int status;

	stage_begin(stats_stages(options->stats), "templates");
	status = workplace_open(&place, options, records, arena);
	if (status == EXIT_FINE) {
		progress_stage(progress, "analysing");
		workplace_analyse(&place, options);
		stage_begin(stats_stages(options->stats), "revision");
		workplace_revision(&place, options);
		progress_stage(progress, "writing");
		status = publish_site(options, &place.site, &place.templates, &result);
		watch_end(options->watch);
	}
	workplace_close(&place);
	if (status != EXIT_FINE)
		return status;
	closing_line(options, &result, &records->diags, progress_end(progress));
	if (options->stats)
		stats_print(options->stats, records->book, &result);
	notes_report(place.site.figures, stderr);
	return gates_report(NULL, place.site.figures, stderr) ? EXIT_GATE : EXIT_FINE;
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
	if (options->stats_form == STATS_JSON && options->report->for_programs) {
		fputs("fuga: --stats=json and --diagnostics both want standard output\n", stderr);
		return EXIT_CALL;
	}
	progress_start(&progress, options->quiet);
	records = records_read(options, arena);
	if (!records.book)
		return records.status;
	records_print(options, &records.store, &records.diags, false, arena);
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
