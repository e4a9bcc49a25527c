/* data_incidents.c - data/incidents.csv: every incident known at the day of the analysis. */
#include "render/csv.h"
#include "view/common.h"
#include "view/data.h"

/* "operations:0.6 finance:0.4" */
static void write_origin(struct csv *csv, const struct shares *origin)
{
	struct buf text = {0};

	for (size_t i = 0; i < origin->n; i++) {
		const struct share *share = &origin->v[i];

		buf_printf(&text, "%s%.*s", i ? " " : "", STR_ARG(share->department.id));
		if (origin->n > 1)
			buf_printf(&text, ":%g", share->share);
	}
	csv_text(csv, buf_str(&text));
	buf_free(&text);
}

/* A day of the record that is known at the day of the analysis. */
static int32_t known_day(struct when when, int32_t as_of)
{
	return when.day != DAY_NONE && when.day <= as_of ? when.day : DAY_NONE;
}

static void write_row(struct csv *csv, const struct site *site, const struct incident *incident)
{
	int32_t as_of = site->figures->as_of;
	const struct calendar *calendar = &site->book->company.calendar;

	csv_text(csv, incident->account.id);
	csv_text(csv, incident->id);
	csv_day(csv, incident->when.day);
	csv_text(csv, incident->kind_id);
	csv_text(csv, term_word(&incident_kind_terms, (int)incident->kind));
	csv_text(csv, term_word(&incident_severity_terms, (int)incident->severity));
	write_origin(csv, &incident->origin);
	csv_text(csv, incident->felt_in.id);
	csv_day(csv, known_day(incident->answered, as_of));
	csv_day(csv, known_day(incident->resolved, as_of));
	csv_int(csv, (int64_t)incident->escalated.n);
	csv_number(csv, span_days(incident->waited, calendar), incident->waited.unit != SPAN_NONE);
	csv_number(csv, (double)incident->cost, incident->cost >= 0);
	csv_number(csv, site->figures->incident_points[incident->index], true);
	csv_text(csv, incident->summary);
	csv_end(csv);
}

void data_incidents(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv, "account,id,when,kind,counted_as,severity,origin,felt_in,answered,resolved,"
		       "escalated,waited_days,cost,points,summary");
	for (size_t i = 0; i < site->book->incidents.n; i++)
		if (site->book->incidents.v[i]->when.day <= site->figures->as_of)
			write_row(&csv, site, site->book->incidents.v[i]);
}
