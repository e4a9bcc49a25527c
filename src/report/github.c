/* github.c - diagnostics as workflow commands of GitHub Actions. */
#include "report/report.h"

#include <string.h>

/* A line end would begin a command of its own. The rest of what the runner unescapes: '%', and in
 * properties what ends them. */
static void put(struct str text, const char *escaped, const struct report *report, FILE *out)
{
	text = text_visible(text, report->arena);
	for (size_t i = 0; i < text.n; i++)
		if (strchr(escaped, text.p[i]))
			fprintf(out, "%%%02X", (unsigned)text.p[i]);
		else
			putc(text.p[i], out);
}

static void put_one(const struct diag *diag, const struct report *report, FILE *out)
{
	const struct diag_kind *kind = diag_kind(diag->code);

	fprintf(out, "::%s file=", severity_word(kind->severity));
	put(diag->file, "%:,", report, out);
	if (diag->at.line)
		fprintf(out, ",line=%u,col=%u", diag->at.line, diag->at.col);
	fprintf(out, ",title=fuga %s::", kind->code);
	put(diag->text, "%", report, out);
	putc('\n', out);
}

void report_github(const struct report *report, FILE *out)
{
	for (size_t i = 0; i < report->diags->list.n; i++)
		put_one(&report->diags->list.v[i], report, out);
}
