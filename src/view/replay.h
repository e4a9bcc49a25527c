/* replay.h - how the company, or a department, stood month by month: small charts and their table.
 */
#ifndef VIEW_REPLAY_H
#define VIEW_REPLAY_H

#include "view/common.h"

/* trend: {finding, first, panels: [{title, money, now, overdue, aria, chart}], rows: [{month,
 * today, day, known, open, overdue, coherence, accounts, loss}]}, newest row first; drawn by
 * partials/trend-months.html. Panels: expected loss, coherence, promises to be kept. NONE where
 * records began too late for two points, or there is nothing to draw. */
void put_company_trend(struct value *page, const struct site *site);

/* The same of what department d owes: promises to be kept and coherence; rows without accounts,
 * loss and interval. */
void put_department_trend(struct value *page, const struct site *site, size_t d);

#endif
