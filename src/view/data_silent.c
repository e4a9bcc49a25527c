/* data_silent.c - data/silent-leak.csv: small failures in the year before departures, by point. */
#include "analyse/silent_leak.h"
#include "render/csv.h"
#include "view/common.h"
#include "view/data.h"

static void write_curve(
	struct csv *csv, const char *group, int kind, const struct mean_band *bands, int64_t n)
{
	for (int point = 0; point < SILENT_POINTS; point++) {
		csv_text(csv, str_c(group));
		csv_text(csv,
			kind == SILENT_ALL ? STR("all") : term_word(&incident_kind_terms, kind));
		csv_int(csv, silent_days(point));
		csv_number(csv, bands[point].mean, true);
		csv_number(csv, bands[point].low, n > 1);
		csv_number(csv, bands[point].high, n > 1);
		csv_int(csv, n);
		csv_end(csv);
	}
}

void data_silent_leak(const struct site *site, struct buf *out)
{
	const struct silent_leak *leak = site->figures->silent_leak;
	struct csv csv = {.out = out};

	csv_head(&csv, "group,kind,days_before,mean,lower,upper,n");
	for (int i = 0; i < SILENT_KINDS && leak->n > 0; i++) {
		int kind = i ? i - 1 : SILENT_ALL;
		const struct silent_curves *curves = &leak->kinds[kind];

		write_curve(&csv, "leavers", kind, curves->leavers, leak->n);
		write_curve(&csv, "stayers", kind, curves->stayers, leak->n);
		write_curve(&csv, "gap", kind, curves->gap, leak->n);
	}
}
