/* cli.c - the command line: the verbs, and which one was meant. */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/suggest.h"
#include "cli/cache.h"
#include "cli/options.h"
#include "cli/threads.h"
#include "cli/verbs.h"

#include <stdio.h>
#include <string.h>

static const struct verb verbs[] = {
	{"init", "DIR", "Begins a repository of records in DIR: it checks and builds at once.",
		"gnqh", verb_init},
	{"new", "KIND [CONTENT] --FIELD VALUE ...",
		"Adds a promise, incident, account ... to the file where it belongs.", "wlch",
		verb_new},
	{"import", "csv FILE [CONTENT] --map MAP",
		"Adds the rows of an export as records, once, by a map of its columns.",
		"mwYKCNcqh", verb_import},
	{"build", "[CONTENT]", "Renders the records below CONTENT (content) into a site.",
		"odjftGkCNDPczqh", verb_build},
	{"serve", "[CONTENT]",
		"Shows the site at this machine and builds it again whenever a record is saved.",
		"pdjtGCNycqh", verb_serve},
	{"check", "[CONTENT]", "Says what is wrong with the records below CONTENT (content).",
		"FBWPsiSjCNcqh", verb_check},
	{"diff", "BASE [HEAD] [CONTENT]",
		"Says what moved from one revision to another, or to the work tree, and why.",
		"dTxDPjtCNcqh", verb_diff},
	{"explain", "FIGURE|CODE [CONTENT]",
		"Explains a figure (its formula, the records behind it) or a diagnostic.",
		"dEALltjCNch", verb_explain},
	{"schema", "", "Prints the JSON Schema of a file of records, for editors.", "h",
		verb_schema},
	{"values", "[CONTENT]",
		"Lists what each page offers to its template, with examples from CONTENT.", "dtjch",
		verb_values},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static void usage(FILE *out)
{
	fprintf(out, "usage: fuga VERB [options]\n\n"
		     "Compiles records of accounts, promises and incidents into a site that shows\n"
		     "where a company loses its clients.\n\n");
	for (size_t i = 0; i < VERBS; i++)
		fprintf(out, "  %-8s %s\n", verbs[i].name, verbs[i].purpose);
	fprintf(out,
		"\n`fuga VERB --help` lists the options of a verb; `fuga --version` the version.\n"
		"Exit status: 0 fine, 1 wrong records, 2 wrong call, 3 wrong environment, 4 a "
		"gate.\n");
}

static const struct verb *verb_find(struct str name)
{
	struct str names[VERBS], near;

	for (size_t i = 0; i < VERBS; i++) {
		names[i] = str_c(verbs[i].name);
		if (str_eq(name, names[i]))
			return &verbs[i];
	}
	near = suggest(name, names, VERBS);
	fprintf(stderr, "fuga: no verb '%.*s'%s%.*s%s\n", STR_ARG(name),
		near.n ? "; did you mean '" : "", STR_ARG(near), near.n ? "'?" : "");
	return NULL;
}

static int run(const struct verb *verb, int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct options options;
	struct watch watch;
	struct stats stats;
	int status = EXIT_CALL;

	watch_start(&watch);
	if (options_read(&options, verb, argc, argv, arena)) {
		options.watch = &watch;
		options.threads = threads_granted(options.threads);
		options.no_cache |= !cache_ready(&options, arena);
		if (options.stats_form) {
			stats_start(&stats, options.stats_form, options.threads);
			options.stats = &stats;
		}
		if (options.help)
			options_help(verb);
		status = options.help && verb->run != verb_new ? EXIT_FINE
							       : verb->run(&options, arena);
	}
	watch_stop(&watch);
	arena_free(arena);
	return status;
}

static int choose(int argc, char **argv)
{
	const struct verb *verb;

	if (argc < 2) {
		usage(stderr);
		return EXIT_CALL;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
		strcmp(argv[1], "help") == 0) {
		usage(stdout);
		return EXIT_FINE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("fuga %s\n", FUGA_VERSION);
		return EXIT_FINE;
	}
	verb = verb_find(str_c(argv[1]));
	return verb ? run(verb, argc - 1, argv + 1) : EXIT_CALL;
}

int cli_main(int argc, char **argv)
{
	int status = choose(argc, argv);

	if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_FINE) {
		perror("fuga: standard output");
		status = EXIT_ENVIRONMENT;
	}
	return status;
}
