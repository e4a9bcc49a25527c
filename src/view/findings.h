/* findings.h - the titles of sections that say what the table below them shows. */
#ifndef VIEW_FINDINGS_H
#define VIEW_FINDINGS_H

#include "view/common.h"

/* scores_finding: where most incidents start and where most are felt. pairs_finding: the department
 * that promised most for another one. */
void put_departments_findings(struct value *page, const struct site *site);

/* parts_finding, makers_finding, kinds_finding, standards_finding, internal_finding of a
 * department. */
void put_department_findings(struct value *page, const struct site *site, size_t d);

/* aspects_finding, makers_finding: which of them most of the failed promises are of.
 * segments_finding: the segment that fares clearly worse than all together. */
void put_coherence_findings(struct value *page, const struct site *site);

/* The place of the greatest of n figures; n where none is above zero. */
size_t greatest(const double *figures, size_t n);

/* True if the whole interval of a rate lies below that of all together. */
bool clearly_worse(const struct rate *rate, const struct rate *all);

/* k, n and share of a rate, and many: there are enough of them for a percentage. */
void put_rate_args(struct value *args, const struct rate *rate);

#endif
