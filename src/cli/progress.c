/* progress.c - says on a terminal what is being done when it takes longer than a second. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static int64_t steady_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, bool quiet)
{
	*progress =
		(struct progress){.shown = !quiet && isatty(STDERR_FILENO), .started = steady_ms()};
}

void progress_stage(struct progress *progress, const char *stage)
{
	if (!progress->shown || steady_ms() - progress->started < 1000)
		return;
	fprintf(stderr, "\r\033[K%s…", stage);
	fflush(stderr);
	progress->printed = true;
}

int64_t progress_end(struct progress *progress)
{
	if (progress->printed)
		fputs("\r\033[K", stderr);
	progress->printed = false;
	return steady_ms() - progress->started;
}
