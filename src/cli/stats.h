/* stats.h - what a build took: time by stage, bytes, files, memory (--stats). */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "base/stages.h"
#include "model/book.h"
#include "publish/publish.h"

#include <stdio.h>

enum stats_form { STATS_NONE, STATS_TEXT, STATS_JSON };

/* What one thread does while pages are made. */
enum lap { LAP_VIEW, LAP_HTML, LAP_MARKDOWN, LAP_JSON, LAP_BESIDE, LAP_PUT, LAPS };

struct laps {
	double at; /* CPU seconds of the thread when the last lap ended */
	double cpu[LAPS];
};

/* What was read. */
struct stats_read {
	uint64_t files, bytes, accounts, records;
};

enum { STATS_STAGES = 40 };

struct stats_stage {
	const char *name;
	double wall, cpu; /* seconds; CPU of all threads */
	size_t memory;    /* bytes resident at its end */
};

struct stats {
	enum stats_form form;
	struct stages stages; /* to be handed down */
	struct stats_stage list[STATS_STAGES];
	size_t n;
	struct stats_stage *open; /* NULL: none */
	double started, wall, cpu;
	double laps[LAPS]; /* CPU seconds of all threads */
	size_t cache_hits; /* files of records that need not be parsed */
	int threads;
};

void stats_start(struct stats *stats, enum stats_form form, int threads);

/* Who keeps the time, to be handed down; NULL where nobody asked. */
const struct stages *stats_stages(const struct stats *stats);

/* From here the thread's laps count; each ends one and begins the next. NULL: nothing. */
void laps_start(struct laps *laps);
void laps_end(struct laps *laps, enum lap lap);

/* Adds the laps of a thread; one thread at a time. */
void stats_add(struct stats *stats, const struct laps *laps);

struct stats_read stats_read_of(const struct book *book);

/* Ends the last stage and tells all: text to stderr, JSON (keys as in README.md) to stdout. */
void stats_print(
	struct stats *stats, const struct stats_read *read, const struct publish_result *result);

#endif
