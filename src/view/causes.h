/* causes.h - what had built up in those that left, said the same way on every page. */
#ifndef VIEW_CAUSES_H
#define VIEW_CAUSES_H

#include "analyse/causes.h"
#include "view/common.h"

/* How data and words name what built up: "late-delivery", …, "silence", "trust"; BUILT_NONE: empty.
 */
struct str built_word(int kind);

/* The share of its cause in all that had built up; 0 where unexplained. */
double built_share(const struct built *built);

/* key: what built up as sentences name it, in the plural (words: term.wear_kind); NONE for
 * BUILT_NONE. */
void put_built(struct value *map, const char *key, int kind);

/* key: the records with the greatest shares, in order of time: [{day, what, kind, department,
 * share, link to its part of the dossier}]; at most BUILT_RECORDS. */
void put_evidence(struct value *map, const char *key, const struct site *site,
	const struct departure *departure);

/* key: {days, earlier, on}: how long before the risk had passed the line; NONE where it never did.
 */
void put_lead(struct value *map, const char *key, const struct departure *departure);

#endif
