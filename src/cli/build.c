/* build.c - from records to a published site, stage by stage. */
#include "cli/build.h"

#include "cli/gates.h"
#include "cli/history.h"
#include "cli/notes.h"
#include "cli/pages.h"
#include "cli/progress.h"
#include "cli/site.h"

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
	if (options->fleeting)
		publish_fleeting(press.publication);
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

/* All that comes after the records. */
static int make_site(const struct options *options, struct built *built, struct progress *progress,
	struct arena *arena)
{
	struct workplace place;
	int status;

	stage_begin(stats_stages(options->stats), "templates");
	status = workplace_open(&place, options, &built->records, arena);
	if (status == EXIT_FINE) {
		stage_begin(stats_stages(options->stats), "history");
		progress_stage(progress, "reading the history");
		history_learn(options, &built->records, arena);
		progress_stage(progress, "analysing");
		workplace_analyse(&place, options);
		stage_begin(stats_stages(options->stats), "revision");
		workplace_revision(&place, options);
		progress_stage(progress, "writing");
		status = publish_site(options, &place.site, &place.templates, &built->result);
		watch_end(options->watch);
	}
	workplace_close(&place);
	if (status == EXIT_FINE)
		built->figures = place.site.figures;
	return status;
}

int build_site(const struct options *options, struct built *built, struct arena *arena)
{
	struct progress progress;
	struct records *records = &built->records;
	int status;

	*built = (struct built){0};
	progress_start(&progress, options->quiet);
	*records = records_read(options, arena);
	if (!records->book)
		return records->status;
	records_print(options, &records->store, &records->diags, false, arena);
	/* Without a sound record of the company there is no language, money or calendar to go on
	 * with. */
	if (records->status != EXIT_FINE &&
		(!options->keep_going || !records->book->company.name.n)) {
		fprintf(stderr, "%zu error%s: nothing was published\n", records->diags.errors,
			records->diags.errors == 1 ? "" : "s");
		return records->status;
	}
	status = make_site(options, built, &progress, arena);
	built->ms = progress_end(&progress);
	return status == EXIT_FINE ? records->status : status;
}

static void closing_line(const struct options *options, const struct built *built)
{
	const struct publish_result *result = &built->result;
	const struct diags *diags = &built->records.diags;

	if (options->quiet || options->report->for_programs || options->stats_form == STATS_JSON)
		return;
	printf("%.*s: %zu file%s written, %zu unchanged, %zu removed in %.2f s",
		STR_ARG(options->site), result->written, result->written == 1 ? "" : "s",
		result->unchanged, result->removed, (double)built->ms / 1000);
	if (diags->warnings)
		printf("; %zu warning%s (fuga check %.*s)", diags->warnings,
			diags->warnings == 1 ? "" : "s", STR_ARG(options->content));
	printf("\n");
}

int build_tell(const struct options *options, const struct built *built, int status)
{
	if (!built->figures)
		return status;
	closing_line(options, built);
	if (options->stats)
		stats_print(options->stats, built->records.book, &built->result);
	notes_report(built->figures, stderr);
	return gates_report(NULL, built->figures, stderr) ? EXIT_GATE : status;
}
