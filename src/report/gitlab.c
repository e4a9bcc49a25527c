/* gitlab.c - diagnostics as a Code Quality report of GitLab. */
#include "report/escape.h"
#include "report/keys.h"
#include "report/report.h"

#include <inttypes.h>

static void put_one(
	const struct diag *diag, uint64_t fingerprint, const struct report *report, FILE *out)
{
	const struct diag_kind *kind = diag_kind(diag->code);

	fputs("{\"description\": ", out);
	json_put_visible(diag->text, report->arena, out);
	fprintf(out, ", \"check_name\": \"%s\", \"fingerprint\": \"%016" PRIx64 "\"", kind->code,
		fingerprint);
	fprintf(out, ", \"severity\": \"%s\", \"location\": {\"path\": ",
		kind->severity == SEVERITY_ERROR ? "major" : "minor");
	json_put(diag->file, out);
	/* A line is required, also of a file as a whole. */
	fprintf(out, ", \"lines\": {\"begin\": %u}}}", diag->at.line ? diag->at.line : 1);
}

void report_gitlab(const struct report *report, FILE *out)
{
	const struct diags *diags = report->diags;
	const uint64_t *fingerprints = diags_fingerprints(diags, report->arena);

	putc('[', out);
	for (size_t i = 0; i < diags->list.n; i++) {
		fputs(i ? ",\n  " : "\n  ", out);
		put_one(&diags->list.v[i], fingerprints[i], report, out);
	}
	fputs(diags->list.n ? "\n]\n" : "]\n", out);
}
