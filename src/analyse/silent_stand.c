/* silent_stand.c - one account on the way that small failures went before others left. */
#include "analyse/silent_leak.h"

#include "analyse/failures.h"

#include <math.h>

/* Failures of the days within its time as a client and the records. */
static void count(const struct figures *figures, const struct account *account, int32_t from,
	struct silent_stand *stand)
{
	int32_t end = figures->accounts[account->index].as_of;
	struct arena *scratch = arena_new();
	struct failure *failures = NEW_N(scratch, struct failure, failures_most(account));
	size_t n = small_failures(figures->setting, account, end, failures);

	for (size_t i = 0; i < n; i++) {
		int32_t day = failures[i].day;

		if (day < from || !day_within(day, end, SILENT_YEAR))
			continue;
		stand->year++;
		stand->quarter += day_within(day, end, SILENT_QUARTER);
		for (int point = 0; point < SILENT_POINTS; point++)
			stand->points[point] += day <= end - silent_days(point);
	}
	arena_free(scratch);
}

/* Where on the leavers' mean curve its number lies. */
static void place(const struct silent_leak *leak, struct silent_stand *stand)
{
	const struct mean_band *leavers = leak->kinds[SILENT_ALL].leavers;
	double most = leavers[SILENT_POINTS - 1].mean;
	int point = 0;

	stand->days_ahead = -1;
	if (leak->reading != SILENT_MORE || !stand->whole)
		return;
	stand->placed = true;
	stand->share = (double)stand->year / most;
	stand->beyond = (double)stand->year >= most;
	if (stand->beyond || stand->year == 0)
		return;
	while (leavers[point].mean < (double)stand->year)
		point++;
	stand->days_ahead = silent_days(point);
}

struct silent_stand silent_stand_of(const struct figures *figures, const struct account *account)
{
	const struct account_figures *own = &figures->accounts[account->index];
	const struct silent_leak *leak = figures->silent_leak;
	struct silent_stand stand = {.days_ahead = -1};
	int32_t since = figures->setting->records_since;
	int32_t from = own->came > since ? own->came : since;

	if (!own->known || own->as_of < from)
		return stand;
	stand.whole = from + SILENT_YEAR <= own->as_of;
	stand.days = stand.whole ? SILENT_YEAR : own->as_of - from;
	count(figures, account, from, &stand);
	place(leak, &stand);
	stand.tolerant = leak->quarter.tolerance && !own->departed && stand.days >= SILENT_QUARTER;
	if (stand.tolerant)
		stand.left = (int64_t)ceil(fmax(0, leak->quarter.median - (double)stand.quarter));
	return stand;
}
