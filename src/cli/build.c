/* build.c - from records to a published site, stage by stage. */
#include "cli/build.h"

#include "cli/gates.h"
#include "cli/history.h"
#include "cli/notes.h"
#include "cli/pages.h"
#include "cli/progress.h"
#include "cli/site.h"
#include "cli/unchanged.h"

/* Renders and publishes; the site is what it was unless this succeeds. */
static int publish_site(const struct options *options, struct site *site,
	struct templates *templates, struct publish_result *result)
{
	struct trouble trouble = {0};
	struct seen seen;
	struct press press = {.options = options, .watch = options->watch, .seen = &seen};
	bool published;

	stage_begin(stats_stages(options->stats), "publish.open");
	watch_publishing(options->watch);
	press.publication = publish_open(options->site, &trouble, site->arena);
	if (!press.publication)
		return workplace_said("publish into", &trouble);
	if (options->fleeting)
		publish_fleeting(press.publication);
	publish_tell(press.publication, stats_stages(options->stats));
	stage_begin(stats_stages(options->stats), "pages");
	seen_open(&seen, options, site, site->arena);
	if (!pages_put(site, templates, &press, &trouble)) {
		publish_abort(press.publication);
		seen_close(&seen, options, false);
		return workplace_said("write", &trouble);
	}
	published = publish_commit(press.publication, result, &trouble);
	seen_close(&seen, options, published);
	return published ? EXIT_FINE : workplace_said("publish", &trouble);
}

/* What the analysis has to say where the program was called, and whether a gate fails. */
static struct str said_of(const struct figures *figures, bool *gate_fails, struct arena *arena)
{
	struct str said;
	struct buf buf = {0};
	FILE *out = open_memstream(&buf.p, &buf.n);

	if (!out)
		memory_exhausted();
	notes_report(figures, out);
	*gate_fails = gates_report(NULL, figures, out);
	if (fclose(out) != 0)
		memory_exhausted();
	said = str_copy(buf_str(&buf), arena);
	buf_free(&buf);
	return said;
}

/* What is told of a site that was made, now and by a next build that finds it. */
static int conclude(const struct options *options, const struct workplace *place,
	struct built *built, struct unchanged *unchanged)
{
	bool gate_fails;
	int status;

	built->published = true;
	built->read = stats_read_of(built->records.book);
	built->warnings = built->records.diags.warnings;
	built->said = said_of(place->site.figures, &gate_fails, place->site.arena);
	status = gate_fails ? EXIT_GATE : built->records.status;
	unchanged->built = *built;
	unchanged->status = status;
	unchanged_keep(unchanged, options, place);
	return status;
}

/* All that comes after the records. */
static int make_site(const struct options *options, struct built *built, struct progress *progress,
	struct unchanged *unchanged, struct arena *arena)
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
	return status == EXIT_FINE ? conclude(options, &place, built, unchanged) : status;
}

static int make(const struct options *options, struct built *built, struct progress *progress,
	struct unchanged *unchanged, struct arena *arena)
{
	struct records *records = &built->records;

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
	return make_site(options, built, progress, unchanged, arena);
}

int build_site(const struct options *options, struct built *built, struct arena *arena)
{
	struct progress progress;
	struct unchanged unchanged;
	int status;

	*built = (struct built){0};
	progress_start(&progress, options->quiet);
	unchanged_open(&unchanged, options, arena);
	if (unchanged.holds)
		*built = unchanged.built;
	status = unchanged.holds ? unchanged.status
				 : make(options, built, &progress, &unchanged, arena);
	unchanged_close(&unchanged, options);
	built->ms = progress_end(&progress);
	return status;
}

static void closing_line(const struct options *options, const struct built *built)
{
	const struct publish_result *result = &built->result;

	if (options->quiet || options->report->for_programs || options->stats_form == STATS_JSON)
		return;
	printf("%.*s: %zu file%s written, %zu unchanged, %zu removed in %.2f s",
		STR_ARG(options->site), result->written, result->written == 1 ? "" : "s",
		result->unchanged, result->removed, (double)built->ms / 1000);
	if (built->warnings)
		printf("; %zu warning%s (fuga check %.*s)", built->warnings,
			built->warnings == 1 ? "" : "s", STR_ARG(options->content));
	printf("\n");
}

void build_tell(const struct options *options, const struct built *built)
{
	if (!built->published)
		return;
	closing_line(options, built);
	if (options->stats)
		stats_print(options->stats, &built->read, &built->result);
	fwrite(built->said.p ? built->said.p : "", 1, built->said.n, stderr);
}
