/* notes.c - what the analysis has to say where the program was called. */
#include "cli/notes.h"

#include <inttypes.h>

void notes_report(const struct figures *figures, FILE *out)
{
	const struct record *record = &figures->book->company.record;

	if (!figures->risk.failed)
		return;
	if (record->source)
		fprintf(out, "%.*s:%u:%u: ", STR_ARG(record->source->path), record->at.line,
			record->at.col);
	fprintf(out,
		"warning: no estimate of the risk was found from %" PRId64
		" departure%s; the starting weights stand\n",
		figures->risk.departures, figures->risk.departures == 1 ? "" : "s");
}
