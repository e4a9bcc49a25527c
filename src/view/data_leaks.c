/* data_leaks.c - data/leaks.csv: a row a kind of failure, and one a kind and where it starts. */
#include "analyse/rows.h"
#include "render/csv.h"
#include "view/common.h"
#include "view/data.h"

#include <math.h>

/* Wear that is no covariate has no figure of loss. */
static void write_row(struct csv *csv, size_t kind, const struct department *department,
	double wear, const struct leak_cost *leak)
{
	bool counts = covariate_of_kind((int)kind) >= 0;
	const double money[] = {leak->loss, leak->low, leak->high};

	csv_text(csv,
		kind == LEAK_CONTACT ? STR("contact") : term_word(&incident_kind_terms, (int)kind));
	csv_text(csv, department ? department->id : STR_NONE);
	csv_number(csv, wear, true);
	for (size_t i = 0; i < sizeof money / sizeof *money; i++)
		if (counts)
			csv_int(csv, llround(money[i]));
		else
			csv_none(csv);
	csv_end(csv);
}

void data_leaks(const struct site *site, struct buf *out)
{
	const struct figures *figures = site->figures;
	size_t n = site->book->departments.n;
	struct csv csv = {.out = out};

	csv_head(&csv, "kind,department,wear,leak_loss,leak_loss_low,leak_loss_high");
	for (size_t kind = 0; kind < LEAK_KINDS; kind++) {
		if (figures->kinds[kind].wear <= 0)
			continue;
		write_row(&csv, kind, NULL, figures->kinds[kind].wear, &figures->kinds[kind].leak);
		for (size_t d = kind * n; d < (kind + 1) * n; d++)
			if (figures->leak_from[d] > 0)
				write_row(&csv, kind, site->book->departments.v[d - kind * n],
					figures->leak_from[d], &figures->leak_costs[d]);
	}
}
