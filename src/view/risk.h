/* risk.h - the risk of leaving, said the same way on every page. */
#ifndef VIEW_RISK_H
#define VIEW_RISK_H

#include "analyse/backtest.h"
#include "view/view.h"

/* How data and words name a covariate: "promises", "wrong-invoice", … */
struct str covariate_word(int covariate);

/* "steady", "watch", "at-risk"; of one that left "left". */
struct str risk_word(enum risk_state state);

/* What came of holding it against the past: "few" (too few to say), "worse", "chance", "orders",
 * "better". */
struct str backtest_word(enum backtest_verdict verdict);

/* key: {state, p90, p365, loss}, which is given back; NONE and NULL for one that is no client. */
struct value *put_risk(struct value *map, const char *key, const struct risk *risk);

/* key: {rows: [{covariate, unit, prior, ratio, low, high, learned, marks}], how: a sentence on
 * where the weights come from, drift: one on what changes with tenure, or NONE}. */
void put_hazards(struct value *map, const char *key, const struct figures *figures);

/* key: whether the weights change with tenure, as a sentence. only_if: NONE unless they do. */
void put_drift(struct value *map, const char *key, const struct figures *figures, bool only_if);

/* key: where the weights come from, as a sentence. */
void put_risk_how(struct value *map, const char *key, const struct figures *figures);

#endif
