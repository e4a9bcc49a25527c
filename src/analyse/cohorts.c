/* cohorts.c - of those that came in one quarter, how many and how much value are there later. */
#include "analyse/cohorts.h"

#include "analyse/life.h"
#include "analyse/tally.h"
#include "analyse/value.h"

/* The first day from which cohorts are whole: all that came since are in the records. */
static int32_t first_day(const struct setting *setting)
{
	return setting->records_since < setting->as_of ? setting->records_since : setting->as_of;
}

struct cohort_sum *cohorts_new(const struct setting *setting, struct arena *arena)
{
	struct cohort_sum *sum = NEW(arena, struct cohort_sum);

	sum->first = quarter_of(first_day(setting));
	sum->n = (size_t)(quarter_of(setting->as_of) - sum->first) + 1;
	sum->came = NEW_N(arena, struct cohort_cell, sum->n);
	sum->kept = NEW_N(arena, struct cohort_cell, sum->n * sum->n);
	return sum;
}

static int32_t earlier(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

void cohorts_add(struct cohort_sum *sum, const struct setting *setting,
	const struct account *account, int32_t end)
{
	int32_t start = account_start(account), as_of = setting->as_of;
	int32_t month = earlier(month_start(month_of(start) + 1) - 1, as_of);
	bool by_order = account_by_order(account);
	size_t row;

	if (start < first_day(setting) || start > as_of)
		return;
	if (end != DAY_NONE && end > start)
		month = earlier(month, end - 1);
	row = (size_t)(quarter_of(start) - sum->first);
	sum->came[row].accounts++;
	if (!by_order)
		cents_add(&sum->came[row].value, account_value_at(account, end, month));
	for (size_t i = row; i < sum->n; i++) {
		int32_t day = earlier(quarter_start(sum->first + (int32_t)i + 1) - 1, as_of);
		struct cohort_cell *cell = &sum->kept[row * sum->n + i];

		cell->accounts += account_is_client(account, end, day);
		if (!by_order)
			cents_add(&cell->value, account_value_at(account, end, day));
	}
}

static void cell_add(struct cohort_cell *into, const struct cohort_cell *from)
{
	into->accounts += from->accounts;
	cents_add(&into->value, from->value);
}

void cohorts_merge(struct cohort_sum *into, const struct cohort_sum *from)
{
	for (size_t i = 0; i < into->n; i++)
		cell_add(&into->came[i], &from->came[i]);
	for (size_t i = 0; i < into->n * into->n; i++)
		cell_add(&into->kept[i], &from->kept[i]);
}

/* The period of a quarter, counted in periods since 1970; quarters since then may be negative. */
static int32_t period_of(int32_t quarter, int quarters)
{
	return (quarter - (((quarter % quarters) + quarters) % quarters)) / quarters;
}

/* Where the period's last quarter (or T's) stands in the sum. */
static size_t period_end(const struct cohort_sum *sum, int32_t period, int quarters)
{
	size_t end = (size_t)((period + 1) * quarters - 1 - sum->first);

	return end < sum->n ? end : sum->n - 1;
}

static size_t rows_wanted(const struct cohort_sum *sum, int quarters)
{
	size_t rows = 0;
	int32_t last = INT32_MIN;

	for (size_t i = 0; i < sum->n; i++) {
		int32_t period = period_of(sum->first + (int32_t)i, quarters);

		if (!sum->came[i].accounts || period == last)
			continue;
		last = period;
		rows++;
	}
	return rows;
}

/* Adds the quarter at `from` to the row of its period. */
static void row_add(struct cohort *row, const struct cohort_sum *sum, size_t from, int quarters)
{
	int32_t period = period_of(sum->first + (int32_t)from, quarters);

	row->accounts += sum->came[from].accounts;
	cents_add(&row->value, sum->came[from].value);
	for (size_t i = 0; i < row->cells.n; i++) {
		size_t at = period_end(sum, period + (int32_t)i, quarters);

		cell_add(&row->cells.v[i], &sum->kept[from * sum->n + at]);
	}
}

static struct cohort row_new(
	const struct cohort_sum *sum, int32_t period, int quarters, struct arena *arena)
{
	int32_t last = period_of(sum->first + (int32_t)sum->n - 1, quarters);
	struct cohort row = {.quarter = period * quarters};

	row.cells.n = (size_t)(last - period) + 1;
	row.cells.v = NEW_N(arena, struct cohort_cell, row.cells.n);
	return row;
}

struct cohorts cohorts_of(
	const struct cohort_sum *sum, int32_t as_of, size_t most, struct arena *arena)
{
	struct cohorts cohorts = {.quarters = 1};
	int32_t last = INT32_MIN;
	size_t rows = rows_wanted(sum, 1), skipped = 0;

	for (; rows > most && cohorts.quarters < 4; rows = rows_wanted(sum, cohorts.quarters))
		cohorts.quarters *= 2;
	cohorts.rows.v = NEW_N(arena, struct cohort, rows);
	for (size_t i = 0; i < sum->n; i++) {
		int32_t period = period_of(sum->first + (int32_t)i, cohorts.quarters);

		if (!sum->came[i].accounts)
			continue;
		if (period != last)
			skipped += rows > most && skipped < rows - most + 1;
		if (period != last && (rows <= most || skipped > rows - most))
			cohorts.rows.v[cohorts.rows.n++] =
				row_new(sum, period, cohorts.quarters, arena);
		last = period;
		if (cohorts.rows.n)
			row_add(&cohorts.rows.v[cohorts.rows.n - 1], sum, i, cohorts.quarters);
	}
	for (size_t i = 0; i < cohorts.rows.n; i++) {
		struct cohort *row = &cohorts.rows.v[i];
		int32_t end = row->quarter / cohorts.quarters + (int32_t)row->cells.n;

		row->open = quarter_start(end * cohorts.quarters) - 1 > as_of;
		if (row->cells.n > cohorts.columns)
			cohorts.columns = row->cells.n;
	}
	return cohorts;
}
