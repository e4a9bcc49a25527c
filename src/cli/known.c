/* known.c - the files of --baseline and --write-baseline. */
#include "cli/known.h"

#include "base/files.h"
#include "cli/records.h"
#include "read/places.h"
#include "report/baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int said(const char *what, struct str path)
{
	fprintf(stderr, "fuga: cannot %s %.*s: %s\n", what, STR_ARG(path), strerror(errno));
	return EXIT_ENVIRONMENT;
}

/* Written beside it first: a full disk leaves the old file. */
static int write_file(struct str path, const struct diags *diags, struct arena *arena)
{
	const char *beside = str_printf(arena, "%.*s.new", STR_ARG(path)).p;
	FILE *out = fopen(beside, "we");
	bool whole;

	if (!out)
		return said("write", path);
	baseline_write(diags, out);
	whole = !ferror(out);
	if (fclose(out) != 0 || !whole || rename(beside, path.p) != 0) {
		int status = said("write", path);

		remove(beside);
		return status;
	}
	return EXIT_FINE;
}

static int read_file(struct str path, struct baseline *baseline, struct arena *arena)
{
	char *text = NULL;
	size_t size = 0, line;
	ssize_t n;
	FILE *in = fopen(path.p, "re");

	if (!in)
		return said("read", path);
	n = getdelim(&text, &size, '\0', in);
	if (n < 0 && ferror(in)) {
		int status = said("read", path);

		fclose(in);
		free(text);
		return status;
	}
	fclose(in);
	line = baseline_read(
		baseline, str_copy((struct str){text, n > 0 ? (size_t)n : 0}, arena), arena);
	free(text);
	if (!line)
		return EXIT_FINE;
	fprintf(stderr,
		"fuga: %.*s:%zu: not a line of a baseline (count, code, record and field with "
		"tabs between)\n",
		STR_ARG(path), line);
	return EXIT_ENVIRONMENT;
}

int known_apply(const struct options *options, struct diags *diags, struct arena *arena)
{
	struct str path = options->write_baseline.n ? options->write_baseline : options->baseline;
	struct baseline baseline;
	size_t n, gone;
	int status = EXIT_FINE;

	if (!path.n)
		return EXIT_FINE;
	places_name(diags, records_root(options));
	if (options->write_baseline.n)
		status = write_file(path, diags, arena);
	if (status == EXIT_FINE)
		status = read_file(path, &baseline, arena);
	if (status != EXIT_FINE)
		return status;
	n = baseline_apply(&baseline, diags);
	gone = baseline_gone(&baseline);
	if (!options->quiet && (n || gone))
		fprintf(stderr, "%zu left out as known to %.*s", n, STR_ARG(path));
	if (!options->quiet && gone)
		fprintf(stderr, "; %zu known there %s gone: write it anew", gone,
			gone == 1 ? "is" : "are");
	if (!options->quiet && (n || gone))
		fputs("\n", stderr);
	return EXIT_FINE;
}
