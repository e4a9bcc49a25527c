/* options.c - what was asked for on the command line. */
#include "cli/options.h"

#include "base/date.h"
#include "base/suggest.h"
#include "write/where.h"

#include <getopt.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct option_text {
	char letter; /* names it here; also its short form where `shown` */
	bool shown;
	const char *name; /* the long form */
	const char *argument;
	const char *purpose;
};

static const struct option_text texts[] = {
	{'o', true, "output", "SITE", "folder of the site (site)"},
	{'d', false, "as-of", "DATE",
		"day of the analysis, 2026-06-30 (the company's, else today)"},
	{'j', true, "jobs", "N", "threads (one a core)"},
	{'f', false, "format", "LIST", "what to write: html,md,json (all)"},
	{'F', false, "format", "FORMAT", "text, json, github, gitlab, sarif or junit (text)"},
	{'D', false, "diagnostics", "FORMAT",
		"errors as text, json, github, gitlab, sarif, junit (text)"},
	{'B', false, "baseline", "FILE", "leave out what stands in FILE; errors of reading stay"},
	{'W', false, "write-baseline", "FILE", "write what is wrong now into FILE, for --baseline"},
	{'P', false, "path-prefix", "DIR",
		"what stands for CONTENT in reports (from the root of its repository)"},
	{'T', false, "format", "FORMAT", "md, text or json (md)"},
	{'E', false, "format", "FORMAT", "text, md or json (text)"},
	{'A', false, "all", NULL, "all records, not only those that add most"},
	{'x', false, "fail-on", "LIST",
		"exit 4 where one of these figures got worse: kept,overdue"},
	{'t', false, "templates", "DIR", "templates that replace the built-in ones, one by one"},
	{'G', false, "no-git", NULL, "do not look at the git repository of the content"},
	{'C', false, "cache", "DIR",
		"folder to remember in what was read and built (~/.cache/fuga)"},
	{'N', false, "no-cache", NULL, "remember nothing: read and build all anew"},
	{'k', false, "keep-going", NULL, "leave files with errors out and build the rest; exit 1"},
	{'K', false, "keep-going", NULL, "leave wrong rows out and add the rest; exit 1"},
	{'m', false, "map", "MAP", "file that says which column is what"},
	{'Y', false, "dry-run", NULL, "say what would be added, and write nothing"},
	{'s', false, "select", "CODES", "only these rules: code,code"},
	{'i', false, "ignore", "CODES", "not these rules"},
	{'S', false, "strict", NULL, "warnings count as errors"},
	{'L', false, "list", NULL, "list all codes"},
	{'l', false, "lang", "es|en", "language of explanations (that of the environment)"},
	{'g', false, "language", "es|en", "language of the new repository (es)"},
	{'n', false, "name", "NAME", "name of the company (that of the folder)"},
	{'w', false, "file", "PATH", "file below CONTENT to put it into (that of the account)"},
	{'p', true, "port", "N", "port at 127.0.0.1; 0: any that is free (8472)"},
	{'y', false, "poll", NULL,
		"look at the files twice a second (network drives do not tell of changes)"},
	{'c', false, "color", "WHEN", "auto, always or never; NO_COLOR is respected (auto)"},
	{'z', false, "stats", "[=json]", "what it took: time by stage, bytes, files, memory"},
	{'q', true, "quiet", NULL, "no closing line"},
	{'h', true, "help", NULL, "this text"},
};

enum { TEXTS = sizeof texts / sizeof *texts };

/* Every letter of a verb stands in the table. */
static const struct option_text *text_of(char letter)
{
	const struct option_text *text = texts;

	while (text->letter != letter)
		text++;
	return text;
}

static int argument_kind(const struct option_text *text)
{
	if (!text->argument)
		return no_argument;
	return text->argument[0] == '[' ? optional_argument : required_argument;
}

void options_help(const struct verb *verb)
{
	printf("usage: fuga %s [options] %s\n\n%s\n\n", verb->name, verb->operand, verb->purpose);
	for (const char *letter = verb->letters; *letter; letter++) {
		const struct option_text *text = text_of(*letter);
		char form[64];

		snprintf(form, sizeof form, "--%s%s%s", text->name,
			argument_kind(text) == required_argument ? " " : "",
			text->argument ? text->argument : "");
		if (text->shown)
			printf("  -%c, %-22s %s\n", text->letter, form, text->purpose);
		else
			printf("      %-22s %s\n", form, text->purpose);
	}
}

