/* data.h - the tables below data/, one file each; data.c lists them. Columns are a contract that
 * programs rely on (README): new ones only at the end. */
#ifndef VIEW_DATA_H
#define VIEW_DATA_H

#include "view/view.h"

/* Each writes its table whole: RFC 4180, dates as 2026-02-03, money in minor units. */
void data_promises(const struct site *site, struct buf *out);
void data_incidents(const struct site *site, struct buf *out);
void data_departments(const struct site *site, struct buf *out);
void data_movements(const struct site *site, struct buf *out);
void data_actions(const struct site *site, struct buf *out);
void data_accounts(const struct site *site, struct buf *out);
void data_survival(const struct site *site, struct buf *out);
void data_cohorts(const struct site *site, struct buf *out);
void data_risk(const struct site *site, struct buf *out);
void data_hazard(const struct site *site, struct buf *out);
void data_silent_leak(const struct site *site, struct buf *out);

/* search.js: names and ids of departments, live accounts and departed ones; no person. */
void data_search(const struct site *site, struct buf *out);
void data_leaks(const struct site *site, struct buf *out);
void data_backtest(const struct site *site, struct buf *out);
void data_causes(const struct site *site, struct buf *out);
void data_trend(const struct site *site, struct buf *out);
void data_history(const struct site *site, struct buf *out);

#endif
