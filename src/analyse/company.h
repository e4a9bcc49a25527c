/* company.h - what all accounts together say: totals, aspects, segments, kinds, months. */
#ifndef ANALYSE_COMPANY_H
#define ANALYSE_COMPANY_H

#include "analyse/account.h"
#include "analyse/departments.h"
#include "analyse/segments.h"

/* Turns the tally into figures; sets finish->mean (m, from promises to clients alone) and
 * everything but the second pass. The company's own coherence is shrunk to nothing: its range is
 * that of its n_e. coherence_before: from what was known a trend window before T, with weights of
 * that day. */
void company_finish(struct finish *finish, const struct segments *segments, int32_t first_month);

/* By segment: its usual cadence (cadence.h)
 * and where the worst tenth of wear begins (of n live accounts the n/10-th, rounded up, from the
 * worst). Owner: the scratch arena. */
struct account_rules *account_rules_of(
	const struct finish *finish, const struct segments *segments);

#endif
