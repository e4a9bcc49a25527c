/* gates.c - conditions of the company that make a build exit 4. */
#include "cli/gates.h"

#include "analyse/gates.h"

#include <math.h>

static void say(const struct gate *gate, const struct gate_result *result, FILE *out)
{
	bool change = gate->against == AGAINST_BASELINE;
	bool above = !isnan(gate->above) && result->value > gate->above;

	fprintf(out, "%.*s:%u:%u: %s: gate '%.*s': %.*s %s %.4g, %s %.4g\n",
		STR_ARG(gate->record.source->path), gate->record.at.line, gate->record.at.col,
		gate->level == GATE_ERROR ? "error" : "warning", STR_ARG(gate->id),
		STR_ARG(gate_measure_terms.names[gate->measure]), change ? "changed by" : "is",
		result->value, above ? "above" : "below", above ? gate->above : gate->below);
}

bool gates_report(const struct figures *before, const struct figures *figures, FILE *out)
{
	const struct company *company = &figures->book->company;
	bool failed = false;

	for (size_t i = 0; i < company->gates.n; i++) {
		const struct gate *gate = &company->gates.v[i];
		struct gate_result result =
			before ? gate_change(before, figures, gate) : gate_result(figures, gate);

		if (result.holds)
			continue;
		say(gate, &result, out);
		failed |= gate->level == GATE_ERROR;
	}
	return failed;
}