static bool wrong(const char *what, const char *value, const char *wanted)
{
	fprintf(stderr, "fuga: %s '%s': %s\n", what, value, wanted);
	return false;
}

static bool read_formats(struct options *options, const char *value)
{
	struct str rest = str_c(value), part;

	options->formats = 0;
	while (str_split(&rest, ',', &part)) {
		if (str_eq(part, STR("html")))
			options->formats |= FORMAT_HTML;
		else if (str_eq(part, STR("md")))
			options->formats |= FORMAT_MARKDOWN;
		else if (str_eq(part, STR("json")))
			options->formats |= FORMAT_JSON;
		else
			return wrong("format", value, "expected a list of html, md, json");
	}
	return true;
}

static bool read_report(struct options *options, const char *name, const char *value)
{
	options->report = report_format_find(str_c(value));
	return options->report ||
	       wrong(name, value, "expected text, json, github, gitlab, sarif or junit");
}

static struct str code_names(size_t i)
{
	return str_c(diag_kind((enum diag_code)i)->code);
}

static bool read_codes(bool *flags, const char *value)
{
	struct str rest = str_c(value), part;

	while (str_split(&rest, ',', &part)) {
		enum diag_code code = diag_find(part);
		struct str names[DIAG_CODES], near;

		if (code != DIAG_CODES) {
			flags[code] = true;
			continue;
		}
		for (size_t i = 0; i < DIAG_CODES; i++)
			names[i] = code_names(i);
		near = suggest(part, names, DIAG_CODES);
		fprintf(stderr, "fuga: no code '%.*s'%s%.*s%s; `fuga explain --list` lists them\n",
			STR_ARG(part), near.n ? "; did you mean '" : "", STR_ARG(near),
			near.n ? "'" : "");
		return false;
	}
	return true;
}

static bool read_threads(struct options *options, const char *value)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end || n < 1 || n > 1024)
		return wrong("jobs", value, "expected a number from 1 to 1024");
	options->threads = (int)n;
	return true;
}

static bool read_port(struct options *options, const char *value)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (end == value || *end || n < 0 || n > 65535)
		return wrong("port", value, "expected a number from 0 to 65535");
	options->port = (unsigned)n;
	return true;
}

static bool read_colour(struct options *options, const char *value)
{
	if (strcmp(value, "always") == 0)
		options->colour = true;
	else if (strcmp(value, "never") == 0)
		options->colour = false;
	else if (strcmp(value, "auto") != 0)
		return wrong("color", value, "expected auto, always or never");
	return true;
}

static bool read_told(struct options *options, const char *value)
{
	if (strcmp(value, "md") == 0)
		options->told = TOLD_MARKDOWN;
	else if (strcmp(value, "text") == 0)
		options->told = TOLD_TEXT;
	else if (strcmp(value, "json") == 0)
		options->told = TOLD_JSON;
	else
		return wrong("format", value, "expected md, text or json");
	return true;
}

static bool read_stats(struct options *options, const char *value)
{
	if (value && strcmp(value, "json") != 0)
		return wrong("stats", value, "expected json, or nothing for text");
	options->stats_form = value ? STATS_JSON : STATS_TEXT;
	return true;
}

static bool read_language(struct options *options, const char *value)
{
	if (strcmp(value, "es") != 0 && strcmp(value, "en") != 0)
		return wrong("lang", value, "expected es or en");
	options->spanish = value[1] == 's';
	return true;
}

static bool take(struct options *options, char letter, const char *value)
{
	switch (letter) {
	case 'o': options->site = str_c(value); return true;
	case 'd':
		if (day_parse(str_c(value), &options->as_of) != DATE_OK)
			return wrong("as-of", value, "expected a day such as 2026-06-30");
		return true;
	case 'j': return read_threads(options, value);
	case 'f': return read_formats(options, value);
	case 'F': return read_report(options, "format", value);
	case 'D': return read_report(options, "diagnostics", value);
	case 'B': options->baseline = str_c(value); return true;
	case 'W': options->write_baseline = str_c(value); return true;
	case 'P': options->path_prefix = str_c(value); return true;
	case 'T':
	case 'E': return read_told(options, value);
	case 'A': options->all = true; return true;
	case 'x': options->fail_on = str_c(value); return true;
	case 't': options->templates = str_c(value); return true;
	case 'G': options->no_git = true; return true;
	case 'C': options->cache = str_c(value); return true;
	case 'N': options->no_cache = true; return true;
	case 'k':
	case 'K': options->keep_going = true; return true;
	case 'm': options->map = str_c(value); return true;
	case 'Y': options->dry_run = true; return true;
	case 's': return read_codes(options->select, value);
	case 'i': return read_codes(options->ignore, value);
	case 'S': options->strict = true; return true;
	case 'L': options->list = true; return true;
	case 'l': return read_language(options, value);
	case 'g':
		if (terms_find(&language_terms, str_c(value)) < 0)
			return wrong("language", value, "expected es or en");
		options->language = (enum language)terms_find(&language_terms, str_c(value));
		return true;
	case 'n': options->name = str_c(value); return true;
	case 'w':
		if (!where_fits(str_c(value)))
			return wrong(
				"file", value, "expected a path below CONTENT that ends in .yaml");
		options->file = str_c(value);
		return true;
	case 'p': return read_port(options, value);
	case 'y': options->poll = true; return true;
	case 'c': return read_colour(options, value);
	case 'z': return read_stats(options, value);
	case 'q': options->quiet = true; return true;
	case 'h': options->help = true; return true;
	default: return false;
	}
}

