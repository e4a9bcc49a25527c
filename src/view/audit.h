/* audit.h - what was changed in the records afterwards, put the same way on every page. */
#ifndef VIEW_AUDIT_H
#define VIEW_AUDIT_H

#include "analyse/audit.h"
#include "view/common.h"

/* key: {quiet, shown}: quiet is the sentence that says why nothing can be said, else NONE; shown
 * is NONE then, else {finding, since, rows, more, left_out, noted, kept, typed, logging}. */
void put_audit(struct value *page, const char *key, const struct site *site);

/* key: {short, on, href}: a commit and its page, as the company's repository pattern has it; href
 * NONE where there is none. `place` is where the record stands, for patterns that show a file. */
void put_commit(struct value *map, const char *key, const struct site *site,
	const struct history_commit *commit, const struct record *record);

/* key: likewise the commit that last changed the record; NONE: not known, or after T. */
void put_last_change(
	struct value *row, const char *key, const struct site *site, const struct record *record);

/* dates: the due dates that a promise had before today's, oldest first: {was, on, commit, after}.
 */
void put_former_dates(struct value *row, const struct site *site, const struct promise *promise);

/* key: {median, ninety}: how long after they happened incidents are on record; NONE: none known. */
void put_logging(struct value *map, const char *key, const struct logging *logging);

#endif
