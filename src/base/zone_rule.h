/* zone_rule.h - the rule that a zone follows for ever: the POSIX TZ text at the end of a TZif
 * file. */
#ifndef BASE_ZONE_RULE_H
#define BASE_ZONE_RULE_H

#include "base/str.h"

/* A day of each year, and the second on the clock of that day (may lie outside of it). */
struct zone_change {
	enum { CHANGE_WEEKDAY, CHANGE_JULIAN, CHANGE_ZERO_JULIAN } form;
	int month, week, weekday; /* M10.5.0; weekday 0 is Sunday */
	int day;                  /* J60: from 1, without 29 February; 60: from 0, with it */
	int32_t second;
};

struct zone_rule {
	int32_t standard, summer; /* seconds east */
	bool has_summer;
	struct zone_change start, end; /* of summer time */
};

/* Reads e.g. "CET-1CEST,M3.5.0,M10.5.0/3" whole. */
bool zone_rule_parse(struct str text, struct zone_rule *out);

/* Seconds east of Greenwich at this instant. */
int32_t zone_rule_offset(const struct zone_rule *rule, int64_t utc);

#endif
