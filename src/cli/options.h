/* options.h - what was asked for on the command line. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/diag.h"
#include "cli/given.h"
#include "cli/stats.h"
#include "cli/watch.h"
#include "model/terms.h"
#include "report/report.h"

enum exit_status { EXIT_FINE, EXIT_RECORDS, EXIT_CALL, EXIT_ENVIRONMENT, EXIT_GATE };

enum format { FORMAT_HTML = 1, FORMAT_MARKDOWN = 2, FORMAT_JSON = 4 };

/* How diff and explain tell it; as usual: Markdown of diff, text of explain. */
enum told { TOLD_AS_USUAL, TOLD_MARKDOWN, TOLD_TEXT, TOLD_JSON };

enum { OPERANDS_MOST = 3 };

struct options {
	struct str content;                  /* content folder; "content" */
	struct str site;                     /* --output; "site" */
	int32_t as_of;                       /* --as-of; DAY_NONE */
	int threads;                         /* -j; the machine's cores */
	unsigned formats;                    /* --format of build: bits of enum format; all */
	const struct report_format *report;  /* --format of check, --diagnostics of build; text */
	struct str baseline, write_baseline; /* files; empty: none */
	struct str
		path_prefix;  /* what stands for the content folder in reports; .p NULL: its path */
	struct str cache;     /* --cache; empty: the user's own folder for such things */
	struct str templates; /* --templates; empty: the built-in ones */
	bool keep_going, quiet, strict, list, no_git, no_cache;
	bool colour;            /* --color, NO_COLOR, a terminal */
	bool spanish;           /* explanations in Spanish: --lang, else the locale's environment */
	bool *select, *ignore;  /* DIAG_CODES flags; of check */
	struct str word;        /* the operand of explain, the kind of new */
	struct givens fields;   /* of new: --FIELD VALUE */
	struct str file;        /* --file of new and import, below the content folder */
	struct str map;         /* --map of import */
	bool dry_run;           /* of import: nothing is written */
	struct str name;        /* --name of init */
	enum language language; /* --language of init; Spanish */
	const struct stand_in *stand_in; /* of new: what a file is to hold; NULL: none */
	struct str operands[OPERANDS_MOST];
	int operands_n;
	enum told told;             /* --format of diff and explain */
	bool all;                   /* of explain: all records */
	struct str fail_on;         /* figures that may not get worse; empty: none */
	enum stats_form stats_form; /* --stats of build */
	bool fleeting;              /* the site is of serve: kept as long as it runs */
	unsigned port;              /* --port of serve; 8472; 0: any */
	bool poll;                  /* look at the files instead of being told of changes */
	bool help;
	struct watch *watch; /* who may ask to stop; always set */
	struct stats *stats; /* NULL: not asked for */
};

/* A verb of the program. */
struct verb {
	const char *name;
	const char *operand; /* "[CONTENT]", "KIND [CONTENT] --FIELD VALUE"; content comes last */
	const char *purpose; /* one line */
	const char *letters; /* which options it takes, by their letters in options.c */
	int (*run)(const struct options *options, struct arena *arena);
};

/* Reads the arguments after the verb. False where the call is wrong: the reason is on stderr. */
bool options_read(struct options *options, const struct verb *verb, int argc, char **argv,
	struct arena *arena);

/* Prints what the verb is for and its options. */
void options_help(const struct verb *verb);

#endif
