/* report.c - the formats: a new one is a file and a line. */
#include "report/report.h"

static void report_text(const struct report *report, FILE *out)
{
	diags_print_text(report->diags, report->style, out);
}

static const struct report_format formats[] = {
	{.name = "text", .write = report_text},
	{"json", true, false, true, false, report_json},
	{"github", true, true, false, false, report_github},
	{"gitlab", true, true, true, false, report_gitlab},
	{"sarif", true, true, true, true, report_sarif},
	{"junit", true, true, false, false, report_junit},
};

const struct report_format *report_formats(size_t *n)
{
	*n = sizeof formats / sizeof *formats;
	return formats;
}

const struct report_format *report_format_find(struct str name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(str_c(formats[i].name), name))
			return &formats[i];
	return NULL;
}
