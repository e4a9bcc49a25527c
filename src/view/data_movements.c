/* data_movements.c - data/movements.csv: money through the bucket, month by month. */
#include "render/csv.h"
#include "view/data.h"

#include <stdio.h>

void data_movements(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv, "month,opening,new,returned,expansion,contraction,lost,closing");
	for (size_t i = 0; i < site->figures->movements.n; i++) {
		const struct movement *m = &site->figures->movements.v[i];
		struct civil month = civil_of(month_start(m->month));
		char name[32];

		snprintf(name, sizeof name, "%04d-%02d", month.year, month.month);
		csv_text(&csv, str_c(name));
		csv_int(&csv, m->opening);
		csv_int(&csv, m->joined);
		csv_int(&csv, m->returned);
		csv_int(&csv, m->expansion);
		csv_int(&csv, m->contraction);
		csv_int(&csv, m->lost);
		csv_int(&csv, m->closing);
		csv_end(&csv);
	}
}
