/* data_departments.c - data/departments.csv: each department's figures. */
#include "render/csv.h"
#include "view/data.h"

#include <math.h>

static void write_row(struct csv *csv, const struct department *department,
	const struct department_figures *figure)
{
	const struct promises *owned = &figure->owned;
	bool rated = owned->rate.n > 0, coherent = owned->coherence.n > 0;

	csv_text(csv, department->id);
	csv_int(csv, owned->given);
	csv_int(csv, owned->settled);
	csv_int(csv, owned->kept);
	csv_int(csv, owned->late);
	csv_int(csv, owned->broken);
	csv_int(csv, owned->overdue);
	csv_number(csv, owned->rate.share, rated);
	csv_number(csv, owned->rate.low, rated);
	csv_number(csv, owned->rate.high, rated);
	csv_number(csv, owned->coherence.index, coherent);
	csv_number(csv, owned->coherence.low, coherent);
	csv_number(csv, owned->coherence.high, coherent);
	csv_number(csv, figure->incidents, true);
	csv_number(csv, figure->wear, true);
	csv_int(csv, figure->made.given);
	csv_number(csv, figure->incidents_year, true);
	csv_number(csv, figure->felt_year, true);
	csv_number(csv, figure->answer.days, figure->answer.known);
	csv_number(csv, figure->resolve.days, figure->resolve.known);
	csv_int(csv, figure->front_line.k);
	csv_int(csv, figure->front_line.n);
	csv_number(csv, figure->score.value, figure->score.known);
	csv_int(csv, llround(figure->leak.loss));
	csv_int(csv, llround(figure->leak.low));
	csv_int(csv, llround(figure->leak.high));
	csv_end(csv);
}

void data_departments(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv,
		"department,owned,settled,kept,late,broken,overdue,kept_rate,kept_low,kept_high,"
		"coherence,coherence_low,coherence_high,incidents,wear,made,incidents_year,"
		"felt_year,answer_days,resolve_days,front_line,resolved,score,leak_loss,"
		"leak_loss_low,leak_loss_high");
	for (size_t i = 0; i < site->book->departments.n; i++)
		write_row(&csv, site->book->departments.v[i], &site->figures->departments[i]);
}
