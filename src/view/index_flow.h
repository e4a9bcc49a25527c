/* index_flow.h - what the first page says and draws of the year's flow. */
#ifndef VIEW_INDEX_FLOW_H
#define VIEW_INDEX_FLOW_H

#include "view/view.h"

/* The message that is the page's verdict: of each 100 of new value how many only replaced what
 * left, and each case in which that says nothing (nobody came, all left, too little to compare).
 * Example: 300 joined, 258 lost: "index.verdict.refill"; all left: "index.verdict.gone". */
const char *flow_verdict(const struct figures *figures);

/* verdict, lede, squares, year, in, strata, holes, bucket: see the template. */
void put_flow(struct value *page, const struct site *site);

#endif
