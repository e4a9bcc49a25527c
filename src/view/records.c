/* records.c - can these figures be trusted? Coverage, gaps, warnings, who logs. */
#include "view/chart.h"
#include "view/common.h"
#include "view/page.h"

#include <string.h>

enum { MONTHS_SHOWN = 36, PLACES_SHOWN = 5, MONTHS_HEIGHT = 90 };

static void put_verdict(struct value *page, const struct site *site)
{
	const struct coverage *coverage = &site->figures->coverage;
	struct value *args;
	const char *message = "records.verdict.whole";

	if (site->book->records == 0 || coverage->first == DAY_NONE)
		message = "records.verdict.none";
	else if (coverage->empty_months > 0)
		message = "records.verdict.gaps";
	else if (coverage->with_promise < coverage->accounts)
		message = "records.verdict.part";
	args = put_message(page, "verdict", message);
	put_count(args, "records", (int64_t)site->book->records);
	put_count(args, "accounts", coverage->accounts);
	put_count(args, "with", coverage->with_promise);
	put_count(args, "empty", coverage->empty_months);
	put_date(args, "first", coverage->first);
}

static void put_cover(struct value *rows, const char *name, int64_t k, int64_t n)
{
	struct value *row = add_map(rows);

	put_message(row, "name", str_printf(rows->arena, "records.cover.%s", name).p);
	put_count(row, "k", k);
	put_count(row, "n", n);
	put_share(row, "share", n ? (double)k / (double)n : 0, n > 0);
	put_coord(put_drawn(row, "bar"), "width", n ? 100.0 * (double)k / (double)n : 0);
}

static void put_coverage(struct value *page, const struct figures *figures)
{
	const struct coverage *c = &figures->coverage;
	struct value *rows = put_list(page, "coverage");

	put_cover(rows, "promise", c->with_promise, c->accounts);
	put_cover(rows, "incident", c->with_incident, c->accounts);
	put_cover(rows, "contact", c->with_touchpoint_90d, c->accounts);
	put_cover(rows, "assessment", c->with_assessment_year, c->accounts);
	put_cover(rows, "evidence", c->with_evidence, c->promises);
	put_cover(rows, "answer", c->with_answer, c->incidents);
	put_cover(rows, "time", c->with_time, c->incidents);
	put_cover(rows, "review", c->reviewed, c->departures);
}

/* Records by month, so that a month in which nobody logged is seen. */
static void put_months(struct value *page, const struct figures *figures)
{
	size_t n = figures->months.n < MONTHS_SHOWN ? figures->months.n : MONTHS_SHOWN;
	const struct month *months = figures->months.v + (figures->months.n - n);
	struct value *time, *chart, *bars;
	struct scale y;
	int64_t most = 1;

	if (n == 0) {
		put_none(page, "time");
		return;
	}
	for (size_t i = 0; i < n; i++)
		most = months[i].records > most ? months[i].records : most;
	time = put_map(page, "time");
	put_month(time, "first", months[0].month);
	put_month(time, "last", months[n - 1].month);
	chart = put_drawn(time, "chart");
	y = scale_from_zero((double)most, MONTHS_HEIGHT);
	put_coord(chart, "height", MONTHS_HEIGHT);
	put_coord(chart, "full", MONTHS_HEIGHT + 24);
	put_value_axis(chart, &y, AXIS_COUNT, 3);
	put_time_axis(
		chart, month_start(months[0].month), month_start(months[n - 1].month + 1) - 1);
	bars = put_list(chart, "bars");
	for (size_t i = 0; i < n; i++) {
		double top = scale_at(&y, (double)months[i].records);
		struct value *bar = add_map(bars);

		put_coord(bar, "x", 100.0 * (double)i / (double)n);
		put_coord(bar, "width", 78.0 / (double)n);
		put_coord(bar, "y", top);
		put_coord(bar, "tall", MONTHS_HEIGHT - top);
		put_month(bar, "month", months[i].month);
		put_count(bar, "records", months[i].records);
		put_bool(bar, "open", months[i].open);
		put_bool(bar, "empty", months[i].records == 0 && !months[i].open);
	}
}

static void put_departments(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "departments");

	for (size_t i = 0; i < site->book->departments.n; i++) {
		struct value *row = add_map(rows);

		put_department(row, "department", site->book->departments.v[i]);
		put_count(row, "records", site->figures->departments[i].records_year);
		put_bool(row, "silent", site->figures->departments[i].silent);
	}
}

/* The path below the content folder, like every source of the site: where the content lies on
 * the machine that built it is nobody's business, and must not change the bytes. */
static struct str place_name(const struct site *site, struct str file)
{
	const struct source *first = site->book->sources.n ? site->book->sources.v[0] : NULL;
	size_t root = first ? first->path.n - first->name.n : 0;

	if (!first || file.n < root || memcmp(file.p, first->path.p, root) != 0)
		return file;
	return str_slice(file, root, file.n);
}

static void put_places(struct value *row, const struct site *site, enum diag_code code)
{
	const struct diags *diags = site->diags;
	struct value *places = put_list(row, "places");
	int64_t n = 0;

	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *diag = &diags->list.v[i];

		if (diag->code != code)
			continue;
		if (n++ < PLACES_SHOWN) {
			struct value *place = add_map(places);

			put_text(place, "file", place_name(site, diag->file));
			put_text(place, "line", str_printf(row->arena, "%u", diag->at.line));
		}
	}
	put_count(row, "n", n);
	put_count(row, "more", n > PLACES_SHOWN ? n - PLACES_SHOWN : 0);
	put_bool(row, "any_more", n > PLACES_SHOWN);
}

/* What check warned of, by rule. */
static void put_warnings(struct value *page, const struct site *site)
{
	struct value *rows = put_list(page, "warnings");
	bool seen[DIAG_CODES] = {0};

	for (size_t i = 0; i < site->diags->list.n; i++)
		seen[site->diags->list.v[i].code] = true;
	for (size_t code = 0; code < DIAG_CODES; code++) {
		const struct diag_kind *kind = diag_kind((enum diag_code)code);
		struct value *row;

		if (!seen[code])
			continue;
		row = add_map(rows);
		put_text(row, "code", str_c(kind->code));
		put_term(row, "title", "rule", str_c(kind->code));
		put_places(row, site, (enum diag_code)code);
	}
}

void view_records(const struct site *site, size_t i, struct value *page)
{
	(void)i;
	put_verdict(page, site);
	put_count(page, "files", (int64_t)site->book->sources.n);
	put_count(page, "records", (int64_t)site->book->records);
	put_date(page, "first", site->figures->coverage.first);
	put_date(page, "last", site->figures->coverage.last);
	put_coverage(page, site->figures);
	put_months(page, site->figures);
	put_departments(page, site);
	put_warnings(page, site);
}
