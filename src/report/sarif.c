/* sarif.c - diagnostics as SARIF 2.1.0 (OASIS). */
#include "report/escape.h"
#include "report/keys.h"
#include "report/report.h"

#include "base/buf.h"

#include <inttypes.h>

/* The codes that are said, in their order: ruleIndex points into them. */
struct rules {
	size_t index[DIAG_CODES];
	bool used[DIAG_CODES];
};

static struct rules rules_of(const struct diags *diags)
{
	struct rules rules = {0};
	size_t n = 0;

	for (size_t i = 0; i < diags->list.n; i++)
		rules.used[diags->list.v[i].code] = true;
	for (size_t code = 0; code < DIAG_CODES; code++)
		if (rules.used[code])
			rules.index[code] = n++;
	return rules;
}

/* §3.11: braces hold places for arguments and are doubled; "[…](…)" is a link, which data may not
 * make. */
static struct str message_text(struct str text, struct arena *arena)
{
	struct buf buf = {0};
	struct str out;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '{' || text.p[i] == '}')
			buf_char(&buf, text.p[i]);
		if (text.p[i] == '(' && i && text.p[i - 1] == ']')
			buf_char(&buf, ' ');
		buf_char(&buf, text.p[i]);
	}
	out = str_copy(buf_str(&buf), arena);
	buf_free(&buf);
	return out;
}

static void put_message(struct str text, const struct report *report, FILE *out)
{
	fputs("{\"text\": ", out);
	json_put(message_text(text_visible(text, report->arena), report->arena), out);
	putc('}', out);
}

static void put_rule(const struct diag_kind *kind, FILE *out)
{
	fprintf(out, "    {\"id\": \"%s\", \"shortDescription\": {\"text\": ", kind->code);
	json_put(str_c(kind->title), out);
	fputs("}, \"help\": {\"text\": ", out);
	json_put(str_c(kind->explain_en), out);
	fprintf(out, "},\n      \"defaultConfiguration\": {\"level\": \"%s\"}}",
		severity_word(kind->severity));
}

static void put_rules(const struct rules *rules, FILE *out)
{
	bool first = true;

	for (size_t code = 0; code < DIAG_CODES; code++) {
		if (!rules->used[code])
			continue;
		fputs(first ? "\n" : ",\n", out);
		put_rule(diag_kind((enum diag_code)code), out);
		first = false;
	}
}

static void put_location(const struct diag *diag, const struct report *report, FILE *out)
{
	fputs("{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ", out);
	json_put_uri(diag->file, out);
	putc('}', out);
	if (diag->at.line)
		fprintf(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u}",
			diag->at.line, diag->at.col ? diag->at.col : 1);
	fputs("}, \"logicalLocations\": [{\"fullyQualifiedName\": ", out);
	json_put_visible(str_printf(report->arena, "%.*s%s%.*s", STR_ARG(diag->record),
				 diag->field.n ? " " : "", STR_ARG(diag->field)),
		report->arena, out);
	fputs("}]}", out);
}

/* §3.27.23: shown by viewers as closed. */
static void put_suppression(enum silence_of silence, FILE *out)
{
	if (silence != SILENCED_NOT)
		fprintf(out, ",\n    \"suppressions\": [{\"kind\": \"%s\"}]",
			silence == SILENCED_IN_SOURCE ? "inSource" : "external");
}

static void put_results(const struct report *report, const struct rules *rules, FILE *out)
{
	const struct diags *diags = report->diags;
	const uint64_t *fingerprints = diags_fingerprints(diags, report->arena);

	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *diag = &diags->list.v[i];
		const struct diag_kind *kind = diag_kind(diag->code);

		fprintf(out, "%s  {\"ruleId\": \"%s\", \"ruleIndex\": %zu, \"level\": \"%s\",\n",
			i ? ",\n" : "\n", kind->code, rules->index[diag->code],
			severity_word(kind->severity));
		fputs("    \"message\": ", out);
		put_message(diag->text, report, out);
		fputs(",\n    \"locations\": [", out);
		put_location(diag, report, out);
		fprintf(out, "],\n    \"partialFingerprints\": {\"record/v1\": \"%016" PRIx64 "\"}",
			fingerprints[i]);
		put_suppression(diag->silence, out);
		putc('}', out);
	}
}

void report_sarif(const struct report *report, FILE *out)
{
	struct rules rules = rules_of(report->diags);

	fputs("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
	      "\"version\": \"2.1.0\",\n\"runs\": [{\n"
	      "  \"tool\": {\"driver\": {\"name\": \"fuga\", \"version\": ",
		out);
	json_put(report->version, out);
	fputs(", \"rules\": [", out);
	put_rules(&rules, out);
	fputs("]}},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [", out);
	put_results(report, &rules, out);
	fputs("]\n}]}\n", out);
}
