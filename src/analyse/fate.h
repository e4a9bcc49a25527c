/* fate.h - what became of one promise (analysis.md, 1). */
#ifndef ANALYSE_FATE_H
#define ANALYSE_FATE_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* What became of a promise as known on `day`: the date in force, the state, days late, the credit
 * that it earned (q: 0..2, above 1 where more was delivered than promised). decay is left 0.
 *
 * In force: `due`, replaced by each move that was agreed and recorded on a day not after the date
 * then in force. Every other move is counted once: late if it came after that date, whoever
 * agreed to it, else alone. Moves after the end of the promise or after `day` are not known.
 * Formula: kept s; late s·2^(-L/7), L days late; broken 0; overdue 2^(-(day-d)/7), the best it
 * can still earn (what was delivered is known only at the end, so s is 1 until then).
 * Example: due on day 100, kept on 107, delivered whole, half-life 7: late, 7 days, credit 0.5. */
struct fate promise_fate(const struct promise *promise, int32_t day, const struct setting *setting);

/* Its weight in a coherence on `day`: weight·2^(-(day - in force)/180). One that was settled before
 * its date counts as if it fell due on the day, else a promise kept years early would outweigh all.
 */
double promise_decay(const struct promise *promise, const struct fate *fate, int32_t day,
	const struct setting *setting);

/* Kept, late, broken or overdue. */
bool fate_settled(const struct fate *fate);

#endif