static bool spanish_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "es", 2) == 0;
	}
	return false;
}

static void defaults(struct options *options, struct arena *arena)
{
	*options = (struct options){
		.content = STR("content"),
		.site = STR("site"),
		.as_of = DAY_NONE,
		.threads = omp_get_num_procs(),
		.port = 8472,
		.formats = FORMAT_HTML | FORMAT_MARKDOWN | FORMAT_JSON,
		.colour = isatty(STDERR_FILENO) && !(getenv("NO_COLOR") && *getenv("NO_COLOR")),
		.spanish = spanish_environment(),
		.report = report_format_find(STR("text")),
		.select = NEW_N(arena, bool, DIAG_CODES),
		.ignore = NEW_N(arena, bool, DIAG_CODES),
	};
}

/* The verb's options as getopt_long wants them. */
static void long_options(
	const struct verb *verb, struct option out[TEXTS + 1], char shorts[2 * TEXTS + 3])
{
	size_t n = 0, m = 0;

	shorts[m++] = '+';
	shorts[m++] = ':';
	for (const char *letter = verb->letters; *letter; letter++) {
		const struct option_text *text = text_of(*letter);

		out[n++] = (struct option){text->name, argument_kind(text), NULL, text->letter};
		if (!text->shown)
			continue;
		shorts[m++] = text->letter;
		if (text->argument)
			shorts[m++] = ':';
	}
	out[n] = (struct option){0};
	shorts[m] = '\0';
}

/* Says what getopt did not understand. */
static bool misread(int letter, char **argv)
{
	char brief[] = {'-', (char)optopt, '\0'};
	const char *word = argv[optind - 1];

	if (strncmp(word, "--", 2) != 0)
		word = brief;
	return wrong("option", word,
		letter == ':' ? "its value is missing" : "not expected here; see --help");
}

/* True of a verb that takes the fields of a record beside its own options. */
static bool takes_fields(const struct verb *verb)
{
	return strstr(verb->operand, "--FIELD") != NULL;
}

/* How many operands its line of usage names. */
static int operands_of(const struct verb *verb)
{
	struct str rest = str_c(verb->operand), word;
	int n = 0;

	while (str_split(&rest, ' ', &word) && !str_starts(word, STR("--")))
		n++;
	return n;
}

static bool take_operand(struct options *options, const struct verb *verb, int n, const char *word)
{
	if (n >= operands_of(verb))
		return wrong("operand", word, "not expected here; see --help");
	if (n == 0)
		options->word = str_c(word);
	if (n < OPERANDS_MOST)
		options->operands[options->operands_n++] = str_c(word);
	if (n == operands_of(verb) - 1)
		options->content = str_c(word);
	return true;
}

bool options_read(struct options *options, const struct verb *verb, int argc, char **argv,
	struct arena *arena)
{
	struct option longs[TEXTS + 1];
	char shorts[2 * TEXTS + 3];
	int letter, operands = 0;

	defaults(options, arena);
	long_options(verb, longs, shorts);
	if (takes_fields(verb) && !givens_take(&options->fields, longs, &argc, argv, arena))
		return false;
	optind = 1;
	opterr = 0;
	while (optind < argc) {
		letter = getopt_long(argc, argv, shorts, longs, NULL);
		if (letter == '?' || letter == ':')
			return misread(letter, argv);
		if (letter != -1) {
			if (!take(options, (char)letter, optarg))
				return false;
			continue;
		}
		if (optind >= argc)
			break;
		if (!take_operand(options, verb, operands++, argv[optind++]))
			return false;
	}
	return true;
}
