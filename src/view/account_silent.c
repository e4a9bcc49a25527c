/* account_silent.c - the small failures of an account beside those of accounts that left, and how
 * many more it may bear. */
#include "view/account.h"
#include "view/silent.h"

#include <math.h>

enum { LAST = SILENT_POINTS - 1 };

static const char *title_of(const struct silent_leak *leak, const struct silent_stand *stand)
{
	if (!stand->whole)
		return "silent.account.short";
	switch (leak->reading) {
	case SILENT_FEW: return "silent.account.few";
	case SILENT_SAME: return "silent.account.same";
	case SILENT_LESS: return "silent.account.less";
	default: return "silent.account.more";
	}
}

static void put_title(struct value *section, const struct dossier *dossier,
	const struct silent_leak *leak, const struct silent_stand *stand)
{
	struct value *args = put_message(section, "title", title_of(leak, stand));

	put_count(args, "own", stand->year);
	put_count(args, "n", leak->n);
	put_days(args, "days", stand->days, true);
	put_bool(args, "left", dossier->figures->departed);
	put_number(args, "leavers", leak->kinds[SILENT_ALL].leavers[LAST].mean, 1, true);
	put_number(args, "others", leak->kinds[SILENT_ALL].stayers[LAST].mean, 1, true);
}

/* How far along the way of those that left; of one of them nothing is said. */
static void put_place(struct value *section, const struct dossier *dossier,
	const struct silent_leak *leak, const struct silent_stand *stand)
{
	struct value *args;

	if (!stand->placed || stand->year == 0 || dossier->figures->departed) {
		put_none(section, "place");
		return;
	}
	args = put_message(
		section, "place", stand->beyond ? "silent.account.beyond" : "silent.account.along");
	put_count(args, "own", stand->year);
	put_number(args, "leavers", leak->kinds[SILENT_ALL].leavers[LAST].mean, 1, true);
	put_days(args, "days", stand->days_ahead, !stand->beyond);
	put_share(args, "share", stand->share, !stand->beyond);
}

static const char *tolerance_of(const struct silent_leak *leak, const struct silent_stand *stand)
{
	if (stand->tolerant)
		return stand->left > 0 ? "silent.tolerance.left" : "silent.tolerance.spent";
	if (leak->quarter.tolerance)
		return "silent.tolerance.short";
	switch (leak->quarter.reading) {
	case SILENT_FEW: return "silent.tolerance.few";
	case SILENT_MORE: return "silent.tolerance.unseen";
	default: return "silent.tolerance.same";
	}
}

/* What is left of it; of one that has left nothing is said. */
static void put_tolerance(struct value *section, const struct dossier *dossier,
	const struct silent_leak *leak, const struct silent_stand *stand)
{
	struct value *args;

	if (dossier->figures->departed) {
		put_none(section, "tolerance");
		return;
	}
	args = put_message(section, "tolerance", tolerance_of(leak, stand));
	put_count(args, "left", stand->left);
	put_count(args, "own", stand->quarter);
	put_count(args, "target", (int64_t)ceil(leak->quarter.median));
	put_number(args, "others", leak->quarter.stayers.mean, 1, true);
	put_quartiles(args, "quarter", leak);
	put_mean_band(args, "gap", &leak->quarter.gap);
}

void put_account_silent(struct value *page, const struct dossier *dossier)
{
	const struct silent_leak *leak = dossier->site->figures->silent_leak;
	struct silent_stand stand = silent_stand_of(dossier->site->figures, dossier->account);
	struct value *section;

	if (stand.days == 0 || (stand.year == 0 && leak->reading == SILENT_FEW)) {
		put_none(page, "silent");
		return;
	}
	section = put_map(page, "silent");
	put_title(section, dossier, leak, &stand);
	put_silent_curves(section, leak, &stand);
	put_bool(section, "left_us", dossier->figures->departed);
	put_count(section, "year", stand.year);
	put_count(section, "last_quarter", stand.quarter);
	put_count(section, "tolerance_left", stand.left);
	put_place(section, dossier, leak, &stand);
	put_tolerance(section, dossier, leak, &stand);
}
