/* data_trend.c - data/trend.csv: how the company and each department stood, month by month. */
#include "analyse/replay.h"
#include "render/csv.h"
#include "view/data.h"

#include <math.h>

static void write_count(struct csv *csv, int64_t n, bool known)
{
	if (known)
		csv_int(csv, n);
	else
		csv_none(csv);
}

static void write_company(struct csv *csv, const struct stand *stand)
{
	const struct coherence *coherence = &stand->coherence;
	bool settled = coherence->n > 0;

	csv_day(csv, stand->day);
	csv_text(csv, STR_NONE);
	write_count(csv, stand->open, stand->known);
	write_count(csv, stand->overdue, stand->known);
	write_count(csv, coherence->n, stand->known);
	csv_number(csv, coherence->index, settled);
	csv_number(csv, coherence->low, settled);
	csv_number(csv, coherence->high, settled);
	write_count(csv, stand->accounts, stand->known);
	write_count(csv, llround(stand->loss), stand->known);
	csv_end(csv);
}

static void write_department(struct csv *csv, const struct stand *stand,
	const struct department *department, const struct department_stand *own)
{
	csv_day(csv, stand->day);
	csv_text(csv, department->id);
	write_count(csv, own->open, stand->known);
	write_count(csv, own->overdue, stand->known);
	write_count(csv, own->n, stand->known);
	csv_number(csv, own->index, own->n > 0);
	for (int i = 0; i < 4; i++)
		csv_none(csv);
	csv_end(csv);
}

void data_trend(const struct site *site, struct buf *out)
{
	const struct replay *replay = site->figures->replay;
	size_t n = site->book->departments.n;
	struct csv csv = {.out = out};

	csv_head(&csv, "day,department,open,overdue,settled,coherence,coherence_low,"
		       "coherence_high,accounts,expected_loss");
	for (size_t i = 0; i < replay->n; i++) {
		write_company(&csv, &replay->v[i]);
		for (size_t d = 0; d < n; d++)
			write_department(&csv, &replay->v[i], site->book->departments.v[d],
				&replay->departments[i * n + d]);
	}
}
