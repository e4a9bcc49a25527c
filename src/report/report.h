/* report.h - diagnostics as terminals and other programs want them: one file a format. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/diag.h"

/* What is reported. */
struct report {
	const struct diags *diags; /* sorted; the records are named where the format wants it */
	const struct diag_style *style; /* of the text for terminals */
	struct str version;             /* of the program */
	bool strict;                    /* warnings count as errors */
	struct arena *arena;
};

struct report_format {
	const char *name;
	bool for_programs; /* to standard output, nothing else beside it */
	bool from_root;    /* paths begin at the root of the repository */
	bool names;        /* needs the record and field of each diagnostic: see places_name */
	bool silenced;     /* tells those too that are silenced, as such: they come in the list */
	void (*write)(const struct report *report, FILE *out);
};

/* Every format, the one for terminals first; *n of them. */
const struct report_format *report_formats(size_t *n);

/* The format of that name; NULL if there is none. */
const struct report_format *report_format_find(struct str name);

/* {"errors": n, "warnings": n, "diagnostics": [{code, severity, file, line, column, record, field,
 * message}]}; line and column are null for a file as a whole, field is where the record is. */
void report_json(const struct report *report, FILE *out);

/* Workflow commands of GitHub Actions: annotations at the lines of a change. The runner keeps ten
 * errors and ten warnings a step; the rest stands in the log as plain lines, folded. */
void report_github(const struct report *report, FILE *out);

/* A Code Quality report of GitLab. */
void report_gitlab(const struct report *report, FILE *out);

/* SARIF 2.1.0, OASIS. What a comment or a baseline silences is there with `suppressions`. */
void report_sarif(const struct report *report, FILE *out);

/* JUnit's XML: a test case a diagnostic; what does not fail the check is a case that passed. */
void report_junit(const struct report *report, FILE *out);

#endif
