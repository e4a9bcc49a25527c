/* github.c - diagnostics as workflow commands of GitHub Actions. */
#include "report/report.h"

#include <string.h>

/* Of each severity; the runner drops more without a word. */
enum { ANNOTATIONS_MOST = 10 };

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

/* No command: the runner takes none that does not begin its line. */
static void put_plain(const struct diag *diag, const struct report *report, FILE *out)
{
	fputs("  ", out);
	put(diag->file, "", report, out);
	if (diag->at.line)
		fprintf(out, ":%u:%u", diag->at.line, diag->at.col);
	fprintf(out, ": %s: ", severity_word(diag_kind(diag->code)->severity));
	put(diag->text, "", report, out);
	fprintf(out, " [%s]\n", diag_kind(diag->code)->code);
}

/* Annotations, or what is beyond them; gives how many lines that were. */
static size_t put_some(const struct report *report, bool beyond, FILE *out)
{
	size_t n[] = {[SEVERITY_ERROR] = 0, [SEVERITY_WARNING] = 0}, lines = 0;

	for (size_t i = 0; i < report->diags->list.n; i++) {
		const struct diag *diag = &report->diags->list.v[i];
		bool kept = n[diag_kind(diag->code)->severity]++ < ANNOTATIONS_MOST;

		if (kept == beyond)
			continue;
		lines++;
		if (kept)
			put_one(diag, report, out);
		else if (out)
			put_plain(diag, report, out);
	}
	return lines;
}

void report_github(const struct report *report, FILE *out)
{
	size_t more = put_some(report, true, NULL);

	put_some(report, false, out);
	if (!more)
		return;
	fprintf(out,
		"::group::and %zu more that are no annotations: a step has room for %d of each\n",
		more, ANNOTATIONS_MOST);
	put_some(report, true, out);
	fputs("::endgroup::\n", out);
}
