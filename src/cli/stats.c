/* stats.c - what a build took: time by stage, bytes, files, memory (--stats). */
#include "cli/stats.h"

#include <inttypes.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static const char *const lap_names[LAPS] = {"view", "html", "markdown", "json", "beside", "put"};

static double clock_s(clockid_t which)
{
	struct timespec now;

	clock_gettime(which, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Bytes resident just now; 0 where the system does not tell. */
static size_t resident(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	size_t all, pages = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%zu %zu", &all, &pages) != 2)
		pages = 0;
	fclose(file);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static size_t resident_at_most(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (size_t)usage.ru_maxrss * 1024;
}

static void end_stage(struct stats *stats, double wall, double cpu)
{
	if (!stats->open)
		return;
	stats->open->wall += wall - stats->wall;
	stats->open->cpu += cpu - stats->cpu;
	stats->open->memory = resident();
}

/* With --keep-going the same stages come again and are added up. */
static void begin(void *keeper, const char *name)
{
	struct stats *stats = keeper;
	double wall = clock_s(CLOCK_MONOTONIC), cpu = clock_s(CLOCK_PROCESS_CPUTIME_ID);
	size_t i = 0;

	end_stage(stats, wall, cpu);
	while (i < stats->n && strcmp(stats->list[i].name, name) != 0)
		i++;
	if (i == stats->n && i < STATS_STAGES)
		stats->list[stats->n++].name = name;
	stats->open = i < STATS_STAGES ? &stats->list[i] : NULL;
	stats->wall = wall;
	stats->cpu = cpu;
}

void stats_start(struct stats *stats, enum stats_form form, int threads)
{
	*stats = (struct stats){
		.form = form,
		.stages = {begin, stats},
		.started = clock_s(CLOCK_MONOTONIC),
		.threads = threads,
	};
}

const struct stages *stats_stages(const struct stats *stats)
{
	return stats ? &stats->stages : NULL;
}

void laps_start(struct laps *laps)
{
	if (laps)
		laps->at = clock_s(CLOCK_THREAD_CPUTIME_ID);
}

void laps_end(struct laps *laps, enum lap lap)
{
	double now;

	if (!laps)
		return;
	now = clock_s(CLOCK_THREAD_CPUTIME_ID);
	laps->cpu[lap] += now - laps->at;
	laps->at = now;
}

void stats_add(struct stats *stats, const struct laps *laps)
{
	for (size_t i = 0; i < LAPS; i++)
		stats->laps[i] += laps->cpu[i];
}

struct stats_read stats_read_of(const struct book *book)
{
	struct stats_read read = {book->sources.n, 0, book->accounts.n, book->records};

	for (size_t i = 0; i < book->sources.n; i++)
		read.bytes += book->sources.v[i]->size;
	return read;
}

static double mb(uint64_t bytes)
{
	return (double)bytes / 1e6;
}

static void print_text(const struct stats *stats, const struct stats_read *read,
	const struct publish_result *result)
{
	fprintf(stderr, "%-22s %9s %9s %10s\n", "stage", "wall s", "CPU s", "MB at end");
	for (size_t i = 0; i < stats->n; i++) {
		const struct stats_stage *stage = &stats->list[i];

		fprintf(stderr, "%-22s %9.3f %9.3f %10.1f\n", stage->name, stage->wall, stage->cpu,
			mb(stage->memory));
		for (size_t lap = 0; lap < LAPS && strcmp(stage->name, "pages") == 0; lap++)
			fprintf(stderr, "  %-20s %9s %9.3f\n", lap_names[lap], "",
				stats->laps[lap]);
	}
	fprintf(stderr, "%-22s %9.3f %9.3f %10.1f at most\n", "all", stats->wall - stats->started,
		stats->cpu, mb(resident_at_most()));
	fprintf(stderr,
		"read     %" PRIu64 " files, %.1f MB, %zu from the cache; %" PRIu64
		" accounts, %" PRIu64 " records\n",
		read->files, mb(read->bytes), stats->cache_hits, read->accounts, read->records);
	fprintf(stderr, "written  %zu files, %.1f MB; %zu left as they were, %zu removed\n",
		result->written, mb(result->bytes_written), result->unchanged, result->removed);
	fprintf(stderr, "threads  %d\n", stats->threads);
}

static void print_stages_json(const struct stats *stats)
{
	fputs("  \"stages\": [", stdout);
	for (size_t i = 0; i < stats->n; i++)
		printf("%s\n    {\"name\": \"%s\", \"wall_s\": %.6f, \"cpu_s\": %.6f, "
		       "\"memory_bytes\": %zu}",
			i ? "," : "", stats->list[i].name, stats->list[i].wall, stats->list[i].cpu,
			stats->list[i].memory);
	fputs("\n  ],\n  \"pages_cpu_s\": {", stdout);
	for (size_t i = 0; i < LAPS; i++)
		printf("%s\"%s\": %.6f", i ? ", " : "", lap_names[i], stats->laps[i]);
	fputs("},\n", stdout);
}

static void print_json(const struct stats *stats, const struct stats_read *read,
	const struct publish_result *result)
{
	printf("{\n  \"fuga\": \"%s\",\n  \"threads\": %d,\n  \"wall_s\": %.6f,\n  \"cpu_s\": "
	       "%.6f,\n"
	       "  \"memory_peak_bytes\": %zu,\n",
		FUGA_VERSION, stats->threads, stats->wall - stats->started, stats->cpu,
		resident_at_most());
	print_stages_json(stats);
	printf("  \"read\": {\"files\": %" PRIu64 ", \"bytes\": %" PRIu64 ", \"accounts\": %" PRIu64
	       ", \"records\": %" PRIu64 "},\n",
		read->files, read->bytes, read->accounts, read->records);
	printf("  \"cache\": {\"hits\": %zu, \"misses\": %zu},\n", stats->cache_hits,
		(size_t)read->files - stats->cache_hits);
	printf("  \"site\": {\"bytes\": %" PRIu64 ", \"bytes_written\": %" PRIu64
	       ", \"written\": %zu, \"unchanged\": %zu, \"removed\": %zu}\n}\n",
		result->bytes, result->bytes_written, result->written, result->unchanged,
		result->removed);
}

void stats_print(
	struct stats *stats, const struct stats_read *read, const struct publish_result *result)
{
	double wall = clock_s(CLOCK_MONOTONIC), cpu = clock_s(CLOCK_PROCESS_CPUTIME_ID);

	end_stage(stats, wall, cpu);
	stats->open = NULL;
	stats->wall = wall;
	stats->cpu = cpu;
	if (stats->form == STATS_JSON)
		print_json(stats, read, result);
	else
		print_text(stats, read, result);
}
