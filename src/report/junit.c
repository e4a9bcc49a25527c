/* junit.c - diagnostics as JUnit's XML. */
#include "report/escape.h"
#include "report/report.h"

static bool fails(const struct diag *diag, const struct report *report)
{
	return report->strict || diag_kind(diag->code)->severity == SEVERITY_ERROR;
}

static void put_place(const struct diag *diag, const struct report *report, FILE *out)
{
	xml_put(diag->file, report->arena, out);
	if (diag->at.line)
		fprintf(out, ":%u:%u", diag->at.line, diag->at.col);
}

static void put_one(const struct diag *diag, const struct report *report, FILE *out)
{
	const struct diag_kind *kind = diag_kind(diag->code);
	bool failure = fails(diag, report);

	fputs("    <testcase classname=\"", out);
	xml_put(diag->file, report->arena, out);
	fprintf(out, "\" name=\"%s ", kind->code);
	put_place(diag, report, out);
	fputs("\">\n      ", out);
	if (failure) {
		fprintf(out, "<failure type=\"%s\" message=\"", kind->code);
		xml_put(diag->text, report->arena, out);
		fputs("\">", out);
	} else {
		fputs("<system-out>", out);
	}
	put_place(diag, report, out);
	fprintf(out, ": %s: ", severity_word(kind->severity));
	xml_put(diag->text, report->arena, out);
	fputs(failure ? "</failure>\n" : "</system-out>\n", out);
	fputs("    </testcase>\n", out);
}

void report_junit(const struct report *report, FILE *out)
{
	const struct diags *diags = report->diags;
	size_t n = diags->list.n, failures = 0;

	for (size_t i = 0; i < n; i++)
		failures += fails(&diags->list.v[i], report);
	/* A suite without a case counts for many servers as one that did not run. */
	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"fuga check\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n",
		n ? n : 1, failures);
	if (!n)
		fputs("    <testcase classname=\"fuga\" name=\"check\"/>\n", out);
	for (size_t i = 0; i < n; i++)
		put_one(&diags->list.v[i], report, out);
	fputs("  </testsuite>\n</testsuites>\n", out);
}
