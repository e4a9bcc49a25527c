/* json.c - diagnostics as one JSON object. */
#include "report/escape.h"
#include "report/report.h"

static void put_text_or_null(struct str text, FILE *out)
{
	if (text.n)
		json_put(text, out);
	else
		fputs("null", out);
}

static void put_one(const struct diag *diag, FILE *out)
{
	const struct diag_kind *kind = diag_kind(diag->code);

	fprintf(out, "{\"code\": \"%s\", \"severity\": \"%s\", \"file\": ", kind->code,
		severity_word(kind->severity));
	json_put(diag->file, out);
	if (diag->at.line)
		fprintf(out, ", \"line\": %u, \"column\": %u", diag->at.line, diag->at.col);
	else
		fputs(", \"line\": null, \"column\": null", out);
	fputs(", \"record\": ", out);
	put_text_or_null(diag->record, out);
	fputs(", \"field\": ", out);
	put_text_or_null(diag->field, out);
	fputs(", \"message\": ", out);
	json_put(diag->text, out);
	putc('}', out);
}

void report_json(const struct report *report, FILE *out)
{
	const struct diags *diags = report->diags;

	fprintf(out, "{\"errors\": %zu, \"warnings\": %zu, \"diagnostics\": [", diags->errors,
		diags->warnings);
	for (size_t i = 0; i < diags->list.n; i++) {
		fputs(i ? ",\n  " : "\n  ", out);
		put_one(&diags->list.v[i], out);
	}
	fputs(diags->list.n ? "\n]}\n" : "]}\n", out);
}
