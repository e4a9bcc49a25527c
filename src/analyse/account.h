/* account.h - the figures of one account's dossier. */
#ifndef ANALYSE_ACCOUNT_H
#define ANALYSE_ACCOUNT_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* What the whole company says about one account; made between the passes. */
struct account_rules {
	double usual_cadence; /* of its segment, else of all accounts, in days; 0: not known */
	double worn_from;     /* wear of the worst tenth of the live accounts begins here */
};

/* First pass: all that needs nobody else. Not filled: promises, wear, coherence, silence, needs.
 * known false: it begins after T, all else is zero. Frozen on the day it left (as_of).
 * Exposure: days as a client from max(since, records_since) to as_of, not counting as_of.
 * Counts of a year look back from as_of. An incident is open until it is resolved, unanswered
 * while it has neither an answer nor a resolution. Value: just before the end of one that left. */
struct account_figures account_begin(const struct setting *setting, const struct account *account);

/* What an incident asks of somebody on a day: bits NEED_UNANSWERED and NEED_WAITING, as told of
 * account_finish; 0 where it asks nothing. */
unsigned incident_needs(
	const struct setting *setting, const struct incident *incident, int32_t day);

/* What it said on leaving on the day that the spell ended: with the spell, or for the last with the
 * account. */
enum reason spell_reason(const struct account *account, const struct spell *spell);

/* Second pass: silence, and the reasons why somebody should call (none for one that left).
 * NEED_UNANSWERED: open, no answer, and past the tightest standard for answers that applies (none:
 * 2 business days). NEED_WAITING: open, and escalated or with a time of waiting.
 * NEED_WEAR: wear not below `worn_from` and above strength. NEED_RENEWS: renews from T to
 * T + the renewal window [90], wear above strength. */
void account_finish(const struct setting *setting, const struct account *account,
	const struct account_rules *rules, struct account_figures *figures);

#endif
